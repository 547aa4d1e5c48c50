"""One article with all that panels show of it: a denied rumour, tables with a conflict and a slip, companies, figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from textual import on
from textual.app import App, ComposeResult

from store import (
    Article,
    ArticleRef,
    Cell,
    Change,
    CompanyFinding,
    Draft,
    Figure,
    Findings,
    Marks,
    Mention,
    Report,
    SalesRow,
    SalesTable,
    Series,
    Span,
    Statement,
    StoredSales,
    StoredStatement,
    Thread,
)
from tui.panels.panels import Panels

BODY = (
    "JAC is not about to build cars with Huawei, the carmaker told China Securities Journal. "
    "It sold 16,155 electric cars in November, up 178 percent from 5,820 a year ago. "
    "Nio handed over 10,878 cars, up 9.8 percent from 5,291. [b]Seres[/b] wants $8,260 to $9,000 a car."
)
OWN = ArticleRef(7, "JAC will not build cars with Huawei", "Sample Auto Daily", date(2021, 12, 28))
OTHER = ArticleRef(3, "Huawei repeats itself", "Shanghai Securities News", date(2021, 5, 24))
THIRD = ArticleRef(9, "A month of records", "Sample Wire", date(2022, 1, 1))


def span(words: str) -> Span:
    start = BODY.index(words)
    return Span(start, start + len(words))


def company(id: str, name: str, kind: str = "company", **more: object) -> CompanyFinding:
    mention = Mention(span(name), name, evidence="listed name")
    return CompanyFinding(id, name, kind, (mention,), **more)  # type: ignore[arg-type]


def figure(words: str, value: float, kind: str = "count", **more: object) -> Figure:
    return Figure(span(words), words, kind, value, **more)  # type: ignore[arg-type]


def told(
    text: str, stance: str, ref: ArticleRef = OWN, *, at: int = 0, mode: str = "indirect", **more: object
) -> StoredStatement:
    place = Span(at, at + max(1, len(text)))
    statement = Statement(place, (place,), text, "said", mode, stance, **more)  # type: ignore[arg-type]
    return StoredStatement(ref, statement)


def sold(
    value: float | None,
    period: str | None,
    *changes: Change,
    company: str = "jac",
    ref: ArticleRef = OWN,
    sentence: str = "",
    at: int = 0,
    metric: str = "sales",
    currency: str | None = None,
) -> StoredSales:
    unit = None if currency else "vehicles"
    row = SalesRow(Span(at, at + 6), company, metric, None, period, value, unit, currency, changes)
    return StoredSales(ref, row, sentence)


def series(metric: str, cells: dict[str, Cell], product: str | None = None, currency: str | None = None) -> Series:
    return Series(metric, product, None if currency else "vehicles", currency, cells)


CHECKED = Change("yoy", 5820, 178.0, 177.577, "agrees", span("178 percent"))
SLIP = Change("yoy", 5291, 9.8, 105.594, "differs", span("9.8 percent"))
MONTHS = ("2021-12", "2021-11", "2021-10", "2021-09", "2021-08", "2021-07")
HANDED_OVER = (10489, 10878, 3667, 10628, 5880, 7931)


def sample_article() -> Article:
    findings = Findings(
        companies=(
            company("china-securities-journal", "China Securities Journal", "outlet"),
            company("jac", "JAC", aliases=("Jianghuai Automobile Group",), tickers=("SSE:600418",)),
            company("huawei", "Huawei"),
            company("nio", "Nio", tickers=("NYSE:NIO", "HKEX:9866", "SGX:NIO")),
            company("seres", "Seres", "brand", owner="chongqing-sokon"),
        ),
        figures=(
            figure("16,155", 16155, unit="vehicles", company="jac", metric="sales", period="2021-11", role="level"),
            figure("178 percent", 178, "percent", company="jac", metric="sales", period="2021-11", role="change"),
            figure("5,820", 5820, unit="vehicles", company="jac", metric="sales", period="2020-11", role="base"),
            figure("10,878", 10878, unit="vehicles", company="nio", metric="deliveries", role="level"),
            figure("9.8 percent", 9.8, "percent", company="nio", metric="deliveries", role="change"),
            figure("$8,260 to $9,000", 8260, "price", high=9000, currency="USD", company="seres"),
        ),
        sales=(
            SalesRow(span("16,155"), "jac", "sales", None, "2021-11", 16155, "vehicles", changes=(CHECKED,)),
            SalesRow(span("10,878"), "nio", "deliveries", None, "2021-11", 10878, "vehicles", changes=(SLIP,)),
        ),
    )
    draft = Draft("file:sample", BODY, OWN.title, OWN.outlet, OWN.published)
    return Article(OWN.id, draft, findings, Marks(), datetime(2022, 1, 1, tzinfo=UTC))


def sample_threads() -> tuple[Thread, ...]:
    claim = "JAC, a partner of Nio in the making of cars, is about to build cars together with Huawei"
    denial = told(
        "not about to build cars with Huawei",
        "deny",
        mode="direct",
        company="jac",
        speaker="the staff member",
        role="securities department",
        outlet="China Securities Journal",
        date="2021-12-28",
    )
    again = told("not about to build cars with Huawei", "deny", THIRD, at=40, company="jac")
    no_cars = told("it does not build cars, [b]now[/b] or later", "deny", OTHER, company="huawei", speaker="it")
    rumour = told(claim, "rumour", at=90)
    later = told("the factory in Hefei is to have room for 240,000 cars", "expect", THIRD, speaker="Chi Linchun", at=9)
    return (
        Thread(later.statement.text, "stated", "", ("nio",), (Report(later),)),
        Thread(claim, "denied", "", ("jac",), (Report(denial, (again,)), Report(no_cars), Report(rumour))),
        Thread(
            "Nio is for sale", "open rumour", "", ("nio",), (Report(told("Nio is for sale", "rumour", OTHER, at=50)),)
        ),
    )


def sample_tables() -> tuple[SalesTable, ...]:
    sentence = "Nio handed over 10,878 cars, up 9.8 percent from 5,291."
    cells = {p: Cell((sold(v, p, company="nio", ref=THIRD),)) for p, v in zip(MONTHS, HANDED_OVER, strict=True)}
    slip = sold(10878, "2021-11", SLIP, company="nio", ref=OTHER, sentence=sentence, at=30)
    rounded = sold(10900, "2021-11", company="nio", ref=THIRD, sentence="Nio's November came to 10,900.", at=60)
    cells["2021-11"] = Cell((slip, rounded), conflict=True)
    yuan = {"2021-Q3": Cell((sold(9.81e9, "2021-Q3", company="nio", metric="revenue", currency="CNY"),))}
    nio = SalesTable(
        "nio",
        "Nio",
        (*MONTHS[:4], "2021-Q3", *MONTHS[4:]),
        (
            series("deliveries", cells),
            series("revenue", yuan, currency="CNY"),
            series("orders", {"2021-12": Cell((sold(12500, "2021-12"),))}, "ES8 in three days"),
        ),
    )
    november = sold(16155, "2021-11", CHECKED, sentence="It sold 16,155 electric cars in November.", at=96)
    older = sold(11101, "2021-10")
    undated = sold(240000, None)
    cars = {"2021-11": Cell((november,)), "2021-10": Cell((older,)), "": Cell((undated,))}
    jac = SalesTable("jac", "JAC", ("2021-11", "2021-10", ""), (series("sales", cars, "electric cars"),))
    return (nio, jac)


@pytest.fixture
def article() -> Article:
    return sample_article()


@pytest.fixture
def threads() -> tuple[Thread, ...]:
    return sample_threads()


@pytest.fixture
def tables() -> tuple[SalesTable, ...]:
    return sample_tables()


class PanelsApp(App[None]):
    """The panels alone; keeps what they ask for."""

    CSS = "Screen { background: $background; } Panels { height: 1fr; }"

    def __init__(
        self, article: Article | None, threads: tuple[Thread, ...] = (), tables: tuple[SalesTable, ...] = ()
    ) -> None:
        super().__init__()
        self.shown = (article, threads, tables)
        self.asked: list[tuple[int, Span] | str] = []

    def compose(self) -> ComposeResult:
        yield Panels()

    @property
    def panels(self) -> Panels:
        return self.query_one(Panels)

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.panels.article, self.panels.threads, self.panels.tables = self.shown

    @on(Panels.Chosen)
    def _keep_place(self, event: Panels.Chosen) -> None:
        self.asked.append((event.article_id, event.span))

    @on(Panels.CompanyChosen)
    def _keep_company(self, event: Panels.CompanyChosen) -> None:
        self.asked.append(event.company)


@pytest.fixture
def desk(article: Article, threads: tuple[Thread, ...], tables: tuple[SalesTable, ...]) -> PanelsApp:
    return PanelsApp(article, threads, tables)


@pytest.fixture
def bare_desk(article: Article) -> PanelsApp:
    """An article in which nothing was found, and of whose companies nothing is known."""
    return PanelsApp(replace(article, findings=Findings()))


@pytest.fixture
def empty_desk() -> PanelsApp:
    """No article."""
    return PanelsApp(None)
