"""The top row: the program's name, what the archive holds, the search."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.formatting import counted
from tui.widgets.search_bar import SearchBar


class TitleBar(Horizontal):
    """Name and counts at the left, the search at the right."""

    DEFAULT_CSS = """
    TitleBar {
        height: 1;
        background: $panel;

        & > #name { width: auto; padding: 0 3 0 1; color: $text-muted; }
        & > SearchBar { width: 1fr; }
    }
    """

    counts: reactive[tuple[int, int] | None] = reactive(None)
    """Articles, and unread ones; None until they have been counted."""

    def compose(self) -> ComposeResult:
        """Lay out name and search."""
        yield Static(Content("Tearsheet"), id="name")
        yield SearchBar()

    def watch_counts(self, counts: tuple[int, int] | None) -> None:
        """Show other counts."""
        words = [("Tearsheet", "bold $text-primary")]
        if counts is not None:
            words.append((f"  {counted(counts[0], 'article')}", "$foreground"))
            words.append((f"  {counts[1]:,} unread", ""))
        self.query_one("#name", Static).update(Content.assemble(*words))
