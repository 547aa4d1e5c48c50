"""The bottom row: the keys that matter here, as many as fit, none cut."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import COMMANDS, SEARCHING, Command, bar, bar_name, bar_width


class KeyBar(Widget):
    """Names keys from the table of commands; a click on one does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $text-muted; padding: 0 1; }
    """

    pane: reactive[str] = reactive("list")
    idle: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of the commands that can't do anything now."""

    class Clicked(Message):
        """The reader has clicked on a command."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, commands: tuple[Command, ...] = COMMANDS) -> None:
        """Name commands by the keys that they have."""
        super().__init__()
        self._commands = commands

    @property
    def named(self) -> tuple[Command, ...]:
        """The commands that fit."""
        return bar(self.pane, self.size.width, self.idle, self._commands)

    def render(self) -> Content:
        """Draw key and name of each command."""
        named = SEARCHING if self.pane == "search" else [(c.key, bar_name(c, self.pane)) for c in self.named]
        words: list[tuple[str, str]] = []
        for key, name in named:
            words += [(key, "bold $text-accent"), (f" {name}  ", "")]
        return Content.assemble(*words)

    def on_click(self, event: events.Click) -> None:
        """Tell which command was clicked."""
        place = event.get_content_offset(self)
        start = 0
        for command in self.named:
            width = bar_width(command, self.pane)
            if place is not None and start <= place.x < start + width:
                self.post_message(self.Clicked(command))
            start += width
