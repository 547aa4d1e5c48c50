"""Where to write articles, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from store import ExportFormat

FORMS: tuple[tuple[ExportFormat, str], ...] = (
    ("markdown", "Markdown, findings as footnotes"),
    ("json", "JSON"),
    ("csv", "CSV of sales"),
)


class ExportDialog(ModalScreen["tuple[str, ExportFormat] | None"]):
    """Asks for a folder; Tab chooses the form, Enter writes, Escape does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("tab,down", "next_form(1)", "Next form", show=False, priority=True),
        Binding("shift+tab,up", "next_form(-1)", "Previous form", show=False, priority=True),
    ]

    form: reactive[int] = reactive(0)
    """Number of the form that is chosen."""

    def __init__(self, question: str, folder: str) -> None:
        super().__init__()
        self._question = question
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Lay out the question, the forms and the folder."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Static("", id="forms")
            yield Input(self._folder, compact=True, max_length=400, select_on_focus=False)
            yield Static(Content("Tab chooses the form   Enter writes it   Esc cancels"), classes="hint")

    def watch_form(self, form: int) -> None:
        """Show which form is chosen, by more than colour."""
        lines = [
            Content.styled(f"{'●' if place == form else '○'} {name}", "bold" if place == form else "")
            for place, (_, name) in enumerate(FORMS)
        ]
        self.query_one("#forms", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        folder = event.value.strip()
        self.dismiss((folder, FORMS[self.form][0]) if folder else None)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    def action_next_form(self, step: int) -> None:
        """Choose the next or previous form."""
        self.form = (self.form + step) % len(FORMS)
