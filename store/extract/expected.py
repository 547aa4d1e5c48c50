"""What others expect of a company: no row of it. What a company expects of itself is one."""

from __future__ import annotations

import re

from store.extract.patterns import lazy
from store.extract.sellers import Sellers
from store.extract.text import Sentence
from store.records import Figure

EXPECTED = lazy(
    r"\b(?:analysts?(?! said\b(?![^.;]{0,120}\b(?:will|would|could|should|may|might|expect\w*|likely)\b))"
    r"|wall street|street view|consensus|economists?|estimates?|polled|surveyed|refinitiv|factset|i/b/e/s"
    r"|(?:previous|prior|earlier) (?:guidance|forecast|view|outlook)|expectations? (?:of|for)|forecasts? of"
    r"|had been (?:expected|looking)|forecasts? (?:for|now)|seen (?:up|down)|predict\w*|whisper\w*"
    r"|estimated (?:\w+ ){0,2}(?:decline|growth|fall|rise))\b",
    re.I,
)
AFTER = lazy(
    r"^[^.;]{0,40}\b(?:estimated (?:decline|fall|rise|growth)|that (?:was|were|had been) expected"
    r"|(?:had been |was |were )?(?:expected|forecast|predicted) by)\b|^[^.;,]{0,30}\banalysts\b|^ would\b",
    re.I,
)
TAIL = lazy(r"\banalysts?(?:'s?)? (?:said|say|says|estimated?|estimates?|believe|predict\w*)\b", re.I)
PERSON = lazy(
    r"\b(?:(?!It |They |We |This |That )[A-Z][a-z]+"
    r"|[Hh]e|[Ss]he|who) (?:also )?(?:expects|sees|projects|estimates|predicts|forecasts|believes"
    r"|raised (?:his|her))\b"
)
OWN = lazy(
    r"\b(?:expect(?:s|ed|ing)?|forecasts?|forecasting|sees|foresees|project(?:s|ed|ing)|aim"
    r"(?:s|ed|ing)?|target(?:s|ed|ing)?|plan(?:s|ned|ning)?"
    r"|hopes?|hoping|guidance|will|would|could|should|to be|to (?:reach|top|boost|raise|double"
    r"|lift|expand))\b",
    re.I,
)
DONE = re.compile(
    r"\b(?:after|when|it|they|but|and|which|company|[A-Z]\w+) (?:only |had |also )?(?:sold|delivered|produced|built"
    r"|earned|exported|shipped) (?:[a-z]+ ){0,3}[$€£¥]?$"
)
"""Before a number: what was done, whatever the sentence hopes for besides."""
EXPECTED_MARK = "expected: "
"""Begins the evidence of a row that tells a plan or a forecast, not what was."""
GOES_ON = lazy(r",? (?:and|or)\b")


class Expectations:
    """The numbers of one sentence that analysts and the like expect."""

    def __init__(self, text: str, sentence: Sentence, sellers: Sellers) -> None:
        self._text = text
        self._sentence = sentence
        self._sellers = sellers
        self._last = -1

    def hold(self, figure: Figure, start: int, gap: int) -> bool:
        """Tell whether a number is expected by others; its words begin at ``start``, the last one ended at ``gap``."""
        if self._goes_on(figure, gap) or self._said(figure, start) or self._person(figure):
            self._last = figure.span.end
            return True
        return False

    def own(self, figure: Figure, start: int) -> bool:
        """Tell whether a number is a plan or forecast of the company itself, by the words from ``start`` on."""
        if DONE.search(self._text, max(self._sentence.start, figure.span.start - 60), figure.span.start):
            return False
        near = max(self._sentence.start, start, figure.span.start - 160)
        words = self._text[near : figure.span.start].rpartition(" said ")[2].rpartition(";")[2]
        return figure.role == "target" or OWN.search(words) is not None

    def _goes_on(self, figure: Figure, gap: int) -> bool:
        """Tell whether it goes on with the one before: "from earlier guidance of up 2 percent and up 4 percent"."""
        return self._last == gap and GOES_ON.match(self._text, gap, figure.span.start) is not None

    def _said(self, figure: Figure, start: int) -> bool:
        right = self._text[figure.span.end : min(self._sentence.end, figure.span.end + 160)]
        before = EXPECTED.search(self._text, max(self._sentence.start, start), figure.span.start)
        return bool(before or AFTER.match(right) or TAIL.search(right))

    def _person(self, figure: Figure) -> bool:
        """Tell whether a person, not a company, expects it: "Heymann expects GE to earn"."""
        start = max(self._sentence.start, figure.span.start - 300)
        found = PERSON.search(self._text, start, figure.span.start)
        return found is not None and not self._sellers.names(max(start, found.start() - 30), found.end())
