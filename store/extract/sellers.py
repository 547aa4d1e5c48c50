"""Whose sales a number tells: the company (or the named market) that a row belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from store.extract.markets import Markets
from store.extract.measures import Measure
from store.extract.patterns import lazy
from store.extract.text import Sentence
from store.records import CompanyFinding

TELLERS = frozenset({"outlet", "agency", "group", "regulator"})
"""Kinds that tell of others' sales, and sell nothing themselves in an article."""
TRADED = frozenset({"sales", "deliveries", "production", "exports", "orders", "capacity"})
"""What a whole market may have; profit and stores are a company's."""
OF_ALL = TRADED | {"market share"}
ASSOCIATION = lazy(r"\b(?:Association|Federation|Society|Council|Chamber|Bureau|Institute|Ministry)\b")

# A company behind these words is not who sells: "more than Ford", "analysts at ING", "rival Lowe's".
OBJECTS = frozenset(
    """from than against with unlike like include includes including by owner partner for to supplier over analyst
    analysts
    economist broker brokers brokerage parent via versus""".split()
)
PAIRS = frozenset({("such", "as"), ("part", "of")})
RIVALS = frozenset({"rival", "rivals"})
ARTICLES = frozenset({"the", "its"})
PLAIN = lazy(r"[A-Z][\w.-]*|[a-z-]+")
ACTS = lazy(r"'s\b| (?:<[\w.]+> )?(?:said|says|reported|up|down|off|gaining|rising|falling|posting|reporting)\b")
"""Words behind a name that make it a seller all the same."""
LISTED = (", ", " and ", ", and ", " or ")
OF = lazy(r" (?:at|of) (?:[\w'.-]+ ){0,5}")
"""What stands between a metric and the company it belongs to: "profits at US media giant TimeWarner"."""
SAID = lazy(r"(?:'s)? (?:\w+ )?(?:said|says|reported|reports|announced|told|added|confirmed|posted)\b")
ANALYST = lazy(
    r"(?:'s)? (?:[\w-]+ )?(?:analysts?|economist|strategist)\b"
    r"|'s (?:[A-Z]\w+ ){1,3}(?:said|says|sees|expects|told|added|raised)\b"
)
RESULTS = lazy(
    r"'s (?:\w+ ){0,3}(?:revenues?|turnover|profits?|sales|earnings|loss|losses)\b"
    r"| (?:posted|earned|made|reported (?:an?|its)) (?:\w+ ){0,3}(?:revenues?|turnover|profits?"
    r"|sales|earnings|loss|losses|[$€£¥])"
)
"""Behind an outlet's name: its own results, not those that it writes of."""
APPENDED = lazy(r",(?: [a-z]+){0,2} ")
DOES = lazy(r" (?:<[\w.]+> )?(?:was |were |had )?[a-z]+ (?:by )?")
IT = lazy(r"\b(?:it|its|they|their|we|our)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    company: CompanyFinding
    nominal: bool
    sells: bool
    """False for outlets and the like, and where an analyst of the company speaks."""
    object: bool
    """Stands where no seller stands: "more than Ford", "including Ford and Toyota"."""


class Sellers:
    """The companies of an article, and which of them is being spoken of."""

    def __init__(self, text: str, companies: tuple[CompanyFinding, ...]) -> None:
        self._text = text
        self._markets = Markets(text)
        self._named = _placed(text, companies)
        self._starts = [n.start for n in self._named]
        self._main = _main(self._named)
        self._subject: str | None = None
        self._paragraph = -1
        """Where the subject was named."""
        self._market: str | None = None
        """The market spoken of last."""
        self._of_all = -1
        """Where the last sentence begins that tells a number of a market."""
        self._heard: set[str] = set()

    def hear(self, sentence: Sentence) -> None:
        """Take note of whom a sentence speaks of, for the sentences that say "it"."""
        subjects = [n for n in self._subjects(sentence.start, sentence.end) if not self._in_passing(n, sentence)]
        if subjects:
            self._subject = self._id(subjects[0])
            self._paragraph = sentence.paragraph
            self._heard.update(n.company.id for n in subjects if not n.nominal)

    def _in_passing(self, named: _Named, sentence: Sentence) -> bool:
        """Tell whether a brand of whom the text speaks of is named inside a sentence that speaks of its owner."""
        owner = named.company.owner
        return owner is not None and owner in (self._subject, self._main) and named.start > sentence.start

    def of_row(self, measure: Measure, place: int, gap: int, sentence: Sentence) -> str | None:
        """Return who sells, for a number at ``place`` of ``measure``; ``gap`` is where the number before ended."""
        fresh = measure.start >= gap
        if fresh or not self.names(gap, place):
            self._market = (market := self._of_market(measure, place, gap, sentence)) or self._market
            if market:
                self._of_all = sentence.start
                return market
        until = min(measure.start, place) if fresh else place
        return (
            self._maker(measure, sentence)
            or (self._behind(measure, place) if fresh or measure.end > place else None)
            or self._before(max(gap, sentence.start), until)
            or self._before(sentence.start, until)
            or (self._market if self._of_all == sentence.start and measure.metric in OF_ALL else None)
            or self._told_by(place, sentence)
            or self._spoken_of(sentence, place)
            or (self._market or self._markets.before(place) if measure.metric in TRADED else None)
        )

    def names(self, start: int, end: int) -> bool:
        """Tell whether a seller is named in a stretch of text."""
        return any(n.sells for n in self._between(start, end))

    @property
    def main(self) -> str | None:
        """The company that the article is about."""
        return self._main

    def in_cell(self, start: int, end: int) -> str | None:
        """Return the company named in a cell of a table."""
        return next((n.company.id for n in self._between(start, end) if n.company.kind not in TELLERS), None)

    def covers(self, place: int) -> bool:
        """Tell whether a place lies inside a company's name."""
        i = bisect_left(self._starts, place + 1) - 1
        return i >= 0 and self._named[i].end > place and not self._named[i].nominal

    def acts(self, start: int, end: int) -> bool:
        """Tell whether a seller stands right before an end, with nothing but a verb between: "Audi <ticker> fell"."""
        near = [n for n in self._between(start, end) if n.sells]
        return bool(near) and DOES.fullmatch(self._text, near[-1].end, end) is not None

    def _between(self, start: int, end: int) -> list[_Named]:
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _subjects(self, start: int, end: int) -> list[_Named]:
        return [n for n in self._between(start, end) if n.sells and not n.object]

    def _id(self, named: _Named) -> str:
        """Return who is named; "the retailer" is whom the article speaks of, not one that was named in passing."""
        passing = named.nominal and named.company.id not in self._heard
        return self._subject if passing and self._subject else named.company.id

    def _it(self, start: int, end: int) -> bool:
        return IT.search(self._text, max(start, end - 300), end) is not None

    def _behind(self, measure: Measure, place: int) -> str | None:
        """Return the company that a metric is said to be of: "losses at General Motors Europe"; not "of Mini cars"."""
        for named in self._between(measure.end, measure.end + 80):
            product = named.company.kind == "brand" and named.company.owner is not None and self._subject is not None
            if not product and OF.fullmatch(self._text, measure.end, named.start):
                return self._id(named) if named.sells else None
        return None

    def _maker(self, measure: Measure, sentence: Sentence) -> str | None:
        """Return whose plant it is where no subject stands: "a deal with Magna, annual capacity to be doubled"."""
        if measure.metric not in ("capacity", "production"):
            return None
        near = [n for n in self._between(sentence.start, measure.start) if n.sells]
        return near[-1].company.id if near and APPENDED.fullmatch(self._text, near[-1].end, measure.start) else None

    def _before(self, start: int, end: int) -> str | None:
        """Return the last company in a stretch of text that is no object."""
        subjects = self._subjects(start, end)
        return self._id(subjects[-1]) if subjects else None

    def _told_by(self, place: int, sentence: Sentence) -> str | None:
        """Return the company that says so at the end of the sentence: "sales rose 5 percent, Acme said"."""
        if self._subject and self._it(sentence.start, place):
            return None
        behind = (n for n in self._between(place, sentence.end) if n.sells)
        return next((self._id(n) for n in behind if SAID.match(self._text, n.end, n.end + 30)), None)

    def _spoken_of(self, sentence: Sentence, place: int) -> str | None:
        """Return whom a sentence without a name speaks of: in a new paragraph without "it", the main company."""
        if self._main and sentence.paragraph != self._paragraph and not self._it(sentence.start, place):
            return self._main
        return self._subject or self._main

    def _of_market(self, measure: Measure, place: int, gap: int, sentence: Sentence) -> str | None:
        """Return the market whose number it is; None where a company's it is."""
        start = max(sentence.start, gap)
        named = self._markets.of_metric(measure, start)
        if named and not self._it(sentence.start, named.start) and not self._subjects(sentence.start, named.start):
            of_company = OF.match(self._text, measure.end) and self.names(measure.end, measure.end + 60)
            if not of_company:
                return named.name
        if by := self._markets.by_metric(measure):
            return by.name
        if self._counted_by_association(measure, sentence) or self._markets.is_industry(measure, sentence.start):
            return self._market or self._markets.before(place)
        of_all = self._markets.is_of_all(measure, start) and not self._subjects(sentence.start, measure.start)
        return self._market or self._markets.before(place) if of_all else None

    def _counted_by_association(self, measure: Measure, sentence: Sentence) -> bool:
        """Tell whether an association tells of its whole market: a sentence with its name and no seller's."""
        if self._subjects(sentence.start, sentence.end) or self._it(sentence.start, measure.start):
            return False
        named = self._between(sentence.start, sentence.end)
        return any(n.company.kind == "group" or ASSOCIATION.search(self._text, n.start, n.end) for n in named)


def _placed(text: str, companies: tuple[CompanyFinding, ...]) -> list[_Named]:
    """Return all mentions in order; in a list that begins as an object, every name is one."""
    placed: list[_Named] = []
    mentions = ((m.span.start, m.span.end, m.nominal, c) for c in companies for m in c.mentions)
    for start, end, nominal, company in sorted(mentions, key=lambda m: m[:2]):
        sells = company.kind not in TELLERS or RESULTS.match(text, end, end + 60) is not None
        sells = sells and not ANALYST.match(text, end, end + 60)
        listed = bool(placed) and placed[-1].object and text[placed[-1].end : start] in LISTED
        blocked = listed or _is_object(text[max(0, start - 60) : start])
        placed.append(_Named(start, end, company, nominal, sells, blocked and not ACTS.match(text, end, end + 40)))
    return placed


def _is_object(before: str) -> bool:
    """Tell whether the words before a name make it an object, with up to two more words (and "the") between."""
    if not before.endswith(" "):
        return False
    words = before[:-1].split(" ")[-5:]
    for i, word in enumerate(reversed(words[-4:])):
        small = word.casefold()
        if small in RIVALS:
            return i == 0
        pair = (words[-i - 2].casefold() if i + 2 <= len(words) else "", small)
        if small in OBJECTS or pair in PAIRS:
            return i < 3 or words[-i].casefold() in ARTICLES
        if not word.isalpha() and not PLAIN.fullmatch(word):
            return False
    return False


def _main(named: list[_Named]) -> str | None:
    """Return the company that an article is about: the only one, or the one named most and more than once."""
    counts = Counter(n.company.id for n in named if n.company.kind not in TELLERS)
    acting = {n.company.id for n in named if n.sells and not n.object}
    ranked = [(company, count) for company, count in counts.most_common() if company in acting]
    if not ranked or (len(counts) > 1 and ranked[0][1] < 2):
        return None
    return ranked[0][0]
