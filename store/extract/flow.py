"""Statements that run over sentences and paragraphs: quotations that go on, and colons that announce them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.extract.attributions import attributions
from store.extract.quotes import Quotations
from store.extract.scene import Attribution
from store.extract.text import Reading, Sentence
from store.extract.turns import turns
from store.records import Span

WINDOW = 4000
"""Characters of a sentence that are read at once."""
MOST_PIECES = 100
SILENT = frozenset(("credit", "code", "table"))


def gathered(reading: Reading, quotations: Quotations) -> list[Attribution]:
    """Find all that a reading reports, with what runs on joined to what it goes on from."""
    found: list[Attribution] = []
    last: Sentence | None = None
    talk = turns(reading)
    found += talk.values()
    for sentence in _sentences(reading):
        if sentence.paragraph in talk:
            last = None
            continue
        here = attributions(reading, sentence, quotations)
        if not here and last is not None and (more := _joined(reading, quotations, sentence, last, found)):
            found[more[0]] = more[1]
            last = sentence
        elif here:
            found += here
            last = sentence
        elif last is not None and last.paragraph != sentence.paragraph:
            last = None
    return [a for a in found if a.pieces or a.whole]


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences that can speak; an endless one in windows, so that no text takes more than its length."""
    for sentence in reading.sentences:
        if reading.paragraphs[sentence.paragraph].kind in SILENT:
            continue
        start = sentence.start
        while sentence.end - start > WINDOW:
            space = reading.text.rfind(" ", start + 1, start + WINDOW)
            cut = space if space > start else start + WINDOW
            yield Sentence(start, cut, sentence.paragraph)
            start = cut + 1
        yield Sentence(start, sentence.end, sentence.paragraph)


def _joined(
    reading: Reading, quotations: Quotations, sentence: Sentence, last: Sentence, found: list[Attribution]
) -> tuple[int, Attribution] | None:
    """Return the statement that a sentence goes on, with its place, and the sentence added to it."""
    at = _spoken(found, last, quotations)
    piece = _goes_on(reading, quotations, sentence, last, found[at])
    if piece is None or len(found[at].pieces) >= MOST_PIECES:
        return None
    return at, replace(found[at], pieces=(*found[at].pieces, piece))


def _spoken(found: list[Attribution], last: Sentence, quotations: Quotations) -> int:
    """Return the index of the quotation that the last sentence ended with, or else of its last statement."""
    for index in range(len(found) - 1, max(-1, len(found) - 4), -1):
        pieces = found[index].pieces
        if found[index].cue.start >= last.start and (not pieces or quotations.at(pieces[-1].end - 1)):
            return index
    return len(found) - 1


def _goes_on(
    reading: Reading, quotations: Quotations, sentence: Sentence, last: Sentence, spoken: Attribution
) -> Span | None:
    """Return the piece that a sentence adds: it lies wholly in quotation marks, right after what was said."""
    quote = quotations.at(sentence.start)
    if quote is None or quote.end < sentence.end - 1 or spoken.mode == "predicate":
        return None
    if not spoken.pieces:
        return Span(sentence.start, min(quote.end, sentence.end)) if sentence.paragraph - last.paragraph <= 1 else None
    ends = spoken.pieces[-1].end
    before = quotations.at(ends - 1)
    if before is None:
        return None
    if sentence.paragraph == last.paragraph:
        return Span(sentence.start, min(quote.end, sentence.end))
    runs_on = sentence.paragraph == last.paragraph + 1 and not before.closed
    return Span(sentence.start, min(quote.end, sentence.end)) if runs_on else None


def by_place(found: list[Attribution]) -> Iterator[Attribution]:
    """Yield attributions in order of their content's place."""
    yield from sorted(found, key=lambda a: (min((p.start for p in a.pieces), default=a.cue.start), a.cue.start))
