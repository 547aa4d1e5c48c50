"""One article in the list: two lines of words, in columns that fit the width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store import ArticleRow
from tui.formatting import day, fitted, one_line

LINES = 2
"""Lines that an article takes."""
INDENT = 3
"""Cells for the cursor's bar, the mark and a gap."""
BADGES = 3
"""Cells for the badges: statements, sales, a mismatch."""


@dataclass(frozen=True, slots=True)
class RowStyles:
    """The colours of a row."""

    title: Style
    unread: Style
    meta: Style
    company: Style
    tag: Style
    star: Style
    mark: Style
    mismatch: Style
    bar: Style


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list."""

    cursor: bool = False
    marked: bool = False


def row_line(row: ArticleRow, line: int, width: int, state: RowState, styles: RowStyles, today: date) -> Strip:
    """Return the first or second line of a row, ``width`` cells wide."""
    words = _first(row, width, state, styles) if line == 0 else _second(row, width, styles, today)
    bar = Segment("▌" if state.cursor else " ", styles.bar)
    return Strip([bar, *words]).adjust_cell_length(width, styles.title)


def _first(row: ArticleRow, width: int, state: RowState, styles: RowStyles) -> Iterable[Segment]:
    """Draw the mark or unread sign, the title, the star."""
    style = styles.title if row.marks.read else styles.unread
    room = width - INDENT - 2
    title = fitted(one_line(row.title), room)
    yield Segment("✓ ", styles.mark) if state.marked else Segment("  " if row.marks.read else "● ", styles.mark)
    yield Segment(title, style)
    yield Segment(" " * max(0, room - cell_len(title) + 0), style)
    yield Segment("★" if row.marks.starred else " ", styles.star)


def _second(row: ArticleRow, width: int, styles: RowStyles, today: date) -> Iterable[Segment]:
    """Draw date, outlet and companies; at the right tags and badges."""
    room = width - INDENT - BADGES - 2
    tags = fitted(" ".join(f"#{tag}" for tag in row.marks.tags), room // 3)
    room -= cell_len(tags) + 2 if tags else 0
    source = fitted(f"{day(row.published, today):>6}  {one_line(row.outlet or 'no outlet')}", room)
    companies = fitted(", ".join(row.companies), room - cell_len(source) - 2)
    yield Segment("  ", styles.meta)
    yield Segment(source, styles.meta)
    yield Segment(f"  {companies}" if companies else "", styles.company)
    used = cell_len(source) + (cell_len(companies) + 2 if companies else 0)
    yield Segment(" " * max(0, room - used), styles.meta)
    yield Segment(f"  {tags}" if tags else "", styles.tag)
    yield Segment(" ", styles.meta)
    yield Segment("“" if row.statements else " ", styles.meta)
    yield Segment("Σ" if row.sales else " ", styles.meta)
    yield Segment("≠" if row.mismatches else " ", styles.mismatch)
