"""The panels' words for values, changes, companies and places. Pure functions of records."""

from __future__ import annotations

from collections.abc import Mapping

from store import Article, Basis, Change, Figure, SalesRow, Series
from tui.formatting import CODES, money, number, percent, scaled
from tui.panels.lines import Tone
from tui.widgets.marks import SIGNS

BASES: Mapping[Basis, str] = {
    "yoy": "year on year",
    "mom": "month on month",
    "qoq": "quarter on quarter",
    "ytd": "year to date",
    "unknown": "",
}
VERDICT_TONES: Mapping[str, Tone] = {"agrees": "good", "truncated": "warn", "differs": "bad"}
NO_NAMES: Mapping[str, str] = {}
PERCENTS = frozenset(("percent", "%", "per cent"))
PRONOUNS = frozenset("it he she they we i who which".split())
FIRMS = frozenset(
    "company firm group corporation business brand bank airline retailer giant startup start-up maker carmaker"
    " automaker chipmaker manufacturer".split()
)
"""What a company is called that has been named before."""


def names_in(article: Article | None) -> dict[str, str]:
    """Return the names of an article's companies, by id."""
    return {c.id: c.name for c in article.findings.companies} if article else {}


def company_name(company: str, names: Mapping[str, str]) -> str:
    """Return a company's name; its id in words where no name is known."""
    return names.get(company) or company.replace("-", " ").title()


def figure_value(figure: Figure) -> str:
    """Return a figure's value in words: "16,155 vehicles", "$12.9bn to $13bn", "-5%"."""
    low = _of_kind(figure, figure.value)
    value = low if figure.high is None else f"{low} to {_of_kind(figure, figure.high)}"
    unit = figure.unit if figure.unit and figure.kind in ("count", "duration", "other") else ""
    return f"{value} {unit}".strip()


def _of_kind(figure: Figure, value: float) -> str:
    if figure.currency:
        return money(value, figure.currency)
    if figure.kind in ("percent", "share"):
        return percent(value) if figure.role == "change" else f"{number(value)}%"
    return f"{number(value)} points" if figure.kind == "points" else _plain(figure, value)


def _plain(figure: Figure, value: float) -> str:
    return f"{number(value)} times" if figure.kind == "ratio" else number(value)


def row_value(row: SalesRow) -> str:
    """Return a sales row's value in words, with its unit."""
    if row.value is None:
        return "no value, a change only"
    if row.currency:
        return money(row.value, row.currency)
    if row.unit in PERCENTS:
        return f"{number(row.value)}%"
    return f"{number(row.value)} {row.unit or ''}".strip()


def short_value(value: float, series: Series) -> str:
    """Return a value for a cell of a table, whose head gives the unit."""
    if series.unit in PERCENTS:
        return f"{number(value)}%"
    return scaled(value) if series.currency else number(value)


def unit_of(series: Series) -> str:
    """Return what a series counts, for the head of its column."""
    if series.currency:
        return CODES.get(series.currency, series.currency)
    return "" if series.unit in PERCENTS else series.unit or ""


def series_name(series: Series) -> str:
    """Return what a series is: "deliveries", "sales of all-electric cars"."""
    product = series.product or ""
    return f"{series.metric} {'' if product.startswith('(') else 'of '}{product}" if product else series.metric


def basis(change: Change) -> str:
    """Return what a change compares with: "year on year"; nothing where it is not known."""
    return BASES[change.basis]


def sign(change: Change) -> str:
    """Return the sign of a change's verdict; nothing where it was not checked."""
    return SIGNS.get(change.verdict, "").strip()


def is_person(speaker: str) -> bool:
    """Tell whether words for a speaker say more than their company's name: not "it", not "the carmaker"."""
    words = speaker.casefold().split()
    return bool(words) and words[0] not in PRONOUNS and not (words[0] in ("the", "this") and words[-1] in FIRMS)
