"""Articles read back from exports: TinyDB's file, or JSON with an object an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

from store.contract import as_document
from store.errors import SourceError
from store.ingest.building import built, within
from store.ingest.finding import Found
from store.records import BodyFormat, Draft, Findings, Marks

K = TypeVar("K")

EXPORT_MOST = 2_000_000_000
"""Bytes of the largest export that is read."""
CONTRACT = {"path", "title", "outlet", "published", "text", "companies", "figures", "statements", "sales", "stored"}
"""What an exported object holds."""
SUFFIX = ".json"
BESIDE = ".meta.json"

Document = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Restored:
    """An article out of an export: it is not read again."""

    draft: Draft
    found: Found
    marks: Marks
    added: datetime
    revision: int
    sample: bool


@dataclass(frozen=True, slots=True)
class RestoredView:
    """A saved query out of an export."""

    name: str
    query: str


Exported = Restored | RestoredView | SourceError


def is_export(path: Path) -> bool:
    """Tell whether a file may be an export, by its name."""
    name = path.name.casefold()
    return name.endswith(SUFFIX) and not name.endswith(BESIDE)


def read_export(path: Path, *, named: bool = True) -> Iterator[Exported]:
    """Yield what an export holds; what is damaged is a SourceError among the rest.

    JSON of another kind is an error where the reader ``named`` it, and passed over in a folder.
    """
    shown = str(path)
    tables = False
    others: dict[str, object] = {}
    try:
        scanner = _Scanner(_text(path))
        for name in scanner.members():
            if name in ("articles", "views") and scanner.at_object():
                tables = True
                for number in scanner.members():
                    yield _restored(name, scanner.value(), f"{shown}, {name} {number}")
            else:
                others[name] = scanner.value()
        scanner.end()
    except (ValueError, RecursionError) as error:
        if named or tables:
            yield SourceError(shown, f"is no JSON that can be read to its end: {error}")
        return
    except SourceError as error:
        yield error
        return
    if others.keys() >= CONTRACT:
        yield _contract(others, shown)
    elif named and not tables:
        yield SourceError(shown, "is no export of Tearsheet")


def _contract(found: dict[str, object], shown: str) -> Exported:
    try:
        document = as_document(found)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        return SourceError(shown, f"is a damaged export: {error!r}")
    return _restored("articles", document, shown)


def _restored(table: str, value: object, shown: str) -> Exported:
    try:
        if not isinstance(value, dict):
            raise ValueError("a document is missing")
        if table == "views":
            return RestoredView(built(str, value.get("name")), built(str, value.get("query")))
        return _article(value)
    except (ValueError, RecursionError, OverflowError) as error:
        return SourceError(shown, f"is a damaged export: {error}")


def _article(document: Document) -> Restored:
    draft = _draft(document)
    if not draft.body.strip() or not draft.source.strip():
        raise ValueError("the text or the source is empty")
    found = document.get("findings")
    if not isinstance(found, dict) or found.keys() != {"companies", "figures", "statements", "sales"}:
        raise ValueError("the findings are not whole")
    findings = built(Findings, found)
    if not within(findings, draft.body):
        raise ValueError("a finding points outside of the text")
    return Restored(
        draft,
        Found(findings, tuple(built(str, row.get("sentence", "")) for row in found["sales"])),
        Marks(_get(document, "read", bool, False), _get(document, "starred", bool, False), draft.tags),
        _moment(_get(document, "added", str, "")),
        max(1, _get(document, "revision", int, 1)),
        _get(document, "sample", bool, False),
    )


def _draft(document: Document) -> Draft:
    url = _optional(document, "url")
    day = _optional(document, "published")
    plain = {
        "source": document.get("source"),
        "body": document.get("body"),
        "title": document.get("title"),
        "outlet": _optional(document, "outlet"),
        "url": url if url and url.lower().startswith(("http://", "https://")) else None,
        "author": _optional(document, "author"),
        "format": document.get("format", "text"),
        "tags": sorted(set(_get(document, "tags", list, []))),
    }
    return replace(built(_Written, plain).draft, published=date.fromisoformat(day) if day else None)


@dataclass(frozen=True, slots=True)
class _Written:
    """The fields of a draft that JSON has a type for."""

    source: str
    body: str
    title: str
    outlet: str | None
    url: str | None
    author: str | None
    format: BodyFormat
    tags: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        return Draft(
            self.source, self.body, self.title, self.outlet, None, self.url, self.author, self.tags, self.format
        )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _optional(document: Document, name: str) -> str | None:
    value = document.get(name)
    return None if value is None else built(str, value) or None


def _get(document: Document, name: str, kind: type[K], default: K) -> K:
    value = document.get(name, default)
    if type(value) is not kind:
        raise ValueError(f"{name} is of the wrong type")
    return value


def _text(path: Path) -> str:
    """Return a file's text. Raises SourceError, and ValueError for what is no UTF-8."""
    try:
        size = path.stat().st_size
        if size > EXPORT_MOST:
            raise SourceError(str(path), f"is too large to read back ({size / 1e9:.1f} GB)")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(str(path), f"can't be read: {(error.strerror or str(error)).lower()}") from error


class _Scanner:
    """Walks into an object's members, so that a large export is never there as objects all at once."""

    _BLANK = re.compile(r"[ \t\n\r]*")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._decoder = json.JSONDecoder(parse_constant=_refused)

    def members(self) -> Iterator[str]:
        """Yield the keys of the object that begins here; its values are the caller's to read, each in its turn."""
        self._expect("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise ValueError(f"a name is missing at character {self._at}")
            self._expect(":")
            yield key
            if self._next() != ",":
                break
            self._at += 1
        self._expect("}")

    def at_object(self) -> bool:
        """Tell whether an object begins here."""
        return self._next() == "{"

    def value(self) -> object:
        """Read the value that begins here."""
        self._next()
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return cast(object, value)

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._next():
            raise ValueError(f"something follows at character {self._at}")

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise ValueError(f"{sign} is missing at character {self._at}")
        self._at += 1

    def _next(self) -> str:
        blank = self._BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._text[self._at : self._at + 1]


def _refused(name: str) -> object:
    raise ValueError(f"{name} is no number")
