"""What a statement does: it asserts, denies, confirms, expects; by its cue first, then by its words."""

from __future__ import annotations

import re

from store.extract import grammar
from store.extract.patterns import lazy
from store.extract.scene import Attribution
from store.records import Mode, Span, Stance

FUTURE = lazy(
    r"(?<![\w-])(?:will|won't|expects?|expected|plans? to|planned to|planning|aims? (?:to|for|at)|aiming|"
    r"hopes?|hoped|hoping|intends?|intended|forecasts?|predicts?|"
    r"projects|anticipates?|(?:is|are|was|were) (?:set|due|likely|unlikely|on track|on course|"
    r"scheduled|poised|going|about) (?:to|for)|(?:could|may|might|should)(?! have\b)|targets? )"
    r"(?![\w'])|'ll\b"
)
PAST = lazy(
    r"\b(?:rose|fell|grew|was|were|had|did|sold|has|jumped|dropped|increased|decreased|declined|climbed|"
    r"earned|lost|made|won)\b"
)
SPOKEN_PLAN = lazy(
    r"\b(?:we|I|it|they)(?:'ll| will| (?:also |now |still |would )?(?:expect|anticipate|plan|hope|aim|"
    r"intend|forecast|project)s?| (?:are|am|'re)(?: not)? (?:going to|planning|expecting|hoping))\b"
    r"|\b(?:is|are) going to\b|\bwe want to\b"
    r"|^\W*(?:I|we) (?:think|believe|feel|guess)\b[^.;]{0,60}?\b(?:will|could|may|might|should)\b(?! have\b)"
    r"|^\W*(?!if\b)(?:[\w'-]+ ){1,4}(?:may|might|could)\b(?! have\b)"
    r"|'(?:re|m) (?:going to|planning|expecting|hoping)\b",
    re.I,
)
UNTRUE = lazy(
    r"\b(?:false|untrue|not true|fake news|groundless|baseless|unfounded|without foundation|no truth|not "
    r"the case|incorrect|inaccurate|no such plans?|fabricat\w+)\b",
    re.I,
)
NEGATED = lazy(
    r"(?:\b(?:is|are|was|were|has|have|had|does|do|did|will)(?: \w+ly)?(?: not\b|n't\b)|\b(?:has|have|"
    r"had|there (?:is|are|were|was)) (?:absolutely )?no (?:plans?|intention|talks|agreement|such|"
    r"discussions?|negotiations?|contact|deal)\b|\bnever\b|\bno longer\b|\bnot (?:yet|currently|"
    r"planning|considering|in talks)\b)"
)
NOT_DENIALS = lazy(
    r"(?:\bnot|n't)(?: \w+ly)? (?:rule|ruled|know|known|clear|yet clear|enough|only|just|want|able|unable|"
    r"immediately|think|believe|comment|expect\w*|specify|good|easy)\b"
)
NO_COMMENT = lazy(r"\b(?:not|n't|no|never) (?:be able to |further |immediate )?comment\b")
CONFIRMS = lazy(
    r"\b(?:is|are|was|were) true\b|\b(?:reports?|rumou?rs?) (?:is|are|was|were) (?:true|accurate|"
    r"correct)\b"
)


def mode_of(text: str, a: Attribution, quoted: list[Span]) -> Mode:
    """Tell a quotation from reported speech, and both from a mixture."""
    if a.mode is not None:
        return a.mode
    whole = sum(p.end - p.start for p in a.pieces)
    within = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in a.pieces for q in quoted)
    if within >= whole - 2 * len(a.pieces):
        return "direct"
    return "mixed" if within > 0 else "indirect"


def stance_of(a: Attribution, content: str, mode: Mode, *, speaks_for_company: bool, disputed: bool) -> Stance:
    """Settle the stance of a statement whose cue alone does not settle it.

    ``disputed`` is true where the text has told of a rumour or a denial before: "it does not build cars" then denies.
    """
    if a.lemma == "warn":
        return "expect" if FUTURE.search(content) or " would " in content else "assert"
    if a.stance != "assert":
        return a.stance
    if speaks_for_company and _denies(content, disputed):
        return "deny"
    if NO_COMMENT.search(content):
        return "refuse"
    if CONFIRMS.search(content):
        return "confirm"
    return "expect" if _looks_ahead(content, mode) else "assert"


def _denies(content: str, disputed: bool) -> bool:
    if UNTRUE.search(content):
        return True
    first = NEGATED.search(content)
    early = first is not None and not grammar.MODAL.search(content[: first.start()])
    return disputed and early and not NOT_DENIALS.search(content[: first.end() + 24 if first else 0])


def _looks_ahead(content: str, mode: Mode) -> bool:
    """Tell whether the first verb speaks of what is to come."""
    if mode == "direct":
        match = SPOKEN_PLAN.search(content[:90])
        return match is not None
    ahead = FUTURE.search(content[:240])
    past = PAST.search(content[:240])
    if ahead is None and (would := re.search(r"\bwould\b", content[:160])) and "if " not in content:
        ahead = would
    return ahead is not None and (past is None or ahead.start() < past.start())
