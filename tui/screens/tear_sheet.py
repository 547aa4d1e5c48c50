"""The tear sheet: one company on one screen, from every article that names it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen

from store import TearsheetError
from tui.commands import COMMANDS, Command, sheet_bindings
from tui.desk import Desk
from tui.files import folder_of, write_new
from tui.panels.line_list import LineList
from tui.panels.line_view import LineView
from tui.panels.lines import ArticleTarget, CompanyTarget, ListTarget, Source
from tui.panels.sheet import Sheet, gathered
from tui.panels.sheet_lines import all_entries, head_lines, left_entries, right_entries
from tui.panels.sheet_list import SheetList
from tui.widgets.key_bar import KeyBar

Way = Source | ArticleTarget | ListTarget
"""Where one leaves the sheet for."""
WIDE = 110
"""Cells from which the two parts stand side by side."""


class TearSheet(Screen[tuple[str, Way] | None]):
    """Shows a company; ends with the company last shown and where the reader goes, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = sheet_bindings()
    AUTO_FOCUS = "#left"

    company: reactive[str] = reactive("", init=False)
    """Id of the company that is shown."""
    sheet: reactive[Sheet | None] = reactive[Sheet | None](None, init=False)
    """All of it; None while it is gathered."""

    def __init__(self, desk: Desk, company: str, folder: str, commands: tuple[Command, ...] = COMMANDS) -> None:
        super().__init__()
        self.desk = desk
        self.folder = folder
        """The folder last exported to, as the reader typed it."""
        self._commands = commands
        self._first = company
        self._trail: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the company's names, its two parts, and the keys."""
        yield LineView(id="head")
        with Horizontal(id="parts"):
            yield SheetList(left_entries, id="left").data_bind(TearSheet.sheet)
            yield SheetList(right_entries, id="right").data_bind(TearSheet.sheet)
        yield KeyBar(self._commands)

    def on_mount(self) -> None:
        """Gather the first company."""
        self.query_one(KeyBar).pane = "sheet"
        self.company = self._first

    @property
    def left(self) -> SheetList:
        """The first part; both of them where there is no room for two."""
        return self.query_one("#left", SheetList)

    @property
    def right(self) -> SheetList:
        """The second part."""
        return self.query_one("#right", SheetList)

    def watch_company(self, company: str) -> None:
        """Gather another company."""
        self._say("Gathering …")
        self.sheet = None
        self._gather(company)

    def watch_sheet(self) -> None:
        """Show the company's names."""
        self._show_head()

    @on(Resize)
    def _fit(self) -> None:
        """Show the parts side by side where there is room."""
        wide = self.size.width >= WIDE
        if not wide and self.right.has_focus:
            self.left.focus()
        self.right.display = wide
        self.left.part = left_entries if wide else all_entries
        self._show_head()

    @on(LineList.Chosen)
    def _lead(self, event: LineList.Chosen) -> None:
        """Go where an entry leads: to another company here, to anything else on the main screen."""
        if isinstance(event.target, CompanyTarget):
            self.show(event.target.company)
        else:
            self.dismiss((self.company, event.target))

    @on(KeyBar.Clicked)
    async def _run_command(self, event: KeyBar.Clicked) -> None:
        await self.app.run_action(event.command.action, self)

    def show(self, company: str) -> None:
        """Show another company, so that one can come back."""
        if company != self.company:
            self._trail = (*self._trail, self.company)
            self.company = company

    def action_back(self) -> None:
        """Go back to the company before, or from the first to where one came from."""
        if not self._trail:
            self.dismiss(None)
            return
        *rest, before = self._trail
        self._trail = tuple(rest)
        self.company = before

    def action_escape(self) -> None:
        """Go back."""
        self.action_back()

    def action_history_back(self) -> None:
        """Go back."""
        self.action_back()

    def action_company(self) -> None:
        """Show another company that the entry under the cursor speaks of."""
        shown = self.right if self.right.has_focus else self.left
        others = [c for c in shown.entry.companies if c != self.company] if shown.entry else []
        if others:
            self.show(others[0])
        else:
            self.notify("No other company stands at the cursor.", timeout=5, markup=False)

    def action_next_pane(self, step: int) -> None:
        """Go to the other part."""
        other = self.left if self.right.has_focus or not self.right.display else self.right
        other.focus()

    def action_help(self) -> None:
        """Show all keys and signs."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._commands))

    @work(exclusive=True, group="dialog")
    async def action_export(self) -> None:
        """Ask for a folder, and write the sheet into it as Markdown."""
        from tui.panels.sheet_markdown import file_stem, sheet_markdown
        from tui.screens.line_dialog import LineDialog

        sheet = self.sheet
        if sheet is None:
            return
        question = "Export this tear sheet as Markdown to which folder?"
        words = await self.app.push_screen_wait(LineDialog(question, self.folder))
        if not words:
            return
        self.folder = words
        try:
            path = await self.desk.ask(
                "now", write_new, folder_of(words), file_stem(sheet), ".md", sheet_markdown(sheet)
            )
        except TearsheetError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
        else:
            self.notify(f"Wrote {path}", timeout=8, markup=False)

    @work(exclusive=True, group="sheet")
    async def _gather(self, company: str) -> None:
        try:
            sheet = await self.desk.ask("later", gathered, self.desk.library, company)
        except TearsheetError as error:
            self._say("The tear sheet can't be shown", str(error))
            return
        if company == self.company:
            self.sheet = sheet

    def _say(self, *words: str) -> None:
        self.left.said = words

    def _show_head(self) -> None:
        if not self.is_mounted:
            return
        head = self.query_one("#head", LineView)
        width = max(10, self.size.width - 4)
        lines = head_lines(self.sheet, width) if self.sheet else []
        head.styles.height = max(1, len(lines))
        head.show_lines(lines)
        self.title = Content(self.sheet.facts.name).plain if self.sheet else ""
