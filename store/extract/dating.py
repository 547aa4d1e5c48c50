"""Which period a figure belongs to: its own words for time, those of its sentence, or those that the text speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.extract.isoperiods import shifted
from store.extract.kinds import Named
from store.extract.metrics import PERFORMANCE, Metrics
from store.extract.patterns import lazy
from store.extract.periods import Period, in_stretch
from store.extract.text import Reading
from store.records import FigureRole

BASE = lazy(
    r"\b(?:from|compar\w+ (?:with|to)|against|versus|vs|(?<!more )(?<!less )(?<!fewer )(?<!other )(?<!rather )than"
    r"|(?:prior|previous) (?:guidance|estimate|forecast|target) of)"
    r"(?: (?:a|an|the|its|just|only|about|around|some|nearly|net|profit|loss|of|restated|record|revised|year-earlier"
    r"|year-ago|previous|prior|last|year's|up|down|more|less|over|earlier"
    r"|(?:\w+ ){0,2}(?:loss|profit|net|earnings|income|sales|revenue|deficit|total|level|figure)s? of"
    r"|in \d{4} of))*,? ?\Z",
    re.I,
)
BREAK = lazy(r"; |\b(?:while|whereas|although|though)\b")
NEW_CLAUSE = lazy(r", (?:and|which|as|with|up|down|after|but|when)\b")
NEW_VERB = lazy(r"\band (?:will|would|is|are|was|were|has|have|had|plans|expects|said)\b")
OUTSIDE = frozenset(
    {"share price", "index", "stake", "valuation", "employees", "acquisition", "rate", "debt", "disposal"}
)
"""What is not reported by period: only a time right behind such a figure is its own."""
SINCE = lazy(r"\b(?:since|due)(?: the| at least)? \Z", re.I)
LEFT_GAP = lazy(
    r"(?: (?:earnings|profits?|sales|net|income|loss|results|revenues?|record|total|level|figure|of|a|the))* ?\Z"
    r"|'s (?:record )?\Z"
)
REPORT_WORD = lazy(r"\b(?:demand|growth|results|market)\b", re.I)
WORD_REACH, DAY_REACH, REACH = 25, 25, 90
HEADING = 40
"""A line so short that names a time and no figure heads those below it."""
WIDTH = 12
"""So many figures or periods to a side are looked at: no sentence that a person writes has more."""


@dataclass(slots=True)
class Draft:
    """A figure whose place in the sentence is being found."""

    named: Named
    metric: str | None = None
    near: bool = False
    """The metric stands beside the figure, not elsewhere in the sentence."""
    company: str | None = None
    role: FigureRole = "other"
    sign: int = 1
    period: str | None = None
    dated: bool = False
    """The period is settled, also where its words leave it open."""
    twin: bool = False
    """The same amount as the figure before, in another currency."""
    why: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins in the clean text."""
        return self.named.quantity.start

    @property
    def end(self) -> int:
        """Where it ends in the clean text."""
        return self.named.quantity.end

    def date(self, period: Period) -> None:
        """Give it a period."""
        self.period, self.dated = period.iso, True
        self.why.append(f"period: {period.evidence}")


