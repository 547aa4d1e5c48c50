from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extract.listing import CompanyList
from store.extract.pipeline import findings_of
from store.extract.sales import find
from store.extract.text import Reading, read
from store.records import CompanyFinding, Draft, Figure, Mention, SalesRow, Span

NAMES = {
    "toyota": "Toyota", "xpeng": "XPeng", "nio": "Nio", "saic": "SAIC", "renault": "Renault", "seat": "Seat", "audi": "Audi", "tesco": "Tesco",
    "ing": "ING", "kpmg": "KPMG", "acea": "European Automobile Manufacturers Association", "airbus": "Airbus", "dacia": "Dacia", "it": "The carmaker",
}  # fmt: skip
WORTH = {"million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
CURRENCY = {"$": "USD", "£": "GBP", "€": "EUR"}
WORDS = {"doubled": 2.0, "half": 0.5}
NUMBER = re.compile(
    r"(?P<currency>[$£€])?(?P<digits>\d[\d,]*(?:\.\d+)?)(?: ?(?P<worth>million|mln|m|billion|bn)\b)?(?P<percent> ?%| percent| pct)?"
    r"|(?P<word>doubled|half)"
)


def companies_in(text: str) -> tuple[CompanyFinding, ...]:
    """Every name of NAMES that a text has; "The carmaker" stands for the first company."""
    found = []
    for id, name in NAMES.items():
        if id == "it":
            continue
        places = [Mention(Span(m.start(), m.end()), name) for m in re.finditer(rf"\b{name}\b", text)]
        if places:
            kind: Any = "group" if id == "acea" else "brand" if id == "dacia" else "company"
            found.append(CompanyFinding(id, name, kind, tuple(places), owner="renault" if id == "dacia" else None))
    return tuple(found)


def figures_in(text: str, periods: dict[str, str]) -> tuple[Figure, ...]:
    """The numbers of a text, each with the period that the test gives it; years and "Model 3" don't occur."""
    found = []
    for m in NUMBER.finditer(text):
        if m["word"]:
            kind, value = ("ratio", WORDS["doubled"]) if m["word"] == "doubled" else ("share", 50.0)
        else:
            value = float(m["digits"].replace(",", "")) * WORTH.get(m["worth"] or "", 1)
            kind = "percent" if m["percent"] else "money" if m["currency"] else "count"
        if re.fullmatch(r"20\d\d|19\d\d", m.group()):
            continue
        fields: Any = {"kind": kind, "value": value, "currency": CURRENCY.get(m["currency"] or "")}
        found.append(Figure(Span(*m.span()), m.group(), period=periods.get(m.group()), **fields))
    return tuple(found)


def sales(body: str, **periods: str) -> tuple[SalesRow, ...]:
    reading = read(f"A title\n\n{body}")
    found = find(reading, companies_in(reading.text), figures_in(reading.text, periods), published=date(2022, 2, 1))
    for row in found:
        assert row.span.of(reading.text)
    return found


def short(row: SalesRow) -> tuple[object, ...]:
    return (row.company, row.metric, row.value, *((c.basis, c.base, c.percent) for c in row.changes))


def one(body: str, **periods: str) -> SalesRow:
    rows = sales(body, **periods)
    assert len(rows) == 1, rows
    return rows[0]


GROWTH = [
    # The basis comes from the time phrase, whatever the order.
    (
        "XPeng sold 12,922 cars in January, up 115 percent from 6,015 a year earlier and down 19 percent from 16,000 the previous month.",
        ("xpeng", "sales", 12922, ("yoy", 6015, 115), ("mom", 16000, -19)),
    ),
    (
        "XPeng sold 12,922 cars in January, down 19 percent month-on-month and up 115 percent year-on-year.",
        ("xpeng", "sales", 12922, ("mom", None, -19), ("yoy", None, 115)),
    ),
    (
        "XPeng sold 12,922 cars, up 115 percent year-on-year and 3 percent from the previous month.",
        ("xpeng", "sales", 12922, ("yoy", None, 115), ("mom", None, 3)),
    ),
    # To: the value. From: the base.
    (
        "Sales at Tesco fell 4 percent to $96 million from $100 million a year ago.",
        ("tesco", "sales", 96e6, ("yoy", 100e6, -4)),
    ),
    ("Toyota's deliveries rose from 80,000 a year earlier to 90,000.", ("toyota", "deliveries", 90000, ("yoy", 80000, None))),
    ("SAIC built 1.19 million cars, a 4 percent drop from a year ago.", ("saic", "production", 1.19e6, ("yoy", None, -4))),
    ("Renault reported a 12 percent rise in net profit to €2 billion.", ("renault", "profit", 2e9, ("unknown", None, 12))),
    ("Net profit at Renault was €2 billion, compared with €1.6 billion a year before.", ("renault", "profit", 2e9, ("yoy", 1.6e9, None))),
    ("Renault's revenue was €10 billion versus €9 billion in the previous quarter.", ("renault", "revenue", 10e9, ("qoq", 9e9, None))),
    ("Toyota doubled its annual capacity to 240,000 cars.", ("toyota", "capacity", 240000, ("unknown", None, 100))),
    ("Sales of Toyota trucks rose 5 percent year-on-year.", ("toyota", "sales", None, ("yoy", None, 5))),
    ("Seat exported 40,000 cars last month.", ("seat", "exports", 40000)),
    ("Airbus won 48 orders.", ("airbus", "orders", 48)),
    ("Tesco has 400 stores in Poland.", ("tesco", "stores", 400)),
    ("Tesco lost 20,000 subscribers.", ("tesco", "customers", -20000)),
    ("Tesco lost €3 million.", ("tesco", "loss", 3e6)),
    ("Tesco's operating margin widened to 4.5 percent from 4.1 percent a year earlier.", ("tesco", "margin", 4.5, ("yoy", 4.1, None))),
    (
        "Toyota raised its share of the European market to 7.5 percent from 7.1 percent a year earlier.",
        ("toyota", "market share", 7.5, ("yoy", 7.1, None)),
    ),
    ("Toyota accounts for half of Japanese car sales.", ("toyota", "market share", 50)),
    ("Renault earned €2.10 per share.", ("renault", "other", 2.10)),
    ("Toyota expects sales to top 500,000 in 2023.", ("toyota", "sales", 500000)),
    ("Renault swung to a profit of €5 million from a loss of €3 million a year ago.", ("renault", "profit", 5e6, ("yoy", -3e6, None))),
    ("Renault's net loss narrowed to €3 million from €4 million a year ago.", ("renault", "loss", 3e6, ("yoy", 4e6, None))),
    ("Tesco's sales, at 195 stores against last year's 190, were 3 percent ahead.", None),
    ("Audi said sales growth this year will be 3 percent.", ("audi", "sales", None, ("unknown", None, 3))),
    # Growth is named far before its number, even across another number.
    (
        "Sales growth at the 31 Tesco shops that were refitted over the summer was 1.5 percent.",
        ("tesco", "sales", None, ("unknown", None, 1.5)),
    ),
    # A forecast that was raised has no growth: what stands behind "from" was forecast before.
    ("Renault sees revenue of €40 billion this year, up from €38 billion to €39 billion.", ("renault", "revenue", 40e9)),
    ("Analysts said 6,100 Seat cars were sold in the week.", ("seat", "sales", 6100)),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [g for g in GROWTH if g[1]])
def test_values_with_their_changes(body: str, expected: tuple[object, ...]) -> None:
    assert short(one(body)) == expected


NO_ROWS = [
    "Shares in Tesco rose 5 percent.",
    "Tesco employs 4,000 people.",
    "Tesco sold its stake for $40 million.",
    "The 20 percent stake in Tesco is worth $300 million.",
    "Analysts expect Tesco to post a profit of $300 million.",
    "Costs at Tesco rose 5 percent, and spending fell 3 percent.",
    "Tesco offered $52 a share.",
    "Sales of Tesco make up 12 percent of its sales.",
    "Miller expects Tesco to earn $2.10 per share.",
    "Tesco's load is 3,000 miles.",
    "Profits of $400 million would be no shame for Tesco.",
]


@pytest.mark.parametrize("body", NO_ROWS)
def test_numbers_that_are_no_sales(body: str) -> None:
    assert sales(body) == ()


def test_the_time_behind_two_bases_is_that_of_both() -> None:
    rows = sales("Renault's net profit rose to €2 billion, or €4 per share, from €1.5 billion, or €3, a year ago.")
    assert [short(r) for r in rows] == [
        ("renault", "profit", 2e9, ("yoy", 1.5e9, None)),
        ("renault", "other", 4, ("yoy", 3, None)),
    ]


def test_what_no_single_company_sells_is_of_the_market() -> None:
    rows = sales(
        "Nio sold 900 cars. US car sales fell 3 percent. Imported car sales were 20,000, or 21 percent of the overall market. "
        "Car sales in Germany for all makers fell 2 percent."
    )
    assert [(r.company, r.metric, r.value) for r in rows] == [
        ("nio", "sales", 900),
        ("US", "sales", None),
        ("US", "sales", 20000),
        ("US", "market share", 21),
        ("Germany", "sales", None),
    ]


def test_what_was_done_is_no_plan_and_a_day_is_no_time_of_a_target() -> None:
    days = {"700": "2022-12-06", "68": "2022-11"}
    dropped, done = sales(
        "Airbus dropped its target of 700 deliveries, after it delivered 68 planes in November.", **days
    )
    assert (dropped.period, dropped.evidence.startswith("expected: ")) == (None, True)
    assert (done.period, done.evidence.startswith("expected: ")) == ("2022-11", False)


def test_a_brand_takes_no_place_beside_its_owner() -> None:
    rows = sales("Renault sold 900 cars in May. Its new cars are the Dacia models. Total sales were 9,000.")
    assert [(r.company, r.value) for r in rows] == [("renault", 900), ("renault", 9000)]


def test_several_products_and_companies_in_a_sentence() -> None:
    rows = sales("Renault car sales rose 2 percent to 80,600 while sales of Dacia models rose 3 percent to 14,800.")
    assert [short(r) for r in rows] == [
        ("renault", "sales", 80600, ("unknown", None, 2)),
        ("renault", "sales", 14800, ("unknown", None, 3)),
    ]
    rows = sales("XPeng sold 12,922 cars, up 5 percent, and Nio delivered 9,652, down 3 percent.")
    assert [(r.company, r.metric, r.value, r.changes[0].percent) for r in rows] == [
        ("xpeng", "sales", 12922, 5),
        ("nio", "deliveries", 9652, -3),
    ]


def test_values_go_on_a_list() -> None:
    rows = sales("SAIC sold 91,000 cars in May, including 46,000 electric cars and 44,000 plug-in hybrids.")
    assert [(r.value, r.product) for r in rows] == [
        (91000, None),
        (46000, "electric cars"),
        (44000, "plug-in hybrids"),
    ]


def test_a_list_of_companies_takes_its_metric_from_above() -> None:
    rows = sales("Deliveries in January:\n\n- XPeng: 12,922 (up 115%)\n- Nio: 9,652, +34% year-on-year\n\nAll rose.")
    assert [short(r) for r in rows] == [
        ("xpeng", "deliveries", 12922, ("unknown", None, 115)),
        ("nio", "deliveries", 9652, ("yoy", None, 34)),
    ]


def test_a_list_of_companies_goes_on_in_the_next_sentence() -> None:
    rows = sales(
        "Toyota said its car sales rose 6 percent from last year. Renault fell 4 percent, Audi plunged 9 percent."
    )
    assert [(*short(r)[:3], r.changes[0].percent) for r in rows] == [
        ("toyota", "sales", None, 6),
        ("renault", "sales", None, -4),
        ("audi", "sales", None, -9),
    ]


def test_results_on_the_wire() -> None:
    rows = sales("Toyota 4th qtr\n\nShr $3.4 vs $2.8 Net 2,303,000 vs 1,907,000 Revs 18.1 mln vs 17.2 mln")
    assert [(r.metric, r.value, r.changes[0].base, r.changes[0].basis) for r in rows] == [
        ("other", 3.4, 2.8, "yoy"),
        ("profit", 2303000, 1907000, "yoy"),
        ("revenue", 18.1e6, 17.2e6, "yoy"),
    ]


def test_an_amount_and_an_amount_a_share_have_each_their_base() -> None:
    rows = sales(
        "Net profit of Tesco rose to $1.65 billion, or $2.15 per share, from $1.55 billion, or $2.01, a year ago."
    )
    assert [(r.metric, r.value, r.changes[0].base) for r in rows] == [("profit", 1.65e9, 1.55e9), ("other", 2.15, 2.01)]


def test_how_much_something_moved_is_no_value() -> None:
    assert short(one("Revenue at Tesco rose $7.2bn to $170.8bn.")) == ("tesco", "revenue", 170.8e9)
    assert short(one("Toyota sold 9,000 cars, an increase of 600.")) == ("toyota", "sales", 9000)


def test_an_amount_in_another_currency_is_the_same_amount() -> None:
    row = one("Tesco's profit jumped 76 percent to $1.13bn (£600m) in the quarter, from $639m a year earlier.")
    assert short(row) == ("tesco", "profit", 1.13e9, ("yoy", 639e6, 76))


def test_markets_have_rows_too() -> None:
    assert one("US retail sales fell 0.3 percent in January.").company == "US"
    assert (
        one("Sales of cars in China were 378,000, the European Automobile Manufacturers Association said.").company
        == "China"
    )
    assert one("Toyota said its US sales fell 3 percent.").company == "toyota"


def test_who_sells() -> None:
    assert one("Toyota is larger than Renault. It sold 9,000 cars.").company == "toyota"
    assert one("The losses at Renault came to €3 million, Toyota said.").company == "renault"
    assert one("Sales rose 5 percent, Renault said.").company == "renault"
    assert one("Toyota supplies Seat. Unlike Audi, it delivered 9,000 cars.").company == "toyota"


def test_standfirst_and_body_tell_one_fact() -> None:
    row = one(
        "Renault saw net profit fall 37 percent in the quarter.\n\nRenault earned $630 million, down from $1 billion a year ago.",
        **{"37 percent": "2021-Q4", "$630 million": "2021-Q4"},
    )
    assert short(row) == ("renault", "profit", 630e6, ("yoy", 1e9, -37))
    assert row.changes[0].verdict == "agrees"
    twice = "XPeng delivered 12,922 cars in January."
    assert short(one(f"{twice}\n\n{twice} It was a record.")) == ("xpeng", "deliveries", 12922)


def test_verdicts_stand_beside_the_changes() -> None:
    row = one(
        "Nio delivered 10,878 cars, up 105.5 percent from 5,291 a year ago and up 190 percent from 3,667 in October."
    )
    assert [(c.recomputed, c.verdict) for c in row.changes] == [(105.594, "truncated"), (196.646, "differs")]
    daily = one("Toyota sold 111,853 trucks, up 16.5 percent on a daily sales basis from 96,058 last year.")
    assert [c.verdict for c in daily.changes] == ["unchecked"]


def test_the_basis_may_come_from_the_periods() -> None:
    row = one(
        "Nio delivered 10,878 cars, up from 5,291 and up 197 percent from 3,667 in October.",
        **{"10,878": "2021-11", "5,291": "2020-11", "3,667": "2021-10"},
    )
    assert [c.basis for c in row.changes] == ["yoy", "mom"]
    assert row.period == "2021-11"


def test_expected_before_is_no_change() -> None:
    row = one("Tesco sees sales growth of 1.8 percent, down from previous guidance of up 2.3 percent and up 4 percent.")
    assert short(row) == ("tesco", "sales", None, ("unknown", None, 1.8))


@pytest.mark.parametrize(
    ("body", "product"),
    [
        ("Toyota sold 9,000 cars.", None),
        ("Toyota sold 9,000 electric vans in May.", "electric vans"),
        ("Toyota's truck sales rose 5 percent.", "truck"),
        ("Toyota's sales in Europe rose 5 percent.", "Europe"),
        ("Comparable sales at Tesco rose 5 percent.", "Comparable sales"),
        ("The film division saw profit at Tesco fall 5 percent.", "film division"),
        ("Sales of bottled water at Tesco fell 5 percent.", "bottled water"),
        ("Tesco's operating profit fell 5 percent.", "operating profit"),
        ("Tesco's net profit fell 5 percent.", None),
    ],
)
def test_products_as_labelled(body: str, product: str | None) -> None:
    assert one(body).product == product


def test_every_row_says_why() -> None:
    assert one("Toyota sold 9,000 cars.").evidence == 'sales: "sold"'


PIECES = st.sampled_from(
    "Toyota|Nio|sold|sales|rose|fell|to|from|9,000|$5bn|5 percent|(|)|,|.|;|and|of|profit|a year ago|it|half|doubled|vs|-|:|\n\n|market share|in China".split(
        "|"
    )
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_text_gives_rows_that_slice(body: str) -> None:
    reading: Reading = read(body)
    for row in find(reading, companies_in(reading.text), figures_in(reading.text, {}), published=None):
        assert row.span.of(reading.text).strip()
        assert all(c.span is None or c.span.of(reading.text).strip() for c in row.changes)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Toyota expects to sell 500,000 cars in 2023.", True),
        ("Toyota aims to double capacity to 240,000 cars.", True),
        ("Tesco sees sales growth of 1.8 percent.", True),
        ("Toyota sold 400,000 cars.", False),
        ("Toyota, which plans a new plant, said it sold 400,000 cars.", False),
    ],
)
def test_plans_are_marked_as_such(body: str, expected: bool) -> None:
    assert one(body).evidence.startswith("expected: ") is expected


