"""When: the words for time in a text, each with the ISO period it stands for.

``find_periods`` reads a text once, in order; ``nearest`` and ``in_stretch`` answer which of them rules a place. A year
that is not printed is taken from the day of publication, or from the years that the text compares (``anchors``);
without either it stays unknown and ``iso`` is None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from store.extract.anchors import anchor_of
from store.extract.reckoning import Reckoning
from store.extract.resolving import Period, Relation, Resolver, earlier
from store.extract.text import Reading
from store.extract.timewords import phrases

__all__ = ["Period", "Relation", "earlier", "find_periods", "in_stretch", "nearest"]


def find_periods(reading: Reading, published: date | None) -> tuple[Period, ...]:
    """Find the words for time of a text, in order, each resolved as far as the text and its day allow."""
    now = Reckoning(published or anchor_of(reading.text), published=published is not None)
    resolver = Resolver(reading.text, now)
    return tuple(resolver.read(m) for m in phrases(reading.text))


def in_stretch(periods: Sequence[Period], start: int, end: int) -> Sequence[Period]:
    """Return the periods whose words begin within a stretch of the clean text."""
    low = bisect_left(periods, start, key=lambda p: p.start)
    return periods[low : bisect_left(periods, end, key=lambda p: p.start)]


def nearest(periods: Sequence[Period], place: int, start: int, end: int) -> Period | None:
    """Return the resolved period of a stretch that stands nearest to a place, the one behind it first when as near."""
    found = [p for p in in_stretch(periods, start, end) if p.iso]
    return min(found, key=lambda p: p.start - place if p.start >= place else place - p.end + 1, default=None)
