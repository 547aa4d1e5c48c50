"""companies: to be written by its developer."""

from __future__ import annotations

from store.extract.listing import CompanyList

from store.extract.text import Reading
from store.records import CompanyFinding, Figure, SalesRow, Statement


def find(reading: Reading, companies: CompanyList, *, outlet: str | None) -> tuple[CompanyFinding, ...]:
    """Find them."""
    return ()
