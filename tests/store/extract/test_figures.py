"""Figures with their kind, unit, metric, period and role."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.figures import find
from store.extract.text import read
from store.records import CompanyFinding, Figure, Mention, Span

DAY = date(2021, 12, 28)


def figures_in(text: str, published: date | None = DAY, companies: tuple[CompanyFinding, ...] = ()) -> list[Figure]:
    return list(find(read(f"A title of some length\n{text}"), companies, published=published))


def told(text: str, published: date | None = DAY) -> list[tuple[str, str, float, str, str | None]]:
    return [(f.text, f.kind, f.value, f.role, f.period) for f in figures_in(text, published)]


def test_a_month_of_deliveries_with_two_comparisons() -> None:
    text = "Nio handed over 10,878 cars in November, up 106 percent from 5,291 a year ago and up 197 percent from 3,667 in October."
    assert told(text) == [
        ("10,878", "count", 10878, "level", "2021-11"),
        ("106 percent", "percent", 106, "change", "2021-11"),
        ("5,291", "count", 5291, "base", "2020-11"),
        ("197 percent", "percent", 197, "change", "2021-11"),
        ("3,667", "count", 3667, "base", "2021-10"),
    ]


def test_a_quarter_of_profit_in_two_currencies() -> None:
    text = "Toyota's profit rose 76% to $1.2bn (£600m) in the third quarter of 2004, from $639m a year earlier."
    assert told(text, None) == [
        ("76%", "percent", 76, "change", "2004-Q3"),
        ("$1.2bn", "money", 1.2e9, "level", "2004-Q3"),
        ("£600m", "money", 6e8, "level", "2004-Q3"),
        ("$639m", "money", 639e6, "base", "2003-Q3"),
    ]


def test_value_before_base_in_wire_order() -> None:
    found = figures_in("Ford said its February truck sales fell 46 pct to 98,036 from 107,207.", date(1987, 3, 4))
    assert [(f.value, f.role, f.period, f.metric) for f in found] == [
        (-46, "change", "1987-02", "sales"),
        (98036, "level", "1987-02", "sales"),
        (107207, "base", "1986-02", "sales"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("Exports made up 87 percent of the total.", "share", 87, "percent"),
        ("It accounts for about 13% of exports.", "share", 13, "percent"),
        ("It bought a 30% stake in Geely.", "share", 30, "percent"),
        ("It owns 8% of Google.", "share", 8, "percent"),
        ("Its market share rose to 17.2 percent.", "share", 17.2, "percent"),
        ("Half of its cars are sold abroad.", "share", 50, "percent"),
        ("Only eight people per thousand own one.", "share", 8, "per thousand"),
        ("Sales rose 5 percent.", "percent", 5, None),
        ("Sales fell 5 percent.", "percent", -5, None),
        ("It was 1.19 million, a 4-percent drop.", "percent", -4, None),
        ("Its margin fell 2.5 percentage points.", "points", -2.5, "percentage points"),
        ("Profit was up more than six times.", "ratio", 6, None),
        ("Its losses halved.", "ratio", 0.5, None),
        ("Orders passed the mark in 24 hours.", "duration", 24, "hours"),
        ("It was a three-month strike.", "duration", 3, "months"),
        ("There were seven selling days.", "duration", 7, "days"),
        ("The car has a starting price of RMB 59,900.", "price", 59900, None),
        ("Exel shares closed at 873p.", "price", 8.73, None),
        ("It offered 52 dlrs a share.", "price", 52, "share"),
        ("GM will earn 5.50 dlrs a share.", "money", 5.5, "share"),
        ("Oil rose to $45.20 a barrel.", "price", 45.2, "barrel"),
        ("GM shares rose to 79-1/8.", "price", 79.125, None),
        ("It paid $500m.", "money", 5e8, None),
        ("It employs 109,000 people.", "count", 109000, "people"),
        ("It sold 16,155 all-electric passenger cars.", "count", 16155, "cars"),
        ("It sold 100 of the famous models.", "count", 100, "models"),
        ("The car has a range of 590 km.", "other", 590, "km"),
    ],
)
def test_kind_value_and_unit(text: str, kind: str, value: float, unit: str | None) -> None:
    found = figures_in(text)[-1]
    assert (found.kind, found.value, found.unit) == (kind, value, unit)


def test_a_converted_price_is_a_price_too() -> None:
    first, second = figures_in("The car starts at RMB 59,900 ($8,260) in China.")
    assert (first.kind, first.currency) == ("price", "CNY")
    assert (second.kind, second.currency) == ("price", "USD")


def test_a_year_ago_is_no_rate() -> None:
    _, base = figures_in("It sold 9,120 cars in November, up from 5,820 a year ago.")
    assert (base.text, base.kind, base.unit) == ("5,820", "count", "cars")


def test_a_share_stays_a_share_beside_its_base() -> None:
    now, then = figures_in("Its market share rose to 17.2 pct from 17.0 pct in 2019.")
    assert (now.kind, now.role) == ("share", "level")
    assert (then.kind, then.role) == ("share", "base")


def test_an_expectation_is_a_target() -> None:
    (found,) = figures_in("BMW expects sales to reach 150,000 cars by 2025.")
    assert (found.role, found.period) == ("target", "2025")


def test_share_prices_have_no_period() -> None:
    assert [f.period for f in figures_in("Shares rose 2% after sales fell. Shares are up 9% year-to-date.")] == [
        None,
        None,
    ]


def test_the_period_spoken_of_carries_over() -> None:
    found = figures_in("Sales rose 5% to 449,600 cars in November. Revenue was $3bn. Its plant has 30 halls.")
    assert [f.period for f in found] == ["2021-11", "2021-11", "2021-11", None]


def test_a_figure_belongs_to_the_company_named_before_it() -> None:
    text = "A title of some length\nToyota sold 90 cars. Ford sold 80."
    places = [(text.index("Toyota"), "toyota", "Toyota"), (text.index("Ford"), "ford", "Ford")]
    companies = tuple(
        CompanyFinding(key, name, "company", (Mention(Span(at, at + len(name)), name),)) for at, key, name in places
    )
    assert [f.company for f in find(read(text), companies, published=DAY)] == ["toyota", "ford"]


def test_every_figure_says_why() -> None:
    for found in figures_in("Toyota sold 9,000 cars in November, up 5 percent from October, or half of its exports."):
        assert found.evidence


def test_a_row_of_share_prices() -> None:
    text = "It fell.\n\nTicker Security Last Change Change %\nHD THE HOME DEPOT INC. 225.86 -12.99 -5.44%"
    assert [(f.kind, f.value) for f in figures_in(text)] == [("price", 225.86), ("price", -12.99), ("percent", -5.44)]


def test_a_wire_table_of_results() -> None:
    text = "ACME CORP <ACM> 4TH QTR NET\n    Shr 39 cts vs 50 cts\n    Net 5,300,000 vs 6,800,000\n    Revs 14.5 mln vs 13.1 mln\n    Year\n    Shr 1.10 dlrs vs 1.35 dlrs\n"
    found = [f for f in find(read(text), (), published=date(1987, 3, 2)) if f.metric]
    assert [(f.metric, f.kind, f.value, f.role, f.period) for f in found] == [
        ("EPS", "money", 0.39, "level", "1986-Q4"),
        ("EPS", "money", 0.5, "base", "1985-Q4"),
        ("profit", "money", 5.3e6, "level", "1986-Q4"),
        ("profit", "money", 6.8e6, "base", "1985-Q4"),
        ("revenue", "money", 14.5e6, "level", "1986-Q4"),
        ("revenue", "money", 13.1e6, "base", "1985-Q4"),
        ("EPS", "money", 1.1, "level", "1986"),
        ("EPS", "money", 1.35, "base", "1985"),
    ]


def test_a_level_after_to_is_no_decline() -> None:
    fell, level = figures_in("The tax rate fell 2 percentage points to 25.9 percent.")
    assert (fell.value, fell.role) == (-2, "change")
    assert (level.value, level.role) == (25.9, "level")


def test_two_forms_of_one_change() -> None:
    points, percent = figures_in("The Dow Jones index dropped 48 points, or 0.28%.")
    assert (points.kind, percent.kind, percent.value, percent.role) == ("other", "percent", -0.28, "change")


def test_a_conversion_in_brackets_has_the_same_period() -> None:
    found = figures_in("Net profit was €186m ($240m; £98m) in the third quarter, compared with €1.1bn a year earlier.")
    assert [f.period for f in found] == ["2021-Q3", "2021-Q3", "2021-Q3", "2020-Q3"]


def test_a_time_that_stays_open_is_not_replaced() -> None:
    found = figures_in("Profit was $3bn in 2004. Profit should rise from $870m last year to $1.3bn by 2008.", None)
    assert [f.period for f in found] == ["2004", None, "2008"]


@given(st.text(max_size=400), st.sampled_from([None, DAY]))
def test_any_text_gives_figures_that_slice(text: str, published: date | None) -> None:
    reading = read(text)
    for found in find(reading, (), published=published):
        assert found.span.of(reading.text) == found.text


PIECES = [
    "sales",
    "rose",
    "5%",
    "to",
    "$3bn",
    "(£2bn)",
    "from",
    "1,200",
    "a year ago",
    "in November",
    ",",
    ".",
    "half",
    "of",
    "2004",
    "\n",
    "dlrs",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_news_words_give_figures_that_slice(words: list[str]) -> None:
    reading = read(" ".join(words))
    for found in find(reading, (), published=DAY):
        assert found.span.of(reading.text) == found.text
        assert found.high is None or abs(found.high) >= abs(found.value)


@pytest.mark.parametrize(
    "text",
    ["sales rose 5% to $3bn from 9 " * 3_000, '"' * 100_000, "A" * 100_000, "5 percent of " * 8_000],
    ids=["figures", "quotes", "capitals", "shares"],
)
def test_long_texts_end(text: str) -> None:
    reading = read(text)
    assert all(f.span.of(reading.text) == f.text for f in find(reading, (), published=DAY))
