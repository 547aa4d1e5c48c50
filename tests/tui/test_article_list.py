"""The list alone, over rows that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from textual.app import App, ComposeResult

from store import ArticleRow, Marks, Page, PageMark
from store.errors import ArchiveError
from store.query import parse
from tui.desk import PAGE_ROWS, Ask
from tui.widgets.article_list import ArticleList
from tui.widgets.window import MOST_PAGES

TODAY = date(2022, 1, 5)
EVERYTHING = parse("", today=TODAY)


def row(number: int) -> ArticleRow:
    return ArticleRow(number, f"Article {number:,}", "Outlet", TODAY, Marks())


def page(numbers: Sequence[int]) -> Page:
    ends = (PageMark(None, numbers[0]), PageMark(None, numbers[-1])) if len(numbers) else (None, None)
    return Page(tuple(map(row, numbers)), *ends)


class Shelf:
    """Articles numbered from 1 to ``size``, in pages."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.asked: list[Ask] = []
        self.gone: set[int] = set()

    async def pages(self, ask: Ask) -> tuple[Page, ...]:
        self.asked.append(ask)
        near = next((n for n in ask.around if n not in self.gone and n <= self.size), None)
        if near is not None:
            return self._page(range(max(1, near - PAGE_ROWS), near)), self._from(near)
        if ask.after is not None:
            return (self._from(ask.after.id + 1),)
        if ask.before is not None:
            return (self._page(range(max(1, ask.before.id - PAGE_ROWS), ask.before.id)),)
        return (self._from(max(1, self.size - PAGE_ROWS + 1) if ask.last else 1),)

    def _from(self, start: int) -> Page:
        return self._page(range(start, min(self.size, start + PAGE_ROWS - 1) + 1))

    def _page(self, numbers: range) -> Page:
        return page([n for n in numbers if n not in self.gone])


class ListApp(App[None]):
    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.seen: list[object] = []

    def compose(self) -> ComposeResult:
        yield ArticleList(self.shelf.pages, today=lambda: TODAY)

    def on_mount(self) -> None:
        self.list.show(EVERYTHING)

    @property
    def list(self) -> ArticleList:
        return self.query_one(ArticleList)

    def on_article_list_opened(self, event: ArticleList.Opened) -> None:
        self.seen.append(("opened", event.article_id))

    def on_article_list_highlighted(self, event: ArticleList.Highlighted) -> None:
        self.seen.append(("highlighted", event.article_id))

    def on_article_list_failed(self, event: ArticleList.Failed) -> None:
        self.seen.append(("failed", str(event.error)))


def words(app: ListApp, line: int) -> str:
    return app.list.render_line(line).text.strip(" ▌●")


@pytest.mark.parametrize("size", [0, 1, 30, 1_000_000])
async def test_any_number_of_articles_is_a_list(press, size):
    app = ListApp(Shelf(size))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert len(app.list.rows) == min(size, PAGE_ROWS)
        assert app.list.cursor == (1 if size else None)
        await press(pilot, "j", "k", "G")
        assert app.list.cursor == (size or None)
        await press(pilot, "g")
        assert app.list.cursor == (1 if size else None)
        assert len(app.list.rows) <= PAGE_ROWS * MOST_PAGES


