"""The command that looks after the archive: doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import failure, json_line, json_option, line
from tui.cli.progress import Progress
from tui.cli.settings import Settings

if TYPE_CHECKING:
    from store import Rescued


@click.command()
@click.option("--rebuild", "rebuilding", is_flag=True, help="Make the indexes anew from the articles.")
@click.option("--rescue", "target", type=click.Path(path_type=Path), help="Save what can be read into a new archive.")
@json_option
@click.pass_obj
def doctor(settings: Settings, rebuilding: bool, target: Path | None, as_json: bool) -> int:
    """Tell what the archive holds, and whether it is sound: the file, its indexes, its full-text index.

    A damaged file is never written over: --rescue reads from a copy and makes a new archive.
    """
    from store import complaints, held, rebuild, rescue

    if rebuilding and target:
        raise click.UsageError("Give --rebuild or --rescue, not both.")
    path, progress = settings.archive, Progress(None)
    if target:
        return _tell_rescued(rescue(path, target, progress.so_far), target)
    if rebuilding:
        articles = rebuild(path, progress.so_far)
        progress.end()
        click.echo(f"made the indexes of {articles:,} {'article' if articles == 1 else 'articles'} anew")
        return 0
    wrong = list(complaints(path, progress.so_far))
    progress.end()
    if not any("damaged" in words or "can't be read" in words for words in wrong):
        _tell_held({"file": str(path), "bytes": path.stat().st_size, **held(path)}, as_json)
    for words in wrong:
        failure(words)
    if wrong:
        failure("--rebuild makes indexes anew; --rescue FILE saves what can be read into a new archive")
        return 1
    if not as_json:
        click.echo("sound")
    return 0


def _tell_held(known: dict[str, object], as_json: bool) -> None:
    if as_json:
        json_line(known)
        return
    for name, value in known.items():
        line(name, f"{value:,}" if isinstance(value, int) else value)


def _tell_rescued(saved: Rescued, target: Path) -> int:
    click.echo(f"saved {saved.articles + saved.unread:,} articles to {target}")
    if saved.unread:
        failure(f"{saved.unread:,} of them lost their findings: tearsheet --archive {target} reread")
    if saved.lost:
        failure(f"{saved.lost:,} articles could not be read")
    return 1 if saved.lost else 0


COMMANDS: tuple[click.Command, ...] = (doctor,)
"""The commands of this family."""
