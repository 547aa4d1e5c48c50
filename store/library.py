"""The library: all that a front end may ask of stored articles, and all that it may do to them.

What reads articles is imported when it is first needed: a list is shown without it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from store.db import Archive, open_archive
from store.errors import QueryError, UnknownArticleError
from store.query import Query, parse
from store.records import (
    Added,
    Article,
    CompanyCount,
    Deed,
    Exported,
    Marks,
    Page,
    PageMark,
    Rule,
    SalesTable,
    StoredSales,
    StoredStatement,
    Thread,
    View,
)

if TYPE_CHECKING:
    from store.export.writing import ExportFormat
    from store.extract.listing import CompanyList
    from store.ingest.files import Given

EVERYTHING = sys.maxsize
VIEW_NAME_MOST = 60
RELATED_MOST = 400
"""Statements and sales rows gathered for the panels of one article: the newest ones."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time now, aware."""
    return datetime.now(UTC)


def open_library(
    path: Path | None,
    *,
    lists: Sequence[Path],
    samples: Path | None = None,
    clock: Clock = utc_now,
    rules: Callable[[], Sequence[Rule]] = tuple,
) -> Library:
    """Open (or make) the archive at ``path``; None keeps it in memory.

    ``lists`` are company lists, later ones override; ``samples`` is a folder of articles that an archive which never
    held any is planted with; ``rules`` tells the reader's rules for tags when they are needed. Raises ArchiveError.
    """
    library = Library(open_archive(path), companies=_once(lists), clock=clock, rules=rules)
    try:
        if samples is not None:
            library.plant(samples)
    except BaseException:
        library.close()
        raise
    return library


def _once(lists: Sequence[Path]) -> Callable[[], CompanyList]:
    """Return a call that reads the lists the first time, and remembers."""

    @cache
    def load() -> CompanyList:
        from store.extract.listing import CompanyList

        return CompanyList.load(lists)

    return load


@dataclass(frozen=True, slots=True)
class _Undo:
    deed: Deed
    restore: Callable[[], None]


