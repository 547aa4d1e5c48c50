"""A question that one line answers: a folder, a name."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class LineDialog(ModalScreen[str | None]):
    """Asks for a line; Enter takes it, Escape takes none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, question: str, value: str = "", *, note: str = "", longest: int = 400) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._note = note
        self._longest = longest

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Input(self._value, compact=True, max_length=self._longest, select_on_focus=False)
            if self._note:
                yield Static(Content(self._note), classes="hint")
            yield Static(Content("Enter takes it   Esc cancels"), classes="hint")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)
