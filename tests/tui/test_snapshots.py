"""Pictures of states worth seeing, over findings that are written down here, so that only the screen can change them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from store import Change, CompanyFinding, Draft, Figure, Findings, Library, Mention, SalesRow, Span, Statement
from store.db import open_archive
from store.extract.listing import CompanyList
from tui.app import TearsheetApp
from tui.config import Config

NOW = datetime(2022, 1, 5, 9, 0, tzinfo=UTC)

JAC = """The carmaker JAC is not about to build cars with Huawei, it told China Securities Journal on Tuesday.

There were rumours this week that JAC, which builds cars for Nio, would follow Seres into a partnership with Huawei. "We are not working with Huawei on any car at present," a member of its securities department said. JAC does not rule out doing so in the future.

JAC sold 16,155 all-electric cars in November, up 178 percent from 5,820 a year ago and up 46 percent from 11,101 in October.

Nio handed over 10,878 cars in November, up 106 percent from 5,291 a year ago.
"""
HUAWEI = """Huawei does not build cars, the company said on Monday. It helps carmakers such as JAC to build good ones.

"We have said so before, and we mean it," Huawei wrote.
"""
SLIP = """Nio handed over 10,489 cars in December, up 60 percent from 7,007 a year ago, by an early count."""
NIO = """Nio handed over 10,878 cars in November, up 106 percent from 5,291 a year ago, and plans a second plant.

