"""Companies that no list has, by the shape of their names and by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.extract import triggers
from store.extract.heads import (
    ALL_HEADS,
    FIRMS,
    GOVERNING,
    GROUPS,
    LEGAL,
    OUTLETS,
    POLITICAL,
    REGULATORS,
    is_strong,
    kind_of,
)
from store.extract.patterns import lazy
from store.extract.runs import LONGEST, Run, trimmed
from store.extract.vetoes import (
    ACRONYMS,
    COMMON,
    DATES,
    FIRST_NAMES,
    GENERIC,
    NATIONS,
    NOT_NAMES,
    PLACES,
    STARTERS,
    TITLES,
)
from store.extract.words import Words
from store.records import CompanyKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name over the words ``first`` to ``last`` and why it is a company's."""

    first: int
    last: int
    start: int
    end: int
    kind: CompanyKind
    evidence: str
    ticker: str | None = None
    owner: str | None = None
    id: str | None = None


def by_shape(words: Words, run: Run, taken: frozenset[int]) -> Iterator[Name]:
    """Yield the names in a run that legal suffixes, heads and tickers give away."""
    first, last = trimmed(words, run)
    while first <= last:
        end = _shaped_end(words, first, last)
        if end is None:
            break
        name = _shaped(words, first, end, taken)
        if name:
            yield name
            end = name.last
        first = end + 1


def _shaped_end(words: Words, first: int, last: int) -> int | None:
    """Return where the first shaped name of a run ends: at a legal suffix, else at the run's own end."""
    for i in range(first + 1, last + 1):
        if words.words[i] in LEGAL:
            if trim_level(words, i):
                return i - 1
            while i < last and words.words[i + 1] in LEGAL:
                i += 1
            return i
    return last


def trim_level(words: Words, index: int) -> bool:
    """Tell whether a legal suffix is a car's trim level here: a 116i SE."""
    return words.words[index] in ("SE", "SA", "CO", "LP") and any(map(str.isdigit, words.words[index - 1]))


def _shaped(words: Words, first: int, last: int, taken: frozenset[int]) -> Name | None:
    head = words.words[last]
    governed = _governed_end(words, last, taken) if head in GOVERNING else None
    if governed is not None and (
        last > first
        or head not in ("Company", "Co", "Group", "Office", "Trust", "Union", "Development", "Corporation", "Hospital")
    ):
        start = _and_start(words, first, head)
        return (
            name_of(words, start, governed, kind_of(head), f"{head} of ...")
            if not _political(words, start, governed)
            else None
        )
    if first == last:
        return None
    start = _and_start(words, first, head)
    if head in LEGAL:
        return name_of(
            words, start, last, kind_of(words.words[last - 1]) if last > first + 1 else "company", f"suffix {head}"
        )
    if _of_workers(words, last):
        return name_of(words, start, last, "group", "a union's name")
    if (
        not (is_strong(head) or _weakly_headed(words, start, last) or _abbreviated(words, start, last))
        or _political(words, start, last)
        or _generic(words, start, last)
    ):
        return None
    return name_of(words, start, last, kind_of(head), f"head {head}")


def _of_workers(words: Words, last: int) -> bool:
    """Tell whether a name ends as a union's does: Mineworkers' Union, Teachers Union; the European Union is none."""
    before = words.word(last - 1)
    return words.words[last] == "Union" and (before.casefold().endswith(("ers", "ees")) or before == "s")


def _abbreviated(words: Words, first: int, last: int) -> bool:
    """Tell whether the initials of a body's name follow in brackets: the Bipartisan Policy Center (BPC)."""
    match = triggers.PARENTHESISED.match(words.text, words.ends[last])
    if match is None or words.words[last] not in GROUPS or last - first < 2:
        return False
    return match["short"] == "".join(words.words[i][0] for i in range(first, last + 1) if words.capital[i])


def _weakly_headed(words: Words, first: int, last: int) -> bool:
    """Tell whether a head that alone says little ends a name that begins with a word of its own: Atlas Iron."""
    head, opening = words.words[last], words.words[first]
    if DIVISION.search(words.text, max(0, words.starts[first] - 14), words.starts[first]):
        return False
    if head not in FIRMS or head in THINGS or not opening.isalpha() or len(opening) < 3:
        return False
    if opening.isupper() and (last > first + 1 or opening in ACRONYMS or head not in CAPPED):
        return False
    known = (
        opening in NOT_NAMES
        or opening in GENERIC
        or opening in FIRST_NAMES
        or opening in TITLES
        or opening in ALL_HEADS
    )
    if known or words.small[opening.casefold()]:
        return False
    return not any(words.words[i] in STARTERS for i in range(first, last))


