"""How far a long run is: on a terminal only, on one line that is written over."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click

EVERY = 0.2
"""Seconds between two looks."""


class Progress:
    """Counts what is done and tells rate and time left on stderr, where that is a terminal."""

    def __init__(self, total: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        """``total`` may be None: then the time left is not told."""
        self._total = total
        self._clock = clock
        self._start = self._told = clock()
        self._done = 0

    def one_more(self) -> None:
        """Count one, and tell it if it is time to."""
        self.so_far(self._done + 1)

    def so_far(self, done: int) -> None:
        """Note how many are done, and tell it if it is time to."""
        self._done = done
        now = self._clock()
        if now - self._told >= EVERY and sys.stderr.isatty():
            self._told = now
            click.echo(f"\r\033[K{self.words(now - self._start)}", nl=False, err=True)

    def words(self, seconds: float) -> str:
        """Return how far it is after so many seconds: "1,200 of 3,000, 4,100 a minute, 26 s left"."""
        rate = self._done / max(seconds, 0.001)
        if self._total is None or self._total < self._done:
            return f"{self._done:,}, {rate * 60:,.0f} a minute"
        left = (self._total - self._done) / max(rate, 0.001)
        return f"{self._done:,} of {self._total:,}, {rate * 60:,.0f} a minute, {_duration(left)} left"

    def end(self) -> None:
        """Clear the line."""
        if sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
