"""Reading one draft: what is found in it, or why nothing could be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from store.extract.listing import CompanyList
from store.extract.pipeline import findings_in
from store.extract.text import Reading, read
from store.records import Draft, Findings


@dataclass(frozen=True, slots=True)
class Found:
    """What was read out of a draft."""

    findings: Findings
    sentences: tuple[str, ...]
    """For each sales row the words that state it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A draft that could not be read."""

    reason: str


def found_in(draft: Draft, companies: CompanyList) -> Found:
    """Read a draft."""
    reading = read(draft.body, draft.format)
    findings = findings_in(reading, companies, outlet=draft.outlet, published=draft.published)
    return Found(findings, tuple(_sentence(reading, row.span.start) for row in findings.sales))


def tried(draft: Draft, companies: CompanyList) -> Found | Unread:
    """Read a draft; whatever a text does to the rules, the others of the run go on."""
    try:
        return found_in(draft, companies)
    except Exception as error:
        return Unread(f"could not be understood ({type(error).__name__}); please report it with the file")


def _sentence(reading: Reading, body_place: int) -> str:
    """Return the words of the sentence that holds a place of the body."""
    if not reading.sentences:
        return ""
    place = bisect_left(reading.offsets, body_place)
    return reading.words(reading.sentences[reading.sentence_at(place)])
