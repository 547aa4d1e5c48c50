"""Which articles match a condition: by SQL as far as it is known, by looking for the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Protocol

from tinydb.table import Document

from store.db.rows import ArticleRows
from store.db.sql import Where, where


class Matcher(Protocol):
    """A TinyDB query."""

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a document matches."""


def where_of(condition: Matcher) -> Where:
    """Return the SQL of a condition; for what is no node of the query language, one that lets everything through."""
    return where(getattr(condition, "plan", None))


def matching_ids(connection: sqlite3.Connection, rows: ArticleRows, condition: Matcher) -> list[int]:
    """Return the ids of all articles that match, ascending."""
    known = where_of(condition)
    sql = f"SELECT a.id FROM articles a WHERE {known.sql} ORDER BY a.id"
    ids = [row[0] for row in connection.execute(sql, known.anywhere())]
    return ids if known.exact else list(_looked_at(connection, rows, condition, ids))


def _looked_at(connection: sqlite3.Connection, rows: ArticleRows, condition: Matcher, ids: list[int]) -> Iterator[int]:
    for doc_id in ids:
        document = rows.get(connection, doc_id)
        if document is not None and condition(Document(document, doc_id)):
            yield doc_id
