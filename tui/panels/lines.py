"""Lines of a panel as records: parts of words with a tone, entries of lines with what they lead to. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from store import Span
from tui.formatting import fitted, one_line
from tui.widgets.article_lines import wrapped

Tone = Literal[
    "text", "muted", "strong", "company", "figure", "good", "warn", "bad", "own", "bar", "bar-now",
    "chip", "chip-good", "chip-warn", "chip-bad", "cell",
]  # fmt: skip
"""How a part of a line is set; the widget knows the colours."""
Part = tuple[str, Tone]
Line = tuple[Part, ...]

BLANK: Line = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a stored article."""

    article_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class CompanyTarget:
    """A company that can be looked up."""

    company: str


@dataclass(frozen=True, slots=True)
class ArticleTarget:
    """A stored article as a whole."""

    article_id: int


@dataclass(frozen=True, slots=True)
class ListTarget:
    """What matches a query, in the list."""

    query: str


Target = Source | CompanyTarget | ArticleTarget | ListTarget


@dataclass(frozen=True, slots=True)
class Entry:
    """Some lines that belong together in a list."""

    lines: tuple[Line, ...]
    target: Target | None = None
    """Where Enter leads; None for a heading, which the cursor passes over."""
    key: Hashable = None
    """Names the entry, so that the cursor finds it again when the list has changed."""
    companies: tuple[str, ...] = ()
    """Ids of the companies that it speaks of, the nearest first."""


def folded(text: str, width: int, most: int) -> list[str]:
    """Break text into at most ``most`` lines; an ellipsis where that was not enough."""
    words = one_line(text)
    width = max(4, width)
    pieces = [words[start:end] for start, end in wrapped(words[: width * (most + 1)], width)]
    if len(pieces) <= most:
        return pieces
    last = pieces[most - 1]
    return [*pieces[: most - 1], last + "…" if cell_len(last) < width else last[:-1].rstrip() + "…"]


def paragraph(text: str, width: int, most: int, tone: Tone) -> list[Line]:
    """Return text as lines of one tone."""
    return [((piece, tone),) for piece in folded(text, width, most)]


def joined(words: Iterable[str | None]) -> str:
    """Put facts side by side, those that there are."""
    return " · ".join(w for w in words if w)


def spread(left: Sequence[Part], right: Part, width: int) -> Line:
    """Set parts at the left and one at the right; the right one is dropped where there is no room."""
    used, last = width_of(left), cell_len(right[0])
    if used + 2 + last > width:
        return clipped(left, width)
    return (*left, (" " * (width - used - last), "text"), right)


def clipped(parts: Sequence[Part], width: int) -> Line:
    """Return as much of some parts as fits, with an ellipsis where it was too much."""
    kept: list[Part] = []
    for words, tone in parts:
        if cell_len(words) > width:
            kept.append((fitted(words, width), tone))
            break
        kept.append((words, tone))
        width -= cell_len(words)
    return tuple(kept)


def width_of(parts: Iterable[Part]) -> int:
    """Return the cells that parts take."""
    return sum(cell_len(words) for words, _ in parts)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return text in exactly ``width`` cells, cut or filled up."""
    words = fitted(text, width)
    room = " " * (width - cell_len(words))
    return room + words if right else words + room


def said_lines(words: Sequence[str], width: int) -> list[Line]:
    """Return what is said where there is nothing to show: a heading, then why."""
    heading, *rest = words
    return [
        BLANK,
        *paragraph(heading, width, 3, "strong"),
        *(li for r in rest for li in paragraph(r, width, 3, "muted")),
    ]
