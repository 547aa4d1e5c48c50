from datetime import date

import pytest
from rich.style import Style

from store import ArticleRow, Marks
from tui.widgets.row_lines import RowState, RowStyles, row_line

STYLES = RowStyles(*[Style()] * 9)
TODAY = date(2022, 1, 5)
ROW = ArticleRow(
    7,
    "JAC denies\nHuawei car tie-up",
    "CnEVPost",
    date(2021, 12, 28),
    Marks(starred=True, tags=("ev", "rumour")),
    ("JAC", "Nio"),
    statements=2,
    sales=1,
    mismatches=1,
    conflict=True,
)


def lines(row: ArticleRow = ROW, width: int = 60, state: RowState = RowState()) -> list[str]:  # noqa: B008
    return [row_line(row, line, width, state, STYLES, TODAY).text for line in (0, 1)]


def test_a_row_says_what_it_knows():
    assert lines() == [
        " ● JAC denies Huawei car tie-up                           ★ ",
        "   28 Dec 2021  CnEVPost  JAC, Nio         #ev #rumour “Σ≠! ",
    ]


def test_what_is_not_known_is_said():
    assert lines(ArticleRow(1, "Plain", None, None, Marks(read=True)))[1].startswith("   no date  no outlet")
    assert lines(ArticleRow(1, "Plain", None, None, Marks(read=True)))[0].startswith("   Plain")


def test_cursor_and_mark_are_signs():
    assert lines(state=RowState(cursor=True, marked=True))[0].startswith("▌✓ JAC")


@pytest.mark.parametrize("width", [1, 10, 20, 36, 44, 80, 200])
def test_lines_have_the_width_whatever_they_say(width):
    wide = ArticleRow(1, "蔚来" * 80, "出" * 40, date(2021, 1, 1), Marks(tags=("蔚来" * 20,)), ("Nio " * 9, "JAC"))
    for row in (ROW, wide):
        for line in (0, 1):
            assert row_line(row, line, width, RowState(), STYLES, TODAY).cell_length == width
