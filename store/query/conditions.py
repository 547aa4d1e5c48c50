"""What each field of the query language means: one token to one condition."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import get_args

from store.errors import QueryError
from store.query.lexer import Token
from store.query.nodes import Comparison, Fact, Id, Node, Not, Published, Term, Words
from store.records import Stance
from store.words import fold, tokens

METRICS = (
    *("sales", "deliveries", "orders", "production", "capacity", "exports", "stores", "customers"),
    *("revenue", "profit", "loss", "margin", "share", "price"),
)
"""Fields that compare a value of the articles' sales rows."""

STATES = ("unread", "read", "starred", "sample")
HOLDINGS = ("statements", "sales", "mismatch", "conflict")
SORTS = ("-date", "date", "title", "-title", "outlet", "-outlet", "relevance")

# Compiled when first used: most queries hold none of them.
_COMPARED = r"(.*?)(<=|>=|<|>|=)([^<>=]*)"
_NUMBER = r"(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(k|m|bn)?"
_SCALES = {None: 1.0, "k": 1e3, "m": 1e6, "bn": 1e9}
_PERIOD = r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?"
_AGE = r"(<=|>=|<|>|=)?([0-9]{1,5})([dwmy])"
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_IDS = r"[0-9]{1,12}(?:,[0-9]{1,12})*"


class Reader:
    """Turns tokens into conditions; knows the query for its errors, and today for ages."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today

    def error(self, token: Token, reason: str) -> QueryError:
        """Return the error that names the token's place."""
        return QueryError(reason, self._text, token.start, token.end)

    def condition(self, token: Token) -> Node:
        """Return what a word or a field stands for."""
        if token.kind == "word":
            return self._words(token, ("title", "body"))
        if token.field in METRICS:
            return self._fact(token)
        if token.field not in _FIELDS:
            raise self._unknown(token)
        if token.tail:
            raise self.error(token, "A blank is missing after the closing quote.")
        if not token.value.strip():
            raise self.error(token, f"{token.field}: wants a value, such as {EXAMPLES[token.field]}.")
        return _FIELDS[token.field](self, token)

    def sort(self, token: Token) -> tuple[str, bool]:
        """Return the field to sort by, and whether the greatest comes first."""
        name = token.value.casefold()
        if name not in SORTS:
            raise self.error(token, f"sort: takes {_listed(SORTS)}{_hint(name, SORTS)}")
        return name.lstrip("-"), name.startswith("-") or name == "relevance"

    def _words(self, token: Token, columns: tuple[str, ...]) -> Words:
        found = tokens(token.value)
        if not found:
            raise self.error(token, "Here is no letter or digit to look for.")
        return Words(found, not token.quoted, columns)

    def _title(self, token: Token) -> Node:
        return self._words(token, ("title",))

    def _said(self, token: Token) -> Node:
        return self._words(token, ("said",))

    def _term(self, token: Token) -> Node:
        value = fold(token.value)
        if token.quoted or not value.endswith("*"):
            return Term(token.field, value)
        return Term(token.field, value[:-1], prefix=True)

    def _stance(self, token: Token) -> Node:
        return Term("stance", self._one_of(token, get_args(Stance)))

    def _state(self, token: Token) -> Node:
        state = self._one_of(token, STATES)
        return Not(Term("is", "unread")) if state == "read" else Term("is", state)

    def _holding(self, token: Token) -> Node:
        return Term("is", self._one_of(token, HOLDINGS))

    def _one_of(self, token: Token, choices: Iterable[str]) -> str:
        value = fold(token.value)
        if value not in choices:
            raise self.error(token, f"{token.field}: takes {_listed(choices)}{_hint(value, choices)}")
        return value

    def _id(self, token: Token) -> Node:
        if not re.fullmatch(_IDS, token.value):
            raise self.error(token, "id: takes numbers, such as id:12 or id:12,15.")
        return Id(tuple(sorted({int(n) for n in token.value.split(",")})))

    def _after(self, token: Token) -> Node:
        return Published(self._period(token)[0].isoformat(), None)

    def _before(self, token: Token) -> Node:
        first = self._period(token)[0]
        return Published(None, (first - timedelta(days=1)).isoformat() if first > date.min else "")

    def _on(self, token: Token) -> Node:
        first, last = self._period(token)
        return Published(first.isoformat(), last.isoformat())

    def _period(self, token: Token) -> tuple[date, date]:
        value = fold(token.value)
        if value in ("today", "yesterday"):
            day = self._today - timedelta(days=value == "yesterday")
            return day, day
        found = re.fullmatch(_PERIOD, value)
        try:
            return _bounds(*(int(part) if part else None for part in found.groups())) if found else _bounds(0)
        except ValueError:
            raise self.error(token, "A day is written 2021-11-05, a month 2021-11, a year 2021.") from None

    def _age(self, token: Token) -> Node:
        found = re.fullmatch(_AGE, fold(token.value))
        if found is None:
            raise self.error(token, "An age is written <7d, >2w, <=3m or <1y: days, weeks, months, years.")
        comparison, count, unit = found[1] or "<=", int(found[2]), found[3]
        return self._aged(comparison, min(count * _DAYS[unit], self._today.toordinal() - 2))

    def _aged(self, comparison: str, days: int) -> Node:
        day = self._today - timedelta(days=days)
        before, after = ((day + timedelta(days=step)).isoformat() for step in (-1, 1))
        ranges: dict[str, tuple[str | None, str | None]] = {
            "<": (after, None),
            "<=": (day.isoformat(), None),
            ">": (None, before),
            ">=": (None, day.isoformat()),
            "=": (day.isoformat(), day.isoformat()),
        }
        return Published(*ranges[comparison])

    def _fact(self, token: Token) -> Node:
        compared = re.fullmatch(_COMPARED, token.tail if token.quoted else token.value)
        number = re.fullmatch(_NUMBER, fold(compared[3])) if compared else None
        if compared is None or number is None or (token.quoted and compared[1]):
            example = f"{token.field}:>10000 or {token.field}:nio>10k"
            raise self.error(token, f"{token.field}: wants a comparison, such as {example}.")
        company = fold(token.value if token.quoted else compared[1]).replace(" ", "-")
        value = float(number[1].replace(",", "")) * _SCALES[number[2]]
        return Fact(
            "market share" if token.field == "share" else token.field, company or None, _sign(compared[2]), value
        )

    def _unknown(self, token: Token) -> QueryError:
        known = (*_FIELDS, *METRICS, "sort")
        hint = _hint(token.field, known, colon=True)
        reason = (
            f"There is no field {token.field}:{hint or ' (quote the words if they are to be found as they stand).'}"
        )
        end = token.start + len(token.field) + 1
        return QueryError(reason, self._text, token.start, min(end, token.end))


