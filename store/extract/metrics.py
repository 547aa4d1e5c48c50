"""What a figure measures, by the words around it, for the figures panel and for the period that a figure inherits."""

from __future__ import annotations

import re

WORDS: tuple[tuple[str, str], ...] = (
    ("market share", r"market[ -]shares?|shares? of (?:the |its )?(?:\w+ ){0,4}(?:market|sales)"),
    ("margin", r"margins?"),
    ("EPS", r"eps|shr|per[ -]share earnings|earnings per share|earnings estimates?"),
    ("revenue", r"revenues?|turnover"),
    (
        "skip",
        r"sales (?:force|staff|manager|tax|outlets?|vice)|shareholders?|share of|best[ -]selling|in order|orders? to|sell-off|selling days?",
    ),
    ("share price", r"shares? price|shares(?! outstanding)|stock(?!s? exchange|holder|pil)s?(?! of)|the scrip"),
    ("stake", r"stakes?|holdings?|shareholdings?|owns?|owned|ownership"),
    ("dividend", r"dividends?|payouts?"),
    ("loss", r"loss(?:es)?|deficit|lost"),
    ("profit", r"profits?|earnings|earn(?:ed|s|ing)?|(?:net|operating) income|income|ebitda?|net(?= of| \$)|results"),
    ("deliveries", r"deliver(?:y|ies|ed|ing|s)?|hand(?:ed|ing) over"),
    ("exports", r"export(?:s|ed|ing)?"),
    ("orders", r"(?:pre-?)?orders?|pre-?ordered|bookings|reservations"),
    ("capacity", r"capacity"),
    ("production", r"produc(?:e|es|ed|ing|tion)|output|manufactured|buil[dt]|assembl\w+"),
    ("customers", r"subscribers?|customers|users|passengers|members"),
    ("stores", r"stores|outlets|shops|showrooms|branches|dealerships|restaurants"),
    ("employees", r"employ\w*|workforce|workers|jobs?|staff|headcount"),
    ("price", r"prices?|priced|costs?(?! of)|msrp|sells for"),
    ("acquisition", r"acqui\w+|takeover|bought|buy(?:ing|out)?|bid|purchase\w*|deal"),
    ("investment", r"invest\w*|spend\w*|spent|expenditure"),
    ("debt", r"debts?|loans?|bonds?|borrow\w*"),
    ("valuation", r"valued?|market (?:value|capitali[sz]ation)|worth"),
    ("sales", r"sales|sold|sells?|selling|comps|registrations"),
    ("index", r"index|dow jones|nasdaq|s ?& ?p 500|ftse|nikkei|dax"),
    ("rate", r"(?:interest|tax|unemployment|inflation) rates?|inflation|gdp|economy|economic"),
)
METRIC = re.compile(r"\b(?:" + "|".join(f"(?P<m{i}>{words})" for i, (_, words) in enumerate(WORDS)) + r")\b", re.I)
PERFORMANCE = frozenset(
    {
        "sales",
        "revenue",
        "profit",
        "loss",
        "deliveries",
        "orders",
        "production",
        "exports",
        "margin",
        "EPS",
        "market share",
        "capacity",
        "customers",
    }
)
"""What companies report by period: such a figure without a time of its own belongs to the period that is spoken of."""


def before(text: str, start: int, end: int) -> str | None:
    """Return the metric that is named last in a stretch."""
    name = None
    for match in METRIC.finditer(text, start, end):
        name = _name(match) or name
    return name


def after(text: str, start: int, end: int) -> str | None:
    """Return the metric that is named first in a stretch."""
    match = METRIC.search(text, start, end)
    return _name(match) if match else None


def _name(match: re.Match[str]) -> str | None:
    name = WORDS[int((match.lastgroup or "m0")[1:])][0]
    return None if name == "skip" else name
