"""The list of companies that news names: read from TOML, looked up by id, name or ticker, indexed by first word."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias, get_args

from store.errors import CompanyListError
from store.extract.patterns import lazy
from store.records import CompanyKind

TOKEN = lazy(r"[^\W_]+|[&+]")
KINDS = frozenset(get_args(CompanyKind))
LISTS = ("aliases", "tickers", "ambiguous", "context")
TEXTS = ("name", "kind", "owner", "sector", "country")
TYPES: Mapping[str, type] = {**dict.fromkeys(LISTS, list), **dict.fromkeys(TEXTS, str)}

TEXT = {str}
COMMENT = lazy(r"\n#[^\n]*")

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
    """Words that speak for an ambiguous form when they stand near it, beside those of its sector."""
    sector: str = ""
    country: str = ""
    """ISO 3166, two letters."""

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


NONE: Mapping[str, tuple[Form, ...]] = {}


class CompanyList:
    """Companies by the names that news uses; entries are made when they are first asked for."""

    def __init__(self, given: Mapping[str, Fields] | None = None) -> None:
        self._given = given or {}
        self._entries: dict[str, Entry] = {}
        self._forms: dict[str, Mapping[str, tuple[Form, ...]]] = {}

    @classmethod
    def load(cls, paths: Iterable[Path]) -> CompanyList:
        """Read lists in order: fields of a later one replace those of an entry with the same id."""
        merged: dict[str, Fields] = {}
        for path in paths:
            for key, fields in _read(path).items():
                merged[key] = {**merged[key], **fields} if key in merged else fields
        _check(merged)
        return cls(merged)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> CompanyList:
        """Build a list of entries; CompanyListError where an owner is unknown."""
        given = {
            e.id: {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(e).items() if k != "id" and v}
            for e in entries
        }
        _check(given)
        return cls(given)

    def __len__(self) -> int:
        return len(self._given)

    def __contains__(self, company_id: object) -> bool:
        return company_id in self._given

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(key) for key in self._given)

    def get(self, company_id: str) -> Entry | None:
        """Return the entry with an id, None where there is none."""
        return self._entry(company_id) if company_id in self._given else None

    def forms(self, first: str) -> Mapping[str, tuple[Form, ...]]:
        """Return the forms that begin with a word, by their second word ("" without one), the longest first.

        Both words are in small letters.
        """
        if first not in self._first:
            return NONE
        if first not in self._forms:
            by_second: dict[str, list[Form]] = {}
            for form in (self._form(key, text) for key, text in self._first[first]):
                by_second.setdefault(form.folded[1] if len(form.folded) > 1 else "", []).append(form)
            self._forms[first] = {
                second: tuple(sorted(fs, key=lambda f: -len(f.words))) for second, fs in by_second.items()
            }
        return self._forms[first]

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all forms, in small letters."""
        return frozenset(self._first)

    @cached_property
    def small_openings(self) -> frozenset[str]:
        """The first words of forms that a text may begin with a small letter: eBay, de Havilland."""
        return frozenset(f for f, forms in self._first.items() if any(not text[:1].isupper() for _, text in forms))

    def find(self, words: str) -> Entry | None:
        """Return the company that an id, a name, an alias or a ticker most likely means; None without one."""
        return next(iter(self.named(words)), None)

    def named(self, words: str) -> tuple[Entry, ...]:
        """Return every company that an id, a name, an alias or a ticker may mean, the surest first."""
        wanted = fold(words)
        if not wanted:
            return ()
        found = [e for e in (self.get(words.strip().casefold()),) if e]
        first, *rest = wanted.split(" ")
        forms = [f for f in self.forms(first).get(rest[0] if rest else "", ()) if " ".join(f.folded) == wanted]
        found += [f.entry for f in sorted(forms, key=lambda f: (f.text != f.entry.name, f.ambiguous))]
        found += [self._entry(key) for key in self._tickers.get(wanted, ())]
        return tuple(dict.fromkeys(found))

    def owners(self, company_id: str) -> tuple[str, ...]:
        """Return the ids of a company's owner, the owner's owner, and so on."""
        chain: list[str] = []
        entry = self.get(company_id)
        while entry and entry.owner and entry.owner not in chain:
            chain.append(entry.owner)
            entry = self.get(entry.owner)
        return tuple(chain)

    @cached_property
    def _tickers(self) -> dict[str, list[str]]:
        """Ids by ticker, with and without its exchange."""
        tickers: dict[str, list[str]] = {}
        for key, fields in self._given.items():
            for ticker in _strings(fields, "tickers"):
                for form in (fold(ticker), fold(ticker.rpartition(":")[2])):
                    tickers.setdefault(form, []).append(key)
        return tickers

    @cached_property
    def _first(self) -> dict[str, list[tuple[str, str]]]:
        """Id and text of each form by its first word, in small letters."""
        index: dict[str, list[tuple[str, str]]] = {}
        for key, fields in self._given.items():
            for text in _texts(fields):
                first = text.partition(" ")[0]
                if not first.isalnum():
                    match = TOKEN.search(text)
                    if match is None:
                        continue
                    first = match.group()
                index.setdefault(first.casefold(), []).append((key, text))
        return index

    def _entry(self, key: str) -> Entry:
        if key not in self._entries:
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in self._given[key].items() if v}
            self._entries[key] = replace(Entry(key, ""), **values)  # type: ignore[arg-type]
        return self._entries[key]

    def _form(self, key: str, text: str) -> Form:
        entry = self._entry(key)
        words = tuple(TOKEN.findall(text))
        return Form(text, words, tuple(w.casefold() for w in words), entry, text in entry.ambiguous)


