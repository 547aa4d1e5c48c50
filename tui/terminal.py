"""The terminal kept safe: from what texts carry, and from an end that nobody planned."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TextIO

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 with ESC, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # separators, annotations, invisible tags
    "\ud800-\udfff"
    "]"
)
REFUSAL = (
    "the reader needs a terminal that can draw; "
    "without one use the calls that print: tearsheet list, tearsheet show ID, tearsheet --help."
)
HANGUP_GRACE = 3.0
"""Seconds that the app has for leaving by itself when its terminal is gone."""


def clean(text: str) -> str:
    """Return text without anything that a terminal would act on."""
    return UNSAFE.sub("", text)


class SafeLines(LineFilter):
    """Takes control, escape and bidi characters out of every line before it is drawn, whichever widget made it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, cleaned; the width stays, since none of these characters takes a cell."""
        return [_safe(s) for s in segments] if any(map(_is_unsafe, segments)) else segments


def _is_unsafe(segment: Segment) -> bool:
    text, style, _ = segment
    return UNSAFE.search(text) is not None or (style is not None and style.link is not None)


def _safe(segment: Segment) -> Segment:
    text, style, control = segment
    if style is not None and style.link and UNSAFE.search(style.link):
        style = style.update_link(None)
    if UNSAFE.search(text):
        text = clean(text)
    return Segment(text, style, control)


def refusal(environ: Mapping[str, str], streams: tuple[TextIO | None, ...]) -> str | None:
    """Return why no reader can be drawn here, as one sentence; None where it can."""
    if environ.get("TERM", "") in ("", "dumb") and os.name != "nt":
        return REFUSAL
    return None if all(stream is not None and stream.isatty() for stream in streams) else REFUSAL


def refused_here() -> str | None:
    """Return why no reader can be drawn on this process's terminal; None where it can."""
    return refusal(os.environ, (sys.__stdin__, sys.__stderr__))


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Call ``leave`` with an exit code when the process is asked to end (SIGTERM) or its terminal hangs up."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            loop.add_signal_handler(number, leave, 128 + number)


def leave_on_hangup(leave: Callable[[int], None], descriptor: int) -> None:
    """Call ``leave`` when the terminal behind ``descriptor`` is gone; the input thread would only spin on it."""
    loop = asyncio.get_running_loop()
    watch = threading.Thread(target=_watch, args=(loop, leave, descriptor), name="hangup", daemon=True)
    watch.start()


def _watch(loop: asyncio.AbstractEventLoop, leave: Callable[[int], None], descriptor: int) -> None:
    poll = select.poll()
    poll.register(descriptor, 0)
    if not poll.poll()[0][1] & select.POLLHUP:
        return
    code = 128 + signal.SIGHUP
    loop.call_soon_threadsafe(leave, code)
    threading.Event().wait(HANGUP_GRACE)
    os._exit(code)
