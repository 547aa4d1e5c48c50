"""All rooms of the extraction in their order: ``findings_of`` reads one body.

Every step works on the clean text of a ``Reading``; only at the end are the spans carried
back to the body.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.extract import companies as company_names
from store.extract import figures as figure_values
from store.extract import sales as sales_rows
from store.extract import statements as reported_speech
from store.extract.listing import CompanyList
from store.extract.text import Reading, read
from store.records import Change, CompanyFinding, Draft, Figure, Findings, Mention, SalesRow, Span, Statement


def findings_of(draft: Draft, companies: CompanyList) -> Findings:
    """Read companies, figures, statements and sales rows out of an article.

    Its outlet is who published it, its day what "yesterday" and "a year ago" count from; periods that need a day stay
    null without one.
    """
    reading = read(draft.body, draft.format)
    return findings_in(reading, companies, outlet=draft.outlet, published=draft.published)


def findings_in(
    reading: Reading, companies: CompanyList, *, outlet: str | None = None, published: date | None = None
) -> Findings:
    """Do as ``findings_of`` for a body that has been made ready before."""
    named = company_names.find(reading, companies, outlet=outlet)
    figures = figure_values.find(reading, named, published=published)
    statements = reported_speech.find(reading, named, outlet=outlet, published=published)
    sales = sales_rows.find(reading, named, figures, published=published)
    return _carried(Findings(named, figures, statements, sales), reading)


def _carried(found: Findings, reading: Reading) -> Findings:
    """Carry every span from the clean text to the body, and quote the body's own words."""
    return Findings(
        tuple(_company(c, reading) for c in found.companies),
        tuple(_figure(f, reading) for f in found.figures),
        tuple(_statement(s, reading) for s in found.statements),
        tuple(_sales(r, reading) for r in found.sales),
    )


def _span(span: Span, reading: Reading) -> Span:
    return reading.span(span.start, span.end)


def _company(company: CompanyFinding, reading: Reading) -> CompanyFinding:
    return replace(company, mentions=tuple(_mention(m, reading) for m in company.mentions))


def _mention(mention: Mention, reading: Reading) -> Mention:
    span = _span(mention.span, reading)
    return Mention(span, span.of(reading.body), mention.nominal, mention.evidence)


def _figure(figure: Figure, reading: Reading) -> Figure:
    span = _span(figure.span, reading)
    return replace(figure, span=span, text=span.of(reading.body))


def _statement(statement: Statement, reading: Reading) -> Statement:
    span = _span(statement.span, reading)
    speaker = _span(statement.speaker_span, reading) if statement.speaker_span else None
    pieces = tuple(_span(p, reading) for p in statement.pieces)
    return replace(statement, span=span, pieces=pieces, speaker_span=speaker, text=span.of(reading.body))


def _sales(row: SalesRow, reading: Reading) -> SalesRow:
    return replace(row, span=_span(row.span, reading), changes=tuple(_change(c, reading) for c in row.changes))


def _change(change: Change, reading: Reading) -> Change:
    return replace(change, span=_span(change.span, reading)) if change.span else change
