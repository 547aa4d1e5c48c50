"""What kind of figure a number is: a count, money, a price, a percentage, a share of a whole, a duration."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from store.extract.numbers import Quantity
from store.extract.patterns import lazy
from store.extract.units import GLUED_UNIT
from store.records import FigureKind

TIME_UNIT = lazy(
    r"[ -](?:(?:more|straight|consecutive|full|selling|trading|working|business|calendar|fiscal|preceding"
    r"|successive|further|additional|whole|long|or so) ){0,2}"
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)s?(?![\w])"
    r"|(?<=\d)(?P<short>hrs?|min|sec)\b",
    re.I,
)
MEASURE = lazy(
    r"[ -](km/h|kph|km|kWh|kW|GWh|GW|MWh|MW|TWh|mph|hp|bhp|horsepower|kg|Nm|mm|cm|metres?|meters?|feet"
    r"|[Ii]nch(?:es)?|litres?|liters?|degrees"
    r"|miles(?! of)|millimet(?:er|re)s|cubic|lb-ft|mpg|acres|megawatts?|gigawatts?|kilowatts?|kilomet(?:er|re)s?"
    r"|sq|square|volts?|watts?|decibels|pixels)\b"
)
WORD = lazy(r"[ -]?([A-Za-z][\w'&.-]*)")
OF_THE = lazy(r" of (?:the|its|their|his|these|those|our|all|such) ", re.I)
STOPS = frozenset(
    "in on at of to from for by with and or as than that which who is are was were will would has have had a an "
    "the its their this last next per "
    "while after before since during under over up down but if when where it he she they we said says rose fell "
    "compared against versus vs".split()
)
NO_PLURAL = frozenset(
    "is was as has its this us thus plus versus less business press across perhaps always series sports".split()
)
COLLECTIVE = frozenset(
    "people staff aircraft men women children personnel police horsepower hp percent km kg mph kwh".split()
)
SHARE_BEHIND = lazy(
    r"[ -](?:of(?! (?:growth|increase|decline))|stakes?|share(?!s? price)|(?:equity |minority |majority "
    r"|controlling |economic )?(?:interest(?= in\b)|stakes?|share\b)|holding|shareholding"
    r"|shareholder|ownership|owned|owner|state-owned|to [\d.]+ ?(?:percent|pct|%|per cent) of|more of"
    r"|in (?:the )?(?:joint venture|company)\b)",
    re.I,
)
SHARE_BEFORE = lazy(
    r"\b(?:accounts?|accounted|accounting|comprised?|represent(?:s|ed|ing)?) (?:for )?(?:only |just |about "
    r"|around |nearly |some |roughly |more than |over |almost )*\Z"
    r"|\b(?:owns?|owned|holds?|held|hold|stakes?|holdings?|shareholding) (?:\w+ ){0,3}?(?:of |to |by "
    r"|at )?(?:only |just |about |around |nearly |some |almost |more than |over )*\Z",
    re.I,
)
SHARE_METRIC = lazy(
    r"\b(?:market|its|the|company's|industry|penetration|sector) ?(?:market )?(?:share"
    r"|penetration)\b(?:[^.;]|\.\d){0,60}\b(?:was|is|to|at|of|from|with|over|above|than|or|and)"
    r" (?:\w+ ){0,2}\Z|\bshare of\b[^.;]{0,70}\b(?:was|to|at|from) (?:\w+ ){0,2}\Z"
    r"|\bpenetration(?: rate)?\b(?:[^.;]|\.\d){0,50}\b(?:was|is|to|at|of|reached|from|than|with) (?:\w+ ){0,2}\Z"
    r"|'s share\b[^.;]{0,60}\b(?:was"
    r"|to|at|from|or|of) (?:\w+ ){0,2}\Z",
    re.I,
)
GROWTH = lazy(
    r"\b(?:grow\w*|grew|rise|rose|rising|fell|fall\w*|increase\w*|gain\w*|drop\w*|declin\w*|up|down|jump\w*"
    r"|slump\w*|surg\w*)\b",
    re.I,
)
PER_THING = lazy(
    r"[ -](?:(?P<share>(?:(?:in )?cash )?(?:a|per|each)[ -](?:\w+ )?share)|(?:US |U\.S\. )?(?:an?|per"
    r"|the)[ -](?:troy )?(?P<thing>barrel|ounce|gallon|tonne?|ton|litre|pound|kilo(?:gram)?|kg|gram|unit"
    r"|mmbtu|bushel|head|square foot|sq|kwh|kilowatt-hour|ticket|seat|night|month|hour|day|week|car|vehicle|b)s?\b)",
    re.I,
)
EARNED = lazy(
    r"\b(?:earn\w*|profits?|net|shr|eps|estimates?|dividends?|loss(?:es)?|results|income|predicted|expect\w*"
    r"|consensus)\b",
    re.I,
)
PRICED = lazy(
    r"\b(?:pric(?:e|es|ed|ing)(?: (?:tag|point))?(?: (?:of|at|is|was|to|from|starts at|starting at|starts from"
    r"|rose to|fell to))?|pricing at|starts? (?:at|from)|starting (?:at|from)|sells? for|selling for"
    r"|retail\w* (?:for|at)"
    r"|msrp (?:is|of)|traded? at|trading at|closed? at|close at|opened at|settled [\w.% ]*at|cost(?:s"
    r"|ing)?) (?:about |around |just |only |roughly |approximately |between |a |nearly |as \w+ as )*\Z",
    re.I,
)
STOCK = lazy(
    r"\b(?:shares?|stock)\b(?:[^.;]|\.\d){0,90}\b(?:to|at|from|by|of|gained|lost|added|up|down|off|rose|fell"
    r"|close|around|declined|around) (?:\w+ ){0,2}\Z|\bTicker\b|\bLast Change\b",
    re.I,
)
PER_THOUSAND = lazy(
    r" (?:[\w-]+ ){0,3}?(?:per|in every|out of every|in a) (?P<whole>hundred|thousand|100|1,000)\b", re.I
)
LONE_BEFORE = lazy(
    r"\b(?:just|only|to|from|than|of|about|around|nearly|over|against|with|sold|at|some|totals?|totalled|was|were"
    r"|is|are|vs|or) \Z",
    re.I,
)
FREQUENCY = lazy(
    r"(?:as|more|the|its|their|higher|larger|bigger|greater|faster|expected|earnings|book|sales|revenue|forward"
    r"|what|that|over|annual|less|ebitda|in)\b",
    re.I,
)
QUOTED = lazy(r"\bTicker\b[^\n]{0,60}\b(?:Last|Price)\b[^\n]{0,80}\n(?:[^\n]{0,150}\n){0,3}[^\n]{0,150}\Z")
INDEX_WORDS = lazy(r"\b(?:index|Dow|Nasdaq|NASDAQ|S&P|FTSE|Nikkei|DAX|Dax|CAC|Hang Seng|composite|Composite|TA-\d+)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A number and what kind of figure it is."""

    quantity: Quantity
    kind: FigureKind
    unit: str | None = None
    why: str = ""


