"""Whether a word that may be a noun or a participle is the verb of its speaker."""

from __future__ import annotations

import re

from store.extract import grammar
from store.extract.cues import Cue
from store.extract.patterns import lazy
from store.extract.scene import Scene
from store.records import Span

PLANNED = frozenset(
    "intend expect plan project forecast offer anticipate estimate announce disclose reveal hope aim".split()
)
ACTORS = lazy(
    r"(?:[A-Z][\w&.')<>-]*|\d[\w.]*|it|he|she|they|we|I|who|which|(?:\w*maker|compan(?:y|ies)|firm|"
    r"group|bank|giant|airline|carrier|retailer|"
    r"chain|agency|board|government|ministry|minister|analyst|economist|official|executive|investor|"
    r"trader|source|people|manager|management|spokes\w+|"
    r"regulator|chairman|president|director|owner|founder|union|market|street|court|team|paper|"
    r"newspaper|report|broker|expert|unit|subsidiary|"
    r"manufacturer|producer|supplier|operator|authorit(?:y|ies)|department|commission|association|"
    r"president|chief|staff|partner|side|parties|"
    r"party|brand|startup|start-up|publisher|developer|utility|insurer|lender|other)s?)$"
)


def bears_plans(scene: Scene, cue: Cue, verb: int, place: Span, speaker: Span) -> bool:
    """Tell a verb from a participle: "Acme planned to sell", not "a factory planned to open"."""
    if cue.lemma not in PLANNED or scene.text[verb : place.start].strip():
        return True
    head = re.split(r",| (?:of|in|for|at|on|with|who|which)\b", speaker.of(scene.text), maxsplit=1)[0]
    return ACTORS.search(head.rstrip()) is not None


OF_A_NOUN = lazy(
    r"(?:^|\s)(?:the|a|an|its|his|her|their|our|this|these|those|of|for|in|on|by|about|with|from|amid|"
    r"over|against|despite|to|any|no|new|recent|earlier|own|several|such|media|press|news|[\w.]+'s?)$",
    re.I,
)
AFTER_A_NOUN = lazy(r"(?:of|for|by|on|in|about|are|is|was|were|has|have|had|will|and|or|from|said|says)\b")
MANY = lazy(r"(?:the |some |many |most |all )?(?:[\w-]+ ){0,4}\w+s$|(?:they|we|i|you|people)$", re.I)
ONE = lazy(r"(?:the|a|an|it|he|she|its|who|which|one)\b|[A-Z]", re.I)


def is_verb(scene: Scene, cue: Cue, place: Span, speaker: Span) -> bool:
    """Tell a verb from a noun of the same form: "the plan", "its quarterly reports", "sales forecast"."""
    before = scene.text[max(scene.start, place.start - 60) : place.start].rstrip()
    after = scene.text[place.end : min(scene.end, place.end + 40)].lstrip()
    if OF_A_NOUN.search(before):
        return False
    if AFTER_A_NOUN.match(after) and not ("f" in cue.frame and after.startswith("for ")):
        return False
    words = speaker.of(scene.text)
    if cue.form == "past":
        return True
    if grammar.has_verb(words.split(" who ")[0]) or words.endswith(("-year", "-month", "-day")):
        return False
    return bool(
        MANY.match(words)
        if cue.form == "base"
        else (ONE.match(words) and not words.split()[-1].endswith(("s", "ly"))) or words[0].isupper()
    )
