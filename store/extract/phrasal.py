"""Reported speech without a plain verb of saying: "according to", "quoted Y as saying", refusals, denials, rumours."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.extract import clauses, grammar
from store.extract.scene import Attribution, Scene
from store.records import Span, Stance

Handler = Callable[[Scene, Span, list[Attribution]], Attribution | None]

SOURCE_STOP = re.compile(r",(?!\d)|;|:|\"|\.(?=\s|$)|\s–|\s(?:but|while|and (?:he|she|it|they)|which is|which was)\b")
NOT_SOURCES = re.compile(r"(?:plan|schedule|law|custom|tradition|size|need|taste|age|type)s?\b")


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
    if any(a.cue.start < place.start and "saying" not in a.rule for a in found if a.pieces and a.pieces[-1].end <= place.start):
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
    content = Span(clauses.clause_end(text, content.start, content.end, scene.quoted), content.end) if False else content
    if content.end - content.start < 8:
        return None
    return Attribution(cue, "according", "assert", Span(speaker.start, end), (scene.closing_mark(content),), "'according to' + source")


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


QUOTED = re.compile(r"(?P<who>[^.;\"]{3,140}?)\s+as\s+saying\b")


def quoted_as(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "X quoted Y as saying ..." and "Y was quoted as saying ... by X"."""
    text = scene.text
    passed = re.compile(r"\s+as\s+saying\b").match(text, place.end, scene.end)
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
    return Attribution(cue, "quote", "assert", speaker, content, "'quoted ... as saying'", quoted_by=None if passed else subject)


RUMOUR = re.compile(
    r"(?:\s+(?:in|on|among|around|from|about|swirling|circulating|this|last|yesterday|today|the|a|of|first|half|year|market|city|City|week|month|online|media|earlier|"
    r"[A-Z]\w*|\d{4})){0,9}(?:,)?\s+(?:(?:is|was|are|were)\s+)?(?:that\s+|(?=(?:it|the company|they)\s+(?:is|are|will|would|was|could|may|might)\b))"
)


