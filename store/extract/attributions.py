"""The templates of reported speech around a verb: cue and syntax to speaker and content."""

from __future__ import annotations

import re
from dataclasses import replace

from store.extract import clauses, grammar
from store.extract.contents import content_of, forward
from store.extract.cues import CUES, Cue
from store.extract.patterns import lazy
from store.extract.phrasal import HANDLERS
from store.extract.quotes import Quotations
from store.extract.scene import LONGEST, Attribution, Scene
from store.extract.text import Reading, Sentence
from store.extract.verbs import bears_plans, is_verb
from store.records import Span

WORD = lazy(r"[A-Za-z]+")
UNSAID = lazy(
    r"(?:\bto|\bworth|n't|\bnot|\bnever|\bcan(?:not)?|\bcould|\bwould|\bmight|\bmay|\bshould|\bmust|"
    r"\bwithout|\blet's|\bif|\bof|\bfor|\bdidn't)$"
)


MOST_CUES = 40
"""How many cues of one sentence are tried."""
TRIGGERS = frozenset(CUES) | frozenset(HANDLERS)


def attributions(reading: Reading, sentence: Sentence, quotations: Quotations) -> list[Attribution]:
    """Find what one sentence reports."""
    found: list[Attribution] = []
    capitals = reading.text[sentence.start : sentence.end].isupper()
    words = WORD.findall(reading.text, sentence.start, sentence.end)
    if TRIGGERS.isdisjoint(w.lower() for w in words) if capitals else TRIGGERS.isdisjoint(words):
        return found
    scene = Scene(reading, sentence, quotations)
    left = MOST_CUES
    for match in WORD.finditer(reading.text, sentence.start, sentence.end):
        word = match.group().lower() if capitals else match.group()
        if word not in TRIGGERS or not left:
            continue
        left -= 1
        cue, handler = CUES.get(word), None if capitals else HANDLERS.get(word)
        if quotations.at(match.start()) or _hyphened(reading.text, match):
            continue
        place = Span(match.start(), match.end())
        one = handler(scene, place, found) if handler else None
        if one is None and cue is not None:
            one = _reported(scene, cue, place, found)
        if one is not None and not _nested(one, found):
            found = [a for a in found if not _swallowed(a, one)]
            found.append(one)
    return found


def _nested(one: Attribution, found: list[Attribution]) -> bool:
    """Tell whether this is said within what was said: it counts with its statement."""
    return not one.inherits and any(p.start <= one.cue.start < p.end for a in found for p in a.pieces)


def _swallowed(a: Attribution, one: Attribution) -> bool:
    """Tell whether a plan or a refusal is the very thing that is reported: "X plans to build, it said"."""
    plan = a.mode == "predicate" or (a.stance in ("expect", "promise") and a.lemma in PLANS)
    return plan and any(p.start <= a.cue.start < p.end for p in one.pieces)


PLANS = frozenset(
    "expect plan hope intend aim pledge promise vow forecast project predict anticipate offer see confident".split()
)


def _hyphened(text: str, match: re.Match[str]) -> bool:
    """Part of a longer word ("so-called", "said-to-be")."""
    return text[match.start() - 1 : match.start()] in ("-", "'", "/") or text[match.end() : match.end() + 1] in (
        "-",
        "/",
    )


