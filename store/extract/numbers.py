"""Numbers as news prints them, read back to their value: digits, words, magnitudes, currencies, percent, ranges.

What a number means (whose it is, what it counts, when) is left to ``figures``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from store.extract import units
from store.extract.masks import Masks
from store.extract.numerals import (
    BETWEEN,
    COMPOUND,
    COUNT_BEHIND,
    DOZEN,
    FRACTIONS,
    FROM,
    HALF_A,
    JOINT,
    LEAST,
    LETTERED,
    MOVE,
    MOVED,
    NUMBER,
    ONES,
    OPENINGS,
    OUT_OF,
    RANGING,
    RATIOS,
    SIGN_AHEAD,
    SIGNED,
    TENS,
    TERM,
    TIMES,
    TO_ONE,
    WORD_HYPHEN,
)
from store.extract.text import Reading
from store.extract.tokens import tokens

LINKS = 2
"""How many numbers of "3 to 4 to 5 to ..." are looked at behind one."""
Form = Literal["plain", "money", "percent", "points", "fraction", "ratio"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what is printed around it."""

    start: int
    end: int
    value: float
    high: float | None = None
    form: Form = "plain"
    currency: str | None = None
    scale: float = 1.0
    """The magnitude word's worth: 1e6 for "1.19 million"; 1 where there is none."""
    small: bool = False
    """Printed in hundredths: cents, pence."""
    word: str = ""
    """"basis" for basis points, "words" for a number written out, "vague" for "dozens of", "moved" for "doubled"."""


def quantities(reading: Reading, masks: Masks) -> Iterator[Quantity]:
    """Yield the numbers of a text in order, ranges joined, what is masked left out."""
    text, place = reading.text, 0
    for start, word in tokens(text):
        if start < place or (word[0].isalpha() and word not in OPENINGS):
            continue
        match = NUMBER.match(text, start)
        if match is None:
            continue
        place = match.end()
        found = _read(text, match, masks)
        if found is None:
            place = max(place, _after_glued(text, match.end()))
            continue
        found = _ranged(text, found, masks)
        place = max(place, found.end)
        yield found


def _after_glued(text: str, end: int) -> int:
    """Step over the letters behind a number that is part of a name ("16GTX")."""
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return end