def test_the_year_before_told_in_the_next_sentence_is_a_base() -> None:
    row = one(
        "Tesco reported a 13 percent drop in net profit to £153 million in the quarter. Its net profit was £175 million then.",
        **{"£153 million": "2021-Q2", "£175 million": "2020-Q2"},
    )
    assert short(row) == ("tesco", "profit", 153e6, ("yoy", 175e6, -13))
    assert (row.changes[0].verdict, row.changes[0].recomputed) == ("agrees", -12.571)


def test_a_base_tells_the_year_of_a_value_without_one() -> None:
    row = one("Toyota's market share rose to 17.2 percent from 17.0 percent in 2020.", **{"17.0 percent": "2020"})
    assert row.period == "2021"


def test_capacity_is_of_the_partner_who_builds() -> None:
    assert one("Nio renews its contract with Seat, annual capacity to be doubled to 90,000 cars.").company == "seat"


def test_a_level_in_percent_is_no_growth() -> None:
    assert short(one("Tesco's net margin expanded to 3.6 percent.")) == ("tesco", "margin", 3.6)


FOUNDING = Path(__file__).parents[4] / "shared" / "articles" / "jac-huawei-2021-12-28.txt"
LIST = Path(__file__).parents[3] / "seeds" / "companies.toml"


@pytest.mark.skipif(not FOUNDING.exists(), reason="the article is not part of the project")
def test_all_rooms_together_read_the_founding_article() -> None:
    draft = Draft(str(FOUNDING), FOUNDING.read_text(), "", outlet="CnEVPost", published=date(2021, 12, 28))
    rows = {(r.company, r.metric, r.period, r.value): r for r in findings_of(draft, CompanyList.load([LIST])).sales}
    assert set(rows) == {
        ("aito", "orders", None, 2000),
        ("jac", "sales", "2021-11", 16155),
        ("nio", "deliveries", "2021-11", 10878),
        ("jac", "capacity", None, 240000),
    }
    growth = {key: [(c.basis, c.base, c.percent, c.verdict) for c in row.changes] for key, row in rows.items()}
    assert growth["nio", "deliveries", "2021-11", 10878] == [("yoy", 5291, 106, "agrees"), ("mom", 3667, 197, "agrees")]
    assert growth["jac", "sales", "2021-11", 16155] == [("yoy", 5820, 178, "agrees"), ("mom", 11101, 46, "agrees")]
