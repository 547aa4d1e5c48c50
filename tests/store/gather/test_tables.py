from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.gather.periods import newest_first, shape
from store.gather.tables import NO_PERIOD, cell_value, levels, sales_tables
from store.records import ArticleRef, SalesRow, Span, StoredSales

NAMES = {"xpeng": "XPeng", "saic": "SAIC"}


def sold(
    value: float | None,
    period: str | None = "2022-01",
    *,
    article: int = 1,
    day: date | None = date(2022, 2, 1),
    at: int = 0,
    sentence: str = "",
    company: str | None = "xpeng",
    **fields: Any,
) -> StoredSales:
    given = {"metric": "deliveries", "product": None, "unit": "vehicles"} | fields
    row = SalesRow(Span(at, at + 5), company, period=period, value=value, **given)
    return StoredSales(ArticleRef(article, f"Article {article}", None, day), row, sentence)


def test_periods_down_and_series_across() -> None:
    rows = [
        sold(12922, "2022-01"),
        sold(16000, "2021-12"),
        sold(98155, "2021"),
        sold(20.99e9, "2021", metric="revenue", unit=None, currency="CNY"),
        sold(5000, "2022-01", company="saic"),
        sold(1, company=None),
    ]
    first, second = sales_tables(rows, NAMES)
    assert (first.company, first.name, second.name) == ("xpeng", "XPeng", "SAIC")
    assert first.periods == ("2022-01", "2021-12", "2021")
    assert [(s.metric, s.currency) for s in first.series] == [("deliveries", None), ("revenue", "CNY")]
    assert cell_value(first.series[1].cells["2021"]) == 20.99e9


def test_near_same_products_and_units_are_one_series() -> None:
    rows = [
        sold(12922, product=None, unit="vehicles"),
        sold(16000, "2021-12", product="vehicles", unit="units"),
        sold(15613, "2021-11", product="its new cars", unit=None),
        sold(7459, "2021-11", product="P7 sedans"),
        sold(7540, "2021-10", product="P7 sedan"),
    ]
    (table,) = sales_tables(rows, NAMES)
    assert [(s.product, len(s.cells)) for s in table.series] == [("vehicles", 3), ("P7 sedan", 2)]


def test_a_change_without_level_joins_the_series_that_has_a_unit() -> None:
    (table,) = sales_tables([sold(12922), sold(None, "2022-02", unit=None)], NAMES)
    (series,) = table.series
    assert list(series.cells) == ["2022-02", "2022-01"]
    assert levels(series) == (("2022-01", 12922),)


def test_a_fact_told_twice_is_one_cell_with_both_sources() -> None:
    standfirst, body = sold(12922, at=10), sold(12922, at=90)
    other = sold(12922, article=4, day=date(2022, 3, 1))
    (table,) = sales_tables([body, standfirst, other], NAMES)
    cell = table.series[0].cells["2022-01"]
    assert cell.rows == (other, standfirst, body)
    assert not cell.conflict


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ((12922, "delivered 12,922 cars"), (12900, "delivered about 12,900 cars"), False),
        ((12922, "delivered 12,922 cars"), (12900, "delivered 12,900 cars"), True),
        ((12922, "delivered 12,922 cars"), (12992, "delivered 12,992 cars"), True),
        ((1_190_000, "sold 1.19 million"), (1_192_345, "sold 1,192,345"), False),
        ((1_190_000, "sold 1.19 million"), (1_197_345, "sold 1,197,345"), True),
        ((5.4e9, "revenue of $5.4bn"), (5.37e9, "revenue of $5.37 billion"), False),
    ],
)
def test_two_articles_conflict_where_rounding_can_not_explain_it(one: Any, other: Any, conflict: bool) -> None:
    rows = [sold(one[0], sentence=one[1]), sold(other[0], sentence=other[1], article=2)]
    (table,) = sales_tables(rows, NAMES)
    assert table.series[0].cells["2022-01"].conflict is conflict


def test_one_article_does_not_conflict_with_itself() -> None:
    (table,) = sales_tables([sold(1, at=1), sold(2, at=9)], NAMES)
    assert not table.series[0].cells["2022-01"].conflict


def test_what_has_no_period_comes_last_and_never_conflicts() -> None:
    (table,) = sales_tables([sold(1, None), sold(2, None, article=2), sold(3, "1999")], NAMES)
    assert table.periods == ("1999", NO_PERIOD)
    assert not table.series[0].cells[NO_PERIOD].conflict


def test_a_chart_has_periods_of_one_length_oldest_first() -> None:
    rows = [sold(float(n), f"2021-{n:02}", article=n) for n in range(1, 5)]
    rows += [sold(98155.0, "2021"), sold(10.0, "2021-01..2021-04")]
    (table,) = sales_tables(rows, NAMES)
    assert levels(table.series[0]) == (("2021-01", 1), ("2021-02", 2), ("2021-03", 3), ("2021-04", 4))


def test_periods_of_every_shape_in_order() -> None:
    periods = ["2021", "2021-12-31", "2021-H2", "2021-12", "2021-Q4", "2022-01", "2021-01..2021-11", "2021-11", "2020"]
    assert sorted(periods, key=newest_first) == [
        "2022-01", "2021-12-31", "2021-12", "2021-Q4", "2021-H2", "2021", "2021-11", "2021-01..2021-11", "2020",
    ]  # fmt: skip
    assert [shape(p) for p in ("2021-02-03", "2021-02", "2021-Q2", "2021-H1", "2021", "2021-01..2021-02", "soon")] == [
        "day", "month", "quarter", "half", "year", "months", "none",
    ]  # fmt: skip


@given(st.text(alphabet="0123456789-QH.", max_size=24))
def test_any_text_has_a_place_in_the_order(text: str) -> None:
    assert (newest_first(text) == (0, 0)) == (shape(text) == "none")


ROWS = st.builds(
    sold,
    st.one_of(st.none(), st.integers(1, 30).map(float)),
    st.sampled_from([None, "2021-11", "2021-12", "2021", "2021-Q4"]),
    article=st.integers(1, 3),
    at=st.integers(0, 50),
    product=st.sampled_from([None, "vehicles", "P7"]),
    unit=st.sampled_from([None, "vehicles", "units"]),
    currency=st.sampled_from([None, "USD"]),
    company=st.sampled_from(["xpeng", "saic"]),
)


@settings(max_examples=60)
@given(st.lists(ROWS, max_size=12))
def test_every_row_is_in_one_cell_once(rows: list[StoredSales]) -> None:
    tables = sales_tables(rows, NAMES)
    held = [r for t in tables for s in t.series for c in s.cells.values() for r in c.rows]
    assert sorted(map(repr, held)) == sorted(map(repr, rows))
    for table in tables:
        assert all(newest_first(a) < newest_first(b) for a, b in pairwise(table.periods))


def test_forecasts_stand_apart_from_what_was() -> None:
    rows = [
        sold(100000, "2022", evidence='expected: sales: "sales"'),
        sold(120757, "2022", article=2, evidence='sales: "sold"'),
    ]
    (table,) = sales_tables(rows, NAMES)
    assert [s.product for s in table.series] == [None, "(expected)"]
    assert not any(c.conflict for s in table.series for c in s.cells.values())
