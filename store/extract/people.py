"""Who is a person: so that Ford, Chi or Morgan after a first name is no company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.extract import triggers
from store.extract.patterns import lazy
from store.extract.tables import any_of
from store.extract.vetoes import COMMON, FIRST_NAMES, NOT_NAMES, PARTICLES, STARTERS
from store.extract.words import Words

ADDRESS = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Professor Baroness Judge Justice Senator Sen Rep Messrs".split()
)
OFFICES_BEFORE = any_of(r"""
    [Cc]hairman | [Cc]hairwoman | [Pp]resident | [Cc]hief | [Cc]hief [Ee]xecutives? | CEO | CFO | COO | CTO
    executive | boss | [Ff]ounder | co-founder | analysts? | economist | strategist | spokesman | spokeswoman
    spokesperson | [Mm]inister | [Ss]ecretary | [Dd]irector | [Oo]fficer | [Mm]anager | [Gg]overnor | [Ss]enator
    [Cc]hancellor | treasurer | trader | dealer | professor | lawyer | attorney | billionaire | entrepreneur
    tycoon | leader | investor | reporter | editor | author | engineer | designer | adviser | advisor | consultant
    commissioner | [Pp]remier | mayor | [Jj]udge | [Bb]y | [Rr]eporting by | [Ee]diting by
""")
OFFICES_AFTER = any_of(r"""
    (?:\w+ ){0,2}analyst | chief | [Cc]hief | [Cc]hairman | [Pp]resident | [Vv]ice | CEO | CFO | COO | [Dd]irector
    [Mm]anager | [Hh]ead of | economist | strategist | [Ss]pokes\w+ | professor | [Mm]anaging | [Pp]artner | founder
    [Ss]ecretary | [Mm]inister | [Gg]eneral [Mm]anager | trader | lawyer | consultant | editor | author
