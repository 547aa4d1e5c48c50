"""Which lines of a body belong to one paragraph, for plain text (hard-wrapped or not) and for Markdown."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from store.extract.patterns import lazy
from store.records import BodyFormat, Span

LineKind = Literal["title", "heading", "body", "item", "quote", "table", "code"]
StyleKind = Literal["strong", "emphasis", "code", "link"]

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BULLET = lazy(r"\s*(?:[•●▪‣◦·*+–-]|\d{1,2}[.)])\s+(?=\S)")
INDENT = lazy(r"(?:[ ]{2,}|\t)\S")
TERMINAL = lazy(r"[.!?;,:…][\"”’')\]]*\s*$")
MARKUP = lazy(
    r"!\[[^\]\n]{0,500}\]\([^)\s]{0,2000}(?:\s+\"[^\"\n]{0,500}\")?\)"
    r"|\[(?P<link>[^\]\n]{1,500})\]\((?P<href>[^)\s]{0,2000})(?:\s+\"[^\"\n]{0,500}\")?\)"
    r"|<(?P<auto>https?://[^>\s]{1,2000})>"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|(?P<strong>\*\*|__)|(?P<emphasis>\*|(?<!\w)_|_(?!\w))|(?P<escape>\\)(?=[!-/:-@\[-`{-~])"
)
WRAP_LEAST, WRAP_MOST = 45, 100


@dataclass(frozen=True, slots=True)
class Line:
    """The stretches of the body that make one paragraph."""

    pieces: tuple[Span, ...]
    kind: LineKind
    level: int = 0
    """Heading level; depth of a list item or quote."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of a Markdown body is set."""

    span: Span
    kind: StyleKind
    href: str = ""


def lines_of(body: str, form: BodyFormat) -> tuple[list[Line], tuple[Style, ...]]:
    """Return a body's paragraphs in order, and its inline styles (none in plain text)."""
    return _markdown(body) if form == "markdown" else (_plain(body), ())


# Plain text.


def _plain(body: str) -> list[Line]:
    rows = _rows(body)
    width = _wrap_width(body, rows)
    lines: list[Line] = []
    open_rows: list[Span] = []
    for i, row in enumerate(rows):
        if open_rows and not (width and _continues(body, rows[i - 1], row, width)):
            lines.append(_plain_line(body, open_rows, first=not lines))
            open_rows = []
        if body[row.start : row.end].strip():
            open_rows.append(row)
    if open_rows:
        lines.append(_plain_line(body, open_rows, first=not lines))
    return lines


def _rows(body: str) -> list[Span]:
    rows, start = [], 0
    for row in body.split("\n"):
        rows.append(Span(start, start + len(row)))
        start += len(row) + 1
    return rows


def _wrap_width(body: str, rows: list[Span]) -> int:
    """Return the column at which the text is hard-wrapped, 0 where it is not."""
    lengths = [len(body[r.start : r.end].rstrip()) for r in rows]
    full = [n for n, after in itertools.pairwise(lengths) if n and after]
    if len(full) < 2 or max(lengths) > WRAP_MOST:
        return 0
    wide = sum(n >= WRAP_LEAST for n in full)
    return max(lengths) if wide >= 0.6 * len(full) else 0


def _continues(body: str, above: Span, row: Span, width: int) -> bool:
    """Tell whether a row goes on with the paragraph of the row above it."""
    upper, lower = body[above.start : above.end].rstrip(), body[row.start : row.end]
    if not upper or not lower.strip() or INDENT.match(lower) or BULLET.match(lower):
        return False
    if (
        above.start == 0
        and not TERMINAL.search(upper)
        and (upper.isupper() or lower[:1].isupper())
        and len(upper) < 0.9 * width
    ):
        return False
    if upper.isupper() and not lower.isupper() and above.start == 0:
        return False
    first_word = lower.split(None, 1)[0]
    return len(upper) + 1 + len(first_word) > 0.72 * width or not TERMINAL.search(upper)


def _plain_line(body: str, rows: list[Span], *, first: bool) -> Line:
    text = body[rows[0].start : rows[-1].end].strip()
    if first and len(text) <= 200 and not TERMINAL.search(text) and rows[-1].end < len(body.rstrip()):
        return Line(tuple(rows), "title")
    bullet = BULLET.match(body, rows[0].start, rows[0].end)
    if bullet:
        return Line((Span(bullet.end(), rows[0].end), *rows[1:]), "item")
    return Line(tuple(rows), "body")


