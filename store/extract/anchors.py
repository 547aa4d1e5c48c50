"""Which day a text without a date speaks from, told by the years that it prints and compares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from store.extract.isoperiods import month_end
from store.extract.patterns import lazy
from store.extract.timewords import MONTH, MONTHS, YEAR
from store.extract.tokens import tokens

DATELINE = lazy(rf"\b(?:(?P<m>{MONTH}) (?P<d>\d\d?),? (?P<y>{YEAR})|(?P<d2>\d\d?) (?P<m2>{MONTH}),? (?P<y2>{YEAR}))")
ANY_YEAR = lazy(rf"(?P<y>{YEAR})")
COMPARED = lazy(
    r"(?:compar\w+ (?:with|to)|(?:\bfrom|\bthan|\bagainst|\bversus|\bvs|\bover|\bon|\babove)(?= (?:its|the|in|for"
    r"|a|that|same|fourth|third|second|first"
    r"|\S?[\d.,]+))|(?:%|pct|percent|per cent|bn|mln|\dm) (?:from|on|over|against))"
    r"(?: (?:its|the|in|for|a|that|of|same|fourth|third|second|first|quarter|period|fiscal|year|restated"
    r"|\S?[\d.,]+\S*|mln|dlrs?|million|billion|rupees"
    r"|yen|(?:loss|profit|total|rise)(?: in| of)?|[a-z]+ (?:in|of)))* \Z",
    re.I,
)
AHEAD = lazy(
    r"\b(?:will|expect\w*|forecast\w*|project\w*|target\w*|aim\w*|guidance|outlook|predict\w*|plan\w*|sees"
    r"|hope\w*|prospects?|(?:is|are) seen|looking"
    r" forward|estimate\w*|likely)\b[^.\n]{0,90}\b(?:in|for|of|year|during|fiscal) (?:fiscal (?:year )?|the )?"
    r"(?:(?:the )?(?:first|second|third|fourth)[- ](?:quarter|half) (?:of )?)?\Z"
    r"|\b(?:in|for|fiscal|during) (?:fiscal )?\Z(?=.{5,60}\b(?:is projecting|projects|expects?|forecasts?|sees"
    r"|will|is expected)\b)",
    re.I,
)
FORWARD = lazy(
    r"\d{4}[^.\n]{0,60}\b(?:is projecting|projects|expects?|forecasts?|sees|will|is expected|guidance|outlook"
    r"|forecast|expectations|estimates)\b",
    re.I,
)
QUARTER = lazy(
    r"\b(?P<o>first|second|third|fourth|final)[- ]quarter(?= (?:\w+ ){0,2}?(?:sales|profits?|earnings|results?"
    r"|net|revenues?|loss(?:es)?|income|season|deliver\w+)|[,.])|(?:three|3) months (?:to|ended"
    r"|ending) (?:the end of )?(?:\d\d? )?(?P<m>"
    rf"{MONTH})|last three months of",
    re.I,
)
REPORTED = lazy(
    rf"\b(?P<o>first|second|third|fourth|final|last)[- ]quarter (?:of |in )?(?:fiscal )?(?P<y>{YEAR})"
    rf"|\b(?P<a>[1-4])Q ?'?(?P<ay>\d\d)\b"
    rf"|\bQ(?P<b>[1-4]) (?P<by>{YEAR})|\b(?P<l>(?:last|final) three months) of (?P<ly>{YEAR})|(?P<h>first[- ]half"
    rf"|second[- ]half) (?:of )?(?P<hy>{YEAR})",
    re.I,
)
TOLD = lazy(
    r"\b(?:sales|profits?|earnings|income|revenues?|turnover|loss(?:es)?|deliveries|production|results)\b[^.;\n]{0,30}"
    r" (?:for|in|during|of) (?:fiscal |the (?:whole|full|year) (?:of |year )?)?\Z",
    re.I,
)
"""Before a year whose results are told."""
BY = lazy(r"\b(?:by|until|through|to|end of|after|from) \Z")
FISCAL = lazy(r"[-/–]\d\d\b(?!-)")
"""Behind a year that begins in April: the first quarter of 2015-16 ends in June."""
REPORT_WORDS = frozenset("first second third fourth final last q 1 2 3 4".split())
_ordinal = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
DAYS_AFTER = 40
"""A quarter's results come about so many days after its end."""


