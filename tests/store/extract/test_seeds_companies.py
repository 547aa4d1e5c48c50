"""The list that ships: whole, without contradictions, and read the fast way."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from store.extract import listing
from store.extract.companies import find
from store.extract.listing import CompanyList
from store.extract.text import read

SEEDS = Path(listing.__file__).parents[2] / "seeds" / "companies.toml"


@pytest.fixture(scope="module")
def companies():
    return CompanyList.load([SEEDS])


def test_the_fast_way_reads_what_toml_reads():
    text = SEEDS.read_text(encoding="utf-8")
    plain = listing._plain(text)
    assert plain is not None
    assert {key: dict(fields) for key, fields in plain.items()} == tomllib.loads(text)


def test_it_knows_the_companies_that_news_names(companies):
    assert len(companies) > 1000
    for words, company_id in (
        ("Ford Motor", "ford"),
        ("NYSE:NIO", "nio"),
        ("GM", "general-motors"),
        ("Wal-Mart", "walmart"),
    ):
        assert companies.find(words).id == company_id


def test_a_form_of_two_companies_is_ambiguous_in_both(companies):
    forms = defaultdict(list)
    for entry in companies:
        for form in entry.forms:
            forms[form].append(entry)
    doubtful = {
        f: [e.id for e in es] for f, es in forms.items() if len(es) > 1 and not all(f in e.ambiguous for e in es)
    }
    assert doubtful == {}


def test_nobody_owns_itself(companies):
    assert [e.id for e in companies if e.id in companies.owners(e.id)] == []


def test_every_form_has_a_word_and_every_ticker_an_exchange(companies):
    assert [f for e in companies for f in e.forms if not listing.fold(f)] == []
    assert [t for e in companies for t in e.tickers if t.count(":") != 1] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Seres Therapeutics Inc said its trial had met its goal. Seres shares rose 8 percent.",
            {"seres-therapeutics": 2},
        ),
        ("Boyd Gaming (NYSE:BYD) said revenue at its casinos rose. BYD shares gained.", {"boyd-gaming": 2}),
        ("Seres delivered 5,000 cars in May. Its SUV is made in Chongqing.", {"seres": 1}),
        (
            "BYD sold 91,219 cars, and Boyd Gaming (NYSE:BYD) was mistaken for it. BYD laughed.",
            {"byd": 2, "boyd-gaming": 1},
        ),
    ],
)
def test_companies_that_share_a_short_name_are_told_apart(companies, text, named):
    found = find(read(text), companies, outlet=None)
    assert {c.id: len([m for m in c.mentions if not m.nominal]) for c in found} == named
