"""The panels beside or below an article: four lists of what was read out of it, and out of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from store import Article, SalesTable, Span, Thread
from tui.formatting import one_line
from tui.panels.companies import CompaniesPanel
from tui.panels.copying import statement_text, table_tsv
from tui.panels.figures import FiguresPanel
from tui.panels.line_list import LineList
from tui.panels.line_view import LineView
from tui.panels.lines import CompanyTarget, Source
from tui.panels.sales import SalesPanel
from tui.panels.sales_grid import SalesGrid
from tui.panels.statements import StatementsPanel

NAMES = ("Statements", "Sales", "Companies", "Figures")
TALL = 16
"""Rows from which an empty one is spent below the tabs."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A panel's tab as it is shown."""

    number: int
    start: int
    """The cell that it begins at."""
    words: str


def tabs(counts: tuple[int, ...], current: int, width: int) -> tuple[Tab, ...]:
    """Return the tabs in the fullest words that fit: with keys and counts, or less, or the current one's name alone."""
    counted = [f"{name} {count}" for name, count in zip(NAMES, counts, strict=True)]
    ways = (
        ([f"{i} {words}" for i, words in enumerate(counted, 1)], 2),
        (counted, 2),
        ([words if i == current else NAMES[i - 1] for i, words in enumerate(counted, 1)], 2),
        (list(NAMES), 1),
        ([name if i == current else str(i) for i, name in enumerate(NAMES, 1)], 2),
    )
    way, gap = next((w for w in ways if sum(map(len, w[0])) + w[1] * 3 <= width), ways[-1])
    starts = accumulate((len(words) + gap for words in way), initial=0)
    return tuple(Tab(i, start, words) for i, (start, words) in enumerate(zip(starts, way, strict=False), 1))


class TabBar(Widget):
    """One row that names the panels; a click shows one."""

    DEFAULT_CSS = """
    TabBar { height: 1; width: 1fr; color: $text-muted; }
    """

    current: reactive[int] = reactive(1)
    counts: reactive[tuple[int, ...]] = reactive[tuple[int, ...]]((0, 0, 0, 0))

    class Clicked(Message):
        """The reader wants a panel."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def render(self) -> Content:
        """Draw the tabs; the current one stands out by more than colour."""
        bar = Content("")
        for tab in self._tabs():
            look = "bold underline $text-primary" if tab.number == self.current else ""
            bar = bar.pad_right(tab.start - bar.cell_length).append(Content.styled(tab.words, look))
        return bar

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked."""
        for tab in self._tabs():
            if tab.start <= event.x < tab.start + len(tab.words):
                self.post_message(self.Clicked(tab.number))

    def _tabs(self) -> tuple[Tab, ...]:
        return tabs(self.counts, self.current, self.size.width)


