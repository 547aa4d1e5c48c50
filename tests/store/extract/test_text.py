from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.text import read
from store.records import Span

WIRE = """ACME <ACM> FIRST QUARTER SALES UP 4.5 PCT
DETROIT, March 4 - Acme Motor Co said its sales of
U.S.-made cars in late February rose 4.5 pct over the same
period last year.
    The automaker sold 51,000 domestic cars in the
February 21-28 period, up from 48,800 in the year before.
"""


def sentences(body: str, form: str = "text") -> list[str]:
    reading = read(body, "markdown" if form == "markdown" else "text")
    return [reading.words(s) for s in reading.sentences]


def kinds(body: str, form: str = "text") -> list[tuple[str, str]]:
    reading = read(body, "markdown" if form == "markdown" else "text")
    return [(p.kind, reading.text[p.start : p.end]) for p in reading.paragraphs]


def test_hard_wrapped_lines_are_joined_and_lead_back() -> None:
    reading = read(WIRE)
    assert [p.kind for p in reading.paragraphs] == ["title", "body", "body"]
    start = reading.text.index("same period last")
    assert reading.span(start, start + 11).of(WIRE) == "same\nperiod"


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    body = "Nio delivered a record number of cars in November, it said, and it expects more of the same soon.\nShort line.\nThird."
    assert len(kinds(body)) == 3


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ford Motor Co. said so. It rose.", ["Ford Motor Co. said so.", "It rose."]),
        ("It paid $1.5 mln. The rest followed.", ["It paid $1.5 mln.", "The rest followed."]),
        ("Mr. Cook met Dr. Wei at 5 p.m. They spoke.", ["Mr. Cook met Dr. Wei at 5 p.m.", "They spoke."]),
        ('"We won. We did. Nobody else." Cook left.', ['"We won. We did. Nobody else."', "Cook left."]),
        ("The U.S. Treasury said no. Why?", ["The U.S. Treasury said no.", "Why?"]),
        (
            "It shipped from China to the U.S. The rest stayed.",
            ["It shipped from China to the U.S.", "The rest stayed."],
        ),
        ('The 15" screen failed. It was big.', ['The 15" screen failed.', "It was big."]),
        ("“One,” he said. “Two.”", ['"One," he said.', '"Two."']),
    ],
)
def test_sentences(body: str, expected: list[str]) -> None:
    assert sentences(body) == expected


def test_credit_lines_are_flagged() -> None:
    assert kinds("(Image credit: CnEVPost)\n\nNio grew.")[0][0] == "credit"


def test_markdown_is_read_without_its_markup() -> None:
    body = "# Record\n\n**Nio**'s cars, see [the report](https://example.org/a_b), sold *well*.\n\n- One\n- Two `x`\n\n> Said so.\n"
    assert kinds(body, "markdown") == [
        ("title", "Record"),
        ("body", "Nio's cars, see the report, sold well."),
        ("item", "One"),
        ("item", "Two x"),
        ("quote", "Said so."),
    ]
    reading = read(body, "markdown")
    assert {(s.kind, s.span.of(body), s.href) for s in reading.styles} == {
        ("strong", "Nio", ""),
        ("link", "the report", "https://example.org/a_b"),
        ("emphasis", "well", ""),
        ("code", "x", ""),
    }


def test_a_table_row_is_a_paragraph() -> None:
    body = "| Maker | Sold |\n|---|---|\n| **Nio** | 10,878 |\n| Xpeng | 15,613 |\n"
    assert kinds(body, "markdown") == [("table", "Maker Sold"), ("table", "Nio 10,878"), ("table", "Xpeng 15,613")]


@given(
    st.text(alphabet=st.sampled_from("aB1 .,\"'“”\n\t-–*_[]()|`#>\\é蔚\u200b"), max_size=400),
    st.sampled_from(["text", "markdown"]),
)
def test_every_clean_character_stands_in_the_body(body: str, form: str) -> None:
    reading = read(body, "markdown" if form == "markdown" else "text")
    assert len(reading.offsets) == len(reading.text)
    assert list(reading.offsets) == sorted(reading.offsets)
    for clean, place in zip(reading.text, reading.offsets, strict=True):
        if clean.isalnum():
            assert body[place] == clean
    for sentence in reading.sentences:
        span = reading.span(sentence.start, sentence.end)
        assert 0 <= span.start < span.end <= len(body)
    assert Span(0, 0) == reading.span(len(reading.text), len(reading.text)) or body


def test_an_endless_sentence_is_read_in_pieces() -> None:
    reading = read("and it said that " * 2000)
    assert len(reading.sentences) > 5
    assert all(s.end - s.start <= 3000 for s in reading.sentences)
    assert " ".join(reading.words(s) for s in reading.sentences) == reading.text.strip()
