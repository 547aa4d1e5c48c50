"""Reported speech: who said, denied, expects or promises what."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from store.extract.flow import by_place, gathered
from store.extract.occasions import said_on
from store.extract.offices import HE_SHE, OUTLETS, surname_of
from store.extract.patterns import lazy
from store.extract.quotes import Quotations, unified, with_marks
from store.extract.scene import Attribution
from store.extract.stances import mode_of, stance_of
from store.extract.text import Reading
from store.extract.voices import Voice, Voices
from store.records import CompanyFinding, Span, Statement

OF_ITSELF = lazy(r"\b(?:it|its|we|our|us|the company|the firm|they|their)\b", re.I)
CITING = lazy(
    r"\bciting\s+(?:(?:comments?|remarks?|information|data|a report|reports?) (?:from|by|"
    r"of)\s+)?(?P<who>[^,.;\"]{3,120}?)(?=\s+(?:today|yesterday|on \w+day|as saying)|[,.;]|$)"
)
TOLD = lazy(r"\b(?:told|tells|interview with|to)\s+(?:the\s+)?$")
PRESS = lazy(r"\b(?:newspapers?|magazines?|dail(?:y|ies)|journal|media|press|reports?|websites?|tabloid)$", re.I)
NEAR = 400
QUIET = frozenset(("expect", "promise"))


def find(
    reading: Reading, companies: tuple[CompanyFinding, ...], *, outlet: str | None, published: date | None
) -> tuple[Statement, ...]:
    """Find the statements of a reading, in order of place."""
    body, reading = reading.text, unified(reading)
    teller = _Teller(reading, companies, published)
    found = [teller.statement(a) for a in by_place(gathered(reading, teller.quotations))]
    return tuple(widened(teller.later(s), body) for s in found)


def widened(made: Statement, text: str) -> Statement:
    """Give a statement back the marks that were typed as two single ones."""
    if "''" not in text:
        return made
    return replace(made, span=with_marks(text, made.span), pieces=tuple(with_marks(text, p) for p in made.pieces))


class _Teller:
    """Turns attributions into statements, one after another: each leans on those before."""

    def __init__(self, reading: Reading, companies: tuple[CompanyFinding, ...], published: date | None) -> None:
        self.reading = reading
        self.quotations = Quotations(reading)
        self.voices = Voices(reading, companies)
        self.names = {c.id: c.name for c in companies}
        self.published = published
        self.disputed = False
        self.reported: set[str] = set()
        """Companies of which the press is said to report something."""
        self.before: Statement | None = None
        self.named: str | None = None
        """The person who spoke last, while "he" is looked up among those who are introduced later."""

    def statement(self, a: Attribution) -> Statement:
        """Make one statement."""
        text = self.reading.text
        a = self._cited(a)
        spans = a.pieces or (a.whole or a.cue,)
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        content = " ".join(p.of(text) for p in a.pieces)
        voice = self.voices.voice(a.speaker, content) if a.speaker else Voice(None, None, "")
        mode = mode_of(text, a, [Span(q.start, q.end) for q in self.quotations.within(span.start, span.end)])
        outlet = self._outlet(a, voice)
        about = self._about(a, span, voice)
        disputed = self.disputed or voice.company in self.reported
        made = Statement(
            span,
            a.pieces,
            span.of(text),
            a.cue.of(text),
            mode,
            stance_of(a, content, mode, speaks_for_company=voice.company is not None, disputed=disputed),
            a.speaker.of(text) if a.speaker else None,
            a.speaker,
            voice.role,
            voice.company,
            outlet,
            self._date(a, voice),
            about,
            "; ".join(w for w in (a.rule, voice.why) if w),
        )
        self.disputed |= made.stance in ("rumour", "deny")
        if self._is_report(a, voice):
            self.reported |= set(about)
        self.before = made
        return made

    def _is_report(self, a: Attribution, voice: Voice) -> bool:
        """Tell whether the press says it: "a newspaper reported that ..."."""
        if voice.company:
            return self.voices.kinds.get(voice.company) in OUTLETS
        return a.speaker is not None and PRESS.search(a.speaker.of(self.reading.text)) is not None

    def later(self, made: Statement) -> Statement:
        """Give a person who is introduced further down the company that is told there."""
        if made.speaker is None or len(made.speaker) > 80:
            return made
        name = self.named if made.speaker.lower() in HE_SHE else surname_of(made.speaker)
        self.named = name or self.named
        if made.company:
            return made
        known = self.voices.people.get(name) if name else None
        if known is None or known.company is None or made.role:
            return made
        return replace(made, company=known.company, role=known.role, evidence=f"{made.evidence}; introduced later")

    def _sentence(self, place: int) -> Span:
        sentence = self.reading.sentences[self.reading.sentence_at(place)]
        return Span(sentence.start, sentence.end)

    def _near(self, cue: Span) -> Span:
        """Return the sentence of a cue, as far as it may tell when something was said."""
        sentence = self._sentence(cue.start)
        return Span(max(sentence.start, cue.start - NEAR), min(sentence.end, cue.end + NEAR))

    def _cited(self, a: Attribution) -> Attribution:
        """Give the word to whom an outlet cites: it passes on what that one says."""
        if a.speaker is None or not any(p.kind in OUTLETS for p in self.voices.within(a.speaker.start, a.speaker.end)):
            return a
        sentence = self._sentence(a.cue.start)
        match = CITING.search(self.reading.text, a.cue.end, sentence.end)
        if (
            match is None
            or self.quotations.at(match.start())
            or any(p.start <= match.start() < p.end for p in a.pieces)
        ):
            return a
        return replace(a, speaker=Span(*match.span("who")), quoted_by=a.speaker)

    def _outlet(self, a: Attribution, voice: Voice) -> str | None:
        """Name the outlet that reports it: the one that quotes, that speaks, or that was told."""
        if a.quoted_by is not None:
            return self._outlet_in(a.quoted_by) or a.quoted_by.of(self.reading.text)
        if voice.company and self.voices.kinds.get(voice.company) in OUTLETS:
            return self.names[voice.company]
        sentence = self._sentence(a.cue.start)
        for place in self.voices.within(a.cue.start, sentence.end):
            inside = any(p.start <= place.start < p.end for p in a.pieces)
            if (
                place.kind in OUTLETS
                and not inside
                and TOLD.search(self.reading.text, max(a.cue.start, place.start - 24), place.start)
            ):
                return self.names[place.id]
        return self._outlet_inherited(a, voice)

    def _outlet_in(self, span: Span) -> str | None:
        here = self.voices.within(span.start, span.end)
        return self.names[here[0].id] if here else None

    def _outlet_inherited(self, a: Attribution, voice: Voice) -> str | None:
        """Keep the outlet where the same speaker goes on."""
        before = self.before
        if (
            before is None
            or before.outlet is None
            or voice.company is None
            or voice.company != before.company
            or a.speaker is None
        ):
            return None
        words = a.speaker.of(self.reading.text)
        return (
            before.outlet
            if a.inherits
            or words.lower() in ("he", "she", "they")
            or re.search(r"\b(?:staff|spokes\w+|official|executive|source)\b", words)
            else None
        )

    def _date(self, a: Attribution, voice: Voice) -> str | None:
        """Read the time outside the content, or keep that of the statement that goes on."""
        sentence = self._near(a.cue)
        marks = [sentence.start, *(e for p in sorted(a.pieces) for e in (p.start, p.end)), sentence.end]
        outside = [self.reading.text[s:e] for s, e in zip(marks[::2], marks[1::2], strict=True) if s < e]
        for words in outside:
            if found := said_on(words, self.published):
                return found
        if a.stance == "rumour" and a.whole is not None:
            return said_on(a.whole.of(self.reading.text), self.published)
        return self.before.date if self.before is not None and self._goes_on(a, voice, self.before) else None

    def _goes_on(self, a: Attribution, voice: Voice, before: Statement) -> bool:
        """Tell whether a statement goes on the one before: the same company speaks, in the same breath."""
        if not a.pieces or a.stance in QUIET or voice.company is None or voice.company != before.company:
            return False
        apart = self.reading.paragraph_at(a.cue.start) - self.reading.paragraph_at(before.span.start)
        return apart <= 1 and before.mode != "predicate"

    def _about(self, a: Attribution, span: Span, voice: Voice) -> tuple[str, ...]:
        """List the companies that the content names, or that "it" and "this" in it stand for."""
        spans = a.pieces or (self._sentence(a.cue.start),)
        named = [p.id for s in spans for p in self.voices.within(s.start, s.end) if p.kind not in OUTLETS]
        itself = not a.pieces or OF_ITSELF.search(span.of(self.reading.text))
        if voice.company and itself and self.voices.kinds.get(voice.company) not in OUTLETS:
            named.insert(0, voice.company)
        if not named:
            sentence = self._sentence(a.cue.start)
            named = [p.id for p in self.voices.within(sentence.start, sentence.end) if p.kind not in OUTLETS]
        if not a.pieces and self.before is not None and self.before.stance == "rumour":
            named += self.before.about
        return tuple(dict.fromkeys(named))
