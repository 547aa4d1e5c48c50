"""Statements of many articles, put together by the claim that they speak of.

Each statement is placed by a look into an index of companies and content words, so one more statement costs no pass
over all the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import sqrt

from store.gather.standing import reported_on, said_on, standing_of
from store.gather.stems import content_stems
from store.records import Report, StoredStatement, Thread

SAME = 0.75
"""Statements of one speaker whose words are this much alike are one statement, told again."""
ALIKE = 0.4
"""Statements whose words are this much alike speak of one claim."""
HELD = 0.3
"""The same where one of the two is half held by the other, which says more."""
SHARED_LEAST = 2
COMPANIES_ALIKE = 0.6
"""How much of the companies they must share; half will do where the words are NEARLY alike."""
NEARLY = 0.6
HALF = 0.5
WHOLE = 3
"""Statements of one speaker, one of which holds all words of the other (this many at least), are one told again."""
REFUSED_NEAR = 1200
"""A refusal to comment is of what was said this many characters before it at most."""
POSTINGS_MOST = 40
"""How many of the latest statements with a word are looked at: keeps common words from costing more and more."""

REFERS_BACK = re.compile(
    r"\b(?:this|that|these|those|such|the|any) (?:possibilit|rumou?r|claim|matter|speculation|talk|issue|allegation"
    r"|suggestion|idea|plan|merger|tie-?up|offer)"
    r"|\brul(?:e|es|ed|ing) (?:it |this |that )?out\b|\b(?:not|n't|never) rul(?:e|ed) out\b|^it\b.{0,12}$",
    re.I,
)
ANSWERS = frozenset({"deny", "confirm", "refuse"})


def threads(stored: Sequence[StoredStatement], names: Mapping[str, str]) -> tuple[Thread, ...]:
    """Group statements by claim: the thread with the newest statement first, and in it the newest statement first."""
    index = _Index(names)
    for one in sorted(stored, key=_order):
        index.add(one)
    made = [_thread(claim, names) for claim in index.claims]
    return tuple(sorted(made, key=_newest, reverse=True))


def _order(stored: StoredStatement) -> tuple[object, ...]:
    return (reported_on(stored), stored.article.id, stored.statement.span.start, stored.statement.span.end)


def _newest(thread: Thread) -> tuple[object, ...]:
    newest = max((s for r in thread.reports for s in (r.statement, *r.repeats)), key=_order)
    return (reported_on(newest), newest.article.id, -newest.statement.span.start)


@dataclass(slots=True)
class _Told:
    """A statement with all its repeats, while the threads are made."""

    first: StoredStatement
    stems: frozenset[str]
    companies: frozenset[str]
    claim: int
    repeats: list[StoredStatement] = field(default_factory=list)

    def report(self) -> Report:
        return Report(self.first, tuple(self.repeats))


class _Index:
    """All statements so far, found by company and content word."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.claims: list[list[_Told]] = []
        self._names = names
        self._told: list[_Told] = []
        self._postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._in_article: defaultdict[int, list[_Told]] = defaultdict(list)

    def add(self, stored: StoredStatement) -> None:
        """Place one statement: as a repeat, in a claim, or as a claim of its own."""
        new = self._read(stored)
        answered = self._answered(new) if _refers_back(new) else None
        near = self._near(new)
        same = self._same(new, answered, near)
        if same is not None:
            same.repeats.append(stored)
            self._in_article[stored.article.id].append(same)
            return
        alike = next((t for t, score in near if _one_claim(new, t, score)), answered)
        self._place(new, alike)

    def _read(self, stored: StoredStatement) -> _Told:
        statement = stored.statement
        companies = frozenset(statement.about) | ({statement.company} if statement.company else frozenset())
        known = (name for c in companies for name in (c, self._names.get(c, c)))
        stems = frozenset() if _bare(stored) else content_stems(statement.text, known)
        return _Told(stored, stems, companies, claim=-1)

    def _near(self, new: _Told) -> list[tuple[_Told, float]]:
        """Statements about the same companies that share words: the most alike first, of equals in the companies."""
        latest = (self._postings.get(key, ())[-POSTINGS_MOST:] for key in _keys(new))
        shared = Counter(chain.from_iterable(latest))
        least = min(SHARED_LEAST, len(new.stems))
        likely = (self._told[i] for i, n in shared.items() if n >= least and self._could_meet(new, self._told[i], n))
        found = [(told, _alike(new.stems, told.stems)) for told in likely]
        return sorted(found, key=lambda f: (-f[1], -_together(new, f[0])))

    @staticmethod
    def _could_meet(new: _Told, told: _Told, shared: int) -> bool:
        """Tell whether ``shared`` words, some counted twice, can be enough: spares a close look at most."""
        one, other = len(new.stems), len(told.stems)
        near = new.first.article.id == told.first.article.id
        return near or shared >= min(one, other) or shared * shared >= HELD * HELD * one * other

    def _same(self, new: _Told, answered: _Told | None, near: list[tuple[_Told, float]]) -> _Told | None:
        """Return the statement that this one repeats."""
        for told, score in near:
            if _same_voice(new, told) and (score >= SAME or _holds(new.stems, told.stems)):
                return told
        if answered is None or new.stems:
            return None
        return next((t for t in self.claims[answered.claim] if not t.stems and _same_voice(new, t)), None)

    def _answered(self, new: _Told) -> _Told | None:
        """Return the claim before in its article that a denial without content (or "this idea") speaks of."""
        before = self._in_article[new.first.article.id]
        others = [t for t in reversed(before) if t.stems and (not new.companies or new.companies & t.companies)]
        if new.first.statement.stance == "refuse":
            return next((t for t in others if _distance(t, new) < REFUSED_NEAR), None)
        rumours = (t for t in others if t.first.statement.stance == "rumour")
        foreign = (t for t in others if t.first.statement.company != new.first.statement.company)
        return next(rumours, None) or next(foreign, None) or next(iter(others), None)

    def _place(self, new: _Told, alike: _Told | None) -> None:
        if alike is None:
            new.claim = len(self.claims)
            self.claims.append([])
        else:
            new.claim = alike.claim
        self.claims[new.claim].append(new)
        self._in_article[new.first.article.id].append(new)
        for key in _keys(new):
            self._postings[key].append(len(self._told))
        self._told.append(new)


