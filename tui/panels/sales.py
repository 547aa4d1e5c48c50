"""Sales of the article's companies from all articles: tables, a chart, and what stands behind each cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive

from store import Article, SalesTable
from tui.panels.chart import chart_lines
from tui.panels.line_view import LineView
from tui.panels.lines import BLANK, Line
from tui.panels.sales_grid import SalesGrid
from tui.panels.sources import cell_lines

WIDE, FLAT, LOW = 100, 70, 26
"""The sources stand beside the tables from WIDE cells on, and from FLAT on where there are fewer rows than LOW."""
RULED = 8
"""Rows from which a line is spent between the tables and what stands below them."""
EDGES = 3
"""Cells of the sources that no word takes: a gap at the left, one at the right, the scrollbar."""
CHARTED = 10
"""Rows of sources from which half of them are a chart's."""


@dataclass(frozen=True, slots=True)
class Share:
    """Where the sources stand, and how much of the panel is theirs."""

    beside: bool
    width: int
    height: int
    ruled: bool = False


def share(width: int, height: int, tables: int) -> Share:
    """Return the sources' share of a panel whose tables have so many lines.

    It hangs on the tables, never on the cell looked at, so that nothing moves with the cursor.
    """
    if width >= WIDE or (width >= FLAT and height < LOW):
        return Share(True, width * 2 // 5 if width >= WIDE else width // 2, height)
    return Share(False, width, max(height - tables - 1, height // 2), ruled=height >= RULED)


class SalesPanel(Container):
    """The tables, and below or beside them the chart and the sources of the cell under the cursor."""

    DEFAULT_CSS = """
    SalesPanel { layout: vertical; }
    SalesPanel > #grid { height: 1fr; }
    SalesPanel > #cell { height: 0; padding-left: 1; }
    SalesPanel > #grid, SalesPanel > #cell { width: 1fr; }
    SalesPanel.-ruled > #cell { border-top: hkey $panel; }
    SalesPanel.-beside { layout: horizontal; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "more", "More of the sources", show=False)]

    article: reactive[Article | None] = reactive[Article | None](None)
    tables: reactive[tuple[SalesTable, ...]] = reactive[tuple[SalesTable, ...]](())

    def compose(self) -> ComposeResult:
        """Lay out tables and sources."""
        yield SalesGrid(id="grid").data_bind(SalesPanel.article, SalesPanel.tables)
        yield LineView(id="cell")

    @property
    def grid(self) -> SalesGrid:
        """The tables."""
        return self.query_one(SalesGrid)

    @property
    def sources(self) -> LineView:
        """Chart and sources of the cell under the cursor."""
        return self.query_one("#cell", LineView)

    @on(SalesGrid.Moved)
    @on(events.Resize)
    def _show_cell(self) -> None:
        """Give the sources their share of the room, and show what they hold."""
        mine = share(self.size.width, self.size.height, self.grid.height_wanted)
        self.set_class(mine.beside, "-beside")
        self.set_class(mine.ruled, "-ruled")
        self.sources.styles.width = mine.width if mine.beside else "1fr"
        self.sources.styles.height = mine.height if self.grid.looked_at else 0
        self.sources.show_lines(self._cell_lines(mine.width - EDGES, mine.height - mine.ruled))
        self.sources.scroll_to(y=0, animate=False, force=True)

    def action_more(self) -> None:
        """Show what of the sources did not fit; from the end, show their start again."""
        sources = self.sources
        at_end = sources.scroll_offset.y >= sources.max_scroll_y
        goal = 0 if at_end else sources.scroll_offset.y + max(1, sources.scrollable_content_region.height - 1)
        sources.scroll_to(y=goal, animate=False, force=True)

    def _cell_lines(self, width: int, height: int) -> list[Line]:
        if (found := self.grid.looked_at) is None or width <= 0:
            return []
        told = cell_lines(*found, width)
        chart = chart_lines(*found, width, height // 2 if height >= CHARTED else 0)
        return [*chart, BLANK, *told] if chart else told
