"""Commands on articles: add, list, show, tag, mark, remove, reread."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import click

from store import Added, ArticleRow, Deed, Library
from tui.cli.output import day, failure, joined, json_line, json_option, limit_option, line, query_argument, yes_option
from tui.cli.progress import Progress
from tui.cli.settings import Settings

PAGE = 500


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--outlet", help="Who published it.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day it was published.")
@click.option("--tag", "tags", multiple=True, help="A tag for each of them; may be given again.")
@json_option
@click.pass_obj
def add(
    settings: Settings,
    paths: tuple[str, ...],
    outlet: str | None,
    published: datetime | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> int:
    """Add files (.txt, .md), folders of them, and exports (.json) to the archive.

    Title, outlet, day, address, author and tags may stand in front matter or in NAME.meta.json beside the file.
    """
    from store import Given, count_files

    given = Given(outlet, day(published), tags)
    outcomes: Counter[str] = Counter()
    settings.tell_hints()
    progress = Progress(count_files(paths) if sys.stderr.isatty() else None)
    with settings.open() as library:
        for added in library.add(paths, given):
            outcomes[added.outcome] += 1
            _tell_added(added, as_json)
            progress.one_more()
    progress.end()
    if not as_json:
        click.echo(", ".join(f"{outcomes[o]:,} {o}" for o in ("new", "changed", "same", "failed") if outcomes[o]))
    return 1 if outcomes["failed"] else 0


def _tell_added(added: Added, as_json: bool) -> None:
    if as_json:
        json_line(added)
    if added.outcome == "failed":
        failure(f"{added.source} {added.reason}" if added.reason else added.source)


@click.command("list")
@query_argument
@limit_option
@json_option
@click.pass_obj
def list_articles(settings: Settings, query: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """List articles, newest first: id, day, outlet, marks, companies, title."""
    with settings.open() as library:
        for row in _rows(library, joined(query), limit):
            if as_json:
                json_line(row)
            else:
                line(row.id, row.published, row.outlet, _marks(row), ",".join(row.companies[:3]), row.title)


def _rows(library: Library, query: str, limit: int | None) -> list[ArticleRow]:
    asked = library.parse(query)
    rows: list[ArticleRow] = []
    mark = None
    while limit is None or len(rows) < limit:
        page = library.page(asked, after=mark, limit=min(PAGE, (limit or PAGE + len(rows)) - len(rows)))
        if not page.rows:
            break
        rows += page.rows
        mark = page.last
    return rows


def _marks(row: ArticleRow) -> str:
    words = ["read" if row.marks.read else "unread", *(["starred"] if row.marks.starred else [])]
    return " ".join([*words, *(f"#{t}" for t in row.marks.tags)])


@click.command()
@click.argument("article_id", metavar="ID", type=int)
@json_option
@click.pass_obj
def show(settings: Settings, article_id: int, as_json: bool) -> None:
    """Print an article: its title, where it is from, its text."""
    with settings.open() as library:
        article = library.article(article_id)
    draft = article.draft
    if as_json:
        from store import as_contract

        known = {"id": article.id, "url": draft.url, "marks": article.marks}
        json_line(known | as_contract(draft, article.findings))
        return
    line(draft.title)
    line(" · ".join(str(c) for c in (draft.outlet, draft.published, draft.author, draft.url) if c))
    click.echo()
    for row in draft.body.split("\n"):
        line(row)


@click.command()
@query_argument
@click.option("--add", "added", multiple=True, help="A tag to add; may be given again.")
@click.option("--remove", "removed", multiple=True, help="A tag to take away; may be given again.")
@click.pass_obj
def tag(settings: Settings, query: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...]) -> None:
    """Add and remove tags of all articles that match."""
    if not added and not removed:
        raise click.UsageError("Give --add TAG or --remove TAG.")
    _on_all(settings, query, lambda library, ids: library.tag(ids, add=added, remove=removed))


@click.command()
@query_argument
@click.option("--read/--unread", "read", default=None, help="Mark as read or unread.")
@click.option("--star/--unstar", "starred", default=None, help="Star them, or take the star away.")
@click.pass_obj
def mark(settings: Settings, query: tuple[str, ...], read: bool | None, starred: bool | None) -> None:
    """Mark all articles that match."""
    if read is None and starred is None:
        raise click.UsageError("Give --read, --unread, --star or --unstar.")
    _on_all(settings, query, lambda library, ids: library.mark(ids, read=read, starred=starred))


@click.command()
@query_argument
@yes_option
@click.pass_obj
def remove(settings: Settings, query: tuple[str, ...], yes: bool) -> None:
    """Remove all articles that match, for good ("tag:sample" removes the samples)."""
    if not query:
        raise click.UsageError("Say which articles: a query such as tag:sample or before:2020.")
    with settings.open() as library:
        ids = library.ids(library.parse(joined(query)))
        if ids and not yes:
            raise click.UsageError(f"This removes {len(ids):,} articles for good; add --yes to do it.")
        click.echo(library.remove(ids).summary)


@click.command()
@query_argument
@click.pass_obj
def reread(settings: Settings, query: tuple[str, ...]) -> None:
    """Read the articles that match again, with the company list and rules of today."""
    settings.tell_hints()
    done = 0
    with settings.open() as library:
        asked = library.parse(joined(query))
        progress = Progress(library.count(asked) if sys.stderr.isatty() else None)
        for _ in library.reread(asked):
            done += 1
            progress.one_more()
    progress.end()
    click.echo(f"read {done:,} {'article' if done == 1 else 'articles'} again")


def _on_all(settings: Settings, query: tuple[str, ...], act: Callable[[Library, tuple[int, ...]], Deed]) -> None:
    with settings.open() as library:
        ids = library.ids(library.parse(joined(query)))
        click.echo(act(library, ids).summary)


COMMANDS: tuple[click.Command, ...] = (add, list_articles, show, tag, mark, remove, reread)
