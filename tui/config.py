"""The reader's ``config.toml``: rules for tags, keys and the look. What is wrong in it is told with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from store import QueryError, Rule, TearsheetError

NAME = "config.toml"
SECTIONS = ("rule", "keys", "theme")


class ConfigError(TearsheetError):
    """A configuration file that can't be used: one sentence with the place."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the reader has set."""

    rules: tuple[Rule, ...] = ()
    keys: Mapping[str, object] = field(default_factory=dict)
    """The table [keys] as it stands."""
    theme: Mapping[str, object] = field(default_factory=dict)
    """The table [theme] as it stands."""
    hints: tuple[str, ...] = ()
    """A sentence for each section that nothing knows."""


def read_config(folder: Path, today: date) -> Config:
    """Read ``config.toml`` in a folder; without one nothing is set. Raises ConfigError."""
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is no UTF-8 text at byte {error.start}; save it as UTF-8.") from error
    return _Reader(path, today).config(_parsed(path, text))


def _parsed(path: Path, text: str) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) or "it is nested too deeply"
        raise ConfigError(f"{path} is no valid TOML: {reason[:1].lower()}{reason[1:]}.") from error


class _Reader:
    """Reads the sections of one file."""

    def __init__(self, path: Path, today: date) -> None:
        self._path = path
        self._today = today

    def config(self, found: Mapping[str, object]) -> Config:
        rules = found.get("rule", [])
        if not isinstance(rules, list):
            raise self._error("rule", "write each rule below a line [[rule]]")
        return Config(
            tuple(self._rule(f"[[rule]] {n}", rule) for n, rule in enumerate(rules, 1)),
            self._table(found, "keys"),
            self._table(found, "theme"),
            tuple(self._hint(name, SECTIONS, "section") for name in found if name not in SECTIONS),
        )

    def _table(self, found: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = found.get(name, {})
        if not isinstance(table, dict):
            raise self._error(name, f"write its settings below a line [{name}]")
        return table

    def _rule(self, place: str, rule: object) -> Rule:
        if not isinstance(rule, dict):
            raise self._error(place, "write query and tags below it")
        for name in rule:
            if name not in ("query", "tags"):
                raise ConfigError(self._hint(name, ("query", "tags"), "setting", f"{place}: "))
        query, tags = rule.get("query"), rule.get("tags")
        if not isinstance(query, str) or not query.strip():
            raise self._error(place, 'it wants a query, such as query = "company:nio"')
        if not isinstance(tags, list) or not tags or not all(isinstance(t, str) and t.strip() for t in tags):
            raise self._error(place, 'it wants tags, such as tags = ["ev"]')
        self._check(place, query)
        return Rule(query, tuple(tags))

    def _check(self, place: str, query: str) -> None:
        from store import parse

        try:
            parse(query, today=self._today)
        except QueryError as error:
            wrong = query[error.start : error.end]
            at = f"character {error.start + 1}" + (f", {wrong!r}" if wrong else "")
            raise self._error(f"{place}, query, {at}", error.reason.rstrip(".")) from error

    def _hint(self, name: str, known: Sequence[str], what: str, place: str = "") -> str:
        close = get_close_matches(name, known, 1, 0.5)
        meant = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}."
        return f"{self._path}: {place}no {what} is called {name!r}; {meant}"

    def _error(self, place: str, reason: str) -> ConfigError:
        return ConfigError(f"{self._path}: {place}: {reason}.")
