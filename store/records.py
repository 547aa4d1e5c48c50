"""What goes in and out of the store: frozen records, in the field's own words.

Offsets count characters of an article's body, so ``body[span.start:span.end]`` is the text that a finding speaks of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

CompanyKind = Literal["company", "brand", "outlet", "agency", "group", "regulator", "other"]
FigureKind = Literal["count", "money", "percent", "points", "ratio", "duration", "price", "share", "other"]
FigureRole = Literal["level", "change", "base", "target", "other"]
Mode = Literal["direct", "indirect", "mixed", "predicate"]
Stance = Literal["assert", "deny", "confirm", "rumour", "refuse", "expect", "promise"]
Basis = Literal["yoy", "mom", "qoq", "ytd", "unknown"]
Verdict = Literal["agrees", "truncated", "differs", "unchecked"]
Standing = Literal["stated", "open rumour", "denied", "confirmed", "contradicted"]
BodyFormat = Literal["text", "markdown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's body, in characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# Findings: what was read out of one article.


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a company is named."""

    span: Span
    text: str
    nominal: bool = False
    """True for "the company" or "the tech giant", False for a name."""
    evidence: str = ""
    """Why this is the company, in a few words for the reader: "listed name", "suffix Inc", "follows 'carmaker'"."""


@dataclass(frozen=True, slots=True)
class CompanyFinding:
    """A company that an article names, with every place that names it."""

    id: str
    """The list's id, or a slug of the name for a company that no list has."""
    name: str
    kind: CompanyKind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    """The other forms of the name that occur in this article."""
    tickers: tuple[str, ...] = ()
    """EXCHANGE:SYMBOL."""
    owner: str | None = None
    """Id of the company that owns this brand; None where it is nobody's or unknown."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a meaning."""

    span: Span
    text: str
    kind: FigureKind
    value: float
    """In plain units: $12.9bn is 12900000000, "down 5 percent" is -5."""
    high: float | None = None
    """The upper end of a range; None for a single number."""
    unit: str | None = None
    """The noun counted ("vehicles", "months"); None where there is none."""
    currency: str | None = None
    """ISO 4217 code; None for what is not money."""
    company: str | None = None
    """Company id; None where the text does not make it plain (so too metric and period)."""
    metric: str | None = None
    period: str | None = None
    """ISO: 2021-11, 2021-Q3, 2021-H1, 2021, 2021-01..2021-11, 2021-12-23."""
    role: FigureRole = "other"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that somebody said, claimed, denied, expects or promises."""

    span: Span
    """From the first to the last character of the content, or of the predicate where there is no content."""
    pieces: tuple[Span, ...]
    """The content in order; empty for a predicate such as "the company has denied this"."""
    text: str
    cue: str
    mode: Mode
    stance: Stance
    speaker: str | None = None
    """The text's own words for who speaks; None for talk that has no source."""
    speaker_span: Span | None = None
    role: str | None = None
    """The speaker's office ("chief executive"); None where the text gives none."""
    company: str | None = None
    """Id of the company that speaks, or for which the speaker speaks."""
    outlet: str | None = None
    """The outlet that reports it, where the article names one."""
    date: str | None = None
    """When it was said, as an ISO period; None where the text does not say."""
    about: tuple[str, ...] = ()
    """Ids of the companies that it speaks of."""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A growth or decline that a text prints beside a value, and what the arithmetic says of it."""

    basis: Basis
    base: float | None
    """The value compared with; None where the text does not print it."""
    percent: float | None
    """As printed; negative for a decline; None where only the base is printed."""
    recomputed: float | None = None
    """Percent from value and base; None without both."""
    verdict: Verdict = "unchecked"
    span: Span | None = None
    """Where the percent stands (or the base, where there is no percent)."""


@dataclass(frozen=True, slots=True)
class SalesRow:
    """One value of a company's sales, deliveries, revenue or the like, for one product and period."""

    span: Span
    company: str | None
    metric: str
    product: str | None
    period: str | None
    value: float | None
    """None where the text prints a change only."""
    unit: str | None = None
    currency: str | None = None
    changes: tuple[Change, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was read out of one article, each in order of place."""

    companies: tuple[CompanyFinding, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    sales: tuple[SalesRow, ...] = ()


# Articles: what a source said, and what the archive keeps of it.


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


# Gathered: findings of many articles, put together.


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


@dataclass(frozen=True, slots=True)
class View:
    """A saved query."""

    name: str
    query: str
    articles: int | None
    """How many articles match; None where the query can't be understood (any more)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Tags for every article that matches a query, given as it comes in."""

    query: str
    tags: tuple[str, ...]


# Doing: what a call did, so that it can be told and taken back.

Outcome = Literal["new", "changed", "same", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source that was added."""

    outcome: Outcome
    source: str
    article_id: int | None = None
    """None where it failed."""
    reason: str = ""
    """Why it failed: one sentence."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one file that was written."""

    path: str
    articles: int
    """How many articles it holds."""
    reason: str = ""
    """Why it could not be written; empty where it was."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A change to marks or articles that was made (or undone)."""

    summary: str
    """For the reader: "starred 1 article", "tagged 3 articles #ev"."""
    articles: tuple[int, ...]
