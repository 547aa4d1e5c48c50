"""A tear sheet, or one of its two parts, as a list that one moves in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.reactive import reactive

from tui.panels.line_list import LineList
from tui.panels.lines import Entry, Line, said_lines
from tui.panels.sheet import Sheet

Part = Callable[[Sheet, int], list[Entry]]
"""Lays a part of a sheet out for a width."""


class SheetList(LineList):
    """Shows what a part of a tear sheet holds."""

    sheet: reactive[Sheet | None] = reactive[Sheet | None](None)
    """The company's sheet; None while it is gathered."""
    said: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    """What to say while there is no sheet."""

    def __init__(self, part: Part, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part = part

    @property
    def part(self) -> Part:
        """What of the sheet is shown."""
        return self._part

    @part.setter
    def part(self, part: Part) -> None:
        if part is not self._part:
            self._part = part
            self.go_stale()

    def entries(self, width: int) -> Sequence[Entry]:
        """Return the part's entries."""
        return self._part(self.sheet, width) if self.sheet else ()

    def empty(self) -> Sequence[str]:
        """Return what is said while there is no sheet."""
        return self.said

    def watch_sheet(self, before: Sheet | None, sheet: Sheet | None) -> None:
        """Show another sheet; of another company from its start."""
        if before is None or sheet is None or before.facts.id != sheet.facts.id:
            self.cursor = -1
        self.go_stale()

    def watch_said(self) -> None:
        """Say something else."""
        self.go_stale()

    def _said(self, width: int) -> list[Line]:
        return said_lines(self.said, width) if self.said else []
