"""Numbers that leave out what the one before prints: "75.4 mln dlrs to 104.0", "1.14 billion stg from 953 mln"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.extract.numbers import Quantity
from store.extract.patterns import lazy

LINK = lazy(
    r"(?:\b(?:(?:sales|revenues?|profit|loss|income|earnings|turnover) of|to|from|vs|versus|against"
    r"|compared (?:with|to)|or)|,)(?: (?:a|an|the|year-earlier|year-ago|its|record|previous|profit|loss|of|about"
    r"|just|[\w/']+'s"
    r"|restated|net))* \Z"
)
NOUN = lazy(
    r"[ -](?!(?:in|on|at|to|from|for|by|of|last|a|the|this|year|and|or|as|after|while|previously|earlier|before"
    r"|during|despite|vs|versus|respectively|compared|against|with"
    r"|because|due|but|when|which|that|it|he|she|so|year-ago|mln|dlrs)\b)[A-Za-z]"
)
REACH = 90


def completed(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities, each with the magnitude and currency that it takes over from the amount before it."""
    amount: Quantity | None = None
    for found in quantities:
        if amount and found.form == "plain" and not found.word and _goes_on(text, amount, found):
            found = _as(amount, found)
        if found.form == "money":
            amount = found
        yield found


def _goes_on(text: str, amount: Quantity, found: Quantity) -> bool:
    """Tell whether a bare number speaks of the same thing as the amount before it."""
    gap = text[amount.end : found.start]
    if len(gap) > REACH or "\n" in gap or ". " in gap or not LINK.search(gap) or NOUN.match(text, found.end):
        return False
    return found.scale >= 1e6 or ("." in text[found.start : found.end] and len(gap) < 25)


def _as(amount: Quantity, found: Quantity) -> Quantity:
    scale = amount.scale if found.scale == 1 else 1.0
    high = None if found.high is None else found.high * scale
    return replace(
        found, value=found.value * scale, high=high, scale=found.scale * scale, form="money", currency=amount.currency
    )
