"""Where things are: the archive, the reader's configuration, what ships with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from store import Library, Rule
    from tui.config import Config

SEEDS = Path(__file__).parents[2] / "seeds"
"""In a checkout and in an installed wheel alike, ``seeds`` lies beside ``tui``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The places that a call uses."""

    archive: Path
    config: Path
    """Folder of the reader's own ``companies.toml`` and ``config.toml``."""

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
        from store import open_library

        planted = SEEDS / "articles" if samples else None
        return open_library(self.archive, lists=self.lists, samples=planted, rules=self.rules)

    def read_config(self) -> Config:
        """Read the reader's ``config.toml``. Raises ConfigError."""
        from tui.config import read_config

        return read_config(self.config, datetime.now(UTC).date())

    def tell_hints(self) -> None:
        """Tell on stderr what nothing knows in ``config.toml``. Raises ConfigError."""
        from tui.cli.output import failure

        for hint in self.read_config().hints:
            failure(hint)

    def rules(self) -> tuple[Rule, ...]:
        """Return the reader's rules for tags. Raises ConfigError."""
        return self.read_config().rules
