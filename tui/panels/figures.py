"""The figures of an article: what each stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store import Article, Change, Figure, SalesRow
from tui.formatting import one_line, period
from tui.panels.line_list import LineList
from tui.panels.lines import Entry, Line, Part, Source, clipped, joined, padded, paragraph, spread, width_of
from tui.panels.words import NO_NAMES, VERDICT_TONES, company_name, figure_value, names_in, sign
from tui.widgets.marks import sum_of

WIDE = 96
"""Cells from which a figure takes one line, in columns."""
COLUMNS = (22, 24, 10, 14, 18, 16, 8)
"""Cells of text, value, kind, metric, company, period and role."""

Check = tuple[SalesRow, Change]


class FiguresPanel(LineList):
    """All figures of the article, in order of place."""

    def entries(self, width: int) -> Sequence[Entry]:
        """Return an entry for each figure."""
        return figure_entries(self.article, width, self.names) if self.article else ()

    def empty(self) -> Sequence[str]:
        """Say that no figure was read."""
        return ("No figure is known in this article.",)


def figure_entries(article: Article, width: int, names: Mapping[str, str] = NO_NAMES) -> list[Entry]:
    """Return an entry for each figure: a row of columns where there is room, or else two lines."""
    names = {**names, **names_in(article)}
    checks = checks_of(article)
    entries = []
    for figure in article.findings.figures:
        check = checks.get(figure.span.end)
        lines = _row(figure, check, names, width) if width >= WIDE else _lines(figure, check, names, width)
        named = (figure.company,) if figure.company else ()
        entries.append(Entry(tuple(lines), Source(article.id, figure.span), figure.span, named))
    return entries


def checks_of(article: Article) -> dict[int, Check]:
    """Return the changes of an article's sales that were checked, by where their percent ends."""
    return {
        change.span.end: (row, change)
        for row in article.findings.sales
        for change in row.changes
        if change.span and change.verdict != "unchecked"
    }


def _lines(figure: Figure, check: Check | None, names: Mapping[str, str], width: int) -> Iterator[Line]:
    """Text and value; below them what they are; below that the arithmetic, where it was done."""
    value = figure_value(figure)
    yield spread(_text(figure, check, width - len(value) - 2), (value, "text"), width)
    facts = joined((figure.kind, *_facts(figure, names)))
    yield clipped([(facts, "muted")], width)
    if check:
        yield from _sum(check, width)


def _row(figure: Figure, check: Check | None, names: Mapping[str, str], width: int) -> Iterator[Line]:
    cells: list[Part] = list(_text(figure, check, COLUMNS[0]))
    cells.append((" " * (COLUMNS[0] - width_of(cells) + 1), "text"))
    metric, company, when, role = _facts(figure, names)
    words = (figure_value(figure), figure.kind, metric, company, when, role)
    for number, (word, cell) in enumerate(zip(words, COLUMNS[1:], strict=True)):
        cells.append((padded(word, cell) + " ", "muted" if number else "text"))
    yield clipped(cells, width)
    if check:
        yield from _sum(check, width)


def _text(figure: Figure, check: Check | None, width: int) -> Line:
    """Return the figure as printed, with the sign of its verdict."""
    mark: list[Part] = [(f" {sign(check[1])}", VERDICT_TONES[check[1].verdict])] if check else []
    return (*clipped([(one_line(figure.text), "figure")], width - width_of(mark)), *mark)


def _facts(figure: Figure, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return metric, company, period and role in words, empty where unknown."""
    company = company_name(figure.company, names) if figure.company else ""
    return figure.metric or "", company, period(figure.period), "" if figure.role == "other" else figure.role


def _sum(check: Check, width: int) -> list[Line]:
    row, change = check
    return paragraph(sum_of(row, change), width, 2, VERDICT_TONES[change.verdict])