class Dating:
    """Dates the figures of a text, sentence by sentence, remembering the period that it speaks of."""

    def __init__(self, reading: Reading, periods: tuple[Period, ...]) -> None:
        self._text = reading.text
        self._periods = periods
        self._topic: str | None = None
        self._ahead: str | None = None
        paragraphs = reading.paragraphs
        self._lead_end = paragraphs[min(2, len(paragraphs) - 1)].end if paragraphs else 0
        self._lead = next((p.iso for p in periods if p.start < self._lead_end and self._leads(p, reading)), None)

    def _leads(self, period: Period, reading: Reading) -> bool:
        """Tell whether the title or the first paragraph speaks of sales or the like with this time."""
        sentence = reading.sentences[reading.sentence_at(period.start)]
        if not _speaks(period):
            return False
        told = Metrics(reading.text, sentence.start, sentence.end).any(PERFORMANCE)
        return told or REPORT_WORD.search(reading.text, sentence.start, sentence.end) is not None

    def read(self, start: int, end: int, drafts: list[Draft]) -> None:
        """Date the figures of one sentence, and go on to the next."""
        periods = [p for p in in_stretch(self._periods, start, end) if p.iso or p.grain not in ("day", "")]
        taken = self._own(drafts, periods, end)
        own = {p.start for p in taken}
        periods = [p for p in periods if not SINCE.search(self._text, max(0, p.start - 12), p.start)]
        free = [p for p in periods if p.start not in own and not p.base]
        for i, draft in enumerate(drafts):
            if not draft.dated:
                self._date(draft, drafts, i, free, end)
        for i, draft in enumerate(drafts):
            self._before_level(draft, drafts[max(0, i - WIDTH) : i])
        self._remember(start, end, drafts, free)

    def _own(self, drafts: list[Draft], periods: list[Period], end: int) -> list[Period]:
        """Give each figure that is compared with its own time, which then speaks for nothing else."""
        taken = []
        for i, draft in enumerate(drafts):
            if _changes(draft):
                continue
            found = self._left_base(draft, periods) or self._right_base(draft, drafts, i, periods, end)
            if found:
                draft.role = "base" if draft.role != "target" else draft.role
                draft.date(found)
                taken.append(found)
        return taken

    def _left_base(self, draft: Draft, periods: list[Period]) -> Period | None:
        """Find "last year's 194,715", "from year-ago 199.0 mln dlrs", "compared to 1986 earnings of 8.21 dlrs"."""
        place = bisect_left(periods, draft.start, key=lambda p: p.start)
        near = (p for p in periods[max(0, place - 2) : place] if p.base and 0 <= draft.start - p.end <= 30)
        return next((p for p in near if LEFT_GAP.fullmatch(self._text, p.end, draft.start)), None)

    def _right_base(self, draft: Draft, drafts: list[Draft], i: int, periods: list[Period], end: int) -> Period | None:
        """Find "5,820 a year ago" and "11,101 in October"; "449,603 from a year earlier" is a level."""
        found = self._right(draft, drafts, i, periods, end)
        if found is None or draft.role == "base":
            return found
        gap = self._text[draft.end : found.start]
        return found if found.base and len(gap) <= 20 and not BASE.search(gap) else None

    def _right(self, draft: Draft, drafts: list[Draft], i: int, periods: Sequence[Period], end: int) -> Period | None:
        """Return the period behind a figure (or around it), before the next figure and within its clause."""
        limit = drafts[i + 1].start if i + 1 < len(drafts) else end
        if i + 1 < len(drafts) and drafts[i + 1].twin:
            limit = next((d.start for d in drafts[i + 1 : i + WIDTH] if not d.twin), end)
        place = bisect_right(periods, draft.start, key=lambda p: p.start)
        near = periods[max(0, place - 1) : place + 2]
        found = next((p for p in near if draft.end <= p.start < limit or p.start <= draft.start < p.end), None)
        if found is None or found.start < draft.end:
            return found
        gap = self._text[draft.end : found.start]
        reach = DAY_REACH if found.grain == "day" else WORD_REACH if draft.named.quantity.word == "words" else REACH
        if found.grain == "day" and draft.role != "base" and BASE.search(gap):
            return None
        return None if len(gap) > reach or SINCE.search(gap) or BREAK.search(gap) or NEW_CLAUSE.search(gap) else found

    def _date(self, draft: Draft, drafts: list[Draft], i: int, periods: list[Period], end: int) -> None:
        """Find a figure's period: inside it, behind it, before it in the sentence, further on, or the text's own."""
        if draft.named.kind == "duration":
            found = self._right(draft, drafts, i, periods, draft.end)
            if found and found.start <= draft.start:
                draft.date(found)
            return
        found = self._right(draft, drafts, i, periods, end)
        if draft.metric in OUTSIDE:
            plain = (
                found
                and found.grain != "day"
                and found.relation != "ytd"
                and draft.metric not in ("share price", "index")
            )
            if found and plain:
                draft.date(found)
            return
        found = found or self._around(draft, periods)
        if found and self._belongs(draft, found):
            draft.date(found)
        elif same := self._same(draft, drafts[max(0, i - WIDTH) : i]):
            draft.period = same.period
            draft.why.append("period: as the figure before")
        elif self._reported(draft) and (topic := self._spoken(draft)):
            draft.period = topic
            draft.why.append("period: the one that the text speaks of")

    def _belongs(self, draft: Draft, found: Period) -> bool:
        """Tell whether a time elsewhere in the sentence is the figure's: not of "three models"."""
        gap = found.start - draft.end
        if _few(draft):
            return 0 <= gap <= WORD_REACH
        return draft.metric is not None or -1 <= gap < 40

    def _around(self, draft: Draft, periods: list[Period]) -> Period | None:
        """Return the last period before a figure, else the first behind it, in the same half of the sentence."""
        place = bisect_left(periods, draft.start, key=lambda p: p.start)
        near = periods[max(0, place - WIDTH) : place + WIDTH]
        left = [p for p in near if p.end <= draft.start and p.grain != "day"]
        if left:
            return left[-1]
        right = next((p for p in near if p.start >= draft.end and p.grain != "day"), None)
        if right is None or BREAK.search(self._text, draft.end, right.start):
            return None
        return None if NEW_VERB.search(self._text, draft.end, right.start) else right

    def _same(self, draft: Draft, earlier: list[Draft]) -> Draft | None:
        """Return the figure before in the sentence that measures the same, if it has a period."""
        found = next((d for d in reversed(earlier) if d.metric and d.metric == draft.metric and d.role != "base"), None)
        return found if found and found.period and draft.role not in ("other", "base") and not _few(draft) else None

    def _spoken(self, draft: Draft) -> str | None:
        """Return the period that the text speaks of; for an expectation the one that it looks ahead to."""
        return (draft.role == "target" and self._ahead) or self._topic or self._lead

    def _reported(self, draft: Draft) -> bool:
        """Tell whether a figure without a time of its own is of the period that the text speaks of."""
        traded = draft.named.quantity.form == "money" and self._text[max(0, draft.start - 12) : draft.start].rstrip(
            "Â "
        ).endswith((" for", " worth"))
        return (
            draft.metric in PERFORMANCE
            and draft.near
            and not traded
            and draft.role != "other"
            and (draft.named.kind != "share" or draft.metric == "market share")
            and not _few(draft)
        )

    def _before_level(self, draft: Draft, earlier: list[Draft]) -> None:
        """Give a base without a time of its own the year before its level's."""
        if draft.role != "base" or (draft.dated and draft.period is None):
            return
        level = next((d for d in reversed(earlier) if d.role in ("level", "change") and d.period), None)
        if level and level.period and draft.period in (None, level.period):
            draft.period = shifted(level.period, years=-1)
            draft.why.append("period: the year before")

    def _remember(self, start: int, end: int, drafts: list[Draft], free: list[Period]) -> None:
        """Keep the period for the sentences that follow."""
        spoken = [p for p in free if _speaks(p)]
        told = any(d.metric in PERFORMANCE and d.named.kind not in ("duration", "share") for d in drafts)
        heading = not drafts and end - start < HEADING
        if spoken and (told or heading):
            self._topic = spoken[0].iso
        ahead = next((p.iso for p in free if p.future and p.grain != "day"), None)
        if ahead and (told or start < self._lead_end or Metrics(self._text, start, end).any(PERFORMANCE)):
            self._ahead = ahead


def _few(draft: Draft) -> bool:
    """Tell "three models" from a reported count."""
    return draft.named.quantity.word == "words" and draft.named.kind == "count"


def _changes(draft: Draft) -> bool:
    return draft.named.kind in ("percent", "points", "ratio") and draft.role != "base"


def _speaks(period: Period) -> bool:
    """Tell whether a period is one that a text speaks of: over, longer than a day, no time compared with."""
    return period.iso is not None and not period.base and not period.future and period.grain != "day"
