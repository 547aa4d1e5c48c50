from __future__ import annotations

from typing import Any

import pytest

from store import Article, Figure, Span
from tui.panels.figures import FiguresPanel, figure_entries
from tui.panels.lines import width_of
from tui.panels.words import figure_value


def words(article: Article, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for e in figure_entries(article, width) for line in e.lines]


def test_a_figure_in_two_lines_and_its_arithmetic_below(article: Article) -> None:
    assert words(article, 40)[:7] == [
        "16,155                   16,155 vehicles",
        "count · sales · JAC · Nov 2021 · level",
        "178 percent ✓                      +178%",
        "percent · sales · JAC · Nov 2021 · chan…",
        "16,155 / 5,820 = +177.6 %, printed 178",
        "%: agrees",
        "5,820                     5,820 vehicles",
    ]


def test_a_figure_in_columns_where_there_is_room(article: Article) -> None:
    told = words(article, 130)
    column = told[0].index("count")
    assert told[0].startswith("16,155 ")
    assert told[1].index("percent", 15) == column
    assert told[2] == "16,155 / 5,820 = +177.6 %, printed 178 %: agrees"


@pytest.mark.parametrize("width", [12, 20, 33, 48, 60, 95, 96, 130, 170])
def test_no_line_is_wider_than_the_panel(article: Article, width: int) -> None:
    for entry in figure_entries(article, width):
        assert all(width_of(line) <= width for line in entry.lines)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "count", "value": 16155, "unit": "vehicles"}, "16,155 vehicles"),
        ({"kind": "count", "value": 16155}, "16,155"),
        ({"kind": "count", "value": 20000, "high": 25000, "unit": "cars"}, "20,000 to 25,000 cars"),
        ({"kind": "money", "value": 12.9e9, "currency": "USD"}, "$12.9bn"),
        ({"kind": "price", "value": 59900, "currency": "CNY"}, "RMB 59,900"),
        ({"kind": "percent", "value": -5.2, "role": "change"}, "-5.2%"),
        ({"kind": "percent", "value": 17.5, "role": "level"}, "17.5%"),
        ({"kind": "share", "value": 87}, "87%"),
        ({"kind": "points", "value": 1.5}, "1.5 points"),
        ({"kind": "ratio", "value": 2.5}, "2.5 times"),
        ({"kind": "duration", "value": 3, "unit": "days"}, "3 days"),
    ],
)
def test_values_in_words(fields: dict[str, Any], expected: str) -> None:
    assert figure_value(Figure(Span(0, 1), "x", **fields)) == expected


async def test_enter_jumps_to_the_figure(desk: Any, article: Article) -> None:
    async with desk.run_test(size=(40, 12)) as pilot:
        desk.panels.show_panel(4)
        await pilot.press("enter", "j", "enter", "G", "enter")
        figures = article.findings.figures
        assert desk.asked == [(7, figures[0].span), (7, figures[1].span), (7, figures[-1].span)]


async def test_words_for_nothing(bare_desk: Any) -> None:
    async with bare_desk.run_test(size=(60, 12)):
        bare_desk.panels.show_panel(4)
        assert "No figure is known in this article." in bare_desk.query_one(FiguresPanel).words
