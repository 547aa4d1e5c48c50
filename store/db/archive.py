"""The archive: records in, records out; what TinyDB and SQLite are to it, nobody else knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import cast

from tinydb import where

from store.db import codec, gathered, listing
from store.db.orders import Question
from store.db.rows import Json, read_json, storable, write_json
from store.db.storage import ARTICLES, SQLiteStorage
from store.db.table import ArchiveDB
from store.errors import UnknownArticleError
from store.records import (
    Article,
    ArticleRow,
    Draft,
    Findings,
    Marks,
    Outcome,
    Page,
    PageMark,
    StoredSales,
    StoredStatement,
)

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Saving:
    """An article to be saved."""

    draft: Draft
    findings: Findings
    digest: str
    """Tells whether the source's text or data has changed."""
    added: datetime
    """Aware."""
    sentences: Sequence[str] = ()
    """For each sales row the words that state it."""
    sample: bool = False
    unique: bool = False
    """True where an article with the same digest is this one, wherever it came from."""
    marks: Marks | None = None
    """Marks that a new article comes with; None for the draft's tags alone."""
    revision: int = 1
    """Revision of a new article."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was removed or written out, so that it can be put back as it was."""

    id: int
    kept: str
    """The archive's own writing of it."""


def open_archive(path: Path | None) -> Archive:
    """Open or make an archive; None for one in memory. Raise ArchiveError for a file that is none, or can't be used."""
    return Archive(ArchiveDB(path))


