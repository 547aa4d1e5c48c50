"""The query language: what each form means, and where each error stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import QueryError
from store.query import EXAMPLES, METRICS, And, Everything, Fact, Id, Node, Not, Or, Published, Term, Words, parse

TODAY = date(2021, 12, 28)


def where(text: str) -> Node:
    return parse(text, today=TODAY).where


def words(text: str, *, prefix: bool = True, columns: tuple[str, ...] = ("title", "body")) -> Words:
    return Words(tuple(text.split()), prefix, columns)


UNREAD = Term("is", "unread")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Everything()),
        ("   ", Everything()),
        ("Škoda", words("skoda")),
        ('"Car tie-up"', words("car tie up", prefix=False)),
        ("“curly quotes”", words("curly quotes", prefix=False)),
        ("tie-up", words("tie up")),
        ("蔚来", words("蔚 来")),
        ("nio jac", And((words("nio"), words("jac")))),
        ("nio AND jac", And((words("nio"), words("jac")))),
        ("nio OR jac", Or((words("nio"), words("jac")))),
        ("a b OR c", Or((And((words("a"), words("b"))), words("c")))),
        ("a (b OR c)", And((words("a"), Or((words("b"), words("c")))))),
        ("-nio", Not(words("nio"))),
        ("NOT nio", Not(words("nio"))),
        ("NOT -nio", words("nio")),
        ("-(a b)", Not(And((words("a"), words("b"))))),
        ("and or not", And((words("and"), words("or"), words("not")))),
        ("id:12", Id((12,))),
        ("id:15,12", Id((12, 15))),
        ("company:Nio", Term("company", "nio")),
        ("COMPANY:NYSE:NIO", Term("company", "nyse:nio")),
        ("company:ni*", Term("company", "ni", prefix=True)),
        ('tag:"ni*"', Term("tag", "ni*")),
        ('outlet:"China Securities Journal"', Term("outlet", "china securities journal")),
        ("title:nio", words("nio", columns=("title",))),
        ('said:"Chi Linchun"', words("chi linchun", prefix=False, columns=("said",))),
        ("stance:Deny", Term("stance", "deny")),
        ("is:unread", UNREAD),
        ("is:read", Not(UNREAD)),
        ("is:starred", Term("is", "starred")),
        ("has:mismatch", Term("is", "mismatch")),
        ("after:2021-11", Published("2021-11-01", None)),
        ("before:2021-11", Published(None, "2021-10-31")),
        ("before:0001", Published(None, "")),
        ("on:2021", Published("2021-01-01", "2021-12-31")),
        ("on:2024-02", Published("2024-02-01", "2024-02-29")),
        ("on:2021-11-05", Published("2021-11-05", "2021-11-05")),
        ("on:today", Published("2021-12-28", "2021-12-28")),
        ("after:yesterday", Published("2021-12-27", None)),
        ("age:<7d", Published("2021-12-22", None)),
        ("age:7d", Published("2021-12-21", None)),
        ("age:<=1w", Published("2021-12-21", None)),
        ("age:>1m", Published(None, "2021-11-27")),
        ("age:>=1y", Published(None, "2020-12-28")),
        ("age:=0d", Published("2021-12-28", "2021-12-28")),
        ("sales:>10000", Fact("sales", None, ">", 10000.0)),
        ("sales:>10,000", Fact("sales", None, ">", 10000.0)),
        ("deliveries:nio>=10.5k", Fact("deliveries", "nio", ">=", 10500.0)),
        ('revenue:"General Motors"<2bn', Fact("revenue", "general-motors", "<", 2e9)),
        ("share:=12", Fact("market share", None, "=", 12.0)),
        ("margin:<-3", Fact("margin", None, "<", -3.0)),
    ],
)
def test_a_query_means(text: str, expected: Node) -> None:
    assert where(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("compny:nio", "compny:", "did you mean company:?"),
        ("nio http://x", "http:", "There is no field http:"),
        ('nio "car tie', '"car tie', "This quote has no end."),
        ("nio OR", "OR", "Something must follow OR."),
        ("OR nio", "OR", "Something must stand before OR"),
        ("nio AND OR jac", "AND", "Something must follow AND."),
        ("nio NOT", "NOT", "Something must follow NOT."),
        ("(nio", "(", "This parenthesis is never closed."),
        ("nio)", ")", "This parenthesis was never opened."),
        ("nio () jac", "(", "There is nothing inside this parenthesis."),
        ("nio %", "%", "no letter or digit"),
        ("tag:", "tag:", "tag: wants a value, such as tag:ev."),
        ("is:unred", "is:unred", "did you mean unread?"),
        ("has:nothing", "has:nothing", "has: takes statements, sales, mismatch or conflict."),
        ("stance:denial", "stance:denial", "stance: takes"),
        ("id:nio", "id:nio", "id: takes numbers"),
        ("on:2021-13", "on:2021-13", "A day is written"),
        ("on:2021-02-30", "on:2021-02-30", "A day is written"),
        ("age:7", "age:7", "An age is written"),
        ("sales:10000", "sales:10000", "sales: wants a comparison"),
        ('sales:"nio"', 'sales:"nio"', "sales: wants a comparison"),
        ("sales:>many", "sales:>many", "sales: wants a comparison"),
        ('tag:"ev"x', 'tag:"ev"x', "A blank is missing"),
        ("sort:colour", "sort:colour", "sort: takes"),
        ("sort:titel", "sort:titel", "did you mean title?"),
        ("(nio sort:date)", "sort:date", "sort: stands for itself"),
        ("-sort:date", "sort:date", "sort: stands for itself"),
        ("sort:date sort:title", "sort:title", "sort: can be given once."),
        ("(" * 42 + "a" + ")" * 42, "(", "40 deep at most"),
        ("a " * 150, "a", "100 parts at most"),
    ],
)
def test_an_error_has_its_place_and_says_what_to_do(text: str, place: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        where(text)
    error = caught.value
    assert text[error.start : error.end] == place
    assert told in error.reason
    assert error.underlined().splitlines()[-1].count("^") == len(place)


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(QueryError, match="2000 characters"):
        where("a" * 2001)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("nio", ("date", True)),
        ("nio sort:date", ("date", False)),
        ("sort:-date nio", ("date", True)),
        ("sort:title", ("title", False)),
        ("sort:-outlet", ("outlet", True)),
        ("nio sort:relevance", ("relevance", True)),
    ],
)
def test_a_query_sorts(text: str, sort: tuple[str, bool]) -> None:
    query = parse(text, today=TODAY)
    assert query.sort == sort
    assert query.where in (Everything(), words("nio"))


def test_words_to_be_marked_are_those_that_a_match_has() -> None:
    query = parse('Nio -jac title:"Car tie-up" (b OR tag:c) said:x', today=TODAY)
    assert query.words == ("nio", "car tie up", "b")
    assert query.text == 'Nio -jac title:"Car tie-up" (b OR tag:c) said:x'


@pytest.mark.parametrize("example", [*EXAMPLES.values(), *(f"{metric}:>1" for metric in METRICS)])
def test_each_example_is_understood(example: str) -> None:
    assert parse(example, today=TODAY)


pieces = st.sampled_from(
    [
        *'()-":*<>=,. “',
        "OR",
        "AND",
        "NOT",
        "nio",
        "tag:",
        "sales:",
        "sort:",
        "age:",
        "on:",
        "id:",
        "9",
        "Ü",
        "\x00",
        " ",
    ]
)


@given(st.text(max_size=60) | st.lists(pieces, max_size=25).map("".join))
def test_whatever_is_typed_gives_a_query_or_an_error_with_a_place(text: str) -> None:
    try:
        query = parse(text, today=TODAY)
    except QueryError as error:
        place = error.start, error.end
    else:
        assert isinstance(query.where({"title": "x"}), bool)
        assert hash(query.where) == hash(parse(text, today=TODAY).where)
        place = 0, 0
    assert 0 <= place[0] <= place[1] <= len(text)