def rumour(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "there are rumours that ...", "on speculation it is to ..."; nobody speaks."""
    text = scene.text
    match = RUMOUR.match(text, place.end, scene.end)
    if not match:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    if stop := re.compile(r",\s+(?:but|and)\s").search(text, match.end(), end):
        end = stop.start()
    there = re.compile(r"there\s+(?:is|are|was|were|has been|have been|had been)\s+(?:\w+\s+){0,3}$", re.I).search(text, max(scene.start, place.start - 50), place.start)
    cue = Span(there.start() if there else place.start, place.end)
    return Attribution(cue, "rumour", "rumour", None, clauses.pieces_of(text, match.end(), end), "talk without a source")


SAID_TO = re.compile(r"\s+to\s+(?:have|be|\w+)\b")


def rumoured(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "X is rumoured to be ..."; the content is the whole clause."""
    text = scene.text
    if not SAID_TO.match(text, place.end, scene.end) or not grammar.PASSIVE.search(text[max(scene.start, place.start - 24) : place.start].rstrip()):
        return None
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = grammar.subject_before(text, scene.after_quote(verb), verb)
    if subject is None:
        return None
    rest = clauses.without_stop(text, place.end, clauses.clause_end(text, place.end, scene.end, scene.quoted))
    return Attribution(place, "rumour", "rumour", None, (subject, rest), "talk without a source")


PREDICATES: tuple[tuple[Stance, str, str], ...] = (
    ("refuse", "declined", r"\s+(?:(?:requests? )?(?:to|for)\s+(?:further\s+)?)?(?:comment|be (?:named|identified|interviewed)|say|specify|disclose|reveal|elaborate|discuss|name|provide|give|identify|answer|respond|confirm)\w*\b"),
    ("refuse", "declines", r"\s+to\s+(?:comment|say|specify|disclose|reveal|elaborate)\b"),
    ("refuse", "refused", r"\s+to\s+(?:comment|say|specify|disclose|reveal|elaborate|discuss|name|answer|confirm)\b"),
    ("refuse", "did", r"(?:\s+not|n't)\s+(?:immediately\s+|directly\s+|elaborate|)(?:respond|reply|return|comment|specify|disclose|elaborate|say (?:when|how|what|where|why|who|whether|if)|give (?:a|any|details|further)|provide (?:a|any|details|further)|reveal|identify)\w*\b"),
    ("refuse", "have", r"(?:\s+not|n't)\s+(?:yet\s+|immediately\s+)?(?:responded|replied|commented|disclosed)\b"),
    ("refuse", "has", r"(?:\s+not|n't)\s+(?:yet\s+|immediately\s+)?(?:responded|replied|commented|disclosed)\b"),
    ("refuse", "could", r"(?:\s+not|n't)\s+(?:immediately\s+|be\s+immediately\s+|be\s+)+reached\b"),
    ("refuse", "would", r"(?:\s+not|n't)\s+(?:comment|say (?:when|how|what|where|why|who|whether|if)|specify|disclose|elaborate)\b"),
    ("refuse", "had", r"\s+no\s+(?:immediate\s+|further\s+)?comment\b"),
    ("deny", "denied", r"\s+(?:it|this|that|them|(?:the|those|these|any|all|such|media|earlier|recent)\s+(?:[\w-]+\s+){0,3}?(?:reports?|rumou?rs?|claims?|allegations?|charges?|accusations?|wrongdoing|speculation|news|suggestions?|story))(?=\s*(?:[.,;]|$|and\b|but\b|on\b|in\b|at\b))"),
    ("deny", "denies", r"\s+(?:it|this|that|them|(?:the|those|these|any|all)\s+(?:\w+\s+){0,2}?(?:reports?|rumou?rs?|claims?|allegations?|charges?|wrongdoing))(?=\s*(?:[.,;]|$))"),
    ("confirm", "confirmed", r"\s+(?:it|this|(?:the|those|these)\s+(?:[\w-]+\s+){0,2}?(?:reports?|rumou?rs?|news))(?=\s*(?:[.,;]|$|and\b|but\b|on\b))"),
)
PREDICATE_RESTS = {word: (stance, re.compile(rest)) for stance, word, rest in PREDICATES}


def predicate(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read a refusal or a denial that gives no words: "declined to comment", "has denied this"."""
    text = scene.text
    stance, rest = PREDICATE_RESTS[text[place.start : place.end]]
    match = rest.match(text, place.end, scene.end)
    if not match:
        return _denied_by(scene, place) if stance == "deny" else None
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = scene.subject(verb, found)
    if subject is None:
        return None
    whole = Span(grammar.trim(text, verb, match.end()).start, match.end())
    return Attribution(Span(place.start, place.end), text[place.start : place.end], stance, subject, (), "a predicate without content", mode="predicate", whole=whole)


def _denied_by(scene: Scene, place: Span) -> Attribution | None:
    """Read "they were all denied by the tech giant"."""
    text = scene.text
    if not text.startswith(" by ", place.end) or not re.search(r"(?:was|were|been|is|are)(?: all| both| also)?$", text[max(scene.start, place.start - 14) : place.start].rstrip()):
        return None
    end = grammar.noun_phrase_end(text, place.end + 4, min(scene.end, place.end + 120))
    speaker = grammar.trim(text, place.end + 4, end)
    verb = max(scene.start, place.start - 14) + re.search(r"(?:was|were|been|is|are)(?: all| both| also)? *$", text[max(scene.start, place.start - 14) : place.start]).start()  # type: ignore[union-attr]
    return Attribution(place, "denied", "deny", speaker, (), "'denied by' + speaker", mode="predicate", whole=Span(verb, speaker.end))


CONFIDENT = re.compile(r"\s+(?:about|of|that|in)\s+")


def confident(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "is confident about ...", "is hopeful of ..."."""
    text = scene.text
    before = re.compile(r"\b(?:is|are|was|were|remains?|feels?)\s+(?:\w+ly\s+|very\s+|more\s+|also\s+)?$").search(text, max(scene.start, place.start - 30), place.start)
    match = CONFIDENT.match(text, place.end, scene.end)
    if not before or not match:
        return None
    subject = scene.subject(grammar.trim(text, scene.start, before.start()).end, found)
    if subject is None:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    cue = Span(before.start(), match.end() - 1)
    return Attribution(cue, "confident", "expect", subject, clauses.pieces_of(text, match.end(), end), "a hope or a confidence")


POINTS = re.compile(r"\s+out\s+(?:that\s+)?")


def pointed_out(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "points out that ...", "pointed out a flaw"."""
    text = scene.text
    match = POINTS.match(text, place.end, scene.end)
    verb = grammar.verb_group(text, scene.after_quote(place.start), place.start)
    subject = scene.subject(verb, found) if match else None
    if match is None or subject is None:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    return Attribution(Span(place.start, place.end + 4), "point", "assert", subject, scene.marked(clauses.pieces_of(text, match.end(), end)), "'points out' + content")


SEES = re.compile(r"\s+(?=(?:(?:its|full-year|fiscal|annual|first|second|third|fourth|quarterly|net|adjusted|a|an|no)\s+)?(?:[\w-]+\s+){0,5}?(?:sales|revenues?|profits?|earnings|growth|margins?|demand|deliveries|loss|losses|income|costs|output|production|volumes?)\b[^.]{0,120}?(?:\d|growth|growing|rising|to \w+))")


def sees(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read guidance: "sees full-year sales growth of 2 percent"."""
    text = scene.text
    if not SEES.match(text, place.end, scene.end):
        return None
    subject = scene.subject(grammar.verb_group(text, scene.after_quote(place.start), place.start), found)
    if subject is None:
        return None
    end = clauses.object_end(text, place.end + 1, clauses.clause_end(text, place.end + 1, scene.end, scene.quoted))
    return Attribution(place, "see", "expect", subject, clauses.pieces_of(text, place.end + 1, end), "guidance")


REPORTS_BEFORE = re.compile(r"(?:on|of|about|to|amid|despite|following|after|den(?:y|ied|ies|ying)|there (?:are|were|have been|had been)|media|press|news|market|newspaper|unconfirmed|recent)\s+$", re.I)
REPORTED_TALK = re.compile(r"\s+(?:that\s+|(?=(?:it|the company|they|he|she)\s+(?:is|are|will|would|was|could|may|might|had|has|plans)\b))")


def reports(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "amid reports that ...", "comment on reports it may ..."; who reported it is not told."""
    match = REPORTED_TALK.match(scene.text, place.end, scene.end)
    if not match or not REPORTS_BEFORE.search(scene.text, max(scene.start, place.start - 30), place.start):
        return None
    end = clauses.clause_end(scene.text, match.end(), scene.end, scene.quoted)
    if stop := re.compile(r",\s+(?:but|and)\s").search(scene.text, match.end(), end):
        end = stop.start()
    return Attribution(place, "rumour", "rumour", None, clauses.pieces_of(scene.text, match.end(), end), "reports without a source")


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("according", "According"), according_to),
    "quoted": quoted_as,
    "quotes": quoted_as,
    **dict.fromkeys(("rumors", "rumours", "speculation", "rumor", "rumour", "talk", "Rumors", "Rumours", "Speculation"), rumour),
    **dict.fromkeys(("rumored", "rumoured"), rumoured),
    **dict.fromkeys(PREDICATE_RESTS, predicate),
    **dict.fromkeys(("points", "pointed"), pointed_out),
    "reports": reports,
    "sees": sees,
    **dict.fromkeys(("confident", "hopeful", "optimistic"), confident),
}
"""Which word calls which template."""
