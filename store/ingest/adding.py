"""Deciding what becomes of an article that is added, and doing it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from store.db import Archive
from store.errors import SourceError
from store.extract.listing import CompanyList
from store.extract.pipeline import findings_in
from store.extract.text import Reading, read
from store.gather.tables import sales_tables
from store.ingest.files import Given, read_sources
from store.records import Added, Draft, Findings

SAMPLES = "samples"
"""Name of the archive's note that samples were planted once: they never come back."""
SAMPLE_TAG = "sample"

Clock = Callable[[], datetime]


def add_sources(
    archive: Archive, companies: CompanyList, sources: Iterable[str], given: Given, clock: Clock
) -> Iterator[Added]:
    """Add files and folders, one transaction an article; a file that fails is told and the rest goes on."""
    touched: set[str] = set()
    try:
        for item in read_sources(sources, given):
            if isinstance(item, SourceError):
                yield Added("failed", item.source, None, item.reason)
            else:
                yield add_draft(archive, companies, item, clock, touched)
    finally:
        flag_conflicts(archive, touched)


def flag_conflicts(archive: Archive, companies: Iterable[str]) -> None:
    """Note which articles give a value of these companies (ids) on which another article disagrees."""
    for company in companies:
        stored = archive.sales([company])
        tables = sales_tables(stored, {})
        cells = [c for t in tables for s in t.series for c in s.cells.values() if c.conflict]
        at_odds = {row.article.id for cell in cells for row in cell.rows}
        archive.flag_conflicts(at_odds, conflict=True)
        archive.flag_conflicts({s.article.id for s in stored} - at_odds, conflict=False)


def add_draft(archive: Archive, companies: CompanyList, draft: Draft, clock: Clock, touched: set[str]) -> Added:
    """Add one article: what is stored unchanged is left alone, what changed is a new revision with its marks.

    The ids of the companies whose sales it speaks of are added to ``touched``.
    """
    digest = digest_of(draft)
    known = archive.find(draft.source, draft.url)
    if known and known[1] == digest:
        if draft.tags:
            archive.set_marks([known[0]], add_tags=draft.tags)
        return Added("same", draft.source, known[0])
    findings, sentences = found_in(draft, companies)
    touched.update(row.company for row in findings.sales if row.company)
    outcome, article_id = archive.save(draft, findings, digest=digest, added=clock(), sentences=sentences)
    return Added(outcome, draft.source, article_id)


def plant_samples(archive: Archive, companies: Callable[[], CompanyList], folder: Path, clock: Clock) -> int:
    """Add the samples to an archive that never held an article; return how many were added."""
    if archive.meta(SAMPLES) is not None or archive.counts()[0]:
        return 0
    given = Given(tags=(SAMPLE_TAG,))
    outcomes = [a.outcome for a in add_sources(archive, companies(), [str(folder)], given, clock)]
    archive.set_meta(SAMPLES, "planted")
    return outcomes.count("new")


def reread(archive: Archive, companies: CompanyList, ids: Iterable[int]) -> Iterator[int]:
    """Read stored articles again, by today's rules and list; yield each id when it is saved."""
    for article_id in ids:
        findings, sentences = found_in(archive.article(article_id).draft, companies)
        archive.replace_findings(article_id, findings, sentences)
        yield article_id


def found_in(draft: Draft, companies: CompanyList) -> tuple[Findings, tuple[str, ...]]:
    """Read a draft; return its findings, and for each of its sales rows the sentence that states it."""
    reading = read(draft.body, draft.format)
    findings = findings_in(reading, companies, outlet=draft.outlet, published=draft.published)
    return findings, tuple(_sentence(reading, row.span.start) for row in findings.sales)


def digest_of(draft: Draft) -> str:
    """Return a digest of all that a source says of an article, not of where it came from."""
    facts = (draft.title, draft.outlet, draft.published, draft.url, draft.author, draft.format, draft.body)
    return hashlib.sha256("\0".join(map(str, facts)).encode("utf-8", "replace")).hexdigest()


def _sentence(reading: Reading, body_place: int) -> str:
    """Return the words of the sentence that holds a place of the body."""
    if not reading.sentences:
        return ""
    place = bisect_left(reading.offsets, body_place)
    return reading.words(reading.sentences[reading.sentence_at(place)])
