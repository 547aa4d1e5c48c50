"""Figures: each number of a text with its kind, unit, company, metric, period and role."""

from __future__ import annotations

from datetime import date

from store.extract import kinds, roles
from store.extract.dating import Dating
from store.extract.ellipsis import completed
from store.extract.masks import Masks
from store.extract.numbers import quantities
from store.extract.periods import find_periods
from store.extract.text import Reading
from store.records import CompanyFinding, Figure


def find(reading: Reading, companies: tuple[CompanyFinding, ...], *, published: date | None) -> tuple[Figure, ...]:
    """Find the numbers with a meaning, in order; ``published`` is the day that "a year ago" counts from."""
    numbers = completed(reading.text, quantities(reading, Masks(reading)))
    named = [d for q in numbers if (d := kinds.named(reading.text, q))]
    if not named:
        return ()
    dating = Dating(reading, find_periods(reading, published))
    return roles.placed(reading, named, companies, dating)
