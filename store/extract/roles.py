"""What part a figure plays in its sentence: level, change, base or target, of which company and metric."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.extract.dating import BASE, BREAK, Dating, Draft
from store.extract.kinds import Named
from store.extract.metrics import Metrics
from store.extract.patterns import lazy
from store.extract.text import Reading
from store.records import CompanyFinding, Figure, Span

DOWN_WORDS = frozenset(
    "down fell fall falls fallen falling slid slide slides dip dips dipped lower shed off sank shrank eased cut "
    "cuts lost lose loses losing contracted "
    "contraction".split()
)
DOWN_STEMS = tuple("declin drop slump slip tumbl plung plummet decreas reduc shrink retreat weaken halv".split())
UP_WORDS = frozenset("up rose rise rises risen rising grew higher adds added leapt ahead more better".split())
UP_STEMS = tuple(
    "grow gain jump climb increas surg soar advanc improv boost leap expand rebound recover accelerat".split()
)
WORD = lazy(r"[a-z]+")
BEHIND = lazy(
    r"(?:-\w+)? (?:\w+ )?(?:(?P<down>drop|fall|decline|decrease|dip|cut|slump|reduction|slide|loss|plunge|lower"
    r"|below|less"
    r"|fewer|down)|(?P<up>rise|increase|gain|growth|jump|surge|boost|higher|above|ahead|more|up|improvement))\b",
    re.I,
)
LEVEL_LEAD = lazy(
    r"\b(?:to|at) (?:just |only |about |around |nearly |a |record |almost |some |the |an |average |roughly ){0,3}\Z"
)
TARGET = lazy(
    r"\b(?:expect\w*|guid(?:ed|es|ance)|forecast\w*|project\w*|target\w*|aim\w*|plan(?:s|ned|ning)?|will|would"
    r"|guidance|outlook|predict\w*"
    r"|estimate[ds]?|sees|goal|hopes?|consensus|likely|could|may reach|set to)\b",
    re.I,
)
LINKED = lazy(
    r"[,;]? ?(?:\(|\)|(?:and |or |but )?(?:up|down|from|to|compared|against|vs|versus|or|a|an|on|by|rose|fell|of"
    r"|at|which)\b)",
    re.I,
)
CONVERTED = lazy(r" ?[(;,/]{1,2} ?(?:or |about |around )?Â?\Z")
CLAUSE_END = lazy(r"[,;:)]| and ")
OR = lazy(r"(?: [a-z]+)?\)?,? or (?:about |around |some |nearly )?\Z")
MOVED_BY = lazy(r"(?:\b(?:by|of|nearly|about|some|around|almost|another) ){0,2}\Z")
WIRE_STOP = lazy(r"(?<= )(?:dlrs?|mln|bln|pct|cts|stg|shrs?)\. (?=[A-Z])")
IN_MONEY = frozenset({"profit", "loss", "revenue", "EPS", "dividend"})
COUNTED = frozenset({"sales", "deliveries", "production", "exports", "orders", "capacity"})
OUTLETS = frozenset({"outlet", "agency", "regulator"})


def placed(
    reading: Reading, named: Sequence[Named], companies: tuple[CompanyFinding, ...], dating: Dating
) -> tuple[Figure, ...]:
    """Make figures of numbers, sentence by sentence."""
    story = _Story(reading, companies)
    figures: list[Figure] = []
    starts = [n.quantity.start for n in named]
    for start, end in _stretches(reading):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        drafts = [Draft(n) for n in named[low:high]]
        story.read(start, end, drafts)
        dating.read(start, end, drafts)
        figures += [_figure(reading.text, d) for d in drafts]
    return tuple(figures)


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the sentences; a wire's "... 4.5 mln dlrs. Sales ..." is two."""
    for sentence in reading.sentences:
        start = sentence.start
        for stop in WIRE_STOP.finditer(reading.text, sentence.start, sentence.end):
            yield start, stop.end()
            start = stop.end()
        yield start, sentence.end