William Li, its chief executive, expects more cars in every month of the coming year.
"""


def place(body: str, words: str, nth: int = 0) -> Span:
    start = [m.start() for m in re.finditer(re.escape(words), body)][nth]
    return Span(start, start + len(words))


def company(body: str, id: str, name: str, kind: Any = "company", **more: Any) -> CompanyFinding:
    found = [Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", body)]
    return CompanyFinding(id, name, kind, tuple(Mention(s, name, evidence="listed name") for s in found), **more)


def sales(body: str, words: str, company: str, period: str, value: float, *changes: Change) -> SalesRow:
    metric = "sales" if company == "jac" else "deliveries"
    return SalesRow(place(body, words), company, metric, None, period, value, "cars", changes=changes)


def change(body: str, words: str, basis: Any, base: float, percent: float, recomputed: float, verdict: Any) -> Change:
    return Change(basis, base, percent, recomputed, verdict, place(body, words))


def said(body: str, words: str, stance: Any, cue: str, **more: Any) -> Statement:
    span = place(body, words)
    return Statement(span, (span,), words, cue, more.pop("mode", "indirect"), stance, **more)


def count(body: str, words: str, value: float, company: str, period: str, **more: Any) -> Figure:
    kind = "percent" if "percent" in words else "count"
    return Figure(place(body, words), words, kind, value, company=company, period=period, metric="sales", **more)


JAC_FOUND = Findings(
    (
        company(JAC, "jac", "JAC", tickers=("SHA:600418",)),
        company(JAC, "huawei", "Huawei"),
        company(JAC, "nio", "Nio", tickers=("NYSE:NIO",)),
        company(JAC, "seres", "Seres", "brand"),
        company(JAC, "csj", "China Securities Journal", "outlet"),
    ),
    (
        count(JAC, "16,155", 16155, "jac", "2021-11", role="level", unit="cars"),
        count(JAC, "178 percent", 178, "jac", "2021-11", role="change"),
        count(JAC, "5,820", 5820, "jac", "2020-11", role="base", unit="cars"),
        count(JAC, "46 percent", 46, "jac", "2021-11", role="change"),
        count(JAC, "11,101", 11101, "jac", "2021-10", role="base", unit="cars"),
        count(JAC, "10,878", 10878, "nio", "2021-11", role="level", unit="cars"),
        count(JAC, "106 percent", 106, "nio", "2021-11", role="change"),
    ),
    (
        said(JAC, "not about to build cars with Huawei", "deny", "told", speaker="The carmaker JAC", company="jac",
             outlet="China Securities Journal", date="2021-12-28", about=("jac", "huawei")),
        said(JAC, "JAC, which builds cars for Nio, would follow Seres into a partnership with Huawei", "rumour", "rumours",
             about=("jac", "huawei", "seres")),
        said(JAC, "We are not working with Huawei on any car at present,", "deny", "said", mode="direct",
             speaker="a member of its securities department", company="jac", date="2021-12-28", about=("huawei", "jac")),
    ),
    (
        sales(JAC, "16,155", "jac", "2021-11", 16155, change(JAC, "178 percent", "yoy", 5820, 178, 177.58, "agrees"),
              change(JAC, "46 percent", "mom", 11101, 46, 45.53, "agrees")),
        sales(JAC, "10,878", "nio", "2021-11", 10878, change(JAC, "106 percent", "yoy", 5291, 106, 105.59, "agrees")),
    ),
)  # fmt: skip
HUAWEI_FOUND = Findings(
    (company(HUAWEI, "huawei", "Huawei"), company(HUAWEI, "jac", "JAC")),
    (),
    (said(HUAWEI, "Huawei does not build cars", "deny", "said", speaker="the company", company="huawei", date="2021-05-24",
          about=("huawei",)),),
)  # fmt: skip
NIO_FOUND = Findings(
    (company(NIO, "nio", "Nio", tickers=("NYSE:NIO",)),),
    (count(NIO, "10,878", 10878, "nio", "2021-11", role="level", unit="cars"),),
    (said(NIO, "more cars in every month of the coming year", "expect", "expects", speaker="William Li", role="chief executive",
          company="nio", about=("nio",)),),
    (sales(NIO, "10,878", "nio", "2021-11", 10878, change(NIO, "106 percent", "yoy", 5291, 106, 105.59, "agrees")),),
)  # fmt: skip
SLIP_FOUND = Findings(
    (company(SLIP, "nio", "Nio", tickers=("NYSE:NIO",)),),
    (count(SLIP, "10,489", 10489, "nio", "2021-12", role="level", unit="cars"),),
    (),
    (sales(SLIP, "10,489", "nio", "2021-12", 10489, change(SLIP, "60 percent", "yoy", 7007, 60, 49.69, "differs")),),
)

ARTICLES = (
    ("Nio counts its December early", "Sample Wire", date(2022, 1, 3), SLIP, SLIP_FOUND, ("ev",)),
    ("JAC will not build cars with Huawei", "Sample Auto Daily", date(2021, 12, 28), JAC, JAC_FOUND, ("ev", "rumour")),
    ("Snow closes roads in the north", None, date(2021, 12, 20), "Snow closed several roads. Nobody was hurt.\n", Findings(), ()),
    ("Nio hands over more cars than ever and plans a second plant", "Sample Auto Daily", date(2021, 12, 1), NIO, NIO_FOUND, ()),
    ("Huawei says again that it does not build cars", "Morning Wire", date(2021, 5, 24), HUAWEI, HUAWEI_FOUND, ("rumour",)),
)  # fmt: skip


@pytest.fixture
def steady(tmp_path: Path) -> Iterator[Library]:
    """A library whose findings no rule has a part in."""
    archive = open_archive(tmp_path / "steady.db")
    for title, outlet, published, body, found, tags in ARTICLES:
        draft = Draft(f"/articles/{title}.txt", body, title, outlet, published, tags=tags)
        archive.save(draft, found, digest=title, added=NOW, sentences=[""] * len(found.sales))
    with Library(archive, companies=lambda: CompanyList.load([]), clock=lambda: NOW) as library:
        library.mark([3], read=True)
        library.mark([4], starred=True)
        yield library


@pytest.fixture
def look(
    steady: Library, press: Callable[..., Awaitable[None]], snap_compare: Callable[..., bool]
) -> Callable[..., bool]:
    """Compares a picture of the screen after some keys."""

    def compare(size: tuple[int, int], *keys: str, theme: str = "textual-dark") -> bool:
        steady.save_view("Denials of the carmakers", "stance:deny tag:ev")
        app = TearsheetApp(steady, clock=lambda: NOW, config=Config(theme={"name": theme}))
        app.animation_level = "none"

        async def before(pilot: Any) -> None:
            await press(pilot, "j", *keys)
            for line in pilot.app.screen.query("Input"):
                line.cursor_blink = False
            await press(pilot)

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (180, 50)], ids=["80x24", "120x36", "180x50"])
def test_the_main_screen(look, size):
    assert look(size)


def test_an_article_on_a_narrow_screen(look):
    assert look((80, 24), "enter")


@pytest.mark.parametrize("panel", ["1", "2"])
def test_a_panel_on_a_narrow_screen(look, panel):
    assert look((80, 24), panel)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_the_search(look, size):
    assert look(size, "/", *"huawei")


def test_a_wrong_query(look):
    assert look((120, 36), "/", *"nio (is:what")


def test_a_search_without_a_match(look):
    assert look((120, 36), "/", *"tag:nothing", "enter")


def test_the_tags(look):
    assert look((120, 36), "m", "m", "t", "r")


def test_the_help(look):
    assert look((120, 50), "?")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (180, 50)], ids=["80x24", "120x36", "180x50"])
def test_the_tear_sheet(look, size):
    assert look(size, "g", "c")


def test_the_tear_sheet_in_a_light_theme(look):
    assert look((120, 36), "g", "c", theme="textual-light")


def test_the_main_screen_in_a_light_theme(look):
    assert look((180, 50), theme="textual-light")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_the_views(look, size):
    assert look(size, "v")


def test_where_to_export(look):
    assert look((80, 24), "e")
