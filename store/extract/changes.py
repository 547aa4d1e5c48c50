"""Growth and decline: which way, how much, from which base, and compared with when."""

from __future__ import annotations

import re

from store.extract.moves import DOWN, FILLER, SIGN, UP
from store.extract.patterns import lazy
from store.records import Basis, Figure

# A base stands behind these words, with nothing but a few small words between.
BASE_SMALL = (
    r"(?:an?|the|its|just|only|about|around|nearly|some|almost|over|more|less|than|restated"
    r"|record|year[ -](?:ago|earlier)(?:'s)?|last|prior|previous|year(?:'s)?|adjusted"
    r"|net|operating|pre-?tax|loss(?:es)?|profits?|income|earnings|of|revenues?|sales|level"
    r"|figure|total|in|previously|month(?:'s)?|quarter(?:'s)?|period|the same|first|second"
    r"|third|fourth|revised|low|high|peak|(?:19|20)\d\d(?:[/-]\d\d)?(?:'s)?|(?-i:[A-Z][a-z]{2,8})(?:'s)?)"
)
BASE = lazy(
    rf"\b(?:from|(?:as )?(?:compared|against|comparing)(?: with| to)?|versus|vs\.?|in comparison "
    rf"(?:with|to))(?: {BASE_SMALL}){{0,6}} ?{SIGN}$",
    re.I,
)
BASE_WHEN = lazy(
    r"\b(?:a year (?:ago|earlier|before)|last year|the previous year|the year before),? when [^.;]{0,40}$", re.I
)
THAN = lazy(rf"\bthan the {BASE_SMALL}?(?: {BASE_SMALL}){{0,3}} ?[$€£¥]?$", re.I)
TO_VALUE = lazy(
    rf"^(?:[^.,;:()]{{0,100}}|[^.,;:()]{{0,40}}\([^()]{{0,40}}\)),? ?\bto (?:{FILLER} |high "
    rf"|low |all-time |reach ){{0,6}}{SIGN}$",
    re.I,
)
AT_VALUE = lazy(rf"^ ?(?:[\w-]+ ){{0,2}}(?:{UP}|{DOWN}) in [^.,;:()]{{0,60}} (?:at|of) {SIGN}$", re.I)
NOUN_OF = lazy(
    rf"[ -](?:[\w/-]+ ){{0,2}}?(?:{UP}|{DOWN}) (?:in|of|for) (?:[\w'-]+ ){{0,5}}$| (?:(?!and\b"
    rf"|or\b|of\b|on\b|in\b)[\w-]+ )?$",
    re.I,
)
ANOTHER = lazy(
    rf"[ -](?:[\w/-]+ ){{0,2}}?(?:{UP}|{DOWN}) in (?:the |its )?(?!same|first|second|third|fourth"
    rf"|quarter|month|year|period|past|last|final|latest|week)[a-z]",
)
CUT = lazy(r"[,;(]| and | but ")
HIGHER_AT = lazy(r" (?:(?:higher|lower|up|down) )?at [~$€£¥]?")
BREAK = lazy(r"\b(?:while|whereas|but)\b", re.I)
BASE_WORDS = ("from", "compar", "against", "versus", "vs", "than the ", "when ")
"""Words without one of which no base follows."""
TIME_WORDS = ("year", "y/y", "yoy", "y-o-y", "yy", "mont", "m/m", "mom", "m-o-m", "quarter", "q/q", "qoq", "q-o-q",
              "sequen", "ember", "same", "previous", "period")  # fmt: skip
"""Words without one of which nothing tells what a change is compared with."""

