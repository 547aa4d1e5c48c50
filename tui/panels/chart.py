"""A chart of one series: a bar for each period, drawn with block characters. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from store import Cell, SalesTable, Series
from tui.formatting import period
from tui.panels.lines import Line, padded, spread
from tui.panels.words import series_name, short_value, unit_of

EIGHTHS = " ▏▎▍▌▋▊▉█"
LEAST_BAR = 6
"""Cells without which no bar says anything."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series and its period."""

    period: str
    value: float


def cell_value(cell: Cell) -> float | None:
    """Return the newest article's value; None where every article gives a change only."""
    return next((s.row.value for s in cell.rows if s.row.value is not None), None)


def points(table: SalesTable, series: Series, now: str) -> tuple[Point, ...]:
    """Return the values that can stand side by side, newest first: months with months, quarters with quarters.

    ``now`` is the period that is looked at; where it stands alone, the commonest kind of period is shown.
    """
    known = [
        (p, v) for p in table.periods if p and p in series.cells and (v := cell_value(series.cells[p])) is not None
    ]
    kinds = Counter(_kind(p) for p, _ in known)
    if not kinds:
        return ()
    kind = _kind(now) if kinds[_kind(now)] > 1 else kinds.most_common(1)[0][0]
    return tuple(Point(p, v) for p, v in known if _kind(p) == kind)


def _kind(iso: str) -> str:
    """Return a period's form: the same for any two months, another for quarters."""
    return re.sub(r"\d", "0", re.sub(r"([QH])\d", r"\1", iso))


def chart_lines(table: SalesTable, series: Series, now: str, width: int, height: int) -> list[Line]:
    """Return a heading and a bar for each period, as many of the newest as fit; nothing for fewer than two."""
    shown = _around(points(table, series, now), now, height - 1)
    if len(shown) < 2:
        return []
    labels = [period(p.period) for p in shown]
    values = [short_value(p.value, series) for p in shown]
    label_width, value_width = max(map(cell_len, labels)), max(map(cell_len, values))
    room = width - label_width - value_width - 2
    if room < LEAST_BAR:
        return []
    most = max(abs(p.value) for p in shown) or 1.0
    heading = spread([(f"{table.name} {series_name(series)}", "muted")], (unit_of(series), "muted"), width)
    return [
        heading,
        *(
            _bar(padded(label, label_width), abs(p.value) / most, room, value, current=p.period == now)
            for p, label, value in zip(shown, labels, values, strict=True)
        ),
    ]


def _around(known: Sequence[Point], now: str, most: int) -> Sequence[Point]:
    """Return as many points as may be shown: the newest, or those that end with the one looked at."""
    place = next((i for i, p in enumerate(known) if p.period == now), 0)
    start = max(0, place - most + 1)
    return known[start : start + max(0, most)]


def _bar(label: str, share: float, room: int, value: str, *, current: bool) -> Line:
    return (
        (f"{label} ", "strong" if current else "muted"),
        (block(share, room), "bar-now" if current else "bar"),
        (f" {value}", "strong" if current else "text"),
    )


def block(share: float, room: int) -> str:
    """Return a bar of a share of ``room`` cells, exact to an eighth; what is not zero is seen."""
    eighths = round(share * room * 8)
    if share > 0:
        eighths = max(1, eighths)
    whole, part = divmod(eighths, 8)
    return "█" * whole + (EIGHTHS[part] if part else "")
