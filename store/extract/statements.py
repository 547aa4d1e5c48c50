"""Reported speech: who said, denied, expects or promises what."""

from __future__ import annotations

from datetime import date

from store.extract.flow import by_place, gathered
from store.extract.scene import Attribution
from store.extract.text import Reading
from store.records import CompanyFinding, Span, Statement


def find(
    reading: Reading, companies: tuple[CompanyFinding, ...], *, outlet: str | None, published: date | None
) -> tuple[Statement, ...]:
    """Find the statements of a reading, in order of place."""
    return tuple(_statement(reading, a) for a in by_place(gathered(reading)))


def _statement(reading: Reading, a: Attribution) -> Statement:
    spans = a.pieces or ((a.whole or a.cue),)
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
