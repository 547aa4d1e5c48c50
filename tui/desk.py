"""The reading desk: asks the library off the screen's thread, so that typing never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

if TYPE_CHECKING:
    from store import Library, Page, PageMark, Query

P = ParamSpec("P")
T = TypeVar("T")
Lane = Literal["now", "later"]

PAGE_ROWS = 100
"""Rows asked for at once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which rows of a query are wanted; the first ones where nothing else is said."""

    query: Query
    after: PageMark | None = None
    before: PageMark | None = None
    last: bool = False
    around: tuple[int, ...] = ()
    """Ids of articles, of which the first that still matches is to be in the middle."""


class Desk:
    """One thread for what the eye waits for, one for what may arrive later.

    A question that is cancelled before its turn (by an exclusive worker) is never asked, so fast keys don't pile up.
    """

    def __init__(self, opening: Callable[[], Library]) -> None:
        self._opening = opening
        self._library: Library | None = None
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in ("now", "later")}

    @property
    def library(self) -> Library:
        """The library; nobody may ask for it before it is open."""
        if self._library is None:
            raise RuntimeError("The library is not open yet.")
        return self._library

    @property
    def is_open(self) -> bool:
        """Whether the library may be asked."""
        return self._library is not None

    async def open(self) -> None:
        """Open the library. Raises what opening it raises."""
        self._library = await self.ask("now", self._opening)

    async def ask(self, lane: Lane, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the library in a lane and return its answer. Raises what the call raises."""
        return await asyncio.wrap_future(self._lanes[lane].submit(call, *args, **kwargs))

    async def pages(self, ask: Ask) -> tuple[Page, ...]:
        """Return the wanted rows: one page, or two around an article."""
        return await self.ask("now", self._pages, ask)

    def close(self, *, wait: bool = False) -> None:
        """Take no more questions, and wait for the one being answered if told to."""
        for lane in self._lanes.values():
            lane.shutdown(wait=wait, cancel_futures=True)

    def _pages(self, ask: Ask) -> tuple[Page, ...]:
        for article_id in ask.around:
            if (mark := self.library.position(ask.query, article_id)) is not None:
                return self._around(ask.query, mark)
        page = self.library.page(ask.query, after=ask.after, before=ask.before, last=ask.last, limit=PAGE_ROWS)
        return (page,)

    def _around(self, query: Query, mark: PageMark) -> tuple[Page, ...]:
        """Return the page before a place, and the page that begins with it."""
        before = self.library.page(query, before=mark, limit=PAGE_ROWS)
        return before, self.library.page(query, after=before.last, limit=PAGE_ROWS)
