"""Talk that nobody answers for: "there are rumours that ...", "is rumoured to be ...", "amid reports that ..."."""

from __future__ import annotations

import re

from store.extract import clauses, grammar
from store.extract.patterns import lazy
from store.extract.scene import Attribution, Scene
from store.records import Span

RUMOUR = lazy(
    r"(?:\s+(?:in|on|among|around|from|about|swirling|circulating|this|last|yesterday|today|the|a|of|"
    r"first|half|year|market|city|City|week|month|online|media|earlier|"
    r"[A-Z]\w*|\d{4})){0,9}(?:,)?\s+(?:(?:is|was|are|were)\s+)?(?:that\s+|(?=(?:it|the company|"
    r"they)\s+(?:is|are|will|would|was|could|may|might)\b))"
)


ASIDE = lazy(
    r",\s+(?:but|and)\s|\s(?:has|have|had|were|was|are|is)\s(?:been\s)?(?:circulat|surfac|emerg|swirl|"
    r"spread|grow|denied)\w*"
)


def rumour(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "there are rumours that ...", "on speculation it is to ..."; nobody speaks."""
    text = scene.text
    match = RUMOUR.match(text, place.end, scene.end)
    if not match:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    if stop := ASIDE.search(text, match.end(), end):
        end = stop.start()
    there = re.compile(r"there\s+(?:is|are|was|were|has been|have been|had been)\s+(?:\w+\s+){0,3}$", re.I).search(
        text, max(scene.start, place.start - 50), place.start
    )
    cue = Span(there.start() if there else place.start, place.end)
    return Attribution(cue, "rumour", "rumour", None, clauses.pieces_of(text, match.end(), end), TALK)


TALK = "talk without a source"
IT_IS_THAT = lazy(r"\s+that\s+")
SAID_TO = lazy(r"\s+to\s+(?:have|be|\w+)\b")


def rumoured(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "X is rumoured to be ..."; the content is the whole clause."""
    text = scene.text
    if that := IT_IS_THAT.match(text, place.end, scene.end):
        end = clauses.clause_end(text, that.end(), scene.end, scene.quoted)
        return Attribution(place, "rumour", "rumour", None, clauses.pieces_of(text, that.end(), end), TALK)
    if not SAID_TO.match(text, place.end, scene.end) or not grammar.PASSIVE.search(
        text[max(scene.start, place.start - 24) : place.start].rstrip()
    ):
        return None
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = grammar.subject_before(text, scene.after_quote(verb), verb)
    if subject is None:
        return None
    rest = clauses.without_stop(text, place.end, clauses.clause_end(text, place.end, scene.end, scene.quoted))
    return Attribution(place, "rumour", "rumour", None, (subject, rest), TALK)


REPORTS_BEFORE = lazy(
    r"(?:on|of|about|to|amid|despite|following|after|den(?:y|ied|ies|ying)|there (?:are|were|have been|"
    r"had been)|media|press|news|market|newspaper|unconfirmed|recent)\s+$",
    re.I,
)
REPORTED_TALK = lazy(
    r"\s+(?:that\s+|(?=(?:it|the company|they|he|she)\s+(?:is|are|will|would|was|could|may|might|had|has|"
    r"plans)\b))"
)


def reports(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "amid reports that ...", "comment on reports it may ..."; who reported it is not told."""
    match = REPORTED_TALK.match(scene.text, place.end, scene.end)
    if not match or not REPORTS_BEFORE.search(scene.text, max(scene.start, place.start - 30), place.start):
        return None
    end = clauses.clause_end(scene.text, match.end(), scene.end, scene.quoted)
    if stop := re.compile(r",\s+(?:but|and)\s").search(scene.text, match.end(), end):
        end = stop.start()
    return Attribution(
        place, "rumour", "rumour", None, clauses.pieces_of(scene.text, match.end(), end), "reports without a source"
    )
