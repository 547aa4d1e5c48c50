"""Is an archive sound? What can be made anew is, and what can be read of a damaged file is saved into another one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from store.db import parts
from store.db.connections import explained
from store.db.migrations import check_file
from store.db.rows import Json, read_json
from store.db.schema import id_at, place_of
from store.db.storage import ARTICLES, SQLiteStorage
from store.errors import ArchiveError
from store.fields import published

Tell = Callable[[int], None]
"""Is told how many articles have been looked at."""

_COMPLAINTS_MOST = 20
_BATCH = 500
_COLUMNS = ("title", "body", "said", "initials")
_HASH = (1 << 64) - 1

_HELD = {
    "articles": "SELECT count(*) FROM articles",
    "unread": "SELECT coalesce(max(count), 0) FROM vocabulary WHERE field = 'is' AND folded = 'unread'",
    "statements": "SELECT count(*) FROM statements",
    "sales rows": "SELECT count(*) FROM sales",
    "companies": "SELECT count(*) FROM vocabulary WHERE field = 'listed' AND count > 0",
    "outlets": "SELECT count(*) FROM vocabulary WHERE field = 'outlet' AND count > 0",
    "tags": "SELECT count(*) FROM vocabulary WHERE field = 'tag' AND count > 0",
    "views": "SELECT count(*) FROM documents WHERE collection = 'views'",
    "changes": "SELECT value FROM counters WHERE name = 'changes'",
}


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved of a damaged archive."""

    articles: int
    """Saved whole."""
    unread: int
    """Saved without findings: to be read again."""
    lost: int
    """Known to have been there, and unreadable."""


