"""Where one can go from here: saved views, tags, and the companies that articles name most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store import CompanyCount, TearsheetError, View
from tui.desk import Desk
from tui.formatting import counted
from tui.panels.line_list import LineList
from tui.panels.lines import Entry, Line, ListTarget, clipped, said_lines, spread

if TYPE_CHECKING:
    from store import Library

MOST_COMPANIES = 40
MOST_TAGS = 40


@dataclass(frozen=True, slots=True)
class Places:
    """Queries that the reader may want to look at, with the number of articles of each."""

    views: tuple[View, ...]
    tags: tuple[tuple[str, int], ...]
    companies: tuple[CompanyCount, ...]


def places_of(library: Library) -> Places:
    """Gather them. Raises TearsheetError; takes its time, so ask off the screen's thread."""
    return Places(library.views(), library.tags()[:MOST_TAGS], library.named()[:MOST_COMPANIES])


def place_entries(places: Places, width: int) -> list[Entry]:
    """Return a list with a heading for each kind of place."""
    return [
        _heading("Saved views", "" if places.views else "V saves the search in use", width),
        *(_view(view, width) for view in places.views),
        Entry(((),)),
        _heading("Tags", "" if places.tags else "t tags an article", width),
        *(_place(f"#{tag}", f"tag:{tag}", number, width) for tag, number in places.tags),
        Entry(((),)),
        _heading("Companies", "" if places.companies else "no article names one", width),
        *(_place(c.name, f"company:{c.id}", c.articles, width) for c in places.companies),
    ]


def _heading(words: str, hint: str, width: int) -> Entry:
    return Entry((spread([(words, "strong")], (hint, "muted"), width),))


def _view(view: View, width: int) -> Entry:
    count = "can't be understood any more" if view.articles is None else counted(view.articles, "article")
    line = spread(clipped([(view.name, "own"), (f"  {view.query}", "muted")], width - 16), (count, "muted"), width)
    return Entry((line,), ListTarget(view.query), ("view", view.name))


def _place(name: str, query: str, number: int, width: int) -> Entry:
    line = spread(clipped([(name, "text")], width - 16), (counted(number, "article"), "muted"), width)
    return Entry((line,), ListTarget(query), ("place", query))


class PlaceList(LineList):
    """The places, or what is said while they are gathered."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: Places | None = None
        self._words: tuple[str, ...] = ("Counting …",)

    def show(self, places: Places) -> None:
        """Show other places; the cursor stays on the one that it is on."""
        self._places = places
        self.go_stale()

    def say(self, *words: str) -> None:
        """Say something instead."""
        self._places, self._words = None, words
        self.go_stale()

    def entries(self, width: int) -> Sequence[Entry]:
        """Return the places' entries."""
        return place_entries(self._places, width) if self._places else ()

    def empty(self) -> Sequence[str]:
        """Return what is said without them."""
        return self._words

    def _said(self, width: int) -> list[Line]:
        return said_lines(self._words, width)


class ViewsScreen(ModalScreen["str | None"]):
    """Lists the places; ends with the query that the reader chose, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v", "dismiss", "Close", show=False),
        Binding("d,delete", "remove", "Remove the saved view", show=False),
        Binding("z", "undo", "Bring the removed view back", show=False),
    ]
    HINT = "Enter shows it   d removes a saved view   z brings it back   Esc closes"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._removed: list[View] = []
        """Removed views, the last one last."""

    def compose(self) -> ComposeResult:
        """Lay out the list and its keys."""
        with Vertical(classes="dialog places"):
            yield PlaceList(id="places")
            yield Static(Content(self.HINT), classes="hint")

    def on_mount(self) -> None:
        """Gather the places."""
        self._gather()

    @property
    def places(self) -> PlaceList:
        """The list."""
        return self.query_one(PlaceList)

    @on(LineList.Chosen)
    def _choose(self, event: LineList.Chosen) -> None:
        if isinstance(event.target, ListTarget):
            self.dismiss(event.target.query)

    def action_remove(self) -> None:
        """Remove the saved view under the cursor."""
        entry = self.places.entry
        if entry is not None and isinstance(entry.key, tuple) and entry.key[0] == "view":
            query = entry.target.query if isinstance(entry.target, ListTarget) else ""
            self._remove(View(str(entry.key[1]), query, None))
        else:
            self._tell("Only saved views can be removed.")

    def action_undo(self) -> None:
        """Bring the view back that was removed last."""
        if self._removed:
            self._bring_back(self._removed.pop())
        else:
            self._tell("There is no removed view to bring back.")

    @work(group="views")
    async def _remove(self, view: View) -> None:
        try:
            await self.desk.ask("now", self.desk.library.remove_view, view.name)
        except TearsheetError as error:
            self._tell(str(error), error=True)
            return
        self._removed.append(view)
        self._tell(f"Removed the view {view.name}. z brings it back.")
        self._gather()

    @work(group="views")
    async def _bring_back(self, view: View) -> None:
        try:
            await self.desk.ask("now", self.desk.library.save_view, view.name, view.query)
        except TearsheetError as error:
            self._tell(str(error), error=True)
            return
        self._tell(f"Brought the view {view.name} back.")
        self._gather()

    @work(exclusive=True, group="places")
    async def _gather(self) -> None:
        try:
            places = await self.desk.ask("later", places_of, self.desk.library)
        except TearsheetError as error:
            self.places.say("The views can't be shown", str(error))
            return
        self.places.show(places)

    def _tell(self, words: str, *, error: bool = False) -> None:
        self.notify(words, severity="error" if error else "information", timeout=5, markup=False)
