from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.ingest.cleaning import FORBIDDEN, cleaned, one_line


def test_escape_sequences_go_whole() -> None:
    hostile = "Nio\x1b[31m sold\x1b]52;c;ZWNobyBoaQ==\x07 10,878\x9b2J cars\x1b]0;title\x1b\\ in\u202e November\x00."
    assert cleaned(hostile) == "Nio sold 10,878 cars in November."


def test_line_ends_become_one() -> None:
    assert cleaned("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"


def test_stacks_of_combining_marks_are_cut() -> None:
    assert len(cleaned("Z" + "\u0301" * 50)) == 5


def test_one_line_is_bounded() -> None:
    assert one_line("  A\nB\tC  ") == "A B C"
    assert len(one_line("word " * 1000)) <= 500


@given(st.text())
def test_nothing_forbidden_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = cleaned(text)
    assert not FORBIDDEN.search(once)
    assert "\x1b" not in once
    assert cleaned(once) == once
