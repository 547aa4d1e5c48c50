"""Phrases that report: "according to", "quoted Y as saying", "points out"; and which word calls which template."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.extract import clauses, grammar
from store.extract.patterns import lazy
from store.extract.predicates import PREDICATE_RESTS, confident, predicate, sees
from store.extract.rumours import reports, rumour, rumoured
from store.extract.scene import Attribution, Scene
from store.records import Span

Handler = Callable[[Scene, Span, list[Attribution]], Attribution | None]

SOURCE_STOP = lazy(r",(?!\d)|;|:|\"|\.(?=\s|$)|\s–|\s(?:but|while|and (?:he|she|it|they)|which is|which was)\b")
NOT_SOURCES = lazy(r"(?:plan|schedule|law|custom|tradition|size|need|taste|age|type)s?\b")


def according_to(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "According to S, clause", "clause, according to S" and "X, according to S, is Y"."""
    text = scene.text
    if not text.startswith(" to ", place.end):
        return None
    start = place.end + 4
    stop = SOURCE_STOP.search(text, start, scene.end)
    speaker = grammar.trim(text, start, stop.start() if stop else scene.end)
    if speaker.end - speaker.start < 2 or NOT_SOURCES.match(speaker.of(text)):
        return None
    cue = Span(place.start, place.end + 3)
    lead = text[scene.start : place.start].strip()
    if not lead or (len(lead) < 12 and not grammar.has_verb(lead)):
        return _source_first(scene, cue, speaker)
    if any(
        a.cue.start < place.start and "saying" not in a.rule
        for a in found
        if a.pieces and a.pieces[-1].end <= place.start
    ):
        return None
    return _source_last(scene, cue, speaker)


def _source_first(scene: Scene, cue: Span, speaker: Span) -> Attribution | None:
    text = scene.text
    end = speaker.end
    for part in grammar.segments(text, speaker.end + 1, scene.end)[:-1]:
        words = part.of(text)
        if grammar.has_verb(words) or not re.match(r"(?:an?|the|who|which|[a-z]+ (?:of|at|for))\s", words) or not words:
            break
        end = part.end
    content = clauses.without_stop(text, min(end + 1, scene.end), scene.end)
    if content.end - content.start < 8:
        return None
    return Attribution(
        cue, "according", "assert", Span(speaker.start, end), (scene.closing_mark(content),), "'according to' + source"
    )


def _source_last(scene: Scene, cue: Span, speaker: Span) -> Attribution | None:
    text = scene.text
    start = scene.start
    if opener := re.compile(r"(?:But|And|However,|Meanwhile,|Still,|Yet|That's)\s+").match(text, start, cue.start):
        start = opener.end()
    before = grammar.trim(text, start, cue.start, ",–")
    if before.end - before.start < 8:
        return None
    pieces = [before]
    rest = text[speaker.end : scene.end]
    if rest.startswith(", ") and not grammar.has_verb(before.of(text)) and grammar.has_verb(rest):
        pieces.append(clauses.without_stop(text, speaker.end + 2, scene.end))
    return Attribution(cue, "according", "assert", speaker, tuple(pieces), "clause + 'according to'")


PASSED = lazy(r"(?:\s+by\s+(?P<by>[^.;,\"]{2,80}?))?\s+as\s+saying\b")
QUOTED = lazy(r"(?P<who>[^.;\"]{3,140}?)\s+as\s+saying\b")


def _passed_by(passed: re.Match[str]) -> Span | None:
    return Span(*passed.span("by")) if passed["by"] else None


def quoted_as(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "X quoted Y as saying ..." and "Y was quoted as saying ... by X"."""
    text = scene.text
    passed = PASSED.match(text, place.end, scene.end)
    match = passed or QUOTED.match(text, place.end, scene.end)
    if not match:
        return None
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = grammar.subject_before(text, scene.after_quote(verb), verb)
    if subject is None:
        return None
    speaker = subject if passed else grammar.trim(text, *match.span("who"))
    content = scene.after_cue(match.end()) or scene.before_speaker(subject)
    if not content:
        return None
    cue = Span(place.start, place.end)
    return Attribution(
        cue,
        "quote",
        "assert",
        speaker,
        content,
        "'quoted ... as saying'",
        quoted_by=_passed_by(passed) if passed else subject,
    )


POINTS = lazy(r"\s+out\s+(?:that\s+)?")


def pointed_out(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "points out that ...", "pointed out a flaw"."""
    text = scene.text
    match = POINTS.match(text, place.end, scene.end)
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = scene.subject(verb, found) if match else None
    if match is None or subject is None:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    return Attribution(
        Span(place.start, place.end + 4),
        "point",
        "assert",
        subject,
        scene.marked(clauses.pieces_of(text, match.end(), end)),
        "'points out' + content",
    )


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("according", "According"), according_to),
    "quoted": quoted_as,
    "quotes": quoted_as,
    **dict.fromkeys(
        ("rumors", "rumours", "speculation", "rumor", "rumour", "talk", "Rumors", "Rumours", "Speculation"), rumour
    ),
    **dict.fromkeys(("rumored", "rumoured"), rumoured),
    **dict.fromkeys(PREDICATE_RESTS, predicate),
    **dict.fromkeys(("points", "pointed"), pointed_out),
    "reports": reports,
    "sees": sees,
    **dict.fromkeys(("confident", "hopeful", "optimistic"), confident),
}
"""Which word calls which template."""
