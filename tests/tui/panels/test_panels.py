from __future__ import annotations

from typing import Any

import pytest

from store import Article, SalesTable, Thread
from tui.panels.companies import CompaniesPanel
from tui.panels.figures import FiguresPanel
from tui.panels.panels import TabBar, counts_of, tabs
from tui.panels.sales import SalesPanel
from tui.panels.sales_grid import SalesGrid
from tui.panels.statements import StatementsPanel

COUNTS = (57, 111, 12, 36)
KINDS = (StatementsPanel, SalesPanel, CompaniesPanel, FiguresPanel)
FOCUSED = (StatementsPanel, SalesGrid, CompaniesPanel, FiguresPanel)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, "1 Statements 57|2 Sales 111|3 Companies 12|4 Figures 36"),
        (52, "Statements 57|Sales 111|Companies 12|Figures 36"),
        (44, "Statements|Sales 111|Companies|Figures"),
        (38, "Statements|Sales|Companies|Figures"),
        (20, "1|Sales|3|4"),
    ],
)
def test_tabs_in_the_fullest_words_that_fit(width: int, expected: str) -> None:
    assert "|".join(tab.words for tab in tabs(COUNTS, 2, width)) == expected
    last = tabs(COUNTS, 2, width)[-1]
    assert last.start + len(last.words) <= width


def test_counts(article: Article, threads: tuple[Thread, ...], tables: tuple[SalesTable, ...]) -> None:
    assert counts_of(article, threads, tables) == (5, 11, 5, 6)
    assert counts_of(None, threads, tables) == (0, 0, 0, 0)


async def test_one_panel_is_shown_and_has_the_focus_when_asked_for(desk: Any) -> None:
    async with desk.run_test(size=(50, 20)) as pilot:
        for number, (kind, focused) in enumerate(zip(KINDS, FOCUSED, strict=True), 1):
            desk.panels.show_panel(number)
            await pilot.pause()
            assert [k for k in KINDS if desk.query_one(k).display] == [kind]
            assert isinstance(desk.focused, focused)


async def test_the_next_panel_takes_the_focus_only_from_the_one_before(desk: Any) -> None:
    async with desk.run_test(size=(50, 20)) as pilot:
        desk.set_focus(None)
        desk.panels.next_panel()
        await pilot.pause()
        assert desk.query_one(SalesPanel).display
        assert desk.focused is None
        desk.panels.show_panel(4)
        desk.panels.next_panel()
        await pilot.pause()
        assert isinstance(desk.focused, StatementsPanel)


async def test_a_click_on_a_tab_shows_its_panel(desk: Any) -> None:
    async with desk.run_test(size=(60, 20)) as pilot:
        await pilot.click(TabBar, offset=(38, 0))
        assert desk.panels.current == 3
        await pilot.click(TabBar, offset=(0, 0))
        assert isinstance(desk.focused, StatementsPanel)


async def test_panels_follow_the_article(desk: Any, article: Article) -> None:
    async with desk.run_test(size=(60, 20)) as pilot:
        desk.panels.show_panel(3)
        desk.panels.article, desk.panels.threads, desk.panels.tables = None, (), ()
        await pilot.pause()
        assert desk.query_one(TabBar).counts == (0, 0, 0, 0)
        for kind in (StatementsPanel, SalesGrid, CompaniesPanel, FiguresPanel):
            desk.panels.show_panel(FOCUSED.index(kind) + 1)
            await pilot.pause()
            assert "No article is open." in desk.query_one(kind).words
        desk.panels.article = article
        await pilot.pause()
        assert desk.query_one(TabBar).counts == (0, 0, 5, 6)


async def test_a_hidden_panel_is_laid_out_when_it_is_shown(desk: Any, article: Article) -> None:
    async with desk.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "No article is open." in desk.query_one(FiguresPanel).words
        desk.panels.show_panel(4)
        assert desk.query_one(FiguresPanel).words[0].startswith("16,155")
        await pilot.pause()
        desk.panels.display = False
        desk.panels.article = None
        await pilot.pause()
        assert desk.query_one(FiguresPanel).words[0].startswith("16,155")
        desk.panels.display = True
        await pilot.pause()
        assert "No article is open." in desk.query_one(FiguresPanel).words


async def test_text_from_outside_is_never_markup(desk: Any) -> None:
    async with desk.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert "it does not build cars, [b]now[/b] or later" in desk.query_one(StatementsPanel).words
        rows = [desk.query_one(StatementsPanel).render_line(y).text for y in range(20)]
        assert any("[b]now[/b]" in row for row in rows)


@pytest.mark.parametrize(
    ("number", "size", "keys"),
    [(1, (44, 40), ("j",)), (2, (44, 44), ("j",)), (2, (150, 14), ("j",)), (3, (44, 24), ()), (4, (44, 24), ("j",))],
    ids=["statements", "sales", "sales-wide", "companies", "figures"],
)
def test_looks(desk: Any, snap_compare: Any, number: int, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async def show(pilot: Any) -> None:
        pilot.app.panels.show_panel(number)
        await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(desk, terminal_size=size, run_before=show)
