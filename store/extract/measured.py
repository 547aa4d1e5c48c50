"""What each number of a sentence measures."""

from __future__ import annotations

import re
from bisect import bisect_left

from store.extract import changes, measures
from store.extract.measures import Measure
from store.extract.patterns import lazy
from store.extract.sellers import Sellers
from store.extract.text import Sentence
from store.records import Figure

REACH = 220
"""How many characters before a number are searched for what it measures."""

BULLET = lazy(r"[^:.]{2,60}: ?(?:[a-z]+ ){0,3}[$€£¥]?")
"""The beginning of a line of a list: a name, a colon, then the number."""
SHARE_OF = lazy(r" (?:share )?of (?:the |all )?(?:[\w.'&-]+ ){0,5}?(?:markets?|sales|registrations)\b", re.I)
HOLDS = lazy(
    r"\b(?:took|take[sn]?|ha[sd]|have|hold(?:s|ing)?|held|account(?:s|ed|ing)? for|captur\w+"
    r"|control\w*|command\w*|won|with)"
    r"(?: [\w']+){0,3} $",
    re.I,
)
WHOLE = lazy(r" of the (?:overall|total|whole|entire) ")
ITS = lazy(r"\b(?:its|their|group|company|revenues?)\b", re.I)
EARNED = frozenset({"earn", "earns", "earned", "earning"})
EARNED_REACH = 45
"""Who earns an amount names it soon; "earned an honour that comes with a $5,000 award" earns none."""
LISTS = frozenset({"sales", "deliveries", "production", "orders"})


class Measured:
    """The measuring words of one sentence, and which of them a number belongs to."""

    def __init__(self, text: str, sentence: Sentence, sellers: Sellers, before: Measure | None) -> None:
        self._text = text
        self._sentence = sentence
        self._sellers = sellers
        self._before = before
        self._found = measures.measures(text, sentence.start, sentence.end)
        self._starts = [m.start for m in self._found]

    def between(self, start: int, end: int) -> list[Measure]:
        """Return the measuring words that begin in a stretch of text."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last(self, place: int) -> Measure | None:
        """Return the last measuring words before a place."""
        near = self.between(max(self._sentence.start, place - REACH), place)
        return next((m for m in reversed(near) if m.end <= place and not self._in_brackets(m, place)), None)

    def _in_brackets(self, measure: Measure, place: int) -> bool:
        """Tell whether words stand in brackets that close before a place: "EBIT (earnings before tax) of"."""
        close = self._text.find(")", measure.end, place)
        return close >= 0 and self._text.find("(", measure.end, close) < 0

    def of_change(self, figure: Figure, limit: int) -> Measure | None:
        """Return what grew: named behind the percent ("a 5 percent rise in sales"), before it, or a sentence before."""
        behind = self.between(figure.span.end, min(limit, figure.span.end + 70))
        if behind and behind[0].noun and changes.of_what(self._text[figure.span.end : behind[0].start]):
            return behind[0]
        return self.last(figure.span.start) or self._of_list(figure)

    def _of_list(self, figure: Figure) -> Measure | None:
        """Go on with a list of companies that names its metric no more: "Audi fell 42.5 percent, Seat plunged ..."."""
        if self._before is None or self._before.metric not in LISTS:
            return None
        return self._before if self._sellers.acts(self._sentence.start, figure.span.start) else None

    def of_value(self, figure: Figure, limit: int, *, changed: bool) -> Measure | None:
        """Return what a value measures: named by its own noun, before it, behind it, or above its list.

        A value that a change leads to (``changed``) may be of a metric named a clause before: "while the Golf gained
        8 percent to 41,000".
        """
        if measures.PER_SHARE.match(self._text, figure.span.end):
            return self._per_share(figure)
        found = (
            self._named(figure, limit)
            or self._left(figure, changed)
            or self._deed(figure, limit)
            or self._bullet(figure)
        )
        return found if found and measures.fits(found.metric, figure, self._text) else None

    def _named(self, figure: Figure, limit: int) -> Measure | None:
        if figure.kind == "count":
            return measures.of_count(self._text, figure, limit)
        return measures.of_money(self._text, figure, limit) if figure.kind == "money" else None

    def _left(self, figure: Figure, changed: bool) -> Measure | None:
        found = self.last(figure.span.start)
        if found is None or found.metric == "-" or (figure.kind == "money" and found.words in measures.MONEY_VERBS):
            return None
        if found.words in EARNED and figure.span.start - found.end > EARNED_REACH:
            return None
        other_clause = not changed and measures.CLAUSE_BREAK.search(self._text, found.end, figure.span.start)
        return None if other_clause else found

    def _deed(self, figure: Figure, limit: int) -> Measure | None:
        return measures.of_deed(self._text, figure, limit) if figure.kind == "count" else None

    def _bullet(self, figure: Figure) -> Measure | None:
        start = self._sentence.start
        near = figure.span.start - start <= 90
        return self._before if near and BULLET.fullmatch(self._text, start, figure.span.start) else None

    def _per_share(self, figure: Figure) -> Measure | None:
        """Earnings per share, where the sentence speaks of earnings and not of an offer or a dividend."""
        found = self.last(figure.span.start)
        earned = found is not None and found.metric in ("profit", "loss", "other")
        place = figure.span.end
        if not earned and "earnings" not in self._text[place : place + 24]:
            return None
        return Measure("other", place, place, "earnings per share")

    def share_held(self, figure: Figure, gap: int, limit: int) -> Measure | None:
        """Return the share of a market that a company holds: "took 48.1 percent of car sales"; not of its own sales."""
        if figure.kind not in ("percent", "share"):
            return None
        place = figure.span.end
        match = SHARE_OF.match(self._text, place, min(place + 90, limit))
        if not match:
            return None
        held = HOLDS.search(self._text, max(gap, figure.span.start - 40), figure.span.start)
        if not held and not WHOLE.match(match.group()):
            return None
        if ITS.search(match.group()) or self._sellers.names(place, match.end()):
            return None
        return Measure("market share", place, match.end(), match.group().strip().casefold())
