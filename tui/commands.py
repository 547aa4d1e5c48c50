"""The one table of commands: it feeds the key bindings, the bar of keys, the help and the palette."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Scope = Literal["list", "screen"]
Group = Literal["Move", "Read", "Find", "Mark", "Look", "Program"]

SIGNS = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something that the reader can do, and the keys that do it."""

    id: str
    """Its name in a key map."""
    keys: tuple[str, ...]
    name: str
    """One or two words, for the bar of keys."""
    help: str
    """A short sentence without a full stop, for the help and the palette."""
    action: str
    group: Group
    scope: Scope = "screen"
    """Who acts: the list while it has the focus, or the screen."""
    bar: tuple[str, ...] = ()
    """The panes (list, article, panels; sheet is the tear sheet) in which the bar of keys names it."""
    palette: bool = True
    """False for mere movement."""

    @property
    def key(self) -> str:
        """The first key, as one reads it."""
        return shown_key(self.keys[0])


_EVERY = ("list", "article", "panels")
_SHEET = (*_EVERY, "sheet")
_READING = ("article", "panels")

COMMANDS: tuple[Command, ...] = (
    Command("help", ("?",), "help", "Show all keys and signs", "help", "Program", bar=_SHEET),
    Command("open", ("enter",), "open", "Open the article", "open", "Read", "list", ("list",), palette=False),
    Command("back", ("q",), "back", "Back to the pane before; on the list: quit", "back", "Program", bar=_SHEET),
    Command("search", ("/",), "search", "Search and filter as you type", "search", "Find", bar=_EVERY),
    Command("tag", ("t",), "tag", "Add tags", "tag", "Mark", bar=_EVERY),
    Command("star", ("s",), "star", "Star, or take the star away", "star", "Mark", bar=_EVERY),
    Command("read", ("u",), "read", "Mark read or unread", "toggle_read", "Mark", bar=_EVERY),
    Command("panel", ("p",), "panel", "Next panel", "next_panel", "Look", bar=_EVERY),
    Command("company", ("c",), "tear sheet", "Tear sheet: all of one company", "company", "Look", bar=_SHEET),
    Command("next_article", ("J",), "next", "Next article", "next_article(1)", "Read", bar=_READING),
    Command("previous_article", ("K",), "previous", "Previous article", "next_article(-1)", "Read", bar=_READING),
    Command("next_mention", ("]",), "company", "Next mention of a company", "mention(1)", "Look", bar=("article",)),
    Command("previous_mention", ("[",), "company", "Previous mention of a company", "mention(-1)", "Look"),
    Command("next_hit", ("n",), "hit", "Next hit of the search", "hit(1)", "Find", bar=("article",)),
    Command("previous_hit", ("N",), "hit", "Previous hit of the search", "hit(-1)", "Find"),
    Command(
        "mark_row",
        ("m",),
        "mark",
        "Mark this row; t T s u then act on all marked",
        "mark_row",
        "Mark",
        "list",
        ("list",),
    ),
    Command("views", ("v",), "views", "Saved views, tags and companies", "views", "Find", bar=("list",)),
    Command("save_view", ("V",), "save view", "Save the search under a name", "save_view", "Find", bar=("list",)),
    Command("untag", ("T",), "untag", "Remove tags", "untag", "Mark"),
    Command("read_all", ("A",), "all read", "Mark all in view read", "read_all", "Mark", bar=("list",)),
    Command("undo", ("z",), "undo", "Take back the last change", "undo", "Mark", bar=_EVERY),
    Command("copy", ("y",), "copy", "Copy title and address, a statement, a table", "copy", "Read", bar=_READING),
    Command("browse", ("o",), "browser", "Open the article's address in the browser", "browse", "Read", bar=_READING),
    Command(
        "export", ("e",), "export", "Export the article, all marked, or the tear sheet", "export", "Read", bar=_SHEET
    ),
    Command(
        "history_back",
        ("backspace",),
        "return",
        "Return to where a jump came from",
        "history_back",
        "Read",
        bar=_READING,
    ),
    Command("next_pane", ("tab",), "pane", "Next pane", "next_pane(1)", "Move", bar=_SHEET, palette=False),
    Command("previous_pane", ("shift+tab",), "pane", "Previous pane", "next_pane(-1)", "Move", palette=False),
    Command("statements", ("1",), "statements", "Panel of statements", "show_panel(1)", "Look"),
    Command("sales", ("2",), "sales", "Panel of sales", "show_panel(2)", "Look"),
    Command("companies", ("3",), "companies", "Panel of companies", "show_panel(3)", "Look"),
    Command("figures", ("4",), "figures", "Panel of figures", "show_panel(4)", "Look"),
    Command(
        "escape",
        ("escape",),
        "back",
        "Back; on the list: unmark, then clear the filter",
        "escape",
        "Program",
        palette=False,
    ),
    Command("down", ("j", "down"), "down", "Down a row or line", "move(1)", "Move", "list", palette=False),
    Command("up", ("k", "up"), "up", "Up a row or line", "move(-1)", "Move", "list", palette=False),
    Command("half_down", ("ctrl+d",), "half down", "Half a page down", "half_page(1)", "Move", "list", palette=False),
    Command("half_up", ("ctrl+u",), "half up", "Half a page up", "half_page(-1)", "Move", "list", palette=False),
    Command("page_down", ("pagedown",), "page down", "A page down", "page(1)", "Move", "list", palette=False),
    Command("page_up", ("pageup",), "page up", "A page up", "page(-1)", "Move", "list", palette=False),
    Command("first", ("g", "home"), "first", "To the start", "first", "Move", "list", palette=False),
    Command("last", ("G", "end"), "last", "To the end", "last", "Move", "list", palette=False),
    Command(
        "palette",
        ("ctrl+p",),
        "commands",
        "Find a command by name",
        "app.command_palette",
        "Program",
        bar=_SHEET,
        palette=False,
    ),
)
"""In the order of importance in which the bar of keys names them, as far as the width goes."""

