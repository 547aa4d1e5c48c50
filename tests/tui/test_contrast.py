"""Every word can be read, in every theme whose colours are known."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from rich.color import Color as RichColor
from textual.color import Color

from tui.app import TearsheetApp
from tui.contrast import ENOUGH, ratio, readable, stands_out
from tui.panels.line_view import LineView
from tui.panels.lines import Tone
from tui.widgets.article_view import ArticleView

DRAWN = ("bar", "bar-now")
"""Tones of what is no text: a bar has its value beside it."""
BENEATH = ("article--span",)
"""What other marks are laid over."""


def colour(found: RichColor | None) -> Color:
    assert found is not None
    return Color(*found.get_truecolor())


def faint(pairs: dict[str, tuple[Color, Color]]) -> dict[str, float]:
    """Return the pairs that can't be read well."""
    ratios = {name: ratio(*pair) for name, pair in pairs.items()}
    return {name: round(found, 2) for name, found in ratios.items() if found < ENOUGH}


def article_pairs(view: Any) -> dict[str, tuple[Color, Color]]:
    """Every mark on its own ground, and on each that may lie beneath."""
    own = view.rich_style
    pairs = {}
    styles = {name: own + view._style(name.removeprefix("article--")) for name in view.COMPONENT_CLASSES}
    for name, style in styles.items():
        if not style.reverse:
            pairs[name] = (colour(style.color), colour(style.bgcolor))
        for ground in BENEATH:
            above = styles[ground] + view._style(name.removeprefix("article--"))
            if not style.reverse:
                pairs[f"{name} on {ground}"] = (colour(above.color), colour(above.bgcolor))
    return pairs


def panel_pairs(view: LineView) -> dict[str, tuple[Color, Color]]:
    """Every tone on its own ground, and under the cursor."""
    cursor = colour(view.get_component_rich_style("panel--cursor").bgcolor)
    pairs = {}
    for tone in get_args(Tone):
        style = view.get_component_rich_style(f"panel--{tone}")
        if tone in DRAWN:
            continue
        pairs[tone] = (colour(style.color), colour(style.bgcolor))
        if not tone.startswith(("chip", "cell")):
            pairs[f"{tone} under the cursor"] = (colour(style.color), cursor)
    return pairs


async def test_every_mark_chip_and_word_can_be_read_in_every_theme(app: TearsheetApp, press):
    wrong = {}
    async with app.run_test(size=(150, 40)) as pilot:
        await press(pilot, "j", "1")
        for theme in [name for name in app.available_themes if "ansi" not in name]:
            app.theme = theme
            await pilot.pause()
            found = faint(
                {**article_pairs(app.screen.query_one(ArticleView)), **panel_pairs(app.screen.query(LineView)[0])}
            )
            if found:
                wrong[theme] = found
    assert wrong == {}


def test_black_on_white_is_the_most():
    assert ratio(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert ratio(Color.parse("#fff"), Color.parse("#fff")) == pytest.approx(1)


def test_a_colour_that_can_be_read_stays():
    blue = Color.parse("#002D4F")
    assert stands_out(blue, [Color.parse("#E0E0E0")]) == blue


def test_a_colour_that_can_not_is_moved_no_further_than_it_must():
    grey = Color.parse("#E0E0E0")
    moved = stands_out(Color.parse("#A86D1C"), [grey])
    assert ENOUGH <= ratio(moved, grey) < 6


def test_colours_of_the_terminal_are_left_alone():
    assert readable({"background": "ansi_default", "text-primary": "ansi_blue"}) == {}
