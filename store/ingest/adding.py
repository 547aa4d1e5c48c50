"""Deciding what becomes of an article that is added, and doing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from store.db import Archive, Saving
from store.errors import SourceError, UnknownArticleError
from store.extract.listing import CompanyList
from store.ingest.conflicts import Touched
from store.ingest.files import Given, read_sources
from store.ingest.finding import Found, Unread
from store.ingest.readers import Told, read_in_order
from store.ingest.rules import Rules
from store.records import Added, Article, Draft, Marks, Outcome

SAMPLES = "samples"
"""Name of the archive's note that samples were planted once: they never come back."""
SAMPLE_TAG = "sample"

BATCH = 100
BATCH_LETTERS = 2_000_000
"""So many articles, or so many characters, are saved in one transaction."""

Clock = Callable[[], datetime]
Companies = Callable[[], CompanyList]


@dataclass(frozen=True, slots=True)
class _Step:
    """One source of a run: what has become of it, or the draft that is to be read and saved."""

    decided: Added | None = None
    draft: Draft | None = None
    digest: str = ""


def add_sources(
    archive: Archive,
    companies: Companies,
    sources: Iterable[str],
    given: Given,
    clock: Clock,
    rules: Rules,
    processes: int | None = None,
) -> Iterator[Added]:
    """Add files and folders in batches, by several processes where that pays.

    An outcome is told when it is on the disk; a file that fails is told and the rest goes on.
    """
    touched = Touched(archive)
    steps = (_decided(archive, item, touched) for item in read_sources(sources, given))
    found = read_in_order(((step, step.draft) for step in steps), companies, processes)
    try:
        for batch in _batches(found):
            yield from _saved(archive, batch, clock, touched, rules)
    finally:
        found.close()
        touched.settle()


def _decided(archive: Archive, item: Draft | SourceError, touched: Touched) -> _Step:
    """Decide whether a source is to be read: what is stored unchanged is left alone, but for its tags."""
    if isinstance(item, SourceError):
        return _Step(Added("failed", item.source, None, item.reason))
    digest = digest_of(item)
    known = archive.find(item.source, item.url) or archive.find_digest(digest)
    if known is None or known[1] != digest:
        touched.note(_sold(archive, known[0]) if known else ())
        return _Step(None, item, digest)
    if item.tags:
        archive.set_marks([known[0]], add_tags=item.tags)
    return _Step(Added("same", item.source, known[0]))


def _batches(found: Iterable[tuple[_Step, Told | None]]) -> Iterator[list[tuple[_Step, Told | None]]]:
    batch: list[tuple[_Step, Told | None]] = []
    letters = 0
    for step, told in found:
        batch.append((step, told))
        letters += len(step.draft.body) if step.draft else 0
        if len(batch) >= BATCH or letters >= BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _saved(
    archive: Archive, batch: list[tuple[_Step, Told | None]], clock: Clock, touched: Touched, rules: Rules
) -> list[Added]:
    """Save a batch in one transaction; a changed article is a new revision that keeps its marks."""
    read = [(_tagged(archive, s.draft, t, rules), s.digest, t) for s, t in batch if s.draft and isinstance(t, Found)]
    touched.note(row.company for _, _, told in read for row in told.findings.sales if row.company)
    savings = [Saving(d, t.findings, digest, clock(), t.sentences, unique=True) for d, digest, t in read]
    saved = iter(archive.save_many(savings) if savings else ())
    return [_outcome(step, told, saved) for step, told in batch]


def _tagged(archive: Archive, draft: Draft, found: Found, rules: Rules) -> Draft:
    """Return the draft with the tags that the reader's rules give it."""
    known = archive.find(draft.source, draft.url)
    more = rules.tags(draft, found, archive.row(known[0]).marks if known else Marks())
    return replace(draft, tags=tuple(dict.fromkeys((*draft.tags, *more)))) if more else draft


def _outcome(step: _Step, told: Told | None, saved: Iterator[tuple[Outcome, int]]) -> Added:
    if step.decided is not None or step.draft is None:
        return step.decided or Added("failed", "")
    if isinstance(told, Unread):
        return Added("failed", step.draft.source, None, told.reason)
    outcome, article_id = next(saved)
    return Added(outcome, step.draft.source, article_id)


def plant_samples(archive: Archive, companies: Companies, folder: Path, clock: Clock) -> int:
    """Add the samples to an archive that never held an article; return how many were added."""
    if archive.meta(SAMPLES) is not None or archive.counts()[0]:
        return 0
    given = Given(tags=(SAMPLE_TAG,))
    outcomes = [
        a.outcome
        for a in add_sources(archive, companies, [str(folder)], given, clock, Rules((), date.min), processes=1)
    ]
    archive.set_meta(SAMPLES, "planted")
    return outcomes.count("new")


def reread(
    archive: Archive, companies: Companies, ids: Iterable[int], rules: Rules, processes: int | None = None
) -> Iterator[int]:
    """Read stored articles again, by today's rules and list; yield each id when it is saved."""
    touched = Touched(archive)
    steps = ((article, article.draft) for article in _still_there(archive, ids))
    found = read_in_order(steps, companies, processes)
    try:
        for article, told in found:
            if isinstance(told, Found):
                touched.note(r.company for r in (*article.findings.sales, *told.findings.sales) if r.company)
                archive.replace_findings(article.id, told.findings, told.sentences)
                if tags := rules.tags(article.draft, told, article.marks):
                    archive.set_marks([article.id], add_tags=tags)
                yield article.id
    finally:
        found.close()
        touched.settle()


def _still_there(archive: Archive, ids: Iterable[int]) -> Iterator[Article]:
    """Yield articles, without those that somebody removes meanwhile."""
    for article_id in ids:
        with suppress(UnknownArticleError):
            yield archive.article(article_id)


def _sold(archive: Archive, article_id: int) -> set[str]:
    return {row.company for row in archive.article(article_id).findings.sales if row.company}


def digest_of(draft: Draft) -> str:
    """Return a digest of all that a source says of an article, not of where it came from."""
    facts = (draft.title, draft.outlet, draft.published, draft.url, draft.author, draft.format, draft.body)
    return hashlib.sha256("\0".join(map(str, facts)).encode("utf-8", "replace")).hexdigest()