class Archive:
    """All stored articles with their findings and marks; safe to use from several threads at once."""

    def __init__(self, database: ArchiveDB) -> None:
        self._database = database
        self._storage = cast(SQLiteStorage, database.storage)
        self._rows = self._storage.articles

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # Saving.

    def save(
        self,
        draft: Draft,
        findings: Findings,
        *,
        digest: str,
        added: datetime,
        sentences: Sequence[str] = (),
        sample: bool = False,
    ) -> tuple[Outcome, int]:
        """Add an article, or a new revision of the one with its source or address, which keeps its marks."""
        return self.save_many([Saving(draft, findings, digest, added, sentences, sample)])[0]

    def save_many(self, items: Iterable[Saving]) -> list[tuple[Outcome, int]]:
        """Save several articles, all or none."""
        with self._storage.writing():
            return [self._save(item) for item in items]

    def find(self, source: str, url: str | None = None) -> tuple[int, str] | None:
        """Return id and digest of the article from a source, or with an address; None where there is none."""
        return self._find("source", source) or (self._find("url", url) if url else None)

    def find_digest(self, digest: str) -> tuple[int, str] | None:
        """Return id and digest of the first article with a digest; None where there is none."""
        return self._find("digest", digest)

    def replace_findings(self, article_id: int, findings: Findings, sentences: Sequence[str] = ()) -> None:
        """Write what was read out of an article anew."""
        with self._storage.writing() as connection:
            document = self._rows.get(connection, article_id)
            if document is None:
                raise UnknownArticleError(article_id)
            self._rows.put(connection, article_id, document | codec.found_fields(findings, sentences))

    def _find(self, column: str, value: str) -> tuple[int, str] | None:
        sql = f"SELECT id, digest FROM articles WHERE {column} = ? ORDER BY id LIMIT 1"
        with self._storage.reading() as connection:
            row = connection.execute(sql, (storable(value),)).fetchone()
        return (int(row[0]), row[1] or "") if row else None

    def _save(self, item: Saving) -> tuple[Outcome, int]:
        known = self.find(item.draft.source, item.draft.url)
        if known is None and item.unique:
            known = self.find_digest(item.digest)
        if known is None:
            return "new", self._insert(item)
        return self._revise(known[0], known[1] == item.digest, item), known[0]

    def _insert(self, item: Saving) -> int:
        with self._storage.writing() as connection:
            article_id = self._storage.new_id(connection, ARTICLES)
            marks = item.marks or Marks(tags=tuple(sorted(set(item.draft.tags))))
            stamp = codec.Stamp(article_id, item.digest, item.added, item.revision, marks, sample=item.sample)
            document = codec.document_of(item.draft, item.findings, item.sentences, stamp)
            self._rows.put(connection, article_id, document)
            return article_id

    def _revise(self, article_id: int, same: bool, item: Saving) -> Outcome:
        with self._storage.writing() as connection:
            old = self._light(article_id)
            before = codec.marks(old)
            marks = codec.changed_marks(before, None, None, item.draft.tags, ())
            if same:
                if marks != before:
                    self._rows.put_light(connection, article_id, old, old | codec.marks_fields(marks))
                return "same"
            stamp = codec.revised(old, article_id, item.digest, marks)
            document = codec.document_of(item.draft, item.findings, item.sentences, stamp)
            self._rows.put(connection, article_id, document)
            return "changed"

    # Reading.

    def article(self, article_id: int) -> Article:
        """Return an article, whole; raise UnknownArticleError where there is none."""
        with self._storage.reading() as connection:
            document = self._rows.get(connection, article_id)
        if document is None:
            raise UnknownArticleError(article_id)
        return codec.article(document, article_id)

    def row(self, article_id: int) -> ArticleRow:
        """Return an article as a list shows it; raise UnknownArticleError where there is none."""
        return codec.row(self._light(article_id), article_id)

    def page(
        self,
        query: Question,
        *,
        after: PageMark | None = None,
        before: PageMark | None = None,
        last: bool = False,
        limit: int = _BATCH,
    ) -> Page:
        """Return some rows of a query's list in its order: its first, those beside a mark, or its last."""
        with self._storage.reading() as connection:
            found = listing.page(connection, query, after=after, before=before, last=last, limit=limit)
        rows = tuple(codec.row(read_json(document), article_id) for _, article_id, document, _ in found)
        return Page(rows, found[0][3], found[-1][3]) if found else Page((), None, None)

    def position(self, query: Question, article_id: int) -> PageMark | None:
        """Return the mark of an article in a query's list; None where it is not in it."""
        with self._storage.reading() as connection:
            return listing.mark_of(connection, query, article_id)

    def kept(self, ids: Iterable[int]) -> Iterator[Removed]:
        """Yield articles in the archive's own writing; one that is gone is left out."""
        for article_id in ids:
            with self._storage.reading() as connection:
                document = self._rows.get(connection, article_id)
            if document is not None:
                yield Removed(article_id, write_json(document))

    def count(self, query: Question) -> int:
        """Return how many articles match."""
        with self._storage.reading() as connection:
            return listing.count(connection, query)

    def ids(self, query: Question) -> tuple[int, ...]:
        """Return the ids of all articles that match, in the list's order."""
        with self._storage.reading() as connection:
            return tuple(listing.ids(connection, query))

    def stream(self, query: Question) -> Iterator[Article]:
        """Yield all articles that match, whole, a page at a time; the archive may change meanwhile."""
        mark = None
        while (page := self.page(query, after=mark)).rows:
            mark = page.last
            for row in page.rows:
                yield self.article(row.id)

    def statements(self, companies: Sequence[str], limit: int = 200) -> tuple[StoredStatement, ...]:
        """Return the newest statements by some companies, or about them, from all articles."""
        with self._storage.reading() as connection:
            return tuple(gathered.statements(connection, companies, limit))

    def statements_of(self, query: Question, limit: int = 1000) -> tuple[StoredStatement, ...]:
        """Return the statements of a query's articles, in the order of its list."""
        with self._storage.reading() as connection:
            return tuple(gathered.statements_of(connection, query, limit))

    def sales(self, companies: Sequence[str], limit: int = 1000) -> tuple[StoredSales, ...]:
        """Return the newest sales rows of some companies, from all articles."""
        with self._storage.reading() as connection:
            return tuple(gathered.sales(connection, companies, limit))

    def sales_of(self, query: Question) -> tuple[StoredSales, ...]:
        """Return the sales rows of a query's articles, in the order of its list."""
        with self._storage.reading() as connection:
            return tuple(gathered.sales_of(connection, query))

    # Marks, and taking away.

    def set_marks(
        self,
        ids: Iterable[int],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        add_tags: Sequence[str] = (),
        remove_tags: Sequence[str] = (),
    ) -> tuple[tuple[int, Marks], ...]:
        """Change marks of some articles, all or none; return the marks that those had which changed."""
        before = []
        with self._storage.writing():
            for article_id in ids:
                old = self._light(article_id)
                marks = codec.changed_marks(codec.marks(old), read, starred, add_tags, remove_tags)
                before += self._mark(article_id, old, marks)
        return tuple(before)

    def restore_marks(self, before: Iterable[tuple[int, Marks]]) -> None:
        """Give articles back the marks they had; one that is gone stays so."""
        with self._storage.writing() as connection:
            for article_id, marks in before:
                if self._rows.has(connection, article_id):
                    self._mark(article_id, self._light(article_id), marks)

    def flag_conflicts(self, ids: Iterable[int], conflict: bool) -> None:
        """Note that articles give a value on which another disagrees, or no longer."""
        with self._storage.writing() as connection:
            for article_id in ids:
                old = self._light(article_id)
                if bool(old.get("conflict")) is not conflict:
                    self._rows.put_light(connection, article_id, old, old | {"conflict": conflict})

    def remove(self, ids: Iterable[int]) -> tuple[Removed, ...]:
        """Remove articles, all or none; return what puts them back."""
        removed = []
        with self._storage.writing() as connection:
            for article_id in ids:
                document = self._rows.get(connection, article_id)
                if document is None:
                    raise UnknownArticleError(article_id)
                self._rows.delete(connection, article_id)
                removed.append(Removed(article_id, write_json(document)))
        return tuple(removed)

    def restore(self, removed: Iterable[Removed]) -> None:
        """Put removed articles back, with their ids and marks."""
        with self._storage.writing() as connection:
            for one in removed:
                self._rows.put(connection, one.id, read_json(one.kept))

    def _mark(self, article_id: int, old: Json, marks: Marks) -> list[tuple[int, Marks]]:
        before = codec.marks(old)
        if marks == before:
            return []
        with self._storage.writing() as connection:
            self._rows.put_light(connection, article_id, old, old | codec.marks_fields(marks))
        return [(article_id, before)]

    def _light(self, article_id: int) -> Json:
        with self._storage.reading() as connection:
            row = connection.execute("SELECT document FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise UnknownArticleError(article_id)
        return read_json(row[0])

    # What there is.

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return all tags with their counts, the most used first."""
        return tuple((shown, count) for _, shown, count in self._vocabulary("tag"))

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return all outlets with their counts, the most articles first."""
        return tuple((shown, count) for _, shown, count in self._vocabulary("outlet"))

    def companies(self) -> tuple[tuple[str, str, int], ...]:
        """Return id, name and count of all companies that articles name, the most articles first."""
        return tuple(self._vocabulary("listed"))

    def counts(self) -> tuple[int, int]:
        """Return how many articles there are, and how many are unread."""
        known = {folded: count for folded, _, count in self._vocabulary("is")}
        return known.get("stored", 0), known.get("unread", 0)

    def changes(self) -> int:
        """Return a number that grows with each change, by any process."""
        with self._storage.reading() as connection:
            return int(connection.execute("SELECT value FROM counters WHERE name = 'changes'").fetchone()[0])

    def _vocabulary(self, field: str) -> list[tuple[str, str, int]]:
        sql = "SELECT folded, shown, count FROM vocabulary WHERE field = ? AND count > 0 ORDER BY count DESC, folded"
        with self._storage.reading() as connection:
            return connection.execute(sql, (field,)).fetchall()

    def views(self) -> tuple[tuple[str, str], ...]:
        """Return name and query of each saved view, by name."""
        return tuple(sorted((str(d["name"]), str(d["query"])) for d in self._database.table("views")))

    def save_view(self, name: str, query: str) -> None:
        """Save a query under a name, in place of the one that had it."""
        self._database.table("views").upsert({"name": name, "query": query}, where("name") == name)

    def remove_view(self, name: str) -> None:
        """Remove a saved view."""
        self._database.table("views").remove(where("name") == name)

    def meta(self, key: str) -> str | None:
        """Return what was noted under a key; None where nothing was."""
        noted = self._database.table("notes").search(where("key") == key)
        return str(noted[0]["value"]) if noted else None

    def set_meta(self, key: str, value: str) -> None:
        """Note something about the archive."""
        self._database.table("notes").upsert({"key": key, "value": value}, where("key") == key)
