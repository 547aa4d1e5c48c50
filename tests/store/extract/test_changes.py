from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import changes, moves
from store.records import Figure, Span


def number(text: str, digits: str) -> Figure:
    start = text.index(digits)
    return Figure(Span(start, start + len(digits)), digits, "percent", float(re.sub(r"[^\d.]", "", digits)))


@pytest.mark.parametrize(
    ("words", "period", "base", "basis"),
    [
        ("up 5% year-on-year", None, None, "yoy"),
        ("from 5,820 a year ago", None, None, "yoy"),
        ("compared with the same month last year", None, None, "yoy"),
        ("up 5% on the year", None, None, "yoy"),
        ("down 3% month-on-month", None, None, "mom"),
        ("from 16,000 the previous month", None, None, "mom"),
        ("from 11,101 in October", "2021-11", None, "mom"),
        ("from 11,101 in November", "2021-12", None, "mom"),
        ("from 5,820 in 2020", "2021", None, "yoy"),
        ("up 5% on 2020", "2021-Q4", None, "yoy"),
        ("from the third quarter", "2021-Q4", None, "qoq"),
        ("sequentially", None, None, "qoq"),
        ("from 5,820", "2021-11", "2020-11", "yoy"),
        ("from 11,101", "2021-11", "2021-10", "mom"),
        ("from 11,101", "2021-Q4", "2021-Q3", "qoq"),
        ("34 cts vs 28 cts", None, None, "yoy"),
        ("fell 0.3% in January", "2021-01", None, None),
        ("up 5%", "2021-11", None, None),
    ],
)
def test_the_basis_is_in_the_words_or_the_periods(
    words: str, period: str | None, base: str | None, basis: str | None
) -> None:
    assert changes.basis_of(words, period, base) == basis


@pytest.mark.parametrize(
    ("text", "digits", "way"),
    [
        ("sales rose 5% in May", "5%", 1),
        ("sales fell by nearly 5%", "5%", -1),
        ("fell by more than 5%", "5%", -1),
        ("Nio: 9,652 (up 34%)", "34%", 1),
        ("12,922, +115% YoY", "115%", 1),
        ("a 4-percent drop", "4", -1),
        ("2.1% fewer than in 2003", "2.1%", -1),
        ("sales growth in 2019 will be 3.5%", "3.5%", 1),
        ("they make up 12% of sales", "12%", None),
        ("the rate is 12% now", "12%", None),
    ],
)
def test_which_way_a_percent_goes(text: str, digits: str, way: int | None) -> None:
    assert moves.way_of(text, number(text, digits), 0, len(text)) == way


@pytest.mark.parametrize(
    ("text", "digits", "delta"),
    [
        ("turnover rose $7.2bn to", "7.2", True),
        ("an increase of 62,000 from", "62,000", True),
        ("a 697 improvement from", "697", True),
        ("topped expectations by about 30", "30", True),
        ("5 lower than expected", "5", True),
        ("sold more than 5,000 cars", "5,000", False),
        ("sales rose to 5,000", "5,000", False),
    ],
)
def test_how_much_something_moved(text: str, digits: str, delta: bool) -> None:
    assert moves.is_delta(text, number(text, digits), 0) is delta


@pytest.mark.parametrize(
    ("text", "digits", "base"),
    [
        ("up from 5,820", "5,820", True),
        ("compared with a net loss of 40", "40", True),
        ("against last year's 194", "194", True),
        ("from 1985/86's record 50.14", "50.14", True),
        ("than the 190 of last year", "190", True),
        ("last year, when it sold 96", "96", True),
        ("more than 190", "190", False),
        ("revenue from jet engines was 6", "6", False),
    ],
)
def test_what_is_compared_with(text: str, digits: str, base: bool) -> None:
    assert changes.is_base(text, number(text, digits), 0) is base


@pytest.mark.parametrize(
    ("between", "leads"),
    [
        (" to ", True),
        (" rise in net profit to a record ", True),
        (", to ", True),
        (" higher at ", True),
        (" drop in profit at ", True),
        (" of its sales to buy ", False),
        (", while costs fell to ", False),
        (" and ", False),
    ],
)
def test_where_a_percent_leads_to_its_value(between: str, leads: bool) -> None:
    assert changes.leads_to_value(between) is leads


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(left: str, right: str) -> None:
    text = f"{left}5%{right}"
    figure = Figure(Span(len(left), len(left) + 2), "5%", "percent", 5.0)
    assert moves.way_of(text, figure, 0, len(text)) in (1, -1, None)
    assert moves.is_delta(text, figure, 0) in (True, False)
    assert changes.is_base(text, figure, 0) in (True, False)
    changes.basis_of(text, "2021-11", None)
