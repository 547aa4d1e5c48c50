"""Words on the screen: dates, periods, counts, money. Pure functions of records."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len, set_cell_size

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
CODES = {"CNY": "RMB"}
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(when: date | None, today: date) -> str:
    """Return a date as a list shows it: "28 Dec", with the year where it is another one."""
    if when is None:
        return "no date"
    short = f"{when.day} {MONTHS[when.month - 1]}"
    return short if when.year == today.year else f"{short} {when.year}"


def full_day(when: date | None) -> str:
    """Return a date with its year: "28 Dec 2021"."""
    return "no date" if when is None else f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def period(iso: str | None) -> str:
    """Return an ISO period in words: "Nov 2021", "Q3 2021", "H1 2021", "Jan-Nov 2021", "23 Dec 2021"."""
    if not iso:
        return ""
    if ".." in iso:
        return _stretch(*iso.split("..", 1))
    year, _, rest = iso.partition("-")
    if not rest:
        return year
    if rest[0] in "QH":
        return f"{rest} {year}"
    month, _, of_month = rest.partition("-")
    return " ".join(filter(None, (of_month.lstrip("0"), _month(month), year)))


def _stretch(start: str, end: str) -> str:
    """Return a stretch of time, naming the year once where both ends share it."""
    same_year = start[:4] == end[:4] and len(start) == 7
    return f"{_month(start[5:7])}-{period(end)}" if same_year else f"{period(start)} - {period(end)}"


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if number.isdigit() and 1 <= int(number) <= 12 else number


def number(value: float) -> str:
    """Return a number with thousands parted and no needless places: "16,155", "9.8"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def scaled(value: float) -> str:
    """Return a large number short: "12.9bn", "2.21m", "16,155"."""
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{number(round(value / scale, 2))}{word}"
    return number(value)


def money(value: float, currency: str | None) -> str:
    """Return an amount of money: "$12.9bn", "RMB 59,900"."""
    if currency in SIGNS:
        sign = "-" if value < 0 else ""
        return f"{sign}{SIGNS[currency]}{scaled(abs(value))}"
    return f"{CODES.get(currency or '', currency or '')} {scaled(value)}".strip()


def percent(value: float) -> str:
    """Return a change in percent with its sign: "+178%", "-5.2%"."""
    return f"{'+' if value > 0 else ''}{number(round(value, 2))}%"


def fitted(text: str, width: int) -> str:
    """Return text in at most ``width`` cells, with an ellipsis where it was too long."""
    if width <= 0:
        return ""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def one_line(text: str) -> str:
    """Return text on one line with single spaces."""
    return " ".join(text.split())
