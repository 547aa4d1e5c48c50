"""The archive's table behaves as TinyDB's documentation says, on rows; stock tables and middlewares work on it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.operations import set as setting
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from store.db.storage import ARTICLES, SQLiteStorage
from store.db.table import ArchiveDB, IndexedTable
from store.query import Words

Open = Callable[[Path], TinyDB]


class StockTables(TinyDB):
    table_class = Table


OPENED: dict[str, Open] = {
    "stock, in memory": lambda _: TinyDB(storage=MemoryStorage),
    "rows": ArchiveDB,
    "stock tables on rows": lambda path: StockTables(path, storage=SQLiteStorage),
    "rows behind a cache": lambda path: ArchiveDB(path, storage=CachingMiddleware(SQLiteStorage)),
}


@pytest.fixture(params=OPENED)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    with OPENED[request.param](tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture(params=["_default", "things", ARTICLES])
def table(request: pytest.FixtureRequest, database: TinyDB) -> Table:
    return database.table(request.param)


def test_insert_gives_ids_and_get_gives_documents(table: Table) -> None:
    assert table.insert({"a": 1}) == 1
    assert table.insert_multiple([{"a": 2}, {"a": 3, "deep": {"list": [1, None, "é"]}}]) == [2, 3]
    assert table.get(doc_id=3) == {"a": 3, "deep": {"list": [1, None, "é"]}}
    assert table.get(doc_id=3).doc_id == 3
    assert table.get(doc_id=4) is None
    assert table.get(where("a") == 2) == {"a": 2}
    assert table.get(where("a") == 9) is None
    assert table.get(doc_ids=[1, 3, 9]) == [{"a": 1}, {"a": 3, "deep": {"list": [1, None, "é"]}}]
    with pytest.raises(RuntimeError):
        table.get()


def test_documents_may_bring_their_ids(table: Table) -> None:
    assert table.insert(Document({"a": 1}, 7)) == 7
    assert table.insert({"a": 2}) == 8
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({"a": 3}, 7))
    assert table.insert_multiple([Document({"a": 4}, 12), {"a": 5}])[0] == 12
    assert len(table) == 4


def test_what_is_no_document_is_refused_and_nothing_is_kept(table: Table) -> None:
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert([1])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert_multiple([{"a": 1}, 3])  # type: ignore[list-item]
    assert len(table) == 0


def test_search_count_contains(table: Table) -> None:
    table.insert_multiple({"a": n % 3, "title": f"nio {n}"} for n in range(9))
    assert [d.doc_id for d in table.search(where("a") == 1)] == [2, 5, 8]
    assert table.count(where("a") == 1) == 3
    assert table.count(where("title").matches("nio [0-4]$")) == 5
    assert table.count(Words(("nio",)) & (where("a") == 0)) == 3
    assert table.contains(where("a") == 2)
    assert not table.contains(where("a") == 3)
    assert table.contains(doc_id=9)
    assert not table.contains(doc_id=10)
    with pytest.raises(RuntimeError):
        table.contains()


def test_update_with_fields_and_operations(table: Table) -> None:
    table.insert_multiple([{"n": 1, "x": 1}, {"n": 2}, {"n": 3}])
    assert table.update({"seen": True}, where("n") > 1) == [2, 3]
    assert table.update({"seen": False}, doc_ids=[1, 9]) == [1]
    assert table.update(increment("n")) == [1, 2, 3]
    assert table.update(add("n", 10), doc_ids=[1]) == [1]
    assert table.update(subtract("n", 1), where("n") == 12) == [1]
    assert table.update(decrement("n"), doc_ids=[1]) == [1]
    assert table.update(delete("x"), where("x").exists()) == [1]
    assert table.update(setting("y", "z"), doc_ids=[3]) == [3]
    assert table.update_multiple([({"n": 0}, where("n") == 3), (increment("n"), where("n") == 4)]) == [2, 3]
    assert table.all() == [
        {"n": 10, "seen": False},
        {"n": 0, "seen": True},
        {"n": 5, "seen": True, "y": "z"},
    ]


def test_upsert_changes_what_matches_or_inserts(table: Table) -> None:
    assert table.upsert({"name": "a", "n": 1}, where("name") == "a") == [1]
    assert table.upsert({"name": "a", "n": 2}, where("name") == "a") == [1]
    assert table.upsert(Document({"n": 3}, 1)) == [1]
    assert table.upsert(Document({"n": 4}, 5)) == [5]
    assert table.get(doc_id=1) == {"name": "a", "n": 3}
    assert len(table) == 2
    with pytest.raises(ValueError, match="doc_id"):
        table.upsert({"n": 1})


def test_remove_and_truncate(table: Table) -> None:
    table.insert_multiple({"n": n} for n in range(6))
    assert table.remove(where("n") < 2) == [1, 2]
    assert table.remove(doc_ids=[3, 99]) == [3]
    with pytest.raises(RuntimeError):
        table.remove()
    assert [d["n"] for d in table] == [3, 4, 5]
    table.truncate()
    assert len(table) == 0
    assert table.all() == []
    assert table.insert({"n": 1}) == 1


def test_tables_are_named_and_dropped(database: TinyDB) -> None:
    assert database.tables() == set()
    database.insert({"a": 1})
    database.table("things").insert({"b": 2})
    database.table(ARTICLES).insert({"title": "c"})
    assert database.tables() == {"_default", "things", ARTICLES}
    database.drop_table("things")
    database.drop_table("nothing")
    assert database.tables() == {"_default", ARTICLES}
    assert len(database.table("things")) == 0
    assert len(database) == 1
    assert [d["a"] for d in database] == [1]
    database.drop_tables()
    assert database.tables() == set()
    assert len(database.table(ARTICLES)) == 0


def test_a_document_handed_out_is_a_copy(table: Table) -> None:
    table.insert({"deep": [1]})
    if isinstance(table, IndexedTable) and isinstance(table.storage, SQLiteStorage):
        table.get(doc_id=1)["deep"].append(2)
        table.search(where("deep").exists())[0]["deep"].append(3)
    assert table.get(doc_id=1) == {"deep": [1]}


def test_a_failed_update_changes_nothing(tmp_path: Path) -> None:
    with ArchiveDB(tmp_path / "archive.db") as database:
        table = database.table(ARTICLES)
        table.insert_multiple([{"n": 1, "title": "nio"}, {"title": "jac"}])
        with pytest.raises(KeyError):
            table.update(increment("n"))
        assert table.all() == [{"n": 1, "title": "nio"}, {"title": "jac"}]
        assert table.count(Words(("nio",))) == 1


@pytest.mark.parametrize("storage", [SQLiteStorage, CachingMiddleware(SQLiteStorage)])
def test_what_was_written_is_there_after_opening_again(tmp_path: Path, storage: Any) -> None:
    document = {"title": "Nio", "body": "text", "findings": {"companies": [], "odd": 1}, "n": 1.5}
    with TinyDB(tmp_path / "archive.db", storage=storage) as database:
        database.table(ARTICLES).insert(document)
    with ArchiveDB(tmp_path / "archive.db") as database:
        assert database.table(ARTICLES).all() == [document]
        assert database.table(ARTICLES).count(Words(("text",))) == 1
        assert database.table(ARTICLES).insert({}) == 2


def test_ids_of_articles_have_room_in_their_places(tmp_path: Path) -> None:
    with ArchiveDB(tmp_path / "archive.db") as database, pytest.raises(ValueError, match="id lies between"):
        database.table(ARTICLES).insert(Document({}, 1 << 40))
