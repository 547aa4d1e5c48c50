"""Tables: each cell's number is of its row's company, and of the metric and time that its column's head names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.extract import changes
from store.extract.measures import Measure, fits, measures
from store.extract.periods import Period, find_periods, in_stretch
from store.extract.sellers import Sellers
from store.extract.text import Paragraph, Reading
from store.records import Basis, Change, Figure, SalesRow, Span

COLUMNS_MOST = 40
BAR = "|"
PERCENTS = frozenset({"percent", "share"})
CHANGES = ("yoy", "y/y", "year", "mom", "m/m", "month-on", "qoq", "q/q", "quarter-on", "change", "growth", "%", "+/")
"""What the head of a column of changes holds."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What the head of a column says of its numbers."""

    metric: Measure | None
    period: str | None
    company: str | None
    words: str

    @property
    def of_changes(self) -> bool:
        return any(word in self.words.casefold() for word in CHANGES)


class Grids:
    """The tables of a text, read a row at a time."""

    def __init__(self, reading: Reading, figures: Sequence[Figure], sellers: Sellers, published: date | None) -> None:
        self._reading = reading
        self._figures = figures
        self._starts = [f.span.start for f in figures]
        self._sellers = sellers
        self._published = published
        self._periods: Sequence[Period] | None = None
        self._columns: list[_Column] = []
        self._last = -2
        """The paragraph of the row before."""

    def rows(self, paragraph: int, intro: Measure | None) -> Iterator[SalesRow]:
        """Yield the sales rows of one row of a table; the first row of a table is its head."""
        cells = _cells(self._reading, self._reading.paragraphs[paragraph])
        if paragraph != self._last + 1:
            self._columns = [self._column(cell, intro) for cell in cells]
        else:
            yield from self._row(cells)
        self._last = paragraph

    def _column(self, cell: Span, intro: Measure | None) -> _Column:
        found = (m for m in measures(self._reading.text, cell.start, cell.end) if m.metric != "-")
        company = self._sellers.in_cell(cell.start, cell.end)
        return _Column(next(found, intro), self._period(cell), company, cell.of(self._reading.text))

    def _period(self, cell: Span) -> str | None:
        if self._periods is None:
            self._periods = find_periods(self._reading, self._published)
        return next((p.iso for p in in_stretch(self._periods, cell.start, cell.end) if p.iso), None)

    def _row(self, cells: Sequence[Span]) -> Iterator[SalesRow]:
        """Read the cells from left to right: a column of changes belongs to the value on its left."""
        label = cells[0] if cells else Span(0, 0)
        company = self._sellers.in_cell(label.start, label.end)
        when = self._period(label)
        company = company or (self._sellers.main if when else None)
        row: SalesRow | None = None
        for cell, column in zip(cells[1:], self._columns[1:], strict=False):
            figure = self._figure(cell)
            if figure is None:
                continue
            if column.of_changes and figure.kind in PERCENTS:
                row = self._changed(row, figure, column) if row else None
                continue
            if row:
                yield row
            row = self._valued(figure, column, column.company or company, when)
        if row:
            yield row

    def _figure(self, cell: Span) -> Figure | None:
        at = bisect_left(self._starts, cell.start) if cell.end > cell.start else len(self._starts)
        return self._figures[at] if at < len(self._starts) and self._starts[at] < cell.end else None

    def _valued(self, figure: Figure, column: _Column, company: str | None, when: str | None) -> SalesRow | None:
        metric = column.metric
        if metric is None or company is None or not fits(metric.metric, figure, self._reading.text):
            return None
        return SalesRow(
            span=figure.span,
            company=company,
            metric=metric.metric,
            product=None,
            period=column.period or when or figure.period,
            value=figure.value,
            unit=figure.unit,
            currency=figure.currency,
            evidence=f'{metric.metric}: the column "{column.words[:60]}"',
        )

    def _changed(self, row: SalesRow, figure: Figure, column: _Column) -> SalesRow:
        """Add a change to the row on its left; its sign is the one printed."""
        basis: Basis = changes.basis_of(column.words, row.period, None) or "unknown"
        change = Change(basis, None, figure.value, None, "unchecked", figure.span)
        return replace(row, changes=(*row.changes, change))


def _cells(reading: Reading, paragraph: Paragraph) -> list[Span]:
    """Part a row of a table where its body has a bar; an empty cell is an empty span."""
    body, offsets, start = reading.body, reading.offsets, paragraph.start
    lead = body.count(BAR, body.rfind("\n", 0, offsets[start]) + 1, offsets[start])
    cells = [Span(start, start)] * min(lead - 1, COLUMNS_MOST)
    for place in range(start + 1, paragraph.end):
        bars = body.count(BAR, offsets[place - 1] + 1, offsets[place])
        if bars and len(cells) < COLUMNS_MOST:
            cells += [Span(start, place), *[Span(place, place)] * min(bars - 1, COLUMNS_MOST)]
            start = place + (reading.text[place] == " ")
    return [*cells, Span(start, paragraph.end)]
