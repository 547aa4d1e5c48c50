"""Capitalised words in a row: where a name may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.extract.heads import FIRMS, LEGAL
from store.extract.vetoes import DATES, STARTERS, TITLES
from store.extract.words import Words

LONGEST = 9


ARTICLES = frozenset("About The A An And But Or In On At For".split())


PARTIES = frozenset("DRI")
"""Before a representative's place, in brackets: (D-Newport News)."""
HEADLINE_VERBS = frozenset("Says Said Tells Sees Wins Buys Sells Hits Wants Urges Warns Denies Reports".split())
OFFICES = frozenset(
    "Chairman Chief CEO CFO COO President Vice Director Executive Analyst Spokesman Spokeswoman Managing".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row."""

    first: int
    last: int
    opens: bool
    """It begins its sentence, so that its first capital means nothing."""

    def __len__(self) -> int:
        return self.last - self.first + 1


def runs(words: Words, taken: frozenset[int], starts: frozenset[int]) -> Iterator[Run]:
    """Yield the capitalised runs outside ``taken``; ``starts`` are the places where sentences begin."""
    at, count = 0, len(words)
    while at < count:
        if not words.capital[at] or at in taken or (words.words[at].isdigit() and not _numbered(words, at)):
            at += 1
            continue
        last = at
        while last + 1 < count and last - at < LONGEST and last + 1 not in taken and _goes_on(words, last):
            last += 1
        while not words.capital[last]:
            last -= 1
        yield Run(
            at,
            last,
            words.starts[at] in starts
            or words.text[max(0, words.starts[at] - 2) : words.starts[at]] in (': "', ', "', "- ", "– ", ": "),
        )
        at = last + 1


def _goes_on(words: Words, last: int) -> bool:
    following = words.words[last + 1]
    if following == "&":
        return words.gap(last) == " " and last + 2 < len(words) and words.capital[last + 2]
    gap = words.gap(last)
    if following == "s" and gap == "'":
        return words.word(last + 2) in LEGAL or (words.words[last] in MEMBERS and _of_members(words, last + 2))
    if gap == "' ":
        return words.words[last].endswith("s") and _of_members(words, last + 1)
    if not words.capital[last + 1]:
        return (
            gap == "-"
            and len(following) <= 3
            and words.gap(last + 1) == "-"
            and last + 2 < len(words)
            and words.capital[last + 2]
        )
    if following.isdigit():
        return gap == " " and len(following) < 3 and _numbered(words, last + 1) and words.words[last] not in DATES
    if gap == ", ":
        return following in LEGAL
    return words.joined(last) or (gap == "'" and len(words.words[last]) == 1)


MEMBERS = frozenset("Worker Women Men Children Farmer Driver Pilot Teacher Writer Player Consumer Owner Actor".split())
MEMBERS_OF = frozenset("Union Association Federation Guild Society Unions".split())


def _of_members(words: Words, index: int) -> bool:
    """Tell whether a possessive goes on to the name of a body: the Banks' Association, the Farmers' National Union."""
    for i in range(index, min(index + 3, len(words))):
        if words.words[i] in MEMBERS_OF:
            return not (words.joined(i) and i + 1 < len(words) and words.capital[i + 1])
        if not words.capital[i] or not words.joined(i):
            return False
    return False


def _numbered(words: Words, index: int) -> bool:
    """Tell whether a number is part of a name: 361 Capital, Group 1 Automotive."""
    return len(words.words[index]) <= 3 and words.gap(index) == " " and words.words[index + 1] in FIRMS


def trimmed(words: Words, run: Run) -> tuple[int, int]:
    """Leave out what stands before a name: sentence openers, offices, days."""
    first, last = run.first, run.last
    opens = run.opens
    while first <= last and _before_name(words.words[first], opens):
        first += 1
        opens = False
    if first < last and words.words[first] in PARTIES and words.gap(first) == "-" and words.gap(first - 1)[-1:] == "(":
        return first, first - 1
    for i in range(first + 1, last + 1):
        if words.words[i] in OFFICES:
            return first, i - 1
        if words.words[i] in HEADLINE_VERBS:
            first = i + 1
    return first, last


def _before_name(word: str, opens: bool) -> bool:
    return word in TITLES or word in DATES or word in ARTICLES or (opens and word in STARTERS)