def named(text: str, quantity: Quantity) -> Named | None:
    """Tell what kind of figure a number is; None where it means nothing by itself ("the two")."""
    q = quantity
    if q.form == "points":
        return Named(q, "points", "basis points" if q.word == "basis" else "percentage points", "percentage points")
    if q.form == "percent":
        return _percent(text, q)
    if q.form == "fraction":
        return _part(text, q)
    if q.form == "ratio":
        return _ratio(text, q)
    if q.form == "money":
        return _money(text, q)
    return _plain(text, q)


def _left(text: str, place: int, reach: int = 110) -> str:
    """Return the words of the same sentence before a place."""
    words = text[max(0, place - reach) : place]
    return words[max(words.rfind(". "), words.rfind("\n"), words.rfind("; ")) + 1 :]


def _percent(text: str, q: Quantity) -> Named:
    """Tell a share of a whole ("13 percent of exports", "a 30% stake") from a rate or a change."""
    left = _left(text, q.start)
    if SHARE_BEHIND.match(text, q.end) and not re.search(
        r"\b(?:growth|rise|increase|gain|drop|decline) of (?:\w+ )?\Z", left
    ):
        return Named(q, "share", "percent", "part of a whole")
    if SHARE_BEFORE.search(left) or SHARE_METRIC.search(left):
        return Named(q, "share", "percent", "share or stake")
    return Named(q, "percent", None, "percent")


