"""Looking further: the tear sheet of a company, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from tui.screens.reading import Place
from tui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from tui.screens.tear_sheet import Way


class LookingScreen(SearchingScreen):
    """Opens what is not about one article."""

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

        sheet = TearSheet(self.desk, company, self.folder)
        found = await self.app.push_screen_wait(sheet)
        self.folder = sheet.folder
        if found is not None:
            self._leave_sheet(*found)

    def _leave_sheet(self, company: str, way: Way) -> None:
        from tui.panels.lines import ArticleTarget, ListTarget

        if isinstance(way, ListTarget):
            self.remember()
            self.filter_by(way.query)
            self.go("list")
            return
        span = None if isinstance(way, ArticleTarget) else way.span
        self.jump(way.article_id, span, sheet=company)

    def return_to_place(self, place: Place) -> None:
        """Show a place again, and the tear sheet that lay over it."""
        super().return_to_place(place)
        if place.sheet is not None:
            self.show_sheet(place.sheet)