def _sign(text: str) -> Comparison:
    signs: dict[str, Comparison] = {sign: sign for sign in get_args(Comparison)}
    return signs[text]


def _bounds(year: int | None, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Return the first and the last day of a period; raise ValueError for what is in no calendar."""
    first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    if month is None:
        return first, date(first.year, 12, 31)
    if day is None:
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, first


def _listed(choices: Iterable[str]) -> str:
    *most, last = choices
    return f"{', '.join(most)} or {last}"


def _hint(value: str, choices: Iterable[str], colon: bool = False) -> str:
    # Only an error needs it, and it is slow to import.
    from difflib import get_close_matches

    near = get_close_matches(value, list(choices), 1, 0.5)
    return f"; did you mean {near[0]}{':' if colon else ''}?" if near else "" if colon else "."


_FIELDS: dict[str, Callable[[Reader, Token], Node]] = {
    "id": Reader._id,
    "company": Reader._term,
    "tag": Reader._term,
    "outlet": Reader._term,
    "title": Reader._title,
    "said": Reader._said,
    "stance": Reader._stance,
    "is": Reader._state,
    "has": Reader._holding,
    "after": Reader._after,
    "before": Reader._before,
    "on": Reader._on,
    "age": Reader._age,
}

EXAMPLES = {
    "id": "id:12",
    "company": "company:nio",
    "tag": "tag:ev",
    "outlet": 'outlet:"China Securities Journal"',
    "title": "title:deliveries",
    "said": "said:huawei",
    "stance": "stance:deny",
    "is": "is:unread",
    "has": "has:sales",
    "after": "after:2021-11",
    "before": "before:2021-12-24",
    "on": "on:2021-12",
    "age": "age:<7d",
    "sales": "sales:>10000",
    "deliveries": "deliveries:nio>10000",
    "sort": "sort:-date",
}
"""Each field of the language with a use of it; the other metrics are used like sales and deliveries."""
