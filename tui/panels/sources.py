"""What stands behind a cell of a sales table: each value with its articles, sentences and arithmetic. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import Cell, Change, SalesRow, SalesTable, Series, StoredSales
from tui.formatting import full_day, number, percent, period
from tui.panels.lines import Line, joined, paragraph, spread
from tui.panels.words import VERDICT_TONES, basis, row_value, series_name, short_value, sign, unit_of
from tui.widgets.marks import sum_of

MOST_LINES = 3
"""Lines of a sentence."""


def cell_lines(table: SalesTable, series: Series, iso: str, width: int) -> list[Line]:
    """Return all that is known of a company's series in a period."""
    cell = series.cells.get(iso)
    when = period(iso) or "no period"
    if cell is None:
        return paragraph(f"Nothing is known of {table.name}'s {series_name(series)} in {when}.", width, 3, "muted")
    lines = paragraph(f"{table.name} {series_name(series)}, {when}", width, 2, "strong")
    if cell.conflict:
        values = dict.fromkeys(short_value(s.row.value, series) for s in cell.rows if s.row.value is not None)
        lines += paragraph(f"! Articles disagree: {' or '.join(values)} {unit_of(series)}", width, 2, "bad")
    for group in _by_value(cell):
        lines += _group(group, width)
    return lines


def _by_value(cell: Cell) -> list[list[StoredSales]]:
    """Group rows of the same value, the newest article's first."""
    groups: dict[str, list[StoredSales]] = {}
    for stored in cell.rows:
        groups.setdefault(row_value(stored.row), []).append(stored)
    return list(groups.values())


def _group(rows: Sequence[StoredSales], width: int) -> Iterator[Line]:
    """One value with its arithmetic, then every article that gives it."""
    where = _where(rows[0])
    value = row_value(rows[0].row)
    together = spread([(value, "figure")], (where, "muted"), width)
    yield together
    if len(together) == 1:
        yield from paragraph(where, width, 2, "muted")
    for row, change in _changes(rows):
        yield from paragraph(change_words(row, change), width, 3, VERDICT_TONES.get(change.verdict, "muted"))
    yield from _sentences(rows, width)


def _sentences(rows: Sequence[StoredSales], width: int) -> Iterator[Line]:
    """Each sentence once; articles that say it in the same words are named together."""
    told: set[str] = set()
    for order, stored in enumerate(rows):
        if order and _where(stored) != _where(rows[order - 1]):
            yield from paragraph(f"also {_where(stored)}", width, 2, "muted")
        sentence = " ".join(stored.sentence.split())
        if sentence and sentence not in told:
            yield from paragraph(f"“{sentence}”", width, MOST_LINES, "text")
        told.add(sentence)


def _where(stored: StoredSales) -> str:
    return joined((stored.article.outlet, full_day(stored.article.published)))


def _changes(rows: Sequence[StoredSales]) -> list[tuple[SalesRow, Change]]:
    """Return the changes printed with a value, each once."""
    found = {(c.basis, c.percent, c.base): (s.row, c) for s in reversed(rows) for c in reversed(s.row.changes)}
    return list(found.values())[::-1]


def change_words(row: SalesRow, change: Change) -> str:
    """Return a change with its arithmetic: "✓ +178% year on year: 16,155 / 5,820 = +177.6 %, printed 178 %: agrees"."""
    printed = percent(change.percent) if change.percent is not None else ""
    base = f"from {number(change.base)}" if change.base is not None and not printed else ""
    head = " ".join(filter(None, (sign(change), printed, base, basis(change))))
    return head if base else f"{head}: {sum_of(row, change)}"
