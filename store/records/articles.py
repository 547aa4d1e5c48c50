"""Articles: what a source said, what the archive keeps of it, and the rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from store.records.findings import Findings

BodyFormat = Literal["text", "markdown"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a source gave it, cleaned of control characters, not yet in any archive."""

    source: str
    """Where it came from: an absolute path or an address; with the outlet's own id it is the article's identity."""
    body: str
    title: str
    outlet: str | None = None
    published: date | None = None
    """None where nobody says: periods without a year then stay unknown."""
    url: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()
    format: BodyFormat = "text"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader has done to an article."""

    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    """Sorted, without doubles."""


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article, whole."""

    id: int
    draft: Draft
    findings: Findings
    marks: Marks
    added: datetime
    """Aware, UTC."""
    revision: int = 1
    """Counts the source's changes: 1 as first added."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A stored article as a list shows it: no body, no findings."""

    id: int
    title: str
    outlet: str | None
    published: date | None
    marks: Marks
    companies: tuple[str, ...] = ()
    """Names of the companies (no outlets), the most mentioned first."""
    minutes: int = 1
    """Reading time."""
    statements: int = 0
    sales: int = 0
    mismatches: int = 0
    """Changes whose verdict is "differs"."""
    conflict: bool = False
    """True where another article gives a value that contradicts one of this article's."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A place in an ordered list of articles, from which a next or previous page goes on."""

    key: str | float | None
    """The sort key of the article at the place."""
    id: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, in its order."""

    rows: tuple[ArticleRow, ...]
    first: PageMark | None
    """Mark of the first row, for the page before; None for an empty page."""
    last: PageMark | None
    """Mark of the last row, for the page after; None for an empty page."""
