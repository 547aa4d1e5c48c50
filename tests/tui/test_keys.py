"""Each key of the table of commands, pressed in the reader."""

from __future__ import annotations

from typing import Any

import pytest

from tui.commands import COMMANDS
from tui.screens.dialogs import ConfirmDialog, TagDialog
from tui.screens.help import HelpScreen

SIZE = (150, 40)
FIRST = "Xpeng ends the year ahead of Nio"
SECOND = "JAC denies that it builds cars with Huawei"


def cursor(app: Any) -> str:
    return app.screen.list.row(app.screen.list.cursor).title


def shown(app: Any) -> str:
    return app.screen.article.draft.title


def row(app: Any, title: str) -> Any:
    return next(r for r in app.screen.list.rows if r.title == title)


def toast(app: Any) -> str:
    return [n.message for n in app._notifications][-1]


PRESSED: dict[str, tuple[tuple[str, ...], Any]] = {
    "j": (("j",), lambda app: cursor(app) == SECOND),
    "down": (("down",), lambda app: cursor(app) == SECOND),
    "k": (("j", "k"), lambda app: cursor(app) == FIRST),
    "up": (("j", "up"), lambda app: cursor(app) == FIRST),
    "G": (("G",), lambda app: cursor(app).startswith("Huawei")),
    "end": (("end",), lambda app: cursor(app).startswith("Huawei")),
    "g": (("G", "g"), lambda app: cursor(app) == FIRST),
    "home": (("G", "home"), lambda app: cursor(app) == FIRST),
    "ctrl+d": (("ctrl+d",), lambda app: cursor(app).startswith("Huawei")),
    "ctrl+u": (("G", "ctrl+u"), lambda app: cursor(app) == FIRST),
    "pagedown": (("pagedown",), lambda app: cursor(app).startswith("Huawei")),
    "pageup": (("G", "pageup"), lambda app: cursor(app) == FIRST),
    "enter": (("enter",), lambda app: app.screen.pane == "article" and row(app, FIRST).marks.read),
    "q": (("enter", "q"), lambda app: app.screen.pane == "list" and app.screen.list.has_focus),
    "escape": (("enter", "escape"), lambda app: app.screen.pane == "list"),
    "J": (
        ("enter", "J"),
        lambda app: shown(app) == SECOND and app.screen.pane == "article" and row(app, SECOND).marks.read,
    ),
    "K": (("j", "enter", "K"), lambda app: shown(app) == FIRST),
    "tab": (("tab",), lambda app: app.screen.pane == "article" and app.screen.view.has_focus),
    "shift+tab": (("tab", "shift+tab"), lambda app: app.screen.pane == "list"),
    "/": (("/",), lambda app: app.screen.bar.input.has_focus),
    "t": (("t",), lambda app: isinstance(app.screen, TagDialog)),
    "T": (("j", "T"), lambda app: isinstance(app.screen, TagDialog)),
    "s": (
        ("s",),
        lambda app: row(app, FIRST).marks.starred and toast(app) == "Starred 1 article. z takes it back.",
    ),
    "u": (("u",), lambda app: row(app, FIRST).marks.read),
    "A": (("A",), lambda app: isinstance(app.screen, ConfirmDialog)),
    "z": (("s", "z"), lambda app: not row(app, FIRST).marks.starred and toast(app).startswith("Undone")),
    "m": (("m",), lambda app: app.screen.list.marked == {row(app, FIRST).id} and cursor(app) == SECOND),
    "]": (("enter", "]"), lambda app: app.screen.view.current is not None),
    "[": (("enter", "["), lambda app: app.screen.view.current is not None),
    "n": (("/", *"cars", "enter", "tab", "n"), lambda app: app.screen.view.current is not None),
    "N": (("/", *"cars", "enter", "tab", "N"), lambda app: app.screen.view.current is not None),
    "y": (("j", "y"), lambda app: app.clipboard.startswith(SECOND + "\n")),
    "c": (("j", "c"), lambda app: app.screen.company == "jac"),
    "o": (("j", "j", "j", "o"), lambda app: isinstance(app.screen, ConfirmDialog)),
    "e": (("e",), lambda app: type(app.screen).__name__ == "ExportDialog"),
    "v": (("v",), lambda app: type(app.screen).__name__ == "ViewsScreen"),
    "V": (("/", *"cars", "enter", "V"), lambda app: type(app.screen).__name__ == "LineDialog"),
    "?": (("?",), lambda app: isinstance(app.screen, HelpScreen)),
    "ctrl+p": (("ctrl+p",), lambda app: type(app.screen).__name__ == "CommandPalette"),
    "p": (("p",), lambda app: app.screen.panels.current == 2),
    "1": (("1",), lambda app: app.screen.panels.current == 1 and app.screen.pane == "panels"),
    "2": (("2",), lambda app: app.screen.panels.current == 2 and app.screen.pane == "panels"),
    "3": (("3",), lambda app: app.screen.panels.current == 3 and app.screen.pane == "panels"),
    "4": (("4",), lambda app: app.screen.panels.current == 4 and app.screen.pane == "panels"),
}
"""What to press, and what is true then; ``backspace`` has a test of its own."""


def test_no_key_is_forgotten():
    assert {key for c in COMMANDS for key in c.keys} == {*PRESSED, "backspace"}


@pytest.mark.parametrize("key", PRESSED)
async def test_each_key_does_what_the_table_says(app, press, key):
    keys, holds = PRESSED[key]
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, *keys)
        assert holds(app)


async def test_q_on_the_list_quits(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["n", "N", "J", "K", "backspace"])
async def test_keys_that_can_do_nothing_here_do_nothing_and_are_not_named(app, press, key):
    from tui.widgets.key_bar import KeyBar

    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, key)
        assert cursor(app) == FIRST
        assert not app._notifications
        assert key not in {c.key for c in app.screen.query_one(KeyBar).named}


async def test_a_click_on_the_bar_of_keys_does_what_the_key_does(app, press):
    from tui.widgets.key_bar import KeyBar

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        await pilot.click(KeyBar, offset=(2, 0))
        await press(pilot)
        assert isinstance(app.screen, HelpScreen)


async def test_a_command_of_the_palette_does_what_its_key_does(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        commands = {c.title: c.callback for c in app.get_system_commands(app.screen)}
        await commands["Star, or take the star away"]()
        await press(pilot)
        assert row(app, FIRST).marks.starred
        assert {"Theme", "Quit", "Add tags", "Show all keys and signs"} <= set(commands)


@pytest.mark.parametrize("key", ["escape", "q", "?"])
async def test_the_help_closes(app, press, key):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "?", "j", "k", key)
        assert type(app.screen).__name__ == "MainScreen"
