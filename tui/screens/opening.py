"""The frame: what is painted while the rest of the program is still being brought in."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen


class OpeningScreen(Screen[None]):
    """An empty page with the program's name, there at once."""

    DEFAULT_CSS = """
    OpeningScreen { color: $text-primary; text-style: bold; }
    """

    def render(self) -> Content:
        """Draw the name where the title bar will stand."""
        return Content(" Tearsheet")
