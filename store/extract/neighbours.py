"""Companies that only the words beside them give away: "the chipmaker Zentrix", "Zentrix's shares"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.extract import triggers
from store.extract.heads import ALL_HEADS, POLITICAL, kind_of
from store.extract.patterns import lazy
from store.extract.people import People
from store.extract.runs import Run, trimmed
from store.extract.unlisted import Name, name_of
from store.extract.vetoes import ACRONYMS, DATES, FIRST_NAMES, NOT_NAMES, PLACES, TITLES
from store.extract.words import Words

NOBODY = frozenset(
    p.strip()
    for p in """Wall Street, Main Street, Silicon Valley, White House, Capitol Hill, Downing Street, Fleet Street,
    Middle East, Big Three, Big Tech, Republicans, Democrats, Conservatives, Tories, Liberals, Labour, Labor, Americans,
    Germans, Russians, Indians, Australians, Europeans, Asians, Africans, Canadians, Koreans, Mexicans, Ukrainians,
    Muslims, Christians, Kremlin, Pentagon, Congress, Parliament, Senate, House, Treasury, Exchequer,
    Cabinet, Sensex, Nifty,
    Kospi, Topix, Nikkei, Nasdaq, Dow, Brent,
    Bitcoin, Treasuries, Stoxx, Bovespa, Ibex, Kosdaq, Ether, Ethereum, Nymex, Comex""".split(",")
)
"""Names that are spoken of as if they were companies."""


OWN_HEADS = frozenset("Resources Holdings Group Capital Securities Partners Airways Airlines Motors Ventures".split())
"""Heads that make a name of the plainest words, where the neighbours say so too: Union Resources."""
INDEX_WORDS = frozenset(
    "Index Average Composite Dax DAX Seng Futures Stock Stocks Exchange-traded Copper Gold Silver".split()
)
SHAPE_VETO = lazy(r"\w*\d|[IVX]+$")


@dataclass(slots=True)
class Case:
    """What speaks for a name that only its neighbours can make a company."""

    sure: int = 0
    hints: int = 0
    said: bool = False
    """It speaks, as people do too: one hint, however often."""
    inside: int = 0
    """How often it stands inside a sentence."""
    evidence: str = ""

    def add(self, why: str, *, sure: int = 0) -> None:
        """Take in one more sign."""
        self.sure += sure
        self.hints += 1
        self.evidence = self.evidence or why


def by_neighbours(words: Words, plain: list[Run], persons: People, beside: Mapping[int, int]) -> Iterator[Name]:
    """Yield the runs whose neighbours, taken together over the text, make a company of their name.

    ``beside`` tells of runs, by first word, how surely the names they are listed with make them companies.
    """
    cases: dict[str, Case] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for run in plain:
        first, last = trimmed(words, run)
        if first > last or _barred(words, first, last, persons):
            continue
        text = words.between(first, last)
        case = cases.setdefault(text, Case())
        places.setdefault(text, []).append((first, last))
        _weigh(words, first, last, case, opens=run.opens and first == run.first)
        if first == run.first and first in beside:
            case.add("listed with companies", sure=beside[first])
    for text, case in cases.items():
        if _convinced(text, case):
            for first, last in places[text]:
                yield name_of(words, first, last, kind_of(words.words[last]), case.evidence)


def _barred(words: Words, first: int, last: int, persons: People) -> bool:
    """Tell whether a run can't be a company by its neighbours alone."""
    size, surnames = last - first + 1, persons.surnames
    if size > 6 or words.between(first, last) in NOBODY:
        return True
    if words.between(first, last) in persons.firms:
        return False
    inner = words.words[first : last + 1]
    own = inner[-1] in OWN_HEADS
    if any((w in POLITICAL and not own) or w in DATES or w in INDEX_WORDS for w in inner):
        return True
    if words.text[max(0, words.starts[first] - 1) : words.starts[first]] in (".", "=", "@", "#", "/"):
        return True
    if size == 1:
        word = inner[0]
        if word in ACRONYMS:
            return True
        return (
            word in NOT_NAMES
            or word in FIRST_NAMES
            or word in surnames
            or word in TITLES
            or len(word) < 2
            or SHAPE_VETO.match(word) is not None
            or word in ALL_HEADS
        )
    if (all(w in NOT_NAMES or w in TITLES for w in inner) and not own) or inner[0] in FIRST_NAMES:
        return True
    return inner[-1] in surnames or (inner[-1] in PLACES and inner[0] in NOT_NAMES)


def _weigh(words: Words, first: int, last: int, case: Case, *, opens: bool) -> None:
    """Take in what stands before and after one place of a name."""
    before = words.text[max(0, words.starts[first] - 60) : words.starts[first]]
    case.inside += not opens
    match = triggers.APPOSITION.search(before)
    if match:
        case.add(f"follows '{match.group().strip()}'", sure=triggers.SURE_APPOSITION.search(before) is not None)
    match = triggers.RELATION.search(before)
    if match:
        case.add(f"follows '{match.group().strip()}'", sure=triggers.PERSONAL.search(before) is None)
    if last == first or words.words[last] in ALL_HEADS or not triggers.TRADESMAN.match(words.text, words.ends[last]):
        _weigh_after(words, first, last, case)


AFTER = (
    (triggers.SHARES, 1),
    (triggers.MOVES, 1),
    (triggers.APPOSED_AFTER, 2),
    (triggers.WHICH, 1),
    (triggers.OWNED, 0),
    (triggers.DOES, 0),
)


def _weigh_after(words: Words, first: int, last: int, case: Case) -> None:
    text, end = words.text, words.ends[last]
    for pattern, weight in AFTER:
        match = pattern.match(text, end)
        if match:
            case.add(f"before '{match.group().strip(' ,')[:40]}'", sure=weight)
            return
    if triggers.SPEAKS.match(text, end):
        case.said = True
    elif first == last and words.words[first].isupper() and triggers.POSSESSIVE.match(text, end):
        case.add("an acronym that owns something")


def _convinced(text: str, case: Case) -> bool:
    if not case.inside and text.isalpha() and text.istitle():
        return case.sure >= 2
    return case.sure >= 1 or (case.hints + case.said >= 2 and (" " not in text))
