"""A sentence under reading, and what the templates of reported speech ask of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.extract import clauses, grammar
from store.extract.cues import CUES
from store.extract.patterns import lazy
from store.extract.quotes import Quotation, Quotations, is_full
from store.extract.text import Reading, Sentence
from store.records import Mode, Span, Stance

LONGEST = 1500
"""Characters of a sentence that are read on either side of a cue."""
STOPS = ",.?!…–-"
SUBORDINATORS = frozenset("as when while although though if because since after before once unless having".split())
DANGLING = frozenset("a an the his her its their our of in at for by as to and or with from".split())
NO_SPEAKER = frozenset("there to not be been what whatever how nothing and or but this".split())
LEAD = lazy(r"(?:But|And|However|Meanwhile|Still|Yet|Also|Today|Yesterday|Recently|Separately|Then)\b,?\s+")
OPENER = lazy(r"(?:But|And|However,|Meanwhile,|Still,|Yet)\s+")
DATELINE = lazy(
    r".{0,120}?\((?:Reuters|AP|AFP|UPI|Bloomberg|Dow Jones|Kyodo|Xinhua|Business Wire|"
    r"PRNewswire)\)\s*[–-]{1,2}\s+|(?:[A-Z][A-Z.'-]+(?:[ ,/]+[A-Z][A-Z.'-]+){0,4}(?:,? "
    r"[A-Z][a-z]+\.?){0,3}(?:,? \d{1,2})?\s*)?(?:\((?:[A-Z][\w ]{1,24})\)\s*)?[–-]{1,2}\s+(?=[A-Z\"])"
)
INTO_QUOTE = lazy(r"[,:]?\s*(?:that\s*)?[,:]?\s*(?=\")")
ADVERB_LAST = lazy(r"\s\w+ly$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what, in places of the clean text; companies, dates and stances come later."""

    cue: Span
    lemma: str
    stance: Stance
    speaker: Span | None
    pieces: tuple[Span, ...]
    """Empty for a predicate, and for a cue whose colon announces the next paragraph."""
    rule: str
    """Which template found it, for the reader."""
    quoted_by: Span | None = None
    """The outlet that passes it on ("X quoted Y as saying")."""
    mode: Mode | None = None
    """Set where the template settles it; else it follows from the quotation marks."""
    inherits: bool = False
    """The speaker is that of the statement before ("adding that ...")."""
    whole: Span | None = None
    """Cue and object of a predicate."""