def anchor_of(text: str) -> date | None:
    """Return a day near which a text must have been written; None where it does not tell."""
    head = text[:20000]
    words = tokens(head)
    digits = (ANY_YEAR.match(head, at) for at, word in words if len(word) == 4 and word[:2] in ("19", "20"))
    years = [(m, int(m["y"])) for m in digits if m]
    if not years:
        return None
    latest = max((y for m, y in years if not BY.search(head[max(0, m.start() - 12) : m.start()])), default=0)
    return _dated(head, latest) or _by_report(head, years) or _by_comparison(head, years) or _by_results(head, years)


def _dated(text: str, latest: int) -> date | None:
    """Take a full date at the top, if no later year is named."""
    for match in DATELINE.finditer(text[:400]):
        year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
        try:
            found = date(int(year), MONTHS[month[:3].lower()], int(day))
        except ValueError:
            continue
        if found.year >= latest - 1:
            return found
    return None


def _by_report(text: str, years: list[tuple[re.Match[str], int]]) -> date | None:
    """Take the latest quarter or half that is printed with its year, unless it is only compared with."""
    ends = [end for m in _reports(text) if (end := _end(text, m)) and not _ahead(text, m, m.start())]
    if not ends:
        return None
    last = max(ends)
    past = [y for m, y in years if not _ahead(text, m)]
    return last + timedelta(days=DAYS_AFTER) if not past or max(past) <= last.year else None


def _reports(text: str) -> Iterator[re.Match[str]]:
    """Yield the quarters and halves that are printed with their year."""
    for at, word in tokens(text):
        if word in REPORT_WORDS and (match := REPORTED.match(text, at)):
            yield match


def _end(text: str, match: re.Match[str]) -> date | None:
    if COMPARED.search(text[max(0, match.start() - 60) : match.start()]) and " the " in match.group():
        return None
    if match["h"]:
        return month_end(int(match["hy"]), 6 if match["h"].lower().startswith("first") else 12)
    if match["l"]:
        return month_end(int(match["ly"]), 12)
    number = _ordinal[match["o"].lower()] if match["o"] else int(match["a"] or match["b"])
    year = int(match["y"] or match["by"] or 2000 + int(match["ay"]))
    number += FISCAL.match(text, match.end()) is not None
    return month_end(year + number // 5, 3 * (number - 4 * (number // 5)))


def _by_comparison(text: str, years: list[tuple[re.Match[str], int]]) -> date | None:
    """Reckon from a year that is forecast, else from the year that results are compared with."""
    printed = [y for m, y in years if not BY.search(text[max(0, m.start() - 12) : m.start()])]
    ahead = {y for m, y in years if _ahead(text, m)}
    compared = [y for m, y in years if COMPARED.search(text[max(0, m.start() - 70) : m.start()])]
    latest, quarter = max(printed, default=0), _quarter(text)
    if latest in ahead and (latest - 1 in printed or latest - 2 in printed or quarter):
        year = latest
    elif compared and max(compared) >= latest - 1:
        year = max(compared) + (1 if quarter in (1, 2, 3) else 2)
        year = latest if latest in ahead else year
    else:
        return None
    return month_end(year, 3 * quarter) + timedelta(days=DAYS_AFTER) if quarter in (1, 2, 3) else date(year, 2, 15)


def _by_results(text: str, years: list[tuple[re.Match[str], int]]) -> date | None:
    """Reckon from the latest year, where its results are told: early in the year after it."""
    told = [y for m, y in years if TOLD.search(text[max(0, m.start() - 60) : m.start()]) and not _ahead(text, m)]
    past = [y for m, y in years if not _ahead(text, m)]
    if not told or max(told) != max(past) or _quarter(text) in (1, 2, 3):
        return None
    return date(max(told) + 1, 2, 15)


def _ahead(text: str, match: re.Match[str], place: int | None = None) -> bool:
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 140, 0)
    return bool(
        AHEAD.search(text[start : match.start()] if place is None else text[start:place])
        or FORWARD.match(text, match.start("y"))
    )


def _quarter(text: str) -> int:
    """Return the first quarter that the text names without a year; 0 where there is none."""
    match = QUARTER.search(text)
    if not match:
        return 0
    if match["m"]:
        return (MONTHS[match["m"][:3].lower()] + 2) // 3
    return _ordinal[match["o"].lower()] if match["o"] else 4
