"""``tearsheet`` opens the reader, ``tearsheet COMMAND`` does one thing and prints it."""

from __future__ import annotations

import os
import sys

from store import QueryError, TearsheetError
from tui.cli.settings import Settings

FAILED, MISUSE, INTERRUPTED = 1, 2, 130


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 done, 1 failed, 2 misuse."""
    sys.exit(_code(sys.argv[1:] if arguments is None else arguments))


def _code(arguments: list[str]) -> int:
    """Run a command; whatever goes wrong becomes one sentence on stderr and a code."""
    try:
        return _run(arguments)
    except QueryError as error:
        marked = error.underlined().replace("\n", "\n  ")
        return _tell(f"{error}\n  {marked}", MISUSE)
    except TearsheetError as error:
        return _tell(str(error), MISUSE if _is_config_error(error) else FAILED)
    except KeyboardInterrupt:
        return _tell("stopped; what was done until here is kept", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if os.environ.get("TEARSHEET_DEBUG"):
            raise
        return _tell(f"something unforeseen went wrong: {error!r}; TEARSHEET_DEBUG=1 shows where", FAILED)


def _run(arguments: list[str]) -> int:
    """Open the reader where nothing else is asked, without importing what only commands need."""
    if arguments:
        from tui.cli.group import call

        return call(arguments)
    from tui.opening import open_reader

    return open_reader(Settings.from_environment(os.environ, None), samples=True)


def _is_config_error(error: TearsheetError) -> bool:
    from tui.config import ConfigError

    return isinstance(error, ConfigError)


def _tell(message: str, code: int) -> int:
    sys.stderr.write(f"tearsheet: {message}\n")
    return code


if __name__ == "__main__":
    main()
