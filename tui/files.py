"""Files that the reader asks for: written whole, over nothing."""

from __future__ import annotations

from pathlib import Path

from store import SourceError
from tui.terminal import clean


def folder_of(words: str) -> Path:
    """Return the folder that the reader has typed; ``~`` is their home."""
    return Path(words.strip()).expanduser()


def write_new(folder: Path, stem: str, suffix: str, text: str) -> Path:
    """Write a new file into a folder, numbered where its name is taken. Raises SourceError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
            try:
                with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
                    file.write("\n".join(map(clean, text.split("\n"))))
                return path
            except FileExistsError:
                continue
    except OSError as error:
        raise SourceError(str(folder), (error.strerror or str(error)).lower()) from error
    raise SourceError(str(folder), f"there are too many files named {stem}")
