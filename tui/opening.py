"""Opening the reader on this terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.settings import Settings


def open_reader(settings: Settings, *, samples: bool) -> int:
    """Open the reader and return its exit code; the archive is opened (and planted) after the first picture."""
    from tui.app import run

    return run(lambda: settings.open(samples=samples), config=settings.read_config())
