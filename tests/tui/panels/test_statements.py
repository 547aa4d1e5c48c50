from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from store import Article, Report, Thread
from tui.panels.lines import Entry, Source, width_of
from tui.panels.statements import StatementsPanel, quoted, shown_place, statement_entries


def words(entries: list[Entry]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for e in entries for line in e.lines]


def test_a_thread_has_its_standing_and_claim_above_its_reports_and_the_articles_own_is_first(
    article: Article, threads: tuple[Thread, ...]
) -> None:
    assert words(statement_entries(threads, article, 50)) == [
        "Denied: JAC, a partner of Nio in the making of",
        "cars, is about to build cars together with Huawei",
        " DENY     JAC",
        "the staff member, securities department",
        "“not about to build cars with Huawei”",
        "China Securities Journal · 28 Dec 2021",
        "◆ this article and 1 more",
        " DENY     Huawei",
        "it does not build cars, [b]now[/b] or later",
        "Shanghai Securities News · 24 May 2021",
        " RUMOUR   no source",
        "Sample Auto Daily · 28 Dec 2021 · ◆ this article",
        "",
        " EXPECT   Chi Linchun",
        "the factory in Hefei is to have room for 240,000",
        "cars",
        "Sample Wire · 1 Jan 2022",
        "",
        "Open rumour",
        " RUMOUR   no source",
        "Nio is for sale",
        "Shanghai Securities News · 24 May 2021",
    ]


@pytest.mark.parametrize("width", [12, 20, 33, 36, 48, 60, 110, 170])
def test_no_line_is_wider_than_the_panel(article: Article, threads: tuple[Thread, ...], width: int) -> None:
    for entry in statement_entries(threads, article, width):
        assert all(width_of(line) <= width for line in entry.lines)


def test_only_reports_lead_somewhere(article: Article, threads: tuple[Thread, ...]) -> None:
    targets = [e.target for e in statement_entries(threads, article, 50) if e.target]
    assert len(targets) == sum(len(t.reports) for t in threads)


def test_a_report_is_read_in_the_open_article_where_that_carries_it(threads: tuple[Thread, ...]) -> None:
    report = threads[1].reports[0]
    assert shown_place(report, 7).article.id == 7
    assert shown_place(report, 9).article.id == 9
    assert shown_place(report, 1).article.id == 7


def test_a_report_of_other_articles_says_how_many(article: Article, threads: tuple[Thread, ...]) -> None:
    told = threads[1].reports[0]
    elsewhere = replace(article, id=1)
    alone = Thread("x", "stated", "", (), (told,))
    assert (
        words(statement_entries((alone,), elsewhere, 80))[-1]
        == "China Securities Journal · 28 Dec 2021 · in 2 articles"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mode": "direct", "text": "“no”"}, "“no”"),
        ({"mode": "direct", "text": '"no"'}, "“no”"),
        ({"mode": "indirect", "text": "that it won't"}, "that it won't"),
        ({"mode": "predicate", "text": "", "pieces": (), "cue": "has denied"}, "has denied"),
    ],
)
def test_quotation_marks_stand_around_the_speakers_own_words(
    threads: tuple[Thread, ...], changes: dict[str, Any], expected: str
) -> None:
    stored = threads[0].reports[0].statement
    assert quoted(replace(stored, statement=replace(stored.statement, **changes))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"company": "nio", "speaker": "Nio"}, "Nio"),
        ({"company": "nio", "speaker": "the company"}, "Nio"),
        ({"company": "nio", "speaker": "Wei Li", "role": "founder"}, "Nio, Wei Li, founder"),
        ({"company": "nio", "speaker": "Nio's spokesman", "role": "spokesman"}, "Nio, Nio's spokesman"),
        ({"company": "some-fund", "speaker": None}, "Some Fund"),
        ({"company": None, "speaker": "people who know the plan"}, "people who know the plan"),
        ({"company": None, "speaker": "he"}, "he"),
        ({"company": None, "speaker": None}, "no source"),
    ],
)
def test_who_speaks(article: Article, threads: tuple[Thread, ...], changes: dict[str, Any], expected: str) -> None:
    stored = threads[0].reports[0].statement
    report = Report(replace(stored, statement=replace(stored.statement, **changes)))
    entries = statement_entries((replace(threads[0], reports=(report,)),), article, 90)
    assert words(entries)[0] == f" EXPECT   {expected}"


