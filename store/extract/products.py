"""What was sold: the product, division or region of a row, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.extract.measures import Measure
from store.extract.patterns import lazy
from store.records import Span

WORD = lazy(r"[\w][\w'&./-]*")
BEFORE = lazy(r"(?:[\w][\w'&.-]* ){1,6}$")
CUMULATIVE = lazy(r"\bcumulative\b", re.I)
LISTED = lazy(r"(?P<what>[^:]{2,40}):")
NAME = lazy(r"[^\W\d][\w'&./-]*")
AFTER_OF = lazy(r" (?:of|at|from) (?:the |its )?(?P<what>(?:[\w][\w'&.-]* ?){1,6})")
AFTER_NUMBER = lazy(r" (?P<what>(?:[\w][\w'&.-]* ?){1,6})")
PLACE = lazy(r"(?: \w[\w-]*){0,2} (?:in|across|at) (?:the )?(?P<place>(?:[A-Z][\w.&-]+ ?){1,3})")
DIVISION = lazy(
    r"(?<![\w'])(?P<what>[\w-]+(?: and [\w-]+)?(?: [\w-]+)? (?:division|unit|arm|segment|business|operations))"
    r"(?:'s)? (?:\w+ ){0,2}$"
)

# A product ends before these: prepositions, verbs, conjunctions, times.
ENDS = frozenset(
    """
    in at of on for from to with by as and or but which that who when while than per during after before over under
    against into via through across up down rose fell grew was were is are be been being has had have will would
    could should may might can did does last this next a an year years month months quarter day days week weeks
    total totaled totalled reached hit exceeded surged jumped climbed dropped declined slid slumped increased
    decreased dipped plunged worldwide globally annually today yesterday compared versus vs sold delivered produced
    built made ordered including excluding except also only just there its their his her our it they saw posted
    reported said says respectively more less fewer so far ended ending january february march april june july
    august september october november december rise drop growth because owing bump represented then now here again
    already taken powered cts mln bln pct vs net shr revs about around nearly some close between operations rs dlrs
    worth there
    """.split()
)
# Words before a metric that name no product.
EMPTY = frozenset(
    """
    the a an its their his her our total overall record strong weak new annual yearly quarterly monthly weekly daily
    full-year half-year year-to-date full fiscal first second third fourth first-quarter second-quarter
    third-quarter fourth-quarter first-half second-half quarter half year month this last late early combined
    consolidated group company company's global worldwide net unit actual reported better higher lower rising
    falling slow poor good solid continuing firm improved lost latest recent oper forecast forecasts raise
    boost increase cut lift expand q1 q2 q3 q4 said says expects sees reported
    posted saw with and as while but that to on in of
    for by from january february march april may june july august september october november december special big
    """.split()
)
PLAIN = frozenset("vehicle vehicles car cars unit units auto autos automobile automobiles of the people".split())
KINDS = frozenset(
    "comparable like-for-like same-store comparable-store organic domestic overseas retail wholesale export online"
    " underlying".split()
)
PROFITS = lazy(r"\b(?:operating|pre-?tax|after-tax|gross|adjusted|underlying|core|earnings per share|charge)\b")


Named = Callable[[int], bool]
"""Tells whether a place lies inside a company's name."""


def product_of(text: str, measure: Measure, figure: Span, named: Named, start: int, limit: int) -> str | None:
    """Return the product of a row; None where the text names none beyond "cars" or "units"."""
    if measure.words.startswith("earnings per share"):
        return measure.words
    start = figure.end if measure.start >= figure.end else start
    if measure.end <= start:
        return _listed(text, figure, named, start)
    before = measure.end <= figure.start
    place = PLACE.match(text, measure.end, min(limit, measure.end + 60)) if before else None
    known = place is not None and not _ends(place["place"].split()[0]) and not named(place.start("place"))
    where = place["place"].strip(" .") if place and known else None
    what = (
        _division(text, measure, start) or _before(text, measure, named, start) or _behind(text, measure, named, limit)
    )
    if what is None and before:
        what = _head(AFTER_NUMBER.match(text, figure.end, min(limit, figure.end + 80)), named)
    if CUMULATIVE.search(text, max(start, min(measure.start, figure.start) - 40), figure.start):
        what = f"cumulative {what}" if what and not what.startswith("cumulative") else "cumulative"
    if what is None and PROFITS.search(measure.words):
        what = measure.words.removesuffix(" of")
    return f"{what} in {where}" if what and where and where not in what else what or where


def _listed(text: str, figure: Span, named: Named, start: int) -> str | None:
    """Return the name that a line of a list begins with, where it is no company's: "ET7: 2,000 units"."""
    found = LISTED.match(text, start, figure.start)
    return found["what"].strip() if found and not named(start) else None


def _ends(word: str) -> bool:
    return word.casefold().rstrip(".'") in ENDS or not NAME.fullmatch(word)


def _division(text: str, measure: Measure, start: int) -> str | None:
    found = DIVISION.search(text[max(start, measure.start - 60) : measure.start])
    return _kept(found["what"].split()) if found else None


def _before(text: str, measure: Measure, named: Named, start: int) -> str | None:
    """Return the words that stand before the metric: "truck sales", "U.S. sales", "comparable sales"."""
    at = max(start, measure.start - 60)
    found = BEFORE.search(text[at : measure.start])
    if not found or not measure.noun:
        return None
    taken: list[str] = []
    for word in reversed(list(WORD.finditer(found.group()))):
        plain = word.group().casefold()
        if plain.endswith("'s") or plain in EMPTY or _ends(plain) or named(at + found.start() + word.start()):
            break
        taken.insert(0, word.group())
    if not taken or taken[-1].casefold().endswith(("ed", "ing")):
        return None
    return f"{' '.join(taken)} {measure.words}" if taken[0].casefold() in KINDS else " ".join(taken)


def _behind(text: str, measure: Measure, named: Named, limit: int) -> str | None:
    """Return the words behind the metric: "sales of bottled water", "sales at clothing stores"."""
    return _head(AFTER_OF.match(text, measure.end, min(limit, measure.end + 70)), named) if measure.noun else None


def _head(found: re.Match[str] | None, named: Named) -> str | None:
    """Return the words up to the first that ends a product."""
    taken: list[str] = []
    for i, word in enumerate(WORD.finditer(found["what"]) if found else ()):
        following = found.string[found.start("what") + word.end() :][:1] if found else ""
        if _ends(word.group()) or (i and word.group().endswith("ed")) or (following and following in "$€£¥="):
            break
        if found and not named(found.start("what") + word.start()):
            taken.append(word.group().rstrip(".,"))
    return _kept(taken)


def _kept(words: list[str]) -> str | None:
    kept = [w for w in words if w.casefold() not in EMPTY]
    return None if not kept or all(w.casefold() in PLAIN for w in kept) else " ".join(kept)
