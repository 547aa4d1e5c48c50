"""Orders of a list: what comes first, and where a page goes on.

An order is one or two runs, each read from one index without sorting: the articles with a day before those without,
those with the words in the title before the rest. A mark says which run it stands in, and where.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from store.db.schema import ID_BITS
from store.db.sql import ALL, Where
from store.records import PageMark

_FIRST_DATED = 1 << ID_BITS


class Condition(Protocol):
    """A node of the query language, as far as the archive looks at it."""

    @property
    def plan(self) -> tuple[object, ...]:
        """The condition in plain values."""


class Question(Protocol):
    """A query, as far as the archive looks at it."""

    @property
    def where(self) -> Condition:
        """Which articles."""

    @property
    def sort(self) -> tuple[str, bool]:
        """Field, and whether the greatest comes first."""

    @property
    def hits(self) -> Sequence[Condition]:
        """The words looked for."""


class Run(NamedTuple):
    """A part of a list whose order is one index's."""

    key: str | None
    """Column to order by, before the place; None for the place alone."""
    key_down: bool
    place_down: bool
    only: Where = ALL
    plan: tuple[object, ...] = ("all",)
    """What else its articles meet, as a condition of the query."""

    @property
    def key_column(self) -> str:
        """What to read for the key of a mark."""
        return f"a.{self.key}" if self.key else "''"

    def order(self, backwards: bool, column: str) -> str:
        """Return the ORDER BY of the run, or of the run from its end, with the column that holds places."""
        place = f"{column} {'DESC' if self.place_down != backwards else 'ASC'}"
        return f"a.{self.key} {'DESC' if self.key_down != backwards else 'ASC'}, {place}" if self.key else place

    def beyond(self, mark: Mark, backwards: bool) -> Where:
        """Return the condition that a row comes after the mark, or before it when reading backwards."""
        place_sign = "<" if self.place_down != backwards else ">"
        if not self.key:
            return Where(f"a.place {place_sign} ?", (mark.place,))
        key_sign = "<" if self.key_down != backwards else ">"
        # The first half lets SQLite begin at the mark; the second leaves out its neighbours on the wrong side.
        sql = f"(a.{self.key} {key_sign}= ? AND (a.{self.key} {key_sign} ? OR a.place {place_sign} ?))"
        return Where(sql, (mark.key, mark.key, mark.place))


class Mark(NamedTuple):
    """A page mark, opened: run, place and key of an article."""

    run: int
    place: int
    key: str


def open_mark(mark: PageMark) -> Mark:
    """Return what a page mark says."""
    run, place, key = str(mark.key).split(" ", 2)
    return Mark(int(run), int(place), key)


def close_mark(run: int, place: int, key: str, article_id: int) -> PageMark:
    """Return the page mark of an article."""
    return PageMark(f"{run} {place} {key}", article_id)


def runs(question: Question) -> tuple[Run, ...]:
    """Return the runs of a query's list, in order."""
    field, down = question.sort
    if field == "title":
        return (Run("title_key", down, down),)
    if field == "outlet":
        named, nameless = Where("a.outlet_key > ''"), Where("a.outlet_key = ''")
        return (Run("outlet_key", down, True, named), Run("outlet_key", down, True, nameless))
    if field == "relevance" and question.hits:
        return _by_relevance(question.hits)
    return (Run(None, down, down),) if down else _oldest_first()


def _oldest_first() -> tuple[Run, ...]:
    dated, undated = (Where(f"a.place {sign} ?", (_FIRST_DATED,)) for sign in (">=", "<"))
    return (Run(None, False, False, dated), Run(None, False, False, undated))


def _by_relevance(hits: Sequence[Condition]) -> tuple[Run, ...]:
    """Return what has all the words in its title, then the rest, each newest first: cheap, and easy to foresee."""
    in_title = ("and", tuple(_in_title(hit.plan) for hit in hits))
    return (Run(None, True, True, plan=in_title), Run(None, True, True, plan=("not", in_title)))


def _in_title(plan: tuple[object, ...]) -> tuple[object, ...]:
    kind, tokens, prefix, _ = plan
    return (kind, tokens, prefix, ("title",))
