"""When something was said: the day, month or half-year that a sentence names outside the words reported."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.extract.patterns import lazy

MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {d: i for i, d in enumerate("mon tue wed thu fri sat sun".split())}
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|"
    r"\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WHEN = lazy(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{MONTH}(?![a-z])(?:\s+(?P<after>\d{{1,2}})(?:st|nd|"
    rf"rd|th)?(?!\d|[.,]\d|\s?%))?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<near>today|yesterday|this month|last month|this year|last year)\b"
    r"|\b(?P<half>first|second) half of (?:this year|(?P<hyear>(?:19|20)\d\d))"
    r"|\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def said_on(words: str, published: date | None) -> str | None:
    """Return the ISO period of the first time that the words name, as far as the publication date settles it."""
    for match in WHEN.finditer(words):
        found = _iso(match, published)
        if found:
            return found
    return None


def _iso(match: re.Match[str], published: date | None) -> str | None:
    if match["month"]:
        return _dated(match, published)
    if published is None:
        return None
    if match["near"]:
        return _near(match["near"], published)
    if match["half"]:
        return f"{match['hyear'] or published.year}-H{1 if match['half'] == 'first' else 2}"
    back = (published.weekday() - WEEKDAYS[match["weekday"][:3].lower()]) % 7
    return (published - timedelta(days=back)).isoformat()


def _dated(match: re.Match[str], published: date | None) -> str | None:
    month = MONTHS[match["month"][:3].lower()]
    bare = match["month"] == "May" and not (match["day"] or match["after"] or match["year"])
    if bare and not re.search(r"\b(?:in|on|late|early|last|since|mid-?)\s+$", match.string[: match.start()]):
        return None
    year = int(match["year"]) if match["year"] else _latest_year(month, published)
    if year is None:
        return None
    day = int(match["after"] or match["day"] or 0)
    try:
        return date(year, month, day).isoformat() if day else f"{year}-{month:02}"
    except ValueError:
        return None


def _latest_year(month: int, published: date | None) -> int | None:
    """Return the year of a month without one: the latest that had begun by the day of publication."""
    return None if published is None else published.year - (month > published.month)


def _near(word: str, published: date) -> str:
    first = published.replace(day=1)
    if word == "today":
        return published.isoformat()
    if word == "yesterday":
        return (published - timedelta(days=1)).isoformat()
    if word == "this month":
        return f"{first:%Y-%m}"
    if word == "last month":
        return f"{first - timedelta(days=1):%Y-%m}"
    return str(published.year - (word == "last year"))
