"""What stands beside an article's text: front matter, ``NAME.meta.json``, and what the reader gave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from store.ingest.cleaning import one_line

FRONT_MATTER_MOST = 64_000
"""Characters of front matter that are looked through."""


class MetadataError(ValueError):
    """Metadata that can't be understood; the message says which field and what to write."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text; None and empty where nobody says."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = field(default=())

    def over(self, other: Metadata) -> Metadata:
        """Return this metadata with its gaps filled from ``other``; tags of both."""
        return Metadata(
            self.title or other.title,
            self.outlet or other.outlet,
            self.published or other.published,
            self.url or other.url,
            self.author or other.author,
            tuple(dict.fromkeys((*self.tags, *other.tags))),
        )


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Part a text into its front matter (YAML between lines of three dashes) and its body. Raises MetadataError."""
    if not text.startswith("---\n"):
        return Metadata(), text
    end = text.find("\n---\n", 3, FRONT_MATTER_MOST)
    if end < 0 or ":" not in text[4:end]:
        return Metadata(), text
    return _from_yaml(text[4 : end + 1]), text[end + 5 :]


def from_json(text: str) -> Metadata:
    """Read a ``NAME.meta.json``. Raises MetadataError."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MetadataError("is no valid JSON") from error
    return _from_mapping(values)


def as_date(value: object) -> date:
    """Read a day: a date, or text that begins with YYYY-MM-DD. Raises MetadataError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError as error:
        raise MetadataError(f"{one_line(str(value), 40)!r} is no date; write it as YYYY-MM-DD") from error


def _from_yaml(text: str) -> Metadata:
    import yaml

    if "&" in text and "*" in text:
        text = text.replace("&", "＆")  # anchors and aliases multiply; no front matter needs them
    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise MetadataError("has front matter that is no valid YAML") from error
    return _from_mapping(values or {})


def _from_mapping(values: object) -> Metadata:
    if not isinstance(values, Mapping):
        raise MetadataError("has metadata that is no list of names and values")
    known = {str(k).casefold(): v for k, v in values.items()}
    day = known.get("published") or known.get("date")
    return Metadata(
        title=_words(known.get("title")),
        outlet=_words(known.get("outlet")),
        published=as_date(day) if day else None,
        url=_address(known.get("url")),
        author=_words(known.get("author")),
        tags=_tags(known.get("tags")),
    )


def _words(value: object) -> str | None:
    return one_line(str(value)) or None if isinstance(value, str | int | float) else None


def _address(value: object) -> str | None:
    address = _words(value)
    return address if address and address.lower().startswith(("http://", "https://")) else None


def _tags(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(t for t in (tag(str(p)) for p in parts) if t)


def tag(text: str) -> str:
    """Return a tag as it is kept: small letters, no hash, hyphens for spaces."""
    return "-".join(one_line(text, 60).lstrip("#").casefold().split())


def with_tags(metadata: Metadata, tags: tuple[str, ...]) -> Metadata:
    """Return the metadata with more tags."""
    return replace(metadata, tags=tuple(dict.fromkeys((*metadata.tags, *filter(None, map(tag, tags))))))
