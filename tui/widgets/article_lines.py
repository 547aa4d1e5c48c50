"""An article laid out in lines: which characters stand in which line, and where each came from. Pure."""

from __future__ import annotations

import itertools
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from store import Reading, Span

BlockKind = Literal["title", "heading", "body", "item", "quote", "table", "code", "credit", "meta", "note"]

MEASURE = 84
"""Cells of the widest line: longer ones are hard to read."""
PREFIXES: Mapping[BlockKind, tuple[str, str]] = {"item": ("  • ", "    "), "quote": ("▏ ", "▏ "), "code": ("  ", "  ")}
TIGHT: frozenset[BlockKind] = frozenset({"item", "table", "code", "note"})
"""No empty line between two of these."""
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as it is shown, with the place in the body of each of its characters."""

    kind: BlockKind
    text: str
    places: Sequence[int]
    """Body offset of each character; NOWHERE for words that are not the body's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line on the screen: a stretch of a block behind a prefix."""

    block: int
    start: int
    end: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks broken into rows for one width."""

    blocks: tuple[Block, ...]
    rows: tuple[Row | None, ...]
    """None is an empty row."""
    starts: tuple[int, ...]
    """First row of each block."""

    def stretches(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Yield (row, start, end) for each row that shows a part of a body span; start and end count in its block."""
        for index, block in enumerate(self.blocks):
            if not block.places or block.places[0] == NOWHERE:
                continue
            start, end = bisect_left(block.places, span.start), bisect_left(block.places, span.end)
            if start < end:
                yield from self._rows_of(index, start, end)

    def row_of(self, place: int) -> int:
        """Return the row that shows a body offset, or the last one before it."""
        found = 0
        for number, row in enumerate(self.rows):
            if row is None or row.start >= row.end:
                continue
            first = self.blocks[row.block].places[row.start]
            if first == NOWHERE:
                continue
            if first > place:
                break
            found = number
        return found

    def place_at(self, row_number: int, column: int) -> int | None:
        """Return the body offset of the character at a cell; None where there is none."""
        if not 0 <= row_number < len(self.rows) or (row := self.rows[row_number]) is None:
            return None
        cells = cell_len(row.prefix)
        for at in range(row.start, row.end):
            cells += cell_len(self.blocks[row.block].text[at])
            if column < cells:
                place = self.blocks[row.block].places[at]
                return None if place == NOWHERE or column < cell_len(row.prefix) else place
        return None

    def _rows_of(self, block: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        for number in range(self.starts[block], len(self.rows)):
            row = self.rows[number]
            if row is None:
                continue
            if row.block != block or row.start >= end:
                break
            if row.end > start:
                yield number, max(start, row.start), min(end, row.end)


def blocks_of(reading: Reading, title: str, notes: Mapping[int, str], skip_title: bool = True) -> list[Block]:
    """Return an article's paragraphs as blocks.

    ``notes`` are small signs to put behind the character that ends at a body offset: verdicts, numbers of links.
    """
    blocks = []
    wanted = " ".join(title.split())
    for number, paragraph in enumerate(reading.paragraphs):
        if skip_title and number < 3 and reading.text[paragraph.start : paragraph.end] == wanted:
            continue
        places = reading.offsets[paragraph.start : paragraph.end]
        blocks.append(_with_notes(paragraph.kind, _shown(reading, paragraph.start, paragraph.end), places, notes))
    return _aligned(blocks, reading.body)


def words_block(kind: BlockKind, text: str) -> Block:
    """Return a block of words that are not the body's."""
    return Block(kind, text, array("l", [NOWHERE]) * len(text))


def laid_out(blocks: Sequence[Block], width: int) -> Layout:
    """Break blocks into rows of at most ``width`` cells, with an empty row between paragraphs."""
    rows: list[Row | None] = []
    starts: list[int] = []
    width = max(8, min(width, MEASURE))
    for index, block in enumerate(blocks):
        if rows and _parted(blocks[index - 1], block):
            rows.append(None)
        starts.append(len(rows))
        first, rest = PREFIXES.get(block.kind, ("", ""))
        room = width - cell_len(first)
        for number, (start, end) in enumerate(wrapped(block.text, room)):
            rows.append(Row(index, start, end, rest if number else first))
    return Layout(tuple(blocks), tuple(rows), tuple(starts))


def _parted(above: Block, block: Block) -> bool:
    """Tell whether an empty row belongs between two blocks."""
    return block.kind != "meta" and not (block.kind in TIGHT and above.kind == block.kind)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``text`` that fit into ``width`` cells, broken at spaces where there are any."""
    start, length = 0, len(text)
    while start < length:
        end = _fitting(text, start, width)
        if end < length:
            space = text.rfind(" ", start + 1, end + 1)
            end = space if space > start else end
        yield start, end
        start = end
        while start < length and text[start] == " ":
            start += 1


def _fitting(text: str, start: int, width: int) -> int:
    """Return where the longest stretch ends that fits; at least one character."""
    end = min(len(text), start + width)
    if text[start:end].isascii():
        return end
    cells = 0
    for at in range(start, end):
        cells += cell_len(text[at])
        if cells > width:
            return max(at, start + 1)
    return end


def _shown(reading: Reading, start: int, end: int) -> str:
    """Return a paragraph in the body's own characters (its curly quotes), line ends as spaces."""
    clean = reading.text[start:end]
    if clean.isascii() and reading.body.isascii():
        return clean
    own = (reading.body[place] for place in reading.offsets[start:end])
    return "".join(o if o.isprintable() and not o.isspace() else c for o, c in zip(own, clean, strict=True))


def _with_notes(kind: BlockKind, text: str, places: Sequence[int], notes: Mapping[int, str]) -> Block:
    if not places:
        return Block(kind, text, places)
    due = sorted(at for at in notes if places[0] < at <= places[-1] + 1)
    if not due:
        return Block(kind, text, places)
    words: list[str] = []
    kept = array("l")
    done = 0
    for at in due:
        cut = bisect_left(places, at)
        sign = notes[at]
        words += [text[done:cut], sign]
        kept.extend(places[done:cut])
        kept.extend([places[cut - 1]] * len(sign))
        done = cut
    words.append(text[done:])
    kept.extend(places[done:])
    return Block(kind, "".join(words), kept)


def _aligned(blocks: list[Block], body: str) -> list[Block]:
    """Return the blocks with the cells of each table in columns."""
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].kind == "table":
            end += 1
        done += _columns(blocks[at:end], body) if end > at else [blocks[at]]
        at = max(end, at + 1)
    return done


