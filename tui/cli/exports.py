"""The command that writes articles out: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import failure, joined, json_line, json_option, query_argument
from tui.cli.settings import Settings

if TYPE_CHECKING:
    from store import ExportFormat

FORMATS = ("markdown", "json", "csv", "tinydb")


@click.command()
@query_argument
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="The folder to write into.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="markdown", show_default=True)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@json_option
@click.pass_obj
def export(
    settings: Settings, query: tuple[str, ...], folder: Path, form: ExportFormat, force: bool, as_json: bool
) -> int:
    """Write the articles that match into a folder.

    markdown: a file an article, its findings as footnotes. json: an object an article. csv: the sales rows.
    tinydb: one file that TinyDB opens. "tearsheet add" reads json and tinydb back.
    """
    articles = failures = 0
    with settings.open() as library:
        for written in library.export(library.parse(joined(query)), folder, form, force=force):
            articles += written.articles
            if as_json:
                json_line(written)
            if written.reason:
                failures += 1
                failure(f"{written.path} {written.reason}")
    if not as_json:
        click.echo(f"wrote {articles:,} {'article' if articles == 1 else 'articles'} to {folder}")
    return 1 if failures else 0


COMMANDS: tuple[click.Command, ...] = (export,)
"""The commands of this family."""