def _figure(text: str, draft: Draft) -> Figure:
    named, q = draft.named, draft.named.quantity
    down = named.kind in ("percent", "points") and draft.sign < 0 and q.value > 0
    return Figure(
        Span(q.start, q.end),
        text[q.start : q.end],
        named.kind,
        _tidy(-q.value if down else q.value),
        None if q.high is None else _tidy(-q.high if down else q.high),
        named.unit,
        q.currency,
        draft.company,
        draft.metric,
        draft.period,
        draft.role,
        "; ".join([named.why, *draft.why]),
    )


def _tidy(value: float) -> float:
    """Take the noise of binary fractions off: 1.19 million is 1190000."""
    near = round(value)
    return float(near) if abs(value) >= 1000 and abs(value - near) < 1e-9 * abs(value) else float(f"{value:.12g}")


class _Story:
    """What each sentence's figures measure, and the company that the text speaks of."""

    def __init__(self, reading: Reading, companies: tuple[CompanyFinding, ...]) -> None:
        self._text = reading.text
        self._metrics = Metrics("")
        named = (c for c in companies if c.kind not in OUTLETS)
        self._mentions = sorted((m.span.start, c.id) for c in named for m in c.mentions)
        self._places = [place for place, _ in self._mentions]
        self._company: str | None = None
        self._units: dict[str, str] = {}

    def read(self, start: int, end: int, drafts: list[Draft]) -> None:
        """Give the figures of one sentence their metric, role and company."""
        if drafts:
            self._metrics = Metrics(self._text, start, end)
        low = start
        for i, draft in enumerate(drafts):
            high = drafts[i + 1].start if i + 1 < len(drafts) else end
            if not (i and self._converts(draft, drafts[i - 1])):
                self._metric(draft, drafts[max(0, i - 1) : i], start, low, high)
                self._value(draft)
                self._unit(draft)
                self._role(draft, drafts[max(0, i - 1) : i], low, high, start)
            self._subject(draft, start)
            low = draft.end
        index = bisect_left(self._places, start)
        if index < len(self._places) and self._places[index] < end:
            self._company = self._mentions[index][1]

    def _converts(self, draft: Draft, before: Draft) -> bool:
        """Let an amount in brackets behind another amount be the same amount in another currency."""
        gap = self._text[before.end : draft.start]
        if (
            len(gap) > 14
            or not CONVERTED.match(gap)
            or {draft.named.quantity.form, before.named.quantity.form} != {"money"}
        ):
            return False
        if draft.named.quantity.currency == before.named.quantity.currency:
            return False
        draft.metric, draft.near, draft.role, draft.twin = before.metric, before.near, before.role, True
        draft.named = replace(draft.named, kind=before.named.kind, unit=before.named.unit)
        return True

    def _metric(self, draft: Draft, earlier: list[Draft], start: int, low: int, high: int) -> None:
        """Name the metric: in the words before the figure, right behind it, or as the figure before has it."""
        if draft.named.kind == "duration":
            return
        near = self._metrics.before(low, draft.start)
        stop = CLAUSE_END.search(self._text, draft.end, min(high, draft.end + 60))
        behind = self._metrics.after(draft.end, stop.start() if stop else min(high, draft.end + 60))
        if draft.named.unit == "share" and draft.named.kind == "money":
            near = "dividend" if near == "dividend" else "EPS"
        if (
            near is None
            and earlier
            and self._is_linked(draft, earlier[-1], low)
            and not (behind and self._names_own(draft))
        ):
            near = earlier[-1].metric
        draft.near = near is not None or behind is not None
        draft.metric = near or behind or (self._metrics.before(start, low) if earlier else None)

    def _value(self, draft: Draft) -> None:
        """Let "profits dropped to 3.69 billion" be money, whose currency the text leaves out."""
        named = draft.named
        if (
            draft.metric in IN_MONEY
            and named.kind == "count"
            and named.unit is None
            and abs(named.quantity.value) >= 1e4
        ):
            draft.named = replace(named, kind="money", why="an amount of money, its currency left out")

    def _unit(self, draft: Draft) -> None:
        """Let "sales rose to 80,600" count what the metric's figure before counted."""
        named = draft.named
        if named.kind != "count" or draft.metric not in COUNTED:
            return
        if named.unit is None and (unit := self._units.get(draft.metric)):
            draft.named = replace(named, unit=unit)
        elif named.unit and named.quantity.word != "words":
            self._units[draft.metric] = named.unit

    def _is_linked(self, draft: Draft, before: Draft, low: int) -> bool:
        return bool(LINKED.match(self._text, before.end)) and not BREAK.search(self._text, low, draft.start)

    def _names_own(self, draft: Draft) -> bool:
        """Tell whether the noun behind says what is measured: "a 52% rise in net profit"."""
        return bool(
            re.match(
                r" (?:\w+ ){0,3}(?:rise|increase|drop|decline|gain|fall|in|of) ", self._text[draft.end : draft.end + 40]
            )
        )

    def _subject(self, draft: Draft, start: int) -> None:
        """Take the company named last before the figure in its sentence, else the one that the text speaks of."""
        index = bisect_right(self._places, draft.start) - 1
        if index >= 0 and self._places[index] >= start:
            draft.company = self._mentions[index][1]
        elif draft.metric:
            draft.company = self._company

    def _role(self, draft: Draft, earlier: list[Draft], low: int, high: int, start: int) -> None:
        kind = draft.named.kind
        left = self._text[max(low, draft.start - 80) : draft.start].rstrip("Â")
        draft.sign, moved = self._direction(draft, left, min(high, draft.end + 30))
        if BASE.search(left) and (earlier or draft.metric):
            draft.role = "base"
            if earlier and earlier[-1].named.kind == "share" and kind == "percent" and len(left) < 70:
                draft.named = replace(draft.named, kind="share", unit="percent")
        elif kind in ("percent", "points", "ratio") and (moved or draft.named.quantity.word == "moved"):
            draft.role = "change"
        elif earlier and OR.fullmatch(self._text, earlier[-1].end, draft.start):
            self._repeat(draft, earlier[-1])
        elif draft.metric and kind != "duration":
            draft.role = "change" if moved and self._moved_by(left) else "level"
        clause = self._text[max(start, draft.start - 160) : draft.start]
        clause = clause[max(clause.rfind("; "), clause.rfind(" but ")) + 1 :]
        if draft.metric == "market share" and kind == "percent" and draft.role in ("level", "base"):
            draft.named = replace(draft.named, kind="share", unit="percent")
        if draft.role in ("change", "level") and TARGET.search(clause):
            draft.role = "target"

    def _repeat(self, draft: Draft, before: Draft) -> None:
        """Give a figure behind "or" the part that the figure before plays: "48 points, or 0.28%"."""
        draft.role, draft.sign = before.role, before.sign
        if {draft.named.kind, before.named.kind} == {"money", "price"}:
            draft.named = replace(
                draft.named, kind=before.named.kind if before.named.kind == "price" else draft.named.kind
            )

    def _moved_by(self, left: str) -> bool:
        """Tell "rose $7.2bn to" from a level."""
        sign, end = _movement(left, lost=False)
        return sign != 0 and MOVED_BY.fullmatch(left[end:].lstrip()) is not None

    def _direction(self, draft: Draft, left: str, end: int) -> tuple[int, bool]:
        """Return -1 for a decline, and whether there is a change: by the word right behind or the nearest before."""
        if behind := BEHIND.match(self._text, draft.end, end):
            return (-1 if behind["down"] else 1), True
        if LEVEL_LEAD.search(left) or BASE.search(left):
            return 1, False
        sign, _ = _movement(left)
        return sign or 1, sign != 0


def _movement(left: str, *, lost: bool = True) -> tuple[int, int]:
    """Return -1 or 1 for the last word before a figure that says down or up, and where it ends; 0 without one."""
    for match in reversed(list(WORD.finditer(left.lower()))):
        word = match.group()
        if (word in DOWN_WORDS or word.startswith(DOWN_STEMS)) and (lost or not word.startswith("los")):
            return -1, match.end()
        if word in UP_WORDS or word.startswith(UP_STEMS):
            return 1, match.end()
    return 0, 0
