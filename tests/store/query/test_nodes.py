"""Nodes are TinyDB queries: callable on any document, hashable, joined with one another and with stock queries."""

from __future__ import annotations

from typing import Any

import pytest
from tinydb import TinyDB
from tinydb import where as stock
from tinydb.storages import MemoryStorage

from store.query import And, Everything, Fact, Id, Node, Not, Or, Published, Term, Words

NIO: dict[str, Any] = {
    "id": 7,
    "title": "Nio hands over 10,878 cars",
    "body": "The carmaker’s deliveries doubled. 蔚来汽车 said so.",
    "outlet": "CnEVPost",
    "published": "2021-12-01",
    "names": ["nio", "nyse:nio"],
    "tags": ["EV"],
    "speakers": ["chi linchun", "the staff"],
    "stances": ["assert"],
    "facts": [["deliveries", "nio", "2021-11", 10878]],
    "read": False,
    "starred": True,
    "sales": 1,
}


@pytest.mark.parametrize(
    ("node", "matches"),
    [
        (Everything(), True),
        (Words(("nio",)), True),
        (Words(("ni",)), False),
        (Words(("ni",), prefix=True), True),
        (Words(("io",), prefix=True), False),
        (Words(("10", "878", "ca"), prefix=True), True),
        (Words(("carmaker", "s")), True),
        (Words(("cars", "the")), False),
        (Words(("来", "汽")), True),
        (Words(("deliveries",), columns=("title",)), False),
        (Words(("linchun", "the"), columns=("said",)), False),
        (Words(("linchun",), columns=("said",)), True),
        (Term("company", "nyse:nio"), True),
        (Term("company", "nyse", prefix=True), True),
        (Term("company", "nyse"), False),
        (Term("tag", "ev"), True),
        (Term("outlet", "cnevpost"), True),
        (Term("stance", "deny"), False),
        (Term("is", "unread"), True),
        (Term("is", "starred"), True),
        (Term("is", "sales"), True),
        (Term("is", "conflict"), False),
        (Published("2021-12-01", None), True),
        (Published("2021-12-02", None), False),
        (Published(None, "2021-12-01"), True),
        (Published(None, "2021-11-30"), False),
        (Fact("deliveries", None, ">", 10000.0), True),
        (Fact("deliveries", "jac", ">", 10000.0), False),
        (Fact("sales", None, ">", 10000.0), False),
        (Fact("deliveries", "nio", "=", 10878.0), True),
        (Id((7,)), True),
        (Id((8,)), False),
    ],
)
def test_a_node_tells_whether_a_document_matches(node: Node, matches: bool) -> None:
    assert node(NIO) is matches
    assert (~node)(NIO) is not matches


def test_an_article_without_a_day_is_in_no_range_of_days() -> None:
    for document in ({}, {"published": None}, {"published": "soon"}, {"published": "2021-02-30"}):
        assert not Published(None, None)(document)


def test_nodes_are_joined_by_operators() -> None:
    nio, jac = Words(("nio",)), Words(("jac",))
    assert nio & jac == And((nio, jac))
    assert nio | jac == Or((nio, jac))
    assert ~nio == Not(nio)
    assert hash(nio & jac) == hash(And((nio, jac)))
    assert (nio & jac)(NIO) is False
    assert (nio | jac)(NIO) is True


def test_stock_tinydb_evaluates_caches_and_joins_them() -> None:
    with TinyDB(storage=MemoryStorage) as database:
        database.insert(NIO)
        nio = Words(("nio",))
        assert nio.is_cacheable()
        assert len(database.search(nio)) == len(database.search(Words(("nio",)))) == 1
        assert database.count(nio & stock("outlet").exists()) == 1
        assert database.count(stock("outlet").exists() & nio) == 1
        assert database.count(~nio) == 0
