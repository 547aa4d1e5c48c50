"""What a query's articles are read from: the smallest of the indexes that its conditions offer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.db.schema import INDEXED_PREFIX, LAST_PLACE
from store.db.sql import ALL, Where, conjunction, full_text, published_places, where

_FEW = 1000
"""So few articles are read to the end at no cost that a reader notices."""

_SORTABLE = 20_000
"""So many are put in order faster than an index in that order is searched for them."""


STORED = ("term", "is", "stored", False)
"""The term that each article has."""

_BEGINNINGS = re.compile(r'"([^"]*)" \*')
"""Beginnings of words in a full-text expression: the index of the long ones is put together at each question."""


class Scope(NamedTuple):
    """How a query's articles are found."""

    table: str
    """The table that is read first; it gives places in order."""
    place: str
    """Its column of places."""
    needs: Where
    low: int = 0
    high: int = LAST_PLACE

    def met(self, needs: Where) -> str:
        """Return the SQL of a condition, asked of the first table: articles are looked up only where it is met."""
        return needs.sql.replace("a.place", self.place)

    @property
    def counted_in(self) -> str:
        """The FROM clause for counting: the first table alone, where it answers by itself."""
        return self.source if "a." in self.met(self.needs) else self.table

    @property
    def source(self) -> str:
        """The FROM clause that gives rows ``a`` of articles."""
        return (
            self.table if self.place == "a.place" else f"{self.table} CROSS JOIN articles a ON a.place = {self.place}"
        )


class _Match(NamedTuple):
    """Parts of a condition that are one full-text expression."""

    text: str


def scope_of(connection: sqlite3.Connection, plan: object, *, by_place: bool = True) -> Scope:
    """Choose how to read a query's articles, in order of place or in that of another index of articles."""
    low, high, parts = _dated(list(_conjuncts(plan)))
    match, rest = _worded(parts)
    term, size = _smallest_term(connection, rest)
    known = [part for part in (match, *rest) if part is not None]
    if _names_articles(rest) or not (by_place or _can_be_sorted(connection, match, term, size)):
        return Scope("articles a", "a.place", _needs(known), low, high)
    if match is not None and (term is None or size > _FEW or _are_fewer(connection, match, _FEW)):
        needs = conjunction((Where("words MATCH ?", (match.text,)), _needs(rest)))
        return Scope("words w", "w.rowid", needs, low, high)
    if term is None and not known:
        return Scope("articles a", "a.place", ALL, low, high)
    first = STORED if term is None else term
    others = [part for part in known if part is not term]
    return Scope("terms t", "t.place", conjunction((_of_term(first), _needs(others))), low, high)


def counted(connection: sqlite3.Connection, plan: object) -> int | None:
    """Return the count of a condition that the vocabulary keeps; None for another."""
    return _counted_term(connection, STORED if plan == ("all",) else plan)


def _conjuncts(plan: object) -> Iterator[object]:
    match plan:
        case ("and", tuple(parts)):
            for part in parts:
                yield from _conjuncts(part)
        case ("all",):
            return
        case _:
            yield plan


def _dated(parts: Sequence[object]) -> tuple[int, int, list[object]]:
    """Take the ranges of days out of some parts: they are ranges of places."""
    low, high, rest = 0, LAST_PLACE, []
    for part in parts:
        match part:
            case ("published", str() | None as first, str() | None as last):
                one, other = published_places(first, last)
                low, high = max(low, one), min(high, other)
            case _:
                rest.append(part)
    return low, high, rest


def _worded(parts: Sequence[object]) -> tuple[_Match | None, list[object]]:
    """Take the words out of some parts, as one expression."""
    words = [part for part in parts if full_text(part) is not None]
    lacking = [part for part in parts if _lacks_words(part)] if words else []
    expression = full_text(("and", (*words, *lacking))) if words else None
    if expression is None:
        return None, list(parts)
    return _Match(expression), [part for part in parts if part not in words and part not in lacking]


def _lacks_words(part: object) -> bool:
    match part:
        case ("not", excluded):
            return full_text(excluded) is not None
        case _:
            return False


def _names_articles(parts: Sequence[object]) -> bool:
    return any(isinstance(part, tuple) and part[0] == "id" for part in parts)


def _can_be_sorted(connection: sqlite3.Connection, match: _Match | None, term: object, size: int) -> bool:
    if term is not None and size < _SORTABLE:
        return True
    return match is not None and _are_fewer(connection, match, _SORTABLE)


def _smallest_term(connection: sqlite3.Connection, parts: Sequence[object]) -> tuple[object, int]:
    counts = [(number, n) for n, part in enumerate(parts) if (number := _counted_term(connection, part)) is not None]
    size, index = min(counts, default=(0, -1))
    return (parts[index], size) if counts else (None, 0)


def _counted_term(connection: sqlite3.Connection, part: object) -> int | None:
    match part:
        case ("term", str(field), str(value), False):
            sql = "SELECT count FROM vocabulary WHERE field = ? AND folded = ?"
            row = connection.execute(sql, (field, value)).fetchone()
            return int(row[0]) if row else 0
        case _:
            return None


def _are_fewer(connection: sqlite3.Connection, match: _Match, than: int) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (match.text, than)).fetchone()[0]) < than


def _needs(parts: Sequence[object]) -> Where:
    return conjunction([_there(part.text) if isinstance(part, _Match) else where(part) for part in parts])


def _there(match: str) -> Where:
    """Return the condition that an article has the words: asked of one at a time, but for what is slow to look up."""
    if any(len(beginning) > INDEXED_PREFIX for beginning in _BEGINNINGS.findall(match)):
        return Where("a.place IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,))
    return Where("EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = a.place)", (match,))


def _of_term(term: object) -> Where:
    match term:
        case ("term", str(field), str(value), False):
            return Where("t.term = (SELECT id FROM vocabulary WHERE field = ? AND folded = ?)", (field, value))
        case _:
            raise TypeError(f"no term: {term!r}")
