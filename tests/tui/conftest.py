"""What tests of the screen share: a small archive of own texts, a fixed clock, and waiting for what is under way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from store import Library, open_library
from tui.app import TearsheetApp

NOW = datetime(2022, 1, 5, 9, 0, tzinfo=UTC)

COMPANIES = """
[nio]
name = "Nio"
tickers = ["NYSE:NIO"]

[jac]
name = "JAC"
aliases = ["Jianghuai Automobile Group"]

[huawei]
name = "Huawei"

[xpeng]
name = "Xpeng"

[cnevpost]
name = "CnEVPost"
kind = "outlet"
"""

ARTICLES = {
    "1-nio": """---
title: Nio delivers 10,878 cars in November
outlet: CnEVPost
published: 2021-12-01
url: https://example.com/nio-november
tags: [ev]
---
Nio delivered 10,878 vehicles in November, up 106 percent from 5,291 a year ago and up 197 percent from 3,667 in October.

"We are catching up with our orders," said William Li, chief executive of Nio.

Xpeng delivered 15,613 vehicles in the same month.
""",
    "2-jac": """---
title: JAC denies that it builds cars with Huawei
outlet: CnEVPost
published: 2021-12-28
tags: [ev, rumour]
---
JAC has denied rumours that it will build cars with Huawei. Jianghuai Automobile Group, which builds cars for Nio, is not
working with Huawei on cars, a spokesman said on Tuesday.

JAC sold 16,155 vehicles in November, up 178 percent from 5,820 a year ago.
""",
    "3-huawei": """---
title: Huawei says again that it does not build cars
outlet: Morning Wire
published: 2021-05-24
---
Huawei does not build cars, the company said on Monday. It helps carmakers such as JAC to build good ones.
""",
    "4-xpeng": """---
title: Xpeng ends the year ahead of Nio
outlet: Morning Wire
published: 2022-01-03
---
Xpeng delivered 16,000 vehicles in December. Nio delivered 10,489 vehicles in December, up 60 percent from 7,007 a year ago.
""",
    "5-weather": """---
title: Snow closes roads in the north
published: 2021-12-20
---
Snow closed several roads on Monday. Nobody was hurt.
""",
}

Settle = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the sample articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the archive is."""
    return tmp_path / "archive.db"


@pytest.fixture
def empty_library(tmp_path: Path, archive: Path) -> Iterator[Library]:
    """A library without articles."""
    companies = tmp_path / "companies.toml"
    companies.write_text(COMPANIES, encoding="utf-8")
    with open_library(archive, lists=[companies], clock=lambda: NOW) as library:
        yield library


@pytest.fixture
def library(empty_library: Library, texts: Path) -> Library:
    """A library with the sample articles."""
    assert [added.outcome for added in empty_library.add([str(texts)])] == ["new"] * len(ARTICLES)
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
