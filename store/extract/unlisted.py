"""Companies that no list has, by the shape of their names and by the words beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
from store.extract.vetoes import COMMON, DATES, FIRST_NAMES, NATIONS, NOT_NAMES, PLACES, STARTERS, TITLES
from store.extract.words import Words
from store.records import CompanyKind

LONGEST = 9
ACRONYMS = frozenset(
    """GDP CPI PPI PMI CEO CFO COO CTO IPO EPS ETF ICT LED LCD GPS SUV MPV PHEV BEV NEV EREV USB HIV AIDS DNA VAT PC TV IT AI EV EVs PR HR IP API GPU CPU RAM
    ADAS LNG LPG FY YTD AGM EGM MBA PhD UK US USA EU UN FAQ ATM ESG R&D M&A B2B B2C OEM OEMs VIP URL CAGR EBIT EBITDA ROI ROE ADR ADS AUM NAV FX ID OK AM PM
    WTO NATO OPEC G7 G8 G20 BRIC BRICS NAFTA CEP SaaS CRM ERP OTA SoC LFP GWh MWh kWh TWh RMB USD EUR GBP JPY CNY HKD INR AUD CAD CHF""".split()
)
"""Acronyms that name no organisation, or none that is a company."""
NOBODY = frozenset(("Wall Street", "Main Street", "Silicon Valley", "White House", "Capitol Hill", "Downing Street", "Fleet Street", "Middle East", "Big Three", "Big Tech"))
"""Names that are spoken of as if they were companies."""
SHAPE_VETO = re.compile(r"[A-Z]?\d|[IVX]+$")
SUFFIX_WORDS = LEGAL | {"Group", "Holdings", "Holding"}


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
        yield Run(at, last, words.starts[at] in starts or words.text[max(0, words.starts[at] - 2) : words.starts[at]] in (': "', ', "', "- ", "– ", ": "))
        at = last + 1


def _goes_on(words: Words, last: int) -> bool:
    following = words.words[last + 1]
    if following == "&":
        return words.gap(last) == " " and last + 2 < len(words) and words.capital[last + 2]
    gap = words.gap(last)
    if following == "s" and gap == "'":
        return words.word(last + 2) in LEGAL
    if not words.capital[last + 1]:
        return gap == "-" and len(following) <= 3 and words.gap(last + 1) == "-" and last + 2 < len(words) and words.capital[last + 2]
    if following.isdigit():
        return gap == " " and len(following) < 3 and _numbered(words, last + 1) and words.words[last] not in DATES
    if gap == ", ":
        return following in LEGAL
    return words.joined(last) or (gap == "'" and len(words.words[last]) == 1)


def _numbered(words: Words, index: int) -> bool:
    """Tell whether a number is part of a name: 361 Capital, Group 1 Automotive."""
    return len(words.words[index]) <= 3 and words.gap(index) == " " and words.words[index + 1] in FIRMS


def by_shape(words: Words, run: Run, taken: frozenset[int]) -> Iterator[Name]:
    """Yield the names in a run that legal suffixes, heads and tickers give away."""
    first, last = _trimmed(words, run)
    while first <= last:
        end = _shaped_end(words, first, last)
        if end is None:
            break
        name = _shaped(words, first, end, taken)
        if name:
            yield name
            end = name.last
        first = end + 1


def _trimmed(words: Words, run: Run) -> tuple[int, int]:
    """Leave out what stands before a name: sentence openers, offices, days."""
    first, last = run.first, run.last
    opens = run.opens
    while first <= last and _before_name(words.words[first], opens):
        first += 1
        opens = False
    for i in range(first + 1, last + 1):
        if words.words[i] in OFFICES:
            return first, i - 1
    return first, last


ARTICLES = frozenset("The A An And But Or In On At For".split())


def _before_name(word: str, opens: bool) -> bool:
    return word in TITLES or word in DATES or word in ARTICLES or (opens and word in STARTERS)


OFFICES = frozenset("Chairman Chief CEO CFO COO President Vice Director Executive Analyst Spokesman Spokeswoman Managing".split())


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
    if governed is not None and (last > first or head not in ("Company", "Co", "Group", "Office", "Trust", "Union", "Development", "Corporation")):
        start = _and_start(words, first, head)
        return _name(words, start, governed, kind_of(head), f"{head} of ...") if not _political(words, start, governed) else None
    if first == last:
        return None
    start = _and_start(words, first, head)
    if head in LEGAL:
        return _name(words, start, last, kind_of(words.words[last - 1]) if last > first + 1 else "company", f"suffix {head}")
    if not is_strong(head) or _political(words, start, last) or _generic(words, start, last):
        return None
    return _name(words, start, last, kind_of(head), f"head {head}")


def _political(words: Words, first: int, last: int) -> bool:
    return any(words.words[i] in POLITICAL for i in range(first, last + 1))


def _generic(words: Words, first: int, last: int) -> bool:
    """Tell whether the words before the head name nobody: a nation, a common word."""
    before = words.words[first:last]
    return all(w in NATIONS or w in COMMON or w in DATES for w in before) and last - first < 2 and words.words[last] not in OUTLETS


def _governed_end(words: Words, head: int, taken: frozenset[int]) -> int | None:
    """Return the end of a name that goes on with "of ..." or "for ..."; None where it does not."""
    link = words.word(head + 1)
    if link not in ("of", "for") or words.gap(head) != " " or not _capital(words, head + 2, taken):
        return None
    last = head + 2
    while last - head < LONGEST:
        if words.joined(last) and _capital(words, last + 1, taken):
            last += 1
        elif words.word(last + 1) in ("and", "&", "of") and words.gap(last) == " " and _capital(words, last + 2, taken) and not (
            words.words[last] in PLACES and words.word(last + 1) == "and"
        ):
            last += 2
        else:
            break
    return last


def _capital(words: Words, index: int, taken: frozenset[int]) -> bool:
    return index < len(words) and words.capital[index] and not words.words[index].isdigit() and (index not in taken or words.words[index] in PLACES) and words.words[index] not in DATES


def _and_start(words: Words, first: int, head: str) -> int:
    """Go back over "Competition and" in names of agencies: the Competition and Consumer Commission."""
    if head not in REGULATORS and head not in GROUPS and head != "Exchange":
        return first
    if words.word(first - 1) != "and" or words.gap(first - 1) != " " or not words.word(first - 2)[:1].isupper() or words.gap(first - 2) != " ":
        return first
    start = first - 2
    while first - start < 6 and words.word(start - 1)[:1].isupper() and words.gap(start - 1) == " " and words.word(start - 1) not in STARTERS:
        start -= 1
    return start


def _name(words: Words, first: int, last: int, kind: CompanyKind, evidence: str, ticker: str | None = None) -> Name:
    return Name(first, last, words.starts[first], words.pointed(words.ends[last]), kind, evidence, ticker)


def by_ticker(words: Words, run: Run) -> Name | None:
    """Return a run's name where a ticker in brackets follows it."""
    first, last = _trimmed(words, run)
    if first > last:
        return None
    match = triggers.TICKER.match(words.text, words.pointed(words.ends[last]))
    if not match or words.words[last] in NOT_NAMES or (first == last and words.words[last] in ALL_HEADS):
        return None
    return _name(words, first, last, "company", "followed by a ticker", _ticker(match))


