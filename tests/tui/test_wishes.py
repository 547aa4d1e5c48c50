"""[keys] and [theme] of config.toml: what can be had is taken, the rest is told and breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tui.app import TearsheetApp
from tui.config import Config
from tui.screens.help import HelpScreen
from tui.widgets.key_bar import KeyBar
from tui.wishes import wishes_of

THEMES = ("nord", "textual-dark", "textual-light")


def hints(keys: dict[str, object] | None = None, theme: dict[str, object] | None = None) -> str:
    return " ".join(wishes_of(keys or {}, theme or {}, THEMES).hints)


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("f", ("f",)),
        (["f", "ctrl+f"], ("f", "ctrl+f")),
        ("^f", ("ctrl+f",)),
        (" ", ("space",)),
        (",", (",",)),
        ("f5", ("f5",)),
    ],
)
def test_keys_are_taken_as_one_writes_them(value, keys):
    found = wishes_of({"search": value}, {}, THEMES)
    assert found.hints == ()
    assert found.keys == {"search": keys}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"serach": "f"}, "no command is called 'serach'; perhaps search is meant."),
        ({"xyzzy": "f"}, "no command is called 'xyzzy'; there are"),
        ({"search": 7}, 'search wants a key or a list of keys, such as search = "f".'),
        ({"search": []}, "search wants a key or a list of keys"),
        ({"search": "ctrl+"}, "search: 'ctrl+' is no key"),
        ({"search": "hello"}, "search: 'hello' is no key"),
        ({"search": "s"}, "search: s is the key of star too; give star another key first."),
        ({"search": "ö", "star": "ö"}, "star: ö is the key of search too"),
        ({"palette": "f"}, "no command is called 'palette'"),
    ],
)
def test_a_wish_that_can_not_be_met_is_told(keys, told):
    assert told in hints(keys)


def test_two_commands_may_change_their_keys():
    found = wishes_of({"search": "s", "star": "/"}, {}, THEMES)
    assert found.hints == ()
    assert found.keymap == {"search": "s", "star": "/"}


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ({"name": "nrod"}, "no theme is called 'nrod'; perhaps nord is meant."),
        ({"name": 3}, "no theme is called 3"),
        ({"colour": "red"}, "there is no setting 'colour'"),
    ],
)
def test_a_theme_that_there_is_not_is_told(theme, told):
    assert told in hints(theme=theme)


def app_with(library: Any, **config: Any) -> TearsheetApp:
    return TearsheetApp(library, config=Config(**config))


async def test_the_readers_keys_act_and_the_old_ones_do_not(library, press):
    app = app_with(library, keys={"company": "f", "down": "x", "open": ["enter", "o"], "browse": "O"})
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, "x", "o")
        assert app.screen.article.draft.title.startswith("JAC")
        assert app.screen.pane == "article"
        await press(pilot, "c")
        assert type(app.screen).__name__ == "MainScreen"
        await press(pilot, "f")
        assert type(app.screen).__name__ == "TearSheet"


async def test_bar_help_and_palette_name_the_real_keys(library, press):
    app = app_with(library, keys={"search": "f"})
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot)
        assert "f search" in app.screen.query_one(KeyBar).render().plain
        assert "key f" in {c.help for c in app.get_system_commands(app.screen)}
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        told = "\n".join(str(part.content) for part in app.screen.query("Static"))
        assert "f            Search and filter" in told


async def test_a_wrong_setting_is_told_at_the_start_and_breaks_nothing(library, press):
    app = app_with(library, keys={"serach": "f", "star": "S"}, theme={"name": "nrod"})
    async with app.run_test(size=(150, 40), notifications=True) as pilot:
        await press(pilot, "S")
        told = [n.message for n in app._notifications]
        assert any("perhaps search is meant" in words for words in told)
        assert any("'nrod'" in words for words in told)
        assert app.screen.list.rows[0].marks.starred


async def test_the_readers_theme_is_used(library, press):
    app = app_with(library, theme={"name": "nord"})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert app.theme == "nord"


async def test_without_colours_words_and_marks_stay_apart(library, press, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = TearsheetApp(library)
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, "j", "enter")
        strips = app.screen.view.render_lines(app.screen.view.size.region)
        styles = {s.style for strip in strips for s in strip if s.style and s.text.strip()}
        assert any(style.bold for style in styles)
        assert all(c.red == c.green == c.blue for s in styles if s.color for c in (s.color.get_truecolor(),))
