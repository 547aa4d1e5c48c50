"""Searching: the filter as one types it, what it finds, and the way back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work

from store import QueryError, TearsheetError
from tui.screens.marking import MarkingScreen
from tui.screens.reading import Pane, Place
from tui.widgets.article_list import ArticleList
from tui.widgets.search_bar import Fault, SearchBar
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from store import Query


@dataclass(frozen=True, slots=True)
class Return:
    """Where the reader was before the search."""

    cursor: tuple[int, ...]
    """The article under the cursor, then its neighbours."""
    place: Place | None
    pane: Pane


class SearchingScreen(MarkingScreen):
    """Filters the list by a query, from each key on."""

    return_to: Return | None = None
    _awaited: Place | None = None
    """What to show when the list has come."""

    @property
    def bar(self) -> SearchBar:
        """The line where one searches."""
        return self.query_one(SearchBar)

    @property
    def fault(self) -> Fault:
        """What is wrong with the query."""
        return self.query_one(Fault)

    def filter_by(self, text: str, near: tuple[int, ...] = (), then: Place | None = None) -> None:
        """Show what matches a query. Raises QueryError and leaves all as it is where the query is wrong."""
        query = self.desk.library.parse(text)
        self._awaited = then
        self.question = query
        self.bar.kept = text.strip()
        self.bar.found = None
        self.list.marked = frozenset()
        self.list.empty = ()
        self.list.show(query, near)
        self.mark_words(query.words)
        self._count_hits(query)
        self.refresh_bindings()

    def remember(self) -> None:
        """Keep where the reader is, unless a filter has led them here."""
        if not self.bar.kept:
            self.return_to = Return(self.list.neighbours, self.here, self.pane)

    def clear_filter(self) -> None:
        """Show all again, and go back to where the reader was."""
        back, self.return_to = self.return_to, None
        self._end_typing()
        if self.bar.kept:
            self.filter_by("", back.cursor if back else (), back.place if back else None)
        self.go(back.pane if back else "list")

    def action_search(self) -> None:
        """Open the line for a query."""
        self.remember()
        self.bar.open()
        self.note_pane("list")

    @on(SearchBar.Changed)
    def _search(self, event: SearchBar.Changed) -> None:
        try:
            self.filter_by(event.text)
        except QueryError as error:
            self.fault.show(error, self.bar.column_of(error.start), self.size.width)
        else:
            self.fault.hide()

    @on(SearchBar.Kept)
    def _keep(self) -> None:
        if self.fault.has_class("-shown"):
            return
        if not self.bar.kept:
            self.clear_filter()
            return
        self._end_typing()
        self.go("list")

    @on(SearchBar.Cleared)
    def _clear(self) -> None:
        self.clear_filter()

    @on(ArticleList.Loaded)
    def _show_awaited(self) -> None:
        """Show the article that one comes back to, which need not be the one under the cursor."""
        place, self._awaited = self._awaited, None
        if place is not None:
            self.show_place(place)

    @on(ArticleList.Loaded)
    def _say_why_empty(self) -> None:
        """Say why there is nothing to see, where there is nothing."""
        if self.bar.kept:
            self.list.empty = ("No article matches", self.bar.kept, "", "Escape clears the filter.")
        else:
            self.list.empty = ("No articles yet", "Add some from the command line:", "tearsheet add FILE or FOLDER")

    @on(ArticleList.Failed)
    def _say_what_failed(self, event: ArticleList.Failed) -> None:
        self.list.empty = ("The list can't be shown", str(event.error))
        self.tell(str(event.error), error=True)

    @work(exclusive=True, group="hits")
    async def _count_hits(self, query: Query) -> None:
        """Count what a query finds, when there is time."""
        if not query.text.strip():
            return
        try:
            found = await self.desk.ask("later", self.desk.library.count, query)
        except TearsheetError:
            return
        self.bar.found = found

    def recount(self) -> None:
        """Count the articles again."""
        self._count_all()

    @work(exclusive=True, group="counts")
    async def _count_all(self) -> None:
        """Count all articles and the unread ones, when there is time."""
        try:
            counts = await self.desk.ask("later", self.desk.library.counts)
        except TearsheetError:
            return
        self.query_one(TitleBar).counts = counts

    def _end_typing(self) -> None:
        self.fault.hide()
        self.bar.close()
        self.refresh_bindings()
