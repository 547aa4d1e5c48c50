"""Each phrase for a time, resolved in order: by the day of publication, the years printed, what was named before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from store.extract.anchors import FISCAL
from store.extract.isoperiods import before, bounds, grain, iso_of, months, shifted
from store.extract.patterns import lazy
from store.extract.reckoning import Reckoning, fiscal_quarter, full_year
from store.extract.timewords import MONTH, MONTHS, NUMBERS, ORDINALS, YEAR

Relation = Literal["yoy", "mom", "qoq", "ytd"]

FUTURE_WORDS = frozenset(
    "will would by until due next before scheduled sees should could may upcoming coming plan plans planned "
    "planning hope hopes hoped hoping".split()
)
FUTURE_STEMS = ("expect", "forecast", "project", "target", "aim", "estimat", "intend")
FUTURE_PHRASES = ("to be ", "going to ", "set to ")
COMPARING = lazy(r"from|than|over|above|below|compar|against|vs|versus|ahead|better|[%te] on ")
BASE_LEAD = lazy(
    r"(?:\b(?:compar\w+ (?:with|to)|from|(?<!more )(?<!less )(?<!fewer )than|(?:over|above|below)(?! [$£€]?\d)"
    r"|against|versus|vs|ahead of|better than|up on"
    r"|down on)|(?:\d%|percent|pct|per cent) on)"
    r"(?: (?:the|its|that of|those of|in|for|of|a|record|levels?|\S*\d\S*|mln|bln|million|billion|dlrs|units"
    r"|vehicles|cars|yuan|yen|euros|pct))*"
    r"(?: (?:rise|increase|profit|loss|\w+) (?:in|of|for|over|on|from))? ?\Z",
    re.I,
)
RELATIONS: dict[str, Relation] = {"same": "yoy", "ago": "yoy", "month_ago": "mom", "quarter_ago": "qoq", "ytd": "ytd"}
BY_NAME = frozenset({"same", "ago", "month_ago", "quarter_ago", "back"})
COMPARABLE = frozenset({"quarter", "half", "month", "year", "relative", "last_months", "first_months", "back"})
LATE = lazy(rf"(?P<m>{MONTH}) (?P<d1>\d\d?) ?[-–] ?(?P<d2>\d\d?) (?:period|sales)", re.I)
GRAINS = {"near": "day", "day": "day", "days": "day", "span": "day", "iso": "day", "basis": "", "back": "", "ytd": ""}
AWAITED = lazy(
    r"\b(?:will|would|expects?|is expected|are expected|plans?|due|scheduled|set|to be|by|until|aims?|hopes?|next"
    r"|before|can|should|from|starting|beginning)"
    r"\b[^,;]{0,50}\Z",
    re.I,
)
THROUGH = lazy(r"\b(?:through|to|until|up to)(?: the end of| end)? \Z")
REPORTING = lazy(
    r"\b(?:set|due|scheduled|expected|slated|going|ready) to (?:report|release|announce|post|unveil)[^.\n]{0,40}?"
    rf"\b(?P<o>first|second|third|fourth)[- ]quarter (?P<y>{YEAR})?",
    re.I,
)
"""A text that looks ahead to results calls their quarter "this quarter"."""
ANNOUNCED = tuple(f" to {deed}" for deed in ("report", "release", "announce", "post", "unveil"))
GUIDED = lazy(r" (?:[a-z-]+ ){0,4}(?:expectations|guidance|forecasts?|outlook|targets?)\b")
"""Behind a year that is looked ahead to: "2015 profit forecasts"."""
YEAR_WORD = lazy(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """Words for a time, in clean offsets."""

    start: int
    end: int
    iso: str | None
    """None where the words leave it open."""
    relation: Relation | None = None
    """What a comparison goes by: "a year ago" and "year-on-year" are yoy; None for a plain time."""
    base: bool = False
    """The time compared with ("from October", "a year ago"), not the time spoken of."""
    future: bool = False
    grain: str = ""
    """Its length ("month"), also where the time itself is open; empty for "year-on-year"."""
    evidence: str = ""
    """What it was resolved from."""


def earlier(iso: str, relation: Relation) -> str | None:
    """Return the period that a comparison goes back to: for yoy the same of the year before, for mom the last month."""
    return shifted(iso, years=-1) if relation in ("yoy", "ytd") else before(iso)


class Resolver:
    """Resolves one text's words for time in order, remembering what was named before."""

    def __init__(self, text: str, now: Reckoning) -> None:
        self._text = text
        self._now = now
        self._topic: str | None = None
        self._last: dict[str, str] = {}
        self._left = ""
        self._future = self._compared = False
        head = text[:20000]
        small = head.lower()
        self._reported = REPORTING.search(head) if any(w in small for w in ANNOUNCED) else None
        self._previous: Period | None = None
        self._late = {
            MONTHS[m["m"][:3].lower()]: (int(m["d1"]), int(m["d2"]))
            for m in (LATE.finditer(head) if "late " in small else ())
        }

    def read(self, match: re.Match[str]) -> Period:
        """Resolve one find."""
        kind = match.lastgroup or ""
        left = self._text[max(0, match.start() - 70) : match.start()]
        left = left[max(left.rfind(". "), left.rfind("\n"), left.rfind("; ")) + 1 :]
        self._left, small = left, left.lower()
        self._future = _looks_ahead(small) or (kind == "year" and GUIDED.match(self._text, match.end()) is not None)
        self._compared = COMPARING.search(small) is not None and BASE_LEAD.search(left) is not None
        iso = self._resolve(kind, match)
        relation, base = self._relation(kind, match, iso)
        if iso and not base:
            self._remember(iso)
        why, length = self._evidence(kind, match, iso), grain(iso) if iso else GRAINS.get(kind, "year")
        self._previous = Period(match.start(), match.end(), iso, relation, base, self._future, length, why)
        return self._previous

    @property
    def _awaited(self) -> bool:
        """The time named is still to come."""
        return not self._compared and AWAITED.search(self._left) is not None

    def _resolve(self, kind: str, match: re.Match[str]) -> str | None:
        try:
            found: str | None = getattr(self, f"_{kind}")(match)
        except (ValueError, OverflowError):
            return None
        return found

    def _relation(self, kind: str, match: re.Match[str], iso: str | None) -> tuple[Relation | None, bool]:
        """Tell what a comparison goes by, and whether these words name the time compared with."""
        if kind == "basis":
            first = match.group()[0].lower()
            return ("yoy" if first == "y" else "mom" if first == "m" else "qoq"), False
        if kind == "back" and self._previous and self._previous.base and iso == self._previous.iso:
            return None, True
        if kind == "same" and iso == self._topic:
            return None, False
        if kind in RELATIONS:
            return RELATIONS[kind], kind != "ytd"
        compared = self._compared and kind in COMPARABLE and iso is not None and (not self._future or kind == "year")
        if kind == "week_ago":
            return None, True
        return None, compared and (self._topic is None or str(iso) <= self._topic)

    def _remember(self, iso: str) -> None:
        if grain(iso) != "day":
            self._topic = iso
        self._last[grain(iso)] = iso

    def _evidence(self, kind: str, match: re.Match[str], iso: str | None) -> str:
        words = match.group()
        if iso is None:
            return f"'{words}'"
        if YEAR_WORD.search(words):
            return f"'{words}' as printed"
        return f"'{words}', " + ("from the period named before" if kind in BY_NAME else f"by {self._now.source}")

    def _year_of(self, match: re.Match[str], *names: str) -> int | None:
        """Return the year printed with a phrase, or meant by "of last year"; None where there is none."""
        groups = match.groupdict()
        for name in names:
            if printed := groups.get(name):
                return full_year(printed)
            if said := groups.get(f"{name}_r"):
                return self._said_year(said.lower())
        return None

    def _said_year(self, said: str) -> int:
        if said.startswith("last"):
            return self._now.today().year - 1
        if said in ("this year", "next year"):
            return self._now.today().year + (said == "next year")
        named = self._last.get("year")
        year = int(named) if named else self._now.today().year
        return year - ("prev" in said or "prior" in said)

    # The same time of another year.

    def _same(self, match: re.Match[str]) -> str | None:
        words = match.group().lower()
        printed = YEAR_WORD.search(words)
        if self._topic is None:
            return None
        if printed and grain(self._topic) != "year":
            back = shifted(self._topic, years=int(printed.group()) - int(self._topic[:4]))
            return back if back != self._topic or not self._compared else earlier(self._topic, "yoy")
        plain = not re.search(r"last year|ago|earlier|before|prior|previous", words)
        return self._topic if plain and not self._compared else earlier(self._topic, "yoy")

    def _ago(self, match: re.Match[str]) -> str | None:
        return earlier(self._topic, "yoy") if self._topic else None

    def _week_ago(self, match: re.Match[str]) -> str | None:
        return before(self._last["days"]) if "days" in self._last else None

    def _heading(self, match: re.Match[str]) -> str:
        """Read the line over a wire's table: "Year", "Nine mths"."""
        part = self._last.get("quarter")
        year = int(part[:4]) if part else self._now.today().year - 1
        number = (match["head_n"] or "12").lower()
        return months(year, 1, NUMBERS.get(number) or int(number))

    def _month_ago(self, match: re.Match[str]) -> str | None:
        return before(self._last["month"]) if "month" in self._last else None

    def _quarter_ago(self, match: re.Match[str]) -> str | None:
        return before(self._last["quarter"]) if "quarter" in self._last else None

    def _basis(self, match: re.Match[str]) -> None:
        return None

    def _ytd(self, match: re.Match[str]) -> str:
        named = self._last.get("month") or self._last.get("months")
        last = bounds(named)[1] if named else self._now.today()
        last = last if last.year == self._now.today().year else self._now.today()
        return months(last.year, 1, last.month)

    # Days.

    def _iso(self, match: re.Match[str]) -> str:
        return date.fromisoformat(match.group()).isoformat()

    def _days(self, match: re.Match[str]) -> str | None:
        year = self._year_of(match, "days_y")
        first = self._now.day(match["m1"], int(match["d1"]), year, ahead=self._awaited)
        return _between(first, self._now.day(match["m2"] or match["m1"], int(match["d2"]), year, ahead=self._awaited))

    def _span(self, match: re.Match[str]) -> str | None:
        last = self._now.day(match["sm2"], int(match["s2"]), self._year_of(match, "span_y"), ahead=self._awaited)
        return _between(
            self._now.day(
                match["sm1"], int(match["s1"]), self._year_of(match, "span_y0") or last.year, ahead=self._awaited
            ),
            last,
        )

    def _day(self, match: re.Match[str]) -> str:
        month, day = match["day_m1"] or match["day_m2"], int(match["day1"] or match["day2"])
        return self._now.day(month, day, self._year_of(match, "day_y1", "day_y2"), ahead=self._awaited).isoformat()

    def _near(self, match: re.Match[str]) -> str:
        words = match.group().lower()
        if name := match["weekday"]:
            return self._now.weekday(name, ahead=bool(match["next"]) or self._awaited).isoformat()
        return (self._now.today() + timedelta(days=(words == "tomorrow") - (words == "yesterday"))).isoformat()

    # Stretches of months.

    def _until(self, match: re.Match[str]) -> str | None:
        """Read "three months to December", "year ended March 31", "week ended March 7"."""
        day = match["until_d"] or match["until_d0"]
        last = self._now.month(match["until_m"], self._year_of(match, "until_y"), ahead=self._awaited)
        unit = (match["until_u"] or match["until_q"] or "").lower()
        if weeks := match["until_w"]:
            end = self._now.day(
                match["until_m"], int(day or last.day), self._year_of(match, "until_y"), ahead=self._awaited
            )
            return iso_of(end - timedelta(days=7 * int(weeks) - 1), end) if weeks != "0" else None
        if unit == "week":
            end = date(last.year, last.month, int(day or 0))
            return iso_of(end - timedelta(days=6), end)
        if (named := match["until_o"]) and unit == "quarter":
            return fiscal_quarter(ORDINALS[named.lower()], last)
        number = match["until_n"]
        length = (NUMBERS.get(number.lower()) or int(number)) if number else {"year": 12, "quarter": 3}.get(unit, 6)
        first = shifted(f"{last.year:04}-{last.month:02}", by_months=1 - length)
        return iso_of(bounds(first)[0], last) if first else None

    def _months(self, match: re.Match[str]) -> str | None:
        last = self._now.month(match["mb"], self._year_of(match, "mb_y"), ahead=self._awaited)
        first = MONTHS[match["ma"][:3].lower()]
        listed = match["ma_to"] == " and " and not match.group().lower().startswith("between")
        if listed and (last.month - first) % 12 != 1:
            return None
        year = self._year_of(match, "ma_y") or last.year - (first > last.month)
        return _between(date(year, first, 1), last)

    def _first_months(self, match: re.Match[str]) -> str:
        number = NUMBERS.get(match["first_n"].lower()) or int(match["first_n"])
        year = self._year_of(match, "first_y") or (self._now.today() - timedelta(days=27 * number)).year
        return months(year, 1, number)

    def _last_months(self, match: re.Match[str]) -> str | None:
        year = self._year_of(match, "last_y")
        return months(year, 10 if match["last_n"].lower() in ("three", "3") else 7, 12) if year else None

    def _first_quarters(self, match: re.Match[str]) -> str:
        number = NUMBERS.get(match["fq_n"].lower()) or int(match["fq_n"])
        return months(self._year_of(match, "fq_y") or self._now.today().year, 1, 3 * number)

    def _month(self, match: re.Match[str]) -> str | None:
        name = match["mm"] or match["ml"]
        if name.lower() == "may" and (name != "May" or not self._in_time(match)):
            return None
        if name.lower().startswith("mar") and name[0] == "m":
            return None
        last = self._now.month(name, self._year_of(match, "mm_y"), ahead=self._awaited)
        words, so_far = match.group().lower(), self._previous
        if so_far and so_far.relation == "ytd" and THROUGH.search(self._text[so_far.end : match.start()][-40:]):
            return months(last.year, 1, last.month)
        if words.startswith("late") and last.month in self._late:
            first, end = self._late[last.month]
            return _between(last.replace(day=first), last.replace(day=end))
        return f"{last.year:04}-{last.month:02}"

    def _in_time(self, match: re.Match[str]) -> bool:
        """Tell the month of May from the verb."""
        left = self._text[max(0, match.start() - 12) : match.start()]
        return (
            bool(re.search(r"\b(?:in|of|from|since|until|by|last|its|to|for|this|through|and|on)\s\Z", left))
            or match["mm_y"] is not None
        )

    # Quarters, halves, years.

    def _quarter(self, match: re.Match[str]) -> str:
        word = match["q_o"] or match["q_last"]
        number = ORDINALS[word.lower()] if word else int(match["q_n"] or match["q_a"] or match["q_b"])
        year = self._year_of(match, "q_y0", "q_y", "ql_y", "qn_y", "qa_y", "qb_y")
        if year is None and "fiscal" in match.group().lower() and "quarter" in self._last:
            return self._last["quarter"]
        if year is None and self._compared and (last := self._last.get("quarter")):
            year = int(last[:4]) - (number >= int(last[-1]))
        found = months(year or self._part_year(3 * number, 3), 3 * number - 2, 3 * number)
        fiscal = year is not None and FISCAL.match(self._text, match.end())
        return (shifted(found, by_months=3) or found) if fiscal else found

    def _part_year(self, last_month: int, length: int) -> int:
        return self._now.year_of_part(last_month, length, ahead=self._awaited)

    def _half(self, match: re.Match[str]) -> str:
        number = ORDINALS[match["h_o"].lower()] if match["h_o"] else int(match["h_n"] or match["h_a"] or 1)
        year = self._year_of(match, "h_y0", "h_y", "hn_y", "ha_y", "hc_y")
        return months(year or self._part_year(6 * number, 6), 6 * number - 5, 6 * number)

    def _year(self, match: re.Match[str]) -> str | None:
        if short := match["fy"]:
            return str(2000 + int(short))
        if match["yy2"]:
            return None
        year = match["yy"]
        topic = self._topic
        if self._compared and topic and grain(topic) not in ("year", "day", "days") and int(topic[:4]) == int(year) + 1:
            return earlier(topic, "yoy")
        return str(year)

    def _relative(self, match: re.Match[str]) -> str | None:
        which, unit = match["which"].lower(), match["unit"].lower()
        back = any(w in which for w in ("last", "previous", "recent"))
        step = -1 if back else 1 if "next" in which or "coming" in which else 0
        if "the latest" in which or which == "latest":
            return self._last.get(unit)
        if unit == "year":
            return self._last_year() if step < 0 and self._compared else self._now.relative(unit, step)
        if unit == "quarter" and self._reported and step <= 0:
            ahead = self._quarter_ahead(self._reported)
            return before(ahead) if step else ahead
        return self._now.relative(unit, step)

    def _quarter_ahead(self, found: re.Match[str]) -> str:
        number = ORDINALS[found["o"].lower()]
        year = int(found["y"]) if found["y"] else self._part_year(3 * number, 3)
        return months(year, 3 * number - 2, 3 * number)

    def _last_year(self) -> str:
        """Read "from last year" beside a month or quarter: the same of the year before."""
        topic, last = self._topic, self._now.today().year - 1
        if topic and grain(topic) not in ("year", "day") and int(topic[:4]) == last + 1:
            return earlier(topic, "yoy") or str(last)
        return str(last)

    def _back(self, match: re.Match[str]) -> str | None:
        """Read "the quarter", "the month", "full-year": the one that was named last."""
        if match["back_y"] or (match["back_u"] or "").lower() in ("full-year", "full year"):
            part = self._last.get("quarter") or self._last.get("half")
            return part[:4] if part else self._last.get("year")
        if match["back_q"]:
            return self._last.get("quarter")
        unit, last = match["back_u"].lower(), self._previous
        if "period" in unit and last and last.base and " when " in self._text[last.end : match.start()][:80]:
            return last.iso
        if "month" in unit and "period" not in unit:
            days = self._last.get("days")
            return self._last.get("month") or (days[:7] if days else None)
        if "year" in unit and "half" not in unit:
            return self._last.get("year")
        return self._topic if "period" in unit else self._last.get("half" if "half" in unit else unit)


def _between(first: date, last: date) -> str | None:
    return iso_of(first, last) if first <= last else None


def _looks_ahead(left: str) -> bool:
    """Tell whether the words before a time, in small letters, speak of what is to come."""
    if any(w in FUTURE_WORDS or w.startswith(FUTURE_STEMS) for w in left.split()):
        return True
    return any(phrase in left for phrase in FUTURE_PHRASES)
