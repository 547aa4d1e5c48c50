"""Each fact once: the same row told in standfirst and body, or in two halves, becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.extract.expected import EXPECTED_MARK
from store.records import Change, SalesRow

NEAR = 300
"""Rows this many characters apart stand in one paragraph or so."""
ROUNDING = 0.35
"""How far a percent may be from the growth of two amounts that are themselves rounded."""


def once(rows: Sequence[SalesRow]) -> tuple[SalesRow, ...]:
    """Return the rows without repeats; a change that was told apart from its value goes to the value."""
    kept: list[SalesRow] = []
    for row in rows:
        if row.value is not None:
            _keep_value(kept, row)
    for row in rows:
        if row.value is None:
            _keep_change(kept, row)
    return tuple(sorted(_with_bases(kept), key=lambda r: r.span))


def _keep_value(kept: list[SalesRow], row: SalesRow) -> None:
    at = next((i for i, k in enumerate(kept) if _same_value(k, row)), None)
    if at is None:
        kept.append(row)
    else:
        kept[at] = _joined(kept[at], row)


def _alike(one: SalesRow, other: SalesRow) -> bool:
    """Tell whether two rows are of one company and metric, both of what was or both of what is expected."""
    same = (one.company, one.metric) == (other.company, other.metric)
    return same and one.evidence.startswith(EXPECTED_MARK) == other.evidence.startswith(EXPECTED_MARK)


def _agree(pairs: Iterable[tuple[object, object]]) -> bool:
    """Tell whether nothing that both sides name differs."""
    return all(a == b or a is None or b is None for a, b in pairs)


def _same_value(kept: SalesRow, row: SalesRow) -> bool:
    named = ((kept.period, row.period), (kept.currency, row.currency))
    return kept.value == row.value and _alike(kept, row) and _agree(named)


def _joined(kept: SalesRow, row: SalesRow) -> SalesRow:
    changes = kept.changes
    for change in row.changes:
        changes = _with(changes, change)
    period, product, unit = kept.period or row.period, kept.product or row.product, kept.unit or row.unit
    return replace(kept, period=period, product=product, unit=unit, changes=changes)


def _with(changes: tuple[Change, ...], new: Change) -> tuple[Change, ...]:
    """Add a change, or put the fuller one in the place of the one that says the same."""
    for i, old in enumerate(changes):
        if _compatible(old, new):
            return (*changes[:i], max(old, new, key=_fullness), *changes[i + 1 :])
    return (*changes, new)


def _fullness(change: Change) -> int:
    return (change.base is not None) + (change.percent is not None)


def _compatible(a: Change, b: Change) -> bool:
    named = ((a.base, b.base), (a.percent, b.percent))
    return _agree(named) and (a.basis == b.basis or "unknown" in (a.basis, b.basis))


def _keep_change(kept: list[SalesRow], row: SalesRow) -> None:
    """Put a row without value in its place: into the row that it speaks of, or by itself."""
    for i, other in enumerate(kept):
        if _alike(other, row) and (told := _told(other, row)) is not None:
            kept[i] = told
            return
    kept.append(row)


def _told(other: SalesRow, row: SalesRow) -> SalesRow | None:
    """Return a row with what a row without value adds to it; None where that speaks of something else."""
    percents = {c.percent for c in row.changes if c.percent is not None}
    if any(_completes(c, p) for c in other.changes for p in percents):
        return replace(other, changes=tuple(_filled(c, percents) for c in other.changes))
    named = ((other.product, row.product), (other.period, row.period))
    if percents & {c.percent for c in other.changes} and _agree(named):
        return other
    same = row.period is not None and all(a == b for a, b in named) and _near(other, row)
    return replace(other, changes=row.changes) if same and not other.changes else None


def _near(one: SalesRow, other: SalesRow) -> bool:
    return abs(one.span.start - other.span.start) < NEAR


def _completes(change: Change, percent: float) -> bool:
    """Tell whether a percent is the growth of a change's value from its base, as far as it is printed."""
    grown = change.recomputed
    return change.percent is None and grown is not None and abs(grown - percent) <= _half(percent) + ROUNDING


def _half(percent: float) -> float:
    return 0.5 * 10.0 ** -len(f"{percent:g}".partition(".")[2])


def _filled(change: Change, percents: Iterable[float]) -> Change:
    percent = next((p for p in sorted(percents) if _completes(change, p)), None)
    return change if percent is None else replace(change, percent=percent, verdict="agrees")


def _with_bases(rows: Sequence[SalesRow]) -> list[SalesRow]:
    """Give a change its base where another row tells the year before: "a drop of 13 percent" ... "it stood at 175"."""
    found = list(rows)
    spent: list[SalesRow] = []
    for i, row in enumerate(found):
        before = next((o for o in rows if _is_year_before(row, o)), None)
        if before is not None and before.value is not None:
            found[i] = _based(row, before.value)
            spent += [before] if _near(row, before) else []
    return [r for r in found if r not in spent]


def _is_year_before(row: SalesRow, other: SalesRow) -> bool:
    """Tell whether another row's value is the base that a row's percent speaks of."""
    if not (row.value and other.value and row.period and other.period) or other.changes or not _alike(row, other):
        return False
    if int(other.period[:4]) != int(row.period[:4]) - 1 or row.product != other.product:
        return False
    return any(c.base is None and _grows(row.value, other.value, c.percent) for c in row.changes)


def _grows(value: float, base: float, percent: float | None) -> bool:
    return percent is not None and base > 0 and abs(100 * (value / base - 1) - percent) <= _half(percent) + ROUNDING


def _based(row: SalesRow, base: float) -> SalesRow:
    value = row.value or 0.0
    recomputed = round(100 * (value / base - 1), 3)
    changes = (
        replace(c, basis="yoy", base=base, recomputed=recomputed, verdict="agrees")
        if c.base is None and _grows(value, base, c.percent)
        else c
        for c in row.changes
    )
    return replace(row, changes=tuple(changes))
