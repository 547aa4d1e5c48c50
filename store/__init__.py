"""All of Tearsheet that is true without a screen: this is its only door.

A room is entered when something of it is first asked for: a list is shown without what reads articles, and the screen
is painted without the archive.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.contract import as_contract
    from store.db.repair import Rescued, complaints, held, rebuild, rescue
    from store.errors import (
        ArchiveError,
        CompanyListError,
        QueryError,
        SourceError,
        TearsheetError,
        UnknownArticleError,
    )
    from store.export.tables import csv_lines
    from store.export.writing import ExportFormat
    from store.extract.listing import CompanyList
    from store.extract.pipeline import findings_of
    from store.extract.text import Reading, read
    from store.ingest.files import Given, count_files, read_sources
    from store.library import Library, open_library
    from store.query import Query, parse
    from store.records import (
        Added,
        Article,
        ArticleRef,
        ArticleRow,
        Basis,
        Cell,
        Change,
        CompanyCount,
        CompanyFinding,
        CompanyKind,
        Deed,
        Draft,
        Exported,
        Figure,
        FigureKind,
        Findings,
        Marks,
        Mention,
        Mode,
        Outcome,
        Page,
        PageMark,
        Report,
        Rule,
        SalesRow,
        SalesTable,
        Series,
        Span,
        Stance,
        Standing,
        Statement,
        StoredSales,
        StoredStatement,
        Thread,
        Verdict,
        View,
    )

__all__ = [
    "Added",
    "ArchiveError",
    "Article",
    "ArticleRef",
    "ArticleRow",
    "Basis",
    "Cell",
    "Change",
    "CompanyCount",
    "CompanyFinding",
    "CompanyKind",
    "CompanyList",
    "CompanyListError",
    "Deed",
    "Draft",
    "ExportFormat",
    "Exported",
    "Figure",
    "FigureKind",
    "Findings",
    "Given",
    "Library",
    "Marks",
    "Mention",
    "Mode",
    "Outcome",
    "Page",
    "PageMark",
    "Query",
    "QueryError",
    "Reading",
    "Report",
    "Rescued",
    "Rule",
    "SalesRow",
    "SalesTable",
    "Series",
    "SourceError",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "StoredSales",
    "StoredStatement",
    "TearsheetError",
    "Thread",
    "UnknownArticleError",
    "Verdict",
    "View",
    "as_contract",
    "complaints",
    "count_files",
    "csv_lines",
    "findings_of",
    "held",
    "open_library",
    "parse",
    "read",
    "read_sources",
    "rebuild",
    "rescue",
]

_ROOMS = {
    "store.contract": "as_contract",
    "store.db.repair": "Rescued complaints held rebuild rescue",
    "store.errors": "ArchiveError CompanyListError QueryError SourceError TearsheetError UnknownArticleError",
    "store.export.tables": "csv_lines",
    "store.export.writing": "ExportFormat",
    "store.extract.listing": "CompanyList",
    "store.extract.pipeline": "findings_of",
    "store.extract.text": "Reading read",
    "store.ingest.files": "Given count_files read_sources",
    "store.library": "Library open_library",
    "store.query": "Query parse",
    "store.records": (
        "Added Article ArticleRef ArticleRow Basis Cell Change CompanyCount CompanyFinding CompanyKind "
        "Deed Draft Exported Figure FigureKind Findings Marks Mention Mode Outcome Page PageMark Report "
        "Rule SalesRow SalesTable Series Span Stance Standing Statement StoredSales StoredStatement "
        "Thread Verdict View"
    ),
}
"""Where each name lives."""
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value
