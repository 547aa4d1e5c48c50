"""Who said what about the article's companies, in all articles, put together by claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.reactive import reactive

from store import Article, Report, Stance, Standing, StoredStatement, Thread
from tui.formatting import full_day, period
from tui.panels.line_list import LineList
from tui.panels.lines import BLANK, Entry, Line, Part, Source, Tone, clipped, folded, joined, paragraph, width_of
from tui.panels.words import NO_NAMES, company_name, is_person, names_in

CHIPS: Mapping[Stance, tuple[str, Tone]] = {
    "deny": ("DENY", "chip-bad"),
    "rumour": ("RUMOUR", "chip-warn"),
    "confirm": ("CONFIRM", "chip-good"),
    "expect": ("EXPECT", "chip"),
    "refuse": ("REFUSE", "chip"),
    "promise": ("PROMISE", "chip"),
    "assert": ("SAYS", "chip"),
}
STANDINGS: Mapping[Standing, tuple[str, Tone]] = {
    "stated": ("Stated", "muted"),
    "open rumour": ("Open rumour", "warn"),
    "denied": ("Denied", "bad"),
    "confirmed": ("Confirmed", "good"),
    "contradicted": ("Contradicted", "warn"),
}
CHIP_WIDTH = 9
MOST_LINES = 3
"""Lines of a claim or a statement."""
QUOTED = ("direct", "mixed")
QUOTES = "\"'“”‘’„«»"


class StatementsPanel(LineList):
    """Threads of statements, the newest first."""

    threads: reactive[tuple[Thread, ...]] = reactive[tuple[Thread, ...]](())

    def entries(self, width: int) -> Sequence[Entry]:
        """Return the threads' entries."""
        return statement_entries(self.threads, self.article, width, self.names) if self.article else ()

    def empty(self) -> Sequence[str]:
        """Say that nobody has said anything."""
        return ("No company of this article is known to have said anything.", "Not in this article, and in no other.")

    @property
    def told(self) -> StoredStatement | None:
        """The statement under the cursor."""
        if self.article is None or self.entry is None:
            return None
        places = (shown_place(report, self.article.id) for thread in self.threads for report in thread.reports)
        return next((p for p in places if Source(p.article.id, p.statement.span) == self.entry.target), None)

    def watch_threads(self) -> None:
        """Show other threads."""
        self.go_stale()


def statement_entries(
    threads: Sequence[Thread], article: Article, width: int, names: Mapping[str, str] = NO_NAMES
) -> list[Entry]:
    """Return entries for threads, the article's own ones first: a heading where several reports make one, then each."""
    return thread_entries(own_first(threads, article.id), article.id, {**names, **names_in(article)}, width)


def own_first(threads: Sequence[Thread], own: int) -> list[Thread]:
    """Return threads as they were, those that an article has a part in before the others."""
    return sorted(threads, key=lambda thread: not any(_carries(report, own) for report in thread.reports))


def _carries(report: Report, own: int) -> bool:
    return shown_place(report, own).article.id == own


def thread_entries(threads: Sequence[Thread], own: int | None, names: Mapping[str, str], width: int) -> list[Entry]:
    """Return entries for threads; ``own`` is the open article, None where none is."""
    entries: list[Entry] = []
    for thread in threads:
        entries += [Entry((BLANK,))] if entries else []
        entries += _thread(thread, own, names, width)
    return entries


def _thread(thread: Thread, own: int | None, names: Mapping[str, str], width: int) -> Iterator[Entry]:
    """Yield a thread's entries; a claim that one report alone makes needs no heading but its standing."""
    headed = len(thread.reports) > 1
    if headed or thread.standing != "stated":
        yield Entry(tuple(_heading(thread, width) if headed else _standing(thread)))
    for report in thread.reports:
        told = shown_place(report, own)
        said = report.statement
        key = (said.article.id, said.statement.span)
        again = headed and said.statement.text == thread.claim
        lines = _report_lines(report, told, own, names, width, words=not again)
        yield Entry(tuple(lines), Source(told.article.id, told.statement.span), key, _companies(report, thread))


