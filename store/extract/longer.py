"""Names that hold a listed one and are another company's: AOL Europe, Ford Motor Co of Canada Ltd."""

from __future__ import annotations

from dataclasses import replace

from store.extract.heads import FIRMS, LEGAL, is_strong, kind_of
from store.extract.listed import Hit
from store.extract.listing import fold
from store.extract.patterns import lazy
from store.extract.runs import Run
from store.extract.triggers import TICKER
from store.extract.unlisted import Name, name_of, trim_level
from store.extract.vetoes import DATES, GENERIC, REGIONS, STARTERS, TITLES
from store.extract.words import Words

COUNTRY_ADJECTIVES = frozenset(
    "US U.S S UK American British Chinese Japanese German French Indian Italian Korean European Russian".split()
)


REALMS = frozenset("State National Federal Royal European".split())
"""Words before a body's name that make it another's: the State Environmental Protection Agency."""
LEGAL_AFTER = "Ltd|Inc|Limited|Corp|Co|SA|AG|NV|Bhd|Pty"
INCORPORATED = ("Co", "Corp", "Company", "Motors", "Motor", "Inc")
BRANCH = lazy(
    rf" of (?P<place>[A-Z][a-z]+(?: (?!(?:{LEGAL_AFTER})\b)[A-Z][a-z]+)?)(?:,? (?:{LEGAL_AFTER})\b\.?)?(?! [A-Z])"
)


def longer(words: Words, kept: list[Hit], plain: list[Run], titles: frozenset[int]) -> list[Name]:
    """Return the names that begin with a listed one and go on to a suffix, a region or a place."""
    after = {r.first: r for r in plain}
    return [name for hit in kept if (name := _longer(words, hit, after.get(hit.last + 1), titles))]


def _longer(words: Words, hit: Hit, run: Run | None, titles: frozenset[int]) -> Name | None:
    branch = BRANCH.match(words.text, hit.end)
    if branch and words.text[hit.start : hit.end].rstrip(".").endswith(INCORPORATED):
        return _branch(words, hit, words.at(branch.end()) - 1, fold(branch["place"]))
    if hit.form.folded[0] == "the":
        return None
    if _traded_region(words, hit):
        return _branch(words, hit, hit.last + 1, fold(words.words[hit.last + 1]))
    if run is None or words.text[hit.end : words.starts[run.first]] != " ":
        return None
    if run.first == run.last and words.words[run.first] in REGIONS:
        return None if run.first in titles else _branch(words, hit, run.last, fold(words.words[run.first]))
    last = _longer_end(words, run)
    if last is None:
        return None
    kind = kind_of(words.words[last])
    return replace(name_of(words, hit.first, last, kind, "longer than a listed name"), owner=hit.form.entry.id)


def _traded_region(words: Words, hit: Hit) -> bool:
    """Tell whether a region and its own ticker follow, in whatever case: FORD CANADA <FC>."""
    region = words.word(hit.last + 1)
    if region not in REGIONS and not (len(region) > 3 and region.title() in REGIONS):
        return False
    adjacent = words.text[hit.end : words.starts[hit.last + 1]] == " "
    return adjacent and TICKER.match(words.text, words.ends[hit.last + 1]) is not None


def _branch(words: Words, hit: Hit, last: int, place: str) -> Name:
    """Return a listed company's branch in a region."""
    owner = hit.form.entry.id
    name = name_of(words, hit.first, last, "company", "branch of a listed company")
    return replace(name, owner=owner, id=f"{owner}-{place.replace(' ', '-')}")


def _longer_end(words: Words, run: Run) -> int | None:
    for i in range(run.first, min(run.last + 1, run.first + 5)):
        if trim_level(words, i):
            return None
        if words.words[i] in LEGAL or (i == run.last and is_strong(words.words[i])):
            while i < run.last and words.words[i + 1] in LEGAL:
                i += 1
            return i
    return run.first if run.first == run.last and words.words[run.first] in FIRMS else None


def preceded(words: Words, kept: list[Hit], plain: list[Run]) -> list[Name]:
    """Return the names that end with a listed one that could be anyone's: Kenya National Bureau of Statistics."""
    before = {r.last: r for r in plain}
    names = []
    for hit in kept:
        run = before.get(hit.first - 1)
        if (
            run is None
            or hit.form.entry.kind not in ("regulator", "group", "other")
            or (words.words[hit.first] not in GENERIC and words.words[run.last] not in REALMS)
            or words.gap(run.last) != " "
        ):
            continue
        first = run.last
        if (
            words.words[first] in STARTERS
            or words.words[first] in TITLES
            or words.words[first] in COUNTRY_ADJECTIVES
            or words.words[first] in DATES
        ):
            continue
        while first > run.first and words.words[first - 1] not in STARTERS and words.words[first - 1] not in TITLES:
            first -= 1
        names.append(
            Name(first, hit.last, words.starts[first], hit.end, hit.form.entry.kind, "ends like a listed name")
        )
    return names
