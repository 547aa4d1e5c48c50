"""Reported speech: who said, denied, expects or promises what."""

from __future__ import annotations

from datetime import date

from store.extract.attributions import Attribution, attributions
from store.extract.quotes import Quotations
from store.extract.text import Reading
from store.records import CompanyFinding, Span, Statement


def find(
    reading: Reading, companies: tuple[CompanyFinding, ...], *, outlet: str | None, published: date | None
) -> tuple[Statement, ...]:
    """Find the statements of a reading, in order of place."""
    quotations = Quotations(reading)
    found: list[Attribution] = []
    for sentence in reading.sentences:
        if reading.paragraphs[sentence.paragraph].kind in ("credit", "code", "table"):
            continue
        found += attributions(reading, sentence, quotations)
    return tuple(_statement(reading, a) for a in found)


def _statement(reading: Reading, a: Attribution) -> Statement:
    spans = a.pieces or (a.cue,)
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Statement(
        span,
        a.pieces,
        span.of(reading.text),
        a.cue.of(reading.text),
        a.mode or "indirect",
        a.stance,
        speaker=a.speaker.of(reading.text) if a.speaker else None,
        speaker_span=a.speaker,
        evidence=a.rule,
    )
