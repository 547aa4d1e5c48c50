"""What an article's findings mark in its text, and the words that explain a mark. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from store import Article, Change, CompanyFinding, Figure, Reading, SalesRow, Span
from tui.formatting import number, period

Kind = Literal["company", "outlet", "figure", "agrees", "truncated", "differs", "link", "strong", "emphasis", "code"]

SIGNS = {"agrees": " ✓", "truncated": " ≈", "differs": " ✗"}
"""Behind a percent that was checked; by more than colour alone."""
OUTLETS = ("outlet", "agency")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body and how it is set."""

    span: Span
    kind: Kind


def marks_of(article: Article, reading: Reading) -> list[Mark]:
    """Return all marks of an article, those that lie beneath first."""
    found = article.findings
    marks = [Mark(s.span, s.kind) for s in reading.styles]
    marks += [Mark(f.span, "figure") for f in found.figures]
    for company in found.companies:
        kind: Kind = "outlet" if company.kind in OUTLETS else "company"
        marks += [Mark(m.span, kind) for m in company.mentions if not m.nominal]
    for change in _checked(article):
        if change.span and change.verdict != "unchecked":
            marks.append(Mark(change.span, change.verdict))
    return marks


def notes_of(article: Article, reading: Reading) -> dict[int, str]:
    """Return the small signs behind places of the body: verdicts of changes, numbers of links."""
    notes = {c.span.end: SIGNS[c.verdict] for c in _checked(article) if c.span and c.verdict in SIGNS}
    for order, (span, _) in enumerate(links_of(reading), 1):
        notes[span.end] = notes.get(span.end, "") + f" [{order}]"
    return notes


def links_of(reading: Reading) -> list[tuple[Span, str]]:
    """Return the links of a body that may be opened: http, https and mailto."""
    links = ((s.span, s.href) for s in reading.styles if s.kind == "link")
    return [(span, href) for span, href in links if href.lower().startswith(("http://", "https://", "mailto:"))]


def mentions_of(article: Article) -> list[Span]:
    """Return where companies are named, in order."""
    return sorted(m.span for c in article.findings.companies for m in c.mentions if not m.nominal)


def company_at(article: Article, place: int) -> CompanyFinding | None:
    """Return the company named at a body offset."""
    for company in article.findings.companies:
        for mention in company.mentions:
            if mention.span.start <= place < mention.span.end and not mention.nominal:
                return company
    return None


def most_named(article: Article) -> str | None:
    """Return the company that an article names most, one that it reports on before its sources."""
    found = [c for c in article.findings.companies if c.mentions]
    ranked = sorted(found, key=lambda c: (c.kind in OUTLETS, -sum(not m.nominal for m in c.mentions)))
    return ranked[0].id if ranked else None


def figure_at(article: Article, place: int) -> Figure | None:
    """Return the figure at a body offset."""
    return next((f for f in article.findings.figures if f.span.start <= place < f.span.end), None)


def explained(article: Article, place: int) -> str:
    """Return in one line what is marked at a body offset and why; nothing where nothing is marked."""
    company = company_at(article, place)
    if company:
        return " · ".join(_of_company(company, place))
    figure = figure_at(article, place)
    return " · ".join(_of_figure(article, figure)) if figure else ""


def _of_company(company: CompanyFinding, place: int) -> Iterator[str]:
    yield company.name
    yield from company.tickers[:2]
    if company.kind != "company":
        yield company.kind
    if company.owner:
        yield f"of {company.owner}"
    yield f"{len([m for m in company.mentions if not m.nominal])}×"
    yield from (m.evidence for m in company.mentions if m.span.start <= place < m.span.end and m.evidence)


def _of_figure(article: Article, figure: Figure) -> Iterator[str]:
    yield f"{figure.text}: {figure.kind}"
    yield from (w for w in (figure.metric, figure.company, period(figure.period)) if w)
    for row in article.findings.sales:
        for change in row.changes:
            if change.span and change.span.overlaps(figure.span):
                yield sum_of(row, change)


def sum_of(row: SalesRow, change: Change) -> str:
    """Return a change's arithmetic in words: "16,155 / 5,820 = +177.6 %, printed 178 %: agrees"."""
    if change.recomputed is None or change.base is None or row.value is None or change.percent is None:
        return "nothing to check it against" if change.verdict == "unchecked" else change.verdict
    left = f"{number(row.value)} / {number(change.base)} = {change.recomputed:+.1f} %"
    return f"{left}, printed {number(abs(change.percent))} %: {change.verdict}"


def _checked(article: Article) -> Iterator[Change]:
    for row in article.findings.sales:
        yield from row.changes