def test_a_long_name_is_broken_beside_its_chip(article: Article, threads: tuple[Thread, ...]) -> None:
    stored = threads[0].reports[0].statement
    long = replace(stored.statement, speaker="Anna Maria Sample-Example, who runs the plant")
    thread = replace(threads[0], reports=(Report(replace(stored, statement=long)),))
    assert words(statement_entries((thread,), article, 38))[:2] == [
        " EXPECT   Anna Maria Sample-Example,",
        "          who runs the plant",
    ]


async def test_keys_move_from_report_to_report_and_enter_goes_there(desk: Any, threads: tuple[Thread, ...]) -> None:
    async with desk.run_test(size=(50, 12)) as pilot:
        desk.panels.show_panel(1)
        panel = desk.query_one(StatementsPanel)
        await pilot.press("enter", "j", "enter", "down", "j", "enter", "G", "enter", "g", "enter")
        first, denied, rumour = (t.reports for t in threads)
        expected = [denied[0], denied[1], first[0], rumour[0], denied[0]]
        assert desk.asked == [(s.article.id, s.statement.span) for s in (r.statement for r in expected)]
        assert panel.scroll_offset.y == 0


async def test_half_pages_go_on_by_one_entry_at_least(desk: Any) -> None:
    async with desk.run_test(size=(36, 6)) as pilot:
        desk.panels.show_panel(1)
        panel = desk.query_one(StatementsPanel)
        seen = [panel.cursor]
        for key in ("ctrl+d", "ctrl+d", "ctrl+u", "pagedown", "pageup", "k"):
            await pilot.press(key)
            seen.append(panel.cursor)
        assert seen[0] < seen[1] < seen[2] > seen[3] < seen[4] > seen[5] >= seen[6]


async def test_an_entry_taller_than_the_view_is_scrolled_through(desk: Any, threads: tuple[Thread, ...]) -> None:
    async with desk.run_test(size=(36, 4)) as pilot:
        desk.panels.threads = threads[:1] + threads[2:]
        await pilot.pause()
        desk.panels.show_panel(1)
        panel = desk.query_one(StatementsPanel)
        entry = panel.entry
        assert len(entry.lines) > panel.size.height
        await pilot.press("j")
        assert panel.entry == entry
        assert panel.scroll_offset.y == 1
        await pilot.press("j")
        assert panel.entry != entry
        await pilot.press("k")
        assert panel.entry == entry


async def test_a_click_puts_the_cursor_and_a_second_one_goes_there(desk: Any, threads: tuple[Thread, ...]) -> None:
    async with desk.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        panel = desk.query_one(StatementsPanel)
        row = panel.words.index(" DENY     Huawei")
        await pilot.click(panel, offset=(5, row))
        assert desk.asked == []
        await pilot.click(panel, offset=(5, row + 1))
        denial = threads[1].reports[1].statement
        assert desk.asked == [(denial.article.id, denial.statement.span)]
        heading = next(i for i, line in enumerate(panel.words) if line.startswith("Denied"))
        await pilot.click(panel, offset=(5, heading))
        assert len(desk.asked) == 1


async def test_the_cursor_stays_on_its_report_when_threads_come_anew(desk: Any, threads: tuple[Thread, ...]) -> None:
    async with desk.run_test(size=(60, 30)) as pilot:
        desk.panels.show_panel(1)
        await pilot.press("j", "j")
        panel = desk.query_one(StatementsPanel)
        key = panel.entry.key
        desk.panels.threads = threads[1:]
        await pilot.pause()
        assert panel.entry.key == key
        assert isinstance(panel.entry.target, Source)
        desk.panels.threads = threads[2:]
        await pilot.pause()
        assert panel.entry.key != key


async def test_words_for_nothing(bare_desk: Any, empty_desk: Any) -> None:
    async with bare_desk.run_test(size=(40, 10)) as pilot:
        bare_desk.panels.show_panel(1)
        await pilot.press("j", "G", "ctrl+d", "enter")
        assert "No company of this article is known" in bare_desk.query_one(StatementsPanel).words[1]
        assert bare_desk.asked == []
    async with empty_desk.run_test(size=(40, 10)):
        assert "No article is open." in empty_desk.query_one(StatementsPanel).words
