"""Whose sales a number tells: the company (or the named market) that a row belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from store.extract.measures import Measure
from store.extract.text import Sentence
from store.records import CompanyFinding

# Companies that tell of others' sales, and sell nothing themselves in an article.
TELLERS = frozenset({"outlet", "agency", "group", "regulator"})
# A company behind these words is not who sells: "more than Ford", "analysts at ING", "rival Lowe's".
OBJECT = re.compile(
    r"(?:\b(?:from|than|against|with|rivals?|unlike|like|including|such as|by|owner|partner|for|to|supplier|over|analysts?|economist|broker\w*|parent"
    r"|via|versus)\s(?:the |its |\w+ )?)$",
    re.I,
)
# Between a metric and the company it belongs to: "profits at US media giant TimeWarner", "sales of Ford trucks".
OF = re.compile(r" (?:at|of|for|by|from) (?:[\w'.-]+ ){0,5}$")
SAID = re.compile(r"^(?:'s)? (?:\w+ )?(?:said|says|reported|reports|announced|told|added|confirmed|posted)\b")
ANALYST = re.compile(r"^(?:'s)? (?:[\w-]+ )?(?:analysts?|economist|strategist)\b|^'s [A-Z]")
IT = re.compile(r"\b(?:it|its|they|their|we|our)\b", re.I)

NATIONS = {
    "american": "US", "australian": "Australia", "austrian": "Austria", "belgian": "Belgium", "brazilian": "Brazil", "british": "UK",
    "canadian": "Canada", "chinese": "China", "czech": "Czech Republic", "danish": "Denmark", "dutch": "Netherlands", "european": "Europe",
    "finnish": "Finland", "french": "France", "german": "Germany", "greek": "Greece", "hungarian": "Hungary", "indian": "India",
    "indonesian": "Indonesia", "irish": "Ireland", "israeli": "Israel", "italian": "Italy", "japanese": "Japan", "korean": "Korea",
    "malaysian": "Malaysia", "mexican": "Mexico", "norwegian": "Norway", "polish": "Poland", "portuguese": "Portugal", "russian": "Russia",
    "south african": "South Africa", "south korean": "South Korea", "spanish": "Spain", "swedish": "Sweden", "swiss": "Switzerland",
    "taiwanese": "Taiwan", "thai": "Thailand", "turkish": "Turkey", "ukrainian": "Ukraine", "vietnamese": "Vietnam",
}  # fmt: skip
COUNTRIES = (
    "South Africa", "South Korea", "North America", "Latin America", "South America", "West Germany", "Hong Kong", "New Zealand", "Saudi Arabia",
    "United States", "United Kingdom", "U.S.", "US", "U.K.", "UK", "EU", *sorted({n for n in NATIONS.values() if " " not in n and len(n) > 2}),
    "Argentina", "Singapore", "Philippines", "Pakistan", "Egypt", "Chile", "Colombia",
)  # fmt: skip
MARKET = re.compile(
    r"\b(?:(?P<place>" + "|".join(map(re.escape, COUNTRIES)) + r")(?!\w)|(?P<people>" + "|".join(sorted(NATIONS, key=len, reverse=True)) + r")\b)", re.I
)
TRADE = re.compile(
    r"^(?:'s)? (?:(?:[a-z-]+|auto|car|NEV|EV|SUV) ){0,4}?(?:sales|market|industry|exports|production|output|registrations|retail|deliveries|capacity)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    company: CompanyFinding
    object: bool
    """Stands where no seller stands: "more than Ford", "including Ford and Toyota"."""


class Sellers:
    """The companies of an article, and which of them is being spoken of."""

    def __init__(self, text: str, companies: tuple[CompanyFinding, ...]) -> None:
        self._text = text
        self._named = _placed(text, companies)
        self._starts = [n.start for n in self._named]
        self._ids = frozenset(c.id for c in companies)
        self._main = _main(companies)
        self._subject: str | None = None

    def hear(self, sentence: Sentence) -> None:
        """Take note of whom a sentence speaks of, for the sentences that say "it"."""
        for named in self._between(sentence.start, sentence.end):
            if self._sells(named) and not named.object:
                self._subject = named.company.id
                return

    def of_row(self, measure: Measure, place: int, gap: int, sentence: Sentence) -> str | None:
        """Return who sells, for a number at ``place`` whose metric is ``measure``; ``gap`` is where the number before ended."""
        market = self._market(measure, gap, sentence)
        if market is not None:
            return market
        return (
            self._after(measure, place)
            or self._before(min(measure.start, place), max(gap, sentence.start))
            or self._before(min(measure.start, place), sentence.start)
            or self._told_by(place, sentence)
            or self._subject
            or self._main
            or self._place_before(place)
        )

    def names(self, start: int, end: int) -> bool:
        """Tell whether a seller is named in a stretch of text."""
        return any(self._sells(n) for n in self._between(start, end))

    def _between(self, start: int, end: int) -> list[_Named]:
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _sells(self, named: _Named) -> bool:
        if named.company.kind in TELLERS and named.company.id != self._main:
            return False
        return not ANALYST.match(self._text[named.end : named.end + 40])

    def _after(self, measure: Measure, place: int) -> str | None:
        """The company that a metric is said to be of: "losses at General Motors Europe"."""
        for named in self._between(measure.end, min(measure.end + 80, max(place, measure.end + 60))):
            if not OF.match(self._text[measure.end : named.start]):
                continue
            if named.company.kind != "brand" or self._subject is None or named.company.owner is None:
                return named.company.id if self._sells(named) else None
        return None

    def _before(self, place: int, start: int) -> str | None:
        """The last company before the metric that is no object."""
        subjects = [n for n in self._between(start, place) if self._sells(n) and not n.object]
        return subjects[-1].company.id if subjects else None

    def _told_by(self, place: int, sentence: Sentence) -> str | None:
        """The company that says so at the end of the sentence: "sales rose 5 percent, Acme said"."""
        if IT.search(self._text, sentence.start, place) and self._subject:
            return None
        behind = (n for n in self._between(place, sentence.end) if self._sells(n))
        return next((n.company.id for n in behind if SAID.match(self._text[n.end : n.end + 30])), None)

    def _market(self, measure: Measure, gap: int, sentence: Sentence) -> str | None:
        """A market that the metric itself names: "US retail sales", not "its US sales"."""
        for found in MARKET.finditer(self._text, max(sentence.start, gap, measure.start - 60), max(measure.start, gap)):
            before = self._text[max(sentence.start, found.start() - 12) : found.start()].casefold()
            if before.endswith(("'s ", "its ", "their ", "our ")) or not TRADE.match(self._text[found.end() : found.end() + 60]):
                continue
            if self._subject_inside(sentence, found.start()) or OF.match(self._text[measure.end : measure.end + 12]):
                continue
            return _market_name(found)
        return None

    def _subject_inside(self, sentence: Sentence, place: int) -> bool:
        """Tell whether a seller stands before a place in its sentence."""
        return any(self._sells(n) and not n.object for n in self._between(sentence.start, place))

    def _place_before(self, place: int) -> str | None:
        """Where an article names no seller at all: the market named last."""
        found = None
        for found in MARKET.finditer(self._text, max(0, place - 600), place):  # noqa: B007
            pass
        return _market_name(found) if found else None


def _placed(text: str, companies: tuple[CompanyFinding, ...]) -> list[_Named]:
    """All mentions in order; in a list that begins as an object, every name is one."""
    placed: list[_Named] = []
    for start, end, company in sorted(
        ((m.span.start, m.span.end, c) for c in companies for m in c.mentions), key=lambda m: m[:2]
    ):
        before = text[max(0, start - 40) : start]
        listed = bool(placed) and placed[-1].object and text[placed[-1].end : start] in (", ", " and ", ", and ", " or ")
        owns = text.startswith("'s", end)
        placed.append(_Named(start, end, company, (listed or bool(OBJECT.search(before))) and not owns))
    return placed


def _market_name(found: re.Match[str]) -> str:
    return found["place"] or NATIONS[found["people"].casefold()]


def _main(companies: tuple[CompanyFinding, ...]) -> str | None:
    """The company that an article is about: named most, at least twice, first of equals."""
    sellers = [c for c in companies if c.kind not in TELLERS]
    best = max(sellers, key=lambda c: len(c.mentions), default=None)
    return best.id if best and (len(best.mentions) > 1 or len(sellers) == 1) else None
