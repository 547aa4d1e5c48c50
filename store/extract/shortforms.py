"""The short forms that an article itself makes of its companies' names: Transfield Services, then Transfield."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from store.extract import triggers
from store.extract.heads import ALL_HEADS, LEGAL
from store.extract.listed import EXCHANGES
from store.extract.listing import TOKEN, CompanyList
from store.extract.people import People
from store.extract.vetoes import ACRONYMS, FIRST_NAMES, GENERIC, NOT_NAMES, STARTERS, TITLES
from store.extract.words import Words


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the text has given in full, over the words ``first`` to ``last``."""

    first: int
    last: int
    end: int
    id: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Short:
    """A short form and whose it is."""

    words: tuple[str, ...]
    id: str
    why: str


def acronym_after(words: Words, end: int) -> str | None:
    """Return the short form in brackets after a name, None where there is none."""
    match = triggers.PARENTHESISED.match(words.text, end)
    return match["short"] if match else None


class Shorts:
    """What a text's names are shortened to, learned name by name."""

    def __init__(self, words: Words, companies: CompanyList, persons: People) -> None:
        self.words = words
        self.companies = companies
        self.persons = persons
        self.counts = words.counts
        self.forms: dict[tuple[str, ...], Short] = {}
        self._seen: set[tuple[str, str, str | None]] = set()

    def learn(self, name: Known) -> None:
        """Add the short forms of one more name; an earlier name keeps its forms."""
        bracketed = acronym_after(self.words, name.end)
        text = self.words.between(name.first, name.last)
        if (text, name.id, bracketed) in self._seen:
            return
        self._seen.add((text, name.id, bracketed))
        for form, why in _forms(self.words, name, bracketed, self.counts):
            if form not in self.forms and _usable(form, self.words.small, self.persons, self.companies, name):
                self.forms[form] = Short(form, name.id, why)

    def places(self, taken: frozenset[int]) -> Iterator[tuple[int, int, Short]]:
        """Yield where the forms stand outside ``taken``, as given or in capitals, the longest at each place."""
        forms = dict(self.forms)
        for form, short in self.forms.items():
            if len(form[0]) >= 4 and not form[0].isupper():
                forms.setdefault(tuple(w.upper() for w in form), short)
        sizes: dict[str, set[int]] = {}
        for form in forms:
            sizes.setdefault(form[0], set()).add(len(form))
        longest_first = {first: sorted(lengths, reverse=True) for first, lengths in sizes.items()}
        return _places(self.words, forms, longest_first, taken)


def _forms(
    words: Words, name: Known, bracketed: str | None, counts: Counter[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what may stand for a name: its bracketed short form, its beginnings, its initials."""
    inner = words.words[name.first : name.last + 1]
    letters = "".join(w[0] for w in inner if w[0].isupper())
    if (
        bracketed
        and _is_short(counts, bracketed, inner, letters)
        and not triggers.TICKER.match(words.text, name.end)
        and _abbreviates(bracketed, letters, inner)
    ):
        yield tuple(TOKEN.findall(bracketed)), "short form in brackets"
    full = tuple(inner)
    if not name.listed:
        yield full, "named before"
    core = len(inner)
    while core > 1 and inner[core - 1] in LEGAL:
        core -= 1
    for size in range(core, 0, -1):
        part = tuple(inner[:size])
        if part[-1][0].isupper() and part != full:
            yield part, "beginning of a name"
    initials = "".join(w[0] for w in inner[:core] if w[0].isupper())
    if len(letters) >= 3 and not name.listed:
        yield (letters,), "initials of a name"
    if len(letters) >= 3 and (len(initials) >= 3 or not name.listed) and initials not in ACRONYMS:
        yield (initials,), "initials of a name"
    if core > 2 and len(inner[0]) == len(inner[1]) == 1 and len(inner[2]) > 3 and inner[2].istitle():
        yield (inner[2],), "its founder's name"


def _is_short(counts: Counter[str], bracketed: str, inner: list[str], letters: str) -> bool:
    """Tell whether a bracketed form is a short name, not a ticker: used elsewhere, or the initials of several words."""
    if not bracketed.isupper() or (
        len(inner) > 2 and len(bracketed) > 2 and bracketed == letters.upper()[: len(bracketed)]
    ):
        return True
    return counts[bracketed] > 1


def _abbreviates(short: str, letters: str, inner: list[str]) -> bool:
    """Tell whether a bracketed form may stand for a name: same first letter, its letters in order in the name."""
    if short in ("Pictured", "Photo", "File", "Reuters", "AP") or (
        short[0].upper() not in (letters[:1], inner[0][0].upper()) and short not in inner
    ):
        return False
    rest = iter("".join(inner).casefold())
    return all(letter in rest for letter in short.casefold() if letter.isalpha())


def _usable(form: tuple[str, ...], small: Counter[str], persons: People, companies: CompanyList, name: Known) -> bool:
    first = form[0]
    if not form or (len(form[-1]) < 2 and len(form) == 1):
        return False
    if len(form) > 1:
        return not all(w in NOT_NAMES or w in GENERIC or w in ALL_HEADS for w in form) and form[-1] not in TITLES
    if (
        first in NOT_NAMES
        or first in STARTERS
        or first in GENERIC
        or first in ALL_HEADS
        or first in TITLES
        or first in persons.surnames
    ):
        return False
    if (first in FIRST_NAMES and not name.listed) or first.casefold() in small or not first[0].isupper():
        return False
    others = companies.forms(first.casefold()).get("", ())
    return not any(len(f.words) == 1 and not f.ambiguous and f.entry.id != name.id for f in others)


def _places(
    words: Words, forms: dict[tuple[str, ...], Short], sizes: dict[str, list[int]], taken: frozenset[int]
) -> Iterator[tuple[int, int, Short]]:
    free = 0
    for at in [i for i, word in enumerate(words.words) if word in sizes]:
        if at < free or at in taken or not words.capital[at] or _marked(words, at):
            continue
        for size in sizes[words.words[at]]:
            short = forms.get(tuple(words.words[at : at + size]))
            if short and _stands(words, at, at + size - 1, taken) and not _model(words, at, size):
                yield at, at + size - 1, short
                free = at + size
                break


def _model(words: Words, at: int, size: int) -> bool:
    """Tell whether a form of a letter or two begins the name of a product: a Li ONE."""
    if size > 1 or len(words.words[at]) > 2 or words.gap(at) != " ":
        return False
    return words.capital[at + 1] and words.words[at + 1] not in TITLES


def _marked(words: Words, at: int) -> bool:
    """Tell whether a mark before a word makes it a ticker or an address."""
    if words.text[max(0, words.starts[at] - 1)] in ":<@#/":
        return True
    return at > 0 and words.words[at - 1] in EXCHANGES and words.gap(at - 1) == ": "


def _stands(words: Words, at: int, last: int, taken: frozenset[int]) -> bool:
    if any(i in taken for i in range(at, last + 1)):
        return False
    return all(words.joined(i) or words.gap(i) in (", ", "'") for i in range(at, last))
