"""Dates reckoned from the day that a text speaks from: which November, which Tuesday, which first half."""

from __future__ import annotations

from datetime import date, timedelta

from store.extract.isoperiods import iso_of, month_end, months, shifted
from store.extract.timewords import MONTHS, WEEKDAYS


class Reckoning:
    """Reckons dates from one day; where there is none, what needs it is a ValueError."""

    def __init__(self, now: date | None, *, published: bool) -> None:
        self._now = now
        self._published = published

    @property
    def source(self) -> str:
        """What the day was taken from, for the reader."""
        return "the day of publication" if self._published else "the years that the text prints"

    def today(self) -> date:
        """Return the day that the text speaks from."""
        if self._now is None:
            raise ValueError("a text without a day")
        return self._now

    def day(self, month: str, day: int, year: int | None, *, ahead: bool) -> date:
        """Make a date; without a year the latest that has come, or the next one where the text looks ahead."""
        number = MONTHS[month[:3].lower()]
        if year:
            return date(year, number, day)
        now = self.today()
        found = date(now.year, number, day)
        if found > now + timedelta(days=1) and not ahead:
            return date(now.year - 1, number, day)
        return date(now.year + 1, number, day) if ahead and found < now - timedelta(days=200) else found

    def month(self, name: str, year: int | None, *, ahead: bool) -> date:
        """Return the end of a named month; without a year the latest that has begun, or the next one."""
        number = MONTHS[name[:3].lower()]
        if year is None:
            now = self.today()
            later, gone = number > now.month, number < now.month - 2
            year = now.year - (later and not ahead) + (gone and ahead)
        return month_end(year, number)

    def year_of_part(self, last_month: int, length: int, *, ahead: bool) -> int:
        """Return the year of a quarter or half that is named without one: the latest that has begun for good."""
        now = self.today()
        begun = now.month > last_month - length + length // 4
        return now.year - (not begun and not ahead)

    def weekday(self, name: str, *, ahead: bool) -> date:
        """Return the latest day of that name, today among them, or the next one."""
        now = self.today()
        if not self._published:
            raise ValueError("a weekday needs a day of publication")
        days = (WEEKDAYS[name[:3].lower()] - now.weekday()) % 7
        return now + timedelta(days=days if ahead else days - 7 if days else 0)

    def relative(self, unit: str, step: int) -> str | None:
        """Return this (0), the last (-1) or the next (1) week, month, quarter or year."""
        now = self.today()
        if unit == "week":
            monday = now - timedelta(days=now.weekday()) + timedelta(weeks=step)
            return iso_of(monday, monday + timedelta(days=6))
        length = {"month": 1, "quarter": 3}.get(unit, 12)
        first = (now.month - 1) // length * length + 1
        return shifted(months(now.year, first, first + length - 1), by_months=step * length)


def fiscal_quarter(number: int, last: date) -> str:
    """Name a company's own quarter after the calendar quarter of that number whose end is nearest."""
    year = min(range(last.year - 1, last.year + 2), key=lambda y: abs((month_end(y, 3 * number) - last).days))
    return months(year, 3 * number - 2, 3 * number)


def full_year(printed: str) -> int:
    """Read "2015" and "15"."""
    year = int(printed)
    return year if len(printed) == 4 else year + (2000 if year < 70 else 1900)