class _Tally:
    """Adds rows up so that two collections of them can be compared without having them there, in any order."""

    def __init__(self) -> None:
        self.count = self.sum = 0

    def add(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Count rows in."""
        for row in rows:
            self.count += 1
            self.sum = (self.sum + hash(row)) & _HASH

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tally) and (self.count, self.sum) == (other.count, other.sum)

    __hash__ = None  # type: ignore[assignment]


def held(path: Path) -> dict[str, int]:
    """Return what an archive holds, by kind. Raises ArchiveError for a file that is none, or can't be read."""
    _check(path)
    with closing(_read_only(path)) as connection:
        try:
            return {name: int(connection.execute(sql).fetchone()[0]) for name, sql in _HELD.items()}
        except sqlite3.Error as error:
            raise explained(str(path), error) from error


def complaints(path: Path, tell: Tell = lambda count: None) -> Iterator[str]:
    """Yield a sentence for all that is wrong with an archive, without writing to it.

    Raises ArchiveError for a file that is no archive.
    """
    _check(path)
    with closing(_read_only(path)) as connection:
        broken = list(_broken(connection))
        yield from broken
        if not broken:
            try:
                connection.execute("BEGIN")
                yield from _differences(connection, tell)
            except sqlite3.Error as error:
                yield explained(str(path), error).reason


def rebuild(path: Path, tell: Tell = lambda count: None) -> int:
    """Make all indexes anew from the documents, in one transaction; return how many articles there are.

    Raises ArchiveError where a document can't be read: then nothing has been changed.
    """
    _check(path)
    storage = SQLiteStorage(path)
    try:
        with storage.writing() as connection:
            return _rebuilt(storage, connection, tell)
    except (ValueError, TypeError, KeyError) as error:
        reason = "an article can't be read; nothing was changed. Save what can be with --rescue FILE."
        raise ArchiveError(str(path), reason) from error
    finally:
        storage.close()


def rescue(path: Path, target: Path, tell: Tell = lambda count: None) -> Rescued:
    """Save what can be read of an archive into a new one; the old one is only read, from a copy.

    Raises ArchiveError where the new file is there already, or nothing can be read.
    """
    if target.exists():
        raise ArchiveError(str(target), "this file is there already; name a new one.")
    check_file(target)
    _check(path)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = _copied(path, Path(folder))
        storage = SQLiteStorage(target)
        try:
            with closing(sqlite3.connect(copy)) as damaged:
                return _rescued(damaged, storage, tell)
        finally:
            storage.close()


def _check(path: Path) -> None:
    if not path.exists():
        raise ArchiveError(str(path), "there is no archive here.")
    check_file(path)


def _read_only(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise explained(str(path), error) from error


def _broken(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with its file."""
    try:
        found = connection.execute(f"PRAGMA integrity_check({_COMPLAINTS_MOST})").fetchall()
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        yield f"the file can't be read to its end: {error}"
        return
    for (words,) in found:
        if words != "ok":
            yield f"the file is damaged: {' '.join(str(words).split())}"
    if strays:
        yield f"{len(strays):,} rows belong to no article"


# Documents against indexes.


class _Expected:
    """What the indexes should hold, added up from the documents."""

    def __init__(self) -> None:
        self.terms, self.facts, self.spoken, self.keys = _Tally(), _Tally(), _Tally(), _Tally()
        self.counts: Counter[tuple[str, str]] = Counter()
        self.words: Counter[tuple[str, str]] = Counter()

    def add(self, article_id: int, made: parts.Parts) -> None:
        """Add an article."""
        place = made.place
        self.keys.add([(place, article_id, *made.keys)])
        self.terms.add((field, folded, place) for field, folded in made.terms)
        self.counts.update(made.terms.keys())
        self.facts.add((metric, company, float(value), place) for metric, company, value in set(made.facts))
        self.spoken.add((company, place, ordinal) for company, ordinal in made.spoken())
        for column, text in zip(_COLUMNS, made.words, strict=True):
            self.words.update((word, column) for word in text.split(" ") if word)


def _differences(connection: sqlite3.Connection, tell: Tell) -> Iterator[str]:
    expected = _Expected()
    unreadable = []
    rows = connection.execute("SELECT id, place, document FROM articles ORDER BY place")
    for number, (article_id, place, light) in enumerate(rows, 1):
        tell(number)
        try:
            document = _whole(connection, place, read_json(light))
            expected.add(article_id, parts.split(document, place_of(article_id, published(document))))
        except (ValueError, TypeError, KeyError):
            unreadable.append(article_id)
    if unreadable:
        shown = ", ".join(map(str, unreadable[:5])) + (", …" if len(unreadable) > 5 else "")
        yield f"{len(unreadable):,} articles can't be understood (ids {shown})"
        return
    yield from _indexes_against(connection, expected)


def _indexes_against(connection: sqlite3.Connection, expected: _Expected) -> Iterator[str]:
    keys = "SELECT place, id, source, url, digest, title_key, outlet_key FROM articles"
    terms = "SELECT v.field, v.folded, t.place FROM terms t JOIN vocabulary v ON v.id = t.term"
    compared = (
        ("sources, addresses and orders", expected.keys, keys),
        ("tags, outlets, companies and states", expected.terms, terms),
        ("values of sales rows", expected.facts, "SELECT metric, company, value, place FROM facts"),
        ("who speaks", expected.spoken, "SELECT company, place, ordinal FROM spoken"),
    )
    for what, tally, sql in compared:
        found = _Tally()
        found.add(connection.execute(sql))
        if found != tally:
            yield f"the index of {what} does not fit the articles: {found.count:,} entries, {tally.count:,} expected"
    counted = connection.execute("SELECT field, folded, count FROM vocabulary WHERE count <> 0")
    if {(field, folded): count for field, folded, count in counted} != dict(expected.counts):
        yield "the counts of tags, outlets, companies and states are wrong"
    if not _words_fit(connection, expected.words):
        yield "the full-text index does not fit the articles"


def _words_fit(connection: sqlite3.Connection, expected: Counter[tuple[str, str]]) -> bool:
    connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, 'words', 'col')")
    left = len(expected)
    for word, column, count in connection.execute("SELECT term, col, cnt FROM temp.indexed"):
        if expected.get((word, column)) != count:
            return False
        left -= 1
    return left == 0


def _whole(connection: sqlite3.Connection, place: int, document: Json) -> Json:
    """Return a document with its body and findings, each read from its own table."""
    body = connection.execute("SELECT body FROM bodies WHERE place = ?", (place,)).fetchone()
    if body is not None:
        document["body"] = body[0]
    found = connection.execute("SELECT document FROM findings WHERE place = ?", (place,)).fetchone()
    if found is not None:
        document["findings"] = read_json(found[0]) | {
            table: [read_json(row[0]) for row in connection.execute(_LISTED.format(table), (place,))]
            for table in ("statements", "sales")
        }
    return document


_LISTED = "SELECT document FROM {} WHERE place = ? ORDER BY ordinal"


def _rebuilt(storage: SQLiteStorage, connection: sqlite3.Connection, tell: Tell) -> int:
    connection.execute("REINDEX")
    for table in ("terms", "facts", "spoken", "vocabulary"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    storage.articles.forget()
    ids = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY place")]
    for number, article_id in enumerate(ids, 1):
        document = storage.articles.get(connection, article_id)
        if document is None:
            raise ValueError(article_id)
        # Its rows go, and all that hangs on them: it is written as if it came in now.
        connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        storage.articles.put(connection, article_id, document)
        storage.used_id(connection, ARTICLES, article_id)
        if number % _BATCH == 0:
            storage.articles.index(connection)
        tell(number)
    return len(ids)


# Out of a damaged file.


def _copied(path: Path, folder: Path) -> Path:
    """Copy an archive with its log, so that not even SQLite's own mending touches the original."""
    copy = folder / path.name
    try:
        shutil.copyfile(path, copy)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            shutil.copyfile(log, folder / log.name)
    except OSError as error:
        reason = f"it can't be copied: {(error.strerror or str(error)).lower()}."
        raise ArchiveError(str(path), reason) from error
    return copy


def _rescued(damaged: sqlite3.Connection, storage: SQLiteStorage, tell: Tell) -> Rescued:
    saved = unread = lost = 0
    places = sorted(_places(damaged))
    for start in range(0, len(places), _BATCH):
        with storage.writing() as connection:
            for place in places[start : start + _BATCH]:
                document, whole = _salvaged(damaged, place)
                if document is None:
                    lost += 1
                    continue
                storage.articles.put(connection, id_at(place), document)
                storage.register(connection, ARTICLES)
                storage.used_id(connection, ARTICLES, id_at(place))
                saved, unread = saved + whole, unread + (not whole)
        tell(saved + unread + lost)
    with storage.writing() as connection:
        _keep_documents(damaged, storage, connection)
    return Rescued(saved, unread, lost)


def _places(damaged: sqlite3.Connection) -> set[int]:
    """Return every place that any table or index still knows, read from both ends."""
    found: set[int] = set()
    known = {"articles": ("place", "id"), "bodies": ("place",), "findings": ("place",)}
    for table, orders in known.items():
        for order in orders:
            for direction in ("ASC", "DESC"):
                sql = f"SELECT place FROM {table} ORDER BY {order} {direction}"
                with suppress(sqlite3.Error):
                    for row in damaged.execute(sql):
                        found.add(row[0])
    return found


def _salvaged(damaged: sqlite3.Connection, place: int) -> tuple[Json | None, bool]:
    """Return what can be read of an article, and whether that is all of it; None without its text."""
    try:
        light = damaged.execute("SELECT document FROM articles WHERE place = ?", (place,)).fetchone()
        body = damaged.execute("SELECT body FROM bodies WHERE place = ?", (place,)).fetchone()
        document = read_json(light[0]) | {"body": body[0]}
    except (sqlite3.Error, ValueError, TypeError):
        return None, False
    try:
        return _whole(damaged, place, dict(document)), True
    except (sqlite3.Error, ValueError, TypeError):
        return document | {"findings": {"companies": [], "figures": [], "statements": [], "sales": []}}, False


def _keep_documents(damaged: sqlite3.Connection, storage: SQLiteStorage, connection: sqlite3.Connection) -> None:
    """Save views, notes and whatever else lies beside the articles."""
    with suppress(sqlite3.Error):
        for name, number, document in damaged.execute("SELECT collection, id, document FROM documents"):
            with suppress(ValueError, TypeError):
                storage.rows(name).put(connection, number, read_json(document))
                storage.register(connection, name)
                storage.used_id(connection, name, number)
