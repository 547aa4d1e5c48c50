"""The check of a printed percent against the printed numbers beside it.

A printed number stands for all numbers that round to it: 10,878 for 10,877.5 to 10,878.5, "1.19 million" for
1,185,000 to 1,195,000, 178 percent for 177.5 to 178.5. A percent agrees when some value and some base within those
bounds give it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from store.extract.patterns import lazy
from store.records import Change, Verdict

NUMBER = lazy(r"\d{1,3}(?:[ ,']\d{3})+(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?|\.\d{1,9}")
MAGNITUDE = lazy(
    r"[ -]?(?:(?P<trillion>trillion|trn|tn)|(?P<billion>billion|bln|bn|b)|(?P<million>million|mln|mn|m)|(?P<lakh>lakh)"
    r"|(?P<crore>crore|cr)|(?P<thousand>thousand|k))\b",
    re.I,
)
WORTH = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}

# Words beside a growth figure which say that it is not the plain growth of the two numbers.
SWITCHED_OFF = lazy(
    r"\bdaily(?: sales| selling)?[ -](?:rate|basis|average)|\bconstant[ -](?:currenc|exchange|rate)|\bcomparable\b"
    r"|\blike[ -]for[ -]like|\bsame[ -](?:store|restaurant)|\borganic(?:ally)?\b|\bseasonally|\bunderlying\b"
    r"|\badjusted\b|\blocal[ -]currenc|\bcurrency[ -](?:adjusted|neutral)|\brestated\b|\bannuali[sz]ed\b"
    r"|\bmore than \w+ ?(?:times|fold)|\bon average\b",
    re.I,
)
HEDGE = lazy(
    r"\b(?:about|around|roughly|nearly|almost|some|approximately|approx|over|more than|less than|at least|close to"
    r"|up to|under|exceed\w*|just (?:over|under)|well over|an estimated|as (?:many|much) as)[ ~$€£¥]{0,3}$|~$",
    re.I,
)
WORD_PLACE = 20.0
"""How roughly words such as "doubled" and "halved" are meant, in percent."""
SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it stands in print."""

    value: float
    place: float
    """What one unit of the last printed place is worth: 1 in 10,878, 10,000 in "1.19 million"."""

    @property
    def low(self) -> float:
        """The least number that is printed so."""
        return self.value - self.place / 2

    @property
    def high(self) -> float:
        """The greatest number that is printed so."""
        return self.value + self.place / 2

    def meets(self, other: Printed) -> bool:
        """Tell whether one number can have been printed in both ways."""
        slack = SLACK * max(abs(self.value), abs(other.value), 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack


class Check(NamedTuple):
    """What the arithmetic says of a printed percent."""

    recomputed: float | None
    verdict: Verdict


UNCHECKED = Check(None, "unchecked")


def printed(text: str, value: float, before: str = "") -> Printed:
    """Tell how exactly ``text`` prints ``value``; closing zeros don't count after a hedge at the end of ``before``."""
    match = NUMBER.search(text)
    if match is None:
        return Printed(value, WORD_PLACE)
    digits = re.sub(r"[ ,']", "", match.group())
    place = _scale(digits, value) * 10.0 ** -_decimals(digits)
    return Printed(value, max(place, _round_place(value)) if HEDGE.search(before[-24:]) else place)


def printed_in(sentence: str, value: float) -> Printed:
    """Tell how exactly a sentence prints ``value``; where it does not print it, closing zeros don't count."""
    best: Printed | None = None
    for match in NUMBER.finditer(sentence[:4000]):
        digits = re.sub(r"[ ,']", "", match.group())
        worth = MAGNITUDE.match(sentence, match.end())
        scale = WORTH[worth.lastgroup] if worth and worth.lastgroup else 1.0
        if abs(float(digits) * scale - abs(value)) <= 1e-6 * max(1.0, abs(value)):
            found = printed(match.group(), value, sentence[max(0, match.start() - 24) : match.start()])
            best = found if best is None or found.place < best.place else best
    return best or Printed(value, _round_place(value))


def verify(value: Printed | None, base: Printed | None, percent: Printed | None, *, context: str = "") -> Check:
    """Compare a printed percent with the growth from ``base`` to ``value``; ``context`` may switch the check off."""
    if value is None or base is None or base.low <= 0 or value.value < 0:
        return UNCHECKED
    recomputed = round(100 * (value.value - base.value) / base.value, 3)
    if percent is None or SWITCHED_OFF.search(context):
        return Check(recomputed, "unchecked")
    growth = _growth(value, base)
    if growth.meets(percent):
        return Check(recomputed, "agrees")
    cut = percent.place <= 1 and growth.meets(_cut_off(percent))
    return Check(recomputed, "truncated" if cut else "differs")


def explain(value: float | None, base: float | None, percent: float | None, check: Check) -> str:
    """Say in words for the reader what was compared: "16,155 / 5,820 = +177.6 %, printed 178 %: agrees"."""
    if value is None or base is None:
        return "no value and base to compare"
    if check.recomputed is None:
        return f"{amount(value)} from {amount(base)}: growth from nothing or from a loss is not checked"
    left = f"{amount(value)} / {amount(base)} = {check.recomputed:+,.1f} %"
    return left if percent is None else f"{left}, printed {percent:,g} %: {_OUTCOME[check.verdict]}"


def explain_change(value: float | None, change: Change) -> str:
    """Say in words for the reader how a row's value and one of its changes agree."""
    return explain(value, change.base, change.percent, Check(change.recomputed, change.verdict))


_OUTCOME: dict[Verdict, str] = {
    "agrees": "agrees",
    "truncated": "cut off, not rounded",
    "differs": "differs",
    "unchecked": "not checked",
}


def amount(value: float) -> str:
    """Print a number in few characters: 16,155, 1.19 million, 36.7 billion."""
    for name in ("trillion", "billion", "million"):
        if abs(value) >= WORTH[name] and (abs(value) >= 1e9 or value % 1000 == 0):
            return f"{value / WORTH[name]:,.6g} {name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _scale(digits: str, value: float) -> float:
    """Return what the magnitude word multiplies by: 1,000,000 where "1.19 million" is 1,190,000."""
    bare = float(digits)
    return abs(value) / bare if bare and value else 1.0


def _round_place(value: float) -> float:
    """Return the place of the last digit that is no zero, for whole numbers: 1,000 in 95,000."""
    digits = f"{abs(value):.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if digits.strip("0") and float(value).is_integer() else 1e-6


def _growth(value: Printed, base: Printed) -> Printed:
    """All growth rates that the two printed numbers allow, as a number with its bounds."""
    low = 100 * (value.low / base.high - 1)
    high = 100 * (value.high / base.low - 1)
    return Printed((low + high) / 2, high - low)


def _cut_off(percent: Printed) -> Printed:
    """All rates that are printed so when the places after the last are cut off, not rounded."""
    half = percent.place / 2
    return Printed(percent.value + (half if percent.value >= 0 else -half), percent.place)
