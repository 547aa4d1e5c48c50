"""The reader on a real terminal: what it may never write there, and how it leaves."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import Library

termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")

PATIENCE = 20.0
"""Seconds after which a condition that has not come true fails the test; nothing waits for them to pass."""

READER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store import open_library
from tui.app import run
with open_library(Path(sys.argv[1]), lists=[], clock=lambda: datetime(2022, 1, 5, tzinfo=UTC)) as library:
    code = run(library)
sys.exit(code)
"""

SPOILED = """
from dataclasses import replace
from store import Library

HOSTILE = "HEAD\\x1b]52;c;aGFja2Vk\\x07\\x1b[31mRED\\x9b2JC1\\x9d52;c;aGFja2Vk\\x9c\\u202eBIDI\\u2066ISO\\u2069\\u200fRLM\\x00\\x08TAIL"

row_of, article_of = Library.page, Library.article

def page(self, *args, **kwargs):
    found = row_of(self, *args, **kwargs)
    rows = tuple(replace(r, title=HOSTILE, outlet=HOSTILE, companies=(HOSTILE,), marks=replace(r.marks, tags=(HOSTILE,)))
                 for r in found.rows)
    return replace(found, rows=rows)

def article(self, id):
    found = article_of(self, id)
    body = HOSTILE + "\\n\\n" + found.draft.body.replace("Nio", HOSTILE)
    draft = replace(found.draft, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, url=HOSTILE, body=body, tags=(HOSTILE,))
    return replace(found, draft=draft, marks=replace(found.marks, tags=(HOSTILE,)))

def mark(self, ids, **marks):
    from store import Deed
    return Deed(HOSTILE, tuple(ids))

Library.page, Library.article, Library.mark = page, article, mark
Library.tags = lambda self: ((HOSTILE, 1),)
"""
"""A library whose every text is hostile, as though nothing had been cleaned when it came in."""


class Terminal:
    """A process on a terminal of its own, and all that it has written there."""

    def __init__(self, script: str, *arguments: str, columns: int = 100, lines: int = 30, **environ: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "", "PYTHONPATH": "", **environ},
        )
        os.close(slave)
        self.written = b""
        self.open = True

    def until(self, holds: Callable[[bytes], object]) -> bytes:
        """Read until something holds of all that has been written."""
        end = time.monotonic() + PATIENCE
        while not holds(self.written):
            assert time.monotonic() < end, f"not seen in {PATIENCE} s; the last was {self.written[-2000:]!r}"
            assert self._read() or self.process.poll() is None, f"ended with {self.written[-2000:]!r}"
        return self.written

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.master, keys)

    def hang_up(self) -> None:
        """Close the terminal."""
        os.close(self.master)
        self.open = False

    def end(self) -> int:
        """Wait for the end; return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.open and self._read():
            assert time.monotonic() < end
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the process if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.open:
            self.hang_up()

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 0.1)[0]:
            return self.process.poll() is None
        try:
            got = os.read(self.master, 65536)
        except OSError:
            return False
        self.written += got
        return bool(got)


@pytest.fixture
def planted(archive: Path, library: Library) -> str:
    """An archive with the sample articles, closed here."""
    library.close()
    return str(archive)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    started: list[Terminal] = []
    yield started
    for terminal in started:
        terminal.close()


def started(terminals: list[Terminal], archive: str, script: str = READER, **more: int) -> Terminal:
    terminal = Terminal(script, archive, **more)
    terminals.append(terminal)
    terminal.until(lambda out: b"unread" in out)
    return terminal


def restored(written: bytes) -> bool:
    """Tell whether the alternate screen, the mouse and bracketed paste are off, and the cursor is seen."""
    after = [
        (rb"\x1b\[\?1049([hl])", b"l"),
        (rb"\x1b\[\?25([hl])", b"h"),
        (rb"\x1b\[\?1000([hl])", b"l"),
        (rb"\x1b\[\?1003([hl])", b"l"),
        (rb"\x1b\[\?2004([hl])", b"l"),
    ]
    return all((re.findall(pattern, written) or [end])[-1] == end for pattern, end in after)


def test_q_leaves_the_terminal_as_it_was(planted, terminals):
    terminal = started(terminals, planted)
    terminal.type(b"q")
    assert terminal.end() == 0
    assert restored(terminal.written)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(planted, terminals, name):
    number = getattr(signal, name)
    terminal = started(terminals, planted)
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert restored(terminal.written)
    assert b"Traceback" not in terminal.written


def test_a_terminal_that_is_closed_ends_the_reader(planted, terminals):
    terminal = started(terminals, planted)
    terminal.hang_up()
    assert terminal.end() == 128 + signal.SIGHUP


def test_a_change_outlives_the_terminal(planted, terminals):
    terminal = started(terminals, planted)
    terminal.type(b"s")
    terminal.until(lambda out: b"Starred" in out)
    terminal.hang_up()
    terminal.end()
    again = started(terminals, planted)
    again.until(lambda out: "★".encode() in out)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_is_told_what_to_do_instead(planted, terminals, term):
    terminal = Terminal(READER, planted, TERM=term)
    terminals.append(terminal)
    assert terminal.end() == 2
    assert b"tearsheet list" in terminal.written
    assert b"\x1b" not in terminal.written


def test_without_a_terminal_one_sentence_says_what_to_do_instead(planted):
    done = subprocess.run(
        [sys.executable, "-c", READER, planted],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TERM": "xterm"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"tearsheet list" in done.stderr


SHOWN = {
    b"\r": b" min",
    b"s": b"HEAD]52",
    b"1": b"tatements",
    b"2": b"ales",
    b"3": b"ompanies",
    b"4": b"igures",
    b"c": b"What was said",
    b"qv": b"Saved views",
    b"q?": b"Next pane",
    b"qt": b"completes",
    b"\t": b"EAD",
}
"""Keys that show each widget, and what is then seen."""


@pytest.mark.parametrize("columns", [80, 120, 180])
def test_no_text_reaches_the_terminal_as_a_command(planted, terminals, columns):
    terminal = started(terminals, planted, SPOILED + READER, columns=columns, lines=50)
    terminal.until(lambda out: b"TAIL" in out)
    for keys, sign in SHOWN.items():
        before = len(terminal.written)
        terminal.type(keys)
        terminal.until(lambda out, sign=sign, before=before: sign in out[before:])
    terminal.process.send_signal(signal.SIGTERM)
    terminal.end()
    written = terminal.written
    text = written.decode("utf-8", "strict")
    assert b"\x1b]52" not in written
    assert b"\x1b[31mRED" not in written
    assert not re.search("[\x00\x08\x80-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", text)
