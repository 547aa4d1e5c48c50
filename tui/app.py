"""The application: one library, one screen, and a terminal left as it was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from tui.commands import COMMANDS
from tui.desk import Desk
from tui.screens.main import MainScreen
from tui.terminal import SafeLines, leave_on_hangup, leave_on_signals, refused_here

if TYPE_CHECKING:
    from store import Library

Clock = Callable[[], datetime]


class TearsheetApp(App[None]):
    """The reader of company news, over a library that is given to it."""

    TITLE = "Tearsheet"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-middle"),
        (140, "-wide"),
    ]

    def __init__(self, library: Library, *, query: str = "", clock: Clock = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self._desk = Desk(library)
        self._query = query
        self._clock = clock
        self._safe_lines = SafeLines()

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that one reads on."""
        return MainScreen(self._desk, self._clock, self._query)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each line goes through before it is drawn."""
        return [*super().get_line_filters(), self._safe_lines]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands for the palette."""
        if isinstance(screen, MainScreen):
            for command in COMMANDS:
                if command.palette:
                    yield SystemCommand(command.help, f"key {command.key}", partial(screen.run_command, command.id))
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave Tearsheet", self.exit)

    def on_mount(self) -> None:
        """Leave properly however the end comes."""
        if not self.is_headless:
            leave_on_signals(self._leave)
            leave_on_hangup(self._leave, sys.__stdin__.fileno() if sys.__stdin__ else 0)

    def on_unmount(self) -> None:
        """Ask the library nothing more."""
        self._desk.close()

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)


def run(library: Library, *, query: str = "") -> int:
    """Open the reader on this terminal; return the exit code. Raises QueryError for a wrong query."""
    if (reason := refused_here()) is not None:
        sys.stderr.write(f"{reason}\n")
        return 2
    library.parse(query)
    app = TearsheetApp(library, query=query)
    app.run()
    return app.return_code or 0
