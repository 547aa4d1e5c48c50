"""Patterns out of tables of phrases, so that long lists of words stay readable."""

from __future__ import annotations


def any_of(table: str) -> str:
    """Return a pattern for any phrase of a table; bars and line ends part phrases, which may be patterns themselves."""
    phrases = (" ".join(p.split()) for line in table.splitlines() for p in line.split(" | "))
    return "(?:" + "|".join(p for p in phrases if p) + ")"
