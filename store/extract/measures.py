"""What a number measures: sales, deliveries, profit and the like, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from store.extract.patterns import lazy
from store.records import Figure

Side = Literal["left", "right"]

# The closed list of metrics, each with the words that news uses for it; "-" stands for words that measure something
# else, so that a number behind them is no row. The last of them before a number decides.
WORDS: tuple[tuple[str, str], ...] = (
    (
        "market_share",
        r"market[ -]shares?(?: of (?:[\w.'&-]+ ){0,4}?sales)?|shares? of (?:the |its |an? )?(?:[\w.'&-]+ ){0,5}?"
        r"(?:markets?|sales|registrations)\b",
    ),
    ("margin", r"(?:(?:gross|operating|net|profit|net interest|vehicle) )?margins?(?! of error)"),
    (
        "skip",
        r"(?:sales|profits?|earnings|revenue|production|output|delivery|order|loss|export|income) "
        r"(?:force|staff|manager|forecasts?|targets?|tax"
        r"|team|director|warnings?|taking|lines?|deal|agreement|schedules?|scheduling|conditions"
        r"|outlook|estimates?|expectations?|season|release|call"
        r"|vice|chief|sharing|firm|service|incentives?|campaigns?|network|markets?|surprise|problems"
        r"|processes|channels?)"
        r"|selling days?|job loss(?:es)?|best[ -]selling|sell-?off|mail[ -]order|orders? to|deliver(?:y|ies) to"
        r"|production costs?|income tax(?:es)?|earnings before",
    ),
    ("eps", r"(?:oper(?:ating)? )?shr|eps"),
    ("charge", r"(?:charge|write-?(?:down|off))s? (?:of|totall?ing)"),
    ("revenue", r"revenues?|turnover|revs|(?<!your )total income|net (?:interest|banking) income"),
    ("customers", r"(?:passenger|subscriber|customer|user|member)s? (?:numbers|total|count)|subscribers"),
    (
        "profit",
        r"(?:(?:net|operating|pre-?tax|after-tax|gross|adjusted|underlying|core) )?(?:profits?|earnings"
        r"|income)|earn(?:ed|s|ing)?|ebit(?:da)?|net(?= (?:of )?(?:[$£€]|\d))",
    ),
    (
        "loss",
        r"(?:net|operating|pre-?tax) loss(?:es)?|(?<!those )(?<!these )(?<!early )(?<!small )(?<!heavy )"
        r"(?<!recent )loss(?:es)?|deficit|(?<!holders )(?<!investors )lost(?= (?:about |nearly |around |close to "
        r"|some |more than |over |almost )?(?:[$£€¥]|rs|rmb"
        r"|(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine) ?(?:mln|bln|million|billion|bn|m)\b))",
    ),
    ("deliveries", r"deliver(?:y|ies|ed|ing|s)?|shipments|shipped|hand(?:ed|ing|s) over"),
    ("exports", r"export(?:s|ed|ing)"),
    ("orders", r"(?<!in )(?<!on the )(?:pre-?)?orders?|bookings|pre-?ordered|reservations"),
    ("capacity", r"capacity"),
    ("production", r"produc(?:es?|ed|ing|tion)|output|manufactur(?:ed|es)|buil[dt]s?|assembl(?:ed|es)"),
    ("sales", r"sales(?! of (?:the |its )?(?:stake|shares))|sold|sells?|registrations|registered"),
    (
        "block",
        r"shares?|stocks?|stakes?|ind(?:ex|ices)|dividends?|prices?|priced|costs?|expenses?|expenditure"
        r"|spending|spen[dt]|invest\w*|workforce|jobs?"
        r"|employ\w*|workers|staff|debt|bonds?|loans?|lending|deposits?|tax(?:es)?|offer(?:ed|s)?"
        r"|bid|bought|buy\w*|paid|pay\w*|acqui\w+|valued?|valuation"
        r"|worth|deals?|funds?|funding|fined?|settle\w*|demand|yields?|crude|dollar|econom\w+|inflation"
        r"|rates?|wages|options?|borrow\w*|raised \S?\d"
        r"|capitali[sz]ation|discount\w*|subsid\w+|penalt\w+|assets|inventor\w+|volumes?|ratio"
        r"|buyback|repurchase|test cars|fleet|recall\w*|equities|immediate delivery|hourly earnings"
        r"|weekly earnings|asks|rpks|load factors?|traffic"
        r"|gains? (?:of|from)|accounting",
    ),
)
MEASURE = lazy(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in WORDS) + r")\b")
# Every measuring word begins with one of these: most words of a text need no closer look.
STARTS = frozenset(
    """
    acc acq adj aft ass bes bid bon boo bor bou bui buy cap cha cor cos cru cus dea deb def del dem dep dis div dol
    ear ebi eco emp eps equ exp fin fle fun gai gro han inc hou imm wee ind inf inv job len loa los mai man mar mem
    net off ope opt ord out pai pas pay pen pre pri pro rai rat rec reg rep res rev rpk ask tra sal sel set sha shi
    shr sol spe sta sto sub tax tes tot tur und use val veh vol wag wor wri yie
    """.split()
)
WORD = lazy(r"[a-z]{3,}")
SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
NAMES = {"market_share": "market share", "charge": "other", "eps": "other"}
NOT_MEASURES = frozenset({"skip", "block"})

# The noun that a count counts may itself be the metric.
COUNTED = lazy(
    r"\s?(?:[a-z][\w'-]* ){0,3}?(?:(?P<customers>subscribers?|customers?|users|passengers)"
    r"|(?P<stores>stores|outlets|showrooms|dealerships"
    r"|branches|restaurants|shops)|(?P<orders>(?:pre-?)?orders|bookings|reservations)|(?P<deliveries>deliveries)"
    r"|(?P<sales>sales|registrations))\b",
    re.I,
)
DONE = lazy(
    r"\s(?:[\w'-]+ ){0,6}?(?:(?P<sales>sold)|(?P<deliveries>delivered|handed over)|(?P<production>produced"
    r"|built|made)|(?P<exports>exported))\b",
    re.I,
)
MONEY_OF = lazy(
    r"\s?(?:(?:in|of|worth of) (?:[\w'-]+ ){0,4}?|(?:(?!from|in|of|to|and|or|for|with|on|against"
    r"|compared|an?|the|at|by)[\w-]+ ){0,2}?)(?:(?P<revenue>revenues?|turnover)|(?P<profit>profits?"
    r"|earnings|(?:net |operating )?income)"
    r"|(?P<loss>loss(?:es)?)|(?P<sales>sales)|(?P<charge>charge)|(?P<orders>orders)|(?P<exports>exports))\b",
    re.I,
)
PER_SHARE = lazy(
    r"[ -](?:(?:a|per)[ -](?:fully )?(?:diluted |basic |common |ordinary )?share\b|in per-share earnings)", re.I
)
CHANGE_IN = lazy(r"\s?(?:[\w-]+ ){0,3}?\w+ (?:in|of|for) ", re.I)
CLAUSE_BREAK = lazy(r";|\b(?:while|whereas|although|though|because|employ\w*|with \w+ing)\b", re.I)

VERB = lazy(
    r"sold|sells?|deliver(?:ed|s|ing)?|hand\w* over|produc(?:es?|ed|ing)|manufactur\w+|buil[dt]s?"
    r"|assembl\w+|export(?:ed|ing)|earn(?:ed|s|ing)?|lost|\w*ordered|registered"
)
DIGIT = lazy(r"\d")
VAGUE = lazy(r"(?:a )?(?:dozen|score|hundred|thousand|million|billion)s?\b", re.I)
MILLIONS = lazy(r"(?:million|billion|mln|bln|bn|m)$", re.I)
"""An amount whose currency was named before: "profit fell to 3.69 billion from 3.81 billion"."""
FEW = 13
"""Small numbers in words count brands and plants, hardly ever sales."""
COUNTS = frozenset({"sales", "deliveries", "orders", "production", "capacity", "exports", "stores", "customers"})
MONEYS = frozenset({"sales", "revenue", "profit", "loss", "orders", "exports", "other"})
PERCENTS = frozenset({"margin", "market share"})
MONEY_VERBS = frozenset({"sold", "sell", "sells", "ordered", "registered"})
UNCOUNTED = lazy(
    r"(?:people|persons?|workers?|jobs?|employees|staff|workforce|miles|kilomet\w+|km|kph|mph"
    r"|hours?|minutes?|years?|months?|weeks?|days?|points?|shares"
    r"|countries|cities|states|times|percent|pct|horsepower|hp|kwh?|mwh?|ps|nm|lb|nanomet\w+|issues|securities"
    r"|bonds|companies|firms|analysts|factories|plants"
    r"|test cars|projects|seats|versions|marques|brands|dealers|counties|a share|(?:annual )?rate)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """Words that say what a number measures."""

    metric: str
    start: int
    end: int
    words: str
    noun: bool = True


def measures(text: str, start: int, end: int) -> list[Measure]:
    """Return the measuring words of a stretch of text in order, with those that measure something else as "-"."""
    printed = text[start:end]
    words = printed.lower() if printed.isascii() else printed.translate(SMALL)
    found: list[Measure] = []
    past = 0
    for word in WORD.finditer(words):
        at = word.start()
        if at < past or word.group()[:3] not in STARTS or (match := MEASURE.match(words, at)) is None:
            continue
        past = match.end()
        if match.lastgroup != "skip":
            found.append(_measure(match, start))
    return found


def _measure(match: re.Match[str], offset: int) -> Measure:
    name = match.lastgroup or "block"
    words = match.group()
    metric = "-" if name in NOT_MEASURES else NAMES.get(name, name)
    words = "earnings per share" if name == "eps" else words
    return Measure(metric, offset + match.start(), offset + match.end(), words, not _is_verb(words))


@lru_cache(maxsize=512)
def _is_verb(words: str) -> bool:
    return VERB.fullmatch(words) is not None


def fits(metric: str, figure: Figure, text: str) -> bool:
    """Tell whether a figure can be a value of the metric: no profit in vehicles, no capacity in dollars."""
    if figure.kind == "count" and metric in MONEYS - COUNTS:
        return text.startswith(" vs", figure.span.end) or (
            figure.unit is None and MILLIONS.search(figure.text) is not None
        )
    if figure.kind in ("money", "price"):
        return metric in MONEYS
    if figure.kind in ("percent", "share"):
        return metric in PERCENTS
    if not DIGIT.search(figure.text) and (figure.value < FEW or VAGUE.match(figure.text)):
        return False
    following = text[figure.span.end : figure.span.end + 40].lstrip(" -")
    return (
        figure.kind == "count"
        and metric in COUNTS
        and not UNCOUNTED.match(following)
        and not UNCOUNTED.match(figure.unit or "")
    )


def of_count(text: str, figure: Figure, limit: int) -> Measure | None:
    """Find the metric in the noun that a count counts: "464,000 subscribers", "10,878 deliveries"."""
    match = COUNTED.match(text, figure.span.end, limit)
    return _named(match) if match else None


def of_deed(text: str, figure: Figure, limit: int) -> Measure | None:
    """Find the metric in what was done with the things counted: "16,155 cars were sold"."""
    match = DONE.match(text, figure.span.end, limit)
    return _named(match) if match and not re.search(r"[,;]", match.group()) else None


def of_money(text: str, figure: Figure, limit: int) -> Measure | None:
    """Find the metric behind an amount: "$5bn in revenue", "a 10 million dollar loss"."""
    match = MONEY_OF.match(text, figure.span.end, limit)
    return _named(match) if match else None


def _named(match: re.Match[str]) -> Measure:
    name = match.lastgroup or ""
    return Measure(NAMES.get(name, name), match.start(name), match.end(name), match.group(name).casefold())
