"""sales: to be written by its developer."""

from __future__ import annotations

from datetime import date

from store.extract.text import Reading
from store.records import CompanyFinding, Figure, SalesRow, Statement


def find(reading: Reading, companies: tuple[CompanyFinding, ...], figures: tuple[Figure, ...], *, published: date | None) -> tuple[SalesRow, ...]:
    """Find them."""
    return ()
