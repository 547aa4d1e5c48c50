"""What a reader sets, and what a call did, so that it can be told and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["new", "changed", "same", "failed"]


@dataclass(frozen=True, slots=True)
class View:
    """A saved query."""

    name: str
    query: str
    articles: int | None
    """How many articles match; None where the query can't be understood (any more)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Tags for every article that matches a query, given as it comes in."""

    query: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source that was added."""

    outcome: Outcome
    source: str
    article_id: int | None = None
    """None where it failed."""
    reason: str = ""
    """Why it failed: one sentence."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one file that was written."""

    path: str
    articles: int
    """How many articles it holds."""
    reason: str = ""
    """Why it could not be written; empty where it was."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A change to marks or articles that was made (or undone)."""

    summary: str
    """For the reader: "starred 1 article", "tagged 3 articles #ev"."""
    articles: tuple[int, ...]
