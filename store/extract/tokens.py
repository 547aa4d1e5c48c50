"""The words and digit runs of a text, found once for all that look for numbers, times and metrics."""

from __future__ import annotations

from functools import lru_cache

from store.extract.patterns import lazy

TOKEN = lazy(r"[a-z]+|[0-9]+|\.(?=[0-9])")


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[tuple[int, str], ...]:
    """Return each word in small letters and each run of digits, with its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return tuple((m.start(), m.group()) for m in TOKEN.finditer(small))
