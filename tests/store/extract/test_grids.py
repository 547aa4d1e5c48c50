from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.extract.listing import CompanyList, Entry
from store.extract.pipeline import findings_of
from store.records import Draft, SalesRow

COMPANIES = CompanyList.of([Entry("nio", "Nio"), Entry("xpeng", "XPeng"), Entry("leapmotor", "Leapmotor")])


def rows_of(body: str) -> list[tuple[object, ...]]:
    draft = Draft("a.md", body, "", None, None, format="markdown")
    found = findings_of(draft, COMPANIES).sales
    assert all(body[r.span.start : r.span.end].strip() for r in found)
    return [_short(r) for r in found]


def _short(row: SalesRow) -> tuple[object, ...]:
    return (row.company, row.metric, row.period, row.value, *((c.basis, c.percent) for c in row.changes))


def test_the_head_names_metric_and_time_and_each_row_its_company() -> None:
    assert rows_of(
        "| Maker | Deliveries in March 2022 | Year on year | Deliveries in 2021 |\n"
        "|---|---:|---:|---:|\n"
        "| XPeng | 15,414 | +202% | 98,155 |\n"
        "| Nio | 9,985 | +37.6% | 91,429 |\n"
    ) == [
        ("xpeng", "deliveries", "2022-03", 15414, ("yoy", 202)),
        ("xpeng", "deliveries", "2021", 98155),
        ("nio", "deliveries", "2022-03", 9985, ("yoy", 37.6)),
        ("nio", "deliveries", "2021", 91429),
    ]


def test_a_row_may_name_the_time_and_the_heading_the_metric() -> None:
    assert rows_of(
        "# Nio sales by month\n\n| Month | Units | m/m |\n|---|---|---|\n| April 2022 | 5,074 | -49.2% |\n| May 2022 | 7,024 | 38% |\n"
    ) == [
        ("nio", "sales", "2022-04", 5074, ("mom", -49.2)),
        ("nio", "sales", "2022-05", 7024, ("mom", 38)),
    ]


def test_columns_may_be_companies_and_a_cell_may_be_empty() -> None:
    assert rows_of(
        "# Deliveries\n\n|  | XPeng | Leapmotor | Nio |\n|---|---|---|---|\n| 2019 | 16,608 |  | 20,565 |\n| 2020 | 27,041 | 11,391 | 43,728 |\n"
    ) == [
        ("xpeng", "deliveries", "2019", 16608),
        ("nio", "deliveries", "2019", 20565),
        ("xpeng", "deliveries", "2020", 27041),
        ("leapmotor", "deliveries", "2020", 11391),
        ("nio", "deliveries", "2020", 43728),
    ]


def test_a_table_of_something_else_gives_no_rows() -> None:
    assert rows_of("| Maker | Share price |\n|---|---|\n| XPeng | $21.50 |\n") == []
    assert rows_of("| Place | Deliveries in 2021 |\n|---|---|\n| Hefei | 5,000 |\n") == []


@given(st.lists(st.lists(st.text("ab 1,|%\\Nio", max_size=8), min_size=1, max_size=5), min_size=1, max_size=5))
def test_any_table_is_read(cells: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    rows_of("\n".join([lines[0], "|" + "---|" * len(cells[0]), *lines[1:]]))
