"""Printing records: one a line, as columns or as JSON, and failures on stderr."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Sequence
from datetime import date, datetime

import click

from store import Change, SalesRow

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")

query_argument = click.argument("query", nargs=-1)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
limit_option = click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
yes_option = click.option("--yes", is_flag=True, help="Do it without asking.")


def line(*cells: object) -> None:
    """Print one record: its cells parted by tabs, on one line whatever they hold."""
    click.echo("\t".join(UNSAFE.sub(" ", _word(c)) for c in cells))


def json_line(record: object) -> None:
    """Print one record as a JSON object on a line."""
    click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain))


def failure(message: str) -> None:
    """Tell one failure on stderr."""
    click.echo(f"tearsheet: {UNSAFE.sub(' ', message)}", err=True)


def joined(query: Sequence[str]) -> str:
    """Return the words of the command line as one query."""
    return " ".join(query)


def number(value: float | None) -> str:
    """Return a number as a reader writes it: 16,155 or 9.8; nothing for None."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def changes(row: SalesRow) -> str:
    """Return a row's changes in words: "+178% yoy from 5,820 (agrees)"."""
    return "; ".join(_change(c) for c in row.changes)


def day(moment: datetime | None) -> date | None:
    """Return the day that an option gave."""
    return moment.date() if moment else None


def _change(change: Change) -> str:
    percent = "" if change.percent is None else f"{change.percent:+g}% "
    base = "" if change.base is None else f" from {number(change.base)}"
    return f"{percent}{change.basis}{base} ({change.verdict})"


def _word(cell: object) -> str:
    return "" if cell is None else str(cell)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
