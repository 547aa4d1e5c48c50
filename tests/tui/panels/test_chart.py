from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import SalesTable
from tui.panels.chart import block, chart_lines, points
from tui.panels.lines import width_of


def words(table: SalesTable, now: str, width: int = 40, height: int = 20, series: int = 0) -> list[str]:
    lines = chart_lines(table, table.series[series], now, width, height)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_bar_for_each_month_with_its_value(tables: tuple[SalesTable, ...]) -> None:
    assert words(tables[0], "2021-11") == [
        "Nio deliveries                  vehicles",
        "Dec 2021 ███████████████████████▏ 10,489",
        "Nov 2021 ████████████████████████ 10,878",
        "Oct 2021 ████████▏ 3,667",
        "Sep 2021 ███████████████████████▌ 10,628",
        "Aug 2021 █████████████ 5,880",
        "Jul 2021 █████████████████▌ 7,931",
    ]


def test_the_period_looked_at_is_told_apart(tables: tuple[SalesTable, ...]) -> None:
    lines = chart_lines(tables[0], tables[0].series[0], "2021-10", 40, 20)
    assert [line[1][1] for line in lines[1:]] == ["bar", "bar", "bar-now", "bar", "bar", "bar"]


@pytest.mark.parametrize(("now", "first", "last"), [("2021-12", "Dec", "Oct"), ("2021-07", "Sep", "Jul")])
def test_where_not_all_fit_the_one_looked_at_does(
    tables: tuple[SalesTable, ...], now: str, first: str, last: str
) -> None:
    shown = words(tables[0], now, height=4)
    assert len(shown) == 4
    assert shown[1].startswith(first)
    assert shown[3].startswith(last)


def test_months_stand_with_months(tables: tuple[SalesTable, ...]) -> None:
    nio, jac = tables
    assert len(points(nio, nio.series[0], "2021-Q3")) == 6
    assert [p.period for p in points(jac, jac.series[0], "")] == ["2021-11", "2021-10"]


def test_one_value_or_no_room_makes_no_chart(tables: tuple[SalesTable, ...]) -> None:
    nio = tables[0]
    assert words(nio, "2021-Q3", series=1) == []
    assert words(nio, "2021-11", width=20) == []
    assert words(nio, "2021-11", height=0) == []


@pytest.mark.parametrize("width", [24, 36, 48, 60, 170])
def test_no_line_is_wider_than_asked_for(tables: tuple[SalesTable, ...], width: int) -> None:
    for line in chart_lines(tables[0], tables[0].series[0], "2021-12", width, 20):
        assert width_of(line) <= width


@given(st.floats(0, 1), st.integers(1, 60))
def test_a_bar_fits_and_shows_all_that_is_not_nothing(share: float, room: int) -> None:
    assert len(block(share, room)) <= room
    assert bool(block(share, room)) == (share > 0)
