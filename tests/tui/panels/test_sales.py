from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from store import Cell, Change, SalesTable
from tui.panels.lines import Line, width_of
from tui.panels.sales import SalesPanel, Share, share
from tui.panels.sales_grid import CellPlace, SalesGrid
from tui.panels.sales_layout import grid_lines, grid_of
from tui.panels.sources import cell_lines, change_words


def words(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_periods_down_and_series_across(tables: tuple[SalesTable, ...]) -> None:
    assert words(grid_lines(grid_of(tables[0], 70), 0, None)) == [
        "Nio",
        "               deliveries  revenue             orders",
        "                 vehicles      RMB  ES8 in three days",
        "Dec 2021  10,489                               12,500",
        "Nov 2021  10,878! +9.8% ✗",
        "Oct 2021   3,667",
        "Sep 2021  10,628",
        "Q3 2021                     9.81bn",
        "Aug 2021   5,880",
        "Jul 2021   7,931",
    ]


def test_values_without_period_come_last(tables: tuple[SalesTable, ...]) -> None:
    assert words(grid_lines(grid_of(tables[1], 40), 0, None))[-2:] == ["Oct 2021    11,101", "no period  240,000"]


def test_columns_that_do_not_fit_are_told_of(tables: tuple[SalesTable, ...]) -> None:
    grid = grid_of(tables[0], 34)
    assert words(grid_lines(grid, 0, None))[0] == "Nio" + " " * 21 + "1-2 of 3 ›"
    first = grid.first_for(0, 2)
    assert first == 1
    assert words(grid_lines(grid, first, None))[0] == "Nio" + " " * 21 + "‹ 2-3 of 3"


@pytest.mark.parametrize("width", [16, 24, 33, 36, 48, 60, 170])
def test_no_line_is_wider_than_the_panel(tables: tuple[SalesTable, ...], width: int) -> None:
    for table in tables:
        grid = grid_of(table, width)
        for column in range(len(grid.columns)):
            lines = grid_lines(grid, grid.first_for(0, column), (0, column))
            assert all(width_of(line) <= width for line in lines)
            assert sum(tone == "cell" for line in lines for _, tone in line) == 1
        for series in table.series:
            for period in table.periods:
                assert all(width_of(line) <= width for line in cell_lines(table, series, period, width))


def test_a_cell_on_which_articles_disagree_tells_both_with_their_sentences(tables: tuple[SalesTable, ...]) -> None:
    assert words(cell_lines(tables[0], tables[0].series[0], "2021-11", 60)) == [
        "Nio deliveries, Nov 2021",
        "! Articles disagree: 10,878 or 10,900 vehicles",
        "10,878 vehicles       Shanghai Securities News · 24 May 2021",
        "✗ +9.8% year on year: 10,878 / 5,291 = +105.6 %, printed 9.8",
        "%: differs",
        "“Nio handed over 10,878 cars, up 9.8 percent from 5,291.”",
        "10,900 vehicles                     Sample Wire · 1 Jan 2022",
        "“Nio's November came to 10,900.”",
    ]


def test_the_same_value_again_names_its_article_and_a_sentence_once(tables: tuple[SalesTable, ...]) -> None:
    jac = tables[1]
    (first,) = jac.series[0].cells["2021-11"].rows
    other = replace(first, article=replace(first.article, id=9, outlet="Sample Wire"))
    series = replace(jac.series[0], cells={"2021-11": Cell((first, other))})
    told = words(cell_lines(jac, series, "2021-11", 60))
    assert told[2:] == [
        "✓ +178% year on year: 16,155 / 5,820 = +177.6 %, printed 178",
        "%: agrees",
        "“It sold 16,155 electric cars in November.”",
        "also Sample Wire · 28 Dec 2021",
    ]


def test_nothing_known_is_said_in_words(tables: tuple[SalesTable, ...]) -> None:
    nio = tables[0]
    assert words(cell_lines(nio, nio.series[2], "2021-07", 80)) == [
        "Nothing is known of Nio's orders of ES8 in three days in Jul 2021."
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change("mom", None, 46.0), "+46% month on month: nothing to check it against"),
        (Change("unknown", None, -5.2), "-5.2%: nothing to check it against"),
        (Change("yoy", 5820, None, 177.577), "from 5,820 year on year"),
        (Change("qoq", 5291, 105.5, 105.594, "truncated"), "≈ +105.5% quarter on quarter: 10,878 / 5,291 = +105.6 %"),
    ],
)
def test_a_change_in_words(tables: tuple[SalesTable, ...], change: Change, expected: str) -> None:
    row = replace(tables[1].series[0].cells["2021-11"].rows[0].row, value=10878)
    assert change_words(row, change).startswith(expected)


async def test_the_cursor_moves_from_cell_to_cell_and_from_table_to_table(desk: Any) -> None:
    async with desk.run_test(size=(60, 30)) as pilot:
        desk.panels.show_panel(2)
        grid = desk.query_one(SalesGrid)
        moves = (
            ("j", (0, 1, 0)),
            ("l", (0, 1, 1)),
            ("right", (0, 1, 2)),
            ("l", (0, 1, 2)),
            ("h", (0, 1, 1)),
            ("left", (0, 1, 0)),
            ("k", (0, 0, 0)),
            ("up", (0, 0, 0)),
            ("l", (0, 0, 1)),
            ("G", (1, 2, 0)),
            ("down", (1, 2, 0)),
            ("g", (0, 0, 0)),
        )
        for key, place in moves:
            await pilot.press(key)
            assert grid.cursor == CellPlace(*place)


