"""The companies of one text, gathered mention by mention."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.extract.heads import LEGAL
from store.extract.listed import Hit
from store.extract.listing import CompanyList, fold
from store.extract.nominals import Candidate, nominals
from store.extract.patterns import lazy
from store.extract.people import People
from store.extract.shortforms import Known, Shorts, acronym_after
from store.extract.text import Reading
from store.extract.unlisted import Name
from store.extract.words import Words
from store.records import CompanyFinding, CompanyKind, Mention, Span

SUFFIXES = lazy(r"(?:,? (?:" + "|".join(sorted(LEGAL, key=len, reverse=True)) + r")\.?)+$")


ANALYST = re.compile(r"(?:'s)? (?:\w+ )?(?:analyst|economist|strategist)s?\b")


@dataclass(slots=True)
class Found:
    """One company as it is gathered from a text."""

    id: str
    name: str
    kind: CompanyKind
    owner: str | None = None
    tickers: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)

    def finding(self) -> CompanyFinding:
        """Return the company as a record."""
        mentions = tuple(sorted(self.mentions, key=lambda m: m.span))
        forms = tuple(dict.fromkeys(m.text for m in mentions if not m.nominal and m.text != self.name))
        return CompanyFinding(self.id, self.name, self.kind, mentions, forms, self.tickers, self.owner)


class Gathering:
    """The companies of one text, gathered mention by mention."""

    def __init__(self, words: Words, companies: CompanyList, persons: People) -> None:
        self.words = words
        self.companies = companies
        self.shorts = Shorts(words, companies, persons)
        self.found: dict[str, Found] = {}
        self.seen: set[int] = set()

    def add_hit(self, hit: Hit, part: str | None) -> None:
        """Add a listed form; with ``part`` as a company of its own, which the entry owns."""
        entry = hit.form.entry
        key = _slug(part) if part else entry.id
        if key not in self.found:
            self.found[key] = (
                Found(key, part, entry.kind, entry.id)
                if part
                else Found(key, entry.name, entry.kind, entry.owner, entry.tickers)
            )
        self._mention(self.found[key], hit.first, hit.start, hit.end, "listed name")
        self.shorts.learn(Known(hit.first, hit.last, hit.end, key, True))

    def add_name(self, name: Name) -> None:
        """Add a name that rules found."""
        text = self.words.text[name.start : name.end]
        key = self._key(name, text)
        found = self.found.setdefault(key, Found(key, _core(text), name.kind, name.owner))
        if name.ticker and name.ticker not in found.tickers:
            found.tickers = (*found.tickers, name.ticker)
        self._mention(found, name.first, name.start, name.end, name.evidence)
        self.shorts.learn(Known(name.first, name.last, name.end, key, key in self.companies))

    def _key(self, name: Name, text: str) -> str:
        """Return the id of a name: the list's where its bracketed short form is listed, else a slug."""
        if name.id:
            return name.id
        known = self.shorts.forms.get(tuple(self.words.words[name.first : name.last + 1]))
        if known:
            return known.id
        short = acronym_after(self.words, name.end)
        if short:
            listed = [e for e in self.companies.named(short) if e.id in self.found]
            if len(listed) == 1:
                return listed[0].id
        return _slug(text)

    def add_shorts(self, taken: frozenset[int]) -> None:
        """Add the places where the text's own short forms stand."""
        for first, last, short in self.shorts.places(taken):
            found = self.found[short.id]
            self._mention(
                found,
                first,
                self.words.starts[first],
                self.words.pointed(self.words.ends[last]),
                f"{short.why}: {found.name}",
            )

    def add_nominals(self, reading: Reading) -> None:
        """Add "the company" and its like where it is plain whom they mean."""
        candidates = [self._candidate(f) for f in self.found.values() if f.mentions]
        for nominal in nominals(reading, [c for c in candidates if c.places]):
            self.found[nominal.id].mentions.append(nominal.mention)

    def _candidate(self, found: Found) -> Candidate:
        entry = self.companies.get(found.id)
        sector, country = (entry.sector, entry.country) if entry else ("", "")
        return Candidate(found.id, found.kind, sector, country, self._spans(found))

    def _spans(self, found: Found) -> list[Span]:
        """Return where a company is named, but for where only its analyst is: "the company" is not that one."""
        return sorted(m.span for m in found.mentions if not ANALYST.match(self.words.text, m.span.end))

    def _mention(self, found: Found, first: int, start: int, end: int, evidence: str) -> None:
        if first not in self.seen:
            self.seen.add(first)
            found.mentions.append(Mention(Span(start, end), self.words.text[start:end], False, evidence))

    def findings(self) -> tuple[CompanyFinding, ...]:
        """Return all, in order of first mention."""
        return tuple(sorted((f.finding() for f in self.found.values() if f.mentions), key=lambda c: c.mentions[0].span))


def _slug(text: str) -> str:
    """Return the id of a company that no list has."""
    return re.sub(r"[^\w]+", "-", fold(_core(text))) or fold(text)


def _core(text: str) -> str:
    """Return a name without its legal suffixes."""
    return SUFFIXES.sub("", text) or text
