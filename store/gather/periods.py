"""ISO periods in order, of every shape: a month, a quarter, a half, a year, a stretch from one to another, a day."""

from __future__ import annotations

from store.extract.isoperiods import bounds, grain

NONE = "none"
"""Shape of what is no ISO period."""


def shape(period: str) -> str:
    """Name a period's length: day, days, month, months, quarter, half, year; "none" for what is no ISO period."""
    return NONE if _days(period) is None else grain(period)


def newest_first(period: str) -> tuple[int, int]:
    """Return a key that sorts the latest end first, of periods that end together the shorter first, others last."""
    days = _days(period)
    return (0, 0) if days is None else (-days[1], -days[0])


def _days(period: str) -> tuple[int, int] | None:
    """Return the first and the last day, counted from the year 1."""
    try:
        first, last = bounds(period)
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()
