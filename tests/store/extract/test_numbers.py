"""Numbers as news prints them read back to their values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract.ellipsis import completed
from store.extract.masks import Masks
from store.extract.numbers import Quantity, quantities
from store.extract.text import read


def found_in(text: str) -> list[Quantity]:
    reading = read(f"A title without digits\nIt told us {text} then.")
    return list(completed(reading.text, quantities(reading, Masks(reading))))


def values_in(text: str) -> list[float | tuple[float, float]]:
    return [pytest.approx(q.value) if q.high is None else (q.value, q.high) for q in found_in(text)]


@pytest.mark.parametrize(
    ("text", "value", "form", "currency"),
    [
        ("1,234.5", 1234.5, "plain", None),
        ("16,155 cars", 16155, "plain", None),
        ("1.19 million cars", 1.19e6, "plain", None),
        ("9.9 mln shares", 9.9e6, "plain", None),
        ("12,34,567 cars", 1234567, "plain", None),
        ("136.069 units", 136069, "plain", None),
        ("$12.9bn", 12.9e9, "money", "USD"),
        ("US$3 billion", 3e9, "money", "USD"),
        ("A$75.5m", 75.5e6, "money", "AUD"),
        ("C$1.2 billion", 1.2e9, "money", "CAD"),
        ("HK$5m.", 5e6, "money", "HKD"),
        ("£481.5m", 481.5e6, "money", "GBP"),
        ("€1.1 billion", 1.1e9, "money", "EUR"),
        ("¥590 billion", 590e9, "money", "JPY"),
        ("RMB 59,900", 59900, "money", "CNY"),
        ("540bn yen", 540e9, "money", "JPY"),
        ("86.7bn Swiss francs", 86.7e9, "money", "CHF"),
        ("2.39bn rupees", 2.39e9, "money", "INR"),
        ("Rs 1,200 crore", 12e9, "money", "INR"),
        ("₹3 lakh", 3e5, "money", "INR"),
        ("101.9 mln dlrs", 101.9e6, "money", "USD"),
        ("1.14 billion stg", 1.14e9, "money", "GBP"),
        ("6.1 million yuan", 6.1e6, "money", "CNY"),
        ("51-3/4 dlrs", 51.75, "money", "USD"),
        ("873p", 8.73, "money", "GBP"),
        ("45 cts", 0.45, "money", "USD"),
        ("$-50.8bn", -50.8e9, "money", "USD"),
        ("178 percent", 178, "percent", None),
        ("29.3 pct", 29.3, "percent", None),
        ("a 4-percent drop", 4, "percent", None),
        ("-2.1%", -2.1, "percent", None),
        ("a negative 11.34% surprise", -11.34, "percent", None),
        ("1.38pc", 1.38, "percent", None),
        ("fifty per cent", 50, "percent", None),
        ("2.5 percentage points", 2.5, "points", None),
        ("50 basis points", 50, "points", None),
        ("half a percentage point", 0.5, "points", None),
        ("two", 2, "plain", None),
        ("twenty-five cars", 25, "plain", None),
        ("a dozen cars", 12, "plain", None),
        ("half a million people", 5e5, "plain", None),
        ("one and a half million people", 1.5e6, "plain", None),
        ("a two-and-a-half year high", 2.5, "plain", None),
        ("4 hundred million people", 4e8, "plain", None),
        ("half of its sales", 1 / 2, "fraction", None),
        ("two-thirds of it", 2 / 3, "fraction", None),
        ("seven out of 10 buyers", 0.7, "fraction", None),
        ("one in six cars", 1 / 6, "fraction", None),
        ("sales doubled in a year", 2, "ratio", None),
        ("losses halved", 0.5, "ratio", None),
        ("2.5 times", 2.5, "ratio", None),
        ("3.2 to 1", 3.2, "ratio", None),
    ],
)
def test_one_number_reads_back(text: str, value: float, form: str, currency: str | None) -> None:
    (found,) = found_in(text)
    assert found.value == pytest.approx(value)
    assert (found.form, found.currency, found.high) == (form, currency, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 percent", 10, 15),
        ("10 to 15%", 10, 15),
        ("between 8 and 10 million people", 8e6, 10e6),
        ("$5bn to $7bn", 5e9, 7e9),
        ("$779m-798m", 779e6, 798e6),
        ("between £415m and £425m", 415e6, 425e6),
        ("38 or 39 pct", 38, 39),
        ("rates ranging from 3.9 to 9.9 percent", 3.9, 9.9),
        ("tens of thousands of people", 1e4, 1e5),
    ],
)
def test_a_range_is_one_number(text: str, low: float, high: float) -> None:
    (found,) = found_in(text)
    assert (found.value, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("fell 46 pct to 98,036 from 107,207", [46, 98036, 107207]),
        ("rose 3-1/2 to 79-1/8", [3.5, 79.125]),
        ("from 5 percent to 7 percent", [5, 7]),
        ("fell 75.4 mln dlrs to 104.0, while", [75.4e6, 104e6]),
        ("rose to 1.14 billion stg from 953 mln previously", [1.14e9, 953e6]),
        ("2.39bn rupees ($54.98m; £29.32m)", [2.39e9, 54.98e6, 29.32e6]),
    ],
)
def test_a_change_is_no_range(text: str, values: list[float]) -> None:
    assert values_in(text) == [pytest.approx(v) for v in values]


def test_a_bare_amount_takes_over_the_currency() -> None:
    assert [q.currency for q in found_in("profit fell to 3.69 billion guilders from 3.81 billion a year ago")] == [
        "NLG",
        "NLG",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the BMW M5 and the Nio ES8",
        "a Boeing 787-9",
        "the iPhone 15",
        "the FTSE 100 and the Nasdaq 100",
        "on November 20, 2021",
        "on 11 September",
        "at 10:45 a.m. on Tuesday",
        "at 1330 GMT",
        "in 2004",
        "in fiscal 2019",
        "the 1990s",
        "its 3rd plant",
        "in Q3 and 2Q15",
        "at www.example.com/2021/45",
        "call +44 20 7946 0958",
        "see [12] for it",
        "the Three Gorges dam",
        "a three-way merger",
        "in the first half of the year",
        "a double-digit rise",
        "Zacks Rank #3",
        "a 5G network",
    ],
)
def test_names_and_dates_are_no_numbers(text: str) -> None:
    assert found_in(text) == []


def test_credit_lines_and_code_hold_no_numbers() -> None:
    reading = read("A title\n(Image credit: Jane Roe, 2 of 14)\n\nSPLIT_SIZE = 0.2\n\nIt sold 40 cars.")
    assert [q.value for q in quantities(reading, Masks(reading))] == [40]


MAGNITUDES = {"": 1.0, " thousand": 1e3, " million": 1e6, " mln": 1e6, "m": 1e6, "bn": 1e9, " billion": 1e9}
SIGNS = {"": None, "$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "RMB ": "CNY", "HK$": "HKD"}


@given(
    st.integers(min_value=1, max_value=999_999),
    st.integers(min_value=0, max_value=99),
    st.sampled_from(sorted(MAGNITUDES)),
    st.sampled_from(sorted(SIGNS)),
)
def test_any_printed_number_reads_back(whole: int, cents: int, magnitude: str, sign: str) -> None:
    printed = f"{sign}{whole:,}.{cents:02}{magnitude}"
    (found,) = found_in(f"it paid {printed} for it")
    assert found.value == pytest.approx(float(f"{whole}.{cents:02}") * MAGNITUDES[magnitude])
    assert found.currency == SIGNS[sign]


@given(
    st.decimals(min_value="-99.9", max_value="999.9", places=1), st.sampled_from(["%", " percent", " pct", " per cent"])
)
def test_any_percentage_reads_back(number: object, word: str) -> None:
    (found,) = found_in(f"a change of {number}{word} there")
    assert (found.form, found.value) == ("percent", pytest.approx(float(str(number))))


ONES = "one two three four five six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@given(
    st.sampled_from(TENS),
    st.sampled_from(ONES),
    st.sampled_from(["-", " "]),
    st.sampled_from(["", " million", " percent"]),
)
def test_any_number_in_words_reads_back(ten: str, one: str, joint: str, word: str) -> None:
    (found,) = found_in(f"a total of {ten}{joint}{one}{word} plants")
    scale = 1e6 if word == " million" else 1
    assert found.value == (10 * (TENS.index(ten) + 2) + ONES.index(one) + 1) * scale
    assert (found.form == "percent") == (word == " percent")


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["-", " to ", " – "]),
    st.sampled_from(["%", " percent", " pct"]),
)
def test_any_range_reads_back(low: int, more: int, joint: str, word: str) -> None:
    (found,) = found_in(f"a margin of {low}{joint}{low + more}{word} here")
    assert (found.value, found.high, found.form) == (low, low + more, "percent")


@given(st.text(alphabet="0123456789.,-–/$£%()'\" abmnMtopercntilohundred\n", max_size=300))
def test_any_text_gives_numbers_that_slice(text: str) -> None:
    reading = read(text)
    for found in completed(reading.text, quantities(reading, Masks(reading))):
        assert 0 <= found.start < found.end <= len(reading.text)


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1," * 50_000, "two " * 25_000, "from 5 to " * 10_000, "5 to " * 20_000, "$" * 100_000],
    ids=["digits", "commas", "words", "ranges", "chains", "signs"],
)
def test_long_texts_end(text: str) -> None:
    reading = read(text)
    assert len(list(quantities(reading, Masks(reading)))) <= 50_000
