"""Lists of articles: pages, counts and ids of a query, at a cost that does not grow with the archive.

A list is read in its order from the smallest index that a condition offers: the full-text index, a term's articles, or
all. What those can't answer is asked of a window of places at a time, the first small, so that a page fills early.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.db.orders import Mark, Question, Run, close_mark, open_mark, runs
from store.db.schema import LAST_PLACE
from store.db.sql import Where, conjunction, full_text, published_places, where
from store.records import PageMark

Found = tuple[int, int, str, PageMark]
"""Place, id and light document of an article, and its mark."""

_FEW = 1000
"""A condition with so few articles is read to its end at no cost that a reader notices."""

_FIRST_WINDOW = 2000
_WIDENING = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """How a query's articles are found."""

    source: str
    """The FROM clause, whose outermost table gives places in order."""
    needs: Where
    place: str = "a.place"
    """The outermost table's column of places: SQLite reads on in its order."""
    low: int = 0
    high: int = LAST_PLACE


def page(
    connection: sqlite3.Connection,
    question: Question,
    after: PageMark | None,
    before: PageMark | None,
    last: bool,
    limit: int,
) -> list[Found]:
    """Return some articles of a query's list, in its order: from the start, or beside a mark, or its end."""
    backwards = before is not None or last
    mark = open_mark(before) if before else open_mark(after) if after else None
    found: list[Found] = []
    order = list(enumerate(runs(question)))
    for number, run in reversed(order) if backwards else order:
        if mark and (number > mark.run if backwards else number < mark.run):
            continue
        begin = mark if mark and number == mark.run else None
        found += _of_run(connection, question, number, run, begin, backwards, limit - len(found))
        if len(found) >= limit:
            break
    return found[::-1] if backwards else found


def mark_of(connection: sqlite3.Connection, question: Question, article_id: int) -> PageMark | None:
    """Return the mark of an article in a query's list; None where it is not in it."""
    one = _Narrowed(question, ("and", (question.where.plan, ("id", (article_id,)))))
    found = page(connection, one, None, None, False, 1)
    return found[0][3] if found else None


def count(connection: sqlite3.Connection, question: Question) -> int:
    """Return how many articles match."""
    plan = question.where.plan
    if (known := _counted(connection, plan)) is not None:
        return known
    scope = scope_of(connection, plan)
    sql = f"SELECT count(*) FROM {scope.source} WHERE {scope.needs.sql} AND {scope.place} BETWEEN ? AND ?"
    return int(connection.execute(sql, (*scope.needs.anywhere(), scope.low, scope.high)).fetchone()[0])


def ids(connection: sqlite3.Connection, question: Question) -> list[int]:
    """Return the ids of all articles of a list, in its order."""
    scope = scope_of(connection, question.where.plan)
    found = []
    for run in runs(question):
        needs = conjunction((scope.needs, run.only))
        inside = f"{needs.sql} AND {scope.place} BETWEEN ? AND ?"
        sql = f"SELECT a.id FROM {scope.source} WHERE {inside} ORDER BY {run.order(False, scope.place)}"
        found += [row[0] for row in connection.execute(sql, (*needs.anywhere(), scope.low, scope.high))]
    return found


@dataclass(frozen=True, slots=True)
class _Plan:
    plan: tuple[object, ...]


class _Narrowed:
    """A query with another condition in its place."""

    def __init__(self, question: Question, plan: tuple[object, ...]) -> None:
        self.where = _Plan(plan)
        self.sort = question.sort
        self.hits = question.hits


def narrowed(question: Question, term: tuple[object, ...]) -> Question:
    """Return the query for those of its articles that meet a plan too."""
    return _Narrowed(question, ("and", (question.where.plan, term)))


def _of_run(
    connection: sqlite3.Connection,
    question: Question,
    number: int,
    run: Run,
    mark: Mark | None,
    backwards: bool,
    limit: int,
) -> list[Found]:
    scope = scope_of(connection, question.where.plan)
    needs = conjunction((scope.needs, run.only, *((run.beyond(mark, backwards),) if mark else ())))
    scope = replace(scope, needs=needs)
    down = run.place_down != backwards
    if run.key is None and mark:
        scope = (
            replace(scope, high=min(scope.high, mark.place)) if down else replace(scope, low=max(scope.low, mark.place))
        )
    found: list[Found] = []
    whole = run.key is not None or not needs.windowed
    for low, high in [(scope.low, scope.high)] if whole else _windows(connection, scope.low, scope.high, down):
        found += _fetch(connection, scope, run, number, backwards, (low, high), limit - len(found))
        if len(found) >= limit:
            break
    return found


