"""Files of articles: their names, and writing them so that none is half there and none is written over."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from store.contract import as_stored
from store.db import Archive
from store.db.kept import Kept, kept_article
from store.errors import SourceError
from store.export.markdown import markdown_of
from store.export.tables import csv_lines
from store.query import Query
from store.records import Article, Exported

ExportFormat = Literal["markdown", "json", "csv", "tinydb"]
NAME_MOST = 60
"""Characters of a title in a file's name."""
SALES_NAME = "sales.csv"
TINYDB_NAME = "tearsheet.json"


def export(archive: Archive, query: Query, folder: Path, form: ExportFormat, *, force: bool) -> Iterator[Exported]:
    """Write the articles that match into a folder; what can't be written is told and the rest goes on.

    Raises SourceError where the folder can't be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(str(folder), f"can't be made a folder: {_reason(error)}") from error
    ids = archive.ids(query)
    if form == "csv":
        count = len(ids)
        yield _written(folder / SALES_NAME, csv_lines(archive.sales_of(query)), force, count)
    elif form == "tinydb":
        yield _written(folder / TINYDB_NAME, _tinydb(archive, sorted(ids)), force, len(ids))
    else:
        yield from _each(archive, ids, folder, _FORMS[form], force)


def file_name(article: Article, suffix: str) -> str:
    """Return a name that any file system takes, and that no other article has."""
    plain = unicodedata.normalize("NFKD", article.draft.title).encode("ascii", "ignore").decode().casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:NAME_MOST].strip("-")
    return "-".join(w for w in (str(article.draft.published or "undated"), slug, str(article.id)) if w) + suffix


def _each(
    archive: Archive, ids: Iterable[int], folder: Path, form: tuple[str, Callable[[Kept], str]], force: bool
) -> Iterator[Exported]:
    suffix, text_of = form
    for one in archive.kept(ids):
        kept = kept_article(one.id, one.kept)
        yield _written(folder / file_name(kept.article, suffix), [text_of(kept)], force, 1)


def _json(kept: Kept) -> str:
    stored = as_stored(kept.article, kept.sentences, sample=kept.sample)
    return json.dumps(stored, ensure_ascii=False, allow_nan=False) + "\n"


_FORMS: dict[str, tuple[str, Callable[[Kept], str]]] = {
    "markdown": (".md", lambda kept: markdown_of(kept.article)),
    "json": (".json", _json),
}


def _tinydb(archive: Archive, ids: Iterable[int]) -> Iterator[str]:
    """Yield the text of a file that stock TinyDB opens: tables of documents by id, a document a line."""
    yield '{"articles": {'
    joint = "\n"
    for one in archive.kept(ids):
        yield f'{joint}"{one.id}": {one.kept}'
        joint = ",\n"
    views = {str(n): {"name": name, "query": query} for n, (name, query) in enumerate(archive.views(), 1)}
    yield f'\n}},\n"views": {json.dumps(views, ensure_ascii=False)}}}\n'


def _written(path: Path, pieces: Iterable[str], force: bool, articles: int) -> Exported:
    """Write a file beside its place, then put it there whole."""
    if not force and (path.exists() or path.is_symlink()):
        return Exported(str(path), 0, "is there already; --force writes over it")
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        return Exported(str(path), 0, f"can't be written: {_reason(error)}")
    return Exported(str(path), articles)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
