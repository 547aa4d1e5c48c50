"""Whether an ambiguous form (Target, Gap, Ford, Next) means the company: what stands beside it decides."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise

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
    possible = [h for h in found if not _personal(words, h, persons)]
    sure = {h.form.entry.id for h in possible if not h.ambiguous}
    doubtful = [h for h in possible if h.ambiguous and not _other(words, h, starts)]
    sure |= {h.form.entry.id for h in doubtful if _speaks_for(words, h)}
    sure |= _in_company(words, possible, doubtful, sure)
    wanted = {(h.start, h.form.entry.id) for h in doubtful}
    return [h for h in possible if not h.ambiguous or (h.form.entry.id in sure and (h.start, h.form.entry.id) in wanted)]


def _in_company(words: Words, possible: list[Hit], doubtful: list[Hit], sure: set[str]) -> set[str]:
    """Return the ids that the company they keep speaks for: a sure name beside them, their owner, their sector."""
    settled_by_owner = {h.form.entry.id for h in doubtful if h.form.entry.owner in sure}
    sectors = Counter(sector for _, sector in {(h.form.entry.id, h.form.entry.sector) for h in possible if h.form.entry.id in sure})
    by_sector = {h.form.entry.id for h in doubtful if h.form.entry.sector and sectors[h.form.entry.sector] >= 2}
    beside = set(sure)
    for first, second in chain(pairwise(possible), pairwise(reversed(possible))):
        left, right = (first, second) if first.start < second.start else (second, first)
        if first.form.entry.id in beside and LISTED_WITH.fullmatch(words.text, left.end, right.start):
            beside.add(second.form.entry.id)
    return settled_by_owner | by_sector | beside


LISTED_WITH = re.compile(r",? (?:and|or|&|as well as|/) |, |/")


def _personal(words: Words, hit: Hit, persons: People) -> bool:
    """Tell whether a one-word hit is part of a person's name."""
    if hit.last > hit.first:
        return False
    if hit.first in persons.taken:
        return True
    return hit.ambiguous and words.words[hit.first] in persons.surnames


def _speaks_for(words: Words, hit: Hit) -> bool:
    """Tell whether the neighbourhood of an ambiguous hit speaks for the company."""
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
    return any(w in context or w.removesuffix("s") in context for w in TOKEN.findall(near))


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
