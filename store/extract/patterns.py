"""Patterns that are compiled when they are first used: many are of no use to the article at hand."""

from __future__ import annotations

import re
from typing import cast


class Lazy:
    """Stands for a pattern; what is asked of it is kept, so that the second use costs no more than that of another."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> object:
        source, flags = self._given
        made = self.__dict__.setdefault("_made", re.compile(source, flags))
        return self.__dict__.setdefault(name, getattr(made, name))


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled on its first use."""
    return cast("re.Pattern[str]", Lazy(source, flags))
