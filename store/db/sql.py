"""Conditions as SQL: a node's plan to what a row ``a`` of articles must meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.db.schema import LAST_PLACE, TITLE_INITIAL, places


class Where(NamedTuple):
    """A condition in SQL."""

    sql: str
    values: tuple[object, ...] = ()
    """For the question marks; ``LOW`` and ``HIGH`` stand for the places looked at."""
    exact: bool = True
    """False where it lets through documents that only Python can tell apart."""
    windowed: bool = False
    """True where its cost grows with the places looked at."""

    def between(self, low: int, high: int) -> tuple[object, ...]:
        """Return the values for the places from ``low`` to ``high``."""
        return tuple(low if v is LOW else high if v is HIGH else v for v in self.values)

    def anywhere(self) -> tuple[object, ...]:
        """Return the values for all places."""
        return self.between(0, LAST_PLACE)


LOW, HIGH = object(), object()

ALL = Where("1")
NONE = Where("0")
UNKNOWN = Where("1", exact=False)


def where(plan: object) -> Where:
    """Return the SQL of a plan; what is no known plan lets everything through, inexactly."""
    match plan:
        case ("all",):
            return ALL
        case ("and", tuple(parts)):
            return conjunction([where(part) for part in parts])
        case ("or", tuple(parts)):
            return _or([where(part) for part in parts])
        case ("not", part):
            return _not(where(part))
        case _:
            return _leaf(plan)


def conjunction(parts: Sequence[Where]) -> Where:
    """Return the condition that all parts are met."""
    return _joined(" AND ", parts) if parts else ALL


def _or(parts: Sequence[Where]) -> Where:
    if not all(part.exact for part in parts):
        return UNKNOWN
    return _joined(" OR ", parts) if parts else NONE


def _joined(word: str, parts: Sequence[Where]) -> Where:
    return Where(
        f"({word.join(p.sql for p in parts)})",
        tuple(v for p in parts for v in p.values),
        exact=all(p.exact for p in parts),
        windowed=any(p.windowed for p in parts),
    )


def _not(part: Where) -> Where:
    return Where(f"NOT {part.sql}", part.values, windowed=part.windowed) if part.exact else UNKNOWN


def _leaf(plan: object) -> Where:
    match plan:
        case ("words", tuple(), bool(), tuple()):
            return words_where(_match_words(plan))
        case ("term", str(field), str(value), bool(prefix)):
            return _term_prefix(field, value) if prefix else _term(field, value)
        case ("published", str() | None as first, str() | None as last):
            return Where("(a.place BETWEEN ? AND ?)", published_places(first, last))
        case ("fact", str(metric), str() | None as company, str(sign), float(value)):
            return _fact(metric, company, sign, value)
        case ("id", tuple(ids)):
            return Where(f"(a.id IN ({', '.join('?' * len(ids))}))", ids)
        case _:
            return UNKNOWN


def words_where(match: str) -> Where:
    """Return the condition that an article's words meet a full-text expression."""
    sql = "(a.place IN (SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?))"
    return Where(sql, (match, LOW, HIGH), windowed=True)


def _term(field: str, value: str) -> Where:
    term = "(SELECT id FROM vocabulary WHERE field = ? AND folded = ?)"
    return Where(f"EXISTS (SELECT 1 FROM terms WHERE term = {term} AND place = a.place)", (field, value))


def _term_prefix(field: str, value: str) -> Where:
    known = "SELECT id FROM vocabulary WHERE field = ? AND folded >= ? AND folded < ?"
    sql = f"(a.place IN (SELECT place FROM terms WHERE term IN ({known}) AND place BETWEEN ? AND ?))"
    return Where(sql, (field, value, f"{value}\U0010ffff", LOW, HIGH), windowed=True)


def _fact(metric: str, company: str | None, sign: str, value: float) -> Where:
    compared = f"value {sign if sign in ('<', '<=', '>', '>=') else '='} ?"
    only, values = ("", (value,)) if company is None else (" AND company = ?", (value, company))
    sql = f"(a.place IN (SELECT place FROM facts WHERE metric = ? AND place BETWEEN ? AND ? AND {compared}{only}))"
    return Where(sql, (metric, LOW, HIGH, *values), windowed=True)


def published_places(first: str | None, last: str | None) -> tuple[int, int]:
    """Return the places of a range of days; "" as its last day means that it holds none."""
    return (1, 0) if last == "" else places(first, last)


def full_text(plan: object) -> str | None:
    """Return a plan as one full-text expression; None where it is about more than words."""
    match plan:
        case ("words", tuple(), bool(), tuple()):
            return _match_words(plan)
        case ("or", tuple(parts)):
            return _each(" OR ", parts)
        case ("and", tuple(parts)):
            return _without(parts)
        case _:
            return None


def _each(word: str, parts: Iterable[object]) -> str | None:
    found = [full_text(part) for part in parts]
    known = [expression for expression in found if expression]
    return f"({word.join(known)})" if known and len(known) == len(found) else None


def _without(parts: Iterable[object]) -> str | None:
    """Return ``a b -c``: full text can exclude words only from others."""
    wanted, unwanted = [], []
    for part in parts:
        match part:
            case ("not", excluded):
                unwanted.append(excluded)
            case _:
                wanted.append(part)
    having = _each(" AND ", wanted)
    lacking = _each(" OR ", unwanted) if unwanted else ""
    if having is None or lacking is None:
        return None
    return f"({having} NOT {lacking})" if lacking else having


def _match_words(plan: object) -> str:
    match plan:
        case ("words", (str(token),), True, ("title", "body")) if len(token) == 1:
            # Nearly every article has a word with this letter: the index keeps the first letters of each.
            return f'initials : "{token}"'
        case ("words", (str(token),), True, ("title",)) if len(token) == 1:
            return f'initials : "{TITLE_INITIAL}{token}"'
        case ("words", tuple(found), bool(prefix), tuple(columns)):
            phrase = " ".join(str(token) for token in found)
            return f'{{{" ".join(map(str, columns))}}} : "{phrase}"{" *" if prefix else ""}'
        case _:
            raise TypeError(f"no plan of words: {plan!r}")