async def test_the_end_of_a_million_is_one_question_away(press):
    app = ListApp(Shelf(1_000_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        before = len(app.shelf.asked)
        await press(pilot, "G")
        assert app.list.cursor == 1_000_000
        assert words(app, 22) == "Article 1,000,000"
        assert len(app.shelf.asked) - before <= 2


async def test_rows_come_before_they_are_needed_and_old_ones_go(press):
    app = ListApp(Shelf(2_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        for _ in range(48):
            app.list.move(25)
            await press(pilot)
        assert app.list.cursor == 1 + 48 * 25
        assert len(app.list.rows) <= PAGE_ROWS * MOST_PAGES
        assert [r.id for r in app.list.rows] == list(range(app.list.rows[0].id, app.list.rows[-1].id + 1))
        for _ in range(48):
            app.list.move(-25)
            await press(pilot)
        assert app.list.cursor == 1
        assert words(app, 0) == "Article 1"


async def test_what_is_seen_stays_when_rows_come_above(press):
    app = ListApp(Shelf(1_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        for _ in range(8):
            app.list.move(-10)
            await press(pilot)
        top = words(app, 0)
        assert top == f"Article {app.list.cursor}"
        assert app.list.cursor == 920
        assert app.list.rows[0].id < 900


async def test_only_seen_rows_are_drawn(press, monkeypatch):
    drawn: list[int] = []
    app = ListApp(Shelf(1_000_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        original = app.list.render_line
        monkeypatch.setattr(app.list, "render_line", lambda y: drawn.append(y) or original(y))
        await press(pilot, "j")
        assert drawn
        assert set(drawn) <= set(range(24))


async def test_the_cursor_stays_on_its_article_at_its_height_when_rows_are_asked_for_again(press):
    app = ListApp(Shelf(1_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["ctrl+d"] * 6, "k", "k")
        cursor = app.list.cursor
        before = [app.list.render_line(y).text for y in range(24)]
        app.list.reload()
        await press(pilot)
        assert app.list.cursor == cursor
        assert [app.list.render_line(y).text for y in range(24)] == before


async def test_the_cursor_goes_to_the_nearest_article_left(press):
    app = ListApp(Shelf(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "j", "j")
        app.shelf.gone = {4, 5}
        app.list.reload()
        await press(pilot)
        assert app.list.cursor == 6


async def test_newer_rows_are_shown_without_asking(press):
    app = ListApp(Shelf(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        asked = len(app.shelf.asked)
        app.list.replace_rows({2: replace(row(2), title="Newer")})
        assert words(app, 2) == "Newer"
        assert len(app.shelf.asked) == asked


async def test_rows_are_marked_and_unmarked(press):
    app = ListApp(Shelf(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "m", "k", "m")
        assert app.list.marked == {1}
        assert "✓" in app.list.render_line(0).text


async def test_opening_tells_which(press):
    app = ListApp(Shelf(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "enter")
        assert app.seen[-1] == ("opened", 2)


async def test_a_click_chooses_and_a_second_opens(press):
    app = ListApp(Shelf(9))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        await pilot.click(ArticleList, offset=(5, 4))
        assert app.list.cursor == 3
        await pilot.click(ArticleList, offset=(5, 5))
        assert app.seen[-1] == ("opened", 3)
        await pilot.click(ArticleList, offset=(5, 22))
        assert app.list.cursor == 3


async def test_the_wheel_scrolls_and_fetches(press):
    app = ListApp(Shelf(1_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        app.list.scroll_to(y=150, animate=False)
        await press(pilot)
        assert len(app.list.rows) == 2 * PAGE_ROWS
        assert app.list.cursor == 1


async def test_a_list_that_can_not_be_had_says_so(press):
    shelf = Shelf(3)

    async def fail(ask: Ask) -> tuple[Page, ...]:
        raise ArchiveError("archive.db", "locked")

    shelf.pages = fail
    app = ListApp(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert app.seen == [("failed", "archive.db: locked")]


async def test_an_empty_list_says_what_next(press):
    app = ListApp(Shelf(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        app.list.empty = ("No articles yet", "Add some.")
        await press(pilot, "j", "enter", "m", "ctrl+d", "G")
        assert words(app, 1) == "No articles yet"
        assert words(app, 2) == "Add some."


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("j",), 2),
        (("down",), 2),
        (("j", "j", "k"), 2),
        (("j", "up"), 1),
        (("ctrl+d",), 7),
        (("ctrl+d", "ctrl+u"), 1),
        (("pagedown",), 12),
        (("pagedown", "pageup"), 1),
        (("G",), 50),
        (("end",), 50),
        (("G", "g"), 1),
        (("G", "home"), 1),
    ],
)
async def test_each_key_of_movement(press, keys, cursor):
    app = ListApp(Shelf(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert app.list.cursor == cursor