async def test_enter_goes_to_the_cells_first_source(desk: Any, tables: tuple[SalesTable, ...]) -> None:
    async with desk.run_test(size=(60, 30)) as pilot:
        desk.panels.show_panel(2)
        await pilot.press("j", "enter")
        first = tables[0].series[0].cells["2021-11"].rows[0]
        assert desk.asked == [(first.article.id, first.row.span)]
        await pilot.press("l", "enter")
        assert len(desk.asked) == 1


@pytest.mark.parametrize(("size", "beside"), [((60, 34), False), ((78, 22), True), ((150, 14), True)])
async def test_the_cells_sources_are_shown_below_or_beside(desk: Any, size: tuple[int, int], beside: bool) -> None:
    async with desk.run_test(size=size) as pilot:
        desk.panels.show_panel(2)
        await pilot.press("j")
        await pilot.pause()
        panel = desk.query_one(SalesPanel)
        assert "Nio deliveries, Nov 2021" in panel.sources.words
        assert panel.sources.words[0].startswith("Nio deliveries ")
        assert (panel.sources.region.x > panel.grid.region.x + 10) is beside
        assert (panel.sources.region.y > panel.grid.region.y) is not beside


@pytest.mark.parametrize("height", range(6, 50, 4))
async def test_the_cursor_and_something_of_its_sources_are_always_seen(desk: Any, height: int) -> None:
    async with desk.run_test(size=(36, height)) as pilot:
        desk.panels.show_panel(2)
        await pilot.press("G")
        await pilot.pause()
        grid = desk.query_one(SalesGrid)
        assert grid.scroll_offset.y <= len(grid.lines) - 1 < grid.scroll_offset.y + grid.size.height
        assert desk.query_one(SalesPanel).sources.size.height >= 2


async def test_space_shows_what_of_the_sources_did_not_fit(desk: Any) -> None:
    async with desk.run_test(size=(36, 10)) as pilot:
        desk.panels.show_panel(2)
        await pilot.press("j")
        sources = desk.query_one(SalesPanel).sources
        seen = []
        for _ in range(8):
            await pilot.press("space")
            seen.append(sources.scroll_offset.y)
        assert max(seen) == sources.max_scroll_y > 0
        assert seen.index(0) == seen.index(max(seen)) + 1


async def test_a_click_puts_the_cursor_and_a_second_one_goes_there(desk: Any, tables: tuple[SalesTable, ...]) -> None:
    async with desk.run_test(size=(60, 34)) as pilot:
        desk.panels.show_panel(2)
        await pilot.pause()
        grid = desk.query_one(SalesGrid)
        row = next(i for i, line in enumerate(grid.words) if "16,155" in line)
        x = grid.words[row].index("16,155") + 2
        await pilot.click(grid, offset=(x, row))
        assert grid.cursor == CellPlace(1, 0, 0)
        assert desk.asked == []
        await pilot.click(grid, offset=(x, row))
        stored = tables[1].series[0].cells["2021-11"].rows[0]
        assert desk.asked == [(stored.article.id, stored.row.span)]
        await pilot.click(grid, offset=(x, 1))
        await pilot.click(grid, offset=(58, row))
        assert grid.cursor == CellPlace(1, 0, 0)


async def test_other_tables_start_at_the_same_company(desk: Any, tables: tuple[SalesTable, ...]) -> None:
    async with desk.run_test(size=(60, 34)) as pilot:
        desk.panels.show_panel(2)
        await pilot.press("G")
        desk.panels.tables = (replace(tables[0], company="xpeng", name="Xpeng"), tables[1])
        await pilot.pause()
        grid = desk.query_one(SalesGrid)
        assert grid.cursor == CellPlace(1, 0, 0)
        desk.panels.tables = ()
        await pilot.press("j", "l", "G", "enter", "space")
        assert grid.cursor is None
        assert desk.query_one(SalesPanel).sources.words == ()
        assert "No sales of this article's companies are known." in " ".join(grid.words)


async def test_words_for_no_article(empty_desk: Any) -> None:
    async with empty_desk.run_test(size=(40, 10)):
        empty_desk.panels.show_panel(2)
        assert "No article is open." in empty_desk.query_one(SalesGrid).words


@pytest.mark.parametrize(
    ("size", "tables", "expected"),
    [
        ((40, 5), 16, Share(False, 40, 2)),
        ((40, 30), 16, Share(False, 40, 15, ruled=True)),
        ((40, 40), 10, Share(False, 40, 29, ruled=True)),
        ((78, 22), 16, Share(True, 39, 22)),
        ((78, 40), 16, Share(False, 78, 23, ruled=True)),
        ((170, 40), 16, Share(True, 68, 40)),
    ],
)
def test_the_sources_take_what_the_tables_leave_and_half_at_least(
    size: tuple[int, int], tables: int, expected: Share
) -> None:
    assert share(*size, tables) == expected


def test_wide_signs_are_one_cell() -> None:
    assert all(cell_len(sign) == 1 for sign in "✓≈✗–‹›◆▌")
