"""The commands that print: each is imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from tui.cli.settings import Settings
from tui.opening import open_reader

DONE, FAILED, MISUSE = 0, 1, 2
MODULES = {
    "articles": "add list show tag mark remove reread",
    "findings": "statements sales company check extract",
    "exports": "export",
    "views": "views",
    "doctor": "doctor",
}
"""Which module of the command line has which commands."""


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(name for names in MODULES.values() for name in names.split())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        for module, names in MODULES.items():
            if cmd_name in names.split():
                commands: tuple[click.Command, ...] = import_module(f"tui.cli.{module}").COMMANDS
                return next(c for c in commands if c.name == cmd_name)
        return None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--archive", type=click.Path(path_type=Path), help="The archive to use, in place of your own.")
@click.option("--no-samples", is_flag=True, help="Leave an empty archive empty: plant no sample articles.")
@click.version_option(package_name="tearsheet", message="%(prog)s %(version)s")
@click.pass_context
def tearsheet(context: click.Context, archive: Path | None, no_samples: bool) -> int:
    """Read company news: who said what, which figures, and whether the arithmetic holds.

    Without a command it opens the reader. TEARSHEET_ARCHIVE and TEARSHEET_CONFIG name other places.
    """
    context.obj = Settings.from_environment(os.environ, archive)
    return DONE if context.invoked_subcommand else open_reader(context.obj, samples=not no_samples)


def call(arguments: list[str]) -> int:
    """Run what the arguments say; return the exit code. Raises what the command raises, but no error of click's."""
    try:
        result = tearsheet.main(args=arguments, prog_name="tearsheet", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else DONE
    except click.ClickException as error:
        error.show()
        return MISUSE if isinstance(error, click.UsageError) else FAILED
    except click.Abort as error:
        raise KeyboardInterrupt from error
