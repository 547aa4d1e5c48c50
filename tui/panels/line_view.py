"""Lines drawn where they are seen: the ground of every panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, get_args

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.panels.lines import Line, Tone

OWN_GROUND: frozenset[str] = frozenset(("chip", "chip-good", "chip-warn", "chip-bad", "cell"))
"""Tones that keep their ground under a cursor."""
UNSEEN = 40
"""Cells of a line that is laid out before it is seen."""


class LineView(ScrollView, can_focus=False):
    """Shows lines of toned words; only those that are seen are drawn."""

    DEFAULT_CSS = """
    LineView {
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-color: $panel;
        scrollbar-color-hover: $primary;
        scrollbar-color-active: $primary;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;

        & > .panel--text { color: $text; }
        & > .panel--muted { color: $text-muted; }
        & > .panel--strong { color: $text; text-style: bold; }
        & > .panel--company { color: $text-primary; text-style: bold; }
        & > .panel--figure { color: $text-accent; text-style: underline; }
        & > .panel--good { color: $text-success; }
        & > .panel--warn { color: $text-warning; text-style: bold; }
        & > .panel--bad { color: $text-error; text-style: bold; }
        & > .panel--own { color: $text-accent; }
        & > .panel--bar { color: $primary 60%; }
        & > .panel--bar-now { color: $accent 80%; }
        & > .panel--chip { color: $text; background: $panel-lighten-1; text-style: bold; }
        & > .panel--chip-good { color: $text-success; background: $success-muted; text-style: bold; }
        & > .panel--chip-warn { color: $text-warning; background: $warning-muted; text-style: bold; }
        & > .panel--chip-bad { color: $text-error; background: $error-muted; text-style: bold; }
        & > .panel--cell { color: $text; background: $panel; text-style: bold; }
        & > .panel--edge { color: $panel; }
        & > .panel--cursor { background: $surface; }
        &:focus > .panel--edge { color: $primary; }
        &:focus > .panel--cursor { background: $panel; }
        &:focus > .panel--cell { color: $block-cursor-foreground; background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"panel--{tone}" for tone in (*get_args(Tone), "edge", "cursor")}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._stale = True

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, from the first line to the last."""
        return self._lines

    @property
    def words(self) -> tuple[str, ...]:
        """The lines' plain words."""
        return tuple("".join(text for text, _ in line).rstrip() for line in self._lines)

    @property
    def room(self) -> int:
        """Cells that a line may take; a guess while nothing has been laid out, so that keys act at once."""
        return self.scrollable_content_region.width or UNSEEN

    def rebuild(self) -> None:
        """Lay out what there is to show; for a subclass that makes its own lines."""

    def go_stale(self) -> None:
        """Lay out anew soon; what is not displayed waits until it is, so that hidden panels cost nothing."""
        self._stale = True
        if all(node.display for node in self.ancestors_with_self if isinstance(node, Widget)):
            self.call_next(self.catch_up)

    def catch_up(self) -> None:
        """Lay out anew where that is due."""
        if self._stale:
            self._stale = False
            self.rebuild()

    def on_show(self) -> None:
        """Catch up on what came while the view was hidden."""
        self.catch_up()

    def on_focus(self) -> None:
        """Catch up before any key acts."""
        self.catch_up()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead."""
        self._lines = tuple(lines)
        self.virtual_size = Size(self.room, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        number = self.scroll_offset.y + y
        ground = self.ground(number)
        parts = self._lines[number] if number < len(self._lines) else ()
        segments = [self.edge(number), *(self._segment(text, tone, ground) for text, tone in parts)]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def ground(self, number: int) -> Style:
        """Return what lies under a line."""
        return self.rich_style

    def edge(self, number: int) -> Segment:
        """Return what stands left of a line."""
        return Segment("", self.rich_style)

    def _segment(self, text: str, tone: Tone, ground: Style) -> Segment:
        style = self.get_component_rich_style(f"panel--{tone}")
        if tone not in OWN_GROUND:
            style += Style.from_color(bgcolor=ground.bgcolor)
        return Segment(text, style)
