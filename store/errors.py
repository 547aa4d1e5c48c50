"""Everything that can go wrong in the store: one root, few kinds, the facts as attributes."""

from __future__ import annotations


class TearsheetError(Exception):
    """The root: its text is one sentence for the reader that says what to do."""


class ArchiveError(TearsheetError):
    """The archive can't be used: foreign, damaged, newer than this program, locked, or the disk is full."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class SourceError(TearsheetError):
    """One source (a file, a page, a feed) could not be read; the rest of a run goes on."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class QueryError(TearsheetError):
    """A query that can't be understood: what is wrong, and where."""

    def __init__(self, reason: str, text: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text
        self.start = start
        self.end = end

    def underlined(self) -> str:
        """Return the query with the faulty place marked on a line below it."""
        return f"{self.text}\n{' ' * self.start}{'^' * max(1, self.end - self.start)}"


class CompanyListError(TearsheetError):
    """A company list that can't be read, or that contradicts itself."""


class UnknownArticleError(TearsheetError):
    """No article has this id (any more)."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"No article has the id {article_id}.")
        self.article_id = article_id
