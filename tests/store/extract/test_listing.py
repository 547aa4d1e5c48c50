from pathlib import Path

import pytest

from store.errors import CompanyListError
from store.extract.listing import CompanyList, Entry, fold

FORD = """
# cars
[ford]
name = "Ford"
aliases = ["Ford Motor", "Ford Motor Company"]
tickers = ["NYSE:F"]
ambiguous = ["Ford"]
context = ["pickup"]
sector = "cars"
country = "US"

[lincoln]
name = "Lincoln"
kind = "brand"
owner = "ford"
ambiguous = ["Lincoln"]
"""


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str, name: str = "companies.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_an_entry_has_all_its_fields(write):
    companies = CompanyList.load([write(FORD)])
    assert companies.get("ford") == Entry(
        "ford",
        "Ford",
        aliases=("Ford Motor", "Ford Motor Company"),
        tickers=("NYSE:F",),
        ambiguous=("Ford",),
        context=("pickup",),
        sector="cars",
        country="US",
    )
    assert companies.get("nobody") is None
    assert len(companies) == 2
    assert "lincoln" in companies
    assert [e.id for e in companies] == ["ford", "lincoln"]


@pytest.mark.parametrize("words", ["ford", "FORD", "ford motor company", "Ford  Motor", "NYSE:F", "nyse:f", "F"])
def test_a_company_is_found_by_any_name_or_ticker(write, words):
    assert CompanyList.load([write(FORD)]).find(words).id == "ford"


@pytest.mark.parametrize("words", ["", " ", "Motor", "fordd", "&"])
def test_what_is_no_name_finds_nothing(write, words):
    assert CompanyList.load([write(FORD)]).find(words) is None


def test_the_name_comes_before_others_aliases():
    companies = CompanyList.of([Entry("a", "Alpha", aliases=("Delta",)), Entry("b", "Delta")])
    assert [e.id for e in companies.named("delta")] == ["b", "a"]


def test_a_later_list_replaces_the_fields_it_gives(write):
    own = write('[ford]\naliases = ["Blue Oval"]\n\n[acme]\nname = "Acme"\nowner = "ford"\n', "own.toml")
    companies = CompanyList.load([write(FORD), own])
    assert companies.get("ford").aliases == ("Blue Oval",)
    assert companies.get("ford").tickers == ("NYSE:F",)
    assert companies.find("Ford Motor") is None
    assert companies.owners("acme") == ("ford",)


def test_owners_end_even_where_they_go_round():
    companies = CompanyList.of([Entry("a", "A1", owner="b"), Entry("b", "B1", owner="a")])
    assert companies.owners("a") == ("b", "a")


def test_any_toml_is_read_not_only_the_plain_way(write):
    text = "ford = { name = 'Ford', aliases = [\n  'Ford Motor', # longer\n] }\n"
    assert CompanyList.load([write(text)]).find("ford motor").id == "ford"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ford\n", "not valid TOML"),
        ("name = 'x'\n", "outside any"),
        ('[ford]\naliases = ["Ford"]\n', "has no name"),
        ('[ford]\nname = "Ford"\nticker = "F"\n', "'ticker'"),
        ('[ford]\nname = "Ford"\naliases = "Ford Motor"\n', "'aliases'"),
        ('[ford]\nname = "Ford"\naliases = ["Ford", 1]\n', "'aliases'"),
        ('[ford]\nname = "Ford"\nkind = "carmaker"\n', "'carmaker'"),
        ('[ford]\nname = "Ford"\nowner = "nobody"\n', "'nobody'"),
        ('[ford]\nname = "Ford"\n[ford]\nname = "Ford"\n', "not valid TOML"),
        ('[ford]\nname = "Ford"\nname = "Ford again"\n', "not valid TOML"),
    ],
)
def test_a_faulty_list_is_told_in_a_sentence(write, text, said):
    with pytest.raises(CompanyListError) as error:
        CompanyList.load([write(text)])
    assert said in str(error.value)


def test_a_missing_list_is_told(tmp_path):
    with pytest.raises(CompanyListError, match="can't be read"):
        CompanyList.load([tmp_path / "none.toml"])


def test_names_are_folded_alike():
    assert fold("J.P. Morgan & Co.") == "j p morgan & co"
    assert fold("Lowe's") == "lowe s"
