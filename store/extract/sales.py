"""Sales rows: each value of a company's sales, deliveries, revenue or the like, with the changes printed beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from store.extract import measures
from store.extract.facts import once
from store.extract.grids import Grids
from store.extract.measures import Measure
from store.extract.patterns import lazy
from store.extract.scan import KINDS, Scan
from store.extract.sellers import Sellers
from store.extract.text import Reading, Sentence
from store.records import Basis, CompanyFinding, Figure, SalesRow

READ = frozenset({"body", "item", "quote"})
SENTENCE_ENDS = frozenset(".!?\"')…:")
"""What a paragraph of sentences ends with."""
NUMBER = lazy(r"\d[\d.,]*")
NUMBERS_MOST = 60
"""Numbers read in one sentence; more is a table or rubbish."""
ROWS_MOST = 400


def find(
    reading: Reading, companies: tuple[CompanyFinding, ...], figures: tuple[Figure, ...], *, published: date | None
) -> tuple[SalesRow, ...]:
    """Read all sales rows out of an article, each fact once, in order of place.

    A number that belongs to no company or market is left out: no table has a place for it. Periods come with the
    figures, which have been set against the day of publication before.
    """
    sellers = Sellers(reading.text, companies)
    starts = [f.span.start for f in figures]
    rows: list[SalesRow] = []
    basis: Basis = "unknown"
    intro: Measure | None = None
    grids = Grids(reading, figures, sellers, published)
    told = -1
    """The row of a table that was read last."""
    for sentence in reading.sentences:
        intro = _intro(reading, sentence, intro)
        if reading.paragraphs[sentence.paragraph].kind == "table" and sentence.paragraph != told:
            told = sentence.paragraph
            rows += grids.rows(told, intro) if len(rows) < ROWS_MOST else ()
        if reading.paragraphs[sentence.paragraph].kind not in READ or len(rows) >= ROWS_MOST:
            continue
        if _speaks(reading, sentence):
            sellers.hear(sentence)
        inside = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not any(f.kind in KINDS for f in inside):
            continue
        for draft in Scan(reading.text, sentence, inside[:NUMBERS_MOST], sellers, intro).rows():
            row = draft.finished(reading.text, sellers.covers, basis)
            row = _listed(row, rows[-1]) if rows and intro and intro.start == draft.measure.start else row
            row = _compared(row, rows[-1]) if rows and row.period is None else row
            intro = replace(draft.measure, noun=False)
            basis = "yoy" if any(c.basis == "yoy" for c in row.changes) else basis
            rows += [row] if row.company else []
    return once(rows)


def _listed(row: SalesRow, before: SalesRow) -> SalesRow:
    """Give a row that goes on with the metric of the row before its time and basis too, where it names none."""
    if row.period not in (None, before.period) or not before.changes:
        return replace(row, period=row.period or before.period)
    basis = before.changes[0].basis
    changes = tuple(replace(c, basis=basis) if c.basis == "unknown" else c for c in row.changes)
    return replace(row, period=before.period, changes=changes)


def _compared(row: SalesRow, before: SalesRow) -> SalesRow:
    """Let a row without a time be compared as the row before it that measures the same."""
    same = (row.company, row.metric, None) == (before.company, before.metric, before.period) and before.changes
    basis = before.changes[0].basis if same else "unknown"
    changes = tuple(replace(c, basis=basis) if c.basis == "unknown" else c for c in row.changes)
    return replace(row, changes=changes)


def _intro(reading: Reading, sentence: Sentence, before: Measure | None) -> Measure | None:
    """Return what a list below measures: named by a heading, or by a sentence that ends with a colon."""
    heading = reading.paragraphs[sentence.paragraph].kind in ("heading", "title")
    if not heading and reading.text[sentence.end - 1] != ":":
        return before
    named = measures.measures(reading.text, sentence.start, min(sentence.end, sentence.start + 400))
    return next((m for m in named if m.metric != "-"), None if heading else before)


def _speaks(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is prose: a line of a table has numbers and no full stop, and speaks of nobody."""
    paragraph = reading.paragraphs[sentence.paragraph]
    if reading.text[paragraph.end - 1] in SENTENCE_ENDS:
        return True
    return len(NUMBER.findall(reading.text, paragraph.start, min(paragraph.end, paragraph.start + 200))) < 2