def _fetch(
    connection: sqlite3.Connection,
    scope: Scope,
    run: Run,
    number: int,
    backwards: bool,
    window: tuple[int, int],
    limit: int,
) -> list[Found]:
    key = f"a.{run.key}" if run.key else "''"
    inside = f"{scope.needs.sql} AND {scope.place} BETWEEN ? AND ?"
    sql = f"""SELECT a.place, a.id, a.document, {key} FROM {scope.source}
        WHERE {inside} ORDER BY {run.order(backwards, scope.place)} LIMIT ?"""
    rows = connection.execute(sql, (*scope.needs.between(*window), *window, limit))
    return [(place, i, document, close_mark(number, place, key, i)) for place, i, document, key in rows]


def _windows(connection: sqlite3.Connection, low: int, high: int, down: bool) -> Iterator[tuple[int, int]]:
    """Yield stretches of places with more and more articles, from one end to the other."""
    sign, order = ("<=", "DESC") if down else (">=", "ASC")
    sql = f"""SELECT place FROM terms WHERE term = (SELECT id FROM vocabulary WHERE field = 'is' AND folded = 'stored')
        AND place {sign} ? ORDER BY place {order} LIMIT 1 OFFSET ?"""
    size = _FIRST_WINDOW
    while low <= high:
        end = connection.execute(sql, (high if down else low, size)).fetchone()
        if end is None or not low <= end[0] <= high:
            yield low, high
            return
        yield (end[0] + 1, high) if down else (low, end[0] - 1)
        low, high = (low, end[0]) if down else (end[0], high)
        size *= _WIDENING


def scope_of(connection: sqlite3.Connection, plan: object) -> Scope:
    """Choose what to read a query's articles from."""
    parts = list(_conjuncts(plan))
    low, high, parts = _dated(parts)
    match, rest = _worded(parts)
    term, size = _smallest_term(connection, rest)
    if match is not None and (term is None or size > _FEW or _are_few(connection, match)):
        return _from_words(match, rest, low, high)
    if match is not None:
        rest = [*rest, match]
    if term is not None:
        return _from_term(term, rest, low, high)
    return Scope("articles a", _needs(rest), "a.place", low, high)


@dataclass(frozen=True, slots=True)
class _Match:
    """Parts of a condition that are one full-text expression."""

    text: str


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


def _counted(connection: sqlite3.Connection, plan: object) -> int | None:
    """Return the count of a condition that the vocabulary keeps; None for another."""
    return _counted_term(connection, ("term", "is", "stored", False) if plan == ("all",) else plan)


def _are_few(connection: sqlite3.Connection, match: _Match) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (match.text, _FEW)).fetchone()[0]) < _FEW


def _needs(parts: Sequence[object]) -> Where:
    return conjunction([_there(part.text) if isinstance(part, _Match) else where(part) for part in parts])


def _there(match: str) -> Where:
    """Return the condition that an article has the words, asked of one article at a time."""
    return Where("EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = a.place)", (match,))


def _from_words(match: _Match, rest: Sequence[object], low: int, high: int) -> Scope:
    needs = conjunction((Where("words MATCH ?", (match.text,)), _needs(rest)))
    return Scope("words w CROSS JOIN articles a ON a.place = w.rowid", needs, "w.rowid", low, high)


def _from_term(term: object, rest: Sequence[object], low: int, high: int) -> Scope:
    match term:
        case ("term", str(field), str(value), False):
            known = "(SELECT id FROM vocabulary WHERE field = ? AND folded = ?)"
            first = Where(f"t.term = {known}", (field, value))
        case _:
            raise TypeError(f"no term: {term!r}")
    needs = conjunction((first, _needs([part for part in rest if part is not term])))
    return Scope("terms t CROSS JOIN articles a ON a.place = t.place", needs, "t.place", low, high)
