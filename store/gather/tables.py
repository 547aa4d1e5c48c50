"""Sales rows of many articles, put together as a table for each company: periods down, series across."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.extract.arithmetic import Printed, printed_in
from store.extract.expected import EXPECTED_MARK
from store.gather.periods import newest_first, shape
from store.records import Cell, SalesRow, SalesTable, Series, StoredSales

NO_PERIOD = ""
"""Key and period of what has no period: it comes last, and is never a conflict."""

METRICS = (
    "deliveries", "sales", "orders", "revenue", "profit", "loss", "margin", "production", "exports", "capacity",
    "market share", "stores", "customers", "price", "other",
)  # fmt: skip
COUNTED = frozenset("vehicle unit car auto automobile model".split())
METRIC_UNITS = frozenset("delivery deliverie order sale export registration subscriber customer user".split())
"""Units that say no more than the metric."""
FILLER = frozenset(
    "the its their all a an new total overall global worldwide group company of in own units unit vehicles vehicle cars"
    " car autos automobiles model models brand".split()
)
WORD = re.compile(r"[^\W_]+")

Key = tuple[str, str, str, str]
"""Metric, product, unit, currency, each made alike; empty where there is none."""
EXPECTED = "expected"
"""Stands in the product of a series of plans and forecasts, which are kept apart from what was."""


def sales_tables(stored: Sequence[StoredSales], names: Mapping[str, str]) -> tuple[SalesTable, ...]:
    """Make a table for each company that has any row, the company with the most rows first."""
    by_company: defaultdict[str, list[StoredSales]] = defaultdict(list)
    for one in stored:
        if one.row.company is not None:
            by_company[one.row.company].append(one)
    ranked = sorted(by_company.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_table(company, names.get(company, company), rows) for company, rows in ranked)


def levels(series: Series) -> tuple[tuple[str, float], ...]:
    """Return (period, value) for a chart, oldest first: periods of the commonest length, newest articles' values."""
    values = {p: v for p, cell in series.cells.items() if (v := cell_value(cell)) is not None and shape(p) != "none"}
    if not values:
        return ()
    (common, _), *_ = Counter(shape(p) for p in values).most_common(1)
    return tuple((p, values[p]) for p in sorted(values, key=newest_first, reverse=True) if shape(p) == common)


def cell_value(cell: Cell) -> float | None:
    """Return the newest article's value; None where every article prints a change only."""
    return next((s.row.value for s in cell.rows if s.row.value is not None), None)


def _table(company: str, name: str, rows: Sequence[StoredSales]) -> SalesTable:
    grouped: defaultdict[Key, list[StoredSales]] = defaultdict(list)
    for one in rows:
        grouped[_key(one)].append(one)
    series = sorted(map(_series, _merged(grouped)), key=_series_order)
    periods = {p for s in series for p in s.cells}
    return SalesTable(company, name, tuple(sorted(periods, key=newest_first)), tuple(series))


def _series_order(series: Series) -> tuple[object, ...]:
    metric = METRICS.index(series.metric) if series.metric in METRICS else len(METRICS)
    return (-len(series.cells), metric, series.product or "", series.unit or "", series.currency or "")


def _key(stored: StoredSales) -> Key:
    row = stored.row
    product, unit = _alike(row.product), _unit(row.unit)
    product = "" if product == unit else product
    return (
        row.metric,
        f"{product} {EXPECTED}" if _expected(row) else product,
        "" if row.currency or unit in METRIC_UNITS else unit,
        row.currency or "",
    )


def _expected(row: SalesRow) -> bool:
    return row.evidence.startswith(EXPECTED_MARK)


def _alike(product: str | None) -> str:
    """Make near-same products the same: "its new vehicles" and "vehicles" say no more than no product at all."""
    words = (_singular(w) for w in WORD.findall((product or "").casefold()) if w not in FILLER)
    return " ".join(words)


def _unit(unit: str | None) -> str:
    words = WORD.findall((unit or "").casefold())
    last = _singular(words[-1]) if words else ""
    return "vehicle" if last in COUNTED else last


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _merged(grouped: Mapping[Key, list[StoredSales]]) -> list[list[StoredSales]]:
    """Join rows without unit and currency to the one series of the same metric and product that has one."""
    known: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in grouped:
        if key[2] or key[3]:
            known[key[:2]].append(key)
    joined: defaultdict[Key, list[StoredSales]] = defaultdict(list)
    for key, rows in grouped.items():
        bare = not (key[2] or key[3]) and len(known[key[:2]]) == 1
        joined[known[key[:2]][0] if bare else key].extend(rows)
    return list(joined.values())


def _series(rows: Sequence[StoredSales]) -> Series:
    cells: defaultdict[str, list[StoredSales]] = defaultdict(list)
    for one in rows:
        cells[one.row.period or NO_PERIOD].append(one)
    first = rows[0].row
    product = _commonest(r.row.product for r in rows)
    return Series(
        metric=first.metric,
        product=f"{product or ''} ({EXPECTED})".strip() if _expected(first) else product,
        unit=_commonest(r.row.unit for r in rows),
        currency=first.currency or _commonest(r.row.currency for r in rows),
        cells={p: _cell(p, cells[p]) for p in sorted(cells, key=newest_first)},
    )


def _commonest(words: Iterable[str | None]) -> str | None:
    """Return the word used most, of equals the shortest; None only where no row has one."""
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], len(w), w)) if counts else None


def _cell(period: str, rows: Sequence[StoredSales]) -> Cell:
    """Put the newest article first; within an article, what comes first in it."""
    ranked = sorted(rows, key=lambda s: s.row.span.start)
    ranked.sort(key=lambda s: (s.article.published or date.min, s.article.id), reverse=True)
    return Cell(tuple(ranked), period != NO_PERIOD and _conflict(ranked))


def _conflict(rows: Sequence[StoredSales]) -> bool:
    """Tell whether two articles give values none of which rounding can make the same."""
    by_article: defaultdict[int, set[Printed]] = defaultdict(set)
    for one in rows:
        if one.row.value is not None:
            by_article[one.article.id].add(printed_in(one.sentence, one.row.value))
    sayings = list({frozenset(numbers) for numbers in by_article.values()})
    return any(not _agree(a, b) for i, a in enumerate(sayings) for b in sayings[i + 1 :])


def _agree(one: frozenset[Printed], other: frozenset[Printed]) -> bool:
    return any(a.meets(b) for a in one for b in other)
