"""The line where one searches, in the title row, and what is wrong with it below."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from store import QueryError
from tui.formatting import counted


class SearchBar(Horizontal):
    """Shows the filter in use; while open, lets the reader type one."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;

        & > #sign { width: 2; color: $text-accent; visibility: hidden; }
        & > #kept { width: auto; max-width: 1fr; color: $text; display: none; }
        & > Input { width: 1fr; background: $panel; display: none; }
        & > #found { width: auto; padding: 0 1 0 2; color: $text-muted; }
        &.-kept > #kept { display: block; }
        &.-kept > #sign, &.-open > #sign { visibility: visible; }
        &.-open > #kept { display: none; }
        &.-open > Input { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Clear the filter", show=False),
        Binding("down", "keep", "Keep the filter", show=False),
    ]
    LONGEST = 500
    """Characters that a query may have."""

    kept: reactive[str] = reactive("")
    """The filter in use."""
    found: reactive[int | None] = reactive(None)
    """How many articles it finds; None while that is not known."""

    class Changed(Message):
        """The reader has typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Kept(Message):
        """The reader keeps the filter and goes to the list."""

    class Cleared(Message):
        """The reader wants no filter, and to be where they were."""

    def compose(self) -> ComposeResult:
        """Lay out sign, filter or input, and count."""
        yield Static("/", id="sign")
        yield Static("", id="kept", markup=False)
        yield Input(compact=True, max_length=self.LONGEST, select_on_focus=False)
        yield Static("", id="found", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing."""
        return self.has_class("-open")

    @property
    def input(self) -> Input:
        """The line being typed in."""
        return self.query_one(Input)

    def open(self) -> None:
        """Let the reader type, beginning with the filter in use."""
        self.add_class("-open")
        with self.prevent(Input.Changed):
            self.input.value = self.kept
        self.input.cursor_position = len(self.kept)
        self.input.focus()

    def close(self) -> None:
        """Show the filter in use only."""
        self.remove_class("-open")

    def column_of(self, place: int) -> int:
        """Return the screen's column where a character of the input stands."""
        region = self.input.content_region
        return min(max(region.x, region.x + place - self.input.scroll_offset.x), max(0, region.right - 1))

    def watch_kept(self, kept: str) -> None:
        """Show another filter."""
        self.query_one("#kept", Static).update(Content(kept))
        self.set_class(bool(kept), "-kept")

    def watch_found(self, found: int | None) -> None:
        """Show how many articles are found."""
        self.query_one("#found", Static).update("" if found is None else counted(found, "hit"))

    @on(Input.Changed)
    def _tell_change(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _tell_kept(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def action_clear(self) -> None:
        """Give the filter up."""
        self.post_message(self.Cleared())

    def action_keep(self) -> None:
        """Go to the list with the filter as it is."""
        self.post_message(self.Kept())


class Fault(Static):
    """What is wrong with a query, under the faulty place; it lies over what is below and moves nothing."""

    DEFAULT_CSS = """
    Fault {
        layer: above;
        position: absolute;
        offset: 0 1;
        width: 100%;
        height: 2;
        background: $panel;
        color: $text-warning;
        display: none;
        &.-shown { display: block; }
    }
    """

    def show(self, error: QueryError, column: int, width: int) -> None:
        """Underline the faulty place from a column on, with the reason below it."""
        length = max(1, min(error.end - error.start, width - column))
        left = max(0, min(column, width - len(error.reason) - 1))
        self.update(Content(f"{' ' * column}{'^' * length}\n{' ' * left}{error.reason}"))
        self.add_class("-shown")

    def hide(self) -> None:
        """Say nothing."""
        self.remove_class("-shown")
