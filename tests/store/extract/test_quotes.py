import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.quotes import Quotations, is_full, unified, with_marks
from store.extract.text import read
from store.records import Span


def found(text: str) -> list[str]:
    reading = unified(read(text))
    return [reading.text[q.start : q.end] for q in Quotations(reading).items]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"Yes," she said, "we do."', ['"Yes,"', '"we do."']),
        ("“Yes,” she said.", ['"Yes,"']),
        ('A 13.3" screen and a 27" one.', []),
        ("No marks at all.", []),
        ('She said: "We do.\n"And we will."', ['"We do.', '"And we will."']),
        ('"Block text says "yes" and "no" here.', ['"yes"', '"no"']),
    ],
)
def test_where_quotations_open_and_close(text, quotations):
    assert found(text) == quotations


def test_a_quotation_that_runs_on_is_open():
    first, second = Quotations(read('"We do.\n"And we will."')).items
    assert (first.closed, second.closed) == (False, True)


def test_scare_quotes_are_not_speech():
    reading = read('The "smart" phone. "It is smart," she said.')
    assert [is_full(reading.text, q) for q in Quotations(reading).items] == [False, True]


def test_the_quotation_before_a_place():
    reading = read('"It works," she said.')
    quotations = Quotations(reading)
    assert quotations.ending_before(reading.text.index("she")) == quotations.items[0]
    assert quotations.ending_before(reading.text.index("said")) is None
    assert quotations.at(3) == quotations.items[0]
    assert quotations.at(15) is None


def test_doubled_marks_keep_every_offset():
    text = "''Yes,'' she said."
    reading = read(text)
    assert len(unified(reading).text) == len(reading.text)
    assert with_marks(text, Span(1, 7)) == Span(0, 8)


@given(st.text(alphabet="\"' aB.,\n()", max_size=200))
def test_quotations_lie_in_order_within_their_paragraphs(text):
    reading = unified(read(text))
    end = 0
    for quotation in Quotations(reading).items:
        paragraph = reading.paragraphs[quotation.paragraph]
        assert end <= quotation.start < quotation.end <= paragraph.end
        end = quotation.end
