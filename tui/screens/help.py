"""The help: every key from the table of commands, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.commands import COMMANDS, Command, Group, shown_key

KEY_WIDTH = 12

SIGNS = (
    ("●", "not yet read"),
    ("★", "starred"),
    ("✓", "marked to act on"),
    ("“", "somebody says something"),
    ("Σ", "gives sales"),
    ("≠", "prints a percentage that its own figures do not give"),
    ("!", "another article contradicts one of its figures"),
    ("✓ ≈ ✗", "behind a percentage: figures agree, are cut off, differ"),
    ("bold", "a company; an outlet in italics, a figure underlined"),
)

SEARCH = (
    ("word", 'in title or text; "a phrase" as it stands'),
    ("-word", "not this; a OR b either; ( ) group"),
    ("company:nio", "names it; also tag: outlet: title: said:"),
    ("is:unread", "or starred, read"),
    ("after:2021-11", "also before: on: age:<7d"),
)


class HelpScreen(ModalScreen[None]):
    """All keys by what they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        """Show commands with the keys that they have."""
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay out the groups, the search and the signs."""
        with VerticalScroll(classes="dialog help"):
            for group in get_args(Group):
                yield Static(_section(group, [(_keys(c), c.help) for c in self._commands if c.group == group]))
            yield Static(_section("In a search", SEARCH))
            yield Static(_section("Signs", SIGNS))
            yield Static(Content("Esc closes"), classes="hint")

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _keys(command: Command) -> str:
    return " ".join(map(shown_key, command.keys))


def _section(title: str, lines: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Content:
    words: list[tuple[str, str]] = [(f"{title}\n", "bold $text-primary")]
    for key, meaning in lines:
        words += [(f"  {key:<{KEY_WIDTH}} ", "bold $text-accent"), (f"{meaning}\n", "")]
    return Content.assemble(*words)
