"""Colours that can be read: a theme's text colours, moved until they stand out from every ground they lie on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import BLACK, WHITE, Color, ColorParseError

ENOUGH = 4.5
"""WCAG's ratio for text."""
MARGIN = 0.1
"""Kept above it, since colours are rounded when they are drawn."""
HUES = ("primary", "secondary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel", "primary-muted")
"""What any words may lie on: the screen, a dialog, the cursor, the place that a jump led to."""
STEPS = 20


def ratio(one: Color, other: Color) -> float:
    """Return WCAG's contrast ratio of two opaque colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a theme that have to change; none where the terminal chooses the colours."""
    grounds = [_colour(variables.get(name, "")) for name in GROUNDS]
    known = [ground for ground in grounds if ground is not None]
    if len(known) < len(grounds):
        return {}
    changed = {"text-muted": _faded(known)}
    for hue in HUES:
        text, own = _colour(variables.get(f"text-{hue}", "")), _colour(variables.get(f"{hue}-muted", ""))
        if text is not None:
            changed[f"text-{hue}"] = stands_out(text, [*known, *([own] if own else [])]).hex
    if (cursor := _colour(variables.get("block-cursor-background", ""))) is not None:
        text = _colour(variables.get("block-cursor-foreground", "")) or cursor.get_contrast_text(1.0)
        changed["block-cursor-foreground"] = stands_out(text, [cursor]).hex
    return changed


def stands_out(text: Color, grounds: Sequence[Color]) -> Color:
    """Move a colour towards black or white, as little as is needed; whichever end gets further."""
    if _least(text, grounds) >= ENOUGH + MARGIN:
        return text
    end = max((WHITE, BLACK), key=lambda c: _least(c, grounds))
    steps = (text.blend(end, step / STEPS) for step in range(1, STEPS + 1))
    return next((c for c in steps if _least(c, grounds) >= ENOUGH + MARGIN), end)


def _faded(grounds: Sequence[Color]) -> str:
    """Return the faintest grey that can still be read, in the words of a style sheet."""
    first = grounds[0]
    for share in range(60, 100, 5):
        text = first.blend(first.get_contrast_text(1.0), share / 100, 1.0)
        if _least(text, grounds) >= ENOUGH + MARGIN:
            return f"auto {share}%"
    return "auto 100%"


def _least(text: Color, grounds: Sequence[Color]) -> float:
    return min(ratio(text, ground) for ground in grounds)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _colour(words: str) -> Color | None:
    """Return an opaque colour; None for one that the terminal chooses, or that lets another through."""
    try:
        colour = Color.parse(words)
    except ColorParseError:
        return None
    return colour if colour.ansi is None and colour.a == 1 else None
