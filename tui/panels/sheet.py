"""All that is known of one company, gathered for its tear sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store import ArticleRow, Cell, Change, CompanyFinding, SalesTable, Series, StoredSales, Thread

if TYPE_CHECKING:
    from store import Library

MOST_ARTICLES = 30
"""Articles named on a sheet, the newest ones."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a company is."""

    id: str
    name: str
    kind: str = ""
    """Empty where it is not known."""
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    owner: str | None = None
    """Id of the company that owns this one."""
    brands: tuple[str, ...] = ()
    """Ids of the companies that it owns."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A change that does not follow from the numbers printed beside it."""

    series: Series
    stored: StoredSales
    change: Change


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that articles do not agree on."""

    series: Series
    period: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """One company as its tear sheet shows it."""

    facts: Facts
    articles: int
    """How many articles name it."""
    unread: int
    rows: tuple[ArticleRow, ...] = ()
    """The newest of these articles."""
    threads: tuple[Thread, ...] = ()
    table: SalesTable | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Display names of companies, by id."""

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The changes whose arithmetic differs."""
        return tuple(_slips(self.table)) if self.table else ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The values on which articles disagree."""
        if self.table is None:
            return ()
        return tuple(
            Conflict(series, period, cell)
            for series in self.table.series
            for period, cell in series.cells.items()
            if cell.conflict
        )


def gathered(library: Library, company: str) -> Sheet:
    """Gather all of a company. Raises TearsheetError; takes its time, so ask off the screen's thread."""
    query = library.parse(f"company:{company}")
    rows = library.page(query, limit=MOST_ARTICLES).rows
    facts = _facts(library, company, rows)
    tables = library.tables((company,))
    family = (company, *facts.brands, *((facts.owner,) if facts.owner else ()))
    listed = {e.id: e.name for e in (library.companies.get(i) for i in family) if e}
    return Sheet(
        facts,
        library.count(query),
        library.count(library.parse(f"company:{company} is:unread")),
        rows,
        library.threads((company,)),
        next((t for t in tables if t.company == company), None),
        {**listed, **library.names()},
    )


def _facts(library: Library, company: str, rows: tuple[ArticleRow, ...]) -> Facts:
    """Take what a company is from the list, or from the newest article where no list has it."""
    entry = library.companies.get(company)
    if entry is not None:
        brands = tuple(e.id for e in library.companies if e.owner == company)
        return Facts(company, entry.name, entry.kind, entry.aliases, entry.tickers, entry.owner, brands)
    found = _found(library, company, rows)
    if found is None:
        return Facts(company, library.names().get(company) or company.replace("-", " ").title())
    return Facts(company, found.name, found.kind, found.aliases, found.tickers, found.owner)


def _found(library: Library, company: str, rows: tuple[ArticleRow, ...]) -> CompanyFinding | None:
    companies = library.article(rows[0].id).findings.companies if rows else ()
    return next((c for c in companies if c.id == company), None)


def _slips(table: SalesTable) -> Iterator[Slip]:
    for series in table.series:
        for cell in series.cells.values():
            for stored in cell.rows:
                yield from (Slip(series, stored, c) for c in stored.row.changes if c.verdict == "differs")
