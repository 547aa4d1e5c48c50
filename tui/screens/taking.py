"""Taking things along: copying, exporting, opening an article's address in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from textual import work

from store import TearsheetError
from tui.files import folder_of
from tui.formatting import counted, one_line
from tui.screens.looking import LookingScreen
from tui.terminal import clean

if TYPE_CHECKING:
    from store import Exported, ExportFormat, Library, Query


class TakingScreen(LookingScreen):
    """Gives the reader what is shown, for other programs."""

    def action_copy(self) -> None:
        """Copy what the pane is about: title and address, a statement with its source, a table."""
        if self.article is None:
            return
        if self.pane == "panels" and (found := self.panels.copied()) is not None:
            words, text = found
        else:
            draft = self.article.draft
            words = "title and address"
            text = clean(one_line(draft.title)) + "\n" + clean(draft.url or draft.source)
        self.app.copy_to_clipboard(text)
        self.tell(f"Copied {words}.")

    @work(exclusive=True, group="dialog")
    async def action_browse(self) -> None:
        """Show the article's address, and open it in the browser if the reader wants to."""
        from tui.screens.dialogs import ConfirmDialog

        if self.article is None:
            return
        draft = self.article.draft
        address = web_address(draft.url) or web_address(draft.source)
        if address is None:
            self.tell("This article has no web address.")
        elif await self.app.push_screen_wait(ConfirmDialog(f"Open this in the browser?\n\n{address}")):
            self.app.open_url(address)

    @work(exclusive=True, group="dialog")
    async def action_export(self) -> None:
        """Ask for form and folder, and write the articles that are acted on."""
        from tui.screens.export_dialog import ExportDialog

        targets = self.targets
        if not targets:
            self.tell("There is no article to export.")
            return
        question = f"Export {counted(len(targets), 'article')}"
        answer = await self.app.push_screen_wait(ExportDialog(question, self.folder))
        if answer is None:
            return
        self.folder, form = answer
        folder = folder_of(self.folder)
        try:
            files = await self.desk.ask("later", exported, self.desk.library, targets, folder, form)
        except TearsheetError as error:
            self.tell(str(error), error=True)
            return
        self.tell(export_words(files, folder), error=any(f.reason for f in files))


def web_address(words: str | None) -> str | None:
    """Return an address that a browser may be given: http or https, with a host; None for anything else."""
    address = clean(words or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname and " " not in address else None


def exported(library: Library, ids: Sequence[int], folder: Path, form: ExportFormat) -> tuple[Exported, ...]:
    """Write articles into a folder; tell what became of each file. Raises SourceError."""
    return tuple(library.export(any_of(library, ids), folder, form))


def any_of(library: Library, ids: Sequence[int]) -> Query:
    """Return a query for articles by id: halved again and again, so that it is never nested deeply."""
    if len(ids) == 1:
        return library.parse(f"id:{ids[0]}")
    half = len(ids) // 2
    first, second = any_of(library, ids[:half]), any_of(library, ids[half:])
    return replace(first, where=first.where | second.where)


def export_words(files: Sequence[Exported], folder: Path) -> str:
    """Return what was written and what was not."""
    articles, failed = sum(f.articles for f in files), [f for f in files if f.reason]
    told = f"Wrote {counted(articles, 'article')} to {folder}" if articles else "Wrote nothing"
    if not failed:
        return f"{told}."
    reason = failed[0].reason.partition(";")[0]
    more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
    return f"{told}. {Path(failed[0].path).name} {reason}{more}."
