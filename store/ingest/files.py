"""Articles from files and folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.errors import SourceError
from store.extract.text import read
from store.ingest.cleaning import cleaned, one_line
from store.ingest.decoding import UndecodableError, decoded
from store.ingest.exports import Restored, RestoredView, is_export, read_export
from store.ingest.metadata import Metadata, MetadataError, from_json, split_front_matter, with_tags
from store.records import BodyFormat, Draft

FORMATS: dict[str, BodyFormat] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
BODY_MOST = 2_000_000
"""Bytes of the largest file that is read; a longer text is no article."""
TITLE_MOST = 200
"""Characters of a first sentence that serves as a title."""


Item = Draft | Restored | RestoredView | SourceError
"""What a source gives."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the reader says of the articles that are added; it goes before what the files say."""

    outlet: str | None = None
    published: date | None = None
    tags: tuple[str, ...] = ()


def read_sources(sources: Iterable[str], given: Given | None = None) -> Iterator[Draft | SourceError]:
    """Read files and the files of folders, in order; what can't be read is a SourceError among the drafts."""
    for item in all_in(sources, given, exports=False):
        if isinstance(item, Draft | SourceError):
            yield item


def all_in(sources: Iterable[str], given: Given | None = None, *, exports: bool = True) -> Iterator[Item]:
    """Read as ``read_sources`` does, and what exports hold."""
    for source in sources:
        for item in _files(Path(source), exports):
            if isinstance(item, SourceError):
                yield item
                continue
            if is_export(item) and exports:
                yield from read_export(item, named=item == Path(source))
                continue
            try:
                yield read_file(item, given or Given())
            except SourceError as error:
                yield error


def count_files(sources: Iterable[str]) -> int:
    """Return how many files there are to read, without reading them."""
    return sum(1 for source in sources for _ in _files(Path(source), exports=True))


def read_file(path: Path, given: Given) -> Draft:
    """Read one file as an article. Raises SourceError."""
    shown = str(path)
    try:
        text = cleaned(decoded(_data(path)))
        inner, body = split_front_matter(text)
        beside = _beside(path)
    except (UndecodableError, MetadataError) as error:
        raise SourceError(shown, str(error)) from error
    if not body.strip():
        raise SourceError(shown, "is empty")
    known = with_tags(Metadata(outlet=given.outlet, published=given.published).over(beside).over(inner), given.tags)
    form = FORMATS[path.suffix.lower()]
    return Draft(
        source=str(path.absolute()),
        body=body,
        title=known.title or title_of(body, form),
        outlet=known.outlet,
        published=known.published,
        url=known.url,
        author=known.author,
        tags=known.tags,
        format=form,
    )


def title_of(body: str, form: BodyFormat) -> str:
    """Return a body's title line or first heading; where it has none, its first sentence."""
    reading = read(body[:4000], form)
    titled = next((p for p in reading.paragraphs[:3] if p.kind in ("title", "heading")), None)
    if titled:
        return one_line(reading.text[titled.start : titled.end])
    first = next((s for s in reading.sentences if reading.paragraphs[s.paragraph].kind != "credit"), None)
    return one_line(reading.words(first) if first else body, TITLE_MOST)


def _files(path: Path, exports: bool) -> Iterator[Path | SourceError]:
    """Yield the article files that a path names, in order of name."""
    if path.is_dir():
        found = False
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(n for n in folders if not n.startswith("."))
            for name in sorted(names):
                if _is_read(Path(name), exports) and not name.startswith("."):
                    found = True
                    yield Path(folder) / name
        if not found:
            yield SourceError(str(path), "holds no .txt or .md file")
    elif not _is_read(path, exports) and path.exists():
        yield SourceError(str(path), "is neither a .txt nor a .md file" + (" nor an export" if exports else ""))
    else:
        yield path


def _is_read(path: Path, exports: bool) -> bool:
    return path.suffix.lower() in FORMATS or (exports and is_export(path))


def _data(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise SourceError(str(path), "is no regular file")
        if facts.st_size > BODY_MOST:
            size, most = facts.st_size / 1e6, BODY_MOST / 1e6
            raise SourceError(str(path), f"is too large for an article ({size:.1f} MB; at most {most:.0f} MB)")
        with path.open("rb") as file:
            return file.read(BODY_MOST + 1)
    except OSError as error:
        raise SourceError(str(path), f"can't be read: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a NUL in the name
        raise SourceError(repr(str(path)), "is no valid file name") from error


def _beside(path: Path) -> Metadata:
    beside = path.with_name(path.stem + ".meta.json")
    if not beside.is_file():
        return Metadata()
    try:
        return from_json(cleaned(decoded(_data(beside))))
    except (MetadataError, UndecodableError) as error:
        raise SourceError(str(beside), str(error)) from error
