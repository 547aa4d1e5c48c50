"""What the reader has set in [keys] and [theme]: taken where it can be, told with a hint where it can't. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from textual.keys import Keys

from tui.commands import COMMANDS, Command

FIXED = ("palette",)
"""Ids of commands whose key stays."""
NAMED = frozenset(key.value for key in Keys if not key.value.startswith("<"))
SPELLED = {" ": "space", "esc": "escape", "pgup": "pageup", "pgdn": "pagedown"}
MODIFIED = re.compile(r"(?:(?:ctrl|alt|shift|super)\+){1,3}([a-z0-9_]+|[^\sA-Z])")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Keys and theme as they can be had."""

    keys: Mapping[str, tuple[str, ...]]
    """Keys by the id of the command, those that differ from the table's."""
    theme: str | None
    """None where the reader has not chosen one that there is."""
    hints: tuple[str, ...]
    """A sentence for each wish that can't be met."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands with the reader's keys."""
        return tuple(replace(c, keys=self.keys.get(c.id, c.keys)) for c in COMMANDS)

    @property
    def keymap(self) -> dict[str, str]:
        """The reader's keys, as bindings are told of them."""
        return {id: ",".join("comma" if key == "," else key for key in keys) for id, keys in self.keys.items()}


NO_WISHES = Wishes({}, None, ())


def wishes_of(keys: Mapping[str, object], theme: Mapping[str, object], themes: Iterable[str]) -> Wishes:
    """Return what of [keys] and [theme] can be had; ``themes`` are the names that there are."""
    hints: list[str] = []
    wanted = {id: found for id, value in keys.items() if (found := _keys(id, value, hints))}
    _drop_clashes(wanted, hints)
    return Wishes(wanted, _theme(theme, tuple(themes), hints), tuple(hints))


def _keys(id: str, value: object, hints: list[str]) -> tuple[str, ...]:
    """Return the keys wished for a command; none, and a hint, where they can't be."""
    known = [c.id for c in COMMANDS if c.id not in FIXED]
    if id not in known:
        hints.append(f"[keys]: no command is called {id!r}; {_meant(id, known)}.")
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        hints.append(f'[keys]: {id} wants a key or a list of keys, such as {id} = "f".')
        return ()
    keys = tuple(dict.fromkeys(_key(name) for name in names))
    wrong = [key for key in keys if not _is_key(key)]
    if wrong:
        hints.append(f"[keys]: {id}: {wrong[0]!r} is no key; write f, G, ctrl+f, f5, space or pagedown.")
    return () if wrong else keys


def _key(name: str) -> str:
    """Return a key's name as bindings know it: "^f" is ctrl+f."""
    short = SPELLED.get(name, name if len(name) == 1 else name.strip().replace("Ctrl+", "ctrl+"))
    return f"ctrl+{short[1:]}" if len(short) > 1 and short[0] == "^" else short


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isprintable()
    modified = MODIFIED.fullmatch(key)
    return key in NAMED or (modified is not None and (len(modified[1]) == 1 or modified[1] in NAMED))


def _drop_clashes(wanted: dict[str, tuple[str, ...]], hints: list[str]) -> None:
    """Give up wishes until no key belongs to two commands: the table's own keys stay where they were."""
    while clash := _clash(wanted):
        key, id, other = clash
        hints.append(f"[keys]: {id}: {key} is the key of {other} too; give {other} another key first.")
        del wanted[id]


def _clash(wanted: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Return a key that two commands would have, the last of them that was wished for it, and the other."""
    held = {c.id: wanted.get(c.id, c.keys) for c in COMMANDS}
    count = Counter(key for keys in held.values() for key in keys)
    for id in reversed(list(wanted)):
        for key in wanted[id]:
            if count[key] > 1:
                return key, id, next(other for other, keys in held.items() if other != id and key in keys)
    return None


def _theme(theme: Mapping[str, object], themes: Sequence[str], hints: list[str]) -> str | None:
    for setting in theme:
        if setting != "name":
            hints.append(f"[theme]: there is no setting {setting!r}; name is the only one.")
    name = theme.get("name")
    if name is None:
        return None
    if isinstance(name, str) and name in themes:
        return name
    hints.append(f"[theme]: no theme is called {name!r}; {_meant(str(name), themes)}.")
    return None


def _meant(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, 1, 0.5)
    return f"perhaps {close[0]} is meant" if close else f"there are {', '.join(sorted(known))}"
