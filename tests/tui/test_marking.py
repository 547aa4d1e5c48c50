"""Tags, stars, read and unread: for one and for many, and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from tui.screens.dialogs import TagDialog, completed, completions

SIZE = (150, 40)
KNOWN = ("ev", "rumour", "evening")


def first(app: Any) -> Any:
    return app.screen.list.rows[0]


def toast(app: Any) -> str:
    return [n.message for n in app._notifications][-1]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", ("ev", "rumour", "evening")),
        ("e", ("ev", "evening")),
        ("ev", ("evening",)),
        ("#EV", ("evening",)),
        ("mou", ("rumour",)),
        ("ev e", ("evening",)),
        ("x", ()),
    ],
)
def test_completions(text, offered):
    assert completions(text, KNOWN) == offered


def test_the_last_word_is_completed():
    assert completed("ev ru", "rumour") == "ev rumour "
    assert completed("ru", "rumour") == "rumour "


async def test_tags_are_completed_and_added(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "t", *"ru", "tab", *"new", "enter")
        assert first(app).marks.tags == ("new", "rumour")
        assert toast(app) == "Tagged 1 article #rumour #new. z takes it back."
        assert app.screen.article.marks.tags == ("new", "rumour")
        await press(pilot, "z")
        assert first(app).marks.tags == ()


async def test_escape_adds_nothing(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "t", *"new", "escape")
        assert first(app).marks.tags == ()
        assert not app._notifications
        assert app.screen.list.has_focus


async def test_only_worn_tags_can_be_removed(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "j", "T", *"xx ru", "tab", "enter")
        assert app.screen.list.rows[1].marks.tags == ("ev",)
        await press(pilot, "g", "T")
        assert toast(app) == "There is no tag to remove."
        assert not isinstance(app.screen, TagDialog)


async def test_marked_rows_are_acted_on_together(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "m", "m", "s", "u", "t", *"both", "enter")
        marks = [row.marks for row in app.screen.list.rows]
        assert [m.starred for m in marks] == [True, True, False, False, False]
        assert [m.read for m in marks] == [True, True, False, False, False]
        assert ["both" in m.tags for m in marks] == [True, True, False, False, False]
        await press(pilot, "z", "z", "z")
        assert [r.marks.starred or r.marks.read or "both" in r.marks.tags for r in app.screen.list.rows] == [False] * 5


async def test_escape_unmarks(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m", "escape")
        assert app.screen.list.marked == frozenset()


async def test_a_second_star_takes_the_first_away(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s", "s")
        assert not first(app).marks.starred


async def test_all_in_view_are_read_after_a_yes_with_their_number(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "/", *"huawei", "enter", "A")
        assert "Mark 2 articles read?" in str(app.screen.query(".question").first().render())
        await press(pilot, "n")
        assert not any(r.marks.read for r in app.screen.list.rows)
        await press(pilot, "A", "y")
        assert all(r.marks.read for r in app.screen.list.rows)
        await press(pilot, "A")
        assert toast(app) == "All articles in view are read."
        await press(pilot, "z", "escape")
        assert not any(r.marks.read for r in app.screen.list.rows)


async def test_nothing_to_undo_is_said(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "z")
        assert toast(app) == "There is nothing to undo."


async def test_counts_follow(app, press):
    from tui.widgets.title_bar import TitleBar

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert app.screen.query_one(TitleBar).counts == (5, 5)
        await press(pilot, "enter")
        assert app.screen.query_one(TitleBar).counts == (5, 4)


async def test_looking_is_not_reading(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "j", "tab", "j")
        assert not any(r.marks.read for r in app.screen.list.rows)


async def test_marks_set_while_reading_keep_the_place(app, press):
    async with app.run_test(size=(80, 8)) as pilot:
        await press(pilot, "j", "enter", "j", "j")
        place = app.screen.view.scroll_offset.y
        assert place == 2
        await press(pilot, "s", "t", *"x", "enter")
        assert app.screen.view.scroll_offset.y == place
        assert app.screen.article.marks.starred


async def test_what_is_said_of_tags_is_never_markup(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "t", *"[/b] [@click=app.quit]x[/]", "enter")
        assert "[/b]" in toast(app)
        assert "[/b]" in first(app).marks.tags
        await press(pilot, "t")
        assert isinstance(app.screen, TagDialog)
