"""What a cue reports: the clause, quotation, noun phrase or infinitive after it, or what stands before the speaker."""

from __future__ import annotations

import re

from store.extract import clauses, grammar
from store.extract.cues import Cue
from store.extract.patterns import lazy
from store.extract.scene import SUBORDINATORS, Scene
from store.records import Span

MADE_KNOWN = frozenset("announce disclose reveal report offer forecast expect predict project plan show find".split())
REASON = lazy(r",\s+(?=(?:especially|particularly|because|even though|although|given)\s)")
A_THING = lazy(
    r"an? (?![\w' -]*(?:spokes|source|analyst|official|report|survey|study|paper|newspaper|person|"
    r"economist|executive|group|company|statement|document|filing|memo|letter|note|chart|poll))",
    re.I,
)


def content_of(scene: Scene, cue: Cue, place: Span, speaker: Span) -> tuple[tuple[Span, ...], str]:
    """Find what was said: before the speaker, where that ends the sentence, else after the cue."""
    text = scene.text
    after = clauses.step_over(text, place.end, scene.end, "o" in cue.frame)
    spoken = "q" in cue.frame
    backward = _backward(scene, speaker, after) if spoken and speaker.end <= place.start else ()
    direct = scene.quote_after(after) if spoken else ()
    quoted = text[scene.start : speaker.start].rstrip().endswith('"')
    if backward and not text.startswith("that ", after) and (direct or quoted or _nothing_follows(scene, place, after)):
        if _describes(scene, cue, speaker, quoted):
            return (), ""
        behind = direct or scene.quote_resumed(place.end) or _added(scene, place)
        return (*backward, *behind), "content + speaker + cue"
    if direct:
        return direct, "speaker + cue + quotation"
    if spoken and not backward and (around := _interrupted(scene, place, speaker)):
        return around, "content around speaker and cue"
    if after_it := forward(scene, cue, after):
        return after_it, "speaker + cue + clause"
    if text[scene.end - 1] == ":" and spoken and scene.end - after < 60:
        return (), "speaker + cue + colon"
    return backward, "content + speaker + cue" if backward else ""


def _backward(scene: Scene, speaker: Span, after: int) -> tuple[Span, ...]:
    """Take the content before a speaker; an adjunct counts as one only where nothing else is left to be said."""
    return scene.before_speaker(speaker, ends=not scene.text[after : scene.end].strip(" ."))


def _added(scene: Scene, place: Span) -> tuple[Span, ...]:
    """Take up a clause after the cue: "Sales may fall, analysts say, especially as prices rise"."""
    reason = REASON.match(scene.text, place.end, scene.end)
    return (clauses.without_stop(scene.text, reason.end(), scene.end),) if reason else ()


def _nothing_follows(scene: Scene, place: Span, after: int) -> bool:
    """Tell whether what comes after a cue is no content: the sentence's end, a comma, or a phrase of time and place."""
    rest = scene.text[after : scene.end].strip()
    if not rest or rest[0] in '.,;:)-–"' or scene.text[place.end] in ",.;":
        return True
    return rest.split(" ", 1)[0].lower() in grammar.PREPOSITIONS | SUBORDINATORS


def _describes(scene: Scene, cue: Cue, speaker: Span, quoted: bool) -> bool:
    """Tell a participle or a noun from a verb: "..., a deal announced in May", "..., one of its projects"."""
    if cue.lemma in MADE_KNOWN and A_THING.match(speaker.of(scene.text)):
        return True
    return cue.noun and cue.form != "past" and not quoted


def _interrupted(scene: Scene, place: Span, speaker: Span) -> tuple[Span, ...]:
    """Read ``The landers, she said, could serve ...``."""
    text = scene.text
    before = text[scene.start : speaker.start].rstrip()
    if not text.startswith(", ", place.end) or not before.endswith(",") or len(before) < 4:
        return ()
    rest = clauses.without_stop(text, place.end + 1, scene.end)
    first = before.split(" ", 1)[0].lower().rstrip(",")
    opener = rest.of(text).split(" ", 1)[0]
    if not grammar.has_verb(rest.of(text)) or opener in ("adding", "citing", "which", "who", "but", "saying", "and"):
        return ()
    lead = scene.opening(scene.start, speaker.start)
    return (scene.closing_mark(rest),) if first in grammar.PREPOSITIONS else (lead, scene.closing_mark(rest))


def forward(scene: Scene, cue: Cue, after: int) -> tuple[Span, ...]:
    """Take the clause (or the noun phrase, or the infinitive, as the cue allows) after a cue."""
    text, frame, start = scene.text, cue.frame, after
    if text.startswith(", that ", start):
        start += 2
    that = clauses.THAT.match(text, start, scene.end)
    if that:
        start = that.end()
    elif start >= scene.end or text[start] in ",.;)–-":
        return ()
    else:
        start = grammar.trim(text, start + 1, scene.end).start if text[start] == ":" else start
        if not _fits(frame, text[start : scene.end]):
            return ()
    end = clauses.clause_end(text, start, scene.end, scene.quoted)
    if not that and "n" in frame and not grammar.PRONOUN_CLAUSE.match(text, start):
        end = clauses.object_end(text, start, end)
    end = clauses.next_cue(text, start, end, scene.quoted)
    if scene.subordinate and (comma := text.find(", ", start + 10, end)) > 0:
        end = comma
    return scene.marked(clauses.pieces_of(text, start, end))


def _fits(frame: str, words: str) -> bool:
    """Tell whether words after a cue are the kind of content that its frame takes."""
    first = words.split(" ", 1)[0].lower().rstrip(",")
    if "i" in frame and first == "to":
        return True
    if "f" in frame and words.startswith(("for ", "of ")):
        return True
    if "c" in frame:
        return first not in NO_CLAUSE or clauses.reads_as_clause(words)
    if "n" in frame and first not in NO_NOUN:
        return True
    return "v" in frame and first not in NO_BARE and clauses.reads_as_clause(words)


NO_CLAUSE = frozenset("to of and or with goodbye so yes about by as".split())
NO_BARE = frozenset(
    "to by and or of in at on for with from as them him her me us an another up down about "
    "into against over amid more less".split()
)
NO_NOUN = frozenset("to by on in at for from and or with of as about".split())
