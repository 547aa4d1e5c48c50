"""Which companies an article names, and where: the list first, then rules, then the article's own short forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from store.extract import unlisted
from store.extract.evidence import settled
from store.extract.heads import ALL_HEADS, FIRMS, LEGAL, is_strong, kind_of
from store.extract.kinship import parts
from store.extract.listed import Hit, hits
from store.extract.listing import CompanyList, fold
from store.extract.nominals import Candidate, nominals
from store.extract.people import People, people
from store.extract.shortforms import Known, Shorts, acronym_after, short_places
from store.extract.text import Reading
from store.extract.unlisted import Name, Run
from store.extract.vetoes import DATES, GENERIC, REGIONS, STARTERS, TITLES
from store.extract.words import Words, words_of
from store.records import CompanyFinding, CompanyKind, Mention, Span

COUNTRY_ADJECTIVES = frozenset("US U.S S UK American British Chinese Japanese German French Indian Italian Korean European Russian".split())


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


def find(reading: Reading, companies: CompanyList, *, outlet: str | None) -> tuple[CompanyFinding, ...]:
    """Return every company that a text names, in order of first mention; spans are clean offsets."""
    del outlet
    words = words_of(reading)
    starts = frozenset(s.start for s in reading.sentences)
    silent, headline, titles = _zones(reading, words)
    every = _without_tickers(words, hits(words, companies))
    persons = people(words, _indices(h for h in every if h.last > h.first) | silent, ALL_HEADS)
    kept = settled(words, every, persons, starts)
    plain = list(unlisted.runs(words, _indices(kept) | persons.taken | silent | headline, starts))
    longer = _longer(words, kept, plain, titles) + _preceded(words, kept, plain)
    covered = _indices(longer)
    kept = [h for h in kept if h.first not in covered]
    gathered = Gathering(words, companies, persons)
    parted = parts(words, kept)
    for hit in kept:
        gathered.add_hit(hit, parted.get((hit.form.entry.id, hit.form.text)))
    shaped, rest = _shaped(words, plain, _indices(kept) | covered)
    for name in longer + shaped:
        gathered.add_name(name)
    beside = list(unlisted.by_neighbours(words, rest, persons.surnames))
    for name in sorted(beside, key=lambda n: (n.first - n.last, n.first)):
        gathered.add_name(name)
    gathered.add_shorts(_indices(kept) | _indices(longer + shaped + beside) | persons.taken | silent)
    gathered.add_nominals(reading)
    return gathered.findings()


def _without_tickers(words: Words, every: list[Hit]) -> list[Hit]:
    """Leave out short forms in brackets after a name that are only its ticker: another's, or used nowhere else."""
    by_end = {h.end: h for h in every}
    used = Counter(h.form.text for h in every)
    text = words.text
    kept = []
    for hit in every:
        before = by_end.get(hit.start - 2) if text[max(0, hit.start - 2) : hit.start] == " (" and text[hit.end : hit.end + 1] == ")" else None
        if before is None or not text[hit.start : hit.end].isupper() or (before.form.entry is hit.form.entry and used[hit.form.text] > 1):
            kept.append(hit)
    return kept


def _indices(places: Iterable[Hit | Name]) -> frozenset[int]:
    return frozenset(i for p in places for i in range(p.first, p.last + 1))


def _zones(reading: Reading, words: Words) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Return the words of credit lines (where only listed names count), of lines whose capitals mean nothing, of titles."""
    silent: set[int] = set()
    titles: set[int] = set()
    headline: set[int] = set()
    for paragraph in reading.paragraphs:
        first, end = words.at(paragraph.start), words.at(paragraph.end)
        if paragraph.kind in ("credit", "code"):
            silent.update(range(first, end))
        elif _shouting(words, first, end):
            headline.update(range(first, end))
        if paragraph.kind in ("title", "heading"):
            titles.update(range(first, end))
    return frozenset(silent), frozenset(headline), frozenset(titles)


def _shouting(words: Words, first: int, end: int) -> bool:
    """Tell whether nearly every long word of a paragraph is capitalised."""
    if end - first > 40:
        return False
    long = [words.capital[i] for i in range(first, end) if len(words.words[i]) > 3]
    return len(long) > 3 and sum(long) >= 0.7 * len(long)


def _longer(words: Words, kept: list[Hit], plain: list[Run], titles: frozenset[int]) -> list[Name]:
    """Return the names that begin with a listed one and go on to a suffix or a region: AOL Europe, Ford Motor Co of Canada Ltd."""
    after = {r.first: r for r in plain}
    names = []
    for hit in kept:
        branch = BRANCH.match(words.text, hit.end)
        if branch and words.text[hit.start : hit.end].rstrip(".").endswith(("Co", "Corp", "Company", "Motors", "Motor", "Inc")):
            end = words.at(branch.end()) - 1
            names.append(_branch(words, hit, end, fold(branch["place"])))
            continue
        run = after.get(hit.last + 1)
        if run is None or hit.form.folded[0] == "the" or words.text[hit.end : words.starts[run.first]] != " ":
            continue
        if run.first == run.last and words.words[run.first] in REGIONS:
            if run.first not in titles:
                names.append(_branch(words, hit, run.last, fold(words.words[run.first])))
            continue
        end = _longer_end(words, run)
        if end is not None:
            names.append(Name(hit.first, end, hit.start, words.pointed(words.ends[end]), kind_of(words.words[end]), "longer than a listed name", owner=hit.form.entry.id))
    return names


BRANCH = re.compile(r" of (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:,? (?:Ltd|Inc|Limited|Corp|Co|SA|AG|NV|Bhd|Pty)\b\.?)?(?! [A-Z])")


def _branch(words: Words, hit: Hit, last: int, place: str) -> Name:
    """Return a listed company's branch in a region."""
    key = f"{hit.form.entry.id}-{place.replace(' ', '-')}"
    return Name(hit.first, last, hit.start, words.pointed(words.ends[last]), "company", "branch of a listed company", owner=hit.form.entry.id, id=key)