def _part(text: str, q: Quantity) -> Named | None:
    """Read "half of its sales" as a share of 50 percent; "half the year" is a duration."""
    if TIME_UNIT.match(text, q.end) or re.match(
        r" (?:of )?(?:a|the|this|last|an) (?:year|day|century|hour|month|decade|season)\b", text[q.end : q.end + 30]
    ):
        return None
    return Named(replace(q, value=100 * q.value), "share", "percent", "part of a whole")


def _ratio(text: str, q: Quantity) -> Named | None:
    printed = text[q.start : q.end].lower()
    if printed.endswith("times") and q.word == "words":
        behind = text[q.end + 1 : q.end + 12]
        if not FREQUENCY.match(behind) and not re.search(
            r"\b(?:rose|grew|up|increas\w+|oversubscribed|more than|by|jumped) (?:\w+ )*\Z", _left(text, q.start, 30)
        ):
            return None
    if printed in ("double", "triple", "treble", "quadruple") and not _doubling(text, q):
        return None
    return Named(q, "ratio", None, "a multiple")


def _doubling(text: str, q: Quantity) -> bool:
    before = re.search(
        r"\b(?:to|will|would|could|than|nearly|almost|about|may|should|can|might) \Z", _left(text, q.start, 20)
    )
    return bool(before) or bool(re.match(r" (?:the|its|that|what|their|in|by|from|to)\b", text[q.end : q.end + 8]))


def _money(text: str, q: Quantity) -> Named:
    """Tell a price (of a share, a barrel, a car) from an amount; earnings a share are an amount."""
    left = _left(text, q.start)
    per = PER_THING.match(text, q.end)
    if (per and per["share"]) or "per-share" in text[q.end : q.end + 14]:
        earned = EARNED.search(left) or "per-share" in text[q.end : q.end + 14]
        return Named(q, "money" if earned else "price", "share", "an amount a share")
    if per and per["thing"]:
        return Named(q, "price", per["thing"].lower(), "a price by the " + per["thing"].lower())
    if PRICED.search(left) and q.scale < 1e6:
        return Named(q, "price", None, "a price")
    if q.scale < 1e3 and abs(q.value) < 5000 and STOCK.search(left) and not EARNED.search(left):
        return Named(q, "price", None, "a share's price")
    return Named(q, "money", None, "an amount of money")


def _plain(text: str, q: Quantity) -> Named | None:
    if time := TIME_UNIT.match(text, q.end):
        unit = (time["unit"] or time["short"]).lower()
        return Named(q, "duration", {"centurie": "centurie"}.get(unit, unit) + "s", "a length of time")
    left = _left(text, q.start)
    if whole := PER_THOUSAND.match(text, q.end):
        return Named(
            q,
            "share",
            f"per {'thousand' if '000' in whole['whole'] or 'th' in whole['whole'] else 'hundred'}",
            "part of a whole",
        )
    if measure := MEASURE.match(text, q.end):
        return Named(q, "other", measure.group(1), "a measure")
    if measure := GLUED_UNIT.match(text, q.end):
        return Named(q, "other", measure.group(), "a measure")
    unit = unit_behind(text, q.end)
    if unit is None and q.word == "words" and q.scale == 1 and not LONE_BEFORE.search(left) and _stops(text, q.end):
        return None
    if unit is None and QUOTED.search(text[max(0, q.start - 400) : q.start]) and q.scale == 1:
        return Named(q, "price", None, "a row of share prices")
    if unit is None and q.scale == 1 and not q.word and STOCK.search(left) and q.high is None:
        return Named(q, "price", None, "a share's price")
    if (unit is None or unit == "points") and INDEX_WORDS.search(left) and not q.word:
        return Named(q, "other", unit, "an index")
    return Named(q, "count", unit, "a count")


def _stops(text: str, place: int) -> bool:
    """Tell whether nothing that could be counted follows."""
    match = WORD.match(text, place)
    return match is None or match.group(1).lower() in STOPS


def unit_behind(text: str, place: int) -> str | None:
    """Return the noun that a number counts: the first plural behind it, over adjectives and "of the"."""
    if skip := OF_THE.match(text, place):
        place = skip.end() - 1
    for _ in range(6):
        match = WORD.match(text, place)
        if not match:
            return None
        word = match.group(1).rstrip(".'")
        folded = word.lower()
        if folded in STOPS:
            return None
        if folded in COLLECTIVE or (
            folded.endswith("s") and not folded.endswith(("ss", "'s", "us", "ous")) and folded not in NO_PLURAL
        ):
            return folded
        place = match.end()
    return None
