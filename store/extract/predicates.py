"""What is said without words of its own: refusals and denials; and hopes and guidance that no verb of saying tells."""

from __future__ import annotations

import re

from store.extract import clauses, grammar
from store.extract.patterns import lazy
from store.extract.scene import Attribution, Scene
from store.records import Span, Stance

PREDICATES: tuple[tuple[Stance, str, str], ...] = (
    (
        "refuse",
        "declined",
        r"\s+(?:(?:requests? )?(?:to|for)\s+(?:further\s+)?)?(?:comment|be (?:named|identified|"
        r"interviewed)|say|specify|disclose|reveal|elaborate|discuss|name|provide|give|identify|answer|"
        r"respond|confirm)\w*\b",
    ),
    ("refuse", "declines", r"\s+to\s+(?:comment|say|specify|disclose|reveal|elaborate)\b"),
    ("refuse", "refused", r"\s+to\s+(?:comment|say|specify|disclose|reveal|elaborate|discuss|name|answer|confirm)\b"),
    (
        "refuse",
        "did",
        r"(?:\s+not|n't)\s+(?:immediately\s+|directly\s+|elaborate|)(?:respond|reply|return|comment|"
        r"specify|disclose|elaborate|say (?:when|how|what|where|why|who|whether|if)|give (?:a|any|details|"
        r"further)|provide (?:a|any|details|further)|reveal|identify)\w*\b",
    ),
    ("refuse", "have", r"(?:\s+not|n't)\s+(?:yet\s+|immediately\s+)?(?:responded|replied|commented|disclosed)\b"),
    ("refuse", "has", r"(?:\s+not|n't)\s+(?:yet\s+|immediately\s+)?(?:responded|replied|commented|disclosed)\b"),
    ("refuse", "could", r"(?:\s+not|n't)\s+(?:immediately\s+|be\s+immediately\s+|be\s+)+reached\b"),
    (
        "refuse",
        "would",
        r"(?:\s+not|n't)\s+(?:comment|say (?:when|how|what|where|why|who|whether|if)|specify|disclose|"
        r"elaborate)\b",
    ),
    ("refuse", "had", r"\s+no\s+(?:immediate\s+|further\s+)?comment\b"),
    (
        "deny",
        "denied",
        r"\s+(?:it|this|that|them|(?:the|those|these|any|all|such|media|earlier|"
        r"recent)\s+(?:[\w-]+\s+){0,3}?(?:reports?|rumou?rs?|claims?|allegations?|charges?|accusations?|"
        r"wrongdoing|speculation|news|suggestions?|story))(?=\s*(?:[.,;]|$|"
        r"(?:and|but|on|in|at|as well|too|again)\b))",
    ),
    (
        "deny",
        "denies",
        r"\s+(?:it|this|that|them|(?:the|those|these|any|all)\s+(?:\w+\s+){0,2}?(?:reports?|rumou?rs?|"
        r"claims?|allegations?|charges?|wrongdoing))(?=\s*(?:[.,;]|$|as well\b|too\b|again\b))",
    ),
    (
        "confirm",
        "confirmed",
        r"\s+(?:it|this|(?:the|those|these)\s+(?:[\w-]+\s+){0,2}?(?:reports?|rumou?rs?|"
        r"news))(?=\s*(?:[.,;]|$|and\b|but\b|on\b))",
    ),
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
    return Attribution(
        Span(place.start, place.end),
        text[place.start : place.end],
        stance,
        subject,
        (),
        "a predicate without content",
        mode="predicate",
        whole=whole,
    )


WAS_DENIED = lazy(r"\b(?:was|were|been|is|are)(?: all| both| also| later| \w+ly)? $")


def _denied_by(scene: Scene, place: Span) -> Attribution | None:
    """Read "they were all denied by the tech giant"."""
    text = scene.text
    verb = WAS_DENIED.search(text, max(scene.start, place.start - 24), place.start)
    if verb is None or not text.startswith(" by ", place.end):
        return None
    end = grammar.noun_phrase_end(text, place.end + 4, min(scene.end, place.end + 120))
    speaker = grammar.trim(text, place.end + 4, end)
    whole = Span(verb.start(), speaker.end)
    rule = "'denied by' + speaker"
    return Attribution(place, "denied", "deny", speaker, (), rule, mode="predicate", whole=whole)


CONFIDENT = lazy(r"\s+(?:about|of|that|in)\s+")


def confident(scene: Scene, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read "is confident about ...", "is hopeful of ..."."""
    text = scene.text
    before = re.compile(r"\b(?:is|are|was|were|remains?|feels?)\s+(?:\w+ly\s+|very\s+|more\s+|also\s+)?$").search(
        text, max(scene.start, place.start - 30), place.start
    )
    match = CONFIDENT.match(text, place.end, scene.end)
    if not before or not match:
        return None
    subject = scene.subject(grammar.trim(text, scene.start, before.start()).end, found)
    if subject is None:
        return None
    end = clauses.clause_end(text, match.end(), scene.end, scene.quoted)
    cue = Span(before.start(), match.end() - 1)
    return Attribution(
        cue, "confident", "expect", subject, clauses.pieces_of(text, match.end(), end), "a hope or a confidence"
    )


SEES = lazy(
    r"\s+(?=(?:(?:its|full-year|fiscal|annual|first|second|third|fourth|quarterly|net|adjusted|a|an|"
    r"no)\s+)?(?:[\w-]+\s+){0,5}?(?:sales|revenues?|profits?|earnings|growth|margins?|demand|deliveries|"
    r"loss|losses|income|costs|output|production|volumes?)\b[^.]{0,120}?(?:\d|growth|growing|rising|to "
    r"\w+))"
)


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
