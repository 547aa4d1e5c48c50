from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.panels.lines import clipped, folded, joined, padded, spread, width_of

TEXTS = st.text(alphabet=st.sampled_from("ab é蔚来\n .,“”"), max_size=120)


def test_text_is_broken_at_spaces_and_ends_in_an_ellipsis_where_it_is_too_long() -> None:
    assert folded("one two three four five", 9, 5) == ["one two", "three", "four five"]
    assert folded("one two three four five", 9, 2) == ["one two", "three…"]
    assert folded("a line\nand  another", 40, 3) == ["a line and another"]
    assert folded("", 10, 3) == []


@given(TEXTS, st.integers(4, 40), st.integers(1, 4))
def test_folded_text_always_fits(text: str, width: int, most: int) -> None:
    pieces = folded(text, width, most)
    assert len(pieces) <= most
    assert all(cell_len(p) <= width for p in pieces)


@given(TEXTS, st.integers(0, 40))
def test_padded_text_has_the_width_asked_for(text: str, width: int) -> None:
    line = " ".join(text.split())
    assert cell_len(padded(line, width)) == cell_len(padded(line, width, right=True)) == width


@pytest.mark.parametrize(("width", "right"), [(20, True), (12, True), (11, False), (3, False)])
def test_what_stands_at_the_right_gives_way(width: int, right: bool) -> None:
    line = spread([("Nio", "company"), (" x", "muted")], ("right", "text"), width)
    assert (line[-1][0] == "right") is right
    assert width_of(line) == width if right else width_of(line) <= width


def test_parts_are_clipped_where_the_room_ends() -> None:
    parts = clipped([("Nio", "company"), (" carmaker", "text")], 8)
    assert parts == (("Nio", "company"), (" car…", "text"))


def test_facts_that_are_not_there_leave_no_gap() -> None:
    assert joined(("Sample Wire", None, "", "1 Jan 2022")) == "Sample Wire · 1 Jan 2022"
