"""Named markets: countries and regions whose sales an article tells beside those of companies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from store.extract.measures import Measure
from store.extract.patterns import lazy

NATIONS = {
    "American": "US", "Australian": "Australia", "Austrian": "Austria", "Belgian": "Belgium", "Brazilian": "Brazil",
    "British": "UK", "Canadian": "Canada", "Chinese": "China", "Czech": "Czech Republic", "Danish": "Denmark",
    "Dutch": "Netherlands", "European": "Europe", "Finnish": "Finland", "French": "France", "German": "Germany",
    "Greek": "Greece", "Hungarian": "Hungary", "Indian": "India", "Indonesian": "Indonesia", "Irish": "Ireland",
    "Israeli": "Israel", "Italian": "Italy", "Japanese": "Japan", "Korean": "Korea",
    "Latin American": "Latin America", "Malaysian": "Malaysia", "Mexican": "Mexico",
    "North American": "North America", "Norwegian": "Norway", "Polish": "Poland", "Portuguese": "Portugal",
    "Russian": "Russia", "South African": "South Africa", "South Korean": "South Korea", "Spanish": "Spain",
    "Swedish": "Sweden", "Swiss": "Switzerland", "Taiwanese": "Taiwan", "Thai": "Thailand", "Turkish": "Turkey",
    "Ukrainian": "Ukraine", "Vietnamese": "Vietnam",
}  # fmt: skip
COUNTRIES = frozenset(NATIONS.values()) | frozenset(
    (
        "Argentina", "Chile", "Colombia", "EU", "Egypt", "Hong Kong", "New Zealand", "Pakistan", "Philippines",
        "Saudi Arabia", "Singapore", "South America", "U.K.", "U.S.", "United Kingdom", "United States", "West Germany",
    )
)  # fmt: skip

PLACE = lazy(
    r"(?<!\w)(?=[A-Z])(?:(?P<place>" + "|".join(map(re.escape, sorted(COUNTRIES, key=len, reverse=True)))
    + r")|(?P<people>" + "|".join(sorted(NATIONS, key=len, reverse=True)) + r"))(?!\w)"
)  # fmt: skip
FIRST_WORDS = frozenset(re.split(r"\W", name)[0] for name in (*COUNTRIES, *NATIONS))
OWN = lazy(r"(?:'s|\bits|\btheir|\bour) $", re.I)
TRADE = lazy(
    r"(?:'s)? (?:[\w-]+ ){0,4}?(?:sales|market|industry|exports|production|output|registrations|retail|deliveries"
    r"|capacity)\b"
)
BY = lazy(r"(?: of [a-z -]{1,30}?)? (?:by|in) (?:the )?")
TRADE_OF = lazy(
    r" (?:auto |car |new car )?(?:industry|market)\b"
    r"| (?:for|by) all (?:\w+ )?(?:manufacturers|makers|brands|companies)\b"
)
INDUSTRY = lazy(
    r"\b(?:the (?:[a-z]+ ){0,2}(?:industry|sector)|(?:car|auto|vehicle)[ -]?(?:makers|manufacturers))"
    r"(?:'s)? (?:\w+ ){0,3}$",
    re.I,
)

IMPORTED = lazy(r"\b(?:imported|domestic[ -]makes?|industry-?wide|all[ -]makes)\b", re.I)
"""Words for what no single company sells."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region named in a text, or its people."""

    start: int
    end: int
    name: str


class Markets:
    """The countries and regions that a text names."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> list[Place]:
        return list(_places(self._text))

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self._places]

    def before(self, place: int) -> str | None:
        """Return the market named last before a place."""
        i = bisect_left(self._starts, place)
        return self._places[i - 1].name if i else None

    def of_metric(self, measure: Measure, start: int) -> Place | None:
        """Return the market that a metric itself names: "US retail sales", not "its US sales"."""
        near = self._between(max(start, measure.start - 60), max(measure.start, start))
        own = (p for p in near if TRADE.match(self._text, p.end, p.end + 60) and not self._owned(p))
        return next(own, None)

    def by_metric(self, measure: Measure) -> Place | None:
        """Return the market behind a metric: "sales of new cars by the U.S. auto industry"."""
        for place in self._between(measure.end, measure.end + 50):
            if BY.fullmatch(self._text, measure.end, place.start) and TRADE_OF.match(self._text, place.end):
                return place
        return None

    def is_industry(self, measure: Measure, start: int) -> bool:
        """Tell whether a metric is a whole industry's: "the industry sold", "carmakers saw sales"."""
        return INDUSTRY.search(self._text, max(start, measure.start - 60), measure.start) is not None

    def is_of_all(self, measure: Measure, start: int) -> bool:
        """Tell whether what is counted is no single company's: "imported cars", "domestic-make cars sold"."""
        return IMPORTED.search(self._text, max(start, measure.start - 60), measure.start) is not None

    def _between(self, start: int, end: int) -> list[Place]:
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _owned(self, place: Place) -> bool:
        return OWN.search(self._text, max(0, place.start - 8), place.start) is not None


def _places(text: str) -> Iterator[Place]:
    past = 0
    for start in sorted(_starts(text)):
        if start >= past and (found := PLACE.match(text, start)):
            past = found.end()
            yield _place(found)


def _starts(text: str) -> Iterator[int]:
    """Yield where the first word of a place stands: a search for each costs less than a look at each capital."""
    for word in FIRST_WORDS:
        start = text.find(word)
        while start >= 0:
            yield start
            start = text.find(word, start + len(word))


def _place(found: re.Match[str]) -> Place:
    return Place(found.start(), found.end(), found["place"] or NATIONS[found["people"]])
