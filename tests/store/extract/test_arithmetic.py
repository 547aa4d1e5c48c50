from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.arithmetic import Check, Printed, amount, explain, explain_change, printed, printed_in, verify
from store.records import Change


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("10,878", 10878, 10877.5, 10878.5),
        ("1.19 million", 1_190_000, 1_185_000, 1_195_000),
        ("$12.9bn", 12.9e9, 12.85e9, 12.95e9),
        ("178 percent", 178, 177.5, 178.5),
        ("-4.5%", -4.5, -4.55, -4.45),
        ("136 069", 136069, 136068.5, 136069.5),
        ("doubled", 100, 90, 110),
    ],
)
def test_a_printed_number_stands_for_the_interval_of_its_last_place(
    text: str, value: float, low: float, high: float
) -> None:
    number = printed(text, value)
    assert (number.low, number.high) == pytest.approx((low, high))


def test_after_a_hedge_closing_zeros_do_not_count() -> None:
    assert printed("95,000", 95000, "sold nearly ").place == 1000
    assert printed("95,000", 95000, "sold exactly ").place == 1
    assert printed("36.7 billion", 36.7e9, "more than $").place == pytest.approx(1e8)


@pytest.mark.parametrize(
    ("value", "base", "percent", "verdict", "recomputed"),
    [
        ("16,155", "5,820", "178", "agrees", 177.577),
        ("16,155", "11,101", "46", "agrees", 45.527),
        ("10,878", "5,291", "106", "agrees", 105.594),
        ("10,878", "5,291", "105.5", "truncated", 105.594),
        ("28,277", "25,681", "9.8", "differs", 10.109),
        ("90", "100", "-10", "agrees", -10.0),
        ("265,301", "296,298", "-10.5", "agrees", -10.461),
        ("265,301", "296,298", "-10.4", "truncated", -10.461),
        ("265,301", "296,298", "10.5", "differs", -10.461),
    ],
)
def test_verdicts(value: str, base: str, percent: str, verdict: str, recomputed: float) -> None:
    numbers = [printed(t, float(t.replace(",", ""))) for t in (value, base, percent)]
    assert verify(*numbers) == Check(recomputed, verdict)


@pytest.mark.parametrize(
    "context",
    [
        "up 16.5 percent on a daily sales basis",
        "up 7 percent at constant currency",
        "up 7 percent in constant currencies",
        "comparable-store sales rose",
        "like-for-like sales rose",
        "organic growth was",
        "seasonally adjusted",
        "up more than six times",
    ],
)
def test_words_that_switch_the_check_off(context: str) -> None:
    check = verify(printed("120", 120), printed("100", 100), printed("7", 7), context=context)
    assert check == Check(20.0, "unchecked")


def test_what_can_not_be_checked() -> None:
    number = printed("100", 100)
    assert verify(None, number, number).verdict == "unchecked"
    assert verify(number, None, number).verdict == "unchecked"
    assert verify(number, number, None) == Check(0.0, "unchecked")
    assert verify(number, Printed(0, 1), number) == Check(None, "unchecked")
    assert verify(number, Printed(-20, 1), number) == Check(None, "unchecked")


@given(
    value=st.integers(1, 10**9),
    base=st.integers(1, 10**9),
    places=st.integers(0, 2),
)
def test_a_correctly_rounded_percent_agrees(value: int, base: int, places: int) -> None:
    percent = round(100 * (value - base) / base, places)
    check = verify(Printed(value, 1), Printed(base, 1), Printed(percent, 10.0**-places))
    assert check.verdict == "agrees"


@given(
    value=st.floats(1, 1e12),
    base=st.floats(1, 1e12),
    figures=st.integers(2, 5),
)
def test_a_percent_of_the_unrounded_numbers_agrees_with_the_rounded_ones(
    value: float, base: float, figures: int
) -> None:
    def rounded(number: float) -> Printed:
        place = 10.0 ** (len(f"{number:.0f}") - figures)
        return Printed(round(number / place) * place, place)

    percent = round(100 * (value - base) / base, 1)
    check = verify(rounded(value), rounded(base), Printed(percent, 0.1))
    assert check.verdict in ("agrees", "unchecked")


def test_the_explanation_names_the_numbers() -> None:
    check = verify(printed("16,155", 16155), printed("5,820", 5820), printed("178", 178))
    assert explain(16155, 5820, 178, check) == "16,155 / 5,820 = +177.6 %, printed 178 %: agrees"
    wrong = verify(printed("28,277", 28277), printed("25,681", 25681), printed("9.8", 9.8))
    assert explain(28277, 25681, 9.8, wrong) == "28,277 / 25,681 = +10.1 %, printed 9.8 %: differs"
    assert explain(None, 5, 3, Check(None, "unchecked")) == "no value and base to compare"
    assert "not checked" in explain(5, -5, 3, Check(None, "unchecked"))
    assert explain(3.5e9, 2.4e9, None, Check(45.833, "unchecked")) == "3.5 billion / 2.4 billion = +45.8 %"


def test_a_change_explains_itself() -> None:
    change = Change("yoy", base=5820, percent=178, recomputed=177.577, verdict="agrees")
    assert explain_change(16155, change) == "16,155 / 5,820 = +177.6 %, printed 178 %: agrees"
    assert explain_change(None, change) == "no value and base to compare"


@pytest.mark.parametrize(
    ("value", "words"),
    [(16155, "16,155"), (1_190_000, "1.19 million"), (36.7e9, "36.7 billion"), (2.53, "2.53"), (1234567, "1,234,567")],
)
def test_amounts_in_few_characters(value: float, words: str) -> None:
    assert amount(value) == words


def test_precision_found_again_in_the_sentence() -> None:
    assert printed_in("It sold 1.19 million cars, 4 percent fewer.", 1_190_000).place == pytest.approx(1e4)
    assert printed_in("It sold 1,190,000 cars.", 1_190_000).place == 1
    assert printed_in("It sold about 1,190,000 cars.", 1_190_000).place == 1e4
    assert printed_in("Words only.", 1_190_000).place == 1e4
    assert printed_in("A loss of $4.5bn.", -4.5e9).place == pytest.approx(1e8)


@given(st.text(max_size=300), st.floats(-1e15, 1e15))
def test_any_text_gives_a_number_with_bounds(text: str, value: float) -> None:
    for number in (printed(text, value), printed_in(text, value)):
        assert number.low <= number.value <= number.high