def _bare(stored: StoredStatement) -> bool:
    """Tell whether a statement says nothing of its own: "the company has denied this"."""
    return stored.statement.mode == "predicate" and not (
        stored.statement.pieces and stored.statement.stance == "rumour"
    )


def _distance(told: _Told, new: _Told) -> int:
    return abs(new.first.statement.span.start - told.first.statement.span.end)


def _refers_back(new: _Told) -> bool:
    return not new.stems or bool(REFERS_BACK.search(new.first.statement.text[:400]))


def _keys(told: _Told) -> Iterable[tuple[str, str]]:
    """Sorted, so that the outcome never hangs on the order of a set."""
    return ((company, stem) for company in sorted(told.companies or {""}) for stem in sorted(told.stems))


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / sqrt(len(a) * len(b)) if a and b else 0.0


def _together(a: _Told, b: _Told) -> float:
    """How much of their companies two statements share."""
    named = len(a.companies | b.companies)
    return len(a.companies & b.companies) / named if named else 0.0


def _one_claim(new: _Told, told: _Told, score: float) -> bool:
    """Tell whether two statements speak of one claim: words in common, about much the same companies."""
    shared = len(new.stems & told.stems)
    if shared < SHARED_LEAST or (score < ALIKE and not _inside(new, told, shared, score)):
        return False
    return score >= SAME or _together(new, told) >= (HALF if score >= NEARLY else COMPANIES_ALIKE)


def _inside(new: _Told, told: _Told, shared: int, score: float) -> bool:
    """Tell whether the shorter of two is half held by the longer, or answers it in its own article."""
    answers = new.first.statement.stance in ANSWERS and told.first.statement.stance == "rumour"
    here = answers and new.first.article.id == told.first.article.id
    return here or (score >= HELD and 2 * shared >= min(len(new.stems), len(told.stems)))


def _holds(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) == min(len(a), len(b)) >= WHOLE


def _same_voice(a: _Told, b: _Told) -> bool:
    """Tell whether both come from the same company (or both from nobody), in the same sense."""
    one, other = a.first.statement, b.first.statement
    return (one.company, one.stance) == (other.company, other.stance)


def _thread(told: Sequence[_Told], names: Mapping[str, str]) -> Thread:
    reports = sorted((t.report() for t in told), key=lambda r: (said_on(r.statement), _order(r.statement)))
    standing, why = standing_of(reports, names)
    companies = Counter(c for t in told for c in sorted(t.companies))
    return Thread(_claim(told), standing, why, tuple(c for c, _ in companies.most_common()), tuple(reversed(reports)))


def _claim(told: Sequence[_Told]) -> str:
    """Return the words that stand for the claim: of a rumour, or else of the first statement that has content."""
    rumours = (t for t in told if t.stems and t.first.statement.stance == "rumour")
    full = (t for t in told if t.stems)
    chosen = next(rumours, None) or next(full, None) or told[0]
    return chosen.first.statement.text
