"""Looking further: the tear sheet of a company, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store import QueryError, TearsheetError
from tui.commands import COMMANDS, Command
from tui.screens.reading import Place
from tui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from store import Library
    from tui.screens.tear_sheet import Way


class LookingScreen(SearchingScreen):
    """Opens what is not about one article."""

    commands: tuple[Command, ...] = COMMANDS
    """The table of commands, with the reader's keys."""
    folder: str = "~/tearsheet"
    """The folder that exports went to last."""

    @property
    def company(self) -> str | None:
        """The company at the cursor of the pane that one is in."""
        if self.article is None or not self._furnished.is_set():
            return None
        return (self.panels.company if self.pane == "panels" else None) or self.view.company

    def action_company(self) -> None:
        """Show the tear sheet of the company at the cursor."""
        if (company := self.company) is None:
            self.tell("No company is named here.")
        else:
            self.show_sheet(company)

    @work(exclusive=True, group="dialog")
    async def show_sheet(self, company: str) -> None:
        """Show a company's tear sheet, then go where the reader chose to go from it."""
        from tui.screens.tear_sheet import TearSheet

        sheet = TearSheet(self.desk, company, self.folder, self.commands)
        found = await self.app.push_screen_wait(sheet)
        self.folder = sheet.folder
        if found is not None:
            self._leave_sheet(*found)

    @work(exclusive=True, group="dialog")
    async def action_views(self) -> None:
        """Let the reader choose a saved view, a tag or a company to filter by."""
        from tui.screens.views import ViewsScreen

        query = await self.app.push_screen_wait(ViewsScreen(self.desk))
        if query is not None:
            self._filter_to(query)

    @work(exclusive=True, group="dialog")
    async def action_save_view(self) -> None:
        """Ask for a name, and save the search in use under it."""
        from tui.screens.line_dialog import LineDialog

        query = self.bar.kept
        if not query:
            self.tell("There is no search to save: / begins one.")
            return
        name = await self.app.push_screen_wait(LineDialog("Save this search under which name?", note=query, longest=60))
        if name is None:
            return
        try:
            told = await self.desk.ask("now", _save_view, self.desk.library, name, query)
        except TearsheetError as error:
            self.tell(str(error), error=True)
        else:
            self.tell(told)

    def _filter_to(self, query: str) -> None:
        """Show what matches a query that was chosen elsewhere."""
        self.remember()
        try:
            self.filter_by(query)
        except QueryError as error:
            self.tell(f"{query}: {error}", error=True)
            return
        self.go("list")

    def _leave_sheet(self, company: str, way: Way) -> None:
        from tui.panels.lines import ArticleTarget, ListTarget

        if isinstance(way, ListTarget):
            self._filter_to(way.query)
            return
        span = None if isinstance(way, ArticleTarget) else way.span
        self.jump(way.article_id, span, sheet=company)

    def return_to_place(self, place: Place) -> None:
        """Show a place again, and the tear sheet that lay over it."""
        super().return_to_place(place)
        if place.sheet is not None:
            self.show_sheet(place.sheet)


def _save_view(library: Library, name: str, query: str) -> str:
    """Save a view, in place of one that has its name; return what was done."""
    before = next((view.query for view in library.views() if view.name == name), None)
    library.save_view(name, query)
    instead = f" in place of {before}" if before is not None and before != query else ""
    return f"Saved the view {name}{instead}. v lists it."
