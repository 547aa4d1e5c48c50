"""Saved views, tags and companies: chosen, saved, removed and brought back."""

from __future__ import annotations

from typing import Any

import pytest

from store import TearsheetError
from tui.screens import views
from tui.screens.views import Places, ViewsScreen, place_entries

SIZE = (120, 36)


def toast(app: Any) -> str:
    return [n.message for n in app._notifications][-1]


def shown(app: Any) -> str:
    return "\n".join(app.screen.places.words)


async def saved(app: Any, press: Any, pilot: Any) -> None:
    await press(pilot, "/", *"huawei", "enter", "V", *"ties", "enter")


async def test_views_tags_and_companies_are_listed_with_their_counts(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await saved(app, press, pilot)
        assert toast(app) == "Saved the view ties. v lists it."
        await press(pilot, "v")
        told = [" ".join(line.split()) for line in app.screen.places.words]
        for line in ("ties huawei 2 articles", "#ev 2 articles", "Nio 3 articles"):
            assert line in told


async def test_enter_filters_by_what_is_chosen_and_escape_comes_back(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "G", "v", "enter")
        assert app.screen.bar.kept == "tag:ev"
        assert len(app.screen.list.rows) == 2
        await press(pilot, "escape")
        assert app.screen.list.row(app.screen.list.cursor).title.startswith("Huawei")


async def test_a_view_is_removed_and_brought_back(app, press, library):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await saved(app, press, pilot)
        await press(pilot, "v", "d")
        assert library.views() == ()
        assert toast(app) == "Removed the view ties. z brings it back."
        await press(pilot, "z")
        assert [(v.name, v.query) for v in library.views()] == [("ties", "huawei")]
        await press(pilot, "z")
        assert toast(app) == "There is no removed view to bring back."


async def test_a_tag_is_no_view_to_remove(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "v", "d")
        assert toast(app) == "Only saved views can be removed."


async def test_a_view_that_takes_anothers_name_says_so(app, press, library):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot)
        library.save_view("ties", "jac")
        await saved(app, press, pilot)
        assert toast(app) == "Saved the view ties in place of jac. v lists it."


async def test_there_is_nothing_to_save_without_a_search(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "V")
        assert toast(app) == "There is no search to save: / begins one."


@pytest.mark.parametrize("key", ["escape", "q", "v"])
async def test_the_list_closes_and_changes_nothing(app, press, key):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v", key)
        assert not isinstance(app.screen, ViewsScreen)
        assert app.screen.bar.kept == ""


async def test_what_goes_wrong_is_told(app, press, monkeypatch):
    def fails(_: object) -> None:
        raise TearsheetError("The archive is gone.")

    monkeypatch.setattr(views, "places_of", fails)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "v")
        assert "The archive is gone." in shown(app)


def test_without_anything_each_heading_says_what_to_do():
    lines = ["".join(t for t, _ in line) for e in place_entries(Places((), (), ()), 60) for line in e.lines]
    assert [" ".join(line.split()) for line in lines if line] == [
        "Saved views V saves the search in use",
        "Tags t tags an article",
        "Companies no article names one",
    ]
