"""Reading: the panes, the article that is shown in them, and the way back from a jump."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import work
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from store import TearsheetError, UnknownArticleError
from tui.desk import Desk
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from store import Article, Query, Span
    from tui.panels.panels import Panels
    from tui.widgets.article_view import ArticleView

Pane = Literal["list", "article", "panels"]
PANES: tuple[Pane, ...] = ("list", "article", "panels")
SOURCES = ("outlet", "agency")
"""Kinds of company that report on others: the panels are not about them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is, or wants to be."""

    article_id: int
    span: Span | None = None
    """A place in the article to go to and to keep marked."""
    scroll: int | None = None
    """Lines scrolled down; None where nothing is known of it."""
    opened: bool = False
    """The reader has asked for the article, so that it counts as read."""
    pane: Pane | None = None
    sheet: str | None = None
    """Company whose tear sheet lies over it; None where none does."""


class ReadingScreen(Screen[None]):
    """Shows one article with what other articles say of its companies."""

    MOST_HISTORY: ClassVar[int] = 100

    pane: reactive[Pane] = reactive[Pane]("list", init=False)
    """The pane that the reader is in; on a narrow screen the only one seen."""
    article: reactive[Article | None] = reactive(None, init=False)
    """The article that is shown."""
    question: reactive[Query | None] = reactive["Query | None"](None, init=False)
    """What the list shows."""

    def __init__(self, desk: Desk, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.desk = desk
        self.clock = clock
        self.history: tuple[Place, ...] = ()
        self._furnished = asyncio.Event()

    @property
    def list(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def view(self) -> ArticleView:
        """The article, as it is read."""
        return cast("ArticleView", self.query_one("#article"))

    @property
    def panels(self) -> Panels:
        """What was read out of it, and out of others."""
        return cast("Panels", self.query_one("#panels"))

    def tell(self, message: str, *, error: bool = False) -> None:
        """Say something in passing."""
        self.notify(message, severity="error" if error else "information", timeout=5, markup=False)

    def show_place(self, place: Place) -> None:
        """Show an article, off the screen's thread; the newest wish wins."""
        self._fetch_article(place)

    def jump(self, article_id: int, span: Span | None, *, sheet: str | None = None) -> None:
        """Go to a place in an article, so that Backspace comes back, to a company's tear sheet if it was there."""
        if (here := self.here) is not None:
            self.history = (*self.history, replace(here, sheet=sheet))[-self.MOST_HISTORY :]
        self.show_place(Place(article_id, span=span, opened=True, pane="article"))
        if self.list.row(article_id) is not None:
            with self.prevent(ArticleList.Highlighted):
                self.list.cursor = article_id

    @property
    def here(self) -> Place | None:
        """Where the reader is."""
        if self.article is None:
            return None
        return Place(self.article.id, scroll=self.view.scroll_offset.y, opened=self.pane != "list", pane=self.pane)

    def go(self, pane: Pane) -> None:
        """Go to a pane."""
        self.note_pane(pane)
        self.set_focus(self._focus_of(pane))

    def note_pane(self, pane: Pane) -> None:
        """Keep in which pane the reader is; on a narrow screen it is the one that is seen."""
        self.pane = pane
        for name in PANES:
            self.set_class(name == pane, f"-in-{name}")
        self.refresh_bindings()

    def mark_read(self, article: Article) -> None:
        """Keep that an article has been read."""

    def watch_article(self, article: Article | None) -> None:
        """Let the keys that need an article come or go."""
        self.refresh_bindings()

    @work(group="furnish")
    async def furnish(self) -> None:
        """Bring in article and panels: after the first picture, since importing them takes as long as painting it."""
        view, panels = await self.desk.ask("now", _panes)
        await self.query_one("#reading").mount(view(id="article"), panels(id="panels"))
        self._furnished.set()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark the hits of a search in the article."""
        if self._furnished.is_set():
            self.view.mark_words(words)

    @work(exclusive=True, group="article")
    async def _fetch_article(self, place: Place) -> None:
        try:
            article = await self.desk.ask("now", self.desk.library.article, place.article_id)
        except UnknownArticleError:
            self.list.reload()
            return
        except TearsheetError as error:
            self.tell(str(error), error=True)
            return
        await self._furnished.wait()
        self._lay_out(article, place)

    def _lay_out(self, article: Article, place: Place) -> None:
        same = self.article is not None and self.article.id == article.id
        self.article = article
        if not same or place.span is not None:
            self.view.show(article, words=self.question.words if self.question else (), span=place.span)
        if place.pane is not None:
            self.go(place.pane)
        if place.scroll is not None:
            self.view.call_after_refresh(self.view.scroll_to, y=place.scroll, animate=False)
        if place.opened and not article.marks.read:
            self.call_after_refresh(self.mark_read, article)
        self._fetch_related(article)

    def show_nothing(self) -> None:
        """Show no article."""
        self.workers.cancel_group(self, "article")
        self.workers.cancel_group(self, "related")
        self.article = None
        if not self._furnished.is_set():
            return
        self.view.show(None)
        self.panels.article, self.panels.threads, self.panels.tables = None, (), ()

    @work(exclusive=True, group="related")
    async def _fetch_related(self, article: Article) -> None:
        """Bring the panels up to date; they keep the last article until all of this one is there."""
        library = self.desk.library
        ids = tuple(c.id for c in article.findings.companies if c.kind not in SOURCES)
        try:
            threads = await self.desk.ask("later", library.threads, ids)
            tables = await self.desk.ask("later", library.tables, ids)
            names = await self.desk.ask("later", library.names)
        except TearsheetError as error:
            self.tell(str(error), error=True)
            return
        self.panels.names = names
        self.panels.article, self.panels.threads, self.panels.tables = article, threads, tables

    def show_marks(self, article: Article) -> None:
        """Show an article's new marks where it is shown; the reader stays where they read."""
        if self.article is None or self.article.id != article.id:
            return
        scroll = self.view.scroll_offset.y
        self.article = replace(self.article, marks=article.marks)
        self.view.show(self.article, words=self.question.words if self.question else ())
        self.view.scroll_to(y=scroll, animate=False)

    def action_next_article(self, step: int) -> None:
        """Read the next or previous article of the list."""
        with self.prevent(ArticleList.Highlighted):
            moved = self.list.move(step)
        if moved and self.list.cursor is not None:
            self.show_place(Place(self.list.cursor, opened=True, scroll=0))

    def action_history_back(self) -> None:
        """Return to where the last jump began."""
        if self.history:
            *rest, last = self.history
            self.history = tuple(rest)
            self.return_to_place(last)

    def return_to_place(self, place: Place) -> None:
        """Show a place again."""
        self.show_place(place)

    def action_next_pane(self, step: int) -> None:
        """Go to the next or previous pane."""
        panes = [pane for pane in PANES if pane == "list" or self.article is not None]
        self.go(panes[(panes.index(self.pane) + step) % len(panes)])

    def action_next_panel(self) -> None:
        """Show the next panel; where no panel is seen, go to the one that was last seen."""
        if self.panels.size.width:
            self.panels.next_panel()
        else:
            self.go("panels")

    def action_show_panel(self, number: int) -> None:
        """Go to a panel by its number."""
        self.go("panels")
        self.panels.show_panel(number)

    def action_mention(self, direction: int) -> None:
        """Go to the next or previous mention of a company in the article."""
        found = self.view.next_mention() if direction > 0 else self.view.previous_mention()
        if not found:
            self.tell("No company is named further on." if direction > 0 else "No company is named further up.")

    def action_hit(self, direction: int) -> None:
        """Go to the next or previous hit of the search in the article."""
        found = self.view.next_hit() if direction > 0 else self.view.previous_hit()
        if not found:
            self.tell("No hit further on." if direction > 0 else "No hit further up.")

    def _focus_of(self, pane: Pane) -> Widget | None:
        """Return the widget that takes the keys of a pane."""
        if pane == "list":
            return self.list
        if pane == "article":
            return self.view
        return next(
            (w for w in (self.panels, *self.panels.query(Widget)) if w.can_focus and _is_seen(w, self.panels)), None
        )


def _is_seen(widget: Widget, inside: Widget) -> bool:
    """Tell whether neither a widget nor what it stands in is hidden, up to the pane."""
    return all(isinstance(a, Widget) and a.display for a in widget.ancestors_with_self if inside in a.ancestors)


def _panes() -> tuple[type[ArticleView], type[Panels]]:
    from tui.panels.panels import Panels
    from tui.widgets.article_view import ArticleView

    return ArticleView, Panels
