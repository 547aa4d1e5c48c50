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
from store.ingest.exports import Restored, RestoredView
from store.ingest.files import Given, Item, all_in
from store.ingest.finding import Found, Unread
from store.ingest.metadata import tag
from store.ingest.readers import Attention, Told, read_in_order
from store.ingest.rules import Rules
from store.records import Added, Article, Draft, Marks, Outcome

SAMPLES = "samples"
"""Name of the archive's note that samples were planted once: they never come back."""
SAMPLE_TAG = "sample"

BATCH = 50
BATCH_LETTERS = 2_000_000
"""So many articles, or so many characters, are saved in one transaction."""

Clock = Callable[[], datetime]
Companies = Callable[[], CompanyList]


@dataclass(frozen=True, slots=True)
class _Step:
    """One source of a run: what has become of it, a draft that is to be read, or an article that was read before."""

    decided: Added | None = None
    draft: Draft | None = None
    saving: Saving | None = None


_Read = tuple[_Step, Told | None]


def add_sources(
    archive: Archive,
    companies: Companies,
    sources: Iterable[str],
    given: Given,
    clock: Clock,
    rules: Rules,
    processes: int | None = None,
) -> Iterator[Added]:
    """Add files, folders and exports in batches, by several processes where that pays.

    An outcome is told when it is on the disk; a file that fails is told and the rest goes on.
    """
    touched = Touched(archive)
    steps = _steps(archive, all_in(sources, given), given, touched)
    attention = Attention()
    found = read_in_order(((step, step.draft) for step in steps), companies, processes, attention)
    try:
        for batch in _batches(found):
            yield from _saved(archive, batch, clock, touched, rules, attention)
    finally:
        found.close()
        touched.settle()


def _steps(archive: Archive, items: Iterable[Item], given: Given, touched: Touched) -> Iterator[_Step]:
    for item in items:
        if isinstance(item, SourceError):
            yield _Step(Added("failed", item.source, None, item.reason))
        elif isinstance(item, RestoredView):
            if item.name not in dict(archive.views()):
                archive.save_view(item.name, item.query)
        elif isinstance(item, Restored):
            saving = _restored(item, given)
            known = _known(archive, saving.draft, touched)
            yield _Step(known, saving=None if known else saving)
        else:
            known = _known(archive, item, touched)
            yield _Step(known, None if known else item)


def _known(archive: Archive, draft: Draft, touched: Touched) -> Added | None:
    """Leave what is stored unchanged alone, but for its tags; return None for what is to be saved."""
    digest = digest_of(draft)
    known = archive.find(draft.source, draft.url) or archive.find_digest(digest)
    if known is None or known[1] != digest:
        touched.note(_sold(archive, known[0]) if known else ())
        return None
    if draft.tags:
        archive.set_marks([known[0]], add_tags=draft.tags)
    return Added("same", draft.source, known[0])


def _restored(one: Restored, given: Given) -> Saving:
    tags = tuple(sorted({*one.marks.tags, *filter(None, map(tag, given.tags))}))
    draft, marks = replace(one.draft, tags=tags), replace(one.marks, tags=tags)
    return Saving(
        draft,
        one.found.findings,
        digest_of(draft),
        one.added,
        one.found.sentences,
        one.sample,
        unique=True,
        marks=marks,
        revision=one.revision,
    )


def _batches(found: Iterable[_Read]) -> Iterator[list[_Read]]:
    batch: list[_Read] = []
    letters = 0
    for step, told in found:
        batch.append((step, told))
        draft = step.saving.draft if step.saving else step.draft
        letters += len(draft.body) if draft else 0
        if len(batch) >= BATCH or letters >= BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _saved(
    archive: Archive, batch: list[_Read], clock: Clock, touched: Touched, rules: Rules, attention: Attention
) -> list[Added]:
    """Save a batch in one transaction; a changed article is a new revision that keeps its marks."""
    savings = [step.saving or _saving(archive, step.draft, told, clock, rules) for step, told in batch]
    wanted = [s for s in savings if s is not None]
    touched.note(row.company for s in wanted for row in s.findings.sales if row.company)
    saved = iter(archive.save_many(attention.between(wanted)) if wanted else ())
    return [_outcome(step, told, s, saved) for (step, told), s in zip(batch, savings, strict=True)]


def _saving(archive: Archive, draft: Draft | None, told: Told | None, clock: Clock, rules: Rules) -> Saving | None:
    """Return what is to be saved of a draft that was read, with the tags that the reader's rules give it."""
    if draft is None or not isinstance(told, Found):
        return None
    known = archive.find(draft.source, draft.url)
    more = rules.tags(draft, told, archive.row(known[0]).marks if known else Marks())
    tagged = replace(draft, tags=tuple(dict.fromkeys((*draft.tags, *more))))
    return Saving(tagged, told.findings, digest_of(draft), clock(), told.sentences, unique=True)


def _outcome(step: _Step, told: Told | None, saving: Saving | None, saved: Iterator[tuple[Outcome, int]]) -> Added:
    if saving is not None:
        outcome, article_id = next(saved)
        return Added(outcome, saving.draft.source, article_id)
    if step.decided is not None:
        return step.decided
    reason = told.reason if isinstance(told, Unread) else "could not be read"
    return Added("failed", step.draft.source if step.draft else "", None, reason)


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
