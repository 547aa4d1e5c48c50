"""Whether an ambiguous form (Target, Gap, Ford, Next) means the company: what stands beside it decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, pairwise

from store.extract import triggers
from store.extract.heads import ALL_HEADS
from store.extract.listed import Hit
from store.extract.listing import TOKEN, Entry, Form
from store.extract.patterns import lazy
from store.extract.people import ADDRESS, People
from store.extract.sectors import MONEY_WORDS, SECTOR_WORDS
from store.extract.vetoes import COMMON, DATES, FIRST_NAMES, NATIONS, STARTERS, TITLES
from store.extract.words import Words

NEAR = 160
PLACES_LOOKED_AT = 60


def settled(words: Words, found: list[Hit], persons: People, starts: frozenset[int]) -> list[Hit]:
    """Return the hits that mean their company."""
    named = {h.form.entry.id for h in found if not h.ambiguous}
    found = [_chosen(words, h, named) if h.others else h for h in found]
    found = _outlets_in_short(found)
    found = [h for h in _of_longer(words, found) if not _another(words, h, persons)]
    found = _no_models(words, found)
    possible = _companies_rather(words, found, persons)
    sure = {h.form.entry.id for h in possible if not h.ambiguous}
    free = [
        h
        for h in possible
        if h.ambiguous and not _opens_plainly(words, h, starts) and not _follows_name(words, h, starts)
    ]
    doubtful = [h for h in free if not _goes_on(words, h, starts)]
    sure |= _spoken_for(words, doubtful, sure)
    models = [h for h in free if h.form.entry.sector == "cars"]
    sure |= _in_company(words, possible, [*doubtful, *models], sure)
    wanted = {h.start for h in free if h.form.entry.id in sure}
    return [h for h in possible if not h.ambiguous or h.start in wanted]


def _chosen(words: Words, hit: Hit, named: set[str]) -> Hit:
    """Return the hit for the company that its surroundings mean, of several with the same form."""
    near = TOKEN.findall(words.text[max(0, hit.start - 2 * NEAR) : hit.end + 2 * NEAR].casefold())

    def fits(form: Form) -> tuple[bool, int]:
        context = _context(form.entry)
        return form.entry.id in named or form.entry.owner in named, sum(
            w in context or w.removesuffix("s") in context for w in near
        )

    return replace(hit, form=max((hit.form, *hit.others), key=fits))


def _context(entry: Entry) -> frozenset[str]:
    return SECTOR_WORDS.get(entry.sector, frozenset()).union(entry.context) or MONEY_WORDS


def _outlets_in_short(found: list[Hit]) -> list[Hit]:
    """Give "the Times" to the outlet that the text has named in full before: the New York Times."""
    full: dict[str, Form] = {}
    settled: list[Hit] = []
    for hit in found:
        form = hit.form
        if form.entry.kind == "outlet":
            if len(form.folded) == 1 and form.folded[0] in full:
                hit = replace(hit, form=replace(full[form.folded[0]], text=form.text), ambiguous=False)
            elif len(form.folded) > 2 or form.folded[0] != "the":
                full[form.folded[-1]] = form
        settled.append(hit)
    return settled


def _of_longer(words: Words, found: list[Hit]) -> list[Hit]:
    """Leave out a doubtful word that another company's full name begins with: Hughes, in a text about Hughes Tool."""
    owners: dict[str, set[str]] = {}
    for hit in found:
        if hit.last > hit.first:
            owners.setdefault(words.words[hit.first].casefold(), set()).add(hit.form.entry.id)

    def is_own(hit: Hit) -> bool:
        others = owners.get(words.words[hit.first].casefold(), set())
        return not hit.ambiguous or hit.last > hit.first or not others or hit.form.entry.id in others

    return [h for h in found if is_own(h)]


def _another(words: Words, hit: Hit, persons: People) -> bool:
    """Tell whether a form is a person's name here, or a part of a place's: Mr Ford, Gap Stadium, Orange County."""
    if hit.last == hit.first and hit.first in persons.taken:
        return True
    if PLACE_AFTER.match(words.text, hit.end) or (hit.ambiguous and COUNTY_AFTER.match(words.text, hit.end)):
        return True
    if words.word(hit.first - 1) in ADDRESS and words.gap(hit.first - 1) in (" ", ". "):
        return True
    return (
        hit.last == hit.first + 1
        and words.words[hit.first] in FIRST_NAMES
        and LEADS.search(words.text, max(0, hit.start - 20), hit.start) is not None
    )


PLACE_AFTER = lazy(r" (?:Stadium|Arena|Dam|Bridge|Towers?|Avenue|Boulevard|Speedway|Raceway)\b")
COUNTY_AFTER = lazy(r"(?:(?:,| and|,? or) [A-Z][a-z]+){0,3} [Cc]ount(?:y|ies)\b")
LEADS = lazy(r"\b(?:leader|executive|chairman|president|boss|founder|Rep|Sen|senator|congressman|minister)\.? $")


def _no_models(words: Words, found: list[Hit]) -> list[Hit]:
    """Leave out capitals that name a model right after its maker: a Cadillac BLS is no bureau."""
    made = {h.last + 1 for h in found if h.form.entry.sector == "cars"}

    def is_model(hit: Hit) -> bool:
        return (
            hit.first in made
            and hit.form.entry.sector not in ("cars", "trucks", "suppliers", "unions")
            and (words.words[hit.first].isupper() and len(words.words[hit.first]) < 4)
            and words.gap(hit.first - 1) == " "
        )

    return [h for h in found if not is_model(h)]


