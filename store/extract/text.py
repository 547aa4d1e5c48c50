"""From an article's body to clean text: paragraphs, sentences, and the way back to the body's own characters.

Extractors see one line a paragraph, single spaces, straight quotes and one dash; ``Reading.span`` carries what they
find back to the body, whose characters the reader's marks are laid on.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from store.extract.layout import Line, Style, lines_of
from store.extract.patterns import lazy
from store.records import BodyFormat, Span

ParagraphKind = Literal["title", "heading", "body", "item", "quote", "table", "code", "credit"]

STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛`´＇", "'"),
        **dict.fromkeys("–—―‒−", "–"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t", " "),
    }
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
RUN = lazy(f"[^ {INVISIBLE}]+(?: [^ {INVISIBLE}]+)* ?| ")
"""Characters that are taken over together; a lone space may be one too many."""
CREDIT = lazy(
    r"\(?\s*(?:image|photo|picture|graphic|source|video|screenshot)s?(?: credit)?s?"
    r"\s*(?::|by\b|via\b)[^\n]{0,160}\)?\s*$",
    re.I,
)
SENTENCE_END = lazy(r"[.!?…]+[\"')\]]*(?= |$)|[\"'](?= [A-Z\"])")
ABBREVIATION = lazy(
    r"(?:^|[\s(\"'–-])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Col|Capt|Lt|Sgt|Rep|Sen|Gov|Rev|Hon|Pres|Inc|Corp|Co|Ltd|Cos|Bros"
    r"|No|Nos|vs|v|etc|al|approx|est|dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun"
    r"|Calif|Mich|Mass|Conn|Ill|Ind|Fla|Tex|Pa|Wash|Ore|Ariz|Colo|Minn|Wis|Tenn|Va|Ga|Md|Mo|mln|bln|dlrs?|pct|cts|shrs?|avg|yr"
    r"|[A-Za-z](?:\.[A-Za-z])+|e\.g|i\.e|p\.m|a\.m|Ph\.D)\.$"
)
SUFFIX_AT_END = lazy(
    r"(?:Inc|Corp|Co|Ltd|Cos|Bros|Jr|Sr|etc|U\.S|U\.K|U\.N|E\.U|[ap]\.m|mln|bln|dlrs|pct|cts|yr)\.[\"')\]]*$"
)
OWNED = re.compile(r"\b(?:its|their|our|his|her|total|overall)$")
"""Before "U.S." these words want a noun behind it: "its U.S. Sales"."""
SENTENCE_START = frozenset(
    "The A An In On At It He She They We But And However Its His Her Their This That These Those For As By With From "
    "While When After Before If There Both Also Shares Analysts Sales Last Earlier Meanwhile Since Although Despite "
    "Under".split()
)


SENTENCE_MOST = 3_000
"""Characters of the longest sentence (quotations count as one) that any article has."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text (``start``, ``end`` are clean offsets)."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text; it never ends inside an open quotation."""

    start: int
    end: int
    paragraph: int
    """Index of its paragraph."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A body made ready to be read."""

    body: str
    text: str
    """Clean: paragraphs parted by one newline."""
    offsets: array[int]
    """For each clean character its place in the body."""
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    styles: tuple[Style, ...]
    """Strong, emphasis and links of a Markdown body, in body offsets."""

    def span(self, start: int, end: int) -> Span:
        """Carry a stretch of the clean text over to the body."""
        if end <= start:
            place = self.offsets[start] if start < len(self.offsets) else len(self.body)
            return Span(place, place)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds (or follows last before) a clean offset."""
        return max(0, bisect_right(self.sentences, place, key=lambda s: s.start) - 1)

    def paragraph_at(self, place: int) -> int:
        """Return the index of the paragraph that holds (or follows last before) a clean offset."""
        return max(0, bisect_right(self.paragraphs, place, key=lambda p: p.start) - 1)

    def words(self, sentence: Sentence) -> str:
        """Return a sentence's clean words."""
        return self.text[sentence.start : sentence.end]


