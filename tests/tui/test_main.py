"""The main screen: its layouts, jumps and the way back, what others change, and what is said where nothing is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from store import Draft, Findings, Span, open_library
from store.db import open_archive
from tui.app import TearsheetApp
from tui.panels.panels import Panels

SIZE = (150, 40)


def saved(archive: Path, draft: Draft) -> None:
    with open_archive(archive) as other:
        other.save(draft, Findings(), digest=draft.source, added=datetime(2022, 1, 5, tzinfo=UTC))


def shown(app: Any) -> str | None:
    return app.screen.article.draft.title if app.screen.article else None


def id_of(app: Any, title: str) -> int:
    return next(r.id for r in app.screen.list.rows if r.title.startswith(title))


def regions(app: Any) -> dict[str, Any]:
    return {pane: app.screen.query_one(f"#{pane}").region for pane in ("list", "article", "panels")}


@pytest.mark.parametrize("width", [140, 180, 220])
async def test_wide_screens_have_all_side_by_side(app, press, width):
    async with app.run_test(size=(width, 40)) as pilot:
        await press(pilot)
        places = regions(app)
        assert places["list"].right == places["article"].x
        assert places["article"].right == places["panels"].x
        assert places["panels"].right == width
        assert {r.height for r in places.values()} == {38}


@pytest.mark.parametrize("width", [100, 120, 139])
async def test_middle_screens_have_the_panels_below(app, press, width):
    async with app.run_test(size=(width, 36)) as pilot:
        await press(pilot)
        places = regions(app)
        assert places["list"].right == places["article"].x == places["panels"].x
        assert places["article"].bottom == places["panels"].y
        assert places["panels"].bottom == 35


async def test_narrow_screens_have_one_at_a_time(app, press):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        for keys, pane in [((), "list"), (("enter",), "article"), (("p",), "panels"), (("q",), "article"), (("q",), "list"),
                           (("tab",), "article"), (("tab",), "panels"), (("tab",), "list"), (("3",), "panels")]:  # fmt: skip
            await press(pilot, *keys)
            assert app.screen.pane == pane
            assert [name for name, r in regions(app).items() if r.width] == [pane]
            assert app.screen.query_one(f"#{pane}").has_focus_within


async def test_the_pane_is_kept_when_the_screen_changes_its_size(app, press):
    async with app.run_test(size=(180, 40)) as pilot:
        await press(pilot, "enter")
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert regions(app)["article"].width == 80
        await pilot.resize_terminal(180, 40)
        await press(pilot)
        assert all(r.width for r in regions(app).values())


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (80, 24), (300, 80)])
async def test_any_size_can_be_worked_in(app, press, size):
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j", "enter", "p", "q", "q", "/", "n", "escape", "?", "escape")
        assert app.screen.pane == "list"


async def test_the_article_follows_the_cursor(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert shown(app) == app.screen.list.rows[0].title
        await press(pilot, "j")
        assert shown(app) == app.screen.list.rows[1].title
        assert app.screen.panels.article.id == app.screen.list.rows[1].id


async def test_panels_gather_from_all_articles(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        articles = {r.statement.article.id for t in app.screen.panels.threads for r in t.reports}
        assert {id_of(app, "JAC"), id_of(app, "Huawei")} <= articles
        assert {t.company for t in app.screen.panels.tables} >= {"jac", "nio"}


async def test_a_jump_leads_to_the_place_and_backspace_back(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "enter")
        target = id_of(app, "Huawei")
        app.screen.post_message(Panels.Chosen(target, Span(0, 6)))
        await press(pilot)
        assert shown(app).startswith("Huawei")
        assert app.screen.pane == "article"
        assert app.screen.list.cursor == target
        assert app.screen.list.row(target).marks.read
        await press(pilot, "backspace")
        assert shown(app).startswith("JAC")
        assert app.screen.history == ()


async def test_enter_on_a_statement_goes_to_its_sentence(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "G", "1", "enter")
        assert app.screen.pane == "article"
        assert len(app.screen.history) == 1
        await press(pilot, "backspace")
        assert app.screen.pane == "panels"


async def test_a_jump_to_an_article_that_the_filter_hides_keeps_the_list(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        target = id_of(app, "Snow")
        await press(pilot, "/", *"huawei", "enter")
        cursor = app.screen.list.cursor
        app.screen.post_message(Panels.Chosen(target, Span(0, 4)))
        await press(pilot)
        assert shown(app).startswith("Snow")
        assert app.screen.list.cursor == cursor
        await press(pilot, "backspace")
        assert shown(app).startswith("JAC")


async def test_what_another_process_adds_comes_into_sight(app, archive, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        cursor = app.screen.list.cursor
        saved(archive, Draft("/articles/new.txt", "It says little.", "A sixth article", None, date(2022, 1, 4)))
        app.screen._look_for_changes()
        await press(pilot)
        assert len(app.screen.list.rows) == 6
        assert app.screen.list.cursor == cursor


async def test_an_article_that_another_process_removes_leaves_its_neighbour(app, archive, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        gone = app.screen.list.cursor
        following = app.screen.list.rows[2].id
        with open_library(archive, lists=[]) as other:
            other.remove([gone])
        app.screen._look_for_changes()
        await press(pilot)
        assert app.screen.list.cursor == following
        assert app.screen.article.id == following


async def test_one_s_own_changes_do_not_move_the_list(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"is:unread", "enter", "u")
        app.screen._look_for_changes()
        await press(pilot)
        assert len(app.screen.list.rows) == 5


async def test_an_empty_archive_says_what_next(empty_library, press):
    app = TearsheetApp(empty_library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, *"jGsutAmzyp1J]", "enter", "tab", "backspace")
        assert app.screen.list.empty[0] == "No articles yet"
        assert any("tearsheet add" in line for line in app.screen.list.empty)
        assert app.screen.pane == "list"


async def test_an_archive_that_fails_is_told(app, press, monkeypatch):
    from store import ArchiveError, Library

    def fail(*args: object, **kwargs: object) -> None:
        raise ArchiveError("archive.db", "the disk is full")

    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot)
        monkeypatch.setattr(Library, "mark", fail)
        await press(pilot, "s")
        assert [n.message for n in app._notifications] == ["archive.db: the disk is full"]
        monkeypatch.setattr(Library, "page", fail)
        await press(pilot, "/", "x")
        assert "archive.db: the disk is full" in app.screen.list.empty


async def test_copying_takes_title_and_address_without_escape_codes(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"nio delivers", "enter", "y")
        assert app.clipboard == "Nio delivers 10,878 cars in November\nhttps://example.com/nio-november"


async def test_titles_are_never_markup(archive, empty_library, press):
    title = "[@click=app.quit]Reuters[/] [/nope]"
    saved(archive, Draft("/articles/x.txt", "Text [/b] [bold]of[/] it.", title, "[/]", None, tags=("[/b]",)))
    app = TearsheetApp(empty_library)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter", "s", "y", "1", "2", "3", "4", "t", "escape", "/", *"[/b]", "enter")
        assert app.is_running
        assert app.screen.bar.kept == "[/b]"


async def test_a_line_parts_the_panels_from_the_article_above_them(app, press):
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "j")
        assert app.screen.query_one("#panels").styles.border_top[0] == "hkey"
        await pilot.resize_terminal(150, 36)
        await press(pilot)
        assert app.screen.query_one("#panels").styles.border_top[0] == ""


@pytest.mark.parametrize("width", [170, 180, 220])
async def test_from_170_cells_on_the_panels_have_all_that_they_need(app, press, width):
    async with app.run_test(size=(width, 50)) as pilot:
        await press(pilot)
        places = regions(app)
        assert places["panels"].width >= 54
        assert places["article"].width >= 54