def _companies_rather(words: Words, found: list[Hit], persons: People) -> list[Hit]:
    """Leave out forms that are a person's surname, unless the form came first or a trigger stands beside it."""
    kept: set[str] = set()
    for hit in found:
        name = words.words[hit.first]
        if hit.first == hit.last and name in persons.surnames and hit.form.text not in kept:
            if hit.first > persons.surnames[name] and not _triggered(words, hit):
                continue
            kept.add(hit.form.text)
    return [h for h in found if h.last > h.first or words.words[h.first] not in persons.surnames or h.form.text in kept]


def _in_company(words: Words, possible: list[Hit], doubtful: list[Hit], sure: set[str]) -> set[str]:
    """Return the ids that the company they keep speaks for: a sure name beside them, their owner, their sector."""
    settled_by_owner = {h.form.entry.id for h in doubtful if h.form.entry.owner in sure}
    sectors = Counter(
        sector for _, sector in {(h.form.entry.id, h.form.entry.sector) for h in possible if h.form.entry.id in sure}
    )
    by_sector = {h.form.entry.id for h in doubtful if h.form.entry.sector and sectors[h.form.entry.sector] >= 2}
    beside = set(sure)
    for first, second in chain(pairwise(possible), pairwise(reversed(possible))):
        left, right = (first, second) if first.start < second.start else (second, first)
        if first.form.entry.id in beside and LISTED_WITH.fullmatch(words.text, left.end, right.start):
            beside.add(second.form.entry.id)
    return settled_by_owner | by_sector | beside


OF_PLACE = lazy(r" of [A-Z]")
LISTED_WITH = lazy(r",? (?:and|or|&|as well as|/) |, |/")


def _spoken_for(words: Words, doubtful: list[Hit], sure: set[str]) -> set[str]:
    """Return the ids that the neighbourhood of one of their first places speaks for."""
    found: set[str] = set()
    looked: Counter[str] = Counter()
    for hit in doubtful:
        key = hit.form.entry.id
        if key not in sure and key not in found and looked[key] < PLACES_LOOKED_AT:
            looked[key] += 1
            if _speaks_for(words, hit):
                found.add(key)
    return found


def _speaks_for(words: Words, hit: Hit) -> bool:
    """Tell whether the neighbourhood of an ambiguous form speaks for the company."""
    if _triggered(words, hit):
        return True
    context = _context(hit.form.entry)
    near = words.text[max(0, hit.start - NEAR) : hit.end + NEAR].casefold()
    return any(w in context or w.removesuffix("s") in context for w in TOKEN.findall(near))


def _triggered(words: Words, hit: Hit) -> bool:
    """Tell whether a word right beside an ambiguous form makes it a company's."""
    text, before = words.text, words.text[max(0, hit.start - 60) : hit.start]
    return bool(
        triggers.TICKER.match(text, hit.end)
        or triggers.ACTS.match(text, hit.end)
        or (hit.form.entry.kind == "outlet" and before.endswith("| "))
        or triggers.APPOSITION.search(before)
        or triggers.RELATION.search(before)
        or triggers.SHARES.match(text, hit.end)
        or triggers.APPOSED_AFTER.match(text, hit.end)
    )


def _opens_plainly(words: Words, hit: Hit, starts: frozenset[int]) -> bool:
    """Tell whether the form is a plain word that opens a sentence: Next, Target, Gap."""
    word = words.words[hit.first]
    if hit.start not in starts or hit.first != hit.last or (word not in STARTERS and word not in COMMON):
        return False
    owns = words.text.startswith("'s ", hit.end)
    return not (
        owns
        or triggers.DOES.match(words.text, hit.end)
        or triggers.ACTS.match(words.text, hit.end)
        or triggers.SPEAKS.match(words.text, hit.end)
        or triggers.SHARES.match(words.text, hit.end)
    )


def _goes_on(words: Words, hit: Hit, starts: frozenset[int]) -> bool:
    """Tell whether a one-word form is the beginning of another name: Target Field, Ford Foundation."""
    last = hit.last
    if OF_PLACE.match(words.text, hit.end) or (hit.end - hit.start == 1 and words.text.startswith("-", hit.end)):
        return True
    if hit.first != last or last + 1 >= len(words) or words.gap(last) != " " or not words.capital[last + 1]:
        return False
    following = words.words[last + 1]
    if (
        not following.isalpha()
        or following in ALL_HEADS
        or following in TITLES
        or not following.istitle()
        or hit.start in starts
    ):
        return False
    return not _headline_like(words, last)


def _follows_name(words: Words, hit: Hit, starts: frozenset[int]) -> bool:
    """Tell whether the form is the end of another name: Harrison Ford, Mount Gap."""
    before = hit.first - 1
    if before < 0 or words.gap(before) != " " or not words.capital[before]:
        return False
    previous = words.words[before]
    if (
        not previous.istitle()
        or words.starts[before] in starts
        or previous in TITLES
        or previous in COMMON
        or previous in NATIONS
        or previous in DATES
    ):
        return False
    return not _headline_like(words, hit.first)


def _headline_like(words: Words, index: int) -> bool:
    """Tell whether all words around are capitalised, so that a capital says nothing."""
    near = words.words[max(0, index - 4) : index + 5]
    return sum(w[0].isupper() for w in near) >= len(near) - 1
