"""An article in the archive's own writing, and back: what exports of documents are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from store.db import codec
from store.db.rows import Json, read_json
from store.fields import text
from store.records import Article


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored article with all that the archive knows of it."""

    article: Article
    sentences: tuple[str, ...]
    """For each sales row the words that state it."""
    sample: bool


def kept_article(article_id: int, kept: str) -> Kept:
    """Read the archive's own writing of an article."""
    document = read_json(kept)
    return Kept(codec.article(document, article_id), sentences_of(document), bool(document.get("sample")))


def sentences_of(document: Json) -> tuple[str, ...]:
    """Return the sentences that state a document's sales rows."""
    found = document.get("findings")
    rows = cast("dict[str, list[Json]]", found)["sales"] if isinstance(found, dict) else []
    return tuple(text(row, "sentence") for row in rows)
