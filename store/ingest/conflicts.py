"""Which articles give a value on which another article disagrees: noted whenever sales rows have come or gone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from store.db import Archive
from store.gather.tables import sales_tables
from store.query import parse

PENDING = "conflicts to look for"
"""Name of the archive's note of companies whose sales have changed since conflicts were last looked for."""


class Touched:
    """The companies (ids) whose sales a run has changed; noted in the archive, so that a killed run is made good."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._companies: set[str] = set(json.loads(archive.meta(PENDING) or "[]"))

    def note(self, companies: Iterable[str]) -> None:
        """Note companies before their sales are changed."""
        more = set(companies) - self._companies
        if more:
            self._companies |= more
            self._archive.set_meta(PENDING, json.dumps(sorted(self._companies)))

    def settle(self) -> None:
        """Look for conflicts now."""
        if self._companies:
            flag_conflicts(self._archive, self._companies)
            self._archive.set_meta(PENDING, "[]")
            self._companies = set()


def flag_conflicts(archive: Archive, companies: Iterable[str]) -> None:
    """Note which articles give a value of these companies (ids) on which another article disagrees."""
    touched = set(companies)
    seen, at_odds = _looked_through(archive, touched)
    flagged = set(archive.ids(parse("has:conflict", today=date.min)))
    # An article may be flagged for the sake of a company that was not touched.
    others = {c for i in (flagged & seen) - at_odds for c in _sold_in(archive, i)} - touched
    at_odds |= _looked_through(archive, others)[1]
    archive.flag_conflicts(at_odds - flagged, conflict=True)
    archive.flag_conflicts((flagged & seen) - at_odds, conflict=False)


def _looked_through(archive: Archive, companies: Iterable[str]) -> tuple[set[int], set[int]]:
    """Return the articles that give values of these companies, and those of them with which others disagree."""
    seen: set[int] = set()
    at_odds: set[int] = set()
    for company in sorted(companies):
        stored = archive.sales([company])
        seen |= {s.article.id for s in stored}
        if len(stored) < 2:
            continue
        cells = [c for t in sales_tables(stored, {}) for s in t.series for c in s.cells.values() if c.conflict]
        at_odds |= {row.article.id for cell in cells for row in cell.rows}
    return seen, at_odds


def _sold_in(archive: Archive, article_id: int) -> set[str]:
    return {row.company for row in archive.article(article_id).findings.sales if row.company}
