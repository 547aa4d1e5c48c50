"""What part a figure plays in its sentence: level, change, base or target, of which company, metric and period."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from store.extract import metrics
from store.extract.isoperiods import grain, shifted
from store.extract.kinds import Named
from store.extract.periods import Period, in_stretch
from store.extract.text import Reading
from store.records import CompanyFinding, Figure, FigureRole, Span

DOWN = re.compile(
    r"\b(?:down|fell|fall(?:s|en|ing)?|declin\w+|drop\w*|slump\w*|slid|slide|slip\w*|tumbl\w+|plung\w+|plummet\w*|dip(?:s|ped)?|decreas\w+|lower|shed|off"
    r"|sank|shrank|shrink\w*|eased|cut|reduc\w+|lost|los(?:e|es|ing)|contract(?:ed|ion)|retreat\w*|weaken\w*|halv\w+)\b",
    re.I,
)
UP = re.compile(
    r"\b(?:up|rose|ris(?:e|es|en|ing)|grow\w*|grew|gain\w*|jump\w*|climb\w*|increas\w+|surg\w+|soar\w*|advanc\w+|higher|add(?:s|ed)|improv\w+|boost\w*|leap\w*|leapt"
    r"|expand\w*|rebound\w*|recover\w*|accelerat\w+|ahead|more|better)\b",
    re.I,
)
BEHIND = re.compile(
    r"(?:-\w+)? (?:\w+ )?(?:(?P<down>drop|fall|decline|decrease|dip|cut|slump|reduction|slide|loss|plunge|lower|below|less|fewer|down)|(?P<up>rise|increase|gain|growth|jump|surge|boost|higher|above|ahead|more|up|improvement|pay rise))\b",
    re.I,
)
BASE = re.compile(
    r"\b(?:from|compared (?:with|to)|compares (?:with|to)|against|versus|vs|than|over|prior guidance of|previous guidance of|previous estimate of)"
    r"(?: (?:a|an|the|its|just|only|about|around|some|nearly|net|profit|loss|of|restated|record|revised|year-earlier|year-ago|previous|prior|last|year's|up|down|more|less|over|earlier"
    r"|(?:\w+ ){0,2}(?:loss|profit|net|earnings|income|sales|revenue|deficit|total|level|figure)s? of|in \d{4} of))*,? ?\Z",
    re.I,
)
TARGET = re.compile(
    r"\b(?:expect\w*|forecast\w*|project\w*|target\w*|aim\w*|plan(?:s|ned|ning)?|will|would|guidance|outlook|predict\w*|estimate[ds]?|sees|goal|hopes?|consensus|likely|could|may reach|set to)\b",
    re.I,
)
BREAK = re.compile(r"; |\b(?:while|whereas|although|though)\b")
LINKED = re.compile(
    r"^[,;]? ?(?:\(|(?:and |or |but )?(?:up|down|from|to|compared|against|vs|versus|or|a|an|on|by|rose|fell|\)|an? \w+ (?:of|from)|of|at)\b)",
    re.I,
)
OUTLETS = frozenset({"outlet", "agency", "regulator"})
PRICES = frozenset({"share price", "index", "stake", "valuation", "employees", "acquisition", "rate", "debt", "price"})


@dataclass(slots=True)
class _Draft:
    """A figure whose place in the sentence is being found."""

    named: Named
    start: int
    end: int
    metric: str | None = None
    metric_near: bool = False
    company: str | None = None
    role: FigureRole = "other"
    sign: int = 1
    period: str | None = None
    why: list[str] = field(default_factory=list)


def placed(
    reading: Reading, named: Sequence[Named], companies: tuple[CompanyFinding, ...], periods: tuple[Period, ...]
) -> tuple[Figure, ...]:
    """Make figures of numbers, sentence by sentence."""
    mentions = sorted((m.span.start, m.span.end, c.id) for c in companies if c.kind not in OUTLETS for m in c.mentions)
    story = _Story(reading, periods, mentions)
    starts = [s.start for s in reading.sentences]
    by_sentence: dict[int, list[_Draft]] = {}
    for n in named:
        index = max(0, bisect_right(starts, n.quantity.start) - 1)
        by_sentence.setdefault(index, []).append(_Draft(n, n.quantity.start, n.quantity.end))
    figures: list[Figure] = []
    for index, sentence in enumerate(reading.sentences):
        drafts = by_sentence.get(index, [])
        story.read(sentence.start, sentence.end, drafts)
        figures += [_figure(reading.text, d) for d in drafts]
    return tuple(figures)


def _figure(text: str, draft: _Draft) -> Figure:
    q = draft.named.quantity
    percentlike = draft.named.kind in ("percent", "points")
    value = -abs(q.value) if percentlike and draft.sign < 0 and q.value > 0 else q.value
    high = -q.high if q.high is not None and value < 0 < q.value else q.high
    return Figure(
        Span(q.start, q.end),
        text[q.start : q.end],
        draft.named.kind,
        _tidy(value),
        None if high is None else _tidy(high),
        draft.named.unit,
        q.currency,
        draft.company,
        draft.metric,
        draft.period,
        draft.role,
        "; ".join([draft.named.why, *draft.why]),
    )


def _tidy(value: float) -> float:
    """Take the noise of binary fractions off: 1.19 million is 1190000."""
    return (
        round(value) + 0.0
        if abs(value - round(value)) < 1e-6 * max(1.0, abs(value)) and abs(value) >= 1000
        else float(f"{value:.12g}")
    )


class _Story:
    """What the text has spoken of so far: its company and its period."""

    def __init__(self, reading: Reading, periods: tuple[Period, ...], mentions: list[tuple[int, int, str]]) -> None:
        self._text = reading.text
        self._metrics = metrics.Metrics(reading.text)
        self._periods = periods
        self._mentions = mentions
        self._mention_starts = [m[0] for m in mentions]
        self._company: str | None = None
        self._topic: str | None = None
        self._lead_end = reading.paragraphs[min(2, len(reading.paragraphs) - 1)].end if reading.paragraphs else 0
        self._lead = next((p.iso for p in periods if p.start < self._lead_end and _speaks(p)), None)

    def read(self, start: int, end: int, drafts: list[_Draft]) -> None:
        """Settle the figures of one sentence, and go on to the next."""
        periods = [p for p in in_stretch(self._periods, start, end) if p.iso]
        low = start
        for i, draft in enumerate(drafts):
            high = drafts[i + 1].start if i + 1 < len(drafts) else end
            self._metric(draft, drafts[:i], start, low, high)
            self._role(draft, drafts[:i], low, high, start)
            self._subject(draft, start)
            low = draft.end
        taken = self._bases(drafts, periods, end)
        for i, draft in enumerate(drafts):
            if draft.period is None:
                self._when(draft, drafts, i, [p for p in periods if p not in taken], start, end)
        for i, draft in enumerate(drafts):
            self._base_of(draft, drafts[:i])
        self._remember(start, end, periods, taken, drafts)

    # What is measured, and by whom.

    def _metric(self, draft: _Draft, earlier: list[_Draft], start: int, low: int, high: int) -> None:
        """Name the metric: in the words before the figure, right behind it, or as the figure before has it."""
        text = self._text
        near = self._metrics.before(low, draft.start)
        behind = self._metrics.after(draft.end, min(high, draft.end + 60))
        if draft.named.unit == "share" and draft.named.kind == "money":
            near = "EPS"
        if draft.named.kind == "duration":
            return
        linked = (
            bool(earlier)
            and bool(LINKED.match(text[earlier[-1].end : earlier[-1].end + 30]))
            and not BREAK.search(text, low, draft.start)
        )
        if (
            near is None
            and linked
            and earlier
            and earlier[-1].metric
            and not (
                behind
                and re.match(r" (?:\w+ ){0,3}(?:rise|increase|drop|decline|in|of)", text[draft.end : draft.end + 30])
            )
        ):
            near = earlier[-1].metric
        draft.metric_near = near is not None or behind is not None
        draft.metric = near or behind or (self._metrics.before(start, low) if earlier else None)

    def _subject(self, draft: _Draft, start: int) -> None:
        """Take the company named last before the figure in its sentence, else the one that the text speaks of."""
        index = bisect_left(self._mention_starts, draft.start) - 1
        if index >= 0 and self._mentions[index][0] >= start:
            draft.company = self._mentions[index][2]
        elif draft.metric:
            draft.company = self._company

    # Level, change, base, target.

    def _role(self, draft: _Draft, earlier: list[_Draft], low: int, high: int, start: int) -> None:
        text, kind = self._text, draft.named.kind
        left = text[max(low, draft.start - 80) : draft.start]
        clause = text[max(start, draft.start - 160) : draft.start]
        draft.sign, moved = self._direction(draft, left, min(high, draft.end + 30))
        if BASE.search(left) and (earlier or draft.metric):
            draft.role = "base"
        elif kind in ("percent", "points", "ratio") and moved:
            draft.role = "change"
        elif draft.metric and kind != "duration":
            draft.role = "level"
        if draft.role in ("change", "level") and TARGET.search(
            clause[max(clause.rfind("; "), clause.rfind(" but ")) + 1 :]
        ):
            draft.role = "target"

    def _direction(self, draft: _Draft, left: str, end: int) -> tuple[int, bool]:
        """Return -1 for a decline, and whether there is a change at all: by the nearest word before, or the one right behind."""
        behind = BEHIND.match(self._text, draft.end, end)
        if behind:
            return (-1 if behind["down"] else 1), True
        down = max((m.start() for m in DOWN.finditer(left)), default=-1)
        up = max((m.start() for m in UP.finditer(left)), default=-1)
        return (-1 if down > up else 1), max(down, up) >= 0

    # When.

    def _bases(self, drafts: list[_Draft], periods: list[Period], end: int) -> list[Period]:
        """Give each base the period right behind it, which then speaks for nothing else."""
        taken = [p for p in periods if p.base]
        for i, draft in enumerate(drafts):
            nearby = self._right(draft, drafts, i, periods, end)
            if nearby and self._is_own_base(draft, nearby) and not self._is_change(draft):
                draft.role = "base" if draft.role != "target" else draft.role
                draft.period = nearby.iso
                draft.why.append(f"period: {nearby.evidence}")
                taken.append(nearby)
            elif before := next((p for p in periods if p.base and 0 <= draft.start - p.end <= 4), None):
                draft.role, draft.period = "base", before.iso
                draft.why.append(f"period: {before.evidence}")
        return taken

    def _is_own_base(self, draft: _Draft, period: Period) -> bool:
        """Tell "5,820 a year ago" from "449,603 from a year earlier"."""
        if draft.role == "base":
            return True
        gap = self._text[draft.end : period.start]
        return period.base and len(gap) <= 20 and not BASE.search(gap)

    def _is_change(self, draft: _Draft) -> bool:
        return draft.named.kind in ("percent", "points", "ratio") and draft.role != "base"

    def _right(self, draft: _Draft, drafts: list[_Draft], i: int, periods: list[Period], end: int) -> Period | None:
        """Return the period behind a figure, before the next one and within its clause."""
        limit = drafts[i + 1].start if i + 1 < len(drafts) else end
        found = next((p for p in periods if draft.end <= p.start < limit or p.start <= draft.start < p.end), None)
        if found is None or BREAK.search(self._text, draft.end, max(draft.end, found.start)):
            return None
        gap = self._text[draft.end : max(draft.end, found.start)]
        if len(gap) > (25 if grain(found.iso or "2000") == "day" or draft.named.quantity.word == "words" else 90):
            return None
        return None if ", " in gap and re.search(r", (?:and|which|as|with|up|down|after)\b", gap) else found

    def _when(self, draft: _Draft, drafts: list[_Draft], i: int, periods: list[Period], start: int, end: int) -> None:
        """Find a figure's period: inside it, behind it, before it in the sentence, further on, or the text's own."""
        if draft.named.kind == "duration":
            inside = next((p for p in periods if p.start <= draft.start and draft.end <= p.end), None)
            draft.period = inside.iso if inside else None
            return
        if draft.metric in PRICES and draft.metric != "price":
            right = self._right(
                draft, drafts, i, [p for p in periods if grain(p.iso or "2000") not in ("day", "days")], end
            )
            draft.period = (
                right.iso
                if right and right.relation != "ytd" and draft.metric not in ("share price", "index")
                else None
            )
            return
        found = self._right(draft, drafts, i, periods, end) or self._around(draft, periods, start, end)
        if (
            found
            and draft.named.quantity.word == "words"
            and draft.named.kind == "count"
            and found.start > draft.end + 25
        ):
            found = None
        if found and (draft.metric or found.start - draft.end < 40):
            draft.period = found.iso
            draft.why.append(f"period: {found.evidence}")
        elif same := self._same_before(draft, drafts[:i]):
            draft.period = same.period
            draft.why.append("period: as the figure before")
        elif self._is_performance(draft):
            draft.period = self._topic or self._lead
            if draft.period:
                draft.why.append("period: the one that the text speaks of")

    def _same_before(self, draft: _Draft, earlier: list[_Draft]) -> _Draft | None:
        """Return the figure before in the sentence that measures the same, if it has a period."""
        found = next((d for d in reversed(earlier) if d.metric and d.metric == draft.metric), None)
        return found if found and found.period and draft.role != "other" else None

    def _is_performance(self, draft: _Draft) -> bool:
        """Tell whether a figure without a time of its own is of the period that the text speaks of."""
        return (
            draft.metric in metrics.PERFORMANCE
            and draft.metric_near
            and draft.role != "other"
            and draft.named.kind != "share"
        )

    def _around(self, draft: _Draft, periods: list[Period], start: int, end: int) -> Period | None:
        """Return the last period before a figure, else the first behind it, in the same half of the sentence."""
        usable = [p for p in periods if grain(p.iso or "2000") != "day"]
        left = [p for p in usable if p.end <= draft.start]
        if left:
            return left[-1]
        right = next((p for p in usable if p.start >= draft.end), None)
        return right if right and not BREAK.search(self._text, draft.end, right.start) else None

    def _base_of(self, draft: _Draft, earlier: list[_Draft]) -> None:
        """Give a base without a time of its own the year before its level's."""
        if draft.role != "base" or not earlier or any("period" in w for w in draft.why if "behind" in w):
            return
        level = next((d for d in reversed(earlier) if d.role in ("level", "change", "target") and d.period), None)
        if level is None or level.period is None or level.role == "target":
            return
        if draft.period in (None, level.period):
            draft.period = shifted(level.period, years=-1)
            draft.why.append("period: the year before")

    def _remember(self, start: int, end: int, periods: list[Period], taken: list[Period], drafts: list[_Draft]) -> None:
        """Keep the company and the period for the sentences that follow."""
        index = bisect_left(self._mention_starts, start)
        if index < len(self._mentions) and self._mentions[index][0] < end:
            self._company = self._mentions[index][2]
        spoken = [p for p in periods if p not in taken and not p.future and grain(p.iso or "2000") != "day"]
        if spoken and (drafts or start < self._lead_end):
            self._topic = spoken[0].iso


def _speaks(period: Period) -> bool:
    """Tell whether a period is one that a text speaks of: over, longer than a day, no time compared with."""
    return period.iso is not None and not period.base and not period.future and grain(period.iso) != "day"
