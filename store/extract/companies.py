"""Which companies an article names, and where: the list first, then rules, then the article's own short forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from store.extract.enumerations import listed_together
from store.extract.evidence import settled
from store.extract.gathering import Gathering
from store.extract.heads import ALL_HEADS
from store.extract.kinship import parts
from store.extract.listed import Hit, hits
from store.extract.listing import CompanyList
from store.extract.longer import longer, preceded
from store.extract.namesakes import by_namesakes
from store.extract.neighbours import by_neighbours
from store.extract.people import people
from store.extract.runs import Run, runs
from store.extract.text import Reading
from store.extract.unlisted import Name, by_shape, by_ticker
from store.extract.words import Words, words_of
from store.records import CompanyFinding


def find(reading: Reading, companies: CompanyList, *, outlet: str | None) -> tuple[CompanyFinding, ...]:
    """Return every company that a text names, in order of first mention; spans are clean offsets.

    ``outlet`` is who published the text: where the text names it, it is an outlet, listed or not.
    """
    words = words_of(reading)
    starts = frozenset(s.start for s in reading.sentences)
    silent, headline, titles = _zones(reading, words)
    every = _without_tickers(words, hits(words, companies))
    persons = people(words, _indices(h for h in every if h.last > h.first) | silent, ALL_HEADS)
    kept = by_namesakes(words, settled(words, every, persons, starts))
    plain = list(runs(words, _indices(kept) | persons.taken | silent | headline, starts))
    wider = longer(words, kept, plain, titles) + preceded(words, kept, plain)
    covered = _indices(wider)
    kept = [h for h in kept if h.first not in covered]
    gathered = Gathering(words, companies, persons)
    parted = parts(words, kept)
    for hit in kept:
        gathered.add_hit(hit, parted.get((hit.form.entry.id, hit.form.text)))
    shaped, rest = _shaped(words, plain, _indices(kept) | covered)
    for name in wider + shaped + _outlet(words, outlet, _indices(kept) | _indices(wider + shaped)):
        gathered.add_name(name)
    beside = list(by_neighbours(words, rest, persons, listed_together(words, kept, wider + shaped, rest)))
    for name in sorted(beside, key=lambda n: (n.first - n.last, n.first)):
        gathered.add_name(name)
    gathered.add_shorts(_indices(kept) | _indices(wider + shaped + beside) | persons.taken | silent)
    gathered.add_nominals(reading)
    return gathered.findings()


def _without_tickers(words: Words, every: list[Hit]) -> list[Hit]:
    """Leave out short forms in brackets after a name that are only its ticker: another's, or used nowhere else."""
    by_end = {h.end: h for h in every}
    used = Counter(h.form.text for h in every)

    def is_name(hit: Hit) -> bool:
        opening = BRACKET.search(words.text, max(0, hit.start - 3), hit.start)
        before = by_end.get(opening.start()) if opening and CLOSING.match(words.text, hit.end) else None
        if before is None or not words.text[hit.start : hit.end].isupper():
            return True
        return before.form.entry is hit.form.entry and used[hit.form.text] > 1

    return [h for h in every if is_name(h)]


BRACKET, CLOSING = re.compile(r" \( ?$"), re.compile(r" ?\)")


def _outlet(words: Words, outlet: str | None, taken: frozenset[int]) -> list[Name]:
    """Return the places that name the text's own outlet."""
    if not outlet or not outlet[0].isalnum():
        return []
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(outlet)}(?!\w)", words.text):
        first, last = words.at(match.start()), words.at(match.end()) - 1
        if first not in taken:
            found.append(Name(first, last, match.start(), match.end(), "outlet", "the article's own outlet"))
    return found


def _indices(places: Iterable[Hit | Name]) -> frozenset[int]:
    return frozenset(i for p in places for i in range(p.first, p.last + 1))


def _zones(reading: Reading, words: Words) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Return the words of credit lines (only listed names count there), of lines that shout, and of titles."""
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
    """Tell whether nearly every long word of a paragraph is capitalised: a headline, unless it ends like a sentence."""
    if end - first > 40 or first == end:
        return False
    whole = words.text[words.starts[first] : words.ends[end - 1]]
    if words.text[words.ends[end - 1] : words.ends[end - 1] + 1] == "." and not whole.isupper():
        return False
    long = [words.capital[i] for i in range(first, end) if len(words.words[i]) > 3]
    return len(long) > 3 and sum(long) >= 0.7 * len(long)


def _shaped(words: Words, plain: list[Run], taken: frozenset[int]) -> tuple[list[Name], list[Run]]:
    """Return the names that their shape gives away, and the runs that stay open."""
    names: list[Name] = []
    rest: list[Run] = []
    covered: set[int] = set(taken)
    for run in plain:
        if any(i in covered for i in range(run.first, run.last + 1)):
            continue
        ticked = by_ticker(words, run)
        shaped = [ticked] if ticked else list(by_shape(words, run, taken))
        for name in shaped:
            covered.update(range(name.first, name.last + 1))
        names += shaped
        if not shaped:
            rest.append(run)
    return names, [r for r in rest if not any(i in covered for i in range(r.first, r.last + 1))]
