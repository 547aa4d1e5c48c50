from datetime import date

import pytest

from tui.formatting import counted, day, fitted, full_day, money, number, one_line, percent, period, scaled

TODAY = date(2022, 1, 5)


@pytest.mark.parametrize(
    ("number_", "words"),
    [(0, "0 articles"), (1, "1 article"), (1204, "1,204 articles"), (1_000_000, "1,000,000 articles")],
)
def test_counts_agree_with_their_noun(number_, words):
    assert counted(number_, "article") == words


def test_a_plural_of_its_own():
    assert counted(2, "company", "companies") == "2 companies"


@pytest.mark.parametrize(
    ("when", "words"), [(date(2022, 1, 4), "4 Jan"), (date(2021, 12, 28), "28 Dec 2021"), (None, "no date")]
)
def test_days_name_the_year_only_where_it_is_another(when, words):
    assert day(when, TODAY) == words


def test_full_days_name_the_year():
    assert full_day(date(2022, 1, 4)) == "4 Jan 2022"
    assert full_day(None) == "no date"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        (None, ""),
        ("2021", "2021"),
        ("2021-11", "Nov 2021"),
        ("2021-Q3", "Q3 2021"),
        ("2021-H1", "H1 2021"),
        ("2021-12-03", "3 Dec 2021"),
        ("2021-01..2021-11", "Jan-Nov 2021"),
        ("2020-11..2021-02", "Nov 2020 - Feb 2021"),
        ("2021-12-23..2021-12-25", "23 Dec 2021 - 25 Dec 2021"),
    ],
)
def test_periods(iso, words):
    assert period(iso) == words


@pytest.mark.parametrize(
    ("value", "words"), [(16155, "16,155"), (9.8, "9.8"), (-5.25, "-5.25"), (0, "0"), (1234.5, "1,234.5")]
)
def test_numbers(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(12.9e9, "12.9bn"), (2_210_000, "2.21m"), (16155, "16,155"), (1.5e12, "1.5tn")]
)
def test_large_numbers_are_short(value, words):
    assert scaled(value) == words


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        (12.9e9, "USD", "$12.9bn"),
        (59900, "CNY", "RMB 59,900"),
        (-3e6, "EUR", "-€3m"),
        (5, None, "5"),
        (7, "SEK", "SEK 7"),
    ],
)
def test_money(value, currency, words):
    assert money(value, currency) == words


@pytest.mark.parametrize(("value", "words"), [(178.0, "+178%"), (-5.2, "-5.2%"), (0.0, "0%"), (177.577, "+177.58%")])
def test_percent(value, words):
    assert percent(value) == words


@pytest.mark.parametrize(
    ("text", "width", "words"),
    [
        ("Nio", 3, "Nio"),
        ("Nio hands over", 8, "Nio han…"),
        ("Nio hands", 5, "Nio…"),
        ("蔚来汽车", 5, "蔚来…"),
        ("Nio", 0, ""),
    ],
)
def test_text_is_fitted_by_cells(text, width, words):
    assert fitted(text, width) == words


def test_one_line():
    assert one_line(" a\n  b\tc ") == "a b c"
