"""Sales rows: each value of a company's sales, deliveries, revenue or the like, with the changes printed beside it.

A sentence is read from number to number. A number is a value, a change ("up 5 percent"), a base ("from 5,820") or how
much something moved; the words on both sides tell which, never the order alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from store.extract import changes, measures
from store.extract.arithmetic import Printed, printed, verify
from store.extract.facts import once
from store.extract.measures import Measure
from store.extract.sellers import Sellers
from store.extract.text import Reading, Sentence
from store.records import Basis, Change, CompanyFinding, Figure, SalesRow, Span

KINDS = frozenset({"count", "money", "percent", "price", "ratio", "share"})
READ = frozenset({"body", "item", "quote"})
NUMBERS_MOST = 60
"""Numbers read in one sentence; more is a table or rubbish."""
REACH = 220
"""How many characters before a number are searched for what it measures."""

# What others expect of a company is no row of it; what it expects itself is.
EXPECTED = re.compile(
    r"\b(?:analysts?|wall street|street view|consensus|economists?|estimates?|polled|surveyed|refinitiv|factset|i/b/e/s|(?:previous|prior|earlier) (?:guidance|forecast|view|outlook)"
    r"|expectations? (?:of|for)|forecasts? of|had been (?:expected|looking)|(?:was|were|been) expect\w+|predict\w*|projects|whisper\w*|said he (?:sees|expects))\b",
    re.I,
)
EXPECTED_AFTER = re.compile(r"^[^.;]{0,40}\b(?:that (?:was|were|had been) expected|(?:had been |was |were )?(?:expected|forecast|predicted) by|analysts)\b", re.I)
PROFIT_BASE = re.compile(r"\bprofit|\bearn|\bincome", re.I)
LOSS_BASE = re.compile(r"\bloss(?:es)?\b(?! of sales)", re.I)
LOST_COUNT = re.compile(r"\b(?:lost|losing|lose|shed) (?:[a-z]+ ){0,2}$", re.I)
RATIOS = {"doubl": 100.0, "tripl": 200.0, "trebl": 200.0, "quadrupl": 300.0, "halv": -50.0}
SHARE_OF = re.compile(r"^ (?:share )?of (?:the |all |its )?(?:[\w.'&-]+ ){0,5}?(?:markets?|sales|registrations)\b", re.I)
HOLDS = re.compile(r"\b(?:took|take[sn]?|ha[sd]|have|hold(?:s|ing)?|held|account(?:s|ed|ing)? for|captur\w+|control\w*|command\w*|won|with)(?: [\w']+){0,3} $", re.I)


@dataclass(slots=True)
class _Row:
    """A row in the making."""

    place: Span
    company: str | None
    measure: Measure
    figure: Figure | None
    period: str | None
    value: float | None
    number: Printed | None
    changes: list[_Change] = field(default_factory=list)
    sentence: Sentence | None = None


@dataclass(slots=True)
class _Change:
    """A change in the making: a percent, a base, or both."""

    percent: Figure | None = None
    amount: float | None = None
    base: Figure | None = None
    base_value: float | None = None
    words: str = ""
    """What stands beside it, for the basis and for words that switch the check off."""


def find(
    reading: Reading, companies: tuple[CompanyFinding, ...], figures: tuple[Figure, ...], *, published: date | None
) -> tuple[SalesRow, ...]:
    """Read all sales rows out of an article, each fact once, in order of place."""
    sellers = Sellers(reading.text, companies)
    starts = [f.span.start for f in figures]
    rows: list[SalesRow] = []
    basis: Basis = "unknown"
    for sentence in reading.sentences:
        if reading.paragraphs[sentence.paragraph].kind not in READ:
            continue
        inside = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        sellers.hear(sentence)
        if not inside:
            continue
        for draft in _Scan(reading.text, sentence, inside[:NUMBERS_MOST], sellers).rows():
            row = _finish(draft, basis, reading.text)
            basis = next((c.basis for c in row.changes if c.basis == "yoy"), basis)
            rows.append(row)
    return once(rows)


class _Scan:
    """One sentence, read from number to number."""

    def __init__(self, text: str, sentence: Sentence, figures: tuple[Figure, ...], sellers: Sellers) -> None:
        self._text = text
        self._sentence = sentence
        self._figures = [f for f in figures if f.kind in KINDS and not _converted(text, f)]
        self._sellers = sellers
        self._measures = measures.measures(text, sentence.start, sentence.end)
        self._measure_starts = [m.start for m in self._measures]
        self._pending: list[_Change] = []
        self._row: _Row | None = None
        self._gap = sentence.start
        self._limit = sentence.end

    def rows(self) -> Iterator[_Row]:
        """Yield the rows of the sentence in order, each when nothing more can be added to it."""
        made: list[_Row] = []
        for i, figure in enumerate(self._figures):
            self._limit = self._figures[i + 1].span.start if i + 1 < len(self._figures) else self._sentence.end
            row = self._take(figure, self._figures[i + 1] if i + 1 < len(self._figures) else None)
            if row is not None:
                made.append(row)
                self._row = row
            self._gap = figure.span.end
        return iter(made)

    def _take(self, figure: Figure, following: Figure | None) -> _Row | None:
        """Read one number; return the row that it begins, if it begins one."""
        measure = self._share_of(figure)
        if measure is None and figure.kind in ("percent", "share", "ratio"):
            way = self._way(figure)
            if way is not None:
                return self._changed(figure, way, following)
        if changes.is_base(self._text, figure, self._gap if self._row or self._pending else self._sentence.start):
            self._based(figure)
            return None
        if figure.kind in ("count", "money") and changes.is_delta(self._text, figure, self._gap):
            return None
        return self._valued(figure, measure)

    # Changes.

    def _way(self, figure: Figure) -> float | None:
        """The signed percent of a change; None for a percent that is no change."""
        if figure.kind == "ratio":
            word = figure.text.casefold()
            return next((p for stem, p in RATIOS.items() if stem in word), None)
        way = changes.way_of(self._text, figure, self._gap, self._limit)
        if way is None:
            return figure.value if figure.role == "change" and figure.kind == "percent" else None
        return way * abs(figure.value)

    def _changed(self, figure: Figure, amount: float, following: Figure | None) -> _Row | None:
        change = _Change(figure, amount, words=self._words(figure))
        between = self._text[figure.span.end : following.span.start] if following else ""
        if following and following.kind in ("count", "money") and changes.leads_to_value(between):
            self._pending.append(change)
            return None
        if self._row is not None and self._belongs(figure, self._row):
            self._add(self._row, change)
            return None
        measure = self._measure_of_change(figure)
        if measure is None or measure.metric == "-" or self._others_expect(figure, measure):
            self._row = None
            return None
        row = self._new(figure, measure, None)
        row.changes = [*self._pending, change]
        self._pending = []
        return row

    def _add(self, row: _Row, change: _Change) -> None:
        """Add a change to a row; a percent behind a bare base is of that base: "against 194,715, were 0.5 percent ahead"."""
        last = row.changes[-1] if row.changes else None
        if last and last.percent is None and change.percent and last.base:
            last.percent, last.amount = change.percent, change.amount
            last.words = f"{last.words} {change.words}"
        elif not EXPECTED.search(self._text[self._gap : change.percent.span.start if change.percent else self._gap]):
            row.changes.append(change)

    def _belongs(self, figure: Figure, row: _Row) -> bool:
        """Tell whether a change is of the value before it: nothing else is measured and nobody else named in between."""
        start = max(self._gap, row.measure.end)
        return not self._between(start, figure.span.start) and not self._sellers.names(start, figure.span.start)

    def _measure_of_change(self, figure: Figure) -> Measure | None:
        """What grew: named behind the percent ("a 5 percent rise in sales") or before it."""
        behind = self._between(figure.span.end, min(self._limit, figure.span.end + 70))
        if behind and behind[0].noun and changes.of_what(self._text[figure.span.end : behind[0].start]):
            return behind[0]
        return self._last_measure(figure.span.start)

    # Bases.

    def _based(self, figure: Figure) -> None:
        """Give a base to the change it belongs to."""
        if self._pending:
            change = self._pending[-1]
        elif self._row is None:
            return
        elif self._row.changes and self._row.changes[-1].base is None and not self._names_time_again(figure):
            change = self._row.changes[-1]
        else:
            change = _Change()
            self._row.changes.append(change)
        if figure.kind in ("percent", "share") and not (self._row and self._row.measure.metric in measures.PERCENTS):
            return
        change.base = figure
        change.base_value = self._base_value(figure)
        change.words = f"{change.words} {self._words(figure)}"

    def _names_time_again(self, figure: Figure) -> bool:
        """A second base behind a change that already has one is another change."""
        assert self._row is not None
        return self._row.changes[-1].base is not None

    def _base_value(self, figure: Figure) -> float:
        """A profit compared with a loss is compared with a negative number, and the other way round."""
        left = self._text[max(self._gap, figure.span.start - 40) : figure.span.start]
        metric = self._row.measure.metric if self._row else ""
        crossed = LOSS_BASE.search(left) if metric == "profit" else PROFIT_BASE.search(left) if metric == "loss" else None
        return -abs(figure.value) if crossed else figure.value

    # Values.

    def _valued(self, figure: Figure, measure: Measure | None) -> _Row | None:
        measure = measure or self._measure_of(figure)
        if measure is None or measure.metric == "-" or self._others_expect(figure, measure):
            self._pending = []
            self._row = None
            return None
        row = self._new(figure, measure, self._value(figure, measure))
        row.changes = self._pending
        self._pending = []
        return row

    def _value(self, figure: Figure, measure: Measure) -> float:
        left = self._text[max(self._gap, figure.span.start - 30) : figure.span.start]
        if measure.metric == "customers" and LOST_COUNT.search(left):
            return -abs(figure.value)
        if measure.metric in measures.PERCENTS and figure.kind == "share" and 0 < figure.value <= 1 and "%" not in figure.text:
            return figure.value * 100
        return figure.value

    def _measure_of(self, figure: Figure) -> Measure | None:
        """What a value measures: named by its own noun, before it, or behind it."""
        if measures.PER_SHARE.match(self._text, figure.span.end):
            return self._per_share(figure)
        found = measures.of_count(self._text, figure, self._limit) if figure.kind == "count" else None
        found = found or (measures.of_money(self._text, figure, self._limit) if figure.kind == "money" else None)
        found = found or self._left(figure)
        found = found or (measures.of_deed(self._text, figure, self._limit) if figure.kind == "count" else None)
        return found if found and measures.fits(found.metric, figure, self._text) else None

    def _left(self, figure: Figure) -> Measure | None:
        found = self._last_measure(figure.span.start)
        if found is None or found.metric == "-":
            return None
        if figure.kind == "money" and found.words in measures.MONEY_VERBS:
            return None
        between = self._text[found.end : figure.span.start]
        if measures.CLAUSE_BREAK.search(between):
            return None
        row = self._row
        if row and row.value is not None and found.end <= row.place.start and not self._pending:
            return found if self._coordinate(figure, row) else None
        return found

    def _coordinate(self, figure: Figure, row: _Row) -> bool:
        """Tell whether a value goes on a list: "sold 5,000 cars in May and 6,000 in June"."""
        between = self._text[row.place.end : figure.span.start]
        same = row.figure is not None and row.figure.kind == figure.kind and row.figure.currency == figure.currency
        return same and len(between) < 90 and bool(re.search(r"(?:\band|,|\bor)(?: \w+){0,3} ?[$€£¥]?$", between))

    def _per_share(self, figure: Figure) -> Measure | None:
        """Earnings per share, where the sentence speaks of earnings and not of an offer or a dividend."""
        found = self._last_measure(figure.span.start)
        tail = self._text[figure.span.end : figure.span.end + 24]
        if not (found and found.metric in ("profit", "loss")) and "earnings" not in tail:
            return None
        place = figure.span.end
        return Measure("other", place, place, "earnings per share")

    def _share_of(self, figure: Figure) -> Measure | None:
        """The share of a market that a company holds: "took 48.1 percent of car sales"."""
        if figure.kind not in ("percent", "share") or not HOLDS.search(self._text[max(self._gap, figure.span.start - 40) : figure.span.start]):
            return None
        match = SHARE_OF.match(self._text[figure.span.end : min(figure.span.end + 90, self._limit)])
        if not match or self._sellers.names(figure.span.end, figure.span.end + match.end()) or re.search(r"\bits\b", match.group()):
            return None
        return Measure("market share", figure.span.end, figure.span.end + match.end(), match.group().strip().casefold())

    # Around a number.

    def _between(self, start: int, end: int) -> list[Measure]:
        return self._measures[bisect_left(self._measure_starts, start) : bisect_left(self._measure_starts, end)]

    def _last_measure(self, place: int) -> Measure | None:
        near = self._between(max(self._sentence.start, place - REACH), place)
        return next((m for m in reversed(near) if m.end <= place), None)

    def _words(self, figure: Figure) -> str:
        """The words beside a number that tell its basis: from the number before to the number after."""
        left = self._text[max(self._gap, figure.span.start - 60) : figure.span.start]
        right = self._text[figure.span.end : min(self._limit, figure.span.end + 90)]
        return f"{changes.own_words(left)} {figure.text} {right}"

    def _others_expect(self, figure: Figure, measure: Measure) -> bool:
        """Tell whether the number is what analysts expect."""
        start = max(self._sentence.start, min(measure.start, figure.span.start) - 90)
        left = self._text[start : figure.span.start]
        return bool(EXPECTED.search(left) or EXPECTED_AFTER.match(self._text[figure.span.end : figure.span.end + 60]))

    def _new(self, figure: Figure, measure: Measure, value: float | None) -> _Row:
        company = self._sellers.of_row(measure, figure.span.start, self._gap, self._sentence)
        number = None if value is None else self._printed(figure)
        return _Row(figure.span, company, measure, figure, figure.period, value, number, sentence=self._sentence)

    def _printed(self, figure: Figure) -> Printed:
        return printed(figure.text, figure.value, self._text[max(0, figure.span.start - 24) : figure.span.start])


def _converted(text: str, figure: Figure) -> bool:
    """Tell whether an amount is the one before it in another currency: "$1.13bn (£600m)"."""
    before = text[max(0, figure.span.start - 24) : figure.span.start]
    return figure.kind == "money" and bool(re.search(r"[\d\w] ?\((?:about |around |or )?Â?$|\([^()]*; ?Â?$", before)) and bool(
        re.match(r"[^()]{0,30}\)", text[figure.span.end : figure.span.end + 32])
    )


def _finish(draft: _Row, basis: Basis, text: str) -> SalesRow:
    """Make a row of a draft; what it does not say is taken from the rows before."""
    metric = draft.measure.metric
    period = draft.period or next((c.percent.period for c in draft.changes if c.percent and c.percent.period), None)
    figure = draft.figure
    level = draft.value is not None and figure is not None
    return SalesRow(
        span=draft.place,
        company=draft.company,
        metric=metric,
        product=_product(draft, text),
        period=period,
        value=draft.value,
        unit=(figure.unit if figure and level else None),
        currency=(figure.currency if figure and level else None),
        changes=tuple(_made(c, draft, period, basis) for c in draft.changes),
        evidence=f"{metric}: \"{draft.measure.words}\"",
    )


def _product(draft: _Row, text: str) -> str | None:
    return None


def _made(change: _Change, draft: _Row, period: str | None, default: Basis) -> Change:
    """Name the basis of a change and check its arithmetic."""
    base_period = change.base.period if change.base else None
    basis = changes.basis_of(change.words, period, base_period)
    if basis is None:
        basis = "yoy" if period and len(period) == 4 else default if period else "unknown"
    percent = None
    if change.percent is not None and change.amount is not None:
        percent = printed(change.percent.text, change.amount)
    base = None
    if change.base is not None and change.base_value is not None:
        base = Printed(change.base_value, printed(change.base.text, change.base.value).place)
    check = verify(draft.number, base, percent, context=change.words)
    span = change.percent.span if change.percent else change.base.span if change.base else None
    return Change(basis, change.base_value, change.amount, check.recomputed, check.verdict, span)
