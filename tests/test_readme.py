"""The README can't lie: its keys, operators and calls are the program's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click import Context

from store import Library, QueryError, open_library
from store.query import METRICS, SORTS, STATES
from store.query.conditions import EXAMPLES, HOLDINGS
from tui.cli.group import tearsheet
from tui.commands import COMMANDS, shown_key
from tui.wishes import FIXED, wishes_of

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """Return what stands below a heading."""
    return README.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def first_cells(text: str) -> list[str]:
    return [row.split("|")[1] for row in text.splitlines() if row.startswith("| ") and "---" not in row][1:]


def test_each_key_of_the_readme_is_bound_and_each_bound_key_is_in_it() -> None:
    told = {code for cell in first_cells(section("Keys")) for code in codes(cell)}
    bound = {shown_key(key) for command in COMMANDS for key in command.keys}
    assert told == bound


def test_each_command_that_can_have_another_key_is_in_the_readme_and_its_example_holds() -> None:
    text = section("Keys")
    told = codes(text.split("The commands:", 1)[1])
    assert told == [c.id for c in COMMANDS if c.id not in FIXED]
    example = tomllib.loads(text.split("```toml\n", 1)[1].split("```", 1)[0])
    assert wishes_of(example["keys"], example["theme"], ("nord",)).hints == ()


@pytest.fixture
def library() -> Library:
    return open_library(None, lists=[])


def test_each_query_of_the_readme_is_understood(library: Library) -> None:
    for cell in first_cells(section("Query language")):
        for query in codes(cell):
            if query != "( )":
                library.parse(query)


def test_each_field_of_the_language_is_in_the_readme() -> None:
    text = section("Query language")
    for field in (*EXAMPLES, *METRICS):
        assert f"`{field}:" in text or f"`{field}`" in text, field
    for word in (*STATES, *HOLDINGS, *SORTS):
        assert word in text


def test_each_call_is_in_the_readme() -> None:
    text = section("Command line")
    told = set(re.findall(r"tearsheet ([a-z]+)", text))
    assert told - {"reread"} <= set(tearsheet.list_commands(Context(tearsheet)))
    assert set(tearsheet.list_commands(Context(tearsheet))) <= told


def test_a_word_that_is_no_query_is_refused(library: Library) -> None:
    with pytest.raises(QueryError):
        library.parse("has:nothing")


def test_the_picture_is_there() -> None:
    (path,) = re.findall(r"!\[[^\]]+\]\(([^)]+\.svg)\)", README)
    assert (Path(__file__).parents[1] / path).read_text(encoding="utf-8").startswith("<svg")