class Panels(Widget):
    """Statements, sales, companies and figures of an article, one at a time."""

    DEFAULT_CSS = """
    Panels { layout: vertical; }
    Panels > .panel { height: 1fr; }
    Panels.-tall > TabBar { margin-bottom: 1; }
    """

    article: reactive[Article | None] = reactive[Article | None](None)
    threads: reactive[tuple[Thread, ...]] = reactive[tuple[Thread, ...]](())
    tables: reactive[tuple[SalesTable, ...]] = reactive[tuple[SalesTable, ...]](())
    names: reactive[Mapping[str, str]] = reactive[Mapping[str, str]]({})
    """Names of companies by id, from all articles."""
    current: reactive[int] = reactive(1, init=False)
    """Number of the panel that is shown, from 1."""

    class Chosen(Message):
        """The reader wants to see a finding in its article."""

        def __init__(self, article_id: int, span: Span) -> None:
            super().__init__()
            self.article_id = article_id
            self.span = span

    class CompanyChosen(Message):
        """The reader wants to see all of a company."""

        def __init__(self, company: str) -> None:
            super().__init__()
            self.company = company

    def compose(self) -> ComposeResult:
        """Lay out the tabs and the panels; only one of these is displayed."""
        yield TabBar()
        yield StatementsPanel(id="statements").data_bind(Panels.article, Panels.threads, Panels.names)
        yield SalesPanel(id="sales").data_bind(Panels.article, Panels.tables)
        yield CompaniesPanel(id="companies").data_bind(Panels.article, Panels.names)
        yield FiguresPanel(id="figures").data_bind(Panels.article, Panels.names)

    def on_mount(self) -> None:
        """Show the first panel."""
        for number, panel in enumerate(self._all(), 1):
            panel.add_class("panel")
            panel.display = number == self.current
        self._count()

    def on_resize(self) -> None:
        """Leave a line below the tabs where there is plenty."""
        self.set_class(self.size.height >= TALL, "-tall")

    def next_panel(self) -> None:
        """Show the next panel; it has the focus if the one before had it."""
        focused = self.has_focus_within
        self.current = self.current % len(NAMES) + 1
        if focused:
            self.screen.set_focus(self._focusable())

    def show_panel(self, number: int) -> None:
        """Show a panel, from 1, and give it the focus."""
        self.current = min(max(number, 1), len(NAMES))
        self.screen.set_focus(self._focusable())

    @property
    def company(self) -> str | None:
        """The company at the cursor of the panel that is shown; None where there is none."""
        shown = self._focusable()
        if isinstance(shown, LineList):
            return next(iter(shown.entry.companies), None) if shown.entry else None
        found = self.query_one(SalesGrid).looked_at
        return found[0].company if found else None

    def copied(self) -> tuple[str, str] | None:
        """Return what can be copied at the cursor: what it is, and its text; None where nothing is."""
        if self.current == 1 and (told := self.query_one(StatementsPanel).told) is not None:
            return "the statement with its source", statement_text(told, self.names)
        if self.current == 2 and (found := self.query_one(SalesGrid).looked_at) is not None:
            return f"the table of {one_line(found[0].name)}", table_tsv(found[0])
        return None

    def watch_current(self) -> None:
        """Show another panel; a focus in the one before goes along."""
        focused = self.has_focus_within
        shown = self._all()[self.current - 1]
        shown.display = True
        self._focusable().catch_up()
        if focused:
            self.screen.set_focus(self._focusable())
        for panel in self._all():
            panel.display = panel is shown
        self._count()

    def watch_article(self) -> None:
        """Count anew."""
        self._count()

    def watch_threads(self) -> None:
        """Count anew."""
        self._count()

    def watch_tables(self) -> None:
        """Count anew."""
        self._count()

    @on(TabBar.Clicked)
    def _show_clicked(self, event: TabBar.Clicked) -> None:
        event.stop()
        self.show_panel(event.number)

    @on(LineList.Chosen)
    def _lead(self, event: LineList.Chosen) -> None:
        """Hand on where an entry leads."""
        event.stop()
        if isinstance(event.target, Source):
            self.post_message(self.Chosen(event.target.article_id, event.target.span))
        elif isinstance(event.target, CompanyTarget):
            self.post_message(self.CompanyChosen(event.target.company))

    def _all(self) -> tuple[Widget, ...]:
        return tuple(self.query_one(f"#{name.lower()}") for name in NAMES)

    def _focusable(self) -> LineView:
        """Return what takes the keys in the panel that is shown."""
        return self.query_one((StatementsPanel, SalesGrid, CompaniesPanel, FiguresPanel)[self.current - 1])

    def _count(self) -> None:
        if not self.is_mounted:
            return
        bar = self.query_one(TabBar)
        bar.current = self.current
        bar.counts = counts_of(self.article, self.threads, self.tables)


def counts_of(
    article: Article | None, threads: tuple[Thread, ...], tables: tuple[SalesTable, ...]
) -> tuple[int, int, int, int]:
    """Return how many statements, values of sales, companies and figures there are to see."""
    if article is None:
        return (0, 0, 0, 0)
    found = article.findings
    values = sum(len(series.cells) for table in tables for series in table.series)
    return (sum(len(t.reports) for t in threads), values, len(found.companies), len(found.figures))
