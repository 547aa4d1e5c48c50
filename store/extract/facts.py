"""Each fact once: the same row told in standfirst and body, or in two halves, becomes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.extract.expected import EXPECTED_MARK
from store.records import Change, SalesRow


def once(rows: Sequence[SalesRow]) -> tuple[SalesRow, ...]:
    """Return the rows without repeats; a change that was told apart from its value goes to the value."""
    kept: list[SalesRow] = []
    for row in rows:
        if row.value is None:
            continue
        at = next((i for i, k in enumerate(kept) if _same_value(k, row)), None)
        if at is None:
            kept.append(row)
        else:
            kept[at] = _joined(kept[at], row)
    for row in rows:
        if row.value is None:
            _place_change(kept, row)
    return tuple(sorted(kept, key=lambda r: r.span))


def _same_value(kept: SalesRow, row: SalesRow) -> bool:
    """Tell whether two rows state one fact: nothing that both name differs."""
    if (kept.company, kept.metric, kept.value) != (row.company, row.metric, row.value):
        return False
    if _expected(kept) != _expected(row):
        return False
    pairs = ((kept.period, row.period), (kept.currency, row.currency))
    return all(a == b or a is None or b is None for a, b in pairs)


def _joined(kept: SalesRow, row: SalesRow) -> SalesRow:
    changes = kept.changes
    for change in row.changes:
        changes = _with(changes, change)
    return replace(
        kept,
        period=kept.period or row.period,
        product=kept.product or row.product,
        unit=kept.unit or row.unit,
        changes=changes,
    )


def _with(changes: tuple[Change, ...], new: Change) -> tuple[Change, ...]:
    """Add a change, or complete the one that says the same."""
    for i, old in enumerate(changes):
        if not _compatible(old, new):
            continue
        fuller = (
            new
            if (new.base is not None) + (new.percent is not None) > (old.base is not None) + (old.percent is not None)
            else old
        )
        return (*changes[:i], fuller, *changes[i + 1 :])
    return (*changes, new)


def _compatible(a: Change, b: Change) -> bool:
    same = all(x is None or y is None or x == y for x, y in ((a.base, b.base), (a.percent, b.percent)))
    return same and (a.basis == b.basis or "unknown" in (a.basis, b.basis))


def _place_change(kept: list[SalesRow], row: SalesRow) -> None:
    """Put a row without value in its place: into the row whose numbers give its percent, or by itself."""
    percents = {c.percent for c in row.changes}
    for i, other in enumerate(kept):
        if (other.company, other.metric, _expected(other)) != (row.company, row.metric, _expected(row)):
            continue
        if other.value is not None and any(_completes(c, p) for c in other.changes for p in percents if p is not None):
            kept[i] = replace(other, changes=tuple(_filled(c, row.changes) for c in other.changes))
            return
        if percents & {c.percent for c in other.changes} and _told_before(other, row):
            return
        if (
            other.value is not None
            and not other.changes
            and row.period
            and (other.period, other.product) == (row.period, row.product)
        ):
            kept[i] = replace(other, changes=row.changes)
            return
    kept.append(row)


def _expected(row: SalesRow) -> bool:
    return row.evidence.startswith(EXPECTED_MARK)


def _told_before(other: SalesRow, row: SalesRow) -> bool:
    """Tell whether the same percent of another row is the same fact: no two products, no two periods."""
    pairs = ((other.product, row.product), (other.period, row.period))
    return all(a == b or a is None or b is None for a, b in pairs)


def _completes(change: Change, percent: float) -> bool:
    """Tell whether a percent is the growth that a row's value and base give, as far as it is printed."""
    return (
        change.percent is None and change.recomputed is not None and abs(change.recomputed - percent) <= _half(percent)
    )


def _half(percent: float) -> float:
    text = f"{percent:g}"
    return 0.5 * 10.0 ** -len(text.partition(".")[2]) + 0.35


def _filled(change: Change, told: Sequence[Change]) -> Change:
    for other in told:
        if other.percent is not None and _completes(change, other.percent):
            return replace(change, percent=other.percent, verdict="agrees")
    return change