def read(body: str, form: BodyFormat = "text") -> Reading:
    """Make a body ready for the extractors and for the screen."""
    lines, styles = lines_of(body, form)
    parts: list[str] = []
    offsets = array("l")
    paragraphs: list[Paragraph] = []
    for line in lines:
        start, first = len(offsets), len(parts)
        _clean(body, line, parts, offsets)
        if len(offsets) == start:
            continue
        paragraphs.append(Paragraph(start, len(offsets), _kind(line, "".join(parts[first:]))))
        parts.append("\n")
        offsets.append(min(line.pieces[-1].end, max(0, len(body) - 1)))
    text = "".join(parts)
    sentences = tuple(s for i, p in enumerate(paragraphs) for s in _sentences(text, p, i))
    return Reading(body, text, offsets, tuple(paragraphs), sentences, styles)


def _clean(body: str, line: Line, parts: list[str], offsets: array[int]) -> None:
    """Append a paragraph's clean characters, and where each came from."""
    start = done = len(offsets)
    for piece in line.pieces:
        if len(offsets) > start and parts[-1][-1] != " " and _parted(body[done : piece.start]):
            parts.append(" ")
            offsets.append(max(0, piece.start - 1))
        for run in RUN.finditer(body[piece.start : piece.end].translate(STRAIGHT)):
            words = run.group()
            if words == " " and (len(offsets) == start or parts[-1][-1] == " "):
                continue
            parts.append(words)
            offsets.extend(range(piece.start + run.start(), piece.start + run.end()))
        done = piece.end
    if len(offsets) > start and parts[-1][-1] == " ":
        parts[-1] = parts[-1][:-1]
        offsets.pop()


def _parted(between: str) -> bool:
    """Tell whether the markup or line end between two pieces parts words."""
    return any(c in " \t\n|" for c in between)


def _kind(line: Line, words: str) -> ParagraphKind:
    return "credit" if CREDIT.match(words) else line.kind


def _sentences(text: str, paragraph: Paragraph, index: int) -> Iterator[Sentence]:
    """Part a paragraph after full stops that end a sentence, outside quotations."""
    start, quoted_to = paragraph.start, paragraph.start
    open_quote = False
    for match in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        open_quote ^= text.count('"', quoted_to, match.end()) % 2 == 1
        quoted_to = match.end()
        if open_quote and text.find('"', match.end(), paragraph.end) >= 0:
            continue
        if match.end() < paragraph.end and not _ends(text, start, match, paragraph.end):
            continue
        yield from _bounded(text, start, match.end(), index)
        start = min(match.end() + 1, paragraph.end)
    if start < paragraph.end:
        yield from _bounded(text, start, paragraph.end, index)


def _bounded(text: str, start: int, end: int, index: int) -> Iterator[Sentence]:
    """Yield a sentence, or the pieces of one that is endless: rules look at a sentence many times over."""
    while end - start > SENTENCE_MOST:
        cut = text.rfind(" ", start + 1, start + SENTENCE_MOST)
        cut = cut if cut > start else start + SENTENCE_MOST
        yield Sentence(start, cut, index)
        start = cut + (text[cut] == " ")
    if start < end:
        yield Sentence(start, end, index)


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Tell whether a stop ends its sentence: not after an abbreviation, not before a small letter."""
    following = text[match.end() + 1 : min(match.end() + 40, limit)].lstrip("\"'([")
    if not following or following[0].islower():
        return False
    if match.group()[0] in "\"'":
        return text[match.start() - 1] in ".!?…"
    before = text[max(start, match.start() - 12) : match.start() + 1]
    if match.group()[0] != "." or not ABBREVIATION.search(before):
        return True
    if OWNED.search(before[: before.rfind(" ") + 1].rstrip()):
        return False
    word = following.split(" ", 1)[0].rstrip(",")
    return bool(SUFFIX_AT_END.search(text, max(start, match.start() - 5), match.end())) and word in SENTENCE_START