def fold(words: str) -> str:
    """Return a name as it is compared: small letters, words parted by one space, no points."""
    return " ".join(TOKEN.findall(words.casefold()))


def _strings(fields: Fields, name: str) -> list[str]:
    value = fields.get(name)
    return value if isinstance(value, list) else []


def _texts(fields: Fields) -> Iterable[str]:
    """Return every form of an entry's name, once."""
    forms = [str(fields["name"]), *_strings(fields, "aliases")]
    return dict.fromkeys((*forms, *_strings(fields, "ambiguous"))) if "ambiguous" in fields else forms


def _read(path: Path) -> Mapping[str, Fields]:
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


def _plain(text: str) -> Mapping[str, Fields] | None:
    """Read a list in its plain form by way of JSON, ten times as fast as tomllib; None where it is anything else.

    Plain is: ``[id]``, then ``name``, then the rest, one to a line, with values that JSON can read too.
    """
    body = COMMENT.sub("", "\n" + text)
    keyed = body
    for name in TYPES:
        keyed = keyed.replace(f"\n{name} = ", f'\n,"{name}":')
    pairs, companies = len(keyed) - len(body), keyed.count("\n[")
    opened = keyed.replace("\n[", '\n},"').replace(']\n,"name":', '":{"name":')
    try:
        tables: dict[str, Fields] = json.loads('{"":{' + opened.lstrip() + "}}")
    except ValueError:
        return None
    tables.pop("")
    whole = len(tables) == companies and sum(map(len, tables.values())) == pairs
    return tables if whole else None


def _check(given: Mapping[str, Fields]) -> None:
    """Raise CompanyListError at the first entry that makes no sense."""
    for key, fields in given.items():
        if not fields.get("name"):
            raise CompanyListError(f"Company [{key}] has no name.")
        for name, value in fields.items():
            if type(value) is not TYPES.get(name) or (type(value) is list and not set(map(type, value)) <= TEXT):
                raise CompanyListError(f"Company [{key}] has an unknown field {name!r}, or a value of the wrong kind.")
        if "kind" in fields and fields["kind"] not in KINDS:
            raise CompanyListError(
                f"Company [{key}] is of the kind {fields['kind']!r}; known: {', '.join(sorted(KINDS))}."
            )
        if "owner" in fields and fields["owner"] and fields["owner"] not in given:
            raise CompanyListError(f"Company [{key}] names the owner {fields['owner']!r}, which no list has.")
