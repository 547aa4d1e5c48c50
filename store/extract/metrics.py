"""What a figure measures, by the words around it, for the figures panel and for the period that a figure inherits."""

from __future__ import annotations

import re
from bisect import bisect_left

from store.extract.patterns import lazy
from store.extract.tokens import tokens

WORDS: tuple[tuple[str, str], ...] = (
    ("market share", r"market[ -]shares?|shares? of (?:the |its )?(?:\w+ ){0,4}(?:market|sales)"),
    ("margin", r"margins?"),
    (
        "EPS",
        r"eps|shr|per[ -]share earnings|earnings per share|shr (?:loss|profit)|(?:earnings )?estimates"
        r"|(?:consensus|accurate|earnings) estimate|consensus|earnings esp",
    ),
    ("revenue", r"revenues?|revs|turnover"),
    (
        "skip",
        r"sales (?:force|staff|manager|tax|outlets?|vice)|shareholders?|share of|best[ -]selling|in order"
        r"|on the order|orders? to|sell-off|selling days?",
    ),
    ("share price", r"shares? price|shares(?! outstanding)|stock(?!s? exchange|holder|pil)s?(?! of)|the scrip"),
    ("stake", r"stakes?|holdings?|shareholdings?|owns?|(?<!-)owned|ownership"),
    ("dividend", r"dividends?|payouts?"),
    ("loss", r"loss(?:es)?|deficit|lost"),
    (
        "profit",
        r"profits?|earnings|earn(?:ed|s|ing)?|(?:net|operating) income|income|ebitda?|net(?= (?:fell|rose|was|of"
        r"|loss|profit|includes|to|up|down|dropped|increased|declined|jumped|\d|\$))|results",
    ),
    ("deliveries", r"deliver(?:y|ies|ed|ing|s)?|hand(?:ed|ing) over"),
    ("exports", r"export(?:s|ed|ing)?"),
    ("orders", r"(?:pre-?)?orders?|pre-?ordered|bookings|reservations"),
    ("capacity", r"capacity"),
    ("production", r"produc(?:e|es|ed|ing|tion)|output|manufactured|buil[dt]|assembl\w+"),
    ("customers", r"subscribers?|customers|users|passengers|passenger (?:numbers|traffic)|members"),
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
METRIC = lazy(r"\b(?:" + "|".join(f"(?P<m{i}>{words})" for i, (_, words) in enumerate(WORDS)) + r")\b", re.I)
OPENINGS = frozenset(
    "mar sha eps est con on shr per ear rev tur sal bes ord sel sto the sta hol own div pay los def pro net ope "
    "inc ebi del han exp pre boo res cap out man bui ass "
    "sub cus use pas mem sho bra dea emp wor job hea pri cos msr acq tak bou buy bid pur inv spe deb loa bon bor "
    "val sol com reg ind dow nas ftse fts nik dax int tax "
    "une inf gdp eco".split()
)
"""How the words of ``WORDS`` begin: a quick look before the long one."""
PERFORMANCE = frozenset(
    {
        "sales",
        "revenue",
        "profit",
        "loss",
        "deliveries",
        "production",
        "exports",
        "margin",
        "EPS",
        "market share",
        "customers",
    }
)
"""What companies report by period: such a figure without a time of its own belongs to the period that is spoken of."""


class Metrics:
    """Where a stretch of a text names what is measured."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        words = tokens(text)
        low = bisect_left(words, (start, ""))
        high = len(words) if end is None else bisect_left(words, (end, ""))
        self._hits: list[tuple[int, int, str | None]] = []
        place = start
        for i in range(low, high):
            at, word = words[i]
            if at < place or word[:3] not in OPENINGS:
                continue
            if match := METRIC.match(text, at):
                place = match.end()
                self._hits.append((at, place, _name(match)))
        self._starts = [h[0] for h in self._hits]

    def any(self, names: frozenset[str]) -> bool:
        """Tell whether one of the metrics is named at all."""
        return any(name in names for _, _, name in self._hits)

    def before(self, start: int, end: int) -> str | None:
        """Return the metric that is named last in a stretch."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return next((name for _, _, name in reversed(self._hits[max(low, high - 12) : high]) if name), None)

    def after(self, start: int, end: int) -> str | None:
        """Return the metric that is named first in a stretch."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return next((name for _, _, name in self._hits[low : min(high, low + 12)] if name), None)


def _name(match: re.Match[str]) -> str | None:
    name = WORDS[int((match.lastgroup or "m0")[1:])][0]
    return None if name == "skip" else name
