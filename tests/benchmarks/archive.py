"""How the archive's costs grow with its size: run by hand, never as a test.

    python tests/benchmarks/archive.py [ARTICLES]... [--keep FOLDER]

Makes archives of invented articles of 3 KB (1,000 and 10,000 where nothing is said), and times what a reader does in each.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from store.db import Archive, Saving, open_archive
from store.query import parse
from store.records import Change, CompanyFinding, Draft, Figure, Findings, Mention, SalesRow, Span, Statement

TODAY = date(2021, 12, 28)
ADDED = datetime(2021, 12, 28, tzinfo=UTC)
BATCH = 1000
COMMON = ("the", "of", "company", "said", "sales", "vehicles", "deliveries", "november", "percent", "battery")

QUERIES = {
    "a letter": "t",
    "two letters": "th",
    "three letters": "com",
    "a common word": "the",
    "the beginning of one": "compa",
    "a rare word": "battery",
    "two words": "the battery",
    "a phrase": '"the company"',
    "a word, without another": "the -battery",
    "one word or another": "battery OR deliveries",
    "a company": "company:company-1",
    "a rare company and a word": "company:company-1900 the",
    "unread in a month": "is:unread on:2015-05",
    "a tag and a word": "tag:ev the",
    "what someone said": "said:linchun stance:deny",
    "deliveries over a number": "deliveries:>49000",
    "a letter of the title": "title:t",
    "by relevance": "battery sort:relevance",
    "by title": "sort:title",
    "oldest first": "the sort:date",
}


class Invention:
    """Articles with words, companies, figures, statements and sales that are as frequent as in real ones."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)
        self._words = [*COMMON, *(self._word() for _ in range(30_000))]
        self._word_weights = list(accumulate(1 / (n + 3) for n in range(len(self._words))))
        self._company_weights = list(accumulate(1 / (n + 2) for n in range(2000)))

    def saving(self, number: int) -> Saving:
        """Return an article to be saved."""
        body = self._text(480)
        day = None if number % 100 == 0 else date(2010, 1, 1) + timedelta(days=self._random.randrange(4300))
        tags = ("ev",) if number % 50 == 0 else ()
        outlet = f"Outlet {self._random.randrange(40)}"
        draft = Draft(f"/news/{number}.txt", body, self._text(9), outlet, day, tags=tags)
        return Saving(draft, self._findings(body), str(number), ADDED, ["a sentence that states it"] * 4)

    def _word(self) -> str:
        return "".join(self._random.choices("etaoinshrdlcumwfgypbvk", k=self._random.randint(2, 10)))

    def _text(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._word_weights, k=count))

    def _findings(self, body: str) -> Findings:
        numbers = dict.fromkeys(self._random.choices(range(2000), cum_weights=self._company_weights, k=4))
        companies = tuple(self._company(n) for n in numbers)
        figures = tuple(Figure(Span(n, n + 5), "1,234", "count", 1234.0, unit="vehicles") for n in range(12))
        statements = tuple(self._statement(body, n, companies) for n in (10, 200, 400))
        sales = tuple(self._sale(n, companies[0].id) for n in range(self._random.choice([0, 0, 1, 2, 4])))
        return Findings(companies, figures, statements, sales)

    def _company(self, number: int) -> CompanyFinding:
        name = f"Company {number}"
        mentions = tuple(Mention(Span(n, n + 5), name) for n in range(3))
        return CompanyFinding(f"company-{number}", name, "company", mentions, (name.upper(),), (f"NYSE:C{number}",))

    def _statement(self, body: str, start: int, companies: tuple[CompanyFinding, ...]) -> Statement:
        span = Span(start, start + 80)
        stance = self._random.choice(("deny", "assert", "assert"))
        about = (companies[-1].id,)
        return Statement(
            span, (span,), span.of(body), "said", "direct", stance, "Chi Linchun", company=companies[0].id, about=about
        )

    def _sale(self, month: int, company: str) -> SalesRow:
        value = float(self._random.randrange(100, 50_000))
        changes = (Change("yoy", 5291.0, 106.0, 105.594, "agrees"),)
        return SalesRow(Span(0, 5), company, "deliveries", None, f"2021-{month + 1:02}", value, changes=changes)


def made(path: Path, articles: int) -> float:
    """Make an archive where there is none; return the articles saved in a second (0 for one that was there)."""
    if path.exists():
        return 0
    invention = Invention()
    start = time.perf_counter()
    with open_archive(path) as archive:
        for first in range(0, articles, BATCH):
            archive.save_many(invention.saving(n) for n in range(first, min(first + BATCH, articles)))
    return articles / (time.perf_counter() - start)


def times_ms(call: Callable[[], object], times: int = 9) -> list[float]:
    """Return the times of some calls in milliseconds, ascending."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def measured(path: Path) -> Iterator[tuple[str, float]]:
    """Yield what was done and its median time in milliseconds."""
    yield "open, first page", statistics.median(times_ms(lambda: _opened(path)))
    with open_archive(path) as archive:
        for name, text in QUERIES.items():
            yield f"page: {name}", statistics.median(times_ms(lambda text=text: archive.page(parse(text, today=TODAY))))
        yield from _uses(archive)


def _opened(path: Path) -> None:
    with open_archive(path) as archive:
        archive.page(parse("", today=TODAY))


def _uses(archive: Archive) -> Iterator[tuple[str, float]]:
    everything = parse("", today=TODAY)
    page = archive.page(everything)
    turns = iter(page.rows * 3)
    uses: dict[str, Callable[[], object]] = {
        "next page": lambda: archive.page(everything, after=page.last),
        "last page": lambda: archive.page(everything, last=True),
        "an article": lambda: archive.article(next(turns).id),
        "a star": lambda: archive.set_marks([next(turns).id], starred=True),
        "a tag": lambda: archive.set_marks([next(turns).id], add_tags=["x"]),
        "statements of three companies": lambda: archive.statements(["company-1", "company-2", "company-3"], 400),
        "sales of one": lambda: archive.sales(["company-1"], 400),
        "counts": archive.counts,
    }
    for name, call in uses.items():
        yield name, statistics.median(times_ms(call))


def main() -> None:
    """Print a table: what was done, and its time at each size."""
    parser = argparse.ArgumentParser(description="Time the archive at several sizes.")
    parser.add_argument("articles", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--keep", type=Path, help="folder to keep the archives in, for another run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        columns = [_column(given.keep or Path(folder), articles) for articles in given.articles]
    print(f"{'median, ms':40}" + "".join(f"{articles:>12,}" for articles in given.articles) + "      growth")
    for name in columns[0]:
        values = [column[name] for column in columns]
        growth = f"{values[-1] / values[0]:11.1f}x" if values[0] else ""
        print(f"{name:40}" + "".join(f"{value:12.1f}" for value in values) + growth)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _column(folder: Path, articles: int) -> dict[str, float]:
    path = folder / f"{articles}.db"
    rate = made(path, articles)
    size = path.stat().st_size / articles / 1000
    return {**dict(measured(path)), "KB on disk, an article": size, "articles saved in a second": rate}


if __name__ == "__main__":
    main()
