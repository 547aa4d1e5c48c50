"""A tear sheet laid out in entries: facts, sales by period, what was said, what does not agree, articles. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from store import ArticleRow, Series, StoredSales
from tui.formatting import counted, full_day, number, one_line, period
from tui.panels.chart import block
from tui.panels.growth import Growth, growth, ranked
from tui.panels.lines import (
    BLANK,
    ArticleTarget,
    CompanyTarget,
    Entry,
    Line,
    ListTarget,
    Part,
    Source,
    clipped,
    folded,
    joined,
    padded,
    paragraph,
    spread,
    width_of,
)
from tui.panels.sheet import Conflict, Sheet, Slip
from tui.panels.statements import thread_entries
from tui.panels.words import VERDICT_TONES, company_name, row_value, series_name, short_value, unit_of
from tui.widgets.marks import sum_of

MOST_PERIODS = 14
"""Periods shown of one series."""
MOST_SERIES = 8
MOST_THREADS = 12
MOST_BRANDS = 12
BAR_MOST, BAR_LEAST = 40, 6
"""Cells of a bar."""


def head_lines(sheet: Sheet, width: int) -> list[Line]:
    """Return name, what it is, and what is stored of it."""
    facts = sheet.facts
    unread = f", {sheet.unread:,} unread" if sheet.unread else ""
    count = f"{counted(sheet.articles, 'article')}{unread}"
    what = joined((facts.kind, ", ".join(facts.tickers)))
    lines = [spread([(facts.name, "company"), (f"  {what}" if what else "", "muted")], (count, "text"), width)]
    if facts.aliases:
        lines += paragraph(f"also {', '.join(facts.aliases)}", width, 2, "muted")
    return lines


def left_entries(sheet: Sheet, width: int) -> list[Entry]:
    """Return what a company sold and is: its numbers, and the companies it belongs with."""
    return [*_sales(sheet, width), BREAK, *_faults(sheet, width), *_family(sheet, width)]


def right_entries(sheet: Sheet, width: int) -> list[Entry]:
    """Return what was said and written of a company."""
    return [*_said(sheet, width), BREAK, *_articles(sheet, width)]


def all_entries(sheet: Sheet, width: int) -> list[Entry]:
    """Return both parts, one below the other."""
    return [*left_entries(sheet, width), BREAK, *right_entries(sheet, width)]


BREAK = Entry((BLANK,))


def _title(words: str, count: str, width: int) -> Entry:
    return Entry((spread([(words, "strong")], (count, "muted"), width),))


def _nothing(words: str, width: int) -> Entry:
    return Entry(tuple(paragraph(words, width, 2, "muted")))


# Sales.


def _sales(sheet: Sheet, width: int) -> Iterator[Entry]:
    table = sheet.table
    if table is None or not table.series:
        yield _title("Sales", "", width)
        yield _nothing(f"No sales of {sheet.facts.name} are known from any article.", width)
        return
    values = sum(len(s.cells) for s in table.series)
    yield _title("Sales, and against a year before", counted(values, "value"), width)
    shown = ranked(table.series)
    for place, series in enumerate(shown[:MOST_SERIES]):
        if place:
            yield BREAK
        yield Entry((spread([(series_name(series), "text")], (unit_of(series), "muted"), width),))
        for group in growth(table, series):
            yield from _periods(group, series, width)
    if len(shown) > MOST_SERIES:
        yield _nothing(f"and {len(shown) - MOST_SERIES} more series, of which less is known", width)


def _periods(group: Sequence[Growth], series: Series, width: int) -> Iterator[Entry]:
    """Yield a line for each period: value, change, verdict, and a bar where several can be compared."""
    seen = group[:MOST_PERIODS]
    labels = [period(g.period) or "no period" for g in seen]
    values = ["–" if g.value is None else short_value(g.value, series) for g in seen]
    widths = (max(map(cell_len, labels)), max(map(cell_len, values)), max(len(g.change) for g in seen))
    most = max((abs(g.value) for g in seen if g.value is not None), default=0.0)
    room = min(BAR_MOST, width - sum(widths) - 9)
    for point, label, value in zip(seen, labels, values, strict=True):
        parts: list[Part] = [
            (f"  {padded(label, widths[0])}  ", "muted"),
            (padded(value, widths[1], right=True), "figure" if point.value is not None else "muted"),
            ("! " if point.cell.conflict else "  ", "bad"),
            (padded(point.change, widths[2], right=True), "text"),
            (f" {point.sign or ' '} ", VERDICT_TONES.get(point.verdict, "muted")),
        ]
        if len(seen) > 1 and room >= BAR_LEAST and most and point.value is not None:
            parts.append((block(abs(point.value) / most, room), "bar"))
        first = point.cell.rows[0]
        key = ("sales", series_name(series), series.unit, point.period)
        yield Entry((clipped(parts, width),), Source(first.article.id, first.row.span), key)
    if len(group) > len(seen):
        yield _nothing(f"  and {len(group) - len(seen)} earlier ones", width)


# What does not agree.


def _faults(sheet: Sheet, width: int) -> Iterator[Entry]:
    count = len(sheet.slips) + len(sheet.conflicts)
    yield _title("Figures that don't agree", str(count) if count else "", width)
    for slip in sheet.slips:
        yield _slip(slip, width)
    for conflict in sheet.conflicts:
        yield from _conflict(conflict, width)
    if not count:
        yield _nothing("None: what could be checked adds up.", width)


def _slip(slip: Slip, width: int) -> Entry:
    row, ref = slip.stored.row, slip.stored.article
    what = f"✗ {period(row.period) or 'no period'}, {series_name(slip.series)}"
    lines = [*paragraph(what, width, 2, "bad"), *paragraph(f"  {sum_of(row, slip.change)}", width, 3, "text")]
    lines += paragraph(f"  {joined((ref.outlet, full_day(ref.published)))}", width, 1, "muted")
    span = slip.change.span or row.span
    return Entry(tuple(lines), Source(ref.id, span), ("slip", ref.id, span))


def _conflict(conflict: Conflict, width: int) -> Iterator[Entry]:
    head = f"! {period(conflict.period) or 'no period'}, {series_name(conflict.series)}: articles disagree"
    yield Entry(tuple(paragraph(head, width, 2, "bad")))
    for stored in conflict.cell.rows:
        yield _told(stored, width)


def _told(stored: StoredSales, width: int) -> Entry:
    ref = stored.article
    where = joined((ref.outlet, full_day(ref.published)))
    line = spread([("  ", "text"), (row_value(stored.row), "figure")], (where, "muted"), width)
    return Entry((line,), Source(ref.id, stored.row.span), ("conflict", ref.id, stored.row.span))


# The companies it belongs with.


def _family(sheet: Sheet, width: int) -> Iterator[Entry]:
    facts = sheet.facts
    if facts.owner or facts.brands:
        yield BREAK
        yield _title("Belongs with", "", width)
    if facts.owner:
        yield _company("owner", facts.owner, sheet, width)
    for brand in facts.brands[:MOST_BRANDS]:
        yield _company("brand", brand, sheet, width)
    if len(facts.brands) > MOST_BRANDS:
        yield _nothing(f"  and {len(facts.brands) - MOST_BRANDS} more brands", width)


def _company(word: str, company: str, sheet: Sheet, width: int) -> Entry:
    line = clipped([(f"  {word}  ", "muted"), (company_name(company, sheet.names), "company")], width)
    return Entry((line,), CompanyTarget(company), (word, company), (company,))


# What was said, and where.


def _said(sheet: Sheet, width: int) -> Iterator[Entry]:
    reports = sum(len(t.reports) for t in sheet.threads)
    yield _title("What was said", counted(reports, "statement") if reports else "", width)
    if not reports:
        yield _nothing(f"Nobody is known to have said anything for or about {sheet.facts.name}.", width)
    yield from thread_entries(sheet.threads[:MOST_THREADS], None, sheet.names, width)
    if len(sheet.threads) > MOST_THREADS:
        yield _nothing(f"and {counted(len(sheet.threads) - MOST_THREADS, 'older claim')}", width)


def _articles(sheet: Sheet, width: int) -> Iterator[Entry]:
    yield _title("Articles", counted(sheet.articles, "article") if sheet.articles else "", width)
    if not sheet.rows:
        yield _nothing(f"No stored article names {sheet.facts.name}.", width)
    for row in sheet.rows:
        yield _article(row, width)
    if sheet.articles:
        words = f"Show all {number(sheet.articles)} in the list" if sheet.articles > 1 else "Show it in the list"
        yield Entry((((words, "own"),),), ListTarget(f"company:{sheet.facts.id}"), "all")


def _article(row: ArticleRow, width: int) -> Entry:
    """Return day and title of an article, its outlet behind or below."""
    day = padded(full_day(row.published), 11)
    title = one_line(row.title)
    head: list[Part] = [("  " if row.marks.read else "● ", "own"), (f"{day}  ", "muted")]
    outlet = row.outlet or ""
    together = [*head, (title, "text")]
    if width_of(together) + 2 + cell_len(outlet) <= width:
        lines: list[Line] = [spread(together, (outlet, "muted"), width)]
    else:
        first, *rest = folded(title, width - width_of(head), 2)
        lines = [(*head, (first, "text")), *(((" " * width_of(head) + r, "text"),) for r in rest)]
    return Entry(tuple(lines), ArticleTarget(row.id), ("article", row.id))
