"""Who "the company", "the carmaker" and "the tech giant" are: the company that the text has just been about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from store.extract.patterns import lazy
from store.extract.text import Reading
from store.records import CompanyKind, Mention, Span

GENERIC = frozenset("company firm group giant corporation conglomerate".split())
FIRMS_OF = {
    "cars": "carmaker automaker maker manufacturer startup",
    "trucks": "truckmaker maker manufacturer carmaker",
    "two-wheelers": "maker manufacturer",
    "mobility": "startup operator",
    "batteries": "maker supplier manufacturer",
    "lidar": "maker supplier",
    "suppliers": "supplier maker manufacturer",
    "semiconductors": "chipmaker maker manufacturer supplier",
    "electronics": "maker manufacturer",
    "phones": "maker manufacturer",
    "computers": "maker manufacturer",
    "aerospace": "maker planemaker manufacturer contractor",
    "industrial": "maker manufacturer steelmaker supplier",
    "chemicals": "maker manufacturer",
    "construction": "builder developer contractor",
    "airlines": "airline carrier operator",
    "railways": "operator railway",
    "shipping": "operator carrier",
    "logistics": "carrier courier",
    "telecoms": "operator carrier provider",
    "internet": "platform startup",
    "software": "startup developer",
    "games": "publisher developer",
    "banks": "bank lender broker",
    "brokers and investment banks": "bank brokerage broker",
    "central banks": "bank",
    "insurance": "insurer",
    "asset management": "manager investor",
    "hedge funds": "fund investor",
    "private equity": "investor",
    "exchanges": "exchange bourse",
    "retail": "retailer chain",
    "food and drink": "brewer maker producer chain",
    "pharma and health care": "drugmaker maker",
    "oil and gas": "producer refiner supplier explorer",
    "utilities and power": "utility supplier",
    "mining and metals": "miner producer steelmaker",
    "media and entertainment": "broadcaster publisher studio network",
    "fashion and luxury": "retailer maker label",
    "hotels casinos and leisure": "operator chain",
    "household goods": "maker manufacturer",
    "payments and fintech": "processor startup",
    "real estate": "developer landlord",
    "ratings and research": "agency",
    "news outlets": "newspaper magazine outlet paper channel broadcaster publication",
    "news agencies": "agency",
    "regulators": "regulator watchdog agency authority commission",
    "industry associations": "association organisation organization body",
    "unions": "union",
}
SECTOR_NOUNS: Mapping[str, frozenset[str]] = {k: frozenset(v.split()) for k, v in FIRMS_OF.items()}
NOUNS = (
    GENERIC
    | frozenset(n for nouns in SECTOR_NOUNS.values() for n in nouns)
    | frozenset("start-up newspaper titan".split())
)
NATIONS = """
    American US; US US; U.S. US; Chinese CN; China-based CN; Japanese JP; German DE; British GB; UK GB; French FR
    Italian IT; Indian IN; Korean KR; Swedish SE; Swiss CH; Dutch NL; Spanish ES; Canadian CA; Australian AU
    Taiwanese TW; Russian RU; Brazilian BR; Finnish FI; Danish DK; Norwegian NO; Irish IE; Mexican MX; Turkish TR
    Israeli IL
    Vietnamese VN; Indonesian ID; Malaysian MY; Thai TH; Austrian AT; Belgian BE; Portuguese PT; Polish PL
