"""Documents as rows: any collection's as they are, an article's in its tables and indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from store import fields
from store.db import parts
from store.db.schema import ID_MASK, place_of

Json = dict[str, object]
_Reindexed = tuple[parts.Words | None, parts.Words | None]
"""Words of an article that the index is to forget, and those it is to learn."""


class Rows(Protocol):
    """The documents of one collection; each call is for a connection whose transaction is the caller's matter."""

    def get(self, connection: sqlite3.Connection, doc_id: int) -> Json | None:
        """Return a document; None where there is none."""

    def put(self, connection: sqlite3.Connection, doc_id: int, document: Mapping[str, object]) -> None:
        """Write a document, in place of the one with this id."""

    def delete(self, connection: sqlite3.Connection, doc_id: int) -> None:
        """Remove a document."""

    def ids(self, connection: sqlite3.Connection) -> list[int]:
        """Return all ids, ascending."""

    def has(self, connection: sqlite3.Connection, doc_id: int) -> bool:
        """Tell whether there is such a document."""

    def count(self, connection: sqlite3.Connection) -> int:
        """Return how many there are."""

    def scan(self, connection: sqlite3.Connection) -> Iterator[tuple[int, Json]]:
        """Yield all, by id."""


class DocumentRows:
    """A collection that the archive knows nothing of: a row a document."""

    def __init__(self, collection: str) -> None:
        self._collection = collection

    def get(self, connection: sqlite3.Connection, doc_id: int) -> Json | None:
        """Return a document; None where there is none."""
        sql = "SELECT document FROM documents WHERE collection = ? AND id = ?"
        row = connection.execute(sql, (self._collection, doc_id)).fetchone()
        return read_json(row[0]) if row else None

    def put(self, connection: sqlite3.Connection, doc_id: int, document: Mapping[str, object]) -> None:
        """Write a document, in place of the one with this id."""
        sql = "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)"
        connection.execute(sql, (self._collection, doc_id, write_json(document)))

    def delete(self, connection: sqlite3.Connection, doc_id: int) -> None:
        """Remove a document."""
        connection.execute("DELETE FROM documents WHERE collection = ? AND id = ?", (self._collection, doc_id))

    def ids(self, connection: sqlite3.Connection) -> list[int]:
        """Return all ids, ascending."""
        sql = "SELECT id FROM documents WHERE collection = ? ORDER BY id"
        return [row[0] for row in connection.execute(sql, (self._collection,))]

    def has(self, connection: sqlite3.Connection, doc_id: int) -> bool:
        """Tell whether there is such a document."""
        sql = "SELECT 1 FROM documents WHERE collection = ? AND id = ?"
        return connection.execute(sql, (self._collection, doc_id)).fetchone() is not None

    def count(self, connection: sqlite3.Connection) -> int:
        """Return how many there are."""
        sql = "SELECT count(*) FROM documents WHERE collection = ?"
        return int(connection.execute(sql, (self._collection,)).fetchone()[0])

    def scan(self, connection: sqlite3.Connection) -> Iterator[tuple[int, Json]]:
        """Yield all, by id."""
        sql = "SELECT id, document FROM documents WHERE collection = ? ORDER BY id"
        for doc_id, document in connection.execute(sql, (self._collection,)):
            yield doc_id, read_json(document)


