"""The archive's tables.

An article's rows all bear its place: its day of publication above its id (``place_of``), so that the order of each
table and index, and of the full-text index, is the order of the list: the newest page is read without sorting.
"""

from __future__ import annotations

from datetime import date

ID_BITS = 26
"""67 million articles; few bits keep the distances small that the full-text index writes for each word."""

ID_MASK = (1 << ID_BITS) - 1
TITLE_INITIAL = "¶"
"""Stands before the first letters of a title's words in the full-text index; no word contains it."""

INDEXED_PREFIX = 3
"""Letters of the longest beginnings of words that have an index of their own."""

LAST_DAY = date.max.toordinal()
LAST_PLACE = (1 << 63) - 1

SCHEMA = (
    """CREATE TABLE articles (
        place INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE,
        source TEXT, url TEXT, digest TEXT,
        title_key TEXT NOT NULL, outlet_key TEXT NOT NULL,
        document TEXT NOT NULL)""",
    "CREATE INDEX articles_source ON articles(source) WHERE source IS NOT NULL",
    "CREATE INDEX articles_url ON articles(url) WHERE url IS NOT NULL",
    "CREATE INDEX articles_digest ON articles(digest) WHERE digest IS NOT NULL",
    "CREATE INDEX articles_title ON articles(title_key)",
    "CREATE INDEX articles_outlet ON articles(outlet_key, place DESC)",
    "CREATE INDEX articles_outlet_down ON articles(outlet_key)",
    "CREATE TABLE bodies (place INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, body TEXT NOT NULL)",
    "CREATE TABLE findings (place INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, document TEXT NOT NULL)",
    """CREATE TABLE statements (
        place INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, ordinal INTEGER NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (place, ordinal)) WITHOUT ROWID""",
    """CREATE TABLE spoken (
        company TEXT NOT NULL, place INTEGER NOT NULL, ordinal INTEGER NOT NULL,
        PRIMARY KEY (company, place, ordinal)) WITHOUT ROWID""",
    """CREATE TABLE sales (
        place INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, ordinal INTEGER NOT NULL,
        company TEXT, document TEXT NOT NULL,
        PRIMARY KEY (place, ordinal)) WITHOUT ROWID""",
    "CREATE INDEX sales_company ON sales(company, place, ordinal) WHERE company IS NOT NULL",
    """CREATE TABLE facts (
        metric TEXT NOT NULL, company TEXT NOT NULL, value REAL NOT NULL, place INTEGER NOT NULL,
        PRIMARY KEY (metric, place, company, value)) WITHOUT ROWID""",
    """CREATE TABLE vocabulary (
        id INTEGER PRIMARY KEY, field TEXT NOT NULL, folded TEXT NOT NULL, shown TEXT NOT NULL, count INTEGER NOT NULL,
        UNIQUE (field, folded))""",
    "CREATE TABLE terms (term INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (term, place)) WITHOUT ROWID",
    # The words are cut and folded before they come here: every character but the blank belongs to one.
    """CREATE VIRTUAL TABLE words USING fts5(
        title, body, said, initials, content='', columnsize=0, tokenize='ascii', prefix='2 3')""",
    # Words of many articles are gathered in memory before a part of the index is written.
    "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)",
    "CREATE TABLE collections (name TEXT PRIMARY KEY, next_id INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE documents (
        collection TEXT NOT NULL, id INTEGER NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (collection, id)) WITHOUT ROWID""",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO counters VALUES ('changes', 0)",
)


def place_of(article_id: int, published: str) -> int:
    """Return the place of an article in the list: by day, then by id; without a day before all that have one."""
    return (day_number(published) << ID_BITS) | article_id


def day_number(day: str) -> int:
    """Return the number of an ISO day; 0 for none."""
    return date.fromisoformat(day).toordinal() if day else 0


def id_at(place: int) -> int:
    """Return the id of the article at a place."""
    return place & ID_MASK


def places(first: str | None, last: str | None) -> tuple[int, int]:
    """Return the first and last place of articles published from one day to another; None for no end."""
    low = max(day_number(first or ""), 1)
    high = LAST_DAY if last is None else day_number(last)
    return low << ID_BITS, ((high + 1) << ID_BITS) - 1
