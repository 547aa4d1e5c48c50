"""The command line: ``tearsheet`` opens the reader, ``tearsheet COMMAND`` does one thing and prints it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from store import QueryError, TearsheetError
from tui.cli.settings import Settings

DONE, FAILED, MISUSE, INTERRUPTED = 0, 1, 2, 130


MODULES = {
    "articles": "add list show tag mark remove reread",
    "findings": "statements sales company check extract",
    "exports": "export",
    "views": "views",
    "doctor": "doctor",
}
"""Which module of the command line has which commands; one is imported when its command is called."""


class Commands(click.Group):
    """Commands that are imported when they are called: the reader starts without them."""

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
    return DONE if context.invoked_subcommand else _read(context.obj, samples=not no_samples)


def _read(settings: Settings, *, samples: bool) -> int:
    """Open the reader; nothing is opened or planted where the terminal can't show it."""
    from tui.app import run
    from tui.terminal import refused_here

    if reason := refused_here():
        return _tell(reason, MISUSE)
    settings.tell_hints()
    return run(lambda: settings.open(samples=samples), config=settings.read_config())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 failed, 2 misuse."""
    sys.exit(_code(arguments))


def _code(arguments: list[str] | None) -> int:
    """Run a command; whatever goes wrong becomes one sentence on stderr and a code."""
    try:
        result = tearsheet.main(args=arguments, prog_name="tearsheet", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else DONE
    except click.ClickException as error:
        error.show()
        return MISUSE if isinstance(error, click.UsageError) else FAILED
    except QueryError as error:
        return _tell(f"{error}\n  {error.underlined().replace(chr(10), chr(10) + '  ')}", MISUSE)
    except TearsheetError as error:
        return _tell(str(error), MISUSE if _is_config_error(error) else FAILED)
    except (KeyboardInterrupt, click.Abort):
        return _tell("stopped; what was done until here is kept", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if os.environ.get("TEARSHEET_DEBUG"):
            raise
        return _tell(f"something unforeseen went wrong: {error!r}; TEARSHEET_DEBUG=1 shows where", FAILED)


def _is_config_error(error: TearsheetError) -> bool:
    from tui.config import ConfigError

    return isinstance(error, ConfigError)


def _tell(message: str, code: int) -> int:
    click.echo(f"tearsheet: {message}", err=True)
    return code


if __name__ == "__main__":
    main()
