"""Statements and sales rows of many articles, newest article first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import TypeVar

from store.db import codec
from store.db.listing import narrowed, page
from store.db.orders import Question
from store.db.rows import Json, read_json
from store.db.schema import id_at
from store.records import ArticleRef, StoredSales, StoredStatement

_BATCH = 200

Stated = tuple[int, int, Json]
"""Place of the article, ordinal in it, document."""

_Stored = TypeVar("_Stored", StoredStatement, StoredSales)


def statements(connection: sqlite3.Connection, companies: Sequence[str], limit: int) -> list[StoredStatement]:
    """Return the newest statements by some companies, or about them."""
    sql = "SELECT place, ordinal FROM spoken WHERE company = ? ORDER BY place DESC, ordinal LIMIT ?"
    spoken = {(row[0], -row[1]) for company in companies for row in connection.execute(sql, (company, limit))}
    newest = [(place, -ordinal) for place, ordinal in nlargest(limit, spoken)]
    return list(_with_articles(connection, _documents(connection, newest), codec.stored_statement))


def sales(connection: sqlite3.Connection, companies: Sequence[str], limit: int) -> list[StoredSales]:
    """Return the newest sales rows of some companies."""
    sql = "SELECT place, ordinal, document FROM sales WHERE company = ? ORDER BY place DESC, ordinal LIMIT ?"
    found = {(row[0], row[1]): row[2] for company in companies for row in connection.execute(sql, (company, limit))}
    newest = sorted(found, key=lambda at: (-at[0], at[1]))[:limit]
    stated = ((place, ordinal, read_json(found[place, ordinal])) for place, ordinal in newest)
    return list(_with_articles(connection, stated, codec.stored_sales))


def statements_of(connection: sqlite3.Connection, question: Question, limit: int) -> list[StoredStatement]:
    """Return the statements of a query's articles, in the order of its list."""
    found: list[StoredStatement] = []
    for place, of in _articles(connection, question, "statements"):
        rows = connection.execute("SELECT document FROM statements WHERE place = ? ORDER BY ordinal", (place,))
        found += [codec.stored_statement(read_json(row[0]), of) for row in rows]
        if len(found) >= limit:
            break
    return found[:limit]


def sales_of(connection: sqlite3.Connection, question: Question) -> list[StoredSales]:
    """Return the sales rows of a query's articles, in the order of its list."""
    found: list[StoredSales] = []
    for place, of in _articles(connection, question, "sales"):
        rows = connection.execute("SELECT document FROM sales WHERE place = ? ORDER BY ordinal", (place,))
        found += [codec.stored_sales(read_json(row[0]), of) for row in rows]
    return found


def _articles(connection: sqlite3.Connection, question: Question, having: str) -> Iterator[tuple[int, ArticleRef]]:
    only = narrowed(question, ("term", "is", having, False))
    mark = None
    while found := page(connection, only, after=mark, limit=_BATCH):
        for place, article_id, document, _ in found:
            yield place, codec.ref(read_json(document), article_id)
        mark = found[-1][3]


def _documents(connection: sqlite3.Connection, at: Iterable[tuple[int, int]]) -> Iterator[Stated]:
    sql = "SELECT document FROM statements WHERE place = ? AND ordinal = ?"
    for place, ordinal in at:
        yield place, ordinal, read_json(connection.execute(sql, (place, ordinal)).fetchone()[0])


def _with_articles(
    connection: sqlite3.Connection, stated: Iterable[Stated], made: Callable[[Json, ArticleRef], _Stored]
) -> Iterator[_Stored]:
    refs: dict[int, ArticleRef] = {}
    for place, _, document in stated:
        if place not in refs:
            row = connection.execute("SELECT document FROM articles WHERE place = ?", (place,)).fetchone()
            refs[place] = codec.ref(read_json(row[0]), id_at(place))
        yield made(document, refs[place])
