"""A series over time, as a tear sheet shows it: values of one kind of period, each against the year before. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store import Cell, SalesTable, Series
from tui.formatting import percent
from tui.panels.chart import cell_value
from tui.panels.words import PERCENTS, VERDICT_TONES, sign


@dataclass(frozen=True, slots=True)
class Growth:
    """A value in a period, and how it compares with the same period a year before."""

    period: str
    value: float | None
    """None where articles print a change only."""
    change: str
    """Year on year, in words; empty where it is not known."""
    sign: str
    """Of the verdict on a printed change; empty where it was reckoned here, or not checked."""
    verdict: str
    cell: Cell


def growth(table: SalesTable, series: Series) -> tuple[tuple[Growth, ...], ...]:
    """Return the values in groups that can stand side by side: months, quarters, halves, years, the rest."""
    groups: dict[int, list[Growth]] = {}
    for iso in table.periods:
        if iso in series.cells:
            groups.setdefault(_order(iso), []).append(_growth(series, iso))
    return tuple(tuple(groups[order]) for order in sorted(groups))


def ranked(series: Iterable[Series]) -> list[Series]:
    """Return series by how much is known of them."""
    return sorted(series, key=lambda s: -len(s.cells))


def year_before(iso: str) -> str | None:
    """Return the same period a year before; None for what is no month, quarter, half or year."""
    if ".." in iso or len(iso) > 7 or not iso[:4].isdigit():
        return None
    return f"{int(iso[:4]) - 1:04}{iso[4:]}"


def _order(iso: str) -> int:
    if ".." in iso or not iso or len(iso) > 7:
        return 4
    return {"": 3, "Q": 1, "H": 2}.get(iso[5:6], 0)


def _growth(series: Series, iso: str) -> Growth:
    cell = series.cells[iso]
    printed = next((c for s in cell.rows for c in s.row.changes if c.basis == "yoy" and c.percent is not None), None)
    if printed is not None and printed.percent is not None:
        known = printed.verdict if printed.verdict in VERDICT_TONES else ""
        return Growth(iso, cell_value(cell), percent(printed.percent), sign(printed), known, cell)
    return Growth(iso, cell_value(cell), _reckoned(series, iso), "", "", cell)


def _reckoned(series: Series, iso: str) -> str:
    """Compare a value with the one of the year before, where both are known and are amounts."""
    before = series.cells.get(year_before(iso) or "")
    old, new = cell_value(before) if before else None, cell_value(series.cells[iso])
    if old is None or new is None or old <= 0 or series.unit in PERCENTS:
        return ""
    return percent(round((new / old - 1) * 100, 1))
