"""Commands on what articles say: statements, sales, company, check, extract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import Cell, Library, SalesRow, SalesTable, SourceError, StoredSales
from tui.cli.output import (
    changes,
    day,
    failure,
    joined,
    json_line,
    json_option,
    limit_option,
    line,
    number,
    query_argument,
)
from tui.cli.settings import Settings

if TYPE_CHECKING:
    from store import Draft, Findings


@click.command()
@query_argument
@limit_option
@json_option
@click.pass_obj
def statements(settings: Settings, query: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Print who said what in the articles that match: day, stance, company, speaker, words, article."""
    with settings.open() as library:
        for stored in library.statements(library.parse(joined(query)), limit):
            said = stored.statement
            if as_json:
                json_line(stored)
            else:
                when = said.date or stored.article.published
                line(when, said.stance, said.company, said.speaker, said.text or said.cue, stored.article.id)


@click.command()
@query_argument
@limit_option
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values with a header.")
@json_option
@click.pass_obj
def sales(settings: Settings, query: tuple[str, ...], limit: int | None, as_csv: bool, as_json: bool) -> None:
    """Print the sales rows of the articles that match: company, metric, product, period, value, changes, article."""
    with settings.open() as library:
        stored = library.sales(library.parse(joined(query)), limit)
    if as_csv:
        _print_csv(stored)
        return
    for item in stored:
        if as_json:
            json_line(item)
        else:
            row = item.row
            line(
                row.company,
                row.metric,
                row.product,
                row.period,
                number(row.value),
                row.currency or row.unit,
                changes(row),
                item.article.id,
            )


def _print_csv(stored: tuple[StoredSales, ...]) -> None:
    from store import csv_lines

    for text in csv_lines(stored):
        click.echo(text, nl=False)


@click.command()
@click.argument("name")
@json_option
@click.pass_obj
def company(settings: Settings, name: str, as_json: bool) -> None:
    """Print the tear sheet of a company: what it is, its latest statements, its sales."""
    with settings.open() as library:
        company_id = _company_id(library, name)
        entry = library.companies.get(company_id)
        threads, tables = library.threads([company_id]), library.tables([company_id])
    if as_json:
        json_line({"id": company_id, "entry": entry, "threads": threads, "tables": tables})
        return
    line(entry.name if entry else name, *(entry.tickers if entry else ()))
    for thread in threads:
        line("statement", thread.standing, thread.claim)
    for table in tables:
        _print_table(table)


def _company_id(library: Library, name: str) -> str:
    """Return the id of the company that a name, id or ticker means."""
    listed = library.companies.find(name)
    if listed:
        return listed.id
    folded = name.casefold()
    for known in library.named():
        if folded in (known.id, known.name.casefold()):
            return known.id
    raise click.UsageError(f"No company is called {name!r}, neither in the list nor in the archive.")


def _print_table(table: SalesTable) -> None:
    for series in table.series:
        for period, cell in series.cells.items():
            row = cell.rows[0].row
            line(
                "sales",
                series.metric,
                series.product,
                period,
                number(row.value),
                series.currency or series.unit,
                changes(row),
                "conflict" if cell.conflict else "",
            )


@click.command()
@click.argument("query", metavar="[QUERY|PATH]...", nargs=-1)
@json_option
@click.pass_obj
def check(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Print every change whose arithmetic differs, and every value on which articles disagree.

    With paths it reads those files, without touching the archive.
    """
    if query and all(Path(q).exists() for q in query):
        found = list(_wrong_in_files(settings, query))
    else:
        with settings.open() as library:
            found = [*_wrong_in_archive(library, joined(query)), *_conflicts(library, joined(query))]
    for record in found:
        if as_json:
            json_line(record)
        else:
            line(*record.values())


def _wrong_in_files(settings: Settings, paths: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for item in _extracted(settings, paths):
        if isinstance(item, SourceError):
            failure(str(item))
            continue
        draft, found = item
        for row in found.sales:
            yield from _wrong(draft.source, row, row.span.of(draft.body))


def _wrong_in_archive(library: Library, query: str) -> Iterator[dict[str, object]]:
    for stored in library.sales(library.parse(query)):
        yield from _wrong(stored.article.id, stored.row, stored.sentence)


def _wrong(where: object, row: SalesRow, words: str) -> Iterator[dict[str, object]]:
    for change in row.changes:
        if change.verdict == "differs" and change.recomputed is not None:
            told = f"{number(row.value)} from {number(change.base)}: printed {number(change.percent)} percent"
            yield {
                "what": "differs",
                "where": where,
                "company": row.company,
                "metric": row.metric,
                "period": row.period,
                "finding": f"{told}, is {change.recomputed:.1f}",
                "sentence": words,
            }


def _conflicts(library: Library, query: str) -> Iterator[dict[str, object]]:
    companies = sorted({s.row.company for s in library.sales(library.parse(query)) if s.row.company})
    for table in library.tables(companies):
        for series in table.series:
            for period, cell in series.cells.items():
                if cell.conflict:
                    yield _conflict(table.company, series.metric, period, cell)


def _conflict(company_id: str, metric: str, period: str, cell: Cell) -> dict[str, object]:
    told = "; ".join(f"{number(r.row.value)} in {r.article.id} ({r.article.outlet or 'no outlet'})" for r in cell.rows)
    return {
        "what": "conflict",
        "where": ",".join(str(r.article.id) for r in cell.rows),
        "company": company_id,
        "metric": metric,
        "period": period,
        "finding": told,
        "sentence": cell.rows[0].sentence,
    }


@click.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--outlet", help="Who published it.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day it was published.")
@click.option("--why", is_flag=True, help="Each finding with its evidence.")
@json_option
@click.pass_obj
def extract_files(
    settings: Settings,
    paths: tuple[str, ...],
    outlet: str | None,
    published: datetime | None,
    why: bool,
    as_json: bool,
) -> int:
    """Read files and print what is found in them; no archive is touched."""
    from store import as_contract

    failures = 0
    for item in _extracted(settings, paths, outlet, day(published)):
        if isinstance(item, SourceError):
            failures += 1
            failure(str(item))
        elif as_json:
            json_line(as_contract(*item, why=why))
        else:
            _print_findings(*item)
    return 1 if failures else 0


def _extracted(
    settings: Settings, paths: tuple[str, ...], outlet: str | None = None, published: date | None = None
) -> Iterator[tuple[Draft, Findings] | SourceError]:
    """Read files and what is in them; a file that can't be read is an error among the results."""
    from store import CompanyList, Given, findings_of, read_sources

    companies = CompanyList.load(settings.lists)
    for draft in read_sources(paths, Given(outlet, published)):
        if isinstance(draft, SourceError):
            yield draft
        else:
            yield draft, findings_of(draft, companies)


def _print_findings(draft: Draft, found: Findings) -> None:
    """Print one line a finding, the file first, so that it can be sorted and searched."""
    for company in found.companies:
        line(draft.source, "company", company.name, company.kind, len(company.mentions))
    for figure in found.figures:
        line(draft.source, "figure", figure.text, figure.kind, figure.company, figure.metric, figure.period)
    for said in found.statements:
        line(draft.source, "statement", said.stance, said.company, said.speaker, said.text)
    for row in found.sales:
        line(draft.source, "sales", row.company, row.metric, row.product, row.period, number(row.value), changes(row))


COMMANDS: tuple[click.Command, ...] = (statements, sales, company, check, extract_files)
