"""Findings of many articles, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from store.records.findings import SalesRow, Statement

Standing = Literal["stated", "open rumour", "denied", "confirmed", "contradicted"]


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Which article a gathered finding stands in."""

    id: int
    title: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement and the article it stands in."""

    article: ArticleRef
    statement: Statement


@dataclass(frozen=True, slots=True)
class StoredSales:
    """A sales row and the article it stands in."""

    article: ArticleRef
    row: SalesRow
    sentence: str = ""
    """The words that state it."""


@dataclass(frozen=True, slots=True)
class Report:
    """One statement, once, with every article that carries it."""

    statement: StoredStatement
    """As the earliest article gives it."""
    repeats: tuple[StoredStatement, ...] = ()
    """The same statement again, in this article or in others."""

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({s.article.id for s in (self.statement, *self.repeats)})


@dataclass(frozen=True, slots=True)
class Thread:
    """Statements on one claim, newest first."""

    claim: str
    """The words of the statement that stands for the claim."""
    standing: Standing
    why: str
    """Which statements give it its standing, in a few words."""
    companies: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """All that articles say of one company, metric, product and period."""

    rows: tuple[StoredSales, ...]
    """Newest article first."""
    conflict: bool = False
    """Two articles give values that rounding can't explain."""


@dataclass(frozen=True, slots=True)
class Series:
    """One metric of one product over time: a column of a sales table."""

    metric: str
    product: str | None
    unit: str | None
    currency: str | None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    """By ISO period."""


@dataclass(frozen=True, slots=True)
class SalesTable:
    """One company's values: periods down, series across."""

    company: str
    """Company id."""
    name: str
    periods: tuple[str, ...]
    """ISO periods, newest first."""
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class CompanyCount:
    """A company that stored articles name."""

    id: str
    name: str
    articles: int
    """How many articles name it."""
