"""What is being typed, and what could be meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import EXAMPLES, FIELDS, FIXED, METRICS, Typed, offers, parse, typed_at, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("", "")),
        ("ni", ("", "ni")),
        ("nio comp", ("", "comp")),
        ("nio company:", ("company", "")),
        ("(company:Ni", ("company", "ni")),
        ("-tag:e", ("tag", "e")),
        ('outlet:"China Sec', ("outlet", "china sec")),
        ('"China Sec', ("", "china sec")),
        ('outlet:"a b" x', ("", "x")),
        ("NYSE:N", ("nyse", "n")),
    ],
)
def test_what_is_typed(text: str, expected: tuple[str, str]) -> None:
    typed = typed_at(text, len(text))
    assert (typed.field, typed.text) == expected
    assert typed.end == len(text)


def test_what_stands_after_the_cursor_is_left_alone() -> None:
    typed = typed_at("tag:ev company:nio", 5)
    assert typed == Typed(4, 5, "tag", "e")


def test_offers_begin_with_it_or_have_a_word_that_does() -> None:
    outlets = ["Securities Daily", "China Securities Journal", "CnEVPost"]
    assert offers(Typed(0, 0, "outlet", "sec"), outlets) == ('"Securities Daily"', '"China Securities Journal"')
    assert offers(Typed(0, 0, "outlet", "cnev"), outlets) == ("CnEVPost",)


def test_each_field_is_known_to_the_language() -> None:
    assert set(FIELDS) == {*EXAMPLES, *METRICS}
    for field, values in FIXED.items():
        for value in values:
            assert parse(f"{field}:{value}", today=date(2021, 12, 28))


@given(st.text(max_size=30), st.integers(0, 30))
def test_anything_may_be_typed(text: str, cursor: int) -> None:
    typed = typed_at(text, min(cursor, len(text)))
    assert 0 <= typed.start <= typed.end <= len(text)


@given(st.text(max_size=8).filter(lambda value: value.strip() and '"' not in value))
def test_what_is_written_is_one_value(value: str) -> None:
    if value.isprintable() and not set(value) & set("“”„*"):
        parse(f"tag:{written(value)}", today=date(2021, 12, 28))
