"""What tests of the screen share: a small archive of own texts, a fixed clock, and waiting for what is under way."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from store import CompanyFinding, Draft, Findings, Library, Mention, SalesRow, Span, Statement, open_library
from store.db import open_archive
from tui.app import TearsheetApp

NOW = datetime(2022, 1, 5, 9, 0, tzinfo=UTC)

COMPANIES = {"nio": "Nio", "jac": "JAC", "huawei": "Huawei", "xpeng": "Xpeng"}

ARTICLES = (
    Draft(
        "/articles/nio.md",
        "Nio delivered 10,878 vehicles in November, up 106 percent from 5,291 a year ago and up 197 percent from 3,667 in "
        'October.\n\n"We are catching up with our orders," said William Li, chief executive of Nio.\n\nXpeng delivered '
        "15,613 vehicles in the same month.\n",
        "Nio delivers 10,878 cars in November",
        "CnEVPost",
        date(2021, 12, 1),
        "https://example.com/nio-november",
        tags=("ev",),
    ),
    Draft(
        "/articles/jac.md",
        "JAC has denied rumours that it will build cars with Huawei. JAC, which builds cars for Nio, is not\nworking with Huawei "
        "on cars, a spokesman said on Tuesday.\n\nJAC sold 16,155 vehicles in November, up 178 percent from 5,820 a year ago.\n",
        "JAC denies that it builds cars with Huawei",
        "CnEVPost",
        date(2021, 12, 28),
        tags=("ev", "rumour"),
    ),
    Draft(
        "/articles/huawei.md",
        "Huawei does not build cars, the company said on Monday. It helps carmakers such as JAC to build good ones.\n",
        "Huawei says again that it does not build cars",
        "Morning Wire",
        date(2021, 5, 24),
    ),
    Draft(
        "/articles/xpeng.md",
        "Xpeng delivered 16,000 vehicles in December. Nio delivered 10,489 vehicles in December, up 60 percent from 7,007 a "
        "year ago.\n",
        "Xpeng ends the year ahead of Nio",
        "Morning Wire",
        date(2022, 1, 3),
    ),
    Draft(
        "/articles/weather.md",
        "Snow closed several roads on Monday. Nobody was hurt.\n",
        "Snow closes roads in the north",
        None,
        date(2021, 12, 20),
    ),
)
SAID = {"is not\nworking with Huawei on cars": "jac", "Huawei does not build cars": "huawei"}
SOLD = {"16,155": "jac", "10,878": "nio"}


def _places(body: str, words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), body)]


def _findings(body: str) -> Findings:
    """What is told of a sample text: no rule of extraction has a part in the tests of the screen."""
    named = ((id, name, _places(body, name)) for id, name in COMPANIES.items())
    said = ((words, company, span) for words, company in SAID.items() for span in _places(body, words))
    sold = ((words, company, span) for words, company in SOLD.items() for span in _places(body, words))
    return Findings(
        tuple(CompanyFinding(id, name, "company", tuple(Mention(s, name) for s in at)) for id, name, at in named if at),
        (),
        tuple(
            Statement(span, (span,), words, "said", "indirect", "deny", company=company, about=(company,))
            for words, company, span in said
        ),
        tuple(SalesRow(span, c, "deliveries", None, "2021-11", float(w.replace(",", ""))) for w, c, span in sold),
    )


Settle = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the archive is."""
    return tmp_path / "archive.db"


@pytest.fixture
def empty_library(archive: Path) -> Iterator[Library]:
    """A library without articles."""
    with open_library(archive, lists=[], clock=lambda: NOW) as library:
        yield library


@pytest.fixture
def library(archive: Path, empty_library: Library) -> Library:
    """A library with the sample articles."""
    with open_archive(archive) as saving:
        for draft in ARTICLES:
            found = _findings(draft.body)
            saving.save(draft, found, digest=draft.source, added=NOW, sentences=[""] * len(found.sales))
    return empty_library


@pytest.fixture
def app(library: Library) -> TearsheetApp:
    """The reader over the sample articles."""
    return TearsheetApp(library, clock=lambda: NOW)


@pytest.fixture
def settle() -> Settle:
    """Waits until nothing is under way: no worker runs, and none has been started by what the last one brought."""

    async def wait(pilot: Pilot[None]) -> None:
        quiet = 0
        while quiet < 3:
            await pilot.pause(0)
            running = [w for w in pilot.app.workers if not w.is_finished and w.group != "dialog"]
            quiet = 0 if running else quiet + 1
            for worker in running:
                with suppress(WorkerCancelled):
                    await worker.wait()

    return wait


@pytest.fixture
def press(settle: Settle) -> Callable[..., Awaitable[None]]:
    """Presses keys one after the other, and waits after each for all that follows from it."""

    async def go(pilot: Pilot[None], *keys: str) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return go
