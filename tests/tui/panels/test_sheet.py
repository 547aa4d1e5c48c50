"""The tear sheet's words: growth, slips, conflicts, and Markdown that nothing in a text can break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store import ArticleRef, ArticleRow, Cell, Marks, SalesRow, SalesTable, Series, Span, StoredSales
from tui.panels.growth import growth, year_before
from tui.panels.lines import CompanyTarget, Source, width_of
from tui.panels.sheet import Facts, Sheet
from tui.panels.sheet_lines import all_entries, head_lines
from tui.panels.sheet_markdown import file_stem, plain, sheet_markdown


@pytest.fixture
def sheet(tables: tuple[SalesTable, ...], threads) -> Sheet:
    """Nio's sheet, of the panels' sample table."""
    facts = Facts("nio", "Nio", "company", ("NIO Inc.",), ("NYSE:NIO",), None, ("onvo", "firefly"))
    row = ArticleRow(7, "A [title] with | signs", "Sample Wire", date(2021, 12, 1), Marks())
    table = next(t for t in tables if t.company == "nio")
    return Sheet(facts, 1, 1, (row,), threads, table, {"onvo": "Onvo", "firefly": "Firefly"})


@pytest.mark.parametrize(
    ("iso", "before"),
    [("2021-11", "2020-11"), ("2021-Q3", "2020-Q3"), ("2021", "2020"), ("", None), ("2021-01..2021-11", None)],
)
def test_the_same_period_a_year_before(iso: str, before: str | None) -> None:
    assert year_before(iso) == before


def cell(iso: str, value: float) -> Cell:
    row = SalesRow(Span(0, 3), "nio", "deliveries", None, iso, value, "vehicles")
    return Cell((StoredSales(ArticleRef(1, "A title", "Sample Wire", None), row),))


def test_growth_is_reckoned_where_it_is_not_printed() -> None:
    values = {"2021-11": 200.0, "2020-11": 160.0, "2021": 900.0}
    series = Series("deliveries", None, "vehicles", None, {iso: cell(iso, v) for iso, v in values.items()})
    months, years = growth(SalesTable("nio", "Nio", tuple(values), (series,)), series)
    assert [(g.period, g.change) for g in months] == [("2021-11", "+25%"), ("2020-11", "")]
    assert [g.period for g in years] == ["2021"]


@pytest.mark.parametrize("width", [30, 54, 76, 116])
def test_no_line_is_wider_than_its_room(sheet: Sheet, width: int) -> None:
    lines = [line for entry in all_entries(sheet, width) for line in entry.lines]
    assert max(map(width_of, (*lines, *head_lines(sheet, width)))) <= width


def test_each_value_leads_to_its_sentence_and_each_brand_to_its_sheet(sheet: Sheet) -> None:
    targets = [e.target for e in all_entries(sheet, 80)]
    assert sum(isinstance(t, Source) for t in targets) >= sum(len(s.cells) for s in sheet.table.series)
    assert [t.company for t in targets if isinstance(t, CompanyTarget)] == ["onvo", "firefly"]


def test_a_percentage_that_does_not_follow_is_named_with_its_arithmetic(sheet: Sheet) -> None:
    assert sheet.slips
    assert "differs" in sheet_markdown(sheet).split("## Figures that don't agree")[1]


def test_markdown_keeps_signs_as_they_stand(sheet: Sheet) -> None:
    text = sheet_markdown(sheet)
    assert r"A \[title\] with \| signs" in text
    assert plain("a|b\n# c") == r"a\|b \# c"


@pytest.mark.parametrize(("id", "stem"), [("nio", "nio"), ("../../etc", "etc"), ("…", "company")])
def test_a_file_is_named_so_that_it_stays_in_its_folder(sheet: Sheet, id: str, stem: str) -> None:
    assert file_stem(replace(sheet, facts=Facts(id, "x"))) == stem
