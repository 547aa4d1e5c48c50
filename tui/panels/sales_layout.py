"""A table of sales laid out in columns that fit a width. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from store import Cell, Change, SalesTable, Series
from tui.formatting import fitted, percent, period
from tui.panels.chart import cell_value
from tui.panels.lines import BLANK, Line, Part, Tone, clipped, joined, padded, spread
from tui.panels.words import VERDICT_TONES, short_value, sign, unit_of

GAP = 2
"""Cells between two columns."""
HEAD_MOST, HEAD_LEAST = 26, 14
"""Cells that a column's head may take where all columns fit, and where they don't."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell of the table says."""

    value: str
    conflict: bool = False
    change: str = ""
    sign: str = ""
    tone: Tone = "muted"
    """Of the sign."""


@dataclass(frozen=True, slots=True)
class Column:
    """A series as it is set: its head, and the widths of what stands below it."""

    head: tuple[str, str]
    cells: tuple[CellWords | None, ...]
    """One for each period of the table."""
    value_width: int
    change_width: int
    """0 where no cell has a change; likewise the two below."""
    sign_width: int
    flag_width: int
    width: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A company's table as it is set."""

    name: str
    labels: tuple[str, ...]
    label_width: int
    columns: tuple[Column, ...]
    width: int
    """Cells that it may take."""

    @property
    def head_lines(self) -> int:
        """Lines above the first period: name, metrics, and what they count where that is said."""
        return 3 if any(c.head[1] for c in self.columns) else 2

    def last(self, first: int) -> int:
        """Return the number behind the last column that fits when the first one seen is ``first``; one at least."""
        room = self.width - self.label_width
        for number in range(first, len(self.columns)):
            room -= GAP + self.columns[number].width
            if room < 0:
                return max(number, first + 1)
        return len(self.columns)

    def first_for(self, first: int, column: int) -> int:
        """Return which column to begin with so that ``column`` is seen, moving as little as can be."""
        first = min(first, column)
        while self.last(first) <= column:
            first += 1
        return first

    def column_at(self, x: int, first: int) -> int | None:
        """Return the column at a cell; None beside them."""
        edge = self.label_width
        for number in range(first, self.last(first)):
            end = edge + GAP + self.columns[number].width
            if edge <= x < end:
                return number
            edge = end
        return None


def cell_words(cell: Cell, series: Series) -> CellWords:
    """Return what a cell says: the newest article's value, and the first change that is printed with it."""
    value = cell_value(cell)
    text = "–" if value is None else short_value(value, series)
    change = first_change(cell)
    if change is None or change.percent is None:
        return CellWords(text, cell.conflict)
    tone = VERDICT_TONES.get(change.verdict, "muted")
    return CellWords(text, cell.conflict, percent(change.percent), sign(change), tone)


def first_change(cell: Cell) -> Change | None:
    """Return the first change in percent that any article prints, the newest article's first."""
    return next((c for stored in cell.rows for c in stored.row.changes if c.percent is not None), None)


def grid_of(table: SalesTable, width: int) -> Grid:
    """Lay a table out: heads in full where all columns then fit, cut where they don't."""
    labels = tuple(period(p) or "no period" for p in table.periods)
    label_width = min(max(map(cell_len, labels), default=0), 16)
    for most in (HEAD_MOST, HEAD_LEAST):
        columns = tuple(_column(table, s, most) for s in table.series)
        if label_width + sum(GAP + c.width for c in columns) <= width:
            break
    return Grid(table.name, labels, label_width, columns, width)


def _column(table: SalesTable, series: Series, most: int) -> Column:
    cells = tuple(cell_words(c, series) if (c := series.cells.get(p)) else None for p in table.periods)
    known = [c for c in cells if c]
    head = _head(series, most)
    value, change = _widest(c.value for c in known), _widest(c.change for c in known)
    sign_width, flag = _widest(c.sign for c in known), int(any(c.conflict for c in known))
    content = value + flag + (change + 1 if change else 0) + (sign_width + 1 if sign_width else 0)
    width = max(content, *map(cell_len, head))
    return Column(head, cells, value, change, sign_width, flag, width)


def _head(series: Series, most: int) -> tuple[str, str]:
    """Metric above; below it the product, or else what is counted."""
    product, unit = series.product or "", unit_of(series)
    below = joined((product, unit if series.currency else "")) if product else unit
    return fitted(series.metric, most), fitted(below, most)


def _widest(words: Iterator[str]) -> int:
    return max(map(cell_len, words), default=0)


def grid_lines(grid: Grid, first: int, cursor: tuple[int, int] | None) -> list[Line]:
    """Return a table's lines; ``cursor`` is (period, column) where the cursor is in this table."""
    last = grid.last(first)
    columns = grid.columns[first:last]
    lines = [_name_line(grid, first, last)]
    lines += [_head_line(grid, columns, line) for line in range(grid.head_lines - 1)]
    for number, label in enumerate(grid.labels):
        here = cursor[1] - first if cursor and cursor[0] == number else None
        lines.append(_period_line(grid, columns, number, label, here))
    return lines


def _name_line(grid: Grid, first: int, last: int) -> Line:
    hidden = last - first < len(grid.columns)
    seen = f"{first + 1}" if last == first + 1 else f"{first + 1}-{last}"
    arrows = ("‹ " if first else "") + f"{seen} of {len(grid.columns)}" + (" ›" if last < len(grid.columns) else "")
    return spread([(grid.name, "company")], (arrows if hidden else "", "muted"), grid.width)


def _head_line(grid: Grid, columns: Sequence[Column], line: int) -> Line:
    words = "".join(" " * GAP + padded(c.head[line], c.width, right=True) for c in columns)
    return clipped([(" " * grid.label_width + words, "muted" if line else "text")], grid.width)


def _period_line(grid: Grid, columns: Sequence[Column], number: int, label: str, here: int | None) -> Line:
    parts: list[Part] = [(padded(label, grid.label_width), "muted" if here is None else "strong")]
    for place, column in enumerate(columns):
        parts.append((" " * GAP, "text"))
        parts += _cell(column.cells[number], column, here=place == here)
    return clipped(parts, grid.width)


def _cell(words: CellWords | None, column: Column, *, here: bool) -> list[Part]:
    parts: list[Part] = list(_cell_parts(words, column)) if words else [(" " * column.width, "text")]
    return [("".join(text for text, _ in parts), "cell")] if here else parts


def _cell_parts(words: CellWords, column: Column) -> Iterator[Part]:
    inner = column.value_width + column.flag_width
    inner += (column.change_width + 1 if column.change_width else 0) + (
        column.sign_width + 1 if column.sign_width else 0
    )
    yield (" " * (column.width - inner) + padded(words.value, column.value_width, right=True), "text")
    if column.flag_width:
        yield ("!" if words.conflict else " ", "bad")
    if column.change_width:
        yield (" " + padded(words.change, column.change_width, right=True), "muted")
    if column.sign_width:
        yield (" " + padded(words.sign, column.sign_width), words.tone)


def stacked(grids: Sequence[Sequence[Line]]) -> list[Line]:
    """Put tables one below the other, with an empty line between two."""
    lines: list[Line] = []
    for grid in grids:
        lines += [BLANK] if lines else []
        lines += grid
    return lines