def _columns(table: list[Block], body: str) -> list[Block]:
    rows = [_cells(row, body) for row in table]
    widths = [max(cell_len(c.text) for c in column if c) for column in itertools.zip_longest(*rows)]
    return [_joined_cells(row, widths) for row in rows]


def _cells(row: Block, body: str) -> list[Block]:
    """Part a table row where the body has a bar between two characters."""
    cells, start = [], 0
    for at in range(1, len(row.text) + 1):
        if at == len(row.text) or "|" in body[row.places[at - 1] + 1 : row.places[at]]:
            cells.append(
                Block("table", row.text[start:at].strip(), row.places[start : start + len(row.text[start:at].rstrip())])
            )
            start = at + 1 if at < len(row.text) and row.text[at] == " " else at
    return cells


def _joined_cells(cells: list[Block], widths: list[int]) -> Block:
    """Put cells in columns; numbers to the right. The gaps belong to the cell after them."""
    text, places = "", array("l")
    for number, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        pad = width - cell_len(cell.text)
        right = number > 0 and cell.text[:1] in "0123456789+-–−$€£¥"
        before = (pad if right else 0) + (2 if number else 0)
        after = 0 if right else pad
        text += " " * before + cell.text + " " * after
        first, last = (cell.places[0], cell.places[-1]) if cell.places else (NOWHERE, NOWHERE)
        places.extend([first - 1] * before)
        places.extend(cell.places)
        places.extend([last + 1] * after)
    return Block("table", text.rstrip(), places[: len(text.rstrip())])


def hits_in(blocks: Iterable[Block], words: Sequence[str]) -> list[Span]:
    """Return where folded words and phrases begin a word of the blocks, as body spans in order."""
    patterns = [p for p in (_pattern(w) for w in words) if p]
    if not patterns:
        return []
    either = re.compile("|".join(patterns))
    hits = []
    for block in blocks:
        if block.places and block.places[0] != NOWHERE:
            for match in either.finditer(_folded(block.text)):
                hits.append(Span(block.places[match.start()], block.places[match.end() - 1] + 1))
    return hits


def _pattern(words: str) -> str:
    tokens = re.findall(r"\w+", words)
    return r"(?<!\w)" + r"\W{1,4}".join(map(re.escape, tokens)) if tokens else ""


def _folded(text: str) -> str:
    """Fold case and accents, one character for one."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", c)[0].casefold()[:1] or c for c in text)


def nearest(spans: Sequence[Span], place: int, *, forward: bool) -> int | None:
    """Return the index of the next span after a place, or of the last before it; None where there is none."""
    if forward:
        at = bisect_right(spans, place, key=lambda s: s.start)
        return at if at < len(spans) else None
    at = bisect_left(spans, place, key=lambda s: s.start) - 1
    return at if at >= 0 else None