def _companies(report: Report, thread: Thread) -> tuple[str, ...]:
    said = report.statement.statement
    speaker = (said.company,) if said.company else ()
    return tuple(dict.fromkeys((*speaker, *said.about, *thread.companies)))


def _standing(thread: Thread) -> list[Line]:
    return [(STANDINGS[thread.standing],)]


def _heading(thread: Thread, width: int) -> Iterator[Line]:
    """Yield the standing in words, then the claim, wrapped behind and below it."""
    words, tone = STANDINGS[thread.standing]
    first, *rest = folded(f"{words}: {thread.claim}", width, MOST_LINES)
    cut = len(words) + 1
    yield ((first[:cut], tone), (first[cut:], "strong"))
    yield from (((line, "strong"),) for line in rest)


def shown_place(report: Report, own: int | None) -> StoredStatement:
    """Return where a report is read: in the open article where it carries it, or else where it stood first."""
    return next((s for s in (report.statement, *report.repeats) if s.article.id == own), report.statement)


def _report_lines(
    report: Report, told: StoredStatement, own: int | None, names: Mapping[str, str], width: int, *, words: bool
) -> Iterator[Line]:
    chip, tone = CHIPS[told.statement.stance]
    yield from _head((f" {chip}".ljust(CHIP_WIDTH), tone), list(_speaker(told, names)), width)
    if words:
        yield from paragraph(quoted(told), width, MOST_LINES, "text")
    yield from _source(report, told, own, width)


def _head(chip: Part, speaker: Sequence[Part], width: int) -> Iterator[Line]:
    """Yield chip and company, then the person: behind them, or below where the line is full."""
    line = (chip, (" ", "text"), *speaker)
    if width_of(line) <= width:
        yield line
    elif len(speaker) > 1:
        yield clipped(line[:3], width)
        yield from paragraph(speaker[1][0].removeprefix(", "), width, 2, "text")
    else:
        (words, tone) = speaker[0]
        first, *rest = folded(words, width - CHIP_WIDTH - 1, 2)
        yield clipped((*line[:2], (first, tone)), width)
        yield from (clipped([(" " * (CHIP_WIDTH + 1) + piece, tone)], width) for piece in rest)


def _speaker(told: StoredStatement, names: Mapping[str, str]) -> Iterator[Part]:
    """Company first, then who spoke for it, unless that says no more than the company."""
    said = told.statement
    company = company_name(said.company, names) if said.company else ""
    speaker = said.speaker if said.speaker and is_person(said.speaker) else ""
    person = "" if company and company.casefold() in speaker.casefold() and len(speaker) < len(company) + 5 else speaker
    role = said.role if said.role and said.role.casefold() not in person.casefold() else ""
    if company:
        yield (company, "company")
    others = ", ".join(filter(None, (person, role)))
    if others:
        yield (f", {others}" if company else others, "text")
    elif not company:
        yield (said.speaker or "no source", "muted")


def quoted(told: StoredStatement) -> str:
    """Return a statement's words, in quotation marks where they are the speaker's own."""
    said = told.statement
    text = (said.text or said.cue).strip()
    return f"“{text.strip(QUOTES)}”" if said.mode in QUOTED and len(said.pieces) < 2 else text


def _source(report: Report, told: StoredStatement, own: int | None, width: int) -> Iterator[Line]:
    """Outlet and date, and which articles carry it; on a second line where the first is full."""
    said = told.statement
    where = joined((said.outlet or told.article.outlet, period(said.date) or full_day(told.article.published)))
    carried, tone = _carried(report, own)
    if not carried:
        yield from paragraph(where, width, 2, "muted")
        return
    line: tuple[Part, ...] = ((where, "muted"), (" · ", "muted"), (carried, tone))
    if width_of(line) <= width:
        yield line
    else:
        yield from paragraph(where, width, 2, "muted")
        yield clipped(line[2:], width)


def _carried(report: Report, own: int | None) -> tuple[str, Tone]:
    """Say in which articles a report stands: the open one's own statements are told apart."""
    count = report.articles
    if shown_place(report, own).article.id != own:
        return (f"in {count} articles" if count > 1 else "", "muted")
    others = count - 1
    return ("◆ this article" + (f" and {others} more" if others else ""), "own")