def _preceded(words: Words, kept: list[Hit], plain: list[Run]) -> list[Name]:
    """Return the names that end with a listed one whose first word is no name by itself: Kenya National Bureau of Statistics."""
    before = {r.last: r for r in plain}
    names = []
    for hit in kept:
        run = before.get(hit.first - 1)
        if run is None or hit.form.entry.kind not in ("regulator", "group", "other") or words.words[hit.first] not in GENERIC or words.gap(run.last) != " ":
            continue
        first = run.last
        if words.words[first] in STARTERS or words.words[first] in TITLES or words.words[first] in COUNTRY_ADJECTIVES or words.words[first] in DATES:
            continue
        while first > run.first and words.words[first - 1] not in STARTERS and words.words[first - 1] not in TITLES:
            first -= 1
        names.append(Name(first, hit.last, words.starts[first], hit.end, hit.form.entry.kind, "ends like a listed name"))
    return names


def _longer_end(words: Words, run: Run) -> int | None:
    for i in range(run.first, min(run.last + 1, run.first + 5)):
        if unlisted.trim_level(words, i):
            return None
        if words.words[i] in LEGAL or (i == run.last and is_strong(words.words[i])):
            while i < run.last and words.words[i + 1] in LEGAL:
                i += 1
            return i
    return run.first if run.first == run.last and words.words[run.first] in FIRMS else None


def _shaped(words: Words, plain: list[Run], taken: frozenset[int]) -> tuple[list[Name], list[Run]]:
    """Return the names that their shape gives away, and the runs that stay open."""
    names: list[Name] = []
    rest: list[Run] = []
    covered: set[int] = set(taken)
    for run in plain:
        if any(i in covered for i in range(run.first, run.last + 1)):
            continue
        ticked = unlisted.by_ticker(words, run)
        shaped = [ticked] if ticked else list(unlisted.by_shape(words, run, taken))
        for name in shaped:
            covered.update(range(name.first, name.last + 1))
        names += shaped
        if not shaped:
            rest.append(run)
    return names, [r for r in rest if not any(i in covered for i in range(r.first, r.last + 1))]


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
            self.found[key] = Found(key, part, entry.kind, entry.id) if part else Found(key, entry.name, entry.kind, entry.owner, entry.tickers)
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
        for first, last, short in short_places(self.words, self.shorts.by_first(), taken):
            found = self.found[short.id]
            self._mention(found, first, self.words.starts[first], self.words.pointed(self.words.ends[last]), f"{short.why}: {found.name}")

    def add_nominals(self, reading: Reading) -> None:
        """Add "the company" and its like where it is plain whom they mean."""
        for nominal in nominals(reading, [self._candidate(f) for f in self.found.values() if f.mentions]):
            self.found[nominal.id].mentions.append(nominal.mention)

    def _candidate(self, found: Found) -> Candidate:
        entry = self.companies.get(found.id)
        sector, country = (entry.sector, entry.country) if entry else ("", "")
        return Candidate(found.id, found.kind, sector, country, sorted(m.span for m in found.mentions))

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


SUFFIXES = re.compile(r"(?:,? (?:" + "|".join(sorted(LEGAL, key=len, reverse=True)) + r")\.?)+$")


def _core(text: str) -> str:
    """Return a name without its legal suffixes."""
    return SUFFIXES.sub("", text) or text