def _reported(scene: Scene, cue: Cue, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read one cue by the first template that fits."""
    verb = grammar.verb_group(scene.text, scene.after_quote(place.start), place.start)
    helpers = scene.text[verb : place.start].strip()
    if UNSAID.search(scene.text[max(scene.start, place.start - 12) : place.start].rstrip()) or UNSAID.search(helpers):
        return None
    if cue.form == "base" and re.match(r"(?:also |recently )?(?:has|have|had|'s|'ve)\b", helpers):
        cue = replace(cue, form="past")
    passive = grammar.PASSIVE.search(helpers)
    if cue.lemma == "continue" and cue.form == "gerund":
        return None
    if passive and cue.form != "gerund":
        return None
    if cue.form == "gerund" and not passive:
        return _trailing(scene, cue, place, found)
    return _inverted(scene, cue, place, helpers) or _plain(scene, cue, place, verb, found)


def _inverted(scene: Scene, cue: Cue, place: Span, helpers: str) -> Attribution | None:
    """Read ``"...," said X`` and ``Clause, said X``."""
    before = scene.text[max(scene.start, place.start - 3) : place.start].rstrip()
    if helpers or "q" not in cue.frame or cue.form == "base" or not before.endswith((",", '"', "?", "!")):
        return None
    if not grammar.NOUN_START.match(scene.text, place.end + 1, scene.end):
        return None
    quote = scene.quotations.ending_before(place.start) if before.endswith(('"', '",')) else None
    speaker = _speaker_after(scene, place.end + 1, quote is not None)
    if speaker is None:
        return None
    if quote is not None:
        content = scene.quote_up_to(quote)
    elif _clause_before(scene, place, speaker):
        content = (scene.opening(scene.start, place.start),)
    else:
        return None
    return Attribution(
        place, cue.lemma, cue.stance, speaker, (*content, *scene.quote_resumed(speaker.end)), f"'{cue.word}' + speaker"
    )


def _clause_before(scene: Scene, place: Span, speaker: Span) -> bool:
    """Tell ``Clause, said X`` from ``X, chairman of Y, said clause``."""
    whole = scene.text[max(scene.start, place.start - LONGEST) : place.start]
    if not grammar.has_verb(whole) or grammar.has_verb(scene.text[speaker.end : min(speaker.end + 60, scene.end)]):
        return False
    return not (_is_apposition(scene, place.start) and grammar.has_verb(scene.text[place.end : scene.end]))


def _is_apposition(scene: Scene, place: int) -> bool:
    """Before ", said" stands a name with its apposition, not a clause."""
    parts = grammar.segments(scene.text, scene.after_quote(place), place)
    tail = [p.of(scene.text) for p in parts if p.end > p.start][-2:]
    return len(tail) == 2 and all(grammar.is_nominal(t) and not grammar.has_verb(t) for t in tail)


DESCRIBES = lazy(
    r"(?:the|a|an|its|[A-Z][\w']*|chie|chair|head|vice|senior|pres|dir|[a-z]+ (?:of|at|for|with) |"
    r"[a-z]+ [a-z]+ (?:of|at|for|with) )"
)


CALENDAR = lazy(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|June|July|August|"
    r"September|October|November|December)\b"
)


def _speaker_after(scene: Scene, start: int, quoted: bool) -> Span | None:
    """Find the speaker to the right of an inverted cue, with a describing phrase between commas."""
    text = scene.text
    end = grammar.noun_phrase_end(text, start, min(scene.end, start + 160))
    if end <= start or grammar.MODAL.search(text[start:end]) or CALENDAR.match(text, start):
        return None
    first = text[start : scene.end].split(",", 1)[0].split(" who ", 1)[0]
    if not quoted and grammar.has_verb(first) and not text[start].isupper():
        return None
    if text.startswith(", ", end):
        more = grammar.noun_phrase_end(text, end + 2, min(scene.end, end + 160))
        described = text[end + 2 : more]
        if grammar.is_nominal(described) and not described.endswith("ing") and DESCRIBES.match(described):
            end = more
    return grammar.trim(text, start, end)


SUBORDINATE = lazy(r"(?:^|[\s,])(?:although|though|while|whereas|when|after|because|even though|since)\s+$", re.I)


def _plain(scene: Scene, cue: Cue, place: Span, verb: int, found: list[Attribution]) -> Attribution | None:
    """Read ``X said ...`` with its content after or before."""
    speaker = scene.subject(verb, found)
    scene.subordinate = (
        speaker is not None
        and SUBORDINATE.search(scene.text[max(scene.start, speaker.start - 14) : speaker.start]) is not None
    )
    if speaker is None or (cue.noun and not is_verb(scene, cue, place, speaker)):
        return None
    if cue.form == "past" and not bears_plans(scene, cue, verb, place, speaker):
        return None
    content, rule = content_of(scene, cue, place, speaker)
    if not content and not (rule and "q" in cue.frame):
        return None
    return Attribution(place, cue.lemma, cue.stance, speaker, content, rule, inherits=speaker.end < verb - 40)


NEVER_TRAILING = frozenset("think find agree comment believe hope project charge plan continue maintain".split())
SPEAKING_NOUN = lazy(
    r"(?:\b(?:a|an|the|its|his|her|their|another|one)\s(?:[\w'-]+\s){0,3}?)?\b(?:statements?|reports?|"
    r"letter|e-?mail|memo|note|tweet|post|poll|"
    r"study|survey|figures|data|message|filing|documents)$"
)


def _trailing(scene: Scene, cue: Cue, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read ``, adding that ...`` and ``saying ...``, whose speaker is that of the main clause."""
    if (
        place.start <= scene.start
        or cue.lemma in NEVER_TRAILING
        or not _trails(scene, cue, place)
        or scene.text.endswith(
            ("worth ", "of ", "for ", "by ", "from ", "on ", "without ", "as "), scene.start, place.start
        )
    ):
        return None
    after = clauses.step_over(scene.text, place.end, scene.end, "o" in cue.frame)
    content = scene.quote_after(after) or forward(scene, replace(cue, frame=cue.frame.replace("n", "")), after)
    speaker, inherits = _subject_of_gerund(scene, place, found) if content else (None, False)
    if speaker is None:
        return None
    return Attribution(
        place, cue.lemma, cue.stance, speaker, content, f"'{cue.word}' after the main clause", inherits=inherits
    )


def _trails(scene: Scene, cue: Cue, place: Span) -> bool:
    """After a comma any gerund may report; without one only those that can do nothing else."""
    before = scene.text[scene.start : place.start].rstrip()
    return (
        before.endswith((",", '"', "–", "and", "but"))
        or cue.lemma in LOOSE
        or scene.text.startswith((" that ", ' "', ', "'), place.end)
    )


LOOSE = frozenset("say claim state argue announce insist show allege".split())


def _subject_of_gerund(scene: Scene, place: Span, found: list[Attribution]) -> tuple[Span | None, bool]:
    """Find who is "saying ...": a report that says it, the speaker before, or the sentence's subject."""
    low = scene.after_quote(place.start)
    if not scene.text[scene.start : place.start].rstrip().endswith((",", '"')):
        noun = SPEAKING_NOUN.search(scene.text[max(low, place.start - 60) : place.start].rstrip())
        if noun:
            return Span(max(low, place.start - 60) + noun.start(), max(low, place.start - 60) + noun.end()), False
    spoken = [a.speaker for a in found if a.speaker]
    return (spoken[-1], True) if spoken else (scene.first_subject(place.start), False)
