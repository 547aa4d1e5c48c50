"""Text from outside made harmless: no control or escape codes, no bidi tricks, one kind of line end."""

from __future__ import annotations

import re
import unicodedata

ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"  # CSI
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)?"  # OSC
    r"|\x1b[ -~]?"
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (without tab and newline), DEL, C1
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"  # bidi controls, zero-width, specials
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f]"  # tag characters
)
LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
COMBINING_MOST = 4


def cleaned(text: str) -> str:
    """Return the text with universal newlines and without anything that could act on a terminal."""
    if text.isascii() and text.isprintable():
        return text
    text = FORBIDDEN.sub("", ESCAPES.sub("", LINE_ENDS.sub("\n", text)))
    return text if text.isascii() else _without_stacks(text)


def one_line(text: str, most: int = 500) -> str:
    """Return the text cleaned, on one line, at most ``most`` characters: for titles, names and tags."""
    line = " ".join(cleaned(text[: most * 4]).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _without_stacks(text: str) -> str:
    """Drop combining marks beyond a few a letter: stacks of them paint over other rows."""
    kept: list[str] = []
    stacked = 0
    for letter in text:
        stacked = stacked + 1 if letter >= "\u0300" and unicodedata.combining(letter) else 0
        if stacked <= COMBINING_MOST:
            kept.append(letter)
    return "".join(kept)