SHEET = ("help", "back", "escape", "history_back", "company", "export", "next_pane", "previous_pane")
"""Ids of what the tear sheet can do."""

SEARCHING = (("Enter", "keep the filter"), ("Esc", "clear it and go back"), ("↓", "to the list"))
"""What the bar of keys names while one types a search."""


def shown_key(key: str) -> str:
    """Return a key as one reads it: "^d", "Esc", "G"."""
    return SIGNS.get(key) or key.replace("ctrl+", "^")


def bindings(scope: Scope) -> list[BindingType]:
    """Return the key bindings of one scope; the bar of keys is our own, so none is shown by Textual."""
    return [
        Binding(",".join(map(_bound, command.keys)), command.action, command.help, show=False, id=command.id)
        for command in COMMANDS
        if command.scope == scope and command.id != "palette"
    ]


def sheet_bindings() -> list[BindingType]:
    """Return the key bindings of the tear sheet."""
    return [
        Binding(",".join(map(_bound, command.keys)), command.action, command.help, show=False, id=command.id)
        for command in COMMANDS
        if command.id in SHEET
    ]


def movements() -> list[BindingType]:
    """Return the bindings of mere movement, for any pane that can be moved in."""
    return [
        Binding(",".join(command.keys), command.action, command.help, show=False, id=command.id)
        for command in COMMANDS
        if command.scope == "list" and command.group == "Move"
    ]


def _bound(key: str) -> str:
    """Return a key as a binding names it; a comma would part two keys."""
    return "comma" if key == "," else key


def bar(
    pane: str, width: int, disabled: Iterable[str] = (), commands: Iterable[Command] = COMMANDS
) -> tuple[Command, ...]:
    """Return the commands that the bar of keys names for a pane: as many as fit, help and palette always."""
    without = set(disabled)
    named = [c for c in commands if pane in c.bar and c.id not in without]
    always = [c for c in named if c.id in ("help", "palette")]
    room = width - sum(bar_width(c, pane) for c in always)
    chosen: list[Command] = []
    for command in (c for c in named if c not in always):
        if bar_width(command, pane) > room:
            break
        room -= bar_width(command, pane)
        chosen.append(command)
    return (*always[:1], *chosen, *always[1:])


def bar_name(command: Command, pane: str) -> str:
    """Return what the bar of keys calls a command; to go back from the list is to quit."""
    return "quit" if command.id == "back" and pane == "list" else command.name


def bar_width(command: Command, pane: str) -> int:
    """Return the cells that the bar of keys spends on a command: key, space, name, gap."""
    return len(command.key) + len(bar_name(command, pane)) + 3
