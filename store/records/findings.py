"""What was read out of one article.

Offsets count characters of the article's body, so ``body[span.start:span.end]`` is the text that a finding speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CompanyKind = Literal["company", "brand", "outlet", "agency", "group", "regulator", "other"]
FigureKind = Literal["count", "money", "percent", "points", "ratio", "duration", "price", "share", "other"]
FigureRole = Literal["level", "change", "base", "target", "other"]
Mode = Literal["direct", "indirect", "mixed", "predicate"]
Stance = Literal["assert", "deny", "confirm", "rumour", "refuse", "expect", "promise"]
Basis = Literal["yoy", "mom", "qoq", "ytd", "unknown"]
Verdict = Literal["agrees", "truncated", "differs", "unchecked"]


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
