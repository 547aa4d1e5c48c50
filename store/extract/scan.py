"""One sentence, read from number to number into rows.

A number is a value, a change ("up 5 percent"), a base ("from 5,820") or how much something moved; the words on both
sides tell which, never the order alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from store.extract import changes, measures, moves
from store.extract.arithmetic import printed
from store.extract.drafts import ChangeDraft, RowDraft
from store.extract.expected import Expectations
from store.extract.measured import Measured
from store.extract.measures import Measure
from store.extract.patterns import lazy
from store.extract.sellers import Sellers
from store.extract.text import Sentence
from store.records import Figure, Span

KINDS = frozenset({"count", "money", "percent", "price", "ratio", "share"})
PERCENTS = frozenset({"percent", "share", "ratio"})
RATIOS = {"doubl": 100.0, "tripl": 200.0, "trebl": 200.0, "quadrupl": 300.0, "halv": -50.0}
VAGUE = frozenset({"loss", "losses", "lost", "deficit"})
"""Words that measure an amount, and no growth: an index "recovered its losses and was up 0.4 percent"."""

IMPROVED = lazy(r" (?:\w+ )?improvement\b")
MORE = lazy(r"[^.;:()]{0,40}(?:,| and|, and) ")
MORE_FROM = lazy(r" (?:from|on|over|compared|month|quarter|year|sequential|higher|lower)")
PROFIT = lazy(r"\bprofit|\bearn|\bincome", re.I)
LOSS = lazy(r"\bloss(?:es)?\b", re.I)
LOST_COUNT = lazy(r"\b(?:lost|losing|lose|shed) (?:[a-z]+ ){0,2}$", re.I)
LISTED = lazy(r"(?:\band|,|\bor|consisting of|including|comprising)(?: \w+){0,3} ?[$€£¥]?$")
OR = lazy(r",? or [$€£¥]?")
CONVERTED = lazy(r"\w ?\((?:about |around |or )?Â?$|\([^()]*; ?Â?$")
OUT_OF = lazy(r"\b(?:out of|in every) [$€£¥]?$")
STANDS = lazy(r"\b(?:to|at|was|is|were|reached|hit)(?: [a-z]+){0,2} $")
"""Words before a percent that is a level: "the margin widened to 3.6 percent"."""
FORECAST = lazy(r"\b(?:forecasts?|guidance|estimates?|view|outlook|expect\w*|target\w*|projection)\b", re.I)
"""Words before a base that was never reached: no base of growth."""
RANGE = lazy(r" and (?:about |around )?[ÂA-Z$€£¥]*")
RANGE_TO = lazy(r" to (?:about |around )?[ÂA-Z$€£¥]*|[–-][ÂA-Z$€£¥]*")
CLOSED = lazy(r"[^()]{0,30}\)")


class Scan:
    """Reads one sentence."""

    def __init__(
        self, text: str, sentence: Sentence, figures: tuple[Figure, ...], sellers: Sellers, before: Measure | None
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._figures = [_widened(text, f) for f in figures if f.kind in KINDS and not _converted(text, f)]
        self._sellers = sellers
        self._measured = Measured(text, sentence, sellers, before)
        self._expected = Expectations(text, sentence, sellers)
        self._pending: list[ChangeDraft] = []
        """Changes whose value is still to come: "rose 2 percent to"."""
        self._rows: list[RowDraft] = []
        self._row: RowDraft | None = None
        """The row that a change or base behind it belongs to."""
        self._gap = self._pending_gap = sentence.start
        """Where the number before ended, and where the one before the pending changes did."""
        self._limit = sentence.end
        """Where the next number starts."""
        self._base_end = -1

    def rows(self) -> list[RowDraft]:
        """Return the rows of the sentence in order."""
        for i, figure in enumerate(self._figures):
            following = self._figures[i + 1] if i + 1 < len(self._figures) else None
            self._limit = following.span.start if following else self._sentence.end
            self._take(figure, following)
            self._gap = figure.span.end
        return self._rows

    def _take(self, figure: Figure, following: Figure | None) -> None:
        """Read one number."""
        held = self._measured.share_held(figure, self._gap, self._limit)
        amount = self._amount(figure) if held is None and figure.kind in PERCENTS else None
        if amount is not None:
            self._changed(figure, amount, following)
        elif self._is_base(figure):
            self._based(figure, following)
        elif (
            not self._upper_end(figure)
            and not self._is_delta(figure)
            and not OUT_OF.search(self._text, self._gap, figure.span.start)
        ):
            self._valued(figure, held)

    def _is_delta(self, figure: Figure) -> bool:
        return figure.kind in ("count", "money") and moves.is_delta(self._text, figure, self._gap)

    def _upper_end(self, figure: Figure) -> bool:
        """Tell whether a number is the upper end of a range: "between 415 and 425"."""
        before = self._text[max(self._sentence.start, self._gap - 40) : self._gap]
        return "between " in before and RANGE.fullmatch(self._text, self._gap, figure.span.start) is not None

    # Changes.

    def _amount(self, figure: Figure) -> float | None:
        """Return the signed percent of a change; None for a percent that is no change."""
        if figure.kind == "ratio":
            word = figure.text.casefold()
            return next((p for stem, p in RATIOS.items() if stem in word), None)
        way = moves.way_of(self._text, figure, self._gap, self._limit) or self._more_of_the_same(figure)
        if way is None:
            stands = STANDS.search(self._text, max(self._gap, figure.span.start - 40), figure.span.start)
            return figure.value if figure.role == "change" and figure.kind == "percent" and not stands else None
        smaller_loss = self._row is not None and self._row.measure.metric == "loss"
        if smaller_loss and IMPROVED.match(self._text, figure.span.end):
            way = -1
        return way * abs(_percent(figure))

    def _more_of_the_same(self, figure: Figure) -> Literal[1, -1] | None:
        """Return the way of the percent before, if this goes on with it: "up 190 percent and 76 percent from May"."""
        last = self._row.changes[-1] if self._row and self._row.changes else None
        if last is None or not last.amount or not MORE_FROM.match(self._text, figure.span.end):
            return None
        if not MORE.fullmatch(self._text[self._gap : figure.span.start]):
            return None
        return 1 if last.amount > 0 else -1

    def _changed(self, figure: Figure, amount: float, following: Figure | None) -> None:
        """Give a change to the value to come, to the row before, or to a row of its own."""
        change = ChangeDraft(figure, amount, words=self._words(figure))
        if following and following.kind in ("count", "money") and self._leads_to(figure, following):
            self._pending_gap = self._pending_gap if self._pending else self._gap
            self._pending.append(change)
        elif self._row is not None and self._belongs(figure, self._row):
            if not self._expected.hold(figure, self._gap, self._gap):
                _add(self._row, change)
        else:
            self._change_alone(figure, change)

    def _leads_to(self, figure: Figure, following: Figure) -> bool:
        return changes.leads_to_value(self._text[figure.span.end : following.span.start])

    def _belongs(self, figure: Figure, row: RowDraft) -> bool:
        """Tell whether a change is of the value before it: nothing else is measured and nobody named in between."""
        if changes.of_another(self._text, figure):
            return False
        start = max(self._gap, row.measure.end)
        return not self._measured.between(start, figure.span.start) and not self._sellers.names(
            start, figure.span.start
        )

    def _change_alone(self, figure: Figure, change: ChangeDraft) -> None:
        """Begin a row without value."""
        measure = self._measured.of_change(figure, self._limit)
        if measure is not None and measure.words in VAGUE:
            measure = None
        self._begin(figure, measure, None, [*self._pending, change])

    # Bases.

    def _is_base(self, figure: Figure) -> bool:
        """Tell whether a number is a base; "or $2.01" goes on with the base before it."""
        if self._base_end == self._gap and OR.fullmatch(self._text, self._gap, figure.span.start):
            return True
        known = self._row is not None or bool(self._pending)
        return changes.is_base(self._text, figure, self._gap if known else self._sentence.start)

    def _based(self, figure: Figure, following: Figure | None) -> None:
        """Give a base to the change that it belongs to, or to the value to come: "rose from 80,000 to 90,000"."""
        self._base_end = figure.span.end
        if self._row is None and not self._pending and following and self._leads_to(figure, following):
            self._pending_gap = self._gap
            self._pending.append(ChangeDraft())
        row = self._row_of_base(figure)
        if FORECAST.search(self._text, self._gap, figure.span.start) or self._guided(figure, following, row):
            return
        if figure.kind in PERCENTS and not (row and row.measure.metric in measures.PERCENTS):
            return
        change = self._pending[-1] if self._pending else _open_change(row) if row else None
        if change is not None:
            change.base = figure
            change.base_value = self._base_value(figure, row)
            change.words = f"{change.words} {self._words(figure)} {self._beyond(figure, following)}"

    def _guided(self, figure: Figure, following: Figure | None, row: RowDraft | None) -> bool:
        """Tell whether a forecast is compared with the range that was forecast before: "up from $20bn to $21bn"."""
        if row is None or not row.expected:
            return False
        return bool(following and RANGE_TO.fullmatch(self._text, figure.span.end, following.span.start)) or (
            figure.high is not None
        )

    def _row_of_base(self, figure: Figure) -> RowDraft | None:
        """Return the row of a base: of an amount and an amount a share before it, the one of its size."""
        other = self._rows[-2] if len(self._rows) > 1 and self._row is self._rows[-1] else None
        if self._row is None or other is None or not (self._row.value and other.value):
            return self._row
        small = self._row.measure.metric == "other" and other.measure.metric != "other"
        return other if small and figure.value > 1000 * abs(self._row.value) else self._row

    def _base_value(self, figure: Figure, row: RowDraft | None) -> float:
        """Return a base with its sign: a profit compared with a loss is compared with a negative number."""
        left = self._text[max(self._gap, figure.span.start - 40) : figure.span.start]
        other = {"profit": LOSS, "loss": PROFIT}.get(row.measure.metric if row else "")
        return -abs(figure.value) if other and other.search(left) else figure.value

    # Values.

    def _valued(self, figure: Figure, held: Measure | None) -> None:
        """Begin a row with a value, if the number measures anything."""
        measure = held or self._measured.of_value(figure, self._limit, changed=bool(self._pending))
        if measure and not held and self._stale(figure, measure):
            measure = None
        for change in self._pending:
            change.words = f"{change.words} {self._words(figure)}"
        self._begin(figure, measure, self._value(figure, measure), self._pending)

    def _stale(self, figure: Figure, measure: Measure) -> bool:
        """Tell whether a metric has had its value already, and this one goes on no list with it."""
        row = self._row
        if row is None or row.value is None or self._pending or measure.words == "earnings per share":
            return False
        return measure.end <= row.figure.span.start and not self._goes_on_list(figure, row)

    def _goes_on_list(self, figure: Figure, row: RowDraft) -> bool:
        """Tell whether a value goes on a list: "sold 5,000 cars in May and 6,000 in June"."""
        same = (row.figure.kind, row.figure.currency) == (figure.kind, figure.currency)
        near = figure.span.start - row.figure.span.end < 90
        return same and near and LISTED.search(self._text, row.figure.span.end, figure.span.start) is not None

    def _value(self, figure: Figure, measure: Measure | None) -> float:
        """Return the value as the table has it: customers lost are negative, half of a market is 50 percent."""
        left = self._text[max(self._gap, figure.span.start - 30) : figure.span.start]
        if measure and measure.metric == "customers" and LOST_COUNT.search(left):
            return -abs(figure.value)
        return _percent(figure)

    def _begin(self, figure: Figure, measure: Measure | None, value: float | None, told: list[ChangeDraft]) -> None:
        """Begin a row, unless the number measures nothing or is what others expect."""
        gap = self._pending_gap if self._pending else self._gap
        self._pending = []
        self._row = None
        if measure is None or measure.metric == "-":
            return
        if self._expected.hold(figure, min(measure.start, figure.span.start) - 90, self._gap):
            return
        company = self._sellers.of_row(measure, figure.span.start, gap, self._sentence)
        before = self._text[max(0, figure.span.start - 24) : figure.span.start]
        number = None if value is None else printed(figure.text, value, before)
        start = gap if measure.start >= gap else measure.start
        expected = self._expected.own(
            figure, min(start, measure.start - 60) if start == self._sentence.start else start
        )
        self._row = RowDraft(figure, company, measure, value, number, self._sentence, told, expected)
        self._rows.append(self._row)

    def _words(self, figure: Figure) -> str:
        """Return the words beside a number that tell its basis: from the number before to the number after."""
        left = self._text[max(self._gap, figure.span.start - 60) : figure.span.start]
        right = self._text[figure.span.end : min(self._limit, figure.span.end + 90)]
        return f"{changes.own_words(left)} {figure.text} {right}"

    def _beyond(self, figure: Figure, following: Figure | None) -> str:
        """Return the words behind a base that is told twice: "from $1.5bn, or $2 a share, a year ago"."""
        if following is None or not OR.fullmatch(self._text, figure.span.end, following.span.start):
            return ""
        return self._text[following.span.end : min(self._sentence.end, following.span.end + 60)]


def _add(row: RowDraft, change: ChangeDraft) -> None:
    """Add a change; a percent behind a bare base is of that base: "against 194,715, were 0.5 percent ahead"."""
    last = row.changes[-1] if row.changes else None
    if last and last.percent is None and last.base:
        last.percent, last.amount = change.percent, change.amount
        last.words = f"{last.words} {change.words}"
    else:
        row.changes.append(change)


def _open_change(row: RowDraft) -> ChangeDraft:
    """Return the change that waits for a base: the last one, or a new one where that has its base."""
    if not row.changes or row.changes[-1].base is not None:
        row.changes.append(ChangeDraft())
    return row.changes[-1]


def _percent(figure: Figure) -> float:
    """Return the value; a fraction in words ("two thirds") as percent."""
    fraction = figure.kind == "share" and 0 < abs(figure.value) <= 1 and not re.search(r"\d", figure.text)
    return figure.value * 100 if fraction else figure.value


def _widened(text: str, figure: Figure) -> Figure:
    """Take in the stray letter that a wrongly decoded text has before its currency sign: "Â£13m"."""
    start = figure.span.start
    stray = start > 0 and text[start - 1] == "Â"
    return replace(figure, span=Span(start - 1, figure.span.end)) if stray else figure


def _converted(text: str, figure: Figure) -> bool:
    """Tell whether an amount is the one before it in another currency: "$1.13bn (£600m)"."""
    start, end = figure.span.start, figure.span.end
    return (
        (figure.kind == "money" or text[start - 1 : start] in ("£", "$", "€"))
        and CONVERTED.search(text[max(0, start - 24) : start]) is not None
        and CLOSED.match(text, end, end + 32) is not None
    )
