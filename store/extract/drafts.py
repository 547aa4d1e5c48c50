"""Sales rows in the making, and how they are finished."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extract import changes
from store.extract.arithmetic import Printed, printed, verify
from store.extract.expected import EXPECTED_MARK
from store.extract.isoperiods import shifted
from store.extract.measures import Measure
from store.extract.products import Named, product_of
from store.extract.text import Sentence
from store.records import Basis, Change, Figure, SalesRow

STANDING = frozenset({"capacity", "stores", "customers", "market share", "orders"})
"""Metrics of a state, not of a time: a time named in sentences before says nothing of them."""
DAYS = frozenset({len("2022-12-06"), len("2022-11-28..2022-12-04")})
"""How long a day or a week is written: it tells when a target was named, not what it is for."""
INHERITED = "the text speaks of"
"""In the evidence of a figure whose time was named in an earlier sentence."""


@dataclass(slots=True)
class ChangeDraft:
    """A change in the making: a percent, a base, or both."""

    percent: Figure | None = None
    amount: float | None = None
    """The percent with its sign."""
    base: Figure | None = None
    base_value: float | None = None
    words: str = ""
    """What stands beside it, for the basis and for words that switch the check off."""


@dataclass(slots=True)
class RowDraft:
    """A row in the making."""

    figure: Figure
    """The value, or the percent of a row that has none."""
    company: str | None
    measure: Measure
    value: float | None
    number: Printed | None
    sentence: Sentence
    changes: list[ChangeDraft] = field(default_factory=list)
    expected: bool = False
    """A plan or a forecast."""

    def finished(self, text: str, named: Named, basis: Basis) -> SalesRow:
        """Make the row; ``basis`` is what the article compares with where a change does not say."""
        period = self._period()
        if self.expected and period and len(period) in DAYS:
            period = None
        level = self.value is not None
        return SalesRow(
            span=self.figure.span,
            company=self.company,
            metric=self.measure.metric,
            product=product_of(text, self.measure, self.figure.span, named, self.sentence.start, self.sentence.end),
            period=period,
            value=self.value,
            unit=self.figure.unit if level else None,
            currency=self.figure.currency if level else None,
            changes=tuple(_change(c, self.number, period, basis) for c in self.changes),
            evidence=f'{EXPECTED_MARK if self.expected else ""}{self.measure.metric}: "{self.measure.words}"',
        )

    def _period(self) -> str | None:
        """Return the time of the value: its own, or that of its change where the figure stands beside a base's time."""
        told = next((c.percent.period for c in self.changes if c.percent and c.percent.period), None)
        if self.measure.metric in STANDING and INHERITED in self.figure.evidence:
            return self._by_base()
        if self.figure.role != "base" or self.value is None or INHERITED in self.figure.evidence:
            return self.figure.period or told or self._by_base()
        return shifted(self.figure.period, years=1) if self.figure.period else told

    def _by_base(self) -> str | None:
        """Return the time that a base tells: a year after 1985, where the value is compared with that of 1985."""
        bases = [c.base.period for c in self.changes if c.base and c.base.period and INHERITED not in c.base.evidence]
        return shifted(bases[0], years=1) if bases and len(bases[0]) == 4 else None


def _change(draft: ChangeDraft, number: Printed | None, period: str | None, default: Basis) -> Change:
    """Name the basis of a change and check its arithmetic."""
    base_period = draft.base.period if draft.base else None
    basis = changes.basis_of(draft.words, period, base_period) or _usual(period, default)
    percent = printed(draft.percent.text, draft.amount) if draft.percent and draft.amount is not None else None
    check = verify(number, _base(draft), percent, context=draft.words)
    place = draft.percent or draft.base
    return Change(basis, draft.base_value, draft.amount, check.recomputed, check.verdict, place.span if place else None)


def _usual(period: str | None, default: Basis) -> Basis:
    """Return the basis to assume: a year is compared with the year before; without a period nothing is known."""
    if period is None:
        return "unknown"
    return "yoy" if len(period) == 4 else default


def _base(draft: ChangeDraft) -> Printed | None:
    if draft.base is None or draft.base_value is None:
        return None
    return Printed(draft.base_value, printed(draft.base.text, draft.base.value).place)
