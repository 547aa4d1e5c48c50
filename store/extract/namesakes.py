"""Companies that share a short name: in a text on Seres Therapeutics, "Seres" is not the car brand."""

from __future__ import annotations

from dataclasses import replace

from store.extract.listed import Hit
from store.extract.listing import Entry
from store.extract.patterns import lazy
from store.extract.words import Words

TICKED = lazy(r" \((?:[A-Z][A-Za-z]{1,9}(?::| ))?\s?(?P<symbol>[A-Z]{1,6})\)")


def by_namesakes(words: Words, found: list[Hit]) -> list[Hit]:
    """Give listed names to the company that the text means by them: as its beginning, or as its ticker.

    Only where the two have nothing to do with each other (another country and another trade), and where the text has
    named the longer one first.
    """
    given: dict[str, tuple[int, Entry]] = {}
    for hit in found:
        for short in _short_names(words, hit):
            given.setdefault(short, (hit.first, hit.form.entry))
    if not given:
        return found
    first_named = {hit.form.entry.id: hit.first for hit in reversed(found)}

    def meant(hit: Hit) -> Hit:
        at, other = given.get(hit.form.text, (hit.first, hit.form.entry))
        if at < first_named[hit.form.entry.id] and _strangers(hit.form.entry, other):
            return replace(hit, form=replace(hit.form, entry=other))
        return hit

    return [meant(h) for h in found]


def _short_names(words: Words, hit: Hit) -> list[str]:
    """Return what a name may be shortened to by its beginning, or by the symbol in brackets behind it."""
    inner = words.words[hit.first : hit.last + 1]
    ticked = TICKED.match(words.text, hit.end)
    return [" ".join(inner[:n]) for n in range(1, len(inner))] + ([ticked["symbol"]] if ticked else [])


def _strangers(one: Entry, other: Entry) -> bool:
    apart = one.country != other.country and one.sector != other.sector
    return apart and one.id != other.id and one.owner != other.id and other.owner != one.id
