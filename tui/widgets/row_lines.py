"""One article in the list: two lines of words, in columns that fit the width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.formatting import day, fitted, one_line

if TYPE_CHECKING:
    from store import ArticleRow

LINES = 2
"""Lines that an article takes."""
INDENT = 3
"""Cells for the cursor's bar, the mark and a gap."""
OUTLET = 12
"""Cells that an outlet may have on a narrow row."""
ROOMY = 50
"""Cells for the words of the second line from which an outlet may have a third of them."""
BADGES = 4
"""Cells for the badges: statements, sales, a mismatch, a conflict."""


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
    yield Segment(" " * max(0, room - cell_len(title)), style)
    yield Segment("★" if row.marks.starred else " ", styles.star)


def _second(row: ArticleRow, width: int, styles: RowStyles, today: date) -> Iterable[Segment]:
    """Draw date, outlet and companies; at the right tags and badges."""
    when = _date(row.published, today)
    room = max(0, width - INDENT - BADGES - len(when) - 4)
    company = cell_len(row.companies[0]) + len(" +99") if row.companies else 0
    most = min(OUTLET if room < ROOMY else room // 3, max(OUTLET // 2, room - company - 4))
    outlet = fitted(one_line(row.outlet or "no outlet"), min(room - 2, most))
    room = max(0, room - cell_len(outlet) - 2)
    spare = room - cell_len(", ".join(row.companies)) - 4
    tags = whole([f"#{tag}" for tag in row.marks.tags], " ", max(room // 3, spare))
    room -= cell_len(tags)
    companies = whole(row.companies, ", ", room - 2)
    yield Segment(f"  {when}  {outlet}", styles.meta)
    yield Segment(f"  {companies}", styles.company)
    yield Segment(" " * max(0, room - cell_len(companies)), styles.meta)
    yield Segment(f"{tags} ", styles.tag)
    yield Segment("“" if row.statements else " ", styles.meta)
    yield Segment("Σ" if row.sales else " ", styles.meta)
    yield Segment("≠" if row.mismatches else " ", styles.mismatch)
    yield Segment("!" if row.conflict else " ", styles.mismatch)


def whole(names: Sequence[str], between: str, room: int) -> str:
    """Return as many names as fit without cutting one, and how many are left: "JAC, Nio +2"."""
    for number in range(len(names), 0, -1):
        left = len(names) - number
        words = between.join(names[:number]) + (f" +{left}" if left else "")
        if cell_len(words) <= room:
            return words
    return ""


def _date(when: date | None, today: date) -> str:
    """Return a date that stands in line with others of its kind."""
    return f"{day(when, today):>{6 if when is None or when.year == today.year else 11}}"
