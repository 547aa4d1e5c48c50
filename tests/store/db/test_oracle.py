"""Stock TinyDB in memory is the oracle: for any documents and any query both give the same answer."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb import where as stock
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.db.archive import Archive
from store.db.storage import ARTICLES
from store.db.table import ArchiveDB
from store.query import (
    And,
    Everything,
    Fact,
    Id,
    Node,
    Not,
    Or,
    Published,
    Query,
    Term,
    Words,
)
from store.words import fold, tokens

WORDS = [
    "Nio",
    "NIO",
    "n",
    "ni",
    "jac",
    "Škoda",
    "skoda",
    "Straße",
    "蔚来",
    "汽车",
    "M5",
    "tie-up",
    "l'État",
    "한국",
    "e\u0301t",
    "☃",
]
DAYS = ["2021-11-30", "2021-12-01", "2021-12-28", "2022-01-01", "0001-01-01", "9999-12-31"]
STATES = ["unread", "starred", "conflict", "sample", "statements", "sales", "mismatch"]
LISTS = ["names", "tags", "stances", "speakers"]

prose = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=6).map(" ".join)
names = st.lists(st.sampled_from(WORDS), max_size=3)
fact = st.tuples(
    st.sampled_from(["sales", "deliveries"]), st.sampled_from(["nio", "jac"]) | st.none(), st.none(), st.integers(-3, 3)
)
odd = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | prose | st.lists(st.integers(), max_size=2)
)


def _described(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={name: strategy | odd for name, strategy in fields.items()})


documents = _described(
    title=prose,
    body=prose,
    outlet=st.sampled_from(WORDS),
    published=st.sampled_from(DAYS),
    read=st.booleans(),
    starred=st.booleans(),
    conflict=st.booleans(),
    sample=st.booleans(),
    statements=st.integers(0, 2),
    sales=st.integers(0, 2),
    mismatches=st.integers(0, 2),
    facts=st.lists(fact, max_size=3),
    **dict.fromkeys(LISTS, names),
)

phrases = prose.map(tokens).filter(bool)
columns = st.sampled_from([("title", "body"), ("title",), ("said",)])
days = st.sampled_from(DAYS) | st.none()
leaves: st.SearchStrategy[Node] = st.one_of(
    st.just(Everything()),
    st.builds(Words, phrases, st.booleans(), columns),
    st.builds(
        Term, st.sampled_from(["company", "tag", "outlet", "stance"]), st.sampled_from(WORDS).map(fold), st.booleans()
    ),
    st.builds(Term, st.just("is"), st.sampled_from(STATES)),
    st.builds(Published, days, days | st.just("")),
    st.builds(
        Fact,
        st.sampled_from(["sales", "deliveries"]),
        st.sampled_from(["nio", None]),
        st.sampled_from(["<", "<=", ">", ">=", "="]),
        st.integers(-3, 3).map(float),
    ),
    st.builds(Id, st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple)),
)


def _trees(nodes: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(nodes, min_size=2, max_size=3).map(tuple)
    return st.builds(And, several) | st.builds(Or, several) | st.builds(Not, nodes)


queries = st.recursive(leaves, _trees, max_leaves=6)
mixed = st.recursive(leaves | st.just(stock("title").exists()), _trees, max_leaves=6)
sorts = st.sampled_from([("date", True), ("date", False), ("relevance", True)])

each = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _numbered(found: list[dict[str, Any]]) -> list[Document]:
    return [Document({**document, "id": number}, number) for number, document in enumerate(found, 1)]


def _answers(stored: list[dict[str, Any]], query: Any) -> tuple[list[int], list[int]]:
    with closing(TinyDB(storage=MemoryStorage)) as memory, closing(ArchiveDB(None)) as rows:
        for database in (memory, rows):
            database.table(ARTICLES).insert_multiple(_numbered(stored))
        expected, found = (sorted(d.doc_id for d in db.table(ARTICLES).search(query)) for db in (memory, rows))
        return expected, found


@each
@given(st.lists(documents, max_size=6), queries)
def test_the_archive_answers_as_stock_tinydb_does(stored: list[dict[str, Any]], query: Node) -> None:
    expected, found = _answers(stored, query)
    assert found == expected


@each
@given(st.lists(documents, max_size=6), mixed)
def test_queries_with_stock_parts_too(stored: list[dict[str, Any]], query: Any) -> None:
    expected, found = _answers(stored, query)
    assert found == expected


@each
@given(st.lists(documents, max_size=6), queries, sorts)
def test_counts_and_ids_hold_the_articles_that_match(
    stored: list[dict[str, Any]], where: Node, sort: tuple[str, bool]
) -> None:
    hits = (Words(("nio",), True),)
    with closing(ArchiveDB(None)) as rows:
        rows.table(ARTICLES).insert_multiple(_numbered(stored))
        archive = Archive(rows)
        query = Query("", where, sort, hits)
        expected = {d.doc_id for d in rows.table(ARTICLES).search(where)}
        ids = archive.ids(query)
        assert set(ids) == expected
        assert archive.count(query) == len(ids) == len(expected)
        assert list(ids) == _in_order(stored, expected, sort, hits)


all_sorts = st.sampled_from([(f, d) for f in ("date", "title", "outlet", "relevance") for d in (True, False)])


@each
@given(st.lists(documents, min_size=3, max_size=9), queries, all_sorts, st.integers(1, 4))
def test_pages_run_on_from_each_other_both_ways(
    stored: list[dict[str, Any]], where: Node, sort: tuple[str, bool], size: int
) -> None:
    with closing(ArchiveDB(None)) as rows:
        rows.table(ARTICLES).insert_multiple(_numbered(stored))
        archive = Archive(rows)
        query = Query("", where, sort, (Words(("nio",), True),))
        ids = list(archive.ids(query))
        assert _forwards(archive, query, size) == ids
        assert _backwards(archive, query, size) == ids
        for place, number in enumerate(ids):
            mark = archive.position(query, number)
            assert [r.id for r in archive.page(query, after=mark, limit=2).rows] == ids[place + 1 : place + 3]
            assert [r.id for r in archive.page(query, before=mark, limit=2).rows] == ids[max(0, place - 2) : place]


def _forwards(archive: Archive, query: Query, size: int) -> list[int]:
    found, page = [], archive.page(query, limit=size)
    while page.rows:
        found += [row.id for row in page.rows]
        page = archive.page(query, after=page.last, limit=size)
    return found


def _backwards(archive: Archive, query: Query, size: int) -> list[int]:
    found: list[int] = []
    page = archive.page(query, last=True, limit=size)
    while page.rows:
        found = [row.id for row in page.rows] + found
        page = archive.page(query, before=page.first, limit=size)
    return found


def _in_order(
    stored: list[dict[str, Any]], ids: set[int], sort: tuple[str, bool], hits: tuple[Words, ...]
) -> list[int]:
    titled = [Words(hit.tokens, hit.prefix, ("title",)) for hit in hits]

    def key(number: int) -> tuple[Any, ...]:
        document = stored[number - 1]
        day = document.get("published")
        ordinal = date.fromisoformat(day).toordinal() if isinstance(day, str) and day in DAYS else 0
        if sort == ("date", False):
            return (not ordinal, ordinal, number)
        in_title = sort[0] == "relevance" and all(hit(document) for hit in titled)
        return (not in_title, -ordinal, -number)

    return sorted(ids, key=key)


@pytest.mark.parametrize("word", WORDS[:-1])
def test_each_word_is_found_by_itself(word: str) -> None:
    documents = [{"title": word, "body": ""}, {"title": "", "body": f"x {word} y"}, {"title": "z", "body": ""}]
    expected, found = _answers(documents, Words(tokens(word)))
    assert found == expected
    assert {1, 2} <= set(found)