"""
NATION_OF = dict(pair.split() for line in NATIONS.strip().splitlines() for pair in line.split("; "))
NOUN = "|".join(sorted(NOUNS | {"car maker", "chip maker", "car company", "drug maker"}, key=len, reverse=True))
LAST_WORDS = NOUNS | {"company", "maker"}
NO_MOD = (
    "the|an?|of|that|and|for|in|to|at|by|on|with|from|as|is|was|its|their|his|her|new|other|same|only|whole|two|three"
    "|first|latest|next|last"
)
NOMINAL = lazy(rf"\b(?:[Tt]he|[Tt]his)(?P<mods>(?: (?!(?:{NO_MOD}) )[\w.-]{{2,18}}){{0,4}}?) (?P<noun>{NOUN})\b(?!-)")
NOT_AFTER = lazy(
    r" (?:that|which|behind|with the|of companies|of (?:\w+ )?(?:investors|banks|companies|people|analysts)"
    r"|holiday|card|account|notes?)\b"
)
UNFIT = frozenset(
    """parent holding sister rival private public public-sector joint unnamed biggest largest another target
    world's""".split()
)
PREPOSITION = lazy(
    r"\b(?:of|in|with|for|by|to|from|at|on|against|between|and|or|than|into|over|via|like|as|about|according to)\s"
    r"(?:the\s)?(?:[a-z-]+\s){0,2}$"
)
APPOSED = lazy(rf"((?:[\w.-]{{2,16}} ){{0,3}}?)({NOUN})\s$")
APPOSED_LATER = lazy(rf"[ ,(]{{1,3}}(?:an?|the) ((?:[\w.'-]{{2,18}} ){{0,4}}?)({NOUN})\b")
FEWEST_LETTERS = 3
WIDEST = 40
"""How many names of one sentence are looked at."""


@dataclass(slots=True)
class Candidate:
    """A company of the text as something that "the company" may mean."""

    id: str
    kind: CompanyKind
    sector: str
    country: str
    places: list[Span]
    """Where it is named, in order."""
    nouns: set[str] = field(default_factory=set)
    """What the text calls it: "giant", "carmaker"."""
    mods: set[str] = field(default_factory=set)
    """The words before those nouns: "technology", "EV"."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A nominal and whose it is."""

    id: str
    mention: Mention


def nominals(reading: Reading, candidates: list[Candidate]) -> list[Nominal]:
    """Resolve the nominals of a text, as far as that is plain."""
    if not candidates:
        return []
    for candidate in candidates:
        _describe(reading.text, candidate)
    return list(_resolved(reading, candidates))


def _named(mod: str) -> bool:
    """Tell whether a word before the noun is another's name: the VW group."""
    return (
        mod[0].isupper() and mod not in NATION_OF and mod not in ("EV", "TV", "IT", "AI", "PC", "NEV", "EU", "Internet")
    )


def _describe(text: str, candidate: Candidate) -> None:
    """Note what the text calls a company, just before or after its name."""
    for place in candidate.places[:12]:
        for match in (_apposed(text, place.start), APPOSED_LATER.match(text, place.end)):
            if match:
                candidate.nouns.add(_plain(match[2]))
                candidate.mods.update(match[1].casefold().split())


def _apposed(text: str, start: int) -> re.Match[str] | None:
    """Match the noun that stands right before a name; a look at the last word spares most of the searching."""
    if not text[start - 1 : start].isspace():
        return None
    last = text[max(0, start - 20) : start - 1].rpartition(" ")[2]
    if last not in LAST_WORDS:
        return None
    return APPOSED.search(text, max(0, start - 64), start)


def _plain(noun: str) -> str:
    return (
        noun.replace("car maker", "carmaker")
        .replace("chip maker", "chipmaker")
        .replace("drug maker", "drugmaker")
        .replace("car company", "carmaker")
        .replace("start-up", "startup")
    )


def _resolved(reading: Reading, candidates: list[Candidate]) -> Iterator[Nominal]:
    text = reading.text
    focus = _Focus(reading, candidates)
    for match in NOMINAL.finditer(text):
        noun, mods = _plain(match["noun"]), match["mods"].split()
        if NOT_AFTER.match(text, match.end()) or any(m.casefold() in UNFIT or _named(m) for m in mods):
            continue
        found = focus.at(match.start(), noun, mods)
        if found is None:
            continue
        candidate, why = found
        span = Span(match.start(), match.end())
        candidate.places.insert(bisect_right(candidate.places, span), span)
        focus.note(span, candidate)
        yield Nominal(candidate.id, Mention(span, match.group(), True, why))


