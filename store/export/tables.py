"""Sales rows as lines of comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from store.records import StoredSales

HEADER = tuple(
    "company metric product period value unit currency basis base percent verdict article outlet published".split()
)


def csv_lines(stored: Iterable[StoredSales]) -> Iterator[str]:
    """Yield a header, then one line a change; one line without changes for a row that has none."""
    yield _line(HEADER)
    for item in stored:
        for cells in _rows(item):
            yield _line(cells)


def _rows(item: StoredSales) -> Iterator[tuple[object, ...]]:
    row, ref = item.row, item.article
    value = (row.company, row.metric, row.product, row.period, row.value, row.unit, row.currency)
    where = (ref.id, ref.outlet, ref.published)
    for change in row.changes:
        yield (*value, change.basis, change.base, change.percent, change.verdict, *where)
    if not row.changes:
        yield (*value, None, None, None, None, *where)


def _line(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([_harmless(c) for c in cells])
    return text.getvalue()


def _harmless(cell: object) -> object:
    """Put a quote before text that a spreadsheet would run as a formula; write whole numbers without a fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell else cell
