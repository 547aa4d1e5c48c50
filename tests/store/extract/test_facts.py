from __future__ import annotations

from typing import Any

from store.extract.facts import once
from store.records import Change, SalesRow, Span


def row(at: int, value: float | None, *changes: Change, **fields: Any) -> SalesRow:
    given = {"company": "saic", "metric": "sales", "product": None, "period": "2021-11"} | fields
    return SalesRow(Span(at, at + 4), value=value, changes=changes, **given)


def test_the_same_value_again_adds_what_it_knows() -> None:
    first = row(0, 500, unit=None, period=None)
    again = row(90, 500, Change("yoy", 400, 25), unit="cars")
    assert once([first, again]) == (row(0, 500, Change("yoy", 400, 25), unit="cars"),)


def test_a_fuller_change_takes_the_place_of_a_bare_one() -> None:
    assert once([row(0, 500, Change("unknown", None, 25)), row(90, 500, Change("yoy", 400, 25))]) == (
        row(0, 500, Change("yoy", 400, 25)),
    )


def test_values_of_two_periods_or_currencies_are_two_facts() -> None:
    rows = (row(0, 500), row(50, 500, period="2021-10"), row(90, 500, currency="USD", period="2021-09"))
    assert once(rows) == rows


def test_a_percent_told_apart_goes_to_the_numbers_that_give_it() -> None:
    headline = row(0, None, Change("unknown", None, 25), product="all models", period="2021")
    body = row(90, 500, Change("yoy", 400, None, 25.0))
    assert once([headline, body]) == (row(90, 500, Change("yoy", 400, 25, 25.0, "agrees")),)


def test_a_percent_told_twice_is_one_fact() -> None:
    first = row(0, None, Change("yoy", None, 25))
    assert once([first, row(90, None, Change("yoy", None, 25))]) == (first,)
    other = row(90, None, Change("yoy", None, 25), product="vans")
    assert once([row(0, None, Change("yoy", None, 25), product="cars"), other])[1] == other


def test_the_year_before_is_a_base() -> None:
    rows = [row(0, 500, Change("unknown", None, 25)), row(90, 400, period="2020-11")]
    assert once(rows) == (row(0, 500, Change("yoy", 400, 25, 25.0, "agrees")),)


def test_the_year_before_told_far_off_stays_a_fact_too() -> None:
    rows = [row(0, 500, Change("unknown", None, 25)), row(9000, 400, period="2020-11")]
    assert [r.value for r in once(rows)] == [500, 400]


def test_a_forecast_is_never_what_was() -> None:
    rows = (row(0, 500, evidence='expected: sales: "sell"'), row(90, 500, evidence='sales: "sold"'))
    assert once(rows) == rows