class _Focus:
    """What each sentence of a text is about."""

    def __init__(self, reading: Reading, candidates: list[Candidate]) -> None:
        self.reading = reading
        self.candidates = candidates
        self.by_sentence: dict[int, list[tuple[Span, Candidate]]] = {}
        for candidate in candidates:
            for place in candidate.places:
                self.note(place, candidate)

    def note(self, place: Span, candidate: Candidate) -> None:
        """Take in one more place where a company is spoken of."""
        insort(self.by_sentence.setdefault(self.reading.sentence_at(place.start), []), (place, candidate), key=_place)

    def at(self, place: int, noun: str, mods: list[str]) -> tuple[Candidate, str] | None:
        """Return the company that a nominal at a place means, and why."""
        sentence = self.reading.sentence_at(place)
        best: tuple[int, Candidate, str] | None = None
        for back in range(min(8, sentence + 1)):
            known = self.by_sentence.get(sentence - back, [])
            end = bisect_left(known, place, key=_start)
            here = known[max(0, end - WIDEST) : end]
            fit = [(s, c) for s, c in here if _fits(c, noun, mods) > 0]
            if not fit:
                continue
            score = max(_fits(c, noun, mods) for _, c in fit)
            if best is None or score - back > best[0]:
                fit = [(s, c) for s, c in fit if _fits(c, noun, mods) == score]
                chosen = fit[-1][1] if score > 1 and back == 0 else self._subject(fit)
                why = "the company that the sentence is about" if back == 0 else "the company of a sentence before"
                best = score - back, chosen, why
        if best is not None:
            return best[1:]
        fitting = [c for c in self.candidates if _fits(c, noun, mods) > 1]
        return (fitting[0], "the only one that fits") if len(fitting) == 1 else None

    def _subject(self, here: list[tuple[Span, Candidate]]) -> Candidate:
        """Return the company that a sentence is about: the first that owns nothing and follows no preposition."""
        text = self.reading.text
        for place, candidate in here:
            if not text.startswith("'", place.end) and not PREPOSITION.search(
                text, max(0, place.start - 40), place.start
            ):
                return candidate
        return max((c for _, c in here), key=lambda c: len(c.places))


def _place(item: tuple[Span, Candidate]) -> Span:
    return item[0]


def _start(item: tuple[Span, Candidate]) -> int:
    return item[0].start


def _fits(candidate: Candidate, noun: str, mods: list[str]) -> int:
    """Tell how well a nominal fits a company: 0 not at all, 1 well enough, more by what is known of it."""
    if not _right_kind(candidate.kind, noun):
        return 0
    nation = next((NATION_OF[m] for m in mods if m in NATION_OF), None)
    if nation and candidate.country and candidate.country != nation:
        return 0
    known = noun in candidate.nouns or noun in SECTOR_NOUNS.get(candidate.sector, ())
    if noun not in GENERIC and not known and (candidate.nouns or candidate.sector):
        return 0
    score = 1 + (noun not in GENERIC and known) + (noun == "giant" and known)
    score += any(_same_word(m.casefold(), known_mod) for m in mods for known_mod in candidate.mods)
    return score + (nation is not None and candidate.country == nation)


def _right_kind(kind: CompanyKind, noun: str) -> bool:
    if kind in ("outlet", "agency"):
        return noun in SECTOR_NOUNS["news outlets"] or noun in SECTOR_NOUNS["news agencies"]
    if kind == "regulator":
        return noun in SECTOR_NOUNS["regulators"] or noun == "bank"
    if kind == "group":
        return noun in SECTOR_NOUNS["industry associations"] or noun in SECTOR_NOUNS["unions"] or noun == "group"
    return noun not in SECTOR_NOUNS["regulators"] and noun not in SECTOR_NOUNS["industry associations"]


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are the same or one shortens the other: tech, technology."""
    short, long = sorted((one, other), key=len)
    return long == short or (len(short) >= FEWEST_LETTERS and long.startswith(short))
