"""The rows in memory: a few pages of a list that may have a million."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import ArticleRow, Page, PageMark

MOST_PAGES = 4
"""Pages kept; the ones farthest from where one goes are dropped."""


@dataclass(frozen=True, slots=True)
class Window:
    """A connected stretch of an ordered list."""

    pages: tuple[Page, ...] = ()
    rows: tuple[ArticleRow, ...] = ()
    at_start: bool = True
    """Nothing comes before the first row."""
    at_end: bool = True

    @classmethod
    def of(cls, pages: tuple[Page, ...], *, at_start: bool, at_end: bool) -> Window:
        """Return a window over pages that follow one another."""
        kept = tuple(page for page in pages if page.rows)
        return cls(kept, tuple(row for page in kept for row in page.rows), at_start, at_end)

    @property
    def first(self) -> PageMark | None:
        """The place before which the list goes on."""
        return self.pages[0].first if self.pages else None

    @property
    def last(self) -> PageMark | None:
        """The place after which the list goes on."""
        return self.pages[-1].last if self.pages else None

    def index(self, article_id: int | None) -> int | None:
        """Return which row an article is; None where it is not in the window."""
        return next((i for i, row in enumerate(self.rows) if row.id == article_id), None)

    def with_next(self, page: Page, limit: int) -> Window:
        """Return the window with the page that follows; pages at the start make room."""
        pages = (*self.pages, page)
        kept = pages[-MOST_PAGES:]
        return self.of(kept, at_start=self.at_start and len(kept) == len(pages), at_end=len(page.rows) < limit)

    def with_previous(self, page: Page, limit: int) -> Window:
        """Return the window with the page that comes before; pages at the end make room."""
        pages = (page, *self.pages)
        kept = pages[:MOST_PAGES]
        return self.of(kept, at_start=len(page.rows) < limit, at_end=self.at_end and len(kept) == len(pages))

    def with_rows(self, rows: Mapping[int, ArticleRow]) -> Window:
        """Return the window with some rows replaced by newer ones of the same articles."""
        pages = tuple(replace(page, rows=tuple(rows.get(row.id, row) for row in page.rows)) for page in self.pages)
        return self.of(pages, at_start=self.at_start, at_end=self.at_end)

    def neighbours(self, article_id: int | None, most: int = 8) -> tuple[int, ...]:
        """Return an article's id and those next to it, nearest first, for finding one's place again."""
        place = self.index(article_id)
        if place is None:
            return () if article_id is None else (article_id,)
        following = [row.id for row in self.rows[place : place + most]]
        return (*following, *(row.id for row in reversed(self.rows[max(0, place - most) : place])))
