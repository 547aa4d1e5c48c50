"""Tags that an article gets by itself: those of each rule whose query it matches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from store.db.codec import Stamp, document_of
from store.ingest.finding import Found
from store.ingest.metadata import tag
from store.query import parse
from store.records import Draft, Marks, Rule

_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class Rules:
    """The reader's rules, understood. Raises QueryError for a query that can't be."""

    def __init__(self, rules: Sequence[Rule], today: date) -> None:
        self._rules = [(parse(r.query, today=today).where, tuple(filter(None, map(tag, r.tags)))) for r in rules]

    def tags(self, draft: Draft, found: Found, marks: Marks = Marks()) -> tuple[str, ...]:  # noqa: B008
        """Return the tags that an article with these marks gets, its rules taken in their order."""
        if not self._rules:
            return ()
        stamp = Stamp(0, "", _ANY_TIME, 1, Marks(marks.read, marks.starred, tuple({*marks.tags, *draft.tags})))
        document = document_of(draft, found.findings, found.sentences, stamp)
        given = [tags for where, tags in self._rules if where(document)]
        return tuple(dict.fromkeys(t for tags in given for t in tags))
