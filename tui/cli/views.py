"""Commands on saved queries: views, views save, views remove."""

from __future__ import annotations

import click

from tui.cli.output import joined, json_line, json_option, line
from tui.cli.settings import Settings


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def views(context: click.Context, as_json: bool) -> None:
    """Print the saved queries: name, articles, query; or save and remove one."""
    if context.invoked_subcommand:
        return
    settings: Settings = context.obj
    with settings.open() as library:
        for view in library.views():
            if as_json:
                json_line(view)
            else:
                line(view.name, "?" if view.articles is None else f"{view.articles:,}", view.query)


@views.command()
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.pass_obj
def save(settings: Settings, name: str, query: tuple[str, ...]) -> None:
    """Save a query under a name, in place of the one that had it."""
    if not name.strip():
        raise click.UsageError("Give the view a name.")
    with settings.open() as library:
        library.save_view(name, joined(query))


@views.command()
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Remove a saved query; the articles stay."""
    with settings.open() as library:
        if not library.remove_view(name):
            raise click.UsageError(f"No view is called {name!r}.")


COMMANDS: tuple[click.Command, ...] = (views,)
"""The commands of this family."""
