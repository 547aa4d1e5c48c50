"""What an article's document falls into: a light part for lists, the body, the findings, and what finds it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from store import fields
from store.db.schema import TITLE_INITIAL
from store.words import fold

Json = dict[str, object]
Found = tuple[Json, list[Json], list[Json]]
Words = tuple[str, str, str, str]

_FINDINGS = {"companies", "figures", "statements", "sales"}
_KEY_LENGTH = 80
"""Characters of a title that put it in order."""


class Parts(NamedTuple):
    """A document, taken apart for its tables."""

    place: int
    light: Json
    body: str | None
    findings: Found | None
    """What is neither statement nor sales row; the statements; the sales rows. None for none."""
    keys: tuple[str | None, str | None, str | None, str, str]
    """Source, address, digest, and what puts the article in order by title and by outlet."""
    words: Words
    """Columns of the full-text index."""
    terms: dict[tuple[str, str], str]
    """Field and folded value of each term, and how the value is written."""
    facts: tuple[tuple[str, str, float], ...]

    def spoken(self) -> Iterator[tuple[str, int]]:
        """Yield each company that speaks or is spoken of, with the ordinal of the statement."""
        for ordinal, statement in enumerate(self.findings[1] if self.findings else ()):
            for company in {*fields.texts(statement, "company"), *fields.texts(statement, "about")}:
                yield company, ordinal


def split(document: Mapping[str, object], place: int) -> Parts:
    """Take a document apart; fields of unexpected types stay in the light part as they are."""
    light = dict(document)
    body = cast(str, light.pop("body")) if isinstance(light.get("body"), str) else None
    found = _found(light.get("findings"))
    if found is not None:
        del light["findings"]
    return Parts(place, light, body, found, _keys(light), _words(document), terms(document), fields.facts(document))


def terms(document: Mapping[str, object]) -> dict[tuple[str, str], str]:
    """Return the terms by which a document is found."""
    found = marked_terms(document)
    shown = zip(fields.texts(document, "companies"), fields.texts(document, "company_names"), strict=False)
    found |= {("listed", company): name for company, name in shown}
    for field, key in fields.TERMS.items():
        found |= _terms(document, field, key)
    return found


def marked_terms(document: Mapping[str, object]) -> dict[tuple[str, str], str]:
    """Return those terms of a document that a reader's marks change."""
    found = {("is", state): state for state in ("stored", *fields.states(document))}
    return found | _terms(document, "tag", fields.TERMS["tag"])


def _terms(document: Mapping[str, object], field: str, key: str) -> dict[tuple[str, str], str]:
    return {(field, fold(value)): value for value in fields.texts(document, key)}


def optional_text(document: Mapping[str, object], key: str) -> str | None:
    """Return a text field; None where there is none."""
    return fields.text(document, key) or None


def title_key(document: Mapping[str, object]) -> str:
    """Return what puts an article in order by title."""
    return fold(fields.text(document, "title"))[:_KEY_LENGTH]


def outlet_key(document: Mapping[str, object]) -> str:
    """Return what puts an article in order by outlet."""
    return fold(fields.text(document, "outlet"))[:_KEY_LENGTH]


def _found(value: object) -> Found | None:
    if not isinstance(value, dict) or value.keys() != _FINDINGS:
        return None
    rest = {key: value[key] for key in ("companies", "figures")}
    statements, sales = value["statements"], value["sales"]
    for rows in (statements, sales):
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return None
    return rest, statements, sales


def _keys(light: Json) -> tuple[str | None, str | None, str | None, str, str]:
    source, url, digest = (optional_text(light, key) for key in ("source", "url", "digest"))
    return source, url, digest, title_key(light), outlet_key(light)


def _words(document: Mapping[str, object]) -> Words:
    title, body, said = (fields.searched(document, column) for column in ("title", "body", "said"))
    letters = {word[0] for word in (title + body).split()} | {TITLE_INITIAL + word[0] for word in title.split()}
    return title, body, said, " ".join(sorted(letters))
