"""Marking: tags, stars, read and unread, for one article or all that are marked; and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from store import TearsheetError, UnknownArticleError
from tui.formatting import counted
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from store import Article, Deed

SINGLY = 40
"""Articles whose rows are refreshed one by one, and stay in view though a filter may no longer match them."""


class MarkingScreen(ReadingScreen):
    """Changes what the reader keeps on articles, and says what was done and how to undo it."""

    changes_seen: int | None = None
    """The archive's number of changes when the list was last asked for; None before the first look."""

    @property
    def targets(self) -> tuple[int, ...]:
        """The articles to act on: all marked rows; else the one being read, or the one under the cursor."""
        if self.list.marked:
            return tuple(sorted(self.list.marked))
        if self.pane != "list" and self.article is not None:
            return (self.article.id,)
        return () if self.list.cursor is None else (self.list.cursor,)

    def mark_read(self, article: Article) -> None:
        """Keep that an article has been read, without a word: the list shows it."""
        if self.article is not None and self.article.id == article.id:
            self.do(lambda: self.desk.library.note_read(article.id), quiet=True)

    def recount(self) -> None:
        """Count the articles again."""

    @work(group="marks")
    async def do(self, deed_of: Callable[[], Deed | None], quiet: bool = False) -> None:
        """Do something to articles, tell it, and show it."""
        try:
            deed = await self.desk.ask("now", deed_of)
            if deed is None:
                self.tell("There is nothing to undo.")
                return
            if not quiet:
                self.tell(_told(deed))
            await self._show_deed(deed)
        except TearsheetError as error:
            self.tell(str(error), error=True)

    async def _show_deed(self, deed: Deed) -> None:
        self.changes_seen = await self.desk.ask("now", self.desk.library.changes)
        self.recount()
        if len(deed.articles) > SINGLY:
            self.list.reload()
            return
        articles = await self.desk.ask("now", self._articles, deed.articles)
        rows = ((self.list.row(a.id), a) for a in articles)
        self.list.replace_rows({a.id: replace(row, marks=a.marks) for row, a in rows if row is not None})
        for article in articles:
            self.show_marks(article)

    def _articles(self, ids: tuple[int, ...]) -> tuple[Article, ...]:
        """Return the articles that there are (undoing may have brought back or taken away some)."""
        found: list[Article] = []
        for article_id in ids:
            try:
                found.append(self.desk.library.article(article_id))
            except UnknownArticleError:
                continue
        return tuple(found)

    def action_star(self) -> None:
        """Star, or take the star away where all have one."""
        targets = self.targets
        starred = not all(self._marks(id, "starred") for id in targets)
        self.do(lambda: self.desk.library.mark(targets, starred=starred))

    def action_toggle_read(self) -> None:
        """Mark read, or unread where all are read."""
        targets = self.targets
        read = not all(self._marks(id, "read") for id in targets)
        self.do(lambda: self.desk.library.mark(targets, read=read))

    def action_undo(self) -> None:
        """Take back the last change."""
        self.do(self.desk.library.undo)

    @work(exclusive=True, group="dialog")
    async def action_tag(self) -> None:
        """Ask for tags and add them."""
        from tui.screens.dialogs import TagDialog

        targets = self.targets
        known = tuple(tag for tag, _ in await self.desk.ask("now", self.desk.library.tags))
        tags = await self.app.push_screen_wait(TagDialog(f"Add tags to {counted(len(targets), 'article')}", known))
        if tags:
            self.do(lambda: self.desk.library.tag(targets, add=tags))

    @work(exclusive=True, group="dialog")
    async def action_untag(self) -> None:
        """Ask which tags to remove."""
        from tui.screens.dialogs import TagDialog

        targets = self.targets
        worn = tuple(sorted({tag for a in await self.desk.ask("now", self._articles, targets) for tag in a.marks.tags}))
        if not worn:
            self.tell("There is no tag to remove.")
            return
        title = f"Remove tags from {counted(len(targets), 'article')}"
        tags = await self.app.push_screen_wait(TagDialog(title, worn, only_known=True))
        if tags:
            self.do(lambda: self.desk.library.tag(targets, remove=tags))

    @work(exclusive=True, group="dialog")
    async def action_read_all(self) -> None:
        """Ask, with the number, and mark all that the list shows as read."""
        from tui.screens.dialogs import ConfirmDialog

        library, shown = self.desk.library, self.question
        if shown is None:
            return
        unread = replace(shown, where=shown.where & library.parse("is:unread").where)
        number = await self.desk.ask("now", library.count, unread)
        if not number:
            self.tell("All articles in view are read.")
        elif await self.app.push_screen_wait(ConfirmDialog(f"Mark {counted(number, 'article')} read?")):
            self.do(lambda: library.mark(library.ids(unread), read=True))

    def _marks(self, article_id: int, name: str) -> bool:
        """Tell whether an article bears a mark, as far as it is on the screen."""
        row = self.list.row(article_id)
        shown = self.article if self.article is not None and self.article.id == article_id else None
        marks = row.marks if row is not None else shown.marks if shown is not None else None
        return marks is not None and bool(getattr(marks, name))


def _told(deed: Deed) -> str:
    """Return what was done, and how to take it back."""
    summary = deed.summary[:1].upper() + deed.summary[1:]
    return f"{summary}." if not deed.articles or deed.summary.startswith("undone") else f"{summary}. z takes it back."
