"""The words for time, each with its ISO period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.anchors import anchor_of
from store.extract.isoperiods import before, bounds, grain, iso_of, shifted
from store.extract.periods import Period, earlier, find_periods, in_stretch, nearest
from store.extract.text import read

DAY = date(2021, 12, 28)


def periods_in(text: str, published: date | None = DAY) -> list[Period]:
    return list(find_periods(read(f"A title\n{text}"), published))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It sold 40 cars in November.", "2021-11"),
        ("It sold 40 cars in late November.", "2021-11"),
        ("It sold 40 cars in November 2020.", "2020-11"),
        ("It sold 40 cars on December 23.", "2021-12-23"),
        ("It sold 40 cars on 23 December 2020.", "2020-12-23"),
        ("It sold 40 cars on February 21-28.", "2021-02-21..2021-02-28"),
        ("It sold 40 cars in the third quarter.", "2021-Q3"),
        ("It reported third-quarter 2019 sales.", "2019-Q3"),
        ("Sales in Q3 2020 rose.", "2020-Q3"),
        ("Sales in 2Q15 rose.", "2015-Q2"),
        ("Sales in the last three months of 2004 rose.", "2004-Q4"),
        ("Sales in the three months to December rose.", "2021-Q4"),
        ("Sales in the October-to-December period rose.", "2021-Q4"),
        ("Sales in the first half of 2015 rose.", "2015-H1"),
        ("Sales in 1H 2014 rose.", "2014-H1"),
        ("Sales in the six months to June rose.", "2021-H1"),
        ("Sales from January to November rose.", "2021-01..2021-11"),
        ("Sales in the first 11 months rose.", "2021-01..2021-11"),
        ("Sales in the January-November period rose.", "2021-01..2021-11"),
        ("Sales in the year to March 2005 rose.", "2004-04..2005-03"),
        ("Sales for the whole of 2004 rose.", "2004"),
        ("Sales in fiscal 2019 rose.", "2019"),
        ("Sales last year rose.", "2020"),
        ("Sales this year rose.", "2021"),
        ("Sales last month rose.", "2021-11"),
        ("Figures came earlier this month.", "2021-12"),
        ("Figures came last week.", "2021-12-20..2021-12-26"),
        ("Figures came yesterday.", "2021-12-27"),
        ("Figures came on Friday.", "2021-12-24"),
        ("Sales last quarter rose.", "2021-Q3"),
        ("The plant will open in March.", "2022-03"),
        ("Sales year to date rose.", "2021"),
    ],
)
def test_a_phrase_gives_its_period(text: str, iso: str) -> None:
    assert [p.iso for p in periods_in(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso", "relation"),
    [
        ("It sold 9 cars in November, up from 5 a year ago.", "2020-11", "yoy"),
        ("It sold 9 cars in November, up from 5 in the same month last year.", "2020-11", "yoy"),
        ("It sold 9 cars in November, up from 5 a month earlier.", "2021-10", "mom"),
        ("It sold 9 cars in the third quarter, up from 5 in the previous quarter.", "2021-Q2", "qoq"),
        ("It sold 9 cars in the third quarter, up from 5 in the same period in 2019.", "2019-Q3", "yoy"),
        ("It sold 9 cars in November, up from 5 in October.", "2021-10", None),
        ("It sold 9 cars in 2020, up from 5 in 2019.", "2019", None),
        ("It sold 9 cars in November, up from 5 last year.", "2020-11", None),
    ],
)
def test_the_time_compared_with_is_a_base(text: str, iso: str, relation: str | None) -> None:
    base = periods_in(text)[-1]
    assert (base.iso, base.relation, base.base) == (iso, relation, True)


@pytest.mark.parametrize(
    ("text", "relation"),
    [("up 5 percent year-on-year", "yoy"), ("up 5% month-on-month", "mom"), ("quarter-on-quarter", "qoq")],
)
def test_a_basis_is_no_time(text: str, relation: str) -> None:
    (found,) = periods_in(f"Sales went {text} there.")
    assert (found.iso, found.relation, found.base) == (None, relation, False)


def test_without_a_day_the_year_stays_open() -> None:
    assert [p.iso for p in periods_in("It sold 40 cars in November, and 3 on Tuesday.", None)] == [None, None]
    assert [p.iso for p in periods_in("It sold 40 cars in November 2020.", None)] == ["2020-11"]


def test_the_years_compared_give_the_day() -> None:
    text = "Profit rose in the three months to December. For 2004 it was up 5% from 2003. For 2005 it expects growth."
    assert anchor_of(text) == date(2005, 2, 15)
    assert periods_in(text, None)[0].iso == "2004-Q4"
    assert anchor_of("The contract was signed in 2000.") is None


@pytest.mark.parametrize(
    ("text", "now"),
    [
        (
            "Profit for 2004 was $3m, up from 2003. It gave no forecast for the first quarter of 2005.",
            date(2005, 2, 15),
        ),
        ("Second-quarter profit rose. It raised its 2015 revenue expectations.", date(2015, 8, 9)),
        ("Income grew in the first quarter of 2015-16.", date(2015, 8, 9)),
        ("It halved its losses in 2004.", date(2005, 2, 15)),
    ],
)
def test_a_text_tells_its_day_by_the_results_it_reports(text: str, now: date) -> None:
    assert anchor_of(text) == now


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Income grew in the first quarter of 2015-16.", "2015-Q2"),
        ("It earned $5m in the April-June quarter in the last financial year.", "2020-Q2"),
        ("It earned $5m in the April-June period of 2019.", "2019-Q2"),
    ],
)
def test_fiscal_years_and_named_months(text: str, iso: str) -> None:
    assert iso in [p.iso for p in periods_in(text)]


def test_year_to_date_goes_to_the_month_that_is_reported() -> None:
    found = periods_in("Sales for the month of February rose. Year-to-date sales fell.", date(1987, 3, 4))
    assert found[-1].iso == "1987-01..1987-02"


def test_every_period_says_what_it_was_resolved_from() -> None:
    printed, resolved = periods_in("It sold 9 cars in 2020 and 5 in November.")
    assert printed.evidence == "'2020' as printed"
    assert resolved.evidence == "'November', by the day of publication"


def test_may_is_a_month_only_where_it_is_one() -> None:
    assert periods_in("It may sell 40 cars.")[0].iso is None
    assert periods_in("It sold 40 cars in May.")[0].iso == "2021-05"


def test_a_place_is_ruled_by_the_nearest_period() -> None:
    found = periods_in("In October it sold 5 cars, and in November more.")
    assert [p.iso for p in in_stretch(found, 0, 20)] == ["2021-10"]
    near = nearest(found, found[1].start - 3, 0, 100)
    assert near is not None
    assert near.iso == "2021-11"
    assert nearest(found, 0, 200, 300) is None


def test_earlier_periods() -> None:
    assert earlier("2021-11", "yoy") == "2020-11"
    assert earlier("2021-01", "mom") == "2020-12"
    assert earlier("2021-Q1", "qoq") == "2020-Q4"
    assert before("2021") == "2020"
    assert before("2021-12-23") == "2021-12-22"


ISO = st.one_of(
    st.integers(1900, 2099).map(str),
    st.tuples(st.integers(1900, 2099), st.integers(1, 4)).map(lambda t: f"{t[0]}-Q{t[1]}"),
    st.tuples(st.integers(1900, 2099), st.integers(1, 2)).map(lambda t: f"{t[0]}-H{t[1]}"),
    st.tuples(st.integers(1900, 2099), st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]:02}"),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat),
)


@given(ISO)
def test_a_period_reads_back_from_its_days(iso: str) -> None:
    assert iso_of(*bounds(iso)) == iso
    assert grain(iso) in ("year", "half", "quarter", "month", "day")


@given(ISO, st.integers(-40, 40))
def test_a_period_keeps_its_length_when_it_moves(iso: str, years: int) -> None:
    moved = shifted(iso, years=years)
    assert moved is not None
    assert grain(moved) == grain(iso)
    assert int(moved[:4]) == int(iso[:4]) + years


WORDS = "last year this quarter first half of 2004 May 31 November to December fiscal Q4 a ago the same period in week 99 - , . \n"


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40), st.sampled_from([None, DAY, date(2024, 2, 29)]))
def test_any_words_give_periods_in_order(words: list[str], published: date | None) -> None:
    reading = read(" ".join(words))
    place = 0
    for period in find_periods(reading, published):
        assert place <= period.start < period.end <= len(reading.text)
        if period.iso:
            first, last = bounds(period.iso)
            assert first <= last
        place = period.end


@pytest.mark.parametrize(
    "text",
    ["the " * 25_000, "May " * 25_000, "first quarter of " * 6_000, "2004-" * 20_000],
    ids=["articles", "months", "quarters", "years"],
)
def test_long_texts_end(text: str) -> None:
    assert len(find_periods(read(text), DAY)) < 30_000
