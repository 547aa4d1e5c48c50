"""Draw the README's picture: the program itself, with its samples. Run by hand after the screen has changed.

python tests/tui/pictures/draw.py
"""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[3]
PICTURE = Path(__file__).with_name("reader.svg")
SIZE = (160, 40)
KEYS = ("slash", *(k if k != " " else "space" for k in "huawei jac"), "enter", "enter", *["right_square_bracket"] * 4)
FONT_FACE = re.compile(r"@font-face \{[^}]*\}\s*")


async def draw() -> str:
    """Return the screen as SVG, without fonts from the network."""
    from store import open_library
    from tui.app import TearsheetApp

    clock = datetime(2022, 1, 4, 9, tzinfo=UTC)
    seeds = ROOT / "seeds"
    with open_library(
        None, lists=[seeds / "companies.toml"], samples=seeds / "articles", clock=lambda: clock
    ) as library:
        app = TearsheetApp(library, clock=lambda: clock)
        async with app.run_test(size=SIZE) as pilot:
            for key in KEYS:
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return FONT_FACE.sub("", app.export_screenshot(title="Tearsheet"))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
