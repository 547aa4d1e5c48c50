"""Stretches of time as ISO text (2021, 2021-H1, 2021-Q3, 2021-11, 2021-12-23, 2021-01..2021-11), and what is before."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from store.extract.patterns import lazy

ISO = lazy(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?")


def iso_of(first: date, last: date) -> str:
    """Write a stretch of days in its shortest form; a stretch that makes a quarter, half or year is called so."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return f"{first.isoformat()}..{last.isoformat()}"
    return _months(first, last)


def _months(first: date, last: date) -> str:
    length = 12 * (last.year - first.year) + last.month - first.month + 1
    if length == 12 and first.month == 1:
        return f"{first.year:04}"
    if length == 6 and first.month in (1, 7):
        return f"{first.year:04}-H{1 + first.month // 7}"
    if length == 3 and first.month % 3 == 1:
        return f"{first.year:04}-Q{1 + first.month // 3}"
    start = f"{first.year:04}-{first.month:02}"
    return start if length == 1 else f"{start}..{last.year:04}-{last.month:02}"


def bounds(iso: str) -> tuple[date, date]:
    """Return the first and the last day of an ISO period."""
    low, _, high = iso.partition("..")
    first, last = _bounds(low)
    return first, _bounds(high)[1] if high else last


def _bounds(iso: str) -> tuple[date, date]:
    match = ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"{iso!r} is no ISO period")
    year, quarter, half, month, day = (int(g) if g else 0 for g in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    low, high = (
        (3 * quarter - 2, 3 * quarter) if quarter else (6 * half - 5, 6 * half) if half else (month or 1, month or 12)
    )
    return date(year, low, 1), month_end(year, high)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> str:
    """Return the period from one month of a year to another of the same year."""
    return iso_of(date(year, first, 1), month_end(year, last))


def shifted(iso: str, *, years: int = 0, by_months: int = 0) -> str | None:
    """Move a period by whole years or months; None where the calendar ends."""
    first, last = bounds(iso)
    whole = first.day == 1 and last == month_end(last.year, last.month) and first != last
    try:
        low = _moved(first, 12 * years + by_months)
        high = _moved(last, 12 * years + by_months)
    except ValueError:
        return None
    return iso_of(low, month_end(high.year, high.month) if whole else high)


def _moved(day: date, by_months: int) -> date:
    index = 12 * day.year + day.month - 1 + by_months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def before(iso: str) -> str | None:
    """Return the period of the same length right before: the month before a month, the year before a year."""
    first, last = bounds(iso)
    if first.day == 1 and last == month_end(last.year, last.month) and first != last:
        return shifted(iso, by_months=-(12 * (last.year - first.year) + last.month - first.month + 1))
    length = last - first + timedelta(days=1)
    try:
        return iso_of(first - length, last - length)
    except OverflowError:
        return None


def grain(iso: str) -> str:
    """Name a period's length: day, week, month, quarter, half, year, months."""
    if ".." in iso:
        return "months" if len(iso) == 16 else "days"
    return {4: "year", 10: "day"}.get(len(iso)) or {"Q": "quarter", "H": "half"}.get(iso[5], "month")
