"""What is being typed at the cursor, so that a front end can offer names of fields, companies, tags and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store.query.conditions import HOLDINGS, METRICS, SORTS, STATES
from store.words import fold

FIELDS = (
    *("company", "tag", "outlet", "title", "said", "stance", "is", "has", "after", "before", "on", "age", "id", "sort"),
    *METRICS,
)

FIXED = {"is": STATES, "has": HOLDINGS, "sort": SORTS}
"""Fields that take a few words of the language's own."""

_APART = r"[\s()]"


class Typed(NamedTuple):
    """An unfinished part of a query."""

    start: int
    """Where what is to be replaced begins."""
    end: int
    """The cursor."""
    field: str
    """The field whose value is typed; "" where it is a word, or a field's name."""
    text: str
    """What is there of the value or the name, folded."""


def typed_at(text: str, cursor: int) -> Typed:
    """Return what is being typed at the cursor."""
    start = _start_of_part(text, cursor)
    part = text[start:cursor]
    sign = len(part) - len(part.lstrip("-"))
    field, colon, value = part[sign:].partition(":")
    if not colon or not field.isalpha():
        return Typed(start + sign, cursor, "", fold(part[sign:].strip('"')))
    return Typed(start + sign + len(field) + 1, cursor, field.casefold(), fold(value.strip('"')))


def offers(typed: Typed, values: Iterable[str]) -> tuple[str, ...]:
    """Return those values that go on from what is typed, or have a word that does, as they are to be written."""
    known = [(value, fold(value)) for value in values]
    begun = [value for value, folded in known if folded.startswith(typed.text)]
    within = [value for value, folded in known if f" {typed.text}" in folded and not folded.startswith(typed.text)]
    return tuple(written(value) for value in (*begun, *within))


def written(value: str) -> str:
    """Return a field's value as it stands in a query: in quotes where it would fall apart."""
    return f'"{value}"' if re.search(_APART, value) else value


def _start_of_part(text: str, cursor: int) -> int:
    """Return where the word or field before the cursor begins; a quote that is open belongs to it whole."""
    start, quoted = 0, False
    for place, character in enumerate(text[:cursor]):
        if character == '"':
            quoted = not quoted
        elif not quoted and (character.isspace() or character in "()"):
            start = place + 1
    return start