def _ticker(match: re.Match[str]) -> str:
    symbol = match["wire"] or match["symbol"] or match["named"] or match["dotted"]
    exchange = (match["exchange"] or "").replace(" ", "").upper()
    return f"{exchange}:{symbol}" if exchange else symbol


def ticker_after(words: Words, end: int) -> str | None:
    """Return the ticker in brackets after a place, None where there is none."""
    match = triggers.TICKER.match(words.text, end)
    return _ticker(match) if match else None


@dataclass(slots=True)
class Case:
    """What speaks for a name that only its neighbours can make a company."""

    sure: int = 0
    hints: int = 0
    inside: int = 0
    """How often it stands inside a sentence."""
    evidence: str = ""


def by_neighbours(words: Words, plain: list[Run], surnames: Mapping[str, int]) -> Iterator[Name]:
    """Yield the runs whose neighbours, taken together over the text, make a company of their name."""
    cases: dict[str, Case] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for run in plain:
        first, last = _trimmed(words, run)
        if first > last or _barred(words, first, last, surnames):
            continue
        text = words.between(first, last)
        case = cases.setdefault(text, Case())
        places.setdefault(text, []).append((first, last))
        _weigh(words, first, last, case, opens=run.opens and first == run.first)
    for text, case in cases.items():
        if _convinced(text, case):
            for first, last in places[text]:
                yield _name(words, first, last, kind_of(words.words[last]), case.evidence)


