"""A list of entries of lines, moved through by keys or mouse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from store import Article
from tui.commands import movements
from tui.panels.line_view import LineView
from tui.panels.lines import Entry, Line, Target, said_lines

GUTTER = 2
"""Cells for the cursor's bar and a gap."""


class LineList(LineView, can_focus=True):
    """Shows entries made for its width; a subclass makes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *movements(),
        Binding("enter", "choose", "Go where the entry leads", show=False, id="open"),
    ]
    NO_ARTICLE = ("No article is open.", "Choose one in the list.")

    article: reactive[Article | None] = reactive[Article | None](None)
    """The article that is read; None for no article."""
    names: reactive[Mapping[str, str]] = reactive[Mapping[str, str]]({})
    """Names of companies by id, from all articles."""
    cursor: reactive[int] = reactive(-1)
    """Number of the entry under the cursor; -1 where there is none."""

    class Chosen(Message):
        """The reader wants to go where an entry leads."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._starts: list[int] = []
        self._stops: list[int] = []
        """Numbers of the entries that the cursor stops at."""

    # What a subclass gives.

    def entries(self, width: int) -> Sequence[Entry]:
        """Return what to show at a width."""
        raise NotImplementedError

    def empty(self) -> Sequence[str]:
        """Return what to say where there is no entry: a heading, then lines of why."""
        raise NotImplementedError

    # What is shown.

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    def rebuild(self) -> None:
        """Lay the entries out anew; the cursor stays on its entry where that is left."""
        width = max(1, self.room - GUTTER)
        key = self.entry.key if self.entry else None
        self._entries = tuple(self.entries(width))
        self._starts = [0, *accumulate(len(e.lines) for e in self._entries)]
        self._stops = [i for i, e in enumerate(self._entries) if e.target is not None]
        self.show_lines([line for e in self._entries for line in e.lines] or self._said(width))
        kept = next((i for i in self._stops if key is not None and self._entries[i].key == key), None)
        self.cursor = kept if kept is not None else (self._stops[0] if self._stops else -1)
        if kept is None:
            self.scroll_to(y=0, animate=False, force=True)
        self._reveal()

    def ground(self, number: int) -> Style:
        """Return what lies under a line: the cursor's entry has its own."""
        if self._entry_at(number) != self.cursor or self.cursor < 0:
            return self.rich_style
        return Style.from_color(bgcolor=self.get_component_rich_style("panel--cursor").bgcolor)

    def edge(self, number: int) -> Segment:
        """Return the cursor's bar, or a gap as wide."""
        if self._entry_at(number) != self.cursor or self.cursor < 0:
            return Segment(" " * GUTTER, self.rich_style)
        style = self.get_component_rich_style("panel--edge") + Style.from_color(bgcolor=self.ground(number).bgcolor)
        return Segment("▌ ", style)

    def watch_article(self, before: Article | None, article: Article | None) -> None:
        """Show another article's entries, from the first."""
        if before is None or article is None or before.id != article.id:
            self.cursor = -1
        self.go_stale()

    def watch_names(self) -> None:
        """Call companies by other names."""
        self.go_stale()

    def watch_cursor(self) -> None:
        """Bring the cursor into sight."""
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Lay the entries out for the new width."""
        self._stale = True
        self.catch_up()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on an entry; a click on the cursor's entry goes where it leads."""
        number = self._entry_at(self.scroll_offset.y + event.y)
        if number is None or self._entries[number].target is None:
            return
        if number == self.cursor:
            self.action_choose()
        self.cursor = number

    # Actions.

    def action_choose(self) -> None:
        """Go where the entry leads."""
        if self.entry and self.entry.target is not None:
            self.post_message(self.Chosen(self.entry.target))

    def action_move(self, step: int) -> None:
        """Move the cursor by an entry; through one that is taller than the view, by lines."""
        if not self._scrolled_within(step):
            self._stop_at(self._place + step)

    def action_half_page(self, direction: int) -> None:
        """Move the cursor by half of what is seen."""
        self._move_lines(direction, self.size.height // 2)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what is seen."""
        self._move_lines(direction, self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first entry."""
        self._stop_at(0)
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Go to the last entry."""
        self._stop_at(len(self._stops) - 1)

    # Within.

    @property
    def _place(self) -> int:
        """The cursor's place among the entries that it stops at."""
        return bisect_left(self._stops, self.cursor)

    def _stop_at(self, place: int) -> None:
        if self._stops:
            self.cursor = self._stops[min(max(place, 0), len(self._stops) - 1)]

    def _move_lines(self, direction: int, lines: int) -> None:
        """Move by about some lines, by one entry at least."""
        if not self._stops:
            return
        goal = self._starts[self.cursor] + direction * lines
        place = bisect_right(self._stops, bisect_right(self._starts, max(0, goal)) - 1) - 1
        self._stop_at(max(place, self._place + 1) if direction > 0 else min(place, self._place - 1))

    def _scrolled_within(self, step: int) -> bool:
        """Scroll inside an entry that does not fit into the view; tell whether there was anything to scroll."""
        if self.entry is None:
            return False
        top, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        seen, height = self.scroll_offset.y, self.size.height
        if end - top <= height or not (end > seen + height if step > 0 else top < seen):
            return False
        self.scroll_to(y=seen + step, animate=False, force=True)
        return True

    def _entry_at(self, line: int) -> int | None:
        number = bisect_right(self._starts, line) - 1
        return number if 0 <= number < len(self._entries) else None

    def _reveal(self) -> None:
        """Scroll so that the cursor's entry is seen, with the headings above it where there is room."""
        height = self.size.height
        if self.entry is None or not height:
            return
        top, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        before = self._stops[self._place - 1] if self._place > 0 else -1
        headed = self._starts[before + 1]
        above = headed if end - headed <= height else top
        if above < self.scroll_offset.y:
            self.scroll_to(y=above, animate=False, force=True)
        elif end > self.scroll_offset.y + height:
            self.scroll_to(y=min(top, end - height), animate=False, force=True)

    def _said(self, width: int) -> list[Line]:
        return said_lines(self.empty() if self.article else self.NO_ARTICLE, width)