class Library:
    """Stored articles, what was read out of them, and the reader's marks. Safe to call from worker threads."""

    def __init__(
        self,
        archive: Archive,
        *,
        companies: Callable[[], CompanyList],
        clock: Clock,
        rules: Callable[[], Sequence[Rule]] = tuple,
    ) -> None:
        self._archive = archive
        self._companies = companies
        self._clock = clock
        self._rules = rules
        self._undos: list[_Undo] = []

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; nothing may be asked afterwards."""
        self._archive.close()

    # Asking.

    @property
    def companies(self) -> CompanyList:
        """The company list, read on first use."""
        return self._companies()

    def parse(self, text: str) -> Query:
        """Understand a query. Raises QueryError."""
        return parse(text, today=self._clock().date())

    def page(
        self,
        query: Query,
        *,
        after: PageMark | None = None,
        before: PageMark | None = None,
        last: bool = False,
        limit: int = 100,
    ) -> Page:
        """Return the rows after (or before) a place in the query's order; without one its first or last rows."""
        return self._archive.page(query, after=after, before=before, last=last, limit=limit)

    def position(self, query: Query, article_id: int) -> PageMark | None:
        """Return where an article stands in the query's order; None where it does not match."""
        return self._archive.position(query, article_id)

    def count(self, query: Query) -> int:
        """Return how many articles match."""
        return self._archive.count(query)

    def counts(self) -> tuple[int, int]:
        """Return how many articles there are, and how many of them are unread."""
        return self._archive.counts()

    def ids(self, query: Query) -> tuple[int, ...]:
        """Return the ids of all that match, in the query's order."""
        return self._archive.ids(query)

    def article(self, article_id: int) -> Article:
        """Return an article whole. Raises UnknownArticleError."""
        return self._archive.article(article_id)

    def articles(self, query: Query) -> Iterator[Article]:
        """Yield all that match, whole, in the query's order."""
        return self._archive.stream(query)

    def threads(self, companies: Sequence[str]) -> tuple[Thread, ...]:
        """Return what was said by or about these companies (ids) in all articles, as threads, newest first."""
        from store.gather.threads import threads

        found = self._archive.statements(companies, RELATED_MOST)
        return threads(found, self.names())

    def tables(self, companies: Sequence[str]) -> tuple[SalesTable, ...]:
        """Return a table of sales for each of these companies (ids) that has any, from all articles."""
        from store.gather.tables import sales_tables

        return sales_tables(self._archive.sales(companies), self.names())

    def statements(self, query: Query, limit: int | None = None) -> tuple[StoredStatement, ...]:
        """Return the statements of the articles that match, newest article first."""
        return self._archive.statements_of(query, limit or EVERYTHING)

    def sales(self, query: Query, limit: int | None = None) -> tuple[StoredSales, ...]:
        """Return the sales rows of the articles that match, newest article first."""
        return self._archive.sales_of(query)[:limit]

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag in use with its number of articles, the most used first."""
        return self._archive.tags()

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return every outlet with its number of articles, the most frequent first."""
        return self._archive.outlets()

    def named(self) -> tuple[CompanyCount, ...]:
        """Return every company that an article names, with its number of articles, the most named first."""
        return tuple(CompanyCount(*found) for found in self._archive.companies())

    def names(self) -> dict[str, str]:
        """Return the display name of every company that an article names, by id."""
        return {company_id: name for company_id, name, _ in self._archive.companies()}

    def views(self) -> tuple[View, ...]:
        """Return the saved queries by name, each with its count."""
        return tuple(View(name, query, self._matching(query)) for name, query in self._archive.views())

    def changes(self) -> int:
        """Return a number that moves whenever the archive has changed, by whatever process."""
        return self._archive.changes()

    # Doing.

    def add(
        self, sources: Iterable[str], given: Given | None = None, *, processes: int | None = None
    ) -> Iterator[Added]:
        """Add files and folders, telling what became of each file; one that fails does not stop the rest.

        Many are read by ``processes`` processes; None for as many as there are cores.
        """
        from store.ingest.adding import add_sources
        from store.ingest.files import Given
        from store.ingest.rules import Rules

        rules = Rules(self._rules(), self._clock().date())
        return add_sources(self._archive, self._companies, sources, given or Given(), self._clock, rules, processes)

    def export(self, query: Query, folder: Path, form: ExportFormat, *, force: bool = False) -> Iterator[Exported]:
        """Write the articles that match into a folder, telling what became of each file. Raises SourceError."""
        from store.export.writing import export

        return export(self._archive, query, folder, form, force=force)

    def plant(self, samples: Path) -> int:
        """Add the sample articles to an archive that never held any article; return how many were added."""
        if self._archive.counts()[0]:
            return 0
        from store.ingest.adding import plant_samples

        return plant_samples(self._archive, self._companies, samples, self._clock)

    def reread(self, query: Query) -> Iterator[int]:
        """Read the articles that match again, with today's rules and company list; yield each id when it is done."""
        from store.ingest.adding import reread
        from store.ingest.rules import Rules

        rules = Rules(self._rules(), self._clock().date())
        return reread(self._archive, self._companies, self._archive.ids(query), rules)

    def save_view(self, name: str, query: str) -> None:
        """Save a query under a name, in place of the one that had it. Raises QueryError."""
        self.parse(query)
        self._archive.save_view(view_name(name), query)

    def remove_view(self, name: str) -> bool:
        """Remove a saved query; tell whether there was one."""
        kept = view_name(name)
        known = kept in dict(self._archive.views())
        self._archive.remove_view(kept)
        return known

    def mark(self, ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None) -> Deed:
        """Set or clear marks; None leaves a mark as it is."""
        before = self._archive.set_marks(ids, read=read, starred=starred)
        fields = [f for f, value in (("read", read), ("starred", starred)) if value is not None]
        deed = Deed(_marked(_articles(before), read, starred), _ids(before))
        return self._done(deed, lambda: self._restore(before, fields))

    def note_read(self, article_id: int) -> Deed:
        """Mark an article as read because it was opened: nothing that undo would take back."""
        before = self._archive.set_marks([article_id], read=True)
        return Deed(_marked(_articles(before), True, None), _ids(before))

    def tag(self, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Deed:
        """Add and remove tags; empty and doubled ones are left out."""
        added, removed = _tags(add), _tags(remove)
        before = self._archive.set_marks(ids, add_tags=added, remove_tags=removed)
        words = [f"tagged {_articles(before)} {_hashed(added)}"] if added else []
        words += [f"took {_hashed(removed)} from {_articles(before)}"] if removed else []
        return self._done(
            Deed(", ".join(words) or "changed nothing", _ids(before)), lambda: self._restore(before, ["tags"])
        )

    def remove(self, ids: Sequence[int]) -> Deed:
        """Take articles out of the archive, with all that was read out of them."""
        removed = self._archive.remove(ids)
        deed = Deed(f"removed {_articles(removed)}", tuple(r.id for r in removed))
        return self._done(deed, lambda: self._archive.restore(removed))

    def undo(self) -> Deed | None:
        """Take back the last change made through this library; None where there is none."""
        if not self._undos:
            return None
        last = self._undos.pop()
        last.restore()
        return Deed(f"undone: {last.deed.summary}", last.deed.articles)

    def _matching(self, query: str) -> int | None:
        try:
            return self._archive.count(self.parse(query))
        except QueryError:
            return None

    def _restore(self, before: Sequence[tuple[int, Marks]], fields: Sequence[str]) -> None:
        """Give articles back some of the marks they had; what has been done to them since stays."""
        restored = []
        for article_id, marks in before:
            try:
                now = self._archive.row(article_id).marks
            except UnknownArticleError:
                continue
            restored.append((article_id, replace(now, **{f: getattr(marks, f) for f in fields})))
        self._archive.restore_marks(restored)

    def _done(self, deed: Deed, restore: Callable[[], None]) -> Deed:
        if deed.articles:
            self._undos.append(_Undo(deed, restore))
        return deed


def view_name(name: str) -> str:
    """Return the name of a view as it is kept: on one line, without blanks at its ends."""
    return " ".join(name.split())[:VIEW_NAME_MOST]


def _articles(things: Sequence[object]) -> str:
    return "1 article" if len(things) == 1 else f"{len(things):,} articles"


def _ids(before: Sequence[tuple[int, object]]) -> tuple[int, ...]:
    return tuple(article_id for article_id, _ in before)


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags are small words without spaces or hash."""
    clean = ("-".join(t.strip().lstrip("#").casefold().split()) for t in tags)
    return tuple(dict.fromkeys(t for t in clean if t))


def _hashed(tags: Sequence[str]) -> str:
    return " ".join(f"#{t}" for t in tags)


def _marked(articles: str, read: bool | None, starred: bool | None) -> str:
    """Say what was done: "marked 3 articles read", "starred 1 article"."""
    words = [] if read is None else [f"marked {articles} {'read' if read else 'unread'}"]
    words += [] if starred is None else [f"{'starred' if starred else 'unstarred'} {articles}"]
    return " and ".join(words) or "changed nothing"