class ArticleRows:
    """The articles: a light row, its body and findings apart, and what finds it again."""

    def __init__(self) -> None:
        # Ids of terms already met: they are given once and stay.
        self._vocabulary: dict[tuple[str, str], int] = {}
        self._unindexed: dict[int, _Reindexed] = {}

    def get(self, connection: sqlite3.Connection, doc_id: int) -> Json | None:
        """Return a document, whole; None where there is none."""
        row = connection.execute("SELECT place, document FROM articles WHERE id = ?", (doc_id,)).fetchone()
        return self._whole(connection, row[0], row[1]) if row else None

    def put(self, connection: sqlite3.Connection, doc_id: int, document: Mapping[str, object]) -> None:
        """Write a document, in place of the one with this id; what stays the same is not written again."""
        if not 0 <= doc_id <= ID_MASK:
            raise ValueError(f"An article's id lies between 0 and {ID_MASK}, {doc_id} does not")
        # As it will be read again: the index must know the same words when it is told to forget them.
        stored = read_json(write_json(document))
        new = parts.split(stored, place_of(doc_id, fields.published(stored)))
        old = self._parts(connection, doc_id)
        if old is not None and old.place != new.place:
            self.delete(connection, doc_id)
            old = None
        self._write(connection, doc_id, old, new)

    def put_light(self, connection: sqlite3.Connection, doc_id: int, old: Json, new: Json) -> None:
        """Write new marks of an article, given the light documents before and after."""
        place = place_of(doc_id, fields.published(new))
        sql = "UPDATE articles SET document = ? WHERE place = ?"
        connection.execute(sql, (write_json(new), place))
        self._change_terms(connection, place, parts.marked_terms(old), parts.marked_terms(new))

    def delete(self, connection: sqlite3.Connection, doc_id: int) -> None:
        """Remove a document and all its rows."""
        old = self._parts(connection, doc_id)
        if old is None:
            return
        self._change_terms(connection, old.place, old.terms, {})
        self._reindex(old.place, old.words, None)
        self._forget_found(connection, old)
        self._forget_facts(connection, old)
        connection.execute("DELETE FROM articles WHERE place = ?", (old.place,))

    def ids(self, connection: sqlite3.Connection) -> list[int]:
        """Return all ids, ascending."""
        return [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id")]

    def has(self, connection: sqlite3.Connection, doc_id: int) -> bool:
        """Tell whether there is such a document."""
        return connection.execute("SELECT 1 FROM articles WHERE id = ?", (doc_id,)).fetchone() is not None

    def count(self, connection: sqlite3.Connection) -> int:
        """Return how many there are, without counting them."""
        sql = "SELECT count FROM vocabulary WHERE field = 'is' AND folded = 'stored'"
        row = connection.execute(sql).fetchone()
        return int(row[0]) if row else 0

    def scan(self, connection: sqlite3.Connection) -> Iterator[tuple[int, Json]]:
        """Yield all, whole, by id."""
        for doc_id, place, document in connection.execute("SELECT id, place, document FROM articles ORDER BY id"):
            yield doc_id, self._whole(connection, place, document)

    def index(self, connection: sqlite3.Connection) -> None:
        """Bring the full-text index up to date: in order of place, or it would be written anew for each article."""
        forget = "INSERT INTO words (words, rowid, title, body, said, initials) VALUES ('delete', ?, ?, ?, ?, ?)"
        learn = "INSERT INTO words (rowid, title, body, said, initials) VALUES (?, ?, ?, ?, ?)"
        for place, (old, new) in sorted(self._unindexed.items()):
            if old is not None:
                connection.execute(forget, (place, *old))
            if new is not None:
                connection.execute(learn, (place, *new))
        self._unindexed.clear()

    def forget(self) -> None:
        """Forget what was met in a transaction that is rolled back."""
        self._unindexed.clear()
        self._vocabulary.clear()

    def _whole(self, connection: sqlite3.Connection, place: int, light: str) -> Json:
        document = read_json(light)
        body = connection.execute("SELECT body FROM bodies WHERE place = ?", (place,)).fetchone()
        if body is not None:
            document["body"] = body[0]
        found = connection.execute("SELECT document FROM findings WHERE place = ?", (place,)).fetchone()
        if found is not None:
            listed = (self._listed(connection, table, place) for table in ("statements", "sales"))
            document["findings"] = {**read_json(found[0]), **dict(zip(("statements", "sales"), listed, strict=True))}
        return document

    def _listed(self, connection: sqlite3.Connection, table: str, place: int) -> list[Json]:
        sql = f"SELECT document FROM {table} WHERE place = ? ORDER BY ordinal"
        return [read_json(row[0]) for row in connection.execute(sql, (place,))]

    def _parts(self, connection: sqlite3.Connection, doc_id: int) -> parts.Parts | None:
        row = connection.execute("SELECT place, document FROM articles WHERE id = ?", (doc_id,)).fetchone()
        return parts.split(self._whole(connection, row[0], row[1]), row[0]) if row else None

    def _write(self, connection: sqlite3.Connection, doc_id: int, old: parts.Parts | None, new: parts.Parts) -> None:
        self._write_light(connection, doc_id, new)
        if old is None or old.body != new.body:
            self._write_apart(connection, "bodies", "body", new.place, new.body)
        if old is None or old.words != new.words:
            self._reindex(new.place, old.words if old else None, new.words)
        if old is None or old.findings != new.findings:
            self._forget_found(connection, old)
            self._write_found(connection, new)
        if old is None or old.facts != new.facts:
            self._forget_facts(connection, old)
            self._write_facts(connection, new)
        self._change_terms(connection, new.place, old.terms if old else {}, new.terms)

    def _write_light(self, connection: sqlite3.Connection, doc_id: int, new: parts.Parts) -> None:
        sql = """INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (place) DO UPDATE SET
            source = excluded.source, url = excluded.url, digest = excluded.digest, title_key = excluded.title_key,
            outlet_key = excluded.outlet_key, document = excluded.document"""
        connection.execute(sql, (new.place, doc_id, *new.keys, write_json(new.light)))

    def _write_apart(
        self, connection: sqlite3.Connection, table: str, column: str, place: int, value: str | None
    ) -> None:
        if value is None:
            connection.execute(f"DELETE FROM {table} WHERE place = ?", (place,))
        else:
            connection.execute(f"INSERT OR REPLACE INTO {table} (place, {column}) VALUES (?, ?)", (place, value))

    def _reindex(self, place: int, old: parts.Words | None, new: parts.Words | None) -> None:
        # The index keeps no text, so it is told which words to forget: those it knew before the transaction.
        known = self._unindexed[place][0] if place in self._unindexed else old
        self._unindexed[place] = known, new

    def _forget_found(self, connection: sqlite3.Connection, old: parts.Parts | None) -> None:
        if old is None:
            return
        for table in ("findings", "statements", "sales"):
            connection.execute(f"DELETE FROM {table} WHERE place = ?", (old.place,))
        spoken = [(company, old.place, ordinal) for company, ordinal in old.spoken()]
        connection.executemany("DELETE FROM spoken WHERE company = ? AND place = ? AND ordinal = ?", spoken)

    def _forget_facts(self, connection: sqlite3.Connection, old: parts.Parts | None) -> None:
        facts = [(metric, value, company, old.place) for metric, company, value in old.facts] if old else []
        sql = "DELETE FROM facts WHERE metric = ? AND value = ? AND company = ? AND place = ?"
        connection.executemany(sql, facts)

    def _write_found(self, connection: sqlite3.Connection, new: parts.Parts) -> None:
        if new.findings is None:
            return
        rest, statements, sales = new.findings
        connection.execute("INSERT INTO findings VALUES (?, ?)", (new.place, write_json(rest)))
        rows = [(new.place, n, write_json(s)) for n, s in enumerate(statements)]
        connection.executemany("INSERT INTO statements VALUES (?, ?, ?)", rows)
        spoken = [(company, new.place, ordinal) for company, ordinal in new.spoken()]
        connection.executemany("INSERT INTO spoken VALUES (?, ?, ?)", spoken)
        sold = [(new.place, n, parts.optional_text(s, "company"), write_json(s)) for n, s in enumerate(sales)]
        connection.executemany("INSERT INTO sales VALUES (?, ?, ?, ?)", sold)

    def _write_facts(self, connection: sqlite3.Connection, new: parts.Parts) -> None:
        rows = [(metric, company, value, new.place) for metric, company, value in new.facts]
        connection.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?)", rows)

    def _change_terms(
        self,
        connection: sqlite3.Connection,
        place: int,
        old: Mapping[tuple[str, str], str],
        new: Mapping[tuple[str, str], str],
    ) -> None:
        gone = [self._term(connection, key, old[key]) for key in old.keys() - new.keys()]
        connection.executemany("DELETE FROM terms WHERE term = ? AND place = ?", [(term, place) for term in gone])
        connection.executemany("UPDATE vocabulary SET count = count - 1 WHERE id = ?", [(term,) for term in gone])
        come = [self._term(connection, key, new[key]) for key in sorted(new.keys() - old.keys())]
        connection.executemany("INSERT INTO terms VALUES (?, ?)", [(term, place) for term in come])
        connection.executemany("UPDATE vocabulary SET count = count + 1 WHERE id = ?", [(term,) for term in come])

    def _term(self, connection: sqlite3.Connection, key: tuple[str, str], shown: str) -> int:
        known = self._vocabulary.get(key)
        if known is None:
            sql = "INSERT OR IGNORE INTO vocabulary (field, folded, shown, count) VALUES (?, ?, ?, 0)"
            connection.execute(sql, (*key, shown))
            sql = "SELECT id FROM vocabulary WHERE field = ? AND folded = ?"
            known = self._vocabulary[key] = int(connection.execute(sql, key).fetchone()[0])
        return known


def read_json(text: str) -> Json:
    """Return a stored document."""
    return cast(Json, json.loads(text))


def write_json(document: Mapping[str, object]) -> str:
    """Return a document as it is stored; what JSON can't hold is refused, as TinyDB's own file storage does."""
    return storable(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def storable(text: str) -> str:
    """Return text without the halves of characters that no file can hold (names of files may bring some)."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
