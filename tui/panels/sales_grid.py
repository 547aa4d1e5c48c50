"""Tables of sales with a cursor that moves from cell to cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from store import Article, Cell, SalesTable, Series
from tui.commands import movements
from tui.panels.line_list import LineList
from tui.panels.line_view import LineView
from tui.panels.lines import Source, said_lines
from tui.panels.sales_layout import Grid, grid_lines, grid_of, stacked


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell of which table, counted from 0."""

    table: int
    period: int
    series: int


class SalesGrid(LineView, can_focus=True):
    """Tables one below the other, with a cursor that moves from cell to cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *movements(),
        Binding("h,left", "move_column(-1)", "A column left", show=False),
        Binding("l,right", "move_column(1)", "A column right", show=False),
        Binding("enter", "choose", "Go to the cell's sentence", show=False, id="open"),
    ]
    EMPTY = ("No sales of this article's companies are known.", "Not from this article, and from no other.")

    article: reactive[Article | None] = reactive[Article | None](None)
    tables: reactive[tuple[SalesTable, ...]] = reactive[tuple[SalesTable, ...]](())
    cursor: reactive[CellPlace | None] = reactive[CellPlace | None](None)
    """The cell under the cursor; None where there is no table."""

    class Moved(Message):
        """Another cell is looked at, or none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grids: tuple[Grid, ...] = ()
        self._firsts: list[int] = []
        """The first column seen of each table."""
        self._starts: list[int] = []
        """The first line of each table."""

    @property
    def height_wanted(self) -> int:
        """Lines of all tables."""
        return self._starts[-1] - 1 if self._grids else 2

    @property
    def looked_at(self) -> tuple[SalesTable, Series, str] | None:
        """Table, series and period of the cell under the cursor."""
        if self.cursor is None or self.article is None:
            return None
        table = self.tables[self.cursor.table]
        return table, table.series[self.cursor.series], table.periods[self.cursor.period]

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; None where nothing is known."""
        found = self.looked_at
        return found[1].cells.get(found[2]) if found else None

    def rebuild(self) -> None:
        """Lay the tables out anew for the width."""
        width = max(1, self.room - 1)
        shown = self.tables if self.article else ()
        self._grids = tuple(grid_of(t, width) for t in shown)
        self._firsts = [0] * len(self._grids)
        self._starts = [0]
        for grid in self._grids:
            self._starts.append(self._starts[-1] + grid.head_lines + len(grid.labels) + 1)
        self._draw()
        self.post_message(self.Moved())

    def edge(self, number: int) -> Segment:
        """Return the gap at the left."""
        return Segment(" ", self.rich_style)

    def watch_article(self) -> None:
        """Show or hide the tables with the article."""
        self.go_stale()

    def watch_tables(self, before: Sequence[SalesTable], tables: Sequence[SalesTable]) -> None:
        """Show other tables, from the first cell of the same company that was looked at, if it is there."""
        old = before[self.cursor.table].company if self.cursor and self.cursor.table < len(before) else None
        number = next((i for i, t in enumerate(tables) if t.company == old), 0)
        self.set_reactive(SalesGrid.cursor, _first_cell(tables, number))
        self.go_stale()

    def watch_cursor(self) -> None:
        """Bring the cell into sight."""
        self._draw()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Lay the tables out for the new width."""
        self._stale = True
        self.catch_up()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a cell; a click on the cursor's cell goes to its sentence."""
        place = self._place_at(event.x - 1, self.scroll_offset.y + event.y)
        if place is not None and place == self.cursor:
            self.action_choose()
        elif place is not None:
            self.cursor = place

    # Actions.

    def action_choose(self) -> None:
        """Go to the sentence of the cell's first source."""
        if self.cell is not None:
            first = self.cell.rows[0]
            self.post_message(LineList.Chosen(Source(first.article.id, first.row.span)))

    def action_move(self, step: int) -> None:
        """Move by periods, from one table into the next."""
        if self.cursor is None:
            return
        rows = [(t, p) for t, table in enumerate(self.tables) for p in range(len(table.periods))]
        goal = rows.index((self.cursor.table, self.cursor.period)) + step
        table, number = rows[min(max(goal, 0), len(rows) - 1)]
        self.cursor = CellPlace(table, number, min(self.cursor.series, len(self.tables[table].series) - 1))

    def action_move_column(self, step: int) -> None:
        """Move by columns, within the table."""
        if self.cursor is not None:
            last = len(self.tables[self.cursor.table].series) - 1
            column = min(max(self.cursor.series + step, 0), last)
            self.cursor = CellPlace(self.cursor.table, self.cursor.period, column)

    def action_half_page(self, direction: int) -> None:
        """Move by half of what is seen."""
        self.action_move(direction * max(1, self.size.height // 2))

    def action_page(self, direction: int) -> None:
        """Move by what is seen."""
        self.action_move(direction * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first period of the first table."""
        self.action_move(-self.height_wanted)

    def action_last(self) -> None:
        """Go to the last period of the last table."""
        self.action_move(self.height_wanted)

    # Within.

    def _draw(self) -> None:
        """Draw the tables with the cursor in sight, in both directions."""
        if not self._grids:
            self.show_lines(said_lines(self.EMPTY if self.article else LineList.NO_ARTICLE, self.room - 1))
            return
        at = self.cursor
        if at is not None:
            self._firsts[at.table] = self._grids[at.table].first_for(self._firsts[at.table], at.series)
        drawn = []
        for number, grid in enumerate(self._grids):
            here = (at.period, at.series) if at and at.table == number else None
            drawn.append(grid_lines(grid, self._firsts[number], here))
        self.show_lines(stacked(drawn))
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the cursor's line; to the table's head too where the line is its first."""
        if self.cursor is None or not self.size.height:
            return
        start = self._starts[self.cursor.table]
        line = start + self._grids[self.cursor.table].head_lines + self.cursor.period
        top = start if line - start < self.size.height and self.cursor.period == 0 else line
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif line >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=line - self.size.height + 1, animate=False, force=True)

    def _place_at(self, x: int, line: int) -> CellPlace | None:
        table = bisect_right(self._starts, line) - 1
        if not 0 <= table < len(self._grids):
            return None
        grid = self._grids[table]
        number = line - self._starts[table] - grid.head_lines
        column = grid.column_at(x, self._firsts[table])
        if column is None or not 0 <= number < len(grid.labels):
            return None
        return CellPlace(table, number, column)


def _first_cell(tables: Sequence[SalesTable], number: int) -> CellPlace | None:
    """Return the newest cell of a table's first series."""
    if number >= len(tables) or not tables[number].series:
        return None
    table = tables[number]
    newest = next((i for i, p in enumerate(table.periods) if p in table.series[0].cells), 0)
    return CellPlace(number, newest, 0)
