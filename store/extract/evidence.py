"""Whether an ambiguous form (Target, Gap, Ford, Next) means the company: what stands beside it decides."""

from __future__ import annotations

from store.extract import triggers
from store.extract.heads import ALL_HEADS
from store.extract.listed import Hit
from store.extract.listing import TOKEN
from store.extract.people import People
from store.extract.vetoes import COMMON, STARTERS, TITLES
from store.extract.words import Words

NEAR = 160


def settled(words: Words, found: list[Hit], persons: People, starts: frozenset[int]) -> list[Hit]:
    """Return the hits that mean their company."""
    sure = {h.form.entry.id for h in found if not h.ambiguous and not _personal(words, h, persons)}
    sure |= {h.form.entry.id for h in found if h.ambiguous and _speaks_for(words, h, persons, starts)}
    return [h for h in found if _means(words, h, persons, starts, sure)]


def _means(words: Words, hit: Hit, persons: People, starts: frozenset[int], sure: set[str]) -> bool:
    if _personal(words, hit, persons):
        return False
    if not hit.ambiguous:
        return True
    return hit.form.entry.id in sure and not _other(words, hit, starts)


def _personal(words: Words, hit: Hit, persons: People) -> bool:
    """Tell whether a one-word hit is part of a person's name."""
    if hit.last > hit.first:
        return False
    if hit.first in persons.taken:
        return True
    return hit.ambiguous and words.words[hit.first] in persons.surnames


def _speaks_for(words: Words, hit: Hit, persons: People, starts: frozenset[int]) -> bool:
    """Tell whether the neighbourhood of an ambiguous hit speaks for the company."""
    if _personal(words, hit, persons) or _other(words, hit, starts):
        return False
    if triggers.TICKER.match(words.text, hit.end):
        return True
    before, after = words.text[max(0, hit.start - 60) : hit.start], hit.end
    if triggers.APPOSITION.search(before) or triggers.RELATION.search(before):
        return True
    if triggers.SHARES.match(words.text, after) or triggers.APPOSED_AFTER.match(words.text, after):
        return True
    context = frozenset(hit.form.entry.context)
    if not context:
        return False
    near = words.text[max(0, hit.start - NEAR) : hit.end + NEAR].casefold()
    return not context.isdisjoint(TOKEN.findall(near))


def _other(words: Words, hit: Hit, starts: frozenset[int]) -> bool:
    """Tell whether the form is plainly something else here: a word that opens a sentence, part of a longer name."""
    first, last = hit.first, hit.last
    text = words.words[first]
    opens = hit.start in starts
    if opens and first == last and (text in STARTERS or text in COMMON):
        return not (triggers.DOES.match(words.text, hit.end) or triggers.SHARES.match(words.text, hit.end))
    if last + 1 < len(words) and words.gap(last) == " " and words.capital[last + 1] and not words.words[last + 1].isdigit():
        following = words.words[last + 1]
        if following not in ALL_HEADS and following not in TITLES and following.istitle() and not opens and first == last:
            return not _headline_like(words, last)
    if first > 0 and words.gap(first - 1) == " " and words.capital[first - 1]:
        previous = words.words[first - 1]
        if previous.istitle() and words.starts[first - 1] not in starts and previous not in TITLES and previous not in COMMON:
            return not _headline_like(words, first)
    return False


def _headline_like(words: Words, index: int) -> bool:
    """Tell whether all words around are capitalised, so that a capital says nothing."""
    near = words.words[max(0, index - 4) : index + 5]
    return sum(w[0].isupper() for w in near) >= len(near) - 1
