"""What a query is made of: conditions that are TinyDB queries.

Each is a callable on an article's document with a stable hash, so stock TinyDB can evaluate it. Each also describes
itself as a ``plan`` of plain values, like the tuple that a stock query hashes, from which the archive makes SQL.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from store import fields

Plan = tuple[object, ...]
Comparison = Literal["<", "<=", ">", ">=", "="]

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


class Condition(Protocol):
    """Any TinyDB query: one of the nodes below, or a stock one."""

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a document matches."""

    def __hash__(self) -> int:
        """Return a hash that equal queries share."""


class Node:
    """A condition on an article."""

    __slots__ = ()

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a document matches."""
        raise NotImplementedError

    @property
    def plan(self) -> Plan:
        """The condition in plain values, its kind first."""
        raise NotImplementedError

    @property
    def _hash(self) -> Plan:
        """What stock queries look at when they are joined with this one."""
        return self.plan

    def is_cacheable(self) -> bool:
        """Tell TinyDB that equal nodes give equal answers."""
        return True

    def __and__(self, other: Condition) -> Node:
        return And((self, other))

    def __or__(self, other: Condition) -> Node:
        return Or((self, other))

    def __invert__(self) -> Node:
        return Not(self)


@dataclass(frozen=True, slots=True)
class Everything(Node):
    """Matches each article: an empty query."""

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Match."""
        return True

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("all",)


@dataclass(frozen=True, slots=True)
class And(Node):
    """All parts match."""

    parts: tuple[Condition, ...]

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether all parts match."""
        return all(part(document) for part in self.parts)

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("and", tuple(plan_of(part) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one part matches."""

    parts: tuple[Condition, ...]

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a part matches."""
        return any(part(document) for part in self.parts)

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("or", tuple(plan_of(part) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The part does not match."""

    part: Condition

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether the part does not match."""
        return not self.part(document)

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("not", plan_of(self.part))


@dataclass(frozen=True, slots=True)
class Words(Node):
    """Words follow one another in one of some columns; the last may be the beginning of a longer word."""

    tokens: tuple[str, ...]
    """Folded, at least one."""
    prefix: bool = False
    columns: tuple[str, ...] = ("title", "body")

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a column has the words."""
        wanted = f" {' '.join(self.tokens)}{'' if self.prefix else ' '}"
        return any(wanted in fields.searched(document, column) for column in self.columns)

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("words", self.tokens, self.prefix, self.columns)


@dataclass(frozen=True, slots=True)
class Term(Node):
    """One of a field's values equals a word, or begins with it."""

    field: str
    """"company", "tag", "outlet", "stance", or "is" for the states."""
    value: str
    """Folded."""
    prefix: bool = False

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether the field has the value."""
        values = fields.terms(document, self.field)
        return any(v.startswith(self.value) for v in values) if self.prefix else self.value in values

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("term", self.field, self.value, self.prefix)


@dataclass(frozen=True, slots=True)
class Published(Node):
    """Published on a day in a range; an article without a day is in none."""

    first: str | None
    """ISO day; None for no lower end."""
    last: str | None
    """ISO day, itself included; None for no upper end."""

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether the day of publication is in the range."""
        day = fields.published(document)
        return bool(day) and (self.first or "") <= day and (self.last is None or day <= self.last)

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("published", self.first, self.last)


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """States a value of a metric that compares so with a number."""

    metric: str
    company: str | None
    """Folded company id; None for any company."""
    comparison: Comparison
    value: float

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether a fact of the article compares so."""
        compare = _COMPARE[self.comparison]
        return any(
            metric == self.metric and self.company in (None, company) and compare(value, self.value)
            for metric, company, value in fields.facts(document)
        )

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("fact", self.metric, self.company, self.comparison, self.value)


@dataclass(frozen=True, slots=True)
class Id(Node):
    """Is one of some articles."""

    ids: tuple[int, ...]

    def __call__(self, document: Mapping[str, object], /) -> bool:
        """Tell whether the document's id is among them."""
        return getattr(document, "doc_id", document.get("id")) in self.ids

    @property
    def plan(self) -> Plan:
        """The condition in plain values."""
        return ("id", self.ids)


def plan_of(condition: Condition) -> Plan:
    """Return a node's plan; a condition from elsewhere can only be called."""
    return condition.plan if isinstance(condition, Node) else ("unknown",)
