"""Small questions laid over the screen: which tags, and whether to go on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

MOST_SHOWN = 6
"""Completions named at once."""


def completions(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags that may complete the last word: those that begin with it, then those that hold it."""
    *given, last = text.casefold().split(" ")
    last = last.lstrip("#")
    left = [tag for tag in known if tag not in {word.lstrip("#") for word in given} and tag != last]
    begin = [tag for tag in left if tag.startswith(last)]
    return tuple(begin + [tag for tag in left if last and last in tag and tag not in begin])


def completed(text: str, tag: str) -> str:
    """Return the text with its last word replaced by a tag, ready for the next."""
    return f"{text[: text.rfind(' ') + 1]}{tag} "


class TagDialog(ModalScreen[tuple[str, ...]]):
    """Asks for tags; Tab completes, Enter takes them, Escape takes none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    def __init__(self, question: str, known: tuple[str, ...], *, only_known: bool = False) -> None:
        super().__init__()
        self._question = question
        self._known = known
        self._only_known = only_known

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to type in, and what may complete it."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Input(compact=True, max_length=200, placeholder="several with spaces between")
            yield Static("", id="completions")
            yield Static(Content("Tab completes   Enter takes them   Esc cancels"), classes="hint")

    def on_mount(self) -> None:
        """Offer completions from the start."""
        self._offer("")

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags typed."""
        words = (word.strip().lstrip("#").casefold() for word in self.query_one(Input).value.split())
        return tuple(dict.fromkeys(word for word in words if word and (word in self._known or not self._only_known)))

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(Input.Submitted)
    def _take(self) -> None:
        self.dismiss(self.tags)

    def action_cancel(self) -> None:
        """Take no tags."""
        self.dismiss(())

    def action_complete(self) -> None:
        """Complete the last word with the first tag offered."""
        line = self.query_one(Input)
        if offered := completions(line.value, self._known):
            line.value = completed(line.value, offered[0])
            line.cursor_position = len(line.value)

    def _offer(self, text: str) -> None:
        offered = completions(text, self._known)[:MOST_SHOWN]
        words = [(f"{tag}  ", "bold $text-accent" if i == 0 else "") for i, tag in enumerate(offered)]
        self.query_one("#completions", Static).update(Content.assemble(*words) if words else Content(" "))


class ConfirmDialog(ModalScreen[bool]):
    """Asks whether to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Yes", show=False),
        Binding("n,q,escape", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Static(Content("y yes   n no"), classes="hint")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
