"""What is copied out of a panel: a statement with its source, a table of sales. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from store import SalesTable, Series, StoredStatement
from tui.formatting import full_day, one_line, period
from tui.panels.chart import cell_value
from tui.panels.lines import joined
from tui.panels.statements import quoted
from tui.panels.words import company_name, series_name, unit_of
from tui.terminal import clean


def statement_text(told: StoredStatement, names: Mapping[str, str]) -> str:
    """Return a statement and where it stands: its words, then who said it, then the article."""
    said = told.statement
    company = company_name(said.company, names) if said.company else None
    who = ", ".join(dict.fromkeys(w for w in (said.speaker, said.role, company) if w)) or "no source"
    where = joined((said.outlet, f"“{told.article.title}”", told.article.outlet, _day(told)))
    return "\n".join(clean(one_line(line)) for line in (quoted(told), f"— {who} ({said.stance})", where))


def table_tsv(table: SalesTable) -> str:
    """Return a table with tabs between its cells: periods down, series across, plain numbers."""
    heads = ["period", *(_head(s) for s in table.series)]
    rows = [[p or "no period", *(_value(s, p) for s in table.series)] for p in table.periods]
    return "".join("\t".join(map(_cell, row)) + "\n" for row in (heads, *rows))


def _day(told: StoredStatement) -> str:
    return period(told.statement.date) or full_day(told.article.published)


def _head(series: Series) -> str:
    unit = unit_of(series)
    return f"{series_name(series)} ({unit})" if unit else series_name(series)


def _value(series: Series, iso: str) -> str:
    value = cell_value(series.cells[iso]) if iso in series.cells else None
    return "" if value is None else f"{value:.15g}"


def _cell(text: str) -> str:
    """Return a cell on one line, that no spreadsheet takes for a formula."""
    words = clean(one_line(text))
    return f"'{words}" if words[:1] in "=+@" and words else words