DIVISION = lazy(r"\b(?:[Hh]ead|[Dd]irector|[Mm]anager|[Oo]fficer|VP) (?:of|for) $")
"""What one is the head of is more often a part of a firm than a firm."""
CAPPED = frozenset(
    "Financial Bank Securities Insurance Resources Holdings Group Contracting Mining Metals Steel".split()
)
"""Heads that make a name of mere capitals before them: JMJ Financial."""
BODIES = frozenset(
    name.strip()
    for name in """Security Council, Rights Council, Governing Council, Policy Council, City Council, County Council,
    Electoral College, Supreme Court, Personal Finance, National Museum, Founding Partners""".split(",")
)
"""Ends of names that are of the state, or of nobody."""
THINGS = frozenset(
    """Products Devices Materials Digital Auto Autos Air Express Games Gaming Toys Trucks Tyre Tire Tyres Rail
    Freight Oil Gas Gold Copper Battery Batteries Cable Systems Software Electronics Power Paper Cement
    Mobility Interactive Technology Media Trust Credit""".split()
)
"""Heads that end the names of products as well."""


def _political(words: Words, first: int, last: int) -> bool:
    if last > first and f"{words.words[last - 1]} {words.words[last]}" in BODIES:
        return True
    return any(words.words[i] in POLITICAL for i in range(first, last + 1))


def _generic(words: Words, first: int, last: int) -> bool:
    """Tell whether the words before the head name nobody: a nation, a common word."""
    before = words.words[first:last]
    return (
        all(w in NATIONS or w in COMMON or w in DATES for w in before)
        and last - first < 2
        and words.words[last] not in OUTLETS
    )


def _governed_end(words: Words, head: int, taken: frozenset[int]) -> int | None:
    """Return the end of a name that goes on with "of ..." or "for ..."; None where it does not."""
    link = words.word(head + 1)
    if link not in ("of", "for") or words.gap(head) != " " or not _capital(words, head + 2, taken):
        return None
    last = head + 2
    while last - head < LONGEST:
        if words.joined(last) and _capital(words, last + 1, taken):
            last += 1
        elif (
            words.word(last + 1) in ("and", "&", "of")
            and words.gap(last) == " "
            and _capital(words, last + 2, taken)
            and not (words.words[last] in PLACES and words.word(last + 1) == "and")
        ):
            last += 2
        else:
            break
    return last


def _capital(words: Words, index: int, taken: frozenset[int]) -> bool:
    return (
        index < len(words)
        and words.capital[index]
        and not words.words[index].isdigit()
        and (index not in taken or words.words[index] in PLACES)
        and words.words[index] not in DATES
    )


def _and_start(words: Words, first: int, head: str) -> int:
    """Go back over "Competition and" in names of agencies: the Competition and Consumer Commission."""
    if head not in REGULATORS and head not in GROUPS and head != "Exchange":
        return first
    if (
        words.word(first - 1) != "and"
        or words.gap(first - 1) != " "
        or not words.word(first - 2)[:1].isupper()
        or words.gap(first - 2) != " "
    ):
        return first
    start = first - 2
    while (
        first - start < 6
        and words.word(start - 1)[:1].isupper()
        and words.gap(start - 1) == " "
        and words.word(start - 1) not in STARTERS
    ):
        start -= 1
    return start


def name_of(words: Words, first: int, last: int, kind: CompanyKind, evidence: str, ticker: str | None = None) -> Name:
    """Return a name over two words and all between, with the point of its last abbreviation."""
    """Return a name over two words and all between, with the point of its last abbreviation."""
    return Name(first, last, words.starts[first], words.pointed(words.ends[last]), kind, evidence, ticker)


def by_ticker(words: Words, run: Run) -> Name | None:
    """Return a run's name where a ticker in brackets follows it."""
    first, last = trimmed(words, run)
    if first > last:
        return None
    match = triggers.TICKER.match(words.text, words.pointed(words.ends[last]))
    if not match or words.words[last] in NOT_NAMES or (first == last and words.words[last] in ALL_HEADS):
        return None
    return name_of(words, first, last, "company", "followed by a ticker", _ticker(match))


def _ticker(match: re.Match[str]) -> str:
    symbol = match["wire"] or match["symbol"] or match["named"] or match["dotted"]
    exchange = (match["exchange"] or "").replace(" ", "").upper()
    return f"{exchange}:{symbol}" if exchange else symbol
