"""Query text to a query: words, phrases, fields, OR, NOT and parentheses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store.errors import QueryError
from store.query.conditions import Reader
from store.query.lexer import Token, tokens
from store.query.nodes import And, Condition, Everything, Node, Not, Or, Words

_DEEPEST = 40
_MOST = 100


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood."""

    text: str
    """As typed."""
    where: Node
    sort: tuple[str, bool]
    """Field ("date", "title", "outlet", "relevance"), and whether the greatest (newest, best) comes first."""
    hits: tuple[Words, ...]
    """The words and phrases that a matching article has, for marking them."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases of ``hits``, folded."""
        return tuple(" ".join(hit.tokens) for hit in self.hits)


def parse(text: str, *, today: date) -> Query:
    """Understand a query; raise QueryError with the place and a hint where that can't be done."""
    return _Parser(text, today).query()


class _Parser:
    """Recursive descent: OR binds less than AND, AND less than NOT."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._reader = Reader(text, today)
        self._sort = ("date", True)
        self._tokens = self._without_sort(tokens(text))
        self._at = 0
        self._depth = 0
        if len(self._tokens) > _MOST:
            raise self._reader.error(self._tokens[_MOST], f"A query has {_MOST} parts at most.")

    def query(self) -> Query:
        if not self._tokens:
            return Query(self._text, Everything(), self._sort, ())
        where = self._either()
        if (token := self._peek()) is not None:
            raise self._reader.error(token, "This parenthesis was never opened.")
        return Query(self._text, where, self._sort, tuple(_positive(where)))

    def _without_sort(self, found: tuple[Token, ...]) -> list[Token]:
        sorts = [i for i, token in enumerate(found) if token.field == "sort"]
        for i in sorts:
            self._check_sort(found, i)
            self._sort = self._reader.sort(found[i])
        if len(sorts) > 1:
            raise self._reader.error(found[sorts[1]], "sort: can be given once.")
        return [token for token in found if token.field != "sort"]

    def _check_sort(self, found: tuple[Token, ...], i: int) -> None:
        kinds = [token.kind for token in found]
        inside = kinds[:i].count("(") > kinds[:i].count(")")
        joined = (i and kinds[i - 1] in ("NOT", "OR", "AND")) or kinds[i + 1 : i + 2] in (["OR"], ["AND"])
        if inside or joined:
            raise self._reader.error(found[i], "sort: stands for itself, outside of parentheses, NOT and OR.")

    def _either(self) -> Node:
        parts = [self._all()]
        while (token := self._peek()) and token.kind == "OR":
            self._take()
            parts.append(self._all(token))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, before: Token | None = None) -> Node:
        parts = [self._single(before)]
        while (token := self._peek()) and token.kind not in ("OR", ")"):
            joint = self._take() if token.kind == "AND" else None
            parts.append(self._single(joint))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _single(self, before: Token | None) -> Node:
        negated = False
        while (token := self._peek()) and token.kind == "NOT":
            before = self._take()
            negated = not negated
        node = self._primary(before)
        return Not(node) if negated else node

    def _primary(self, before: Token | None) -> Node:
        token = self._peek()
        if token is None or token.kind in ("OR", "AND", ")"):
            raise self._missing(before or token)
        self._take()
        return self._group(token) if token.kind == "(" else self._reader.condition(token)

    def _missing(self, token: Token | None) -> QueryError:
        if token is None:
            return QueryError("Something to look for is missing here.", self._text, len(self._text), len(self._text))
        if token.kind in ("OR", "AND", "NOT") and token is not self._peek():
            return self._reader.error(token, f"Something must follow {token.value}.")
        if token.kind == "(":
            return self._reader.error(token, "There is nothing inside this parenthesis.")
        if token.kind == ")":
            return self._reader.error(token, "This parenthesis was never opened.")
        return self._reader.error(
            token, f"Something must stand before {token.value} (quote it to find the word itself)."
        )

    def _group(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._reader.error(opening, f"Parentheses go {_DEEPEST} deep at most.")
        if (token := self._peek()) is None or token.kind == ")":
            raise self._missing(opening)
        node = self._either()
        if self._peek() is None:
            raise self._reader.error(opening, "This parenthesis is never closed.")
        self._take()
        self._depth -= 1
        return node

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]


def _positive(node: Condition) -> Iterator[Words]:
    """Yield the words that a match has, without those after NOT."""
    if isinstance(node, Words) and node.columns != ("said",):
        yield node
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from _positive(part)
