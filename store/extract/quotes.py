"""Quotations of the clean text: where each opens and closes, and which run on over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.extract.patterns import lazy
from store.extract.text import Paragraph, Reading
from store.records import Span

MARK = lazy('"')
OPENS_AFTER = frozenset(" \n([–-:,/")
STOPS = ",.?!…–"
NICKNAME = lazy(r'"[A-Z][a-z]{1,12}"(?= [A-Z])')
FORENAME = lazy(r"(?<![\w.])(?:[A-Z]\.){1,3} $|(?<![\w.])[A-Z][a-z]+ $")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included (``start``, ``end`` are clean offsets)."""

    start: int
    end: int
    paragraph: int
    closed: bool
    """False where the paragraph ends before the quotation does."""


def unified(reading: Reading) -> Reading:
    """Write quotation marks that are typed as two single ones ('') as one, keeping every offset."""
    if "''" not in reading.text:
        return reading
    text = re.sub(r"(?:(?<=[\s(])|^)''(?=\S)", ' "', reading.text, flags=re.M)
    return replace(reading, text=text.replace("''", '" '))


def with_marks(text: str, span: Span) -> Span:
    """Widen a span that begins or ends within a doubled single mark."""
    start = span.start - (span.start > 0 and text.startswith("''", span.start - 1))
    return Span(start, span.end + text.startswith("''", span.end - 1))


class Quotations:
    """All quotations of a reading, in order."""

    def __init__(self, reading: Reading) -> None:
        self.items = tuple(q for i, p in enumerate(reading.paragraphs) for q in _of_paragraph(reading.text, p, i))
        self._starts = [q.start for q in self.items]
        self._text = reading.text

    def at(self, place: int) -> Quotation | None:
        """Return the quotation that holds a place, if one does."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self.items[index].start <= place < self.items[index].end:
            return self.items[index]
        return None

    def ending_before(self, place: int) -> Quotation | None:
        """Return the quotation that ends at a place, but for a space or a comma between."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        found = self.items[index]
        between = self._text[found.end : place] if found.end <= place <= found.end + 3 else "x"
        return found if not between.strip(" ,") else None

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that lie in a stretch."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return tuple(q for q in self.items[low:high] if q.end <= end)


def _of_paragraph(text: str, paragraph: Paragraph, index: int) -> Iterator[Quotation]:
    """Pair the marks of a paragraph; an odd one at the end runs on to the paragraph's end."""
    opened = -1
    marks = _without_nicknames(text, [m.start() for m in MARK.finditer(text, paragraph.start, paragraph.end)])
    for place in _without_block_mark(text, paragraph, marks):
        if opened < 0:
            opened = place if _may_open(text, paragraph, place) else -1
        elif not _reopens(text, paragraph, place):
            yield Quotation(opened, place + 1, index, True)
            opened = -1
    if opened >= 0 and (opened == paragraph.start or text[opened - 1] in OPENS_AFTER):
        yield Quotation(opened, paragraph.end, index, False)


def _without_nicknames(text: str, marks: list[int]) -> list[int]:
    """Leave out the marks around a nickname: J.R. "Bob" Roe."""
    named = {m for m in marks if NICKNAME.match(text, m) and FORENAME.search(text[max(0, m - 16) : m])}
    if not named:
        return marks
    return [m for i, m in enumerate(marks) if m not in named and (i == 0 or marks[i - 1] not in named)]


def _without_block_mark(text: str, paragraph: Paragraph, marks: list[int]) -> list[int]:
    """Leave out the mark that opens a paragraph of a block quotation, where the rest pairs up without it."""
    odd = len(marks) > 2 and len(marks) % 2 == 1 and marks[0] == paragraph.start
    return marks[1:] if odd and _reopens(text, paragraph, marks[1]) else marks


def _may_open(text: str, paragraph: Paragraph, place: int) -> bool:
    """Tell an opening mark from an inch mark ("13.3"") and a stray closing one."""
    return place == paragraph.start or text[place - 1] in OPENS_AFTER


def _reopens(text: str, paragraph: Paragraph, place: int) -> bool:
    """Tell whether a mark inside an open quotation can only open: it is a quotation within."""
    before = text[place - 1]
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return before == " " and after.isalnum()


def is_full(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation reads as speech (a clause with its stop), not as a word in scare quotes."""
    words = text[quotation.start + 1 : quotation.end].rstrip('"')
    return not quotation.closed or (words[-1:] in tuple(STOPS) and " " in words) or words.count(" ") >= 5
