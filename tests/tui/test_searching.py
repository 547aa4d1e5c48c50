"""Search as one types, and the way back from it."""

from __future__ import annotations

from typing import Any

from tui.app import TearsheetApp

SIZE = (150, 40)


def titles(app: Any) -> list[str]:
    return [row.title for row in app.screen.list.rows]


def shown(app: Any) -> str | None:
    return app.screen.article.draft.title if app.screen.article else None


async def test_each_letter_filters_and_marks(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"huaw")
        assert titles(app) == [
            "JAC denies that it builds cars with Huawei",
            "Huawei says again that it does not build cars",
        ]
        assert shown(app) == titles(app)[0]
        assert app.screen.question.words == ("huaw",)
        assert app.screen.bar.found == 2
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        assert len(titles(app)) == 5


async def test_enter_keeps_the_filter_and_goes_to_the_list(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"xpeng", "enter")
        assert app.screen.list.has_focus
        assert app.screen.bar.kept == "xpeng"
        assert not app.screen.bar.is_open
        assert len(titles(app)) == 2


async def test_escape_returns_to_the_article_the_cursor_and_the_pane(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "j", "enter")
        before = shown(app), app.screen.list.cursor
        await press(pilot, "/", *"huawei")
        assert shown(app) != before[0]
        await press(pilot, "escape")
        assert (shown(app), app.screen.list.cursor) == before
        assert app.screen.pane == "article"
        assert app.screen.view.has_focus
        assert len(titles(app)) == 5


async def test_escape_on_the_list_clears_a_kept_filter(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "/", *"huawei", "enter", "j", "escape")
        assert app.screen.bar.kept == ""
        assert app.screen.list.row(app.screen.list.cursor).title.startswith("JAC")


async def test_escape_returns_to_where_one_had_scrolled(app, press):
    async with app.run_test(size=(80, 8)) as pilot:
        await press(pilot, "j", "enter", "j", "j")
        scrolled = app.screen.view.scroll_offset.y
        assert scrolled == 2
        await press(pilot, "/", *"weather", "escape")
        assert app.screen.view.scroll_offset.y == scrolled


async def test_a_wrong_query_is_told_below_and_leaves_the_list(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"nio (")
        assert app.screen.fault.has_class("-shown")
        assert "^" in str(app.screen.fault.render())
        assert len(titles(app)) == 3
        await press(pilot, "enter")
        assert app.screen.bar.is_open
        await press(pilot, "backspace")
        assert not app.screen.fault.has_class("-shown")


async def test_the_fault_stands_under_its_place(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"nio )")
        column = str(app.screen.fault.render()).splitlines()[0].index("^")
        assert column == app.screen.bar.input.content_region.x + 4


async def test_no_match_says_why_and_what_clears_it(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"qqqq", "enter")
        assert app.screen.list.empty[0] == "No article matches"
        assert any("Escape" in line for line in app.screen.list.empty)
        assert shown(app) is None
        await press(pilot, "escape")
        assert len(titles(app)) == 5
        assert shown(app) is not None


async def test_enter_on_an_empty_line_changes_nothing(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "/", "enter")
        assert app.screen.list.has_focus
        assert shown(app).startswith("JAC")


async def test_searching_again_begins_with_the_filter_in_use(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"nio", "enter", "/")
        assert app.screen.bar.input.value == "nio"
        await press(pilot, *" is:unread", "down")
        assert app.screen.bar.kept == "nio is:unread"
        assert app.screen.list.has_focus


async def test_on_a_narrow_screen_the_search_shows_the_list(app, press):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "/", *"huawei")
        assert app.screen.list.display
        assert app.screen.list.size.width == 80
        await press(pilot, "escape")
        assert app.screen.view.size.width > 0
        assert app.screen.pane == "article"


async def test_an_article_that_no_longer_matches_stays_while_it_is_read(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"is:unread", "enter", "enter")
        assert len(titles(app)) == 5
        assert app.screen.list.rows[0].marks.read
        await press(pilot, "J")
        assert app.screen.list.cursor == app.screen.list.rows[1].id


async def test_a_query_can_be_given_from_the_start(library, press):
    app = TearsheetApp(library, query="huawei")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert len(titles(app)) == 2
        await press(pilot, "escape")
        assert len(titles(app)) == 5


async def test_words_of_a_kept_filter_are_marked_and_visited(app, press):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "/", *"huawei", "enter", "enter", "n")
        first = app.screen.view.current
        await press(pilot, "n")
        assert app.screen.view.current != first
        await press(pilot, "N")
        assert app.screen.view.current == first
