"""TinyDB's table on rows: each call reads and writes the documents it is about, and no others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Protocol, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.db.rows import Json
from store.db.search import matching_ids
from store.db.storage import ARTICLES, SQLiteStorage


class _Fields(Protocol):
    def __call__(self, document: MutableMapping[str, object], /) -> None: ...


class OpenDocuments(MutableMapping[int, Json]):
    """A collection inside a transaction, as the dict that TinyDB's own methods change.

    A document that was handed out may be changed in place: ``flush`` writes those that were.
    """

    def __init__(self, storage: SQLiteStorage, connection: sqlite3.Connection, collection: str) -> None:
        self._storage = storage
        self._connection = connection
        self._collection = collection
        self._rows = storage.rows(collection)
        self._handed: dict[int, tuple[Json, Json]] = {}

    def __getitem__(self, doc_id: int) -> Json:
        if doc_id not in self._handed:
            document = self._rows.get(self._connection, doc_id)
            if document is None:
                raise KeyError(doc_id)
            self._handed[doc_id] = document, deepcopy(document)
        return self._handed[doc_id][0]

    def __setitem__(self, doc_id: int, document: Json) -> None:
        self._handed.pop(doc_id, None)
        self._rows.put(self._connection, doc_id, document)
        self._storage.used_id(self._connection, self._collection, doc_id)

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._handed.pop(doc_id, None)
        self._rows.delete(self._connection, doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return isinstance(doc_id, int) and self._rows.has(self._connection, doc_id)

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows.ids(self._connection))

    def __len__(self) -> int:
        return self._rows.count(self._connection)

    def clear(self) -> None:
        """Remove all documents; ids begin at 1 again."""
        for doc_id in self:
            del self[doc_id]
        sql = "UPDATE collections SET next_id = 1 WHERE name = ?"
        self._connection.execute(sql, (self._collection,))

    def flush(self) -> None:
        """Write what was changed in place."""
        for doc_id, (document, before) in self._handed.items():
            if document != before:
                self._rows.put(self._connection, doc_id, document)


class IndexedTable(Table):
    """A table of ``SQLiteStorage``; on any other storage, or behind a middleware, a stock table.

    Conditions of the query language become SQL; any other query looks at each document. Nothing is cached: another
    process may have written since.
    """

    def insert(self, document: Mapping[str, object]) -> int:
        """Insert a document, its id and its row in one transaction."""
        return super().insert(document) if self._rowless else self.insert_multiple([document])[0]

    def search(self, cond: QueryLike) -> list[Document]:
        """Return the documents that match, by id."""
        if self._rowless:
            return super().search(cond)
        with self._sqlite.reading() as connection:
            rows = self._sqlite.rows(self.name)
            ids = self._matching(connection, cond)
            return [Document(cast(Json, rows.get(connection, i)), i) for i in ids]

    def get(  # type: ignore[override]
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """Return a document by id, the documents of some ids, or the first that matches."""
        if self._rowless or (cond is None and doc_id is None and doc_ids is None):
            stock = cast("Callable[..., Document | list[Document] | None]", super().get)
            return stock(cond, doc_id, doc_ids)
        if doc_id is not None:
            return next(iter(self._documents([doc_id])), None)
        if doc_ids is not None:
            return self._documents(sorted(set(doc_ids)))
        return next(iter(self.search(cast(QueryLike, cond))), None)

    def contains(self, cond: QueryLike | None = None, doc_id: int | None = None) -> bool:
        """Tell whether there is a document with this id, or one that matches."""
        if self._rowless or (cond is None and doc_id is None):
            return super().contains(cond, doc_id)
        with self._sqlite.reading() as connection:
            if doc_id is not None:
                return self._sqlite.rows(self.name).has(connection, doc_id)
            return bool(self._matching(connection, cast(QueryLike, cond)))

    def count(self, cond: QueryLike) -> int:
        """Return how many documents match."""
        if self._rowless:
            return super().count(cond)
        with self._sqlite.reading() as connection:
            return len(self._matching(connection, cond))

    def update(
        self,
        fields: Mapping[str, object] | _Fields,
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents of some ids, those that match, or all; return their ids."""
        if self._rowless or doc_ids is not None or cond is None:
            return super().update(fields, cond, doc_ids)
        with self._sqlite.writing() as connection:
            return super().update(fields, doc_ids=self._matching(connection, cond))

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents of some ids, or those that match; return their ids."""
        if self._rowless or doc_ids is not None or cond is None:
            return super().remove(cond, doc_ids)
        with self._sqlite.writing() as connection:
            return super().remove(doc_ids=self._matching(connection, cond))

    def upsert(self, document: Mapping[str, object], cond: QueryLike | None = None) -> list[int]:
        """Change the documents that match, or insert one, in one transaction."""
        if self._rowless:
            return super().upsert(document, cond)
        with self._sqlite.writing():
            return super().upsert(document, cond)

    def __len__(self) -> int:
        if self._rowless:
            return len(self._read_table())
        with self._sqlite.reading() as connection:
            return self._sqlite.rows(self.name).count(connection)

    def __iter__(self) -> Iterator[Document]:
        if self._rowless:
            yield from super().__iter__()
            return
        with self._sqlite.reading() as connection:
            ids = self._sqlite.rows(self.name).ids(connection)
        for start in range(0, len(ids), 100):
            yield from self._documents(ids[start : start + 100])

    @property
    def _rowless(self) -> bool:
        return not isinstance(self._storage, SQLiteStorage)

    @property
    def _sqlite(self) -> SQLiteStorage:
        return cast(SQLiteStorage, self._storage)

    def _documents(self, ids: Iterable[int]) -> list[Document]:
        with self._sqlite.reading() as connection:
            rows = self._sqlite.rows(self.name)
            return [Document(found, i) for i in ids if (found := rows.get(connection, i)) is not None]

    def _matching(self, connection: sqlite3.Connection, cond: QueryLike) -> list[int]:
        if self.name == ARTICLES:
            self._sqlite.connections.settle(connection)
            return matching_ids(connection, self._sqlite.articles, cond)
        return [i for i, document in self._sqlite.rows(self.name).scan(connection) if cond(Document(document, i))]

    def _get_next_id(self) -> int:
        if self._rowless:
            return cast(int, super()._get_next_id())  # type: ignore[no-untyped-call]
        with self._sqlite.writing() as connection:
            return self._sqlite.new_id(connection, self.name)

    def _read_table(self) -> dict[str, Mapping[str, object]]:
        if self._rowless:
            return super()._read_table()
        with self._sqlite.reading() as connection:
            return {str(i): document for i, document in self._sqlite.rows(self.name).scan(connection)}

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, object]]], None]) -> None:
        if self._rowless:
            super()._update_table(updater)
            return
        with self._sqlite.writing() as connection:
            self._sqlite.register(connection, self.name)
            documents = OpenDocuments(self._sqlite, connection, self.name)
            updater(cast("dict[int, Mapping[str, object]]", documents))
            documents.flush()


class ArchiveDB(TinyDB):
    """A TinyDB whose documents are rows, its tables indexed."""

    table_class = IndexedTable
    default_storage_class = SQLiteStorage  # type: ignore[assignment]

    def tables(self) -> set[str]:
        """Return the names of the tables that were ever written to, without reading them."""
        if not isinstance(self.storage, SQLiteStorage):
            return super().tables()
        with self.storage.reading() as connection:
            return set(self.storage.collections(connection))

    def drop_table(self, name: str) -> None:
        """Remove a table with its documents."""
        if not isinstance(self.storage, SQLiteStorage):
            super().drop_table(name)
        elif name in self.tables():
            self._tables.pop(name, None)
            self.storage.drop(name)

    def drop_tables(self) -> None:
        """Remove all tables with their documents."""
        for name in self.tables():
            self.drop_table(name)
        self._tables.clear()
