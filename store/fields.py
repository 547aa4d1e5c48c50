"""An article as a document: how its fields are read, by queries and by the archive's indexes alike.

Whatever TinyDB may hold can stand in a document, so each reader takes any value and answers with the type it promises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeGuard

from store.words import fold, token_line

Document = Mapping[str, object]

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 1e300
_BREAK = "¶"
"""Stands between the words of two names; no word contains it."""


def text(document: Document, key: str) -> str:
    """Return a text field; "" where there is none."""
    value = document.get(key)
    return value if isinstance(value, str) else ""


def texts(document: Document, key: str) -> tuple[str, ...]:
    """Return the texts of a list field (or a text field alone)."""
    value = document.get(key)
    if isinstance(value, str):
        return (value,)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, (list, tuple)) else ()


def number(document: Document, key: str) -> float:
    """Return a number field; 0 where there is none."""
    value = document.get(key)
    return value if _is_number(value) else 0


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -_LARGEST <= value <= _LARGEST


def published(document: Document) -> str:
    """Return the ISO day of publication; "" where nobody says, or what is said is no day."""
    value = text(document, "published")
    return value if is_day(value) else ""


def is_day(value: str) -> bool:
    """Tell whether ``value`` is a day of the calendar, written YYYY-MM-DD."""
    if not _ISO_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def facts(document: Document) -> tuple[tuple[str, str, float], ...]:
    """Return metric, company (both folded) and value of each sales fact."""
    rows = document.get("facts")
    return tuple(f for row in rows if (f := _fact(row))) if isinstance(rows, (list, tuple)) else ()


def _fact(row: object) -> tuple[str, str, float] | None:
    if not isinstance(row, (list, tuple)) or len(row) != 4:
        return None
    metric, company, _, value = row
    if not isinstance(metric, str) or not _is_number(value):
        return None
    return fold(metric), fold(company) if isinstance(company, str) else "", float(value)


def states(document: Document) -> tuple[str, ...]:
    """Return the words that ``is:`` and ``has:`` find an article by; what is not unread is read."""
    found = ["unread"] if not document.get("read") else []
    found += [state for state in ("starred", "conflict", "sample") if document.get(state)]
    return (*found, *(state for state, key in COUNTED.items() if number(document, key) > 0))


COUNTED = {"statements": "statements", "sales": "sales", "mismatch": "mismatches"}
"""The word after ``has:``, and the field that counts it."""

TERMS = {"company": "names", "tag": "tags", "outlet": "outlet", "stance": "stances"}
"""Query fields whose value is one of a document's texts, whole, and the document's field."""


def terms(document: Document, field: str) -> tuple[str, ...]:
    """Return the folded values that the query field ``field`` is compared with."""
    if field == "is":
        return states(document)
    return tuple(fold(value) for value in texts(document, TERMS[field]))


def searched(document: Document, column: str) -> str:
    """Return the words of a column of the full-text index ("title", "body", "said") as a line of tokens."""
    if column == "said":
        return f" {_BREAK}".join(token_line(name) for name in texts(document, "speakers")) or "  "
    return token_line(text(document, column))
