"""TinyDB's storage on SQLite: a file whose documents are rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tinydb.storages import Storage

from store.db.connections import Connections
from store.db.migrations import check_file, prepare
from store.db.rows import ArticleRows, DocumentRows, Json, Rows

ARTICLES = "articles"
"""The collection whose documents are indexed."""

Tables = dict[str, dict[str, Json]]


class SQLiteStorage(Storage):
    """Holds collections of documents; a write touches its own rows, in one transaction.

    Whole reads and writes, TinyDB's own interface, serve stock tables and middlewares; ``IndexedTable`` goes by row.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        """Open or make an archive; None or ":memory:" for one that is gone when closed."""
        file = None if path is None or str(path) == ":memory:" else Path(path)
        if file is not None:
            check_file(file)
        self.connections = Connections(file)
        try:
            self.connections.prepare(prepare)
        except BaseException:
            self.connections.close()
            raise
        self.articles = ArticleRows()
        self.connections.on_rollback(self.articles.forget)
        self.connections.before_commit(self.articles.index)

    def rows(self, collection: str) -> Rows:
        """Return the rows of a collection."""
        return self.articles if collection == ARTICLES else DocumentRows(collection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction that is counted among the changes."""
        with self.connections.writing() as connection:
            yield connection
            connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'changes'")

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection that reads one moment's state."""
        return self.connections.reading()

    def read(self) -> Tables | None:
        """Return all collections with all documents; None where none was ever written."""
        with self.reading() as connection:
            names = self.collections(connection)
            found = {n: {str(i): d for i, d in self.rows(n).scan(connection)} for n in names}
            return found or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, object]]]) -> None:
        """Make the collections be ``data``, changing the rows that differ."""
        with self.writing() as connection:
            for name in set(self.collections(connection)) - data.keys():
                self.drop(name)
            for name, documents in data.items():
                self.register(connection, name)
                self._write_collection(connection, name, documents)

    def drop(self, collection: str) -> None:
        """Remove a collection with its documents."""
        with self.writing() as connection:
            self._write_collection(connection, collection, {})
            connection.execute("DELETE FROM collections WHERE name = ?", (collection,))

    def close(self) -> None:
        """Close the file."""
        self.connections.close()

    def collections(self, connection: sqlite3.Connection) -> list[str]:
        """Return the names of the collections that were ever written to."""
        return [row[0] for row in connection.execute("SELECT name FROM collections ORDER BY name")]

    def register(self, connection: sqlite3.Connection, collection: str) -> None:
        """Have a collection, be it empty."""
        connection.execute("INSERT OR IGNORE INTO collections VALUES (?, 1)", (collection,))

    def new_id(self, connection: sqlite3.Connection, collection: str) -> int:
        """Take the next id, which no document of the collection has had."""
        self.register(connection, collection)
        sql = "SELECT next_id FROM collections WHERE name = ?"
        doc_id = int(connection.execute(sql, (collection,)).fetchone()[0])
        self.used_id(connection, collection, doc_id)
        return doc_id

    def used_id(self, connection: sqlite3.Connection, collection: str, doc_id: int) -> None:
        """Note that an id is taken."""
        sql = "UPDATE collections SET next_id = max(next_id, ?) WHERE name = ?"
        connection.execute(sql, (doc_id + 1, collection))

    def _write_collection(
        self, connection: sqlite3.Connection, name: str, documents: Mapping[str, Mapping[str, object]]
    ) -> None:
        rows = self.rows(name)
        wanted = {int(doc_id): document for doc_id, document in documents.items()}
        for doc_id in set(rows.ids(connection)) - wanted.keys():
            rows.delete(connection, doc_id)
        for doc_id, document in wanted.items():
            if rows.get(connection, doc_id) != document:
                rows.put(connection, doc_id, document)
        self.used_id(connection, name, max(wanted, default=0))
