"""Lists of articles: pages, counts and ids of a query, at a cost that does not grow with the archive.

A list is read in its order from the smallest index that a condition offers: the full-text index, a term's articles, or
all. What those can't answer is asked of a window of places at a time, the first small, so that a page fills early.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from store.db.orders import Mark, Question, Run, close_mark, open_mark, runs
from store.db.scopes import Scope, counted, scope_of
from store.db.sql import Where, conjunction
from store.records import PageMark

Found = tuple[int, int, str, PageMark]
"""Place, id and light document of an article, and its mark."""

_FIRST_WINDOW = 2000
_WIDENING = 8


def page(
    connection: sqlite3.Connection,
    question: Question,
    *,
    after: PageMark | None = None,
    before: PageMark | None = None,
    last: bool = False,
    limit: int,
) -> list[Found]:
    """Return some articles of a query's list, in its order: from the start, or beside a mark, or its end."""
    reading = _Reading(connection, question, before is not None or last)
    found: list[Found] = []
    for number, run, mark in reading.runs(before or after):
        found += reading.some(number, run, mark, limit - len(found))
        if len(found) >= limit:
            break
    return found[::-1] if reading.backwards else found


def mark_of(connection: sqlite3.Connection, question: Question, article_id: int) -> PageMark | None:
    """Return the mark of an article in a query's list; None where it is not in it."""
    found = page(connection, narrowed(question, ("id", (article_id,))), limit=1)
    return found[0][3] if found else None


def count(connection: sqlite3.Connection, question: Question) -> int:
    """Return how many articles match."""
    plan = question.where.plan
    if (known := counted(connection, plan)) is not None:
        return known
    scope = scope_of(connection, plan)
    inside = f"{scope.met(scope.needs)} AND {scope.place} BETWEEN ? AND ?"
    sql = f"SELECT count(*) FROM {scope.counted_in} WHERE {inside}"
    return int(connection.execute(sql, (*scope.needs.anywhere(), scope.low, scope.high)).fetchone()[0])


def ids(connection: sqlite3.Connection, question: Question) -> list[int]:
    """Return the ids of all articles of a list, in its order."""
    reading = _Reading(connection, question, False)
    return [number for _, run, _ in reading.runs(None) for number in reading.ids(run)]


def narrowed(question: Question, plan: tuple[object, ...]) -> Question:
    """Return the query for those of its articles that meet a plan too."""
    return _Narrowed(_Plan(("and", (question.where.plan, plan))), question)


class _Plan(NamedTuple):
    plan: tuple[object, ...]


class _Narrowed:
    """A query with another condition in its place."""

    def __init__(self, condition: _Plan, question: Question) -> None:
        self.where = condition
        self.sort = question.sort
        self.hits = question.hits


class _Reading:
    """A query's list, read from its start or from its end."""

    def __init__(self, connection: sqlite3.Connection, question: Question, backwards: bool) -> None:
        self._connection = connection
        self._plan = question.where.plan
        self._runs = tuple(enumerate(runs(question)))
        self.backwards = backwards

    def runs(self, beside: PageMark | None) -> Iterator[tuple[int, Run, Mark | None]]:
        """Yield the runs to be read, the one that a mark stands in with it."""
        mark = open_mark(beside) if beside else None
        for number, run in reversed(self._runs) if self.backwards else self._runs:
            if mark is None or (number < mark.run if self.backwards else number > mark.run):
                yield number, run, None
            elif number == mark.run:
                yield number, run, mark

    def some(self, number: int, run: Run, mark: Mark | None, limit: int) -> list[Found]:
        """Return some articles of a run, beyond a mark, nearest first."""
        scope = self._scope(run)
        beyond = (run.beyond(mark, self.backwards),) if mark else ()
        needs = conjunction((scope.needs, run.only, *beyond))
        found: list[Found] = []
        for window in self._windows(scope, run, needs, mark):
            sql, values = self._select(f"a.place, a.id, a.document, {run.key_column}", scope, run, needs, window)
            rows = self._connection.execute(f"{sql} LIMIT ?", (*values, limit - len(found)))
            found += [(place, i, text, close_mark(number, place, key, i)) for place, i, text, key in rows]
            if len(found) >= limit:
                break
        return found

    def ids(self, run: Run) -> list[int]:
        """Return the ids of all articles of a run."""
        scope = self._scope(run)
        needs = conjunction((scope.needs, run.only))
        sql, values = self._select("a.id", scope, run, needs, (scope.low, scope.high))
        return [row[0] for row in self._connection.execute(sql, values)]

    def _scope(self, run: Run) -> Scope:
        return scope_of(self._connection, ("and", (self._plan, run.plan)), by_place=run.key is None)

    def _select(
        self, columns: str, scope: Scope, run: Run, needs: Where, window: tuple[int, int]
    ) -> tuple[str, tuple[object, ...]]:
        # A plus hides the column from the planner: the index of the run's key is the one to read.
        place = f"+{scope.place}" if run.key else scope.place
        order = run.order(self.backwards, scope.place)
        inside = f"{scope.met(needs)} AND {place} BETWEEN ? AND ?"
        sql = f"SELECT {columns} FROM {scope.source} WHERE {inside} ORDER BY {order}"
        return sql, (*needs.between(*window), *window)

    def _windows(self, scope: Scope, run: Run, needs: Where, mark: Mark | None) -> Iterator[tuple[int, int]]:
        down = run.place_down != self.backwards
        if run.key is not None:
            return iter([(scope.low, scope.high)])
        low = max(scope.low, mark.place) if mark and not down else scope.low
        high = min(scope.high, mark.place) if mark and down else scope.high
        return _windows(self._connection, low, high, down) if needs.windowed else iter([(low, high)])


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
