"""The main screen: it lays out the panes and leads what happens in them to where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.message import Message

from store import TearsheetError
from tui.commands import COMMANDS, Command, bindings
from tui.desk import Desk
from tui.screens.reading import PANES, Place
from tui.screens.taking import TakingScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.key_bar import KeyBar
from tui.widgets.search_bar import Fault
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from store import Article
    from tui.panels.panels import Panels
    from tui.widgets.article_view import ArticleView


class MainScreen(TakingScreen):
    """List, article and panels, side by side where there is room, one at a time where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    AUTO_FOCUS = "ArticleList"
    POLL = 2.0
    """Seconds between two looks for changes that another process has made."""
    ROOMY = 170
    """Cells from which the panels have more than they need."""
    NEEDS_ARTICLE = frozenset(
        ("next_panel", "show_panel", "copy", "mention", "next_article", "company", "browse", "export")
    )
    NEEDS_TARGET = frozenset(("star", "toggle_read", "tag", "untag"))

    class Unopened(Message):
        """The library can't be opened, or asked what the reader was started with."""

        def __init__(self, error: TearsheetError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self, desk: Desk, clock: Callable[[], datetime], query: str = "", commands: Sequence[Command] = COMMANDS
    ) -> None:
        super().__init__(desk, clock)
        self.commands = tuple(commands)
        self._first_query = query

    def compose(self) -> ComposeResult:
        """Lay out title, panes and keys."""
        yield TitleBar()
        yield Fault()
        with Horizontal(id="panes"):
            yield ArticleList(self.desk.pages, today=lambda: self.clock().date(), id="list")
            yield Container(id="reading")
        yield KeyBar(self.commands)

    def on_mount(self) -> None:
        """Show the frame; all else comes after this first picture."""
        self.add_class("-in-list")
        self.call_after_refresh(self._settle_in)

    @work(group="open")
    async def _settle_in(self) -> None:
        """Open the library, and show what is in it."""
        try:
            await self.desk.open()
            self.filter_by(self._first_query)
        except TearsheetError as error:
            self.post_message(self.Unopened(error))
            return
        self.furnish()
        self.recount()
        self._look_for_changes()
        self.set_interval(self.POLL, self._look_for_changes)

    def on_resize(self, event: events.Resize) -> None:
        """Give the panels more where there is plenty."""
        self.set_class(event.size.width >= self.ROOMY, "-roomy")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those keys act that can do something here."""
        if not self.desk.is_open:
            return action in ("back", "help")
        if action in self.NEEDS_ARTICLE:
            return self.article is not None and (action != "next_article" or self.pane != "list")
        if action in self.NEEDS_TARGET:
            return bool(self.targets)
        if action == "hit":
            return self.question is not None and bool(self.question.words) and self.article is not None
        if action == "history_back":
            return bool(self.history)
        return True

    @on(ArticleList.Highlighted)
    def _preview(self, event: ArticleList.Highlighted) -> None:
        """Show the article under the cursor; looking at it is not yet reading it."""
        if event.article_id is None:
            self.show_nothing()
        elif event.article_id == self.list.cursor and self.pane == "list":
            self.show_place(Place(event.article_id))

    @on(ArticleList.Opened)
    def _open(self, event: ArticleList.Opened) -> None:
        self.show_place(Place(event.article_id, opened=True, pane="article"))

    # Article and panels are not imported here, so their messages are known by the names of these handlers.

    def on_panels_chosen(self, event: Panels.Chosen) -> None:
        """Go to a finding's place."""
        self.jump(event.article_id, event.span)

    def on_panels_company_chosen(self, event: Panels.CompanyChosen) -> None:
        """Show a company's tear sheet."""
        self.show_sheet(event.company)

    def on_article_view_followed(self, event: ArticleView.Followed) -> None:
        """Show a company's tear sheet."""
        self.show_sheet(event.company)

    @on(KeyBar.Clicked)
    async def _run_command(self, event: KeyBar.Clicked) -> None:
        await self.run_command(event.command.id)

    async def run_command(self, command_id: str) -> None:
        """Do what a command's key does."""
        command = next(c for c in COMMANDS if c.id == command_id)
        await self.app.run_action(command.action, self.list if command.scope == "list" else self)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know in which pane the reader is, however they came there."""
        for pane in PANES:
            if any(node.id == pane for node in event.widget.ancestors_with_self):
                self.note_pane(pane)

    def watch_article(self, article: Article | None) -> None:
        """Let keys come and go with the article."""
        super().watch_article(article)
        self._tell_key_bar()

    def refresh_bindings(self) -> None:
        """Let keys come and go, in the bar too."""
        super().refresh_bindings()
        self._tell_key_bar()

    def action_back(self) -> None:
        """Go back a pane; from the list, end."""
        if self.pane == "list":
            self.app.exit()
        else:
            self._pane_back()

    def action_escape(self) -> None:
        """Go back a pane; on the list, unmark, then clear the filter."""
        if self.pane != "list":
            self._pane_back()
        elif self.list.marked:
            self.list.marked = frozenset()
        elif self.bar.kept:
            self.clear_filter()

    def action_help(self) -> None:
        """Show all keys and signs."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.commands))

    @work(exclusive=True, group="changes")
    async def _look_for_changes(self) -> None:
        """Show what another process has changed in the archive."""
        try:
            changes = await self.desk.ask("later", self.desk.library.changes)
        except TearsheetError as error:
            self.tell(str(error), error=True)
            return
        seen, self.changes_seen = self.changes_seen, changes
        if seen is not None and changes != seen:
            self.list.reload()
            self.recount()

    def _pane_back(self) -> None:
        self.go(PANES[PANES.index(self.pane) - 1])

    def _tell_key_bar(self) -> None:
        if not self.is_mounted:
            return
        key_bar = self.query_one(KeyBar)
        key_bar.pane = "search" if self.bar.is_open else self.pane
        key_bar.idle = frozenset(c.id for c in COMMANDS if not self._can(c.action))

    def _can(self, action: str) -> bool:
        name = action.partition("(")[0]
        return name.startswith("app.") or bool(self.check_action(name, ()))
