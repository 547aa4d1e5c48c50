"""Words are compared without letter case and accents; scripts without blanks are read character by character."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import fold, token_line, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Škoda  AUTO\n", "skoda auto"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("e\u0301t\u00e9", "ete"),
        ("ＮＩＯ", "nio"),
        ("ﬁat", "fiat"),
        ("한국", "한국"),
        ("NYSE:NIO", "nyse:nio"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wal-Mart's 10,878 cars", ("wal", "mart", "s", "10", "878", "cars")),
        ("snake_case", ("snake", "case")),
        ("蔚来ET7汽车", ("蔚", "来", "et7", "汽", "车")),
        ("Škoda’s", ("skoda", "s")),
        ("... --", ()),
        ("a\x00b", ("a", "b")),
    ],
)
def test_tokens(text: str, found: tuple[str, ...]) -> None:
    assert tokens(text) == found


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tokens(" ".join(tokens(text))) == tokens(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_index_cuts_words_where_this_does(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE cut USING fts5vocab(words, instance)")
    connection.execute("INSERT INTO words VALUES (?)", (token_line(text),))
    found = tuple(row[0] for row in connection.execute("SELECT term FROM cut ORDER BY offset"))
    connection.close()
    assert found == tokens(text)
