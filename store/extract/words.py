"""The words of a clean text with their places, as the company rules walk over them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from store.extract.listing import TOKEN
from store.extract.patterns import lazy
from store.extract.text import Reading

PARTS = lazy(f"({TOKEN.pattern})")
GAPS = frozenset((" ", "", "-", "."))
POINTED = lazy(r"\b(?:Inc|INC|Corp|CORP|Co|CO|Cos|Ltd|LTD|Bros|S\.A|N\.V|S\.p\.A)$")
POINTLESS = lazy(r"\b(?:Inc|Corp|Co|Ltd)(?![\w.])")
POINTED_WORDS = frozenset(("Inc", "Corp", "Co", "Ltd"))
STOPPED = frozenset(("St", "Bros", "Mt", "Co", "Corp", "Inc", "Ltd", "Dr", "Jr"))


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of a text; lists of one length."""

    text: str
    words: list[str]
    gaps: list[str]
    """What stands before each word, and a newline after the last."""
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    """Begins with a capital letter or a digit."""
    pointless: bool
    """The text writes Inc and Corp without a point: one after them ends the sentence."""
    sentence_ends: frozenset[int]
    counts: Counter[str]
    """How often each word stands in the text."""
    small: Counter[str]
    """The same for words in small letters."""

    def __len__(self) -> int:
        return len(self.words)

    def at(self, place: int) -> int:
        """Return the index of the first word that starts at or after a place."""
        return bisect_left(self.starts, place)

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one; a newline after the last."""
        return self.gaps[index + 1]

    def joined(self, index: int) -> bool:
        """Tell whether a word and the next may belong to one name."""
        gap = self.gaps[index + 1]
        return gap in GAPS or (gap == ". " and (len(self.words[index]) == 1 or self.words[index] in STOPPED))

    def pointed(self, end: int) -> int:
        """Return the end of a name, with the point of its last abbreviation."""
        if self.text[end : end + 1] != "." or not POINTED.search(self.text, max(0, end - 6), end):
            return end
        return end if self.pointless and end + 1 in self.sentence_ends else end + 1

    def word(self, index: int) -> str:
        """Return a word, or nothing beyond the text's edges."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def between(self, first: int, last: int) -> str:
        """Return the text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def words_of(reading: Reading) -> Words:
    """Part a reading into words."""
    parts = PARTS.split(reading.text)
    places = list(accumulate(map(len, parts)))
    gaps, words = parts[::2], parts[1::2]
    starts, ends = places[:-1:2], places[1::2]
    gaps[-1] = "\n"
    counts = Counter(words)
    small = Counter({w: n for w, n in counts.items() if w[0].islower() or w[0] in "&+"})
    capital = [w not in small for w in words]
    pointless = not POINTED_WORDS.isdisjoint(counts) and POINTLESS.search(reading.text) is not None
    ends_of_sentences = frozenset(s.end for s in reading.sentences)
    return Words(reading.text, words, gaps, starts, ends, capital, pointless, ends_of_sentences, counts, small)
