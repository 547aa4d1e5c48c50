"""A tear sheet as Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store import ArticleRef, ArticleRow, Report, Series, Thread
from tui.formatting import counted, full_day, one_line, period
from tui.panels.growth import growth, ranked
from tui.panels.lines import joined
from tui.panels.sheet import Sheet
from tui.panels.statements import STANDINGS, quoted
from tui.panels.words import company_name, row_value, series_name, short_value, unit_of
from tui.widgets.marks import sum_of

ACTIVE = re.compile(r"([\\`*_\[\]<>|~$#])")
"""Characters that Markdown would take for its own."""


def sheet_markdown(sheet: Sheet) -> str:
    """Return a company's tear sheet as a Markdown file."""
    parts = (_head(sheet), _sales(sheet), _faults(sheet), _said(sheet), _articles(sheet.rows))
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def file_stem(sheet: Sheet) -> str:
    """Return a file name without its suffix, such as any file system takes."""
    return "-".join(re.findall(r"[a-z0-9]+", sheet.facts.id.casefold()))[:60] or "company"


def plain(text: str) -> str:
    """Return text on one line, with nothing in it that Markdown would act on."""
    return ACTIVE.sub(r"\\\1", one_line(text))


def _head(sheet: Sheet) -> Iterator[str]:
    facts = sheet.facts
    yield f"# {plain(facts.name)}"
    yield ""
    owner = f"owned by {company_name(facts.owner, sheet.names)}" if facts.owner else ""
    known = joined((facts.kind, ", ".join(facts.tickers), owner, counted(sheet.articles, "article")))
    yield plain(known)
    yield ""
    if facts.aliases:
        yield f"Also {plain(', '.join(facts.aliases))}."
        yield ""
    if facts.brands:
        yield f"Brands: {plain(', '.join(company_name(b, sheet.names) for b in facts.brands))}."
        yield ""


def _sales(sheet: Sheet) -> Iterator[str]:
    if sheet.table is None:
        return
    yield "## Sales"
    yield ""
    for series in ranked(sheet.table.series):
        yield from _series(sheet, series)


def _series(sheet: Sheet, series: Series) -> Iterator[str]:
    if sheet.table is None:
        return
    unit = unit_of(series)
    yield f"### {plain(series_name(series))}" + (f" ({plain(unit)})" if unit else "")
    yield ""
    yield "| Period | Value | Year on year | Source |"
    yield "|---|--:|--:|---|"
    for point in (p for group in growth(sheet.table, series) for p in group):
        value = "–" if point.value is None else short_value(point.value, series)
        change = " ".join(filter(None, (point.change, point.sign)))
        mark = " !" if point.cell.conflict else ""
        cells = (period(point.period), value + mark, change, _where(point.cell.rows[0].article))
        yield f"| {' | '.join(map(plain, cells))} |"
    yield ""


def _faults(sheet: Sheet) -> Iterator[str]:
    if not sheet.slips and not sheet.conflicts:
        return
    yield "## Figures that don't agree"
    yield ""
    for slip in sheet.slips:
        row = slip.stored.row
        what = f"{period(row.period)} {series_name(slip.series)}: {sum_of(row, slip.change)}"
        yield f"- {plain(what)} ({plain(_where(slip.stored.article))})"
    for conflict in sheet.conflicts:
        told = "; ".join(f"{row_value(s.row)} ({_where(s.article)})" for s in conflict.cell.rows)
        yield f"- {plain(f'{period(conflict.period)} {series_name(conflict.series)}: articles disagree: {told}')}"
    yield ""


def _said(sheet: Sheet) -> Iterator[str]:
    if not sheet.threads:
        return
    yield "## What was said"
    yield ""
    for thread in sheet.threads:
        yield from _thread(thread, sheet)


def _thread(thread: Thread, sheet: Sheet) -> Iterator[str]:
    yield f"- {STANDINGS[thread.standing][0]}: {plain(thread.claim)}"
    yield from (f"  - {plain(statement_words(report, sheet))}" for report in thread.reports)


def statement_words(report: Report, sheet: Sheet) -> str:
    """Return a statement on one line: who, how, what, and where it stands."""
    told = report.statement
    company = company_name(told.statement.company, sheet.names) if told.statement.company else None
    who = ", ".join(dict.fromkeys(w for w in (company, told.statement.speaker, told.statement.role) if w))
    return f"{who or 'no source'} ({told.statement.stance}): {quoted(told)} — {_where(told.article)}"


def _articles(rows: Sequence[ArticleRow]) -> Iterator[str]:
    if rows:
        yield ""
        yield "## Articles"
        yield ""
    for row in rows:
        yield f"- {full_day(row.published)} {plain(joined((row.outlet, row.title)))}"


def _where(article: ArticleRef) -> str:
    return joined((article.outlet, full_day(article.published)))
