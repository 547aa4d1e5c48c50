from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.occasions import said_on

WEDNESDAY = date(2023, 3, 15)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("in a statement released on May 24, 2021", "2021-05-24"),
        ("on 24 May 2021", "2021-05-24"),
        ("on March 1", "2023-03-01"),
        ("on December 24", "2022-12-24"),
        ("in a response in late June", "2022-06"),
        ("in May", "2022-05"),
        ("may be sold", None),
        ("It May Be Sold", None),
        ("today", "2023-03-15"),
        ("yesterday", "2023-03-14"),
        ("on Wednesday", "2023-03-15"),
        ("on Thursday", "2023-03-09"),
        ("earlier this month", "2023-03"),
        ("last month", "2023-02"),
        ("last year", "2022"),
        ("in the second half of this year", "2023-H2"),
        ("in the first half of 2021", "2021-H1"),
        ("on February 31", None),
        ("nothing of the kind", None),
    ],
)
def test_when_words_say_that_something_was_said(words, period):
    assert said_on(words, WEDNESDAY) == period


def test_without_a_publication_date_only_printed_years_count():
    assert said_on("on May 24, 2021", None) == "2021-05-24"
    assert said_on("yesterday", None) is None
    assert said_on("on May 24", None) is None


@given(st.text(max_size=100), st.dates())
def test_any_words_are_read(words, published):
    assert said_on(words, published) is None or said_on(words, published)