YOY = lazy(
    r"\byear[ -](?:on|over)[ -]year|\by[/ -]?o?[/ -]?y\b|\ba year[ -](?:ago|earlier|before)"
    r"|\byear[ -](?:ago|earlier)|\b(?:last|previous|prior|preceding) (?:financial |fiscal )?year"
    r"|\byear before|\bthe year[ -](?:ago|earlier)|\b(?:same|corresponding|comparable|equivalent"
    r"|like|similar)(?: \w+){0,2} (?:last|a|the previous|the prior|previous) year"
    r"|\blast [A-Z][a-z]+ember|\b12 months (?:ago|earlier)|\bon (?:the )?year\b|\b(?:in|over) the "
    r"(?:past|last) (?:year|12 months|twelve months)|\bversus last year|\bprevious fiscal"
    r"|\bthe \d{4} period|\bthe same \d{4}",
    re.I,
)
MOM = lazy(
    r"\bmonth[ -](?:on|over)[ -]month|\bm[/-]?o?[/-]?m\b|\b(?:previous|prior|preceding|last) month"
    r"|\ba month (?:ago|earlier|before)|\bmonth (?:ago|earlier|before)",
    re.I,
)
QOQ = lazy(
    r"\bquarter[ -](?:on|over)[ -]quarter|\bq[/-]?o?[/-]?q\b|\bsequential\w*|\b(?:previous"
    r"|prior|preceding|last|immediate\w*) (?:\w+ )?quarter\b(?! of)|\bthree months (?:ago|earlier"
    r"|before)",
    re.I,
)
YEAR = lazy(
    r"\b(?:in|on|from|over|against|for|of|than|with|to|the whole of) (?:the (?:whole|full) "
    r"(?:of|year) )?(?:[A-Z]\w+ )?((?:19|20)\d\d)\b"
)
MONTH = lazy(
    r"\b(?:in|from|on|over|than|with|against|to) (January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b(?! (?:19|20)\d\d)"
)
QUARTER = lazy(
    r"\b(?:from|than|with|against|over) (?:the )?(?:first|second|third|fourth|[1-4]Q|Q[1-4])"
    r"(?: |-)?(?:quarter)?\b(?! (?:of )?(?:last|the previous|a year|(?:19|20)\d\d))",
    re.I,
)
WIRE = lazy(r"\bvs\b")
"""A wire's table of results always sets a period against the same one of the year before."""
MONTHS = {
    m: i
    for i, m in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}


def is_base(text: str, figure: Figure, start: int) -> bool:
    """Tell whether a number is what another is compared with: "from 5,820", "compared with a loss of $5m"."""
    left = text[max(start, figure.span.start - 90) : figure.span.start]
    small = left.casefold()
    if not any(word in small for word in BASE_WORDS):
        return False
    return bool(BASE.search(left) or BASE_WHEN.search(left) or THAN.search(left))


def of_what(between: str) -> bool:
    """Tell whether what grew is named behind the percent: "a 5 percent rise in sales", "25 percent sales growth"."""
    return bool(NOUN_OF.match(between))


def of_another(text: str, figure: Figure) -> bool:
    """Tell whether a percent names behind it what it is of: "a 59 percent rise in the number of visits"."""
    return ANOTHER.match(text, figure.span.end, figure.span.end + 60) is not None


def own_words(left: str) -> str:
    """Cut away what belongs to the number before: "a year ago and" in "5,820 a year ago and up 46 percent"."""
    return CUT.split(left)[-1]


def leads_to_value(between: str) -> bool:
    """Tell whether a percent's value follows: "rose 2 percent to V", "a 5 percent rise in profit to V"."""
    return (
        len(between) < 140
        and not BREAK.search(between)
        and bool(TO_VALUE.match(between) or AT_VALUE.match(between) or HIGHER_AT.fullmatch(between))
    )


def basis_of(words: str, period: str | None, base_period: str | None) -> Basis | None:
    """Tell compared with when, by the words beside a percent or base; None where they don't say."""
    return (
        _by_words(words)
        or _by_name(words, period)
        or _between(period, base_period)
        or ("yoy" if WIRE.search(words) else None)
    )


def _by_words(words: str) -> Basis | None:
    small = words.casefold()
    if not any(word in small for word in TIME_WORDS):
        return None
    named: tuple[tuple[Basis, re.Pattern[str]], ...] = (("yoy", YOY), ("mom", MOM), ("qoq", QOQ))
    found = [(match.start(), basis) for basis, pattern in named if (match := pattern.search(words))]
    return min(found)[1] if found else None


def _by_name(words: str, period: str | None) -> Basis | None:
    """Tell by a named month, quarter or year that the comparison is with."""
    if (year := YEAR.search(words)) and (period is None or year[1] < period[:4]):
        return "yoy"
    if (month := MONTH.search(words)) and period and re.match(r"\d{4}-\d\d$", period):
        before = (int(period[5:]) - 2) % 12 + 1
        if MONTHS[month[1]] == before:
            return "mom"
        return "yoy" if MONTHS[month[1]] == int(period[5:]) and not month.group().startswith("in ") else None
    return "qoq" if period and QUARTER.search(words) else None


def _between(period: str | None, base: str | None) -> Basis | None:
    """Tell by the two periods: the same part of an earlier year, or the month or quarter before."""
    if not period or not base or period == base or len(period) != len(base):
        return None
    if period[4:] == base[4:] and period[:4] > base[:4]:
        return "yoy"
    if ".." in period:
        return "yoy" if period[:4] > base[:4] else None
    if re.match(r"\d{4}-\d\d$", period):
        return "mom" if _months(period) - _months(base) == 1 else None
    return "qoq" if "-Q" in period and _quarters(period) - _quarters(base) == 1 else None


def _months(period: str) -> int:
    return int(period[:4]) * 12 + int(period[5:7])


def _quarters(period: str) -> int:
    return int(period[:4]) * 4 + int(period[6])
