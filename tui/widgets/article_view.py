"""The article: its text with every company and figure marked, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store import Article, Reading, Span, read
from tui.commands import movements
from tui.formatting import full_day
from tui.widgets.article_lines import MEASURE, Block, Layout, Row, blocks_of, hits_in, laid_out, nearest, words_block
from tui.widgets.marks import Mark, company_at, explained, links_of, marks_of, mentions_of, most_named, notes_of

GUTTER = 2
"""Cells left of the text."""
ABOVE = 3
"""Rows kept above a place that is jumped to."""

Painted = tuple[int, int, str]
"""Start, end (in the row's block) and the name of a component class."""


class ArticleView(ScrollView, can_focus=True):
    """Shows one article, and moves to its hits and mentions."""

    DEFAULT_CSS = """
    ArticleView {
        scrollbar-size-vertical: 1;
        &> .article--title { text-style: bold; color: $text; }
        &> .article--meta { color: $text-muted; }
        &> .article--heading { text-style: bold; }
        &> .article--credit { color: $text-muted; text-style: italic; }
        &> .article--code { color: $text-muted; }
        &> .article--quote { color: $text-muted; }
        &> .article--company { text-style: bold; color: $text-primary; }
        &> .article--outlet { text-style: italic; color: $text-primary; }
        &> .article--figure { text-style: underline; color: $text-accent; }
        &> .article--agrees { text-style: underline; color: $text-success; }
        &> .article--truncated { text-style: underline; color: $text-warning; }
        &> .article--differs { text-style: bold underline; color: $text-error; }
        &> .article--link { text-style: underline; }
        &> .article--strong { text-style: bold; }
        &> .article--emphasis { text-style: italic; }
        &> .article--span { background: $primary-muted; color: $text; }
        &> .article--hit { background: $warning-muted; color: $text; text-style: bold; }
        &> .article--current { text-style: reverse bold; }
        &> .article--note { background: $panel; color: $text; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"article--{name}"
        for name in (
            "title meta heading credit code quote company outlet figure agrees truncated differs link strong emphasis "
            "span hit current note"
        ).split()
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *movements(),
        Binding("space", "page(1)", "A page down", show=False),
        Binding("enter", "follow", "Open the marked company", show=False, id="open"),
    ]

    @dataclass
    class Followed(Message):
        """The reader chose the company that is marked at the cursor or under the mouse."""

        company: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.article: Article | None = None
        self._reading: Reading | None = None
        self._blocks: list[Block] = []
        self._layout = Layout((), (), ())
        self._marks: list[Mark] = []
        self._painted: dict[int, list[Painted]] = {}
        self._mentions: list[Span] = []
        self._words: tuple[str, ...] = ()
        self._hits: list[Span] = []
        self._span: Span | None = None
        self._current: Span | None = None
        self._styles: dict[str, Style] = {}

    # What others ask for.

    def show(self, article: Article | None, *, words: tuple[str, ...] = (), span: Span | None = None) -> None:
        """Show an article from its start, or at a span that stays marked; ``words`` are search hits."""
        self.article, self._span, self._current, self._words = article, span, None, words
        self._reading = read(article.draft.body, article.draft.format) if article else None
        self._blocks = self._made_blocks()
        self._marks = marks_of(article, self._reading) if article and self._reading else []
        self._mentions = mentions_of(article) if article else []
        self._hits = hits_in(self._blocks, words)
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        if span or self._hits:
            self.call_after_refresh(self._reveal, span or self._hits[0])

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark the hits of a search."""
        if words != self._words:
            self._words = words
            self._hits = hits_in(self._blocks, words)
            self._paint()

    def next_hit(self) -> bool:
        """Go to the next hit; False where there is none."""
        return self._go(self._hits, forward=True)

    def previous_hit(self) -> bool:
        """Go to the hit before; False where there is none."""
        return self._go(self._hits, forward=False)

    def next_mention(self) -> bool:
        """Go to the next company that is named; False where there is none."""
        return self._go(self._mentions, forward=True)

    def previous_mention(self) -> bool:
        """Go to the company named before; False where there is none."""
        return self._go(self._mentions, forward=False)

    @property
    def note(self) -> str:
        """What the current mark is, and why; nothing without one."""
        return explained(self.article, self._current.start) if self.article and self._current else ""

    @property
    def current(self) -> Span | None:
        """The mark that was gone to last."""
        return self._current

    @property
    def company(self) -> str | None:
        """The company that is marked as current, or else the one named most; None where none is named."""
        if self.article is None:
            return None
        if self._current and (found := company_at(self.article, self._current.start)):
            return found.id
        return most_named(self.article)

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen; the last one tells what the current mark is."""
        width = self.size.width
        if self.note and y == self.size.height - 1:
            return self._drawn(f" {self.note}", self._style("note"), width)
        number = self.scroll_offset.y + y
        row = self._layout.rows[number] if number < len(self._layout.rows) else None
        if row is None:
            return Strip.blank(width, self.rich_style)
        block = self._layout.blocks[row.block]
        base = self._base(block)
        segments = [Segment(" " * GUTTER + row.prefix, base)]
        segments += self._segments(block.text, row, base, self._painted.get(number, []))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles = {}

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for the new width, and keep the place."""
        top = self._top_place() if self.scroll_offset.y else None
        self._lay_out()
        if top is not None:
            self.scroll_to(y=self._layout.row_of(top), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Follow a company that is clicked on; show what any other mark is."""
        row = self.scroll_offset.y + event.y
        place = self._layout.place_at(row, event.x - GUTTER)
        if place is None or self.article is None:
            return
        company = company_at(self.article, place)
        if company:
            self.post_message(self.Followed(company.id))
        self._current = next((m.span for m in self._marks if m.span.start <= place < m.span.end), None)
        self._paint()

    # Actions.

    def action_move(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=step, animate=False)

    def action_half_page(self, step: int) -> None:
        """Scroll by half a page."""
        self.scroll_relative(y=step * max(1, self.size.height // 2), animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page, keeping a line in view."""
        self.scroll_relative(y=step * max(1, self.size.height - 1), animate=False)

    def action_first(self) -> None:
        """Scroll to the start."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_follow(self) -> None:
        """Open the company that is marked as current."""
        company = company_at(self.article, self._current.start) if self.article and self._current else None
        if company:
            self.post_message(self.Followed(company.id))

    # Within.

    def _made_blocks(self) -> list[Block]:
        if self.article is None or self._reading is None:
            return []
        draft = self.article.draft
        facts = (draft.outlet, full_day(draft.published), _minutes(draft.body), draft.author)
        tags = " ".join(f"#{t}" for t in self.article.marks.tags)
        head = [words_block("title", draft.title), words_block("meta", " · ".join(filter(None, (*facts, tags))))]
        links = [words_block("note", f"[{i}] {href}") for i, (_, href) in enumerate(links_of(self._reading), 1)]
        return [*head, *blocks_of(self._reading, draft.title, notes_of(self.article, self._reading)), *links]

    def _lay_out(self) -> None:
        width = min(self.scrollable_content_region.width or MEASURE, MEASURE + 2 * GUTTER)
        self._layout = laid_out(self._blocks, width - 2 * GUTTER)
        self.virtual_size = Size(0, len(self._layout.rows) + 1)
        self._paint()

    def _paint(self) -> None:
        """Note for each row which of its stretches are marked, those beneath first."""
        self._painted = {}
        layers = [(self._span, "span")] if self._span else []
        layers += [(m.span, m.kind) for m in self._marks]
        layers += [(h, "hit") for h in self._hits]
        layers += [(self._current, "current")] if self._current else []
        for span, name in layers:
            for row, start, end in self._layout.stretches(span):
                self._painted.setdefault(row, []).append((start, end, name))
        self.refresh()

    def _segments(self, text: str, row: Row, base: Style, painted: Sequence[Painted]) -> list[Segment]:
        cuts = sorted({row.start, row.end, *(p[0] for p in painted), *(p[1] for p in painted)})
        segments = []
        for start, end in pairwise(cuts):
            style = base
            for first, last, name in painted:
                if first <= start and end <= last:
                    style += self._style(name)
            segments.append(Segment(text[start:end], style))
        return segments

    def _drawn(self, text: str, style: Style, width: int) -> Strip:
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    def _base(self, block: Block) -> Style:
        if block.kind in ("title", "meta", "heading", "credit", "code", "quote"):
            return self.rich_style + self._style(block.kind)
        return self.rich_style + self._style("meta") if block.kind == "note" else self.rich_style

    def _style(self, name: str) -> Style:
        """Return the style of a component class as a layer: what it does not set stays as it lies beneath."""
        if name not in self._styles:
            set_here = self.get_component_rich_style(f"article--{name}", partial=True)
            blended = self.get_component_rich_style(f"article--{name}")
            self._styles[name] = set_here + Style(
                color=blended.color if set_here.color else None, bgcolor=blended.bgcolor if set_here.bgcolor else None
            )
        return self._styles[name]

    def _go(self, spans: list[Span], *, forward: bool) -> bool:
        """Go to the next of some spans after the current place, and round at the end."""
        if not spans:
            return False
        here = self._current.start if self._current else self._top_place() or 0
        if self._current is None and forward:
            here -= 1
        index = nearest(spans, here, forward=forward)
        self._current = spans[index if index is not None else (0 if forward else -1)]
        self._paint()
        self._reveal(self._current)
        return True

    def _reveal(self, span: Span) -> None:
        """Scroll so that a span is in view, a few rows below the top where it was not."""
        row = self._layout.row_of(span.start)
        region = Region(0, row, 1, 1)
        visible = Region(0, self.scroll_offset.y, 1, max(1, self.size.height - 2))
        if not visible.contains_region(region):
            self.scroll_to(y=max(0, row - ABOVE), animate=False)

    def _top_place(self) -> int | None:
        for row in self._layout.rows[self.scroll_offset.y :]:
            if row and row.start < row.end and self._layout.blocks[row.block].places[row.start] >= 0:
                return self._layout.blocks[row.block].places[row.start]
        return None


def _minutes(body: str) -> str:
    return f"{max(1, round(body.count(' ') / 230))} min"
