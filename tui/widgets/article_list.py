"""The list of articles: it holds a few pages of rows and draws those that are seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store import TearsheetError
from tui.commands import bindings
from tui.desk import PAGE_ROWS, Ask
from tui.formatting import fitted
from tui.widgets.row_lines import LINES, RowState, RowStyles, row_line
from tui.widgets.window import Window

if TYPE_CHECKING:
    from store import ArticleRow, Page, Query

    Loader = Callable[[Ask], Awaitable[tuple[Page, ...]]]


class ArticleList(ScrollView, can_focus=True):
    """A list of one article or a million, moved through by keys or mouse."""

    DEFAULT_CSS = """
    ArticleList {
        background: $background;
        scrollbar-size: 0 0;
        overflow-x: hidden;
        overflow-y: auto;

        & > .article-list--title { color: $text 85%; }
        & > .article-list--unread { color: $text; text-style: bold; }
        & > .article-list--meta { color: $text-muted; }
        & > .article-list--company { color: $text-secondary; }
        & > .article-list--tag { color: $text-accent; }
        & > .article-list--star { color: $text-warning; }
        & > .article-list--mark { color: $text-primary; }
        & > .article-list--mismatch { color: $text-error; text-style: bold; }
        & > .article-list--bar { color: $panel; }
        & > .article-list--cursor { background: $surface; }
        &:focus > .article-list--bar { color: $primary; }
        &:focus > .article-list--cursor { background: $panel; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"article-list--{part}"
        for part in ("title", "unread", "meta", "company", "tag", "star", "mark", "mismatch", "bar", "cursor")
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    AHEAD = 30
    """Rows before the window's edge, at the least, at which the next page is asked for."""

    cursor: reactive[int | None] = reactive[int | None](None, init=False)
    """Id of the article under the cursor."""
    marked: reactive[frozenset[int]] = reactive[frozenset[int]](frozenset())
    """Ids of the rows that the reader has marked to act on."""
    empty: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    """What to say where there is no row: a heading, then lines of what next."""

    class Highlighted(Message):
        """The cursor has come to another article, or to none."""

        def __init__(self, article_id: int | None) -> None:
            super().__init__()
            self.article_id = article_id

    class Opened(Message):
        """The reader wants to read an article."""

        def __init__(self, article_id: int) -> None:
            super().__init__()
            self.article_id = article_id

    class Loaded(Message):
        """The rows that were asked for by ``show`` have arrived."""

    class Failed(Message):
        """The rows that were asked for can't be had."""

        def __init__(self, error: TearsheetError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, loader: Loader, *, today: Callable[[], date], id: str | None = None) -> None:
        super().__init__(id=id)
        self._loader = loader
        self._today = today
        self._query: Query | None = None
        self._window = Window()
        self._loading: Ask | None = None

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """The rows in memory."""
        return self._window.rows

    @property
    def neighbours(self) -> tuple[int, ...]:
        """The article under the cursor and those next to it, for finding the place again."""
        return self._window.neighbours(self.cursor)

    def row(self, article_id: int | None) -> ArticleRow | None:
        """Return an article's row; None where it is not in memory."""
        place = self._window.index(article_id)
        return None if place is None else self.rows[place]

    def show(self, query: Query, near: tuple[int, ...] = ()) -> None:
        """Show what matches: from the start, or around the first of some articles that matches."""
        self._query = query
        self._jump(Ask(query, around=near))

    def reload(self) -> None:
        """Ask for the rows again; the cursor stays on its article, or goes to the nearest that is left."""
        if self._query is not None:
            self.show(self._query, self.neighbours)

    def replace_rows(self, rows: Mapping[int, ArticleRow]) -> None:
        """Show newer rows of some articles, without asking whether they still match."""
        self._window = self._window.with_rows(rows)
        self.refresh()

    def move(self, step: int) -> bool:
        """Move the cursor by some rows; tell whether there was anywhere to go."""
        place = self._window.index(self.cursor)
        if not self.rows:
            return False
        target = 0 if place is None else min(max(place + step, 0), len(self.rows) - 1)
        self.cursor = self.rows[target].id
        self._fetch_ahead()
        return target != place

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is seen."""
        index, line = divmod(self.scroll_offset.y + y, LINES)
        width = self.size.width
        if not self.rows:
            return self._empty_line(y, width)
        if index >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[index]
        state = RowState(row.id == self.cursor, row.id in self.marked)
        return row_line(row, line, width, state, self._row_styles(), self._today()).apply_style(self._row_style(state))

    def watch_cursor(self) -> None:
        """Bring the cursor into sight and tell that it has moved."""
        self._scroll_to_cursor()
        self.post_message(self.Highlighted(self.cursor))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Fetch rows before they come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._fetch_ahead()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, len(self.rows) * LINES)
        self._scroll_to_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; a click on the cursor's row opens it."""
        index = (self.scroll_offset.y + event.y) // LINES
        if index >= len(self.rows):
            return
        if self.rows[index].id == self.cursor:
            self.action_open()
        self.cursor = self.rows[index].id

    @work(exclusive=True, group="rows")
    async def _load(self, ask: Ask) -> None:
        """Ask for rows, and lay them into the window when they come."""
        self._loading = ask
        try:
            pages = await self._loader(ask)
        except TearsheetError as error:
            self._loading = None
            self.post_message(self.Failed(error))
            return
        self._loading = None
        if ask.after is not None:
            self._put(self._window.with_next(pages[0], PAGE_ROWS))
        elif ask.before is not None:
            self._put(self._window.with_previous(pages[0], PAGE_ROWS))
        else:
            self._arrive(ask, pages)

    def action_move(self, step: int) -> None:
        """Move the cursor by a row."""
        self.move(step)

    def action_half_page(self, direction: int) -> None:
        """Move the cursor by half of what is seen."""
        self.move(direction * max(1, self._rows_seen // 2))

    def action_page(self, direction: int) -> None:
        """Move the cursor by what is seen."""
        self.move(direction * max(1, self._rows_seen - 1))

    def action_first(self) -> None:
        """Go to the first article of all."""
        if self._window.at_start:
            self.move(-len(self.rows))
        elif self._query is not None:
            self._jump(Ask(self._query))

    def action_last(self) -> None:
        """Go to the last article of all, without loading those between."""
        if self._window.at_end:
            self.move(len(self.rows))
        elif self._query is not None:
            self._jump(Ask(self._query, last=True))

    def action_open(self) -> None:
        """Open the article under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self.cursor))

    def action_mark_row(self) -> None:
        """Mark the row, or unmark it, and go on to the next."""
        if self.cursor is not None:
            self.marked ^= {self.cursor}
            self.move(1)

    @property
    def _rows_seen(self) -> int:
        return self.size.height // LINES

    def _jump(self, ask: Ask) -> None:
        self._loading = ask
        self._load(ask)

    def _arrive(self, ask: Ask, pages: tuple[Page, ...]) -> None:
        """Show a new window, with the cursor where it belongs, at the height where it was."""
        height = self._cursor_height()
        around = len(pages) > 1
        at_start = len(pages[0].rows) < PAGE_ROWS if around or ask.last else True
        at_end = ask.last or len(pages[-1].rows) < PAGE_ROWS
        self._window = Window.of(pages, at_start=at_start, at_end=at_end)
        self.virtual_size = Size(self.size.width, len(self.rows) * LINES)
        place = next(
            (i for i in map(self._window.index, ask.around) if i is not None), len(self.rows) - 1 if ask.last else 0
        )
        if around and height is not None:
            self._scroll(place * LINES - height)
        self.cursor = self.rows[place].id if self.rows else None
        self._scroll_to_cursor()
        self.refresh()
        self.post_message(self.Loaded())

    def _put(self, window: Window) -> None:
        """Show a longer window; what is seen stays where it is."""
        seen = self.rows[self.scroll_offset.y // LINES].id if self.rows else None
        before, after = self._window.index(seen), window.index(seen)
        self._window = window
        self.virtual_size = Size(self.size.width, len(self.rows) * LINES)
        if before is not None and after is not None and before != after:
            self._scroll(self.scroll_offset.y + (after - before) * LINES)
        self.refresh()

    def _fetch_ahead(self) -> None:
        """Ask for the next or previous page where the window's edge is near."""
        if self._loading is not None or self._query is None or not self.rows:
            return
        top = self.scroll_offset.y // LINES
        place = self._window.index(self.cursor)
        low = max(top + self._rows_seen, place or 0)
        high = min(top, top if place is None else place)
        ahead = max(self.AHEAD, 2 * self._rows_seen)
        if not self._window.at_end and low > len(self.rows) - ahead:
            self._jump(Ask(self._query, after=self._window.last))
        elif not self._window.at_start and high < ahead:
            self._jump(Ask(self._query, before=self._window.first))

    def _cursor_height(self) -> int | None:
        """Return how far below the top the cursor stands; None where it is out of sight."""
        place = self._window.index(self.cursor)
        height = None if place is None else place * LINES - self.scroll_offset.y
        return height if height is not None and 0 <= height < self.size.height else None

    def _scroll_to_cursor(self) -> None:
        place = self._window.index(self.cursor)
        if place is None or not self.size.height:
            return
        top = place * LINES
        if top < self.scroll_offset.y:
            self._scroll(top)
        elif top + LINES > self.scroll_offset.y + self.size.height:
            self._scroll(top + LINES - self.size.height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def _row_styles(self) -> RowStyles:
        parts = ("title", "unread", "meta", "company", "tag", "star", "mark", "mismatch", "bar")
        return RowStyles(*map(self._ink, parts))

    def _ink(self, part: str) -> Style:
        """Return a part's colour, blended as on the list's own ground, without that ground."""
        style = self.get_component_rich_style(f"article-list--{part}")
        return Style(color=style.color, bold=style.bold)

    def _row_style(self, state: RowState) -> Style:
        """Return the ground under a row."""
        if not state.cursor:
            return self.rich_style
        return Style.from_color(bgcolor=self.get_component_rich_style("article-list--cursor").bgcolor)

    def _empty_line(self, y: int, width: int) -> Strip:
        words = self.empty[y - 1] if 1 <= y <= len(self.empty) else ""
        part = "article-list--unread" if y == 1 else "article-list--meta"
        style = self.get_component_rich_style(part)
        return Strip([Segment(f"   {fitted(words, width - 4)}", style)]).adjust_cell_length(width, self.rich_style)