""")
KINDS_OF_OFFICE = any_of(r"""
    an? | the | its | their | our | [Gg]roup | [Ss]enior | [Ff]ormer | [Ee]xecutive | [Dd]eputy | [Gg]lobal
    [Ll]ead | [\w'&]{2,20}'s
""")
OFFICE_BEFORE = lazy(rf"\b{OFFICES_BEFORE}\s$")
OFFICE_AFTER = lazy(
    rf",? (?:\d\d,|(?:who (?:is|was|runs|heads|founded)|(?:{KINDS_OF_OFFICE}\s){{0,3}}{OFFICES_AFTER})\b)"
)
SPEAKS = lazy(r",? (?:said|says|told|added|wrote|noted|explained|continued|asked|commented|tweeted|adds|stated)\b")
HALF_NAMES = frozenset(
    "Will May Mark Grant Bill Rose Penny Dawn Max Pat Frank Joy Grace Art Chase Jean Page Young Long".split()
)


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a text."""

    taken: frozenset[int]
    """Indices of the words of persons' full names."""
    surnames: Mapping[str, int]
    """And the word at which each is first borne."""
    firms: frozenset[str] = frozenset()
    """Names that look like a person's and stand where only a firm's can."""


def people(words: Words, organisations: frozenset[int], heads: frozenset[str]) -> People:
    """Find persons by first name, by address, by office, and by who speaks in two plain words.

    ``organisations`` are words already known to be a company's; a name that ends in one of ``heads`` is nobody's.
    """
    taken: set[int] = set()
    surnames: dict[str, int] = {}
    named = list(_names(words, organisations, heads))
    firms = frozenset(words.between(*n) for n in named if _firm(words, *n))
    for first, last in named:
        if words.between(first, last) in firms:
            continue
        taken.update(range(first, last + 1))
        for i in range(first + (last > first), last + 1):
            if len(words.words[i]) > 1:
                surnames.setdefault(words.words[i], i)
    return People(frozenset(taken), surnames, firms)


def _firm(words: Words, first: int, last: int) -> bool:
    """Tell whether a name stands where only a firm's can: the brokerage Allan Gray, an analyst at Miller Tabak."""
    place = words.starts[first]
    if last == first or words.word(first - 1) not in BEFORE_FIRMS:
        return False
    return triggers.FIRM_BEFORE.search(words.text, max(0, place - 40), place) is not None


BEFORE_FIRMS = frozenset(
    "at with firm brokerage lender retailer airline insurer conglomerate consultancy brewer chain bank company".split()
)


def _names(words: Words, organisations: frozenset[int], heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    at, count = 0, len(words)
    while at < count:
        if not words.capital[at] or at in organisations:
            at += 1
            continue
        last = _run_end(words, at, organisations)
        yield from _persons(words, at, last, heads)
        at = last + 1


def _run_end(words: Words, at: int, organisations: frozenset[int]) -> int:
    """Return the last word of the capitalised run that begins at a word; seven words at most."""
    last = at
    while last + 1 < len(words) and last - at < 7 and _goes_on(words, last, organisations):
        last += 1
    while not words.capital[last]:
        last -= 1
    return last


def _goes_on(words: Words, last: int, organisations: frozenset[int]) -> bool:
    if last + 1 in organisations:
        return False
    following = words.words[last + 1]
    if not words.capital[last + 1] and following not in PARTICLES:
        return False
    return words.joined(last) or words.gap(last) == "'" or (words.words[last] in ADDRESS and words.gap(last) == ". ")


def _persons(words: Words, first: int, last: int, heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    if first == last:
        if words.words[first] not in heads and _lone(words, first):
            yield first, last
        return
    for i in range(first, last):
        if words.words[i] in ADDRESS:
            yield i + 1, last
            return
    if words.words[last] in heads:
        return
    while first < last and words.words[first] in STARTERS:
        first += 1
    name_first = next((i for i in range(first, last) if _first_name(words, i)), None)
    if name_first is not None:
        yield name_first, _name_end(words, name_first, last)
    elif first == last:
        if _lone(words, first):
            yield first, last
    elif last - first < 4 and _in_office(words, first, last):
        yield first, last


def _lone(words: Words, index: int) -> bool:
    """Tell whether one word alone is a person's: who holds an office and speaks."""
    if not SPEAKS.match(words.text, words.ends[index]) or words.words[index] in COMMON:
        return False
    place = words.starts[index]
    return OFFICE_BEFORE.search(words.text[max(0, place - 24) : place]) is not None


def _in_office(words: Words, first: int, last: int) -> bool:
    """Tell whether plain words stand beside an office, or speak."""
    if any(w in NOT_NAMES or (w.isupper() and len(w) > 1) for w in words.words[first : last + 1]):
        return False
    place, after = words.starts[first], words.ends[last]
    return bool(
        OFFICE_AFTER.match(words.text, after)
        or (last - first < 3 and SPEAKS.match(words.text, after))
        or OFFICE_BEFORE.search(words.text[max(0, place - 24) : place])
    )


def _name_end(words: Words, first: int, last: int) -> int:
    """Return the last word of a name that begins with a first name: three words, more for initials and particles."""
    end = first + 1
    while end < last and (
        end - first < 2
        or len(words.words[end]) == 1
        or words.words[end] in PARTICLES
        or words.words[end] in FIRST_NAMES
    ):
        if words.words[end + 1] in NOT_NAMES and len(words.words[end + 1]) > 1:
            break
        end += 1
    return end


def _first_name(words: Words, index: int) -> bool:
    word = words.words[index]
    if word not in FIRST_NAMES and not (
        len(word) == 1 and words.gap(index) in (". ", ".") and words.words[index + 1].istitle()
    ):
        return False
    if words.words[index + 1] in NOT_NAMES and len(words.words[index + 1]) > 1:
        return False
    return word not in HALF_NAMES or words.text[max(0, words.starts[index] - 2) : words.starts[index]] not in (
        "",
        ". ",
        '."',
        "\n",
    )
