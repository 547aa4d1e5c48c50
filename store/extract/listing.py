"""The list of companies that news names: read from TOML, looked up by id, name or ticker, indexed by first word."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeAlias, get_args

from store.errors import CompanyListError
from store.records import CompanyKind

TOKEN = re.compile(r"[^\W_]+|[&+]")
KINDS = frozenset(get_args(CompanyKind))
LISTS = ("aliases", "tickers", "ambiguous", "context")
TEXTS = ("name", "kind", "owner", "sector", "country")

# The plain way in which lists are written: one key a line, values that JSON can read too.
COMMENT = re.compile(r"^#.*$", re.M)
HEADER = re.compile(r"^\[([\w-]+)\][ \t]*$", re.M)
PAIR = re.compile(r"^(\w+)[ \t]*=[ \t]*(?=[\[\"])(.*)$", re.M)

Fields: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One company of the list."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    """EXCHANGE:SYMBOL."""
    kind: CompanyKind = "company"
    owner: str | None = None
    """Id of the company that owns this one."""
    ambiguous: tuple[str, ...] = ()
    """Forms that are also words, people or places: they need evidence beside them."""
    context: tuple[str, ...] = ()
    """Words that speak for an ambiguous form when they stand near it."""
    sector: str = ""
    country: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name, the name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.ambiguous)))


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a company's name, parted into words."""

    text: str
    words: tuple[str, ...]
    folded: tuple[str, ...]
    entry: Entry
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class CompanyList:
    """Companies by the names that news uses."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    index: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    """Forms by their first word, folded; the longest form first."""
    tickers: Mapping[str, Entry] = field(default_factory=dict)
    """By EXCHANGE:SYMBOL."""

    @classmethod
    def load(cls, paths: Iterable[Path]) -> CompanyList:
        """Read lists in order: fields of a later one replace those of an entry with the same id."""
        merged: dict[str, dict[str, object]] = {}
        for path in paths:
            for key, given in _read(path).items():
                merged.setdefault(key, {}).update(given)
        return cls.of(_entry(key, given) for key, given in merged.items())

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> CompanyList:
        """Build a list; CompanyListError where an owner is unknown."""
        by_id = {e.id: e for e in entries}
        for entry in by_id.values():
            if entry.owner is not None and entry.owner not in by_id:
                raise CompanyListError(f"Company [{entry.id}] names the owner {entry.owner!r}, which no list has.")
        return cls(by_id, _index(by_id.values()), {t: e for e in by_id.values() for t in e.tickers})

    def get(self, company_id: str) -> Entry | None:
        """Return the entry with an id, None where there is none."""
        return self.entries.get(company_id)

    def find(self, words: str) -> tuple[Entry, ...]:
        """Return the companies that an id, a name, an alias or a ticker means, whatever its case; the surest first."""
        wanted = fold(words)
        if not wanted:
            return ()
        found: dict[str, Entry] = {}
        if words.strip().casefold() in self.entries:
            found[words.strip().casefold()] = self.entries[words.strip().casefold()]
        forms = [f for f in self.index.get(wanted.split(" ", 1)[0], ()) if " ".join(f.folded) == wanted]
        for form in sorted(forms, key=lambda f: (f.text != f.entry.name, f.ambiguous)):
            found.setdefault(form.entry.id, form.entry)
        for ticker, entry in self.tickers.items():
            if wanted in (fold(ticker), fold(ticker.rpartition(":")[2])):
                found.setdefault(entry.id, entry)
        return tuple(found.values())

    def owners(self, company_id: str) -> tuple[str, ...]:
        """Return the ids of a company's owner, the owner's owner, and so on."""
        chain: list[str] = []
        entry = self.entries.get(company_id)
        while entry and entry.owner and entry.owner not in chain:
            chain.append(entry.owner)
            entry = self.entries.get(entry.owner)
        return tuple(chain)


def fold(words: str) -> str:
    """Return a name as it is compared: small letters, words parted by one space, no points."""
    return " ".join(TOKEN.findall(words.casefold()))


def _index(entries: Iterable[Entry]) -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for entry in entries:
        ambiguous = frozenset(entry.ambiguous)
        for text in entry.forms:
            words = tuple(TOKEN.findall(text))
            if words:
                folded = tuple(w.casefold() for w in words)
                index.setdefault(folded[0], []).append(Form(text, words, folded, entry, text in ambiguous))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in index.items()}


def _read(path: Path) -> dict[str, Fields]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CompanyListError(f"The company list {path} can't be read: {error}.") from error
    plain = _plain(text)
    if plain is not None:
        return plain
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CompanyListError(f"The company list {path} is not valid TOML: {error}.") from error
    for key, value in tables.items():
        if not isinstance(value, dict):
            raise CompanyListError(f"The company list {path} has {key!r} outside any [company].")
    return tables


def _plain(text: str) -> dict[str, Fields] | None:
    """Read a list in its plain form by way of JSON (tomllib would take 0.2 s); None where it is anything else."""
    headers = HEADER.findall(text)
    body = PAIR.sub(r',"\1":\2', COMMENT.sub("", text))
    body = HEADER.sub(r'},"\1":{"":""', body)
    try:
        tables: dict[str, Fields] = json.loads('{"":{' + body.lstrip() + "}}")
    except ValueError:
        return None
    tables.pop("")
    return tables if len(tables) == len(headers) else None


def _entry(key: str, given: Fields) -> Entry:
    """Check one entry's fields."""
    if not isinstance(given.get("name"), str) or not given["name"]:
        raise CompanyListError(f"Company [{key}] has no name.")
    values: dict[str, object] = {}
    for name, value in given.items():
        if name in LISTS and isinstance(value, list) and all(isinstance(v, str) for v in value):
            values[name] = tuple(value)
        elif name in TEXTS and isinstance(value, str):
            values[name] = value
        elif name:
            raise CompanyListError(f"Company [{key}] has a field {name!r} that the list doesn't know, or its value is of the wrong kind.")
    if values.get("kind", "company") not in KINDS:
        raise CompanyListError(f"Company [{key}] is of the kind {values['kind']!r}; known are {', '.join(sorted(KINDS))}.")
    values["owner"] = values.get("owner") or None
    return replace(Entry(key, ""), **values)  # type: ignore[arg-type]
