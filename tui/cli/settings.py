"""Where things are: the archive, the reader's configuration, what ships with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from store import Library, open_library

SEEDS = Path(__file__).parents[2] / "seeds"
"""In a checkout and in an installed wheel alike, ``seeds`` lies beside ``tui``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The places that a call uses."""

    archive: Path
    config: Path
    """Folder of the reader's own ``companies.toml``."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], archive: Path | None) -> Settings:
        """Take the archive given, else TEARSHEET_ARCHIVE, else the reader's data folder."""
        named = environment.get("TEARSHEET_ARCHIVE")
        config = environment.get("TEARSHEET_CONFIG")
        return cls(
            archive
            or (Path(named) if named else platformdirs.user_data_path("tearsheet", ensure_exists=True) / "archive.db"),
            Path(config) if config else platformdirs.user_config_path("tearsheet"),
        )

    @property
    def lists(self) -> tuple[Path, ...]:
        """The company lists, the reader's own last: it overrides."""
        own = self.config / "companies.toml"
        return (SEEDS / "companies.toml", *([own] if own.is_file() else []))

    def open(self, *, samples: bool = False) -> Library:
        """Open the library; with ``samples`` an empty archive is planted with them. Raises ArchiveError."""
        return open_library(self.archive, lists=self.lists, samples=SEEDS / "articles" if samples else None)


def _own_folder() -> Path:
    return platformdirs.user_data_path("tearsheet", ensure_exists=True)