def _read(text: str, match: re.Match[str], masks: Masks, *, joined: bool = False) -> Quantity | None:
    """Read one number with its sign, currency, magnitude and percent word; None where it is no quantity."""
    start, end = match.span()
    if end == start or masks.covers(start, end) or end - start > 40:
        return None
    if match["part"]:
        return _fraction(text, match)
    if match["ratio"]:
        return Quantity(start, end, _ratio(match["ratio"]), form="ratio", word="moved")
    if match["vague"] or match["dozen"]:
        return _vague(match)
    value = _value(match)
    if value is None or (not match["digits"] and _is_name(text, match)):
        return None
    return _dressed(text, Quantity(start, end, value, word="words" if not match["digits"] else ""), joined=joined)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell "the Three Gorges dam" and "a three-way merger" from numbers."""
    if COMPOUND.match(text, match.end()):
        return True
    word = match.group()
    capital = word[0].isupper() and not word.isupper() and text[match.start() - 2 : match.start() - 1].isalpha()
    return capital and text[match.end() + 1 : match.end() + 2].isupper()


def _value(match: re.Match[str]) -> float | None:
    if digits := match["digits"]:
        return _digits(digits)
    if mixed := match["mixed"]:
        first, *_, last = re.split(r"[- ]", mixed.lower())
        return (float(first) if first.isdigit() else ONES[first]) + FRACTIONS[last]
    words = re.split(r"[- ]", match["words"].lower())
    return float(sum(TENS.get(w) or ONES.get(w) or (w in ("a", "an")) for w in words))


def _digits(digits: str) -> float | None:
    """Read "1,234.5", "12,34,567", "51-3/4", "1/4"."""
    if "/" not in digits and "⁄" not in digits:
        return float(digits.replace(",", ""))
    whole, over, under = re.fullmatch(r"(?:(\d+)[ -])?(\d+)[/⁄](\d+)", digits).groups()  # type: ignore[union-attr]
    if not int(under) or int(over) >= int(under):
        return None
    return float(whole or 0) + int(over) / int(under)


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    """Read "half of", "two-thirds", "a quarter of"; "half a million" is a number, "the first half of 2004" none."""
    top, *_, part = ["a", *re.split(r"[- ]", match["part"].lower())][-2:]
    if top in ("in", "of", "every"):
        whole = ONES.get(part) or int(part)
        many = ONES[match["part"].lower().split(" ")[0]]
        part_of = Quantity(match.start(), match.end(), many / (whole or 1), form="fraction", word="words")
        return part_of if many < (whole or 0) else None
    value = (ONES.get(top) or 1) * FRACTIONS[part.removesuffix("s")]
    if part == "half":
        if TERM.search(text, max(0, match.start() - 9), match.start()):
            return None
        if rest := HALF_A.match(text, match.end()):
            return _dressed(text, Quantity(match.start(), rest.end() - (rest.end() > match.end()), value, word="words"))
    return Quantity(match.start(), match.end(), value, form="fraction", word="words")


def _ratio(word: str) -> float:
    word = word.lower()
    return next((n for stem, n in RATIOS.items() if word.startswith(stem)), 2.0)


def _vague(match: re.Match[str]) -> Quantity:
    """Read "tens of thousands" as from ten to a hundred thousand; "a dozen" as 12."""
    if match["dozen"]:
        return Quantity(match.start(), match.end(), 12.0, word="words")
    *first, last = match["vague"].lower().split(" of ")
    low = LEAST[last] * (LEAST[first[0]] if first else 1)
    return Quantity(match.start(), match.end(), low, 10 * low, word="vague")


def _dressed(text: str, bare: Quantity, *, joined: bool = False) -> Quantity | None:
    """Add the sign, currency, magnitude and percent word around a bare number; None where letters are glued to it."""
    found = _led(text, bare, joined=joined)
    if found is None:
        return None
    found = _scaled(text, found)
    after = text[found.end : found.end + 1]
    if percent := units.PERCENT.match(text, found.end):
        form: Form = "percent" if percent["percent"] else "points"
        return replace(found, end=percent.end(), form=form, word="basis" if percent["basis"] else found.word)
    money = units.RIGHT_CURRENCY.match(text, found.end) if found.form == "plain" else None
    if money and not _is_weight(text, money, found):
        code, worth = units.currency_of(money)
        return replace(found, end=money.end(), form="money", currency=code, value=found.value * worth, small=worth < 1)
    if times := TIMES.match(text, found.end):
        return replace(found, end=times.end(), form="ratio") if found.form == "plain" else found
    if (after.isalpha() or after == "_") and not units.GLUED_UNIT.match(text, found.end):
        return None
    return _whole(text, found)


def _is_weight(text: str, money: re.Match[str], found: Quantity) -> bool:
    """Pounds are money behind a magnitude, else mostly weight; so are marks and crowns no money by themselves."""
    name = (money["name"] or "").lower()
    if name in ("pound", "pounds"):
        return (
            found.scale == 1
            and "sterling" not in money.group()
            and not re.match(r" ?(?:a|per) ", text[money.end() :][:6])
        )
    return name in ("won", "mark", "marks", "crown", "crowns", "rand") and found.scale == 1 and found.value < 10


def _led(text: str, bare: Quantity, *, joined: bool) -> Quantity | None:
    """Take in the currency sign and the sign before a number; None where it is part of a name ("M5", "F-150")."""
    start, value = bare.start, bare.value
    if money := units.currency_before(text, start):
        value = -value if money["minus"] else value
        start = money.start("sign")
        form: Form = "money"
        code: str | None = units.sign_code(money["sign"])
    else:
        form, code = "plain", None
        if joined:
            return bare
        if LETTERED.search(text, max(0, start - 2), start) and not WORD_HYPHEN.search(text, max(0, start - 8), start):
            return None
        if text[start - 1 : start] in (".", ",", "/", "_", "'") and text[start - 2 : start - 1].isalnum():
            return None
    if sign := SIGNED.search(text, max(0, start - 10), start):
        start = sign.start()
        value = value if sign.group().startswith("+") else -value
    if not money and not sign:
        return bare
    return replace(bare, start=start, value=value, form=form, currency=code)


def _scaled(text: str, found: Quantity) -> Quantity:
    for _ in range(3):
        match = units.MAGNITUDE.match(text, found.end)
        if not match or (match["letter"] and not _is_magnitude(text, match, found)):
            break
        worth = units.MAGNITUDES[(match["word"] or match["letter"]).lower()]
        found = replace(found, end=match.end(), value=found.value * worth, scale=found.scale * worth)
    if found.scale == 1 and (dozen := DOZEN.match(text, found.end)):
        return replace(found, end=dozen.end(), value=found.value * 12, scale=12)
    return found


def _is_magnitude(text: str, match: re.Match[str], found: Quantity) -> bool:
    """Tell "9.3m people" from "37m long"; "5k" and "2B" stand for themselves."""
    if match["letter"] not in ("m", "b"):
        return True
    behind = text[match.end() : match.end() + 10]
    return found.form == "money" or not re.match(r" \(|-| (?:long|tall|wide|deep|high|of|b\.)\b", behind)


def _whole(text: str, found: Quantity) -> Quantity:
    """Read "136.069 units" as thousands: nobody counts parts of a car."""
    printed = text[found.start : found.end]
    if found.form == "plain" and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", printed) and COUNT_BEHIND.match(text, found.end):
        return replace(found, value=float(printed.replace(".", "")))
    if found.form == "plain" and (whole := OUT_OF.match(text, found.end)):
        many = ONES.get(whole["n"].lower()) or int(whole["n"])
        if 0 < found.value < many:
            return replace(found, end=whole.end(), value=found.value / many, form="fraction")
    if tail := TO_ONE.match(text, found.end):
        return replace(found, end=tail.end(), form="ratio") if found.form == "plain" else found
    return found


def _ranged(text: str, low: Quantity, masks: Masks, ahead: int = LINKS) -> Quantity:
    """Join "10 to 15%", "$5bn-$7bn", "between 8 and 10 million" to one quantity."""
    joint = JOINT.match(text, low.end)
    if not joint or low.high is not None or low.form in ("fraction", "ratio"):
        return low
    match = NUMBER.match(text, joint.end()) or NUMBER.match(text, _behind_sign(text, joint.end()))
    high = _read_high(text, match, joint, masks) if match else None
    if high is None or high.form in ("fraction", "ratio") or high.word == "vague":
        return low
    wider = _ranged(text, high, masks, ahead - 1) if ahead and joint.group() == " to " else high
    if wider.high is not None:
        alike = _alike(low, wider)
        return replace(low, value=alike.value, scale=alike.scale) if alike else low
    scaled = _alike(low, high)
    if scaled is None or not scaled.value < high.value:
        return low
    if not _meant(text, scaled, high, joint.group().strip().lower()):
        lone = not FROM.search(text, max(0, low.start - 30), low.start)
        return low if lone else replace(low, value=scaled.value, scale=scaled.scale)
    high = replace(high, currency=high.currency or scaled.currency)
    form = high.form if high.form != "plain" else scaled.form
    return replace(scaled, end=high.end, high=high.value, form=form, currency=high.currency, word=high.word or low.word)


def _behind_sign(text: str, place: int) -> int:
    """Step over a currency sign, so that the number behind it can be read."""
    sign = SIGN_AHEAD.match(text, place)
    return sign.end() if sign else place


def _read_high(text: str, match: re.Match[str], joint: re.Match[str], masks: Masks) -> Quantity | None:
    found = _read(text, match, masks, joined=True)
    if found and found.value < 0 and joint.group().strip() in ("-", "–"):
        found = replace(found, start=joint.end(), value=-found.value)
    return found


def _alike(low: Quantity, high: Quantity) -> Quantity | None:
    """Give the lower end what only the upper end prints; None where the two are of different kinds."""
    if low.form != "plain" and low.form != high.form and high.form != "plain":
        return None
    if low.form in ("percent", "points") and high.form == "plain":
        return None
    if low.currency and high.currency and low.currency != high.currency:
        return None
    value, scale = low.value, low.scale
    if (
        scale == 1
        and high.scale > 1
        and low.value <= high.value / high.scale
        and (low.value < 1000 or low.value > 0.3 * high.value / high.scale)
    ):
        value, scale = low.value * high.scale, high.scale
    elif high.small and not low.small and low.form == "plain":
        value = low.value / 100
    return replace(
        low,
        value=value,
        scale=scale,
        form=high.form if low.form == "plain" else low.form,
        currency=low.currency or high.currency,
    )


def _meant(text: str, low: Quantity, high: Quantity, joint: str) -> bool:
    """Tell a range from "rose 3 to 79" and "from 5 to 7"."""
    before = text[max(0, low.start - 60) : low.start].rstrip("Â")
    if joint in ("-", "–"):
        return True
    if joint == "and":
        return bool(BETWEEN.search(before))
    if joint == "or":
        return high.value - low.value <= max(1.0, low.scale) * 2
    if FROM.search(before):
        return bool(RANGING.search(before)) or (before.endswith(", from ") and high.value < 1.2 * low.value)
    if high.value > 5 * low.value and MOVE.search(before):
        return False
    same = low.form == high.form != "plain" and low.form != "money"
    return same or not MOVED.search(before)
