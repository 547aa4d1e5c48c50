"""Query text to tokens, each with its place."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.errors import QueryError

Kind = Literal["(", ")", "AND", "OR", "NOT", "word", "field"]

LONGEST = 2000
"""Characters of a query; more than anyone types, little enough to be safe."""

_QUOTES = '"“”„'
_BLANKS = re.compile(r"\s+")
_FIELD = re.compile(r"([^\W\d_]+):")
_RUN = re.compile(rf"[^\s(){_QUOTES}]+")
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")


class Token(NamedTuple):
    """One part of a query."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    """The word, or what stands after a field's colon."""
    quoted: bool = False
    field: str = ""
    """The field's name in lower case; "" for what is no field."""
    tail: str = ""
    """What follows a field's quoted value without a blank: the comparison in sales:"General Motors">5."""


def tokens(text: str) -> tuple[Token, ...]:
    """Split a query; raise QueryError for a quote that does not end."""
    if len(text) > LONGEST:
        raise QueryError(f"A query has {LONGEST} characters at most.", text, LONGEST, len(text))
    found = []
    at = _skip(text, 0)
    while at < len(text):
        token = _next(text, at)
        found.append(token)
        at = _skip(text, token.end)
    return tuple(found)


def _skip(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _next(text: str, at: int) -> Token:
    character = text[at]
    if character == "(":
        return Token("(", at, at + 1)
    if character == ")":
        return Token(")", at, at + 1)
    if character in _QUOTES:
        return _phrase(text, at)
    if character == "-" and at + 1 < len(text) and not text[at + 1].isspace():
        return Token("NOT", at, at + 1, "-")
    field = _FIELD.match(text, at)
    return _field(text, at, field) if field else _word(text, at)


def _phrase(text: str, at: int) -> Token:
    phrase = _PHRASE.match(text, at)
    if phrase is None:
        raise QueryError("This quote has no end.", text, at, len(text))
    return Token("word", at, phrase.end(), phrase[1], quoted=True)


def _word(text: str, at: int) -> Token:
    run = _RUN.match(text, at)
    end = run.end() if run else at + 1
    word = text[at:end]
    if word == "AND":
        return Token("AND", at, end, word)
    if word == "OR":
        return Token("OR", at, end, word)
    if word == "NOT":
        return Token("NOT", at, end, word)
    return Token("word", at, end, word)


def _field(text: str, at: int, name: re.Match[str]) -> Token:
    value_at = name.end()
    field = name[1].casefold()
    if value_at < len(text) and text[value_at] in _QUOTES:
        phrase = _phrase(text, value_at)
        tail = _RUN.match(text, phrase.end)
        end = tail.end() if tail else phrase.end
        return Token("field", at, end, phrase.value, quoted=True, field=field, tail=tail[0] if tail else "")
    run = _RUN.match(text, value_at)
    return Token("field", at, run.end() if run else value_at, run[0] if run else "", field=field)
