"""Who speaks, and for which company: names, offices, pronouns and "the spokesman" resolved over the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from store.extract.offices import (
    BEFORE_NAME,
    COMPANY,
    FORMER,
    GENERIC,
    HE_SHE,
    INSIDERS,
    NEWS_AGENCY,
    OF_ANOTHER,
    OUTLETS,
    OUTSIDERS,
    PLURAL,
    PUBLIC,
    SAME_MAN,
    SURVEYED,
    THE_PAPER,
    other_firm,
    person_of,
    role_of,
)
from store.extract.patterns import lazy
from store.extract.text import Reading
from store.records import CompanyFinding, Span

NEAR = 240
ANALYST = re.compile(r"(?:\w+ )?(?:analyst|economist|strategist)s?\b")
SEEN_BY = re.compile(r"\b(?:seen|obtained|reviewed|viewed|read) by (?:the )?$")

DESCRIBED = lazy(r",|\s(?:which|who|whose|that)\b")
"""Where the speaker's own words end, and a clause or an apposition tells more of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a company."""

    start: int
    end: int
    id: str
    kind: str
    nominal: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a speaker turned out to be."""

    company: str | None
    role: str | None
    why: str


class Voices:
    """The speakers of an article, as they are met."""

    def __init__(self, reading: Reading, companies: Iterable[CompanyFinding]) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = sorted(
            (Place(m.span.start, m.span.end, c.id, _kind(c), m.nominal) for c in companies for m in c.mentions),
            key=lambda p: p.start,
        )
        self._starts = [p.start for p in self.places]
        self.kinds = {c.id: _kind(c) for c in companies}
        counted = Counter(p.id for p in self.places if p.kind not in (*OUTLETS, "regulator"))
        self.main = counted.most_common(1)[0][0] if counted else None
        self.people: dict[str, Voice] = {}
        self.last: tuple[int, Voice, str] | None = None
        """Place, voice and words of the speaker before."""
        self.last_person: Voice | None = None

    def within(self, start: int, end: int) -> list[Place]:
        """Return the mentions that begin in a stretch."""
        low = bisect_left(self._starts, start)
        return self.places[low : bisect_left(self._starts, end, low)]

    def voice(self, speaker: Span, content: str) -> Voice:
        """Resolve a speaker, and remember it for those that follow."""
        words = speaker.of(self.text)
        found = self._voice(speaker, words, content)
        self._remember(speaker, words, found)
        return found

    def _remember(self, speaker: Span, words: str, voice: Voice) -> None:
        person = person_of(
            words, [Span(p.start, p.end) for p in self.within(speaker.start, speaker.end)], speaker.start
        )
        if person:
            for name in person.split():
                known = self.people.get(name.removesuffix("'s"))
                if known is None or known.company is None or voice.role:
                    self.people[name.removesuffix("'s")] = voice
        if person or words.lower() in HE_SHE or (voice.role and not voice.role.endswith("s")):
            self.last_person = voice
        self.last = (speaker.start, voice, words)

    def _voice(self, speaker: Span, words: str, content: str) -> Voice:
        low = words.lower()
        role = role_of(self._unnamed_words(speaker))
        if low in HE_SHE:
            return self.last_person or self._officer_before(speaker.start)
        if low in ("it", "which"):
            return Voice(self._it(speaker.start, content), None, "'it': what the text has been about")
        if low in PLURAL:
            return Voice(self._they(low, speaker.start), None, f"'{low}'")
        here = [p for p in self.within(speaker.start, speaker.end) if not self._saw(p)]
        if (generic := GENERIC.match(words)) and not any(p.start < speaker.start + generic.end() for p in here):
            return Voice(
                self.focus(speaker.start), role, f"'{generic.group()}': the company that the text has been about"
            )
        if SURVEYED.search(words):
            return Voice(None, role, "speak for no company")
        if generic:
            here = [p for p in here if p.start < speaker.start + generic.end()]
        named = [p for p in here if not p.nominal]
        if here:
            return self._by_mention(speaker, words, content, named or here, role)
        return self._unnamed(speaker, words, role)

    def _saw(self, place: Place) -> bool:
        """Tell whether an outlet only saw what speaks: "a letter seen by Reuters"."""
        return place.kind in OUTLETS and SEEN_BY.search(self.text, max(0, place.start - 24), place.start) is not None

    def _is_data(self, place: Place) -> bool:
        """Tell whether it is a firm's data and estimates that are meant, not its news."""
        return self.text.startswith("Thomson", place.start)

    def _unnamed_words(self, speaker: Span) -> str:
        """Return a speaker's words with companies' names blotted out, so that "Auto" of a name is no office's."""
        words = speaker.of(self.text)
        for place in self.within(speaker.start, speaker.end):
            if not place.nominal:
                start, end = place.start - speaker.start, place.end - speaker.start
                words = f"{words[:start]}{'_' * (end - start)}{words[end:]}"
        return words

    def _by_mention(self, speaker: Span, words: str, content: str, here: list[Place], role: str | None) -> Voice:
        """Resolve a speaker whose own words name a company."""
        chosen = self._choose(speaker, here)
        if FORMER.match(words) or FORMER.search(self.text[max(speaker.start, chosen.start - 12) : chosen.start]):
            return Voice(None, role, "no longer with the company")
        if self.last and self._names_itself(speaker, words, content, chosen):
            return Voice(self.last[1].company, role, "the company of the statement before")
        if (
            re.search(r"\b(?:analyst|economist|strategist)s?\b", words)
            and chosen.id == self.main
            and not BEFORE_NAME.search(self.text[max(speaker.start, chosen.start - 40) : chosen.start])
        ):
            return Voice(None, role, "writes about the company, is not of it")
        return Voice(
            chosen.id,
            role,
            "named with the speaker" if not chosen.nominal else "'" + self.text[chosen.start : chosen.end] + "'",
        )

    def _names_itself(self, speaker: Span, words: str, content: str, chosen: Place) -> bool:
        """Tell whether "the company" would speak of itself by name: then the one that spoke before is meant."""
        if not (chosen.nominal and content and COMPANY.match(words)) or '"' in content or not self.last:
            return False
        named = any(p.id == chosen.id and not p.nominal for p in self.within(speaker.end, speaker.end + 60))
        return named and self.last[1].company not in (None, chosen.id)

    def _choose(self, speaker: Span, here: list[Place]) -> Place:
        """Choose between several companies: the one that the office is of, else the last."""
        firms = [p for p in here if p.kind not in OUTLETS] or here
        described = DESCRIBED.search(self.text, speaker.start, speaker.end)
        firms = [p for p in firms if described is None or p.start < described.start()] or firms
        for place in firms:
            if BEFORE_NAME.search(self.text[max(speaker.start, place.start - 50) : place.start]):
                return place
            if self.text.startswith("'", place.end):
                return place
        joined = len(firms) == 2 and self.text[firms[0].end : firms[1].start].strip() in ("and", "&")
        return firms[0] if joined else firms[-1]

    def _unnamed(self, speaker: Span, words: str, role: str | None) -> Voice:
        """No company stands in the words: a person met before, an office, or a nominal."""
        if THE_PAPER.match(words):
            return Voice(self._outlet_before(speaker.start), None, "the outlet named before")
        if PUBLIC.search(words) or OF_ANOTHER.search(words) or other_firm(words):
            return Voice(None, role, "of somebody else")
        person = person_of(words)
        if person:
            surname = person.split()[-1].removesuffix("'s")
            if surname in self.people and not role:
                return self.people[surname]
            if not OUTSIDERS.search(words) and (met := self._introduced(surname, speaker)):
                return met
        if SAME_MAN.match(words) and self.last and speaker.start - self.last[0] < 1500:
            if words.lower().startswith(("the report", "the document", "the study", "the survey")):
                seen = self.last[1] if words.lower().startswith("the document") else None
                return seen or Voice(self._outlet_before(speaker.start), None, "the outlet named before")
            if words.lower().startswith("the statement"):
                return Voice(self.focus(speaker.start), None, "of the company that the text has been about")
            if "staff" in words:
                return self.last[1]
            inside = INSIDERS.search(words) is not None
            if self.last_person and (not inside or (self.last_person.role and INSIDERS.search(self.last_person.role))):
                return self.last_person
        if OUTSIDERS.search(words) and not (role and INSIDERS.search(words)):
            return Voice(None, role, "speaks for no company")
        if INSIDERS.search(words) and (person is None or role):
            if FORMER.search(words):
                return Voice(None, role, "no longer with the company")
            return Voice(self.focus(speaker.start), role, "of the company that the text has been about")
        return Voice(None, role, "")

    def _introduced(self, surname: str, speaker: Span) -> Voice | None:
        """Look where a person is first named: "Ford chief executive Jane Roe" further up."""
        at = self.text.find(surname)
        if at < 0 or at >= speaker.start:
            return None
        sentence = self.reading.sentences[self.reading.sentence_at(at)]
        low, high = max(sentence.start, at - 90), min(sentence.end, at + 90)
        role = role_of(self.text[low:high])
        near = [p for p in self.within(low, high) if p.kind not in OUTLETS]
        if not role or FORMER.search(self.text[low:high]):
            return None
        if OUTSIDERS.search(role):
            near = [
                p
                for p in near
                if p.id != self.main
                and (0 <= at - p.end < 40 or BEFORE_NAME.search(self.text[max(low, p.start - 12) : p.start]))
            ]
            return Voice(near[-1].id if near else None, role, f"introduced as {role}")
        if near:
            before = [p for p in near if p.end <= at and role_of(self.text[p.end : at])]
            chosen = before[-1] if before else min(near, key=lambda p: abs(p.start - at))
            return Voice(chosen.id, role, f"introduced as {role}")
        return Voice(self.focus(at), role, f"introduced as {role}")

    def _officer_before(self, place: int) -> Voice:
        """Return who holds an office in the words just before: "he" where nobody has been quoted yet."""
        role = role_of(self.text[max(0, place - NEAR) : place])
        if role is None or not INSIDERS.search(role):
            return Voice(None, None, "nobody before to be meant")
        return Voice(self.focus(place), role, "of the company that the text has been about")

    def focus(self, place: int) -> str | None:
        """Return the company that the text is about: that of a statement near by, else of the last sentences."""
        if (
            self.last
            and self.last[1].company
            and place - self.last[0] < 600
            and self.kinds.get(self.last[1].company) not in OUTLETS
            and not ANALYST.search(self.last[1].role or "")
        ):
            return self.last[1].company
        return self._subject_before(place) or self.main

    def _subject_before(self, place: int) -> str | None:
        index = self.reading.sentence_at(place)
        for back in range(4):
            if index - back < 0:
                break
            sentence = self.reading.sentences[index - back]
            firms = [p for p in self.within(sentence.start, min(place, sentence.end)) if p.kind not in OUTLETS]
            plain = [
                p
                for p in firms
                if not BEFORE_NAME.search(self.text[max(sentence.start, p.start - 40) : p.start])
                and not self.text.startswith("'", p.end)
            ]
            firms = [p for p in firms if not ANALYST.match(self.text, p.end + 1)]
            plain = [p for p in plain if p in firms]
            if plain or firms:
                return (plain or firms)[0].id
        return None

    def _it(self, place: int, content: str) -> str | None:
        """Return what "it" is: whom the content before it begins with, the speaker before, else the subject before."""
        index = self.reading.sentence_at(place)
        start = self.reading.sentences[index].start
        first = self.within(start, min(place, start + 6)) if content else []
        if first and self.text.startswith(content[:20], start) and not self.text.startswith("'", first[0].end):
            return first[0].id
        if self.last and self.last[1].company and self.reading.sentence_at(self.last[0]) >= index - 1:
            return self.last[1].company
        return self._subject_before(place)

    def _they(self, word: str, place: int) -> str | None:
        index = self.reading.sentence_at(place)
        near = self.last is not None and self.reading.sentence_at(self.last[0]) >= index - 1
        return self.last[1].company if self.last and near and word in ("they", "we", "i") else None

    def _outlet_before(self, place: int) -> str | None:
        at = bisect_left(self._starts, place) - 1
        while at >= 0 and (self.places[at].kind not in OUTLETS or self._is_data(self.places[at])):
            at -= 1
        return self.places[at].id if at >= 0 else None


def _kind(company: CompanyFinding) -> str:
    """Return the kind; an agency that brings no news (a space agency) is none of the outlets."""
    return "regulator" if company.kind == "agency" and not NEWS_AGENCY.search(company.id) else company.kind