class Scene:
    """A sentence under reading."""

    def __init__(self, reading: Reading, sentence: Sentence, quotations: Quotations) -> None:
        self.text = reading.text
        dateline = (
            DATELINE.match(reading.text, sentence.start, sentence.end)
            if sentence.start == reading.paragraphs[sentence.paragraph].start
            else None
        )
        self.start = dateline.end() if dateline else sentence.start
        self.end = sentence.end
        self.subordinate = False
        """The clause under reading hangs on another: "Although X said A, B"."""
        self.paragraph = sentence.paragraph
        self.quotations = quotations
        self.quoted = [Span(q.start, q.end) for q in quotations.within(sentence.start, sentence.end)]

    def after_quote(self, place: int) -> int:
        """Return where the text begins that follows the last quotation before a place, and no earlier."""
        ends = [q.end for q in self.quoted if q.end <= place]
        return max([self.start, place - LONGEST, *ends])

    def subject(self, verb: int, found: list[Attribution]) -> Span | None:
        """Find who does what a verb says; after "and" or "but" it is the subject before."""
        low = self.after_quote(verb)
        joint = re.search(r"(?:^|[\s,])(?:and|but|or|then|yet)$", self.text[low:verb].rstrip(" ,"))
        if joint:
            spoken = [a.speaker for a in found if a.speaker]
            return spoken[-1] if spoken else self.first_subject(low + joint.start())
        subject = grammar.subject_before(self.text, low, verb)
        return subject if subject is not None and plausible(subject.of(self.text)) else None

    def first_subject(self, limit: int) -> Span | None:
        """Find the noun phrase that the sentence is about: what stands before its first finite verb."""
        for part in grammar.segments(self.text, self.start, min(limit, self.start + 400)):
            opener = LEAD.match(self.text, part.start, part.end)
            start = opener.end() if opener else part.start
            words = self.text[start : part.end]
            if not grammar.NOUN_START.match(words) or words.split(" ", 1)[0].lower() in grammar.PREPOSITIONS:
                continue
            verb = grammar.FINITE.search(words)
            lead = words[: verb.start()].rstrip() if verb else words
            end = start + len(ADVERB_LAST.sub("", lead))
            return grammar.trim(self.text, start, end) if plausible(self.text[start:end]) else None
        return None

    def opening(self, start: int, end: int) -> Span:
        """Return the clause from the sentence's start, without a leading "But"."""
        opener = OPENER.match(self.text, start, end)
        return grammar.trim(self.text, opener.end() if opener else start, end, ",")

    def quote_up_to(self, quote: Quotation) -> tuple[Span, ...]:
        """Return the content that ends with a quotation: the clause too that runs into it."""
        lead = self.text[self.start : quote.start].rstrip()
        if lead and (grammar.has_verb(lead) or not lead.endswith((",", ":", '"'))):
            return (self.opening(self.start, quote.end),)
        return (Span(quote.start, quote.end),)

    def before_speaker(self, speaker: Span, *, ends: bool = False) -> tuple[Span, ...]:
        """Take the quotation or the clause before ``, X said``."""
        before = self.text[self.start : speaker.start].rstrip()
        quote = self.quotations.ending_before(speaker.start)
        if quote is not None and before.endswith('"') and before[-2:-1] in (*STOPS, "'"):
            lead = self.text[self.start : quote.start]
            first = lead.split(" ", 1)[0].lower()
            if not ends and first in grammar.PREPOSITIONS and not grammar.has_verb(lead) and lead.strip():
                return ()
            return self.quote_up_to(quote)
        if not before.endswith(","):
            return ()
        clause = before.rstrip(",")
        first = clause.lstrip('"').split(" ", 1)[0].lower()
        adjunct = not ends and first in grammar.PREPOSITIONS | SUBORDINATORS and "," not in clause
        return () if adjunct or not grammar.has_verb(clause) else (self.opening(self.start, speaker.start),)

    def after_cue(self, place: int) -> tuple[Span, ...]:
        """Take a quotation or a clause that follows, whatever its make."""
        start = clauses.step_over(self.text, place, self.end, False)
        if direct := self.quote_after(start):
            return direct
        if self.text[start : start + 1] in (",", ".", ";", ""):
            return ()
        that = clauses.THAT.match(self.text, start, self.end)
        start = that.end() if that else start
        return self.marked(
            clauses.pieces_of(self.text, start, clauses.clause_end(self.text, start, self.end, self.quoted))
        )

    def quote_after(self, place: int) -> tuple[Span, ...]:
        """Take the quotation that opens at a place, with the clause that it runs on into."""
        match = INTO_QUOTE.match(self.text, place, self.end)
        quote = self.quotations.at(match.end()) if match else None
        if quote is None:
            return ()
        rest = self.text[quote.end : self.end].strip(" .")
        if not is_full(self.text, quote) and rest and not rest.startswith((",", '"')):
            return ()
        if rest[:1].islower() and self.text[quote.end - 2] not in ".,?!":
            end = clauses.clause_end(self.text, quote.start, self.end, self.quoted)
            return (clauses.without_stop(self.text, quote.start, end),)
        return (Span(quote.start, min(quote.end, self.end)),)

    def quote_resumed(self, place: int) -> tuple[Span, ...]:
        """Take up a quotation after the cue: ``"...," said X, "..."``."""
        quote = next((q for q in self.quoted if q.start >= place), None)
        if quote is None:
            return ()
        between = self.text[place : quote.start]
        lone = (
            len(between) < 90
            and not any(w in CUES for w in re.findall(r"[a-z]+ing", between))
            and between.rstrip().endswith((",", ":", "."))
            and not grammar.has_verb(between)
        )
        return (quote,) if lone and self.text[quote.end - 2] in STOPS else ()

    def marked(self, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """Give the last piece back the closing mark of a quotation that it ends in."""
        return (*pieces[:-1], self.closing_mark(pieces[-1])) if pieces else ()

    def closing_mark(self, piece: Span) -> Span:
        """Take in the closing mark of a quotation, and a stop inside it, where a piece ends before them."""
        quote = next((q for q in self.quoted if q.start < piece.end < q.end), None)
        return Span(piece.start, quote.end) if quote else piece


def plausible(words: str) -> bool:
    """Tell whether words can speak: a name, a pronoun, or a nominal of some kind, of bearable length."""
    if not 0 < len(words) < 320 or words[0] in "\"'(":
        return False
    first = words.split(" ", 1)[0].rstrip(",").lower()
    head = re.split(r",? (?:who|which|whose|that)\b", words, maxsplit=1)[0]
    if grammar.MODAL.search(head) or (words[0].islower() and (first in CUES or words.rsplit(" ", 1)[-1] in DANGLING)):
        return False
    if words.rsplit(" ", 1)[-1].lower() in DANGLING:
        return False
    return bool(grammar.NOUN_START.match(words) or first.endswith("s") or " " in words) and first not in NO_SPEAKER
