"""The tear sheet: it gathers one company, leads to sentences and to other companies, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import TearsheetError
from tui.panels import sheet as gathering
from tui.panels.lines import ArticleTarget, ListTarget, Source
from tui.panels.panels import Panels
from tui.screens import tear_sheet
from tui.screens.tear_sheet import TearSheet
from tui.widgets.article_view import ArticleView

SIZES = [(80, 24), (120, 36), (180, 50)]
WIDE = (150, 40)


def words(app: Any) -> str:
    lists = (w for w in (app.screen.left, app.screen.right) if w.display)
    head = app.screen.query_one("#head")
    return "\n".join(line for view in (head, *lists) for line in view.words)


def go_to(sheet: Any, wanted: type) -> Any:
    """Put the cursor on the first entry that leads to such a target."""
    for part in (sheet.left, sheet.right):
        for number, entry in enumerate(part._entries):
            if part.display and isinstance(entry.target, wanted):
                part.focus()
                part.cursor = number
                return entry.target
    raise AssertionError(wanted)


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_all_of_a_company(app, press, size):
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j", "c")
        assert isinstance(app.screen, TearSheet)
        shown = words(app)
        for told in ("JAC", "2 articles", "16,155", "Nov 2021", "working with Huawei", "JAC denies that it builds"):
            assert told in shown


@pytest.mark.parametrize("message", [Panels.CompanyChosen, ArticleView.Followed])
async def test_a_company_that_is_chosen_opens_its_sheet(app, press, message):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "G")
        app.screen.post_message(message("xpeng"))
        await press(pilot)
        assert app.screen.company == "xpeng"
        await press(pilot, "q")
        assert app.screen.list.row(app.screen.list.cursor).title.startswith("Huawei")


@pytest.mark.parametrize("target", [Source, ArticleTarget])
async def test_an_item_leads_to_its_article_and_backspace_to_the_sheet(app, press, target):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "c")
        chosen = go_to(app.screen, target)
        await press(pilot, "enter")
        assert app.screen.article.id == chosen.article_id
        assert app.screen.pane == "article"
        await press(pilot, "backspace")
        assert app.screen.company == "jac"


async def test_all_articles_are_shown_in_the_list(app, press):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "c")
        go_to(app.screen, ListTarget)
        await press(pilot, "enter")
        assert app.screen.bar.kept == "company:jac"
        assert len(app.screen.list.rows) == 2


async def test_another_company_and_back(app, press):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "c")
        sheet = app.screen
        sheet.show("huawei")
        await press(pilot)
        assert sheet.sheet.facts.name == "Huawei"
        await press(pilot, "escape")
        assert sheet.sheet.facts.name == "JAC"
        await press(pilot, "q")
        assert type(app.screen).__name__ == "MainScreen"


async def test_c_without_another_company_says_so(app, press):
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "j", "c", "c")
        assert app.screen.company == "jac"
        assert [n.message for n in app._notifications][-1] == "No other company stands at the cursor."


async def test_a_company_of_which_nothing_is_known_is_told_in_words(app, press):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        app.screen.show_sheet("nobody-knows")
        await press(pilot)
        shown = words(app)
        assert "No sales of Nobody Knows are known" in shown
        assert "Nobody is known to have said anything" in shown
        assert "No stored article names Nobody Knows." in shown


async def test_what_goes_wrong_is_told(app, press, monkeypatch):
    def fails(*_: object) -> None:
        raise TearsheetError("The archive is gone.")

    monkeypatch.setattr(tear_sheet, "gathered", fails)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "c")
        assert "The archive is gone." in words(app)


async def test_it_is_written_as_markdown_over_nothing(app, press, tmp_path: Path):
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        app.screen.folder = str(tmp_path)
        await press(pilot, "j", "c", "e", "enter", "e", "enter")
        first, second = sorted(p.name for p in tmp_path.glob("*.md"))
        assert (first, second) == ("jac-2.md", "jac.md")
        text = (tmp_path / "jac.md").read_text(encoding="utf-8")
        assert text.startswith("# JAC\n")
        for told in ("| Nov 2021 | 16,155 |", "## What was said", "## Articles", "JAC denies that it builds cars"):
            assert told in text
        assert [n.message for n in app._notifications][-1].startswith("Wrote ")


async def test_tab_goes_to_the_other_part_where_it_is_seen(app, press):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "c", "tab")
        assert app.screen.right.has_focus
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert app.screen.left.has_focus
        await press(pilot, "tab")
        assert app.screen.left.has_focus


def test_a_company_that_no_list_has_is_described_by_an_article(library):
    found = gathering.gathered(library, "nio")
    assert (found.facts.name, found.facts.kind, found.articles) == ("Nio", "company", 3)
    assert found.table is not None
