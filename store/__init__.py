"""All of Tearsheet that is true without a screen: this is its only door.

What reads articles comes through it on first use only: a list is shown, and the screen painted, without.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import (
    ArchiveError,
    CompanyListError,
    QueryError,
    SourceError,
    TearsheetError,
    UnknownArticleError,
)
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

if TYPE_CHECKING:
    from store.contract import as_contract
    from store.db.repair import Rescued, complaints, held, rebuild, rescue
    from store.export.tables import csv_lines
    from store.export.writing import ExportFormat
    from store.extract.listing import CompanyList
    from store.extract.pipeline import findings_of
    from store.extract.text import Reading, read
    from store.ingest.files import Given, count_files, read_sources

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

_ON_FIRST_USE = {
    "CompanyList": "store.extract.listing",
    "ExportFormat": "store.export.writing",
    "Given": "store.ingest.files",
    "Reading": "store.extract.text",
    "Rescued": "store.db.repair",
    "as_contract": "store.contract",
    "complaints": "store.db.repair",
    "held": "store.db.repair",
    "rebuild": "store.db.repair",
    "rescue": "store.db.repair",
    "csv_lines": "store.export.tables",
    "count_files": "store.ingest.files",
    "findings_of": "store.extract.pipeline",
    "read": "store.extract.text",
    "read_sources": "store.ingest.files",
}


def __getattr__(name: str) -> object:
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    return getattr(import_module(_ON_FIRST_USE[name]), name)
