from datetime import date

import pytest

from store.extract import companies
from store.extract.listing import CompanyList, Entry
from store.extract.statements import find
from store.extract.text import read
from store.records import Statement

COMPANIES = CompanyList.of(
    [
        Entry("nio", "Nio", sector="cars", country="CN"),
        Entry("jac", "JAC", sector="cars", country="CN"),
        Entry("kia", "Kia", sector="cars", country="KR"),
        Entry("hyundai", "Hyundai", sector="cars", country="KR"),
        Entry("huawei", "Huawei", sector="electronics", country="CN"),
        Entry("foxconn", "Foxconn", sector="electronics", country="TW"),
        Entry("reuters", "Reuters", kind="agency", sector="news agencies"),
        Entry("securities-times", "Securities Times", kind="outlet", sector="news outlets"),
    ]
)


def said(text: str) -> tuple[Statement, ...]:
    reading = read(text)
    found = companies.find(reading, COMPANIES, outlet=None)
    return find(reading, found, outlet=None, published=date(2021, 12, 28))


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("JAC, which builds Nio's cars in Hefei, has denied rumours that it will make phones with Huawei.", "jac"),
        ("JAC, whose plant builds Nio's cars, said that output rose.", "jac"),
        ("JAC who builds cars for Nio said that output rose.", "jac"),
    ],
)
def test_the_company_of_a_speaker_is_its_head(text: str, company: str) -> None:
    (one,) = said(text)
    assert one.company == company


@pytest.mark.parametrize(
    ("report", "answer", "stance"),
    [
        (
            "Talks are under way with Hyundai and Kia, a newspaper reported last month.",
            "they were not in talks",
            "deny",
        ),
        ("Reuters reported that Hyundai would build cars for a phone maker.", "it had no plans to do so", "deny"),
        ("Reuters reported that Hyundai would build cars for a phone maker.", "sales rose in May", "assert"),
        ("Reuters reported that Foxconn would build cars.", "it was not short of chips", "assert"),
        ("Sales of Hyundai rose in May, a dealer said.", "it was not short of chips", "assert"),
    ],
)
def test_no_is_a_denial_where_the_press_reported_it(report: str, answer: str, stance: str) -> None:
    statements = said(f"{report}\n\nHyundai said {answer}.")
    assert statements[-1].stance == stance


def test_a_quotation_in_two_clauses_is_one_statement() -> None:
    (one,) = said(
        "Securities Times quoted staff of JAC's securities department as saying on Tuesday that JAC is not working "
        "with Huawei on cars at present, and that Huawei is a supplier of technology to it."
    )
    assert (one.company, one.outlet, len(one.pieces)) == ("jac", "Securities Times", 2)


@pytest.mark.parametrize("words", ["denied it as well", "denied this too", "denies the reports again"])
def test_a_denial_beside_another_gives_no_words(words: str) -> None:
    (one,) = said(f"Huawei {words}.")
    assert (one.mode, one.stance, one.pieces) == ("predicate", "deny", ())