# Markdown.

_OPENS: dict[str, LineKind] = {"list_item_open": "item", "blockquote_open": "quote", "table_open": "table"}


@dataclass(slots=True)
class _Walk:
    """What is open while the tokens of a Markdown body go by."""

    around: list[LineKind]
    heading: int = 0
    cells: list[Span] | None = None
    """The pieces of the table row that is open."""
    cell_end: int = 0


def _markdown(body: str) -> tuple[list[Line], tuple[Style, ...]]:
    rows = _rows(body)
    lines: list[Line] = []
    styles: list[Style] = []
    walk = _Walk([])
    for token in _parser().parse(body):
        if token.type in ("fence", "code_block") and token.map:
            inner = rows[token.map[0] + (token.type == "fence") : token.map[1] - (token.type == "fence")]
            lines += [Line((row,), "code") for row in inner if row.end > row.start]
        elif token.type == "inline" and token.map:
            _add_inline(body, rows[token.map[0] : token.map[1]], token.content, walk, lines, styles)
        elif token.type == "tr_close" and walk.cells:
            lines.append(Line(tuple(walk.cells), "table"))
            walk.cells = None
        else:
            _step(walk, token)
    return _title_first(lines), tuple(sorted(styles, key=lambda s: s.span))


@cache
def _parser() -> MarkdownIt:
    """Return the parser; imported on first use, since the first list is painted without it."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _step(walk: _Walk, token: Token) -> None:
    """Note which blocks are open after a token."""
    if token.type in _OPENS:
        walk.around.append(_OPENS[token.type])
    elif token.type.replace("_close", "_open") in _OPENS:
        walk.around.pop()
    elif token.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        walk.heading = int(token.tag[1]) if token.nesting > 0 else 0
    elif token.type == "tr_open":
        walk.cells, walk.cell_end = [], 0


def _add_inline(body: str, rows: list[Span], content: str, walk: _Walk, lines: list[Line], styles: list[Style]) -> None:
    """Add the line (or the table cell) that an inline token holds."""
    if walk.cells is not None:
        at = body.find(content, max(rows[0].start, walk.cell_end), rows[0].end) if content else -1
        if at >= 0:
            walk.cell_end = at + len(content)
            walk.cells += _inline(body, Span(at, walk.cell_end), styles)
        return
    pieces = [p for span in _spans(body, rows, content) for p in _inline(body, span, styles)]
    kind: LineKind = "heading" if walk.heading else walk.around[-1] if walk.around else "body"
    if pieces:
        lines.append(Line(tuple(pieces), kind, walk.heading or len(walk.around)))


def _title_first(lines: list[Line]) -> list[Line]:
    if lines and lines[0].kind == "heading" and lines[0].level == 1:
        lines[0] = Line(lines[0].pieces, "title", 1)
    return lines


def _spans(body: str, rows: list[Span], content: str) -> list[Span]:
    """Find the content of an inline token in its rows: one span a row."""
    found = []
    for row, part in zip(rows, content.split("\n"), strict=False):
        at = body.find(part, row.start, row.end)
        if part and at >= 0:
            found.append(Span(at, at + len(part)))
    return found


def _inline(body: str, span: Span, styles: list[Style]) -> list[Span]:
    """Part a row into the stretches that are text, leaving markup out and noting its styles."""
    pieces: list[Span] = []
    opened: dict[str, int] = {}
    at = span.start
    for match in MARKUP.finditer(body, span.start, span.end):
        if match.start() < at:
            continue
        pieces.append(Span(at, match.start()))
        at = match.end()
        if match["link"] is not None:
            styles.append(Style(Span(*match.span("link")), "link", match["href"]))
            pieces.append(Span(*match.span("link")))
        elif match["auto"] is not None:
            styles.append(Style(Span(*match.span("auto")), "link", match["auto"]))
            pieces.append(Span(*match.span("auto")))
        elif match["code"] is not None:
            styles.append(Style(Span(*match.span("code")), "code"))
            pieces.append(Span(*match.span("code")))
        elif match["strong"] or match["emphasis"]:
            kind: StyleKind = "strong" if match["strong"] else "emphasis"
            if match.group() in opened:
                styles.append(Style(Span(opened.pop(match.group()), match.start()), kind))
            else:
                opened[match.group()] = match.end()
    pieces.append(Span(at, span.end))
    return [p for p in pieces if p.end > p.start]
