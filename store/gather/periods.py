"""ISO periods in order: a month, a quarter, a half, a year, a stretch from one to another, a day."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Literal

Shape = Literal["day", "month", "quarter", "half", "year", "stretch", "none"]

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
HALF = re.compile(r"(\d{4})-H([12])$")
YEAR = re.compile(r"(\d{4})$")

NEVER = ((0, 0, 0), (0, 0, 0))


def shape(period: str) -> Shape:
    """Tell what kind of period this is; "none" for what is no ISO period."""
    if ".." in period:
        return "stretch" if bounds(period) != NEVER else "none"
    kinds: tuple[tuple[Shape, re.Pattern[str]], ...] = (
        ("month", MONTH),
        ("quarter", QUARTER),
        ("year", YEAR),
        ("half", HALF),
        ("day", DAY),
    )
    return next((kind for kind, pattern in kinds if pattern.match(period)), "none")


def bounds(period: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the first and the last day as (year, month, day); zeros for what is no ISO period."""
    start, parted, end = period.partition("..")
    if parted:
        first, last = bounds(start)[0], bounds(end)[1]
        return (first, last) if NEVER[0] not in (first, last) else NEVER
    if found := DAY.match(period):
        day = (int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := MONTH.match(period):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := QUARTER.match(period):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3 * int(found[2]))
    if found := HALF.match(period):
        return _months(int(found[1]), 6 * int(found[2]) - 5, 6 * int(found[2]))
    if found := YEAR.match(period):
        return _months(int(found[1]), 1, 12)
    return NEVER


def newest_first(period: str) -> tuple[int, ...]:
    """Return a key that sorts the latest end first and, of periods that end together, the shorter one first."""
    start, end = bounds(period)
    return (*(-part for part in end), *(-part for part in start))


def _months(year: int, first: int, last: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    if not (1 <= first <= 12 and 1 <= last <= 12 and year >= 1):
        return NEVER
    return (year, first, 1), (year, last, monthrange(year, last)[1])
