"""What is written down is read back as it was, whatever the records hold; each query field finds its part of them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.db import codec
from store.query import parse
from store.records import (
    Article,
    Basis,
    Change,
    CompanyFinding,
    CompanyKind,
    Draft,
    Figure,
    FigureKind,
    FigureRole,
    Findings,
    Marks,
    Mention,
    Mode,
    SalesRow,
    Span,
    Stance,
    Statement,
    Verdict,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some = words.filter(bool)
maybe = st.none() | some
numbers = st.integers(-(10**15), 10**15).map(float) | st.floats(allow_nan=False, allow_infinity=False)
spans = st.builds(Span, st.integers(0, 999), st.integers(0, 999))


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


def one_of(kind: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(kind))


mentions = st.builds(Mention, spans, words, st.booleans(), words)
companies = st.builds(
    CompanyFinding, some, words, one_of(CompanyKind), several(mentions), several(words), several(words), maybe
)
figures = st.builds(
    Figure, spans, words, one_of(FigureKind), numbers, st.none() | numbers, maybe, maybe, maybe, maybe, maybe,
    one_of(FigureRole), words,
)  # fmt: skip
statements = st.builds(
    Statement, spans, several(spans), words, words, one_of(Mode), one_of(Stance), maybe, st.none() | spans, maybe,
    maybe, maybe, maybe, several(some), words,
)  # fmt: skip
changes = st.builds(
    Change, one_of(Basis), st.none() | numbers, st.none() | numbers, st.none() | numbers, one_of(Verdict),
    st.none() | spans,
)  # fmt: skip
sales = st.builds(
    SalesRow, spans, maybe, words, maybe, maybe, st.none() | numbers, maybe, maybe, several(changes), words
)  # fmt: skip
findings = st.builds(Findings, several(companies), several(figures), several(statements), several(sales))
drafts = st.builds(
    Draft,
    words,
    words,
    words,
    maybe,
    st.none() | st.dates(),
    maybe,
    maybe,
    format=st.sampled_from(["text", "markdown"]),
)
marks = st.builds(Marks, st.booleans(), st.booleans(), st.sets(words, max_size=3).map(sorted).map(tuple))
times = st.datetimes(timezones=st.just(UTC))


@settings(deadline=None)
@given(drafts, findings, marks, times, st.integers(1, 99), several(words))
def test_an_article_is_read_back_as_it_was(
    draft: Draft, found: Findings, mark: Marks, added: datetime, revision: int, sentences: tuple[str, ...]
) -> None:
    stamp = codec.Stamp(3, "digest", added, revision, mark)
    document = json.loads(json.dumps(codec.document_of(draft, found, sentences, stamp)))
    assert codec.article(document, 3) == Article(3, draft, found, mark, added, revision)
    row = codec.row(document, 3)
    assert (row.title, row.marks, row.statements, row.sales) == (
        draft.title,
        mark,
        len(found.statements),
        len(found.sales),
    )


@settings(deadline=None)
@given(findings)
def test_findings_without_their_defaults_say_the_same(found: Findings) -> None:
    document = codec.found_fields(found, ())["findings"]
    assert codec.findings(json.loads(json.dumps(document))) == found


def described() -> codec.Json:
    nio = CompanyFinding("nio", "Nio", "company", (Mention(Span(0, 3), "Nio"),), ("NIO Inc",), ("NYSE:NIO",))
    paper = CompanyFinding("csj", "China Securities Journal", "outlet", (Mention(Span(0, 3), "CSJ"),) * 2)
    said = Statement(Span(0, 1), (), "x", "said", "direct", "deny", "Chi Linchun", company="nio")
    sold = SalesRow(
        Span(0, 1), "nio", "deliveries", None, "2021-11", 10878.0, changes=(Change("yoy", 1.0, 2.0, 3.0, "differs"),)
    )  # fmt: skip
    found = Findings((nio, paper), (), (said,), (sold, SalesRow(Span(0, 1), None, "sales", None, None, None)))
    draft = Draft("/a.txt", "Nio’s day", "A title", "CnEVPost", date(2021, 12, 28))
    stamp = codec.Stamp(3, "1", datetime(2021, 12, 28, tzinfo=UTC), 1, Marks(False, True, ("EV",)), sample=True)
    return codec.document_of(draft, found, ("a sentence",), stamp)


@pytest.mark.parametrize(
    "query",
    [
        "id:3", "nio", '"day"', "company:nio", "company:nyse:nio", 'company:"nio inc"', "company:csj", "tag:ev",
        "outlet:CNEVPOST", "said:chi", "said:nio", "stance:deny", "is:unread", "is:starred", "is:sample",
        "has:statements", "has:sales", "has:mismatch", "-has:conflict", "on:2021-12-28", "deliveries:nio>10k",
        "-sales:>0", "title:title", "-title:nio",
    ],
)  # fmt: skip
def test_each_query_field_finds_its_part(query: str) -> None:
    assert parse(query, today=date(2021, 12, 28)).where(described())


def test_outlets_are_found_but_no_list_of_companies_shows_them() -> None:
    assert described()["companies"] == ["nio"]
    assert described()["company_names"] == ["Nio"]


def test_a_document_that_another_program_wrote_is_shown_as_far_as_it_goes() -> None:
    document: codec.Json = {"title": 3, "published": "soon", "tags": "one", "minutes": None, "read": 1}
    assert codec.row(document, 9).marks == Marks(read=True, tags=("one",))
    article = codec.article(document, 9)
    assert (article.draft, article.findings) == (Draft("", "", ""), Findings())
    assert article.added == datetime(1970, 1, 1, tzinfo=UTC)
