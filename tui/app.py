"""The application: one library, one screen, and a terminal left as it was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from tui.contrast import readable
from tui.desk import Desk
from tui.screens.opening import OpeningScreen
from tui.terminal import SafeLines, leave_on_hangup, leave_on_signals, refused_here
from tui.wishes import NO_WISHES, Wishes, wishes_of

if TYPE_CHECKING:
    from store import Library, TearsheetError
    from tui.config import Config
    from tui.screens.main import MainScreen

Clock = Callable[[], datetime]
LAYOUT = Path(__file__).with_name("app.tcss")


class TearsheetApp(App[None]):
    """The reader of company news, over a library that is given to it."""

    TITLE = "Tearsheet"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-middle"),
        (140, "-wide"),
    ]

    def __init__(
        self,
        library: Library | Callable[[], Library],
        *,
        query: str = "",
        clock: Clock = lambda: datetime.now(UTC),
        config: Config | None = None,
    ) -> None:
        """Read in a library, or in one that is opened after the first picture."""
        super().__init__()
        self._wishes = _wishes(config, self.available_themes) if config else NO_WISHES
        self.failure: TearsheetError | None = None
        self._desk = Desk(library if callable(library) else lambda: library)
        self._query = query
        self._clock = clock
        self._safe_lines = SafeLines()

    def get_default_screen(self) -> Screen[None]:
        """Return the frame, which is painted at once; where nobody sees it, the screen that one reads on."""
        return self._main_screen() if self.is_headless else OpeningScreen()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each line goes through before it is drawn."""
        return [*super().get_line_filters(), self._safe_lines]

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, moved where their text could hardly be read."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **readable(variables)}
        return self.theme_variables

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands for the palette."""
        from tui.screens.main import MainScreen

        if isinstance(screen, MainScreen):
            for command in screen.commands:
                if command.palette:
                    yield SystemCommand(command.help, f"key {command.key}", partial(screen.run_command, command.id))
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave Tearsheet", self.exit)

    def on_mount(self) -> None:
        """Take the reader's keys and theme; leave properly however the end comes."""
        self.set_keymap(self._wishes.keymap)
        if self._wishes.theme:
            self.theme = self._wishes.theme
        for hint in self._wishes.hints:
            self.notify(f"config.toml: {hint}", severity="warning", timeout=15, markup=False)
        if not self.is_headless:
            self.call_after_refresh(lambda: self.push_screen(self._main_screen()))
            leave_on_signals(self._leave)
            leave_on_hangup(self._leave, sys.__stdin__.fileno() if sys.__stdin__ else 0)

    def close_library(self, *, owned: bool) -> None:
        """Wait for the last answer; close the library if it was opened here."""
        self._desk.close(wait=True)
        if owned and self._desk.is_open:
            self._desk.library.close()

    def on_unmount(self) -> None:
        """Ask the library nothing more."""
        self._desk.close()

    def on_main_screen_unopened(self, event: MainScreen.Unopened) -> None:
        """Leave with the error: without a library there is nothing to read."""
        self.failure = event.error
        self.exit(return_code=1)

    def _main_screen(self) -> Screen[None]:
        """Return the screen that one reads on; its styles, too, are brought in after the frame."""
        from tui.screens.main import MainScreen

        if not self.stylesheet.has_source(str(LAYOUT)):
            self.stylesheet.read(LAYOUT)
            self.stylesheet.parse()
        return MainScreen(self._desk, self._clock, self._query, self._wishes.commands)

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)


def _wishes(config: Config, themes: Iterable[str]) -> Wishes:
    return wishes_of(config.keys, config.theme, themes)


def run(library: Library | Callable[[], Library], *, query: str = "", config: Config | None = None) -> int:
    """Open the reader on this terminal; return the exit code.

    A library that is given as a call is opened after the first picture, and closed. Raises what opening it raises, and
    QueryError for a wrong query.
    """
    if (reason := refused_here()) is not None:
        sys.stderr.write(f"tearsheet: {reason}\n")
        return 2
    app = TearsheetApp(library, query=query, config=config)
    app.run()
    app.close_library(owned=callable(library))
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