def _barred(words: Words, first: int, last: int, surnames: Mapping[str, int]) -> bool:
    """Tell whether a run can't be a company by its neighbours alone."""
    size = last - first + 1
    if size > 4 or words.between(first, last) in NOBODY:
        return True
    inner = words.words[first : last + 1]
    if any(w in POLITICAL or w in DATES for w in inner):
        return True
    if size == 1:
        word = inner[0]
        if word in ACRONYMS:
            return True
        return word in NOT_NAMES or word in FIRST_NAMES or word in surnames or word in TITLES or len(word) < 2 or SHAPE_VETO.match(word) is not None or word in ALL_HEADS
    if all(w in NOT_NAMES or w in TITLES for w in inner) or inner[0] in FIRST_NAMES:
        return True
    return inner[-1] in surnames or (inner[-1] in PLACES and inner[0] in NOT_NAMES)


def _weigh(words: Words, first: int, last: int, case: Case, *, opens: bool) -> None:
    text, start, end = words.text, words.starts[first], words.ends[last]
    before = text[max(0, start - 60) : start]
    case.inside += not opens
    match = triggers.APPOSITION.search(before)
    if match:
        sure = triggers.SURE_APPOSITION.search(before) is not None
        case.sure += sure
        case.hints += 1
        case.evidence = case.evidence or f"follows '{match.group().strip()}'"
    match = triggers.RELATION.search(before)
    if match:
        case.sure += triggers.PERSONAL.search(before) is None
        case.hints += 1
        case.evidence = case.evidence or f"follows '{match.group().strip()}'"
    for pattern, sure in ((triggers.SHARES, 1), (triggers.APPOSED_AFTER, 1), (triggers.OWNED, 0), (triggers.DOES, 0)):
        match = pattern.match(text, end)
        if match:
            case.sure += sure
            case.hints += 1
            case.evidence = case.evidence or f"before '{match.group().strip(' ,')[:40]}'"
            return
    if first == last and words.words[first].isupper() and triggers.POSSESSIVE.match(text, end):
        case.hints += 1
        case.evidence = case.evidence or "an acronym that owns something"


def _convinced(text: str, case: Case) -> bool:
    if not case.inside and text.isalpha() and text.istitle() and " " not in text:
        return case.sure >= 2
    return case.sure >= 1 or (case.hints >= 2 and (" " not in text))


def initials(words: Words, first: int, last: int) -> str:
    """Return the first letters of a name's capitalised words, without legal suffixes."""
    return "".join(words.words[i][0] for i in range(first, last + 1) if words.capital[i] and (words.words[i] not in LEGAL or i == first))


def counted(words: Words, indices: Iterator[int]) -> Counter[str]:
    """Count words in small letters, to tell a name from a word that the text also uses."""
    return Counter(words.words[i] for i in indices if not words.capital[i])
