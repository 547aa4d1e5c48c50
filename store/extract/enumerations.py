"""Names in one list with known companies: "Alstom, Zentrix, Siemens and Morlan"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from store.extract.listed import Hit
from store.extract.patterns import lazy
from store.extract.runs import Run
from store.extract.unlisted import Name
from store.extract.words import Words

PARTED = lazy(r"\)?,? (?:and|or|&|as well as) |\)?, |; ")
LONG = 4
"""From so many names on, of which two are known, a list makes companies of the others."""


Place: TypeAlias = Hit | Name | Run


def listed_together(words: Words, kept: list[Hit], named: list[Name], plain: list[Run]) -> dict[int, int]:
    """Return the runs that stand in one list with companies, by first word: 2 where the list alone is enough."""
    found: dict[int, int] = {}
    for chain in _chains(words, sorted([*kept, *named, *plain], key=_first)):
        known = sum(_is_company(p) for p in chain)
        if known:
            sure = 2 if known > 1 and len(chain) >= LONG else 0
            found.update((p.first, sure) for p in chain if isinstance(p, Run))
    return found


def _first(place: Place) -> int:
    return place.first


def _is_company(place: Place) -> bool:
    if isinstance(place, Run):
        return False
    return (place.form.entry.kind if isinstance(place, Hit) else place.kind) in ("company", "brand")


def _chains(words: Words, places: list[Place]) -> Iterator[list[Place]]:
    """Yield the names that commas and "and" join, two or more; a name that touches another ends its list.

    What stands in brackets after a name, its short form or its ticker, is passed over.
    """
    chain: list[Place] = []
    before: Place | None = None
    for place in places:
        if chain and before:
            gap = words.text[_end(words, before) : words.starts[place.first]]
            before = place
            if PARTED.fullmatch(gap):
                chain.append(place)
                continue
            if gap == " (":
                continue
            if place.first == chain[-1].last + 1 and words.joined(chain[-1].last):
                chain.pop()
            if len(chain) > 1:
                yield chain
        chain, before = [] if _touches(words, place) else [place], place
    if len(chain) > 1:
        yield chain


def _touches(words: Words, place: Place) -> bool:
    """Tell whether a name goes on with the capitalised word before it."""
    return place.first > 0 and words.capital[place.first - 1] and words.joined(place.first - 1)


def _end(words: Words, place: Place) -> int:
    return words.ends[place.last] if isinstance(place, Run) else place.end
