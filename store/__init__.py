"""All of Tearsheet that is true without a screen: this is its only door."""

from __future__ import annotations

from store.contract import as_contract
from store.errors import (
    ArchiveError,
    CompanyListError,
    QueryError,
    SourceError,
    TearsheetError,
    UnknownArticleError,
)
from store.extract import CompanyList, extract
from store.extract.text import Reading, read
from store.ingest.files import Given, read_sources
from store.library import Library, open_library
from store.query import Query
from store.records import (
    Added,
    Article,
    ArticleRef,
    ArticleRow,
    Cell,
    Change,
    CompanyCount,
    CompanyFinding,
    Deed,
    Draft,
    Figure,
    Findings,
    Marks,
    Mention,
    Page,
    PageMark,
    Report,
    SalesRow,
    SalesTable,
    Series,
    Span,
    Statement,
    StoredSales,
    StoredStatement,
    Thread,
)

__all__ = [
    "Added",
    "ArchiveError",
    "Article",
    "ArticleRef",
    "ArticleRow",
    "Cell",
    "Change",
    "CompanyCount",
    "CompanyFinding",
    "CompanyList",
    "CompanyListError",
    "Deed",
    "Draft",
    "Figure",
    "Findings",
    "Given",
    "Library",
    "Marks",
    "Mention",
    "Page",
    "PageMark",
    "Query",
    "QueryError",
    "Reading",
    "Report",
    "SalesRow",
    "SalesTable",
    "Series",
    "SourceError",
    "Span",
    "Statement",
    "StoredSales",
    "StoredStatement",
    "TearsheetError",
    "Thread",
    "UnknownArticleError",
    "as_contract",
    "extract",
    "open_library",
    "read",
    "read_sources",
]
