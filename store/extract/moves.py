"""Words for growth and decline beside a number: "rose by nearly 5 percent", "a 5 percent drop"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.extract.patterns import lazy
from store.records import Figure

Way = Literal[1, -1]

UP = (
    r"up|r[io]s(?:es?|en|ing)|increas\w*|gr[eo]w(?:s|n|ing|th)?|gain\w*|jump\w*|surg\w*|soar\w*|climb\w*|advanc\w*"
    r"|improv\w*|expan\w*|higher|more|ahead|rebound\w*|leap\w*|bump|rocket\w*|swell\w*|widen\w*|boost\w*|better|topped"
    r"|add(?:ed|s)|hike\w*|above"
)
DOWN = (
    r"down|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w*|decreas\w*|slid\w*|slump\w*|plung\w*|plummet\w*|tumbl\w*|s[aiu]nk\w*"
    r"|dip(?:s|ped|ping)?|lower|less|fewer|off|shr[aiu]nk\w*|shed|cut|contract(?:ed|ion)|slip(?:s|ped|ping)?"
    r"|eas(?:ed|es|ing)|weak\w*|crash\w*|halv\w*|retreat\w*|collaps\w*|below|behind|reduc\w*|lost|negative"
)
FILLER = (
    r"(?:by|of|about|around|nearly|some|an?|the|only|just|more|less|than|at|least|almost|as|much|another|further"
    r"|roughly|sharply|over|slightly|strongly|approximately|steeply|modestly|record|marginally|well|fully|close"
    r"|modest|mere|slight|whopping|estimated|up|total)"
)
SIGN = r"(?:(?:US|A|C|NZ|HK|NT|S|Y=|Rs\.?|RMB|CNY|EUR|USD|GBP|JPY|INR) ?)?[(~$€£¥]?"
"""What may stand between a word and the digits of an amount."""

MOVE = lazy(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))")
SMALL = lazy(FILLER)
MADE = frozenset("make makes made making set pick picked".split())
CURRENCY = frozenset("us a c nz hk nt s y= rs rs. rmb cny eur usd gbp jpy inr".split())
WORDS_MOST = 7
"""Words before a number that are looked at."""

GROWTH_IS = lazy(
    r"\bgrowth (?:rate )?(?:[\w,' -]{0,110} )?(?:was|were|is|will be|would be|to be|reached|of|at|totalled|came in at"
    r"|hit|slowed to|to) (?:[\w]+ ){0,2}$",
    re.I,
)
AFTER = lazy(rf"[ -]?(?!or )(?:[\w'/-]+ ){{0,3}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.I)
NEAR = lazy(r"[^,;:()]{0,36}")
SIGNED = lazy(r"[(,:;] ?[+–-]$")
BARE = lazy(r" (?:year[ -]on[ -]year|month[ -]on[ -]month|quarter[ -]on[ -]quarter|yoy|mom|qoq|y/y|m/m|q/q)\b", re.I)
BY = lazy(r"\bby (?:[a-z]+ ){0,3}[$€£¥]?$")
MOVED_BEHIND = lazy(
    r" (?:higher|lower|better|worse) than\b|[ -](?:\w+ )?(?:improvement|increase|decrease|drop|fall|rise|decline"
    r"|jump)\b"
)
LEVELS = frozenset("more less above below lost better higher lower over fewer boost behind off".split())
"""Words of moving that stand before a level as well: "more than 5,000", "below 300"."""


class Move(NamedTuple):
    """A word for growth or decline."""

    word: str
    way: Way


def before(text: str, start: int, end: int) -> Move | None:
    """Return the word of moving that leads to a number, with small words between: "fell by more than" 5 percent."""
    words = text[max(start, end - 70) : end].rstrip(" (~$€£¥").casefold().split(" ")
    found: Move | None = None
    for i, printed in enumerate(reversed(words[-WORDS_MOST:])):
        word = printed.lstrip("([\"'")
        move = MOVE.fullmatch(word)
        if move and not (word == "up" and i + 2 <= len(words) and words[-i - 2] in MADE):
            found = Move(word, 1 if move["up"] else -1)
        if printed != word or (not SMALL.fullmatch(word) and not (i == 0 and word in CURRENCY)):
            break
    return found


def way_of(text: str, figure: Figure, start: int, end: int) -> Way | None:
    """Tell growth (1) from decline (-1) by the words before a percent ("up 5%") or after it; None for neither."""
    place = figure.span.start
    if (move := before(text, start, place)) is not None:
        return move.way
    if GROWTH_IS.search(text, max(0, place - 160), place):
        return 1
    return _sign(text, figure) or _after(text, figure.span.end, end)


def _after(text: str, start: int, end: int) -> Way | None:
    """Read "a 5 percent drop", "5 percent fewer"."""
    near = NEAR.match(text, start, end)
    found = AFTER.match(text, start, near.end() if near else end)
    return None if found is None else 1 if found["up"] else -1


def _sign(text: str, figure: Figure) -> Way | None:
    """Read a printed sign ("+32%"), or a bare "32% YoY"."""
    start, inside = figure.span.start, figure.text[:1] in "+–-"
    written = figure.text[0] if inside else text[start - 1 : start]
    if written in ("+", "–", "-") and SIGNED.search(text, max(0, start - 3), start + inside):
        return 1 if written == "+" else -1
    return 1 if BARE.match(text, figure.span.end) and figure.value > 0 else None


def is_delta(text: str, figure: Figure, start: int) -> bool:
    """Tell whether an amount is how much something moved, not where it stands: "rose $7.2bn to", "a rise of 620"."""
    place, end = figure.span.start, figure.span.end
    if (move := before(text, start, place)) is not None:
        return move.word not in LEVELS
    led = BY.search(text, max(start, place - 30), place)
    return led is not None or MOVED_BEHIND.match(text, end, end + 30) is not None
