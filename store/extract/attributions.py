"""The templates of reported speech: cue and syntax to speaker and content, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.extract import clauses, grammar
from store.extract.cues import CUES, Cue
from store.extract.quotes import Quotation, Quotations, is_full
from store.extract.text import Reading, Sentence
from store.records import Mode, Span, Stance

WORD = re.compile(r"[A-Za-z]+")
LONGEST = 1500
"""Characters of a sentence that are read on either side of a cue."""
PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being|'s|'re|get|gets|got)(?:\s+(?:\w+ly|also|not|now))?$")
UNSAID = re.compile(r"(?:\bto|n't|\bnot|\bnever|\bcan(?:not)?|\bcould|\bwould|\bmight|\bmay|\bshould|\bmust|\bwithout|\blet's|\bif|\bof|\bfor|\bdidn't)$")
DETERMINED = re.compile(r"(?:^|\s)(?:the|a|an|its|his|her|their|our|my|your|this|that|these|those|any|no|some|of|for|in|on|to|with|from|by|[\w.]+'s?)(?:\s+[a-z-]+)?$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what, in places of the clean text; companies, dates and stances come later."""

    cue: Span
    lemma: str
    stance: Stance
    speaker: Span | None
    pieces: tuple[Span, ...]
    rule: str
    """Which template found it, for the reader."""
    quoted_by: Span | None = None
    """The outlet that passes it on ("X quoted Y as saying")."""
    mode: Mode | None = None
    """Set where the template settles it; else it follows from the quotation marks."""
    inherits: bool = False
    """The speaker is that of the statement before ("adding that ...")."""


class Scene:
    """A sentence under reading, with what the templates ask of it."""

    def __init__(self, reading: Reading, sentence: Sentence, quotations: Quotations) -> None:
        self.text = reading.text
        self.start = sentence.start
        self.end = sentence.end
        self.paragraph = sentence.paragraph
        self.quotations = quotations
        self.quoted = [Span(q.start, q.end) for q in quotations.within(sentence.start, sentence.end)]

    def after_quote(self, place: int) -> int:
        """Return where the text begins that follows the last quotation before a place, and no earlier."""
        ends = [q.end for q in self.quoted if q.end <= place]
        return max([self.start, place - LONGEST, *ends])


def attributions(reading: Reading, sentence: Sentence, quotations: Quotations) -> list[Attribution]:
    """Find what one sentence reports."""
    scene = Scene(reading, sentence, quotations)
    found: list[Attribution] = []
    for match in WORD.finditer(reading.text, sentence.start, sentence.end):
        cue = CUES.get(match.group())
        if cue is None or quotations.at(match.start()) or _hyphened(reading.text, match):
            continue
        one = _reported(scene, cue, Span(match.start(), match.end()), found)
        if one is not None:
            found.append(one)
    return found


def _hyphened(text: str, match: re.Match[str]) -> bool:
    """Part of a longer word ("so-called", "said-to-be")."""
    return text[match.start() - 1 : match.start()] in ("-", "'", "/") or text[match.end() : match.end() + 1] in ("-", "/")


def _reported(scene: Scene, cue: Cue, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read one cue by the first template that fits."""
    verb = grammar.verb_group(scene.text, scene.after_quote(place.start), place.start)
    helpers = scene.text[verb : place.start].strip()
    if UNSAID.search(scene.text[max(scene.start, place.start - 12) : place.start].rstrip()) or UNSAID.search(helpers):
        return None
    passive = PASSIVE.search(helpers)
    if passive and cue.form in ("past", "participle"):
        return None
    if cue.form == "gerund" and not passive:
        return _trailing(scene, cue, place, found)
    if cue.form == "base" and helpers.endswith(("will", "'ll")):
        helpers = ""
    return _inverted(scene, cue, place, verb) or _plain(scene, cue, place, verb, found)


def _inverted(scene: Scene, cue: Cue, place: Span, verb: int) -> Attribution | None:
    """Read ``"...," said X`` and ``Clause, said X``."""
    if "q" not in cue.frame or cue.form == "base" or verb != scene.text[: place.start].rstrip().__len__():
        return None
    return _inverted_at(scene, cue, place)


def _inverted_at(scene: Scene, cue: Cue, place: Span) -> Attribution | None:
    before = scene.text[max(scene.start, place.start - 3) : place.start].rstrip()
    quote = scene.quotations.ending_before(place.start)
    if not before.endswith((",", '"', "?", "!")) or not grammar.NOUN_START.match(scene.text, place.end + 1, scene.end):
        return None
    speaker = _speaker_after(scene, place.end + 1, quote is not None)
    if speaker is None:
        return None
    if quote is not None and before.endswith('"'):
        content = _before_quote(scene, quote)
    else:
        lead = scene.text[scene.after_quote(place.start) : place.start]
        whole = scene.text[max(scene.start, place.start - LONGEST) : place.start]
        if not grammar.has_verb(whole) or (grammar.has_verb(_rest_of_speaker(scene, speaker)) and "," not in lead[-2:]):
            return None
        if _is_apposition(scene, place.start) and grammar.has_verb(scene.text[place.end : scene.end]):
            return None
        content = (_opening(scene, scene.start, place.start),)
    more = _after_speaker(scene, speaker.end)
    return Attribution(place, cue.lemma, cue.stance, speaker, (*content, *more), f"'{cue.word}' + speaker")


def _rest_of_speaker(scene: Scene, speaker: Span) -> str:
    return scene.text[speaker.end : min(speaker.end + 60, scene.end)]


def _is_apposition(scene: Scene, place: int) -> bool:
    """Before ", said" stands a name with its apposition, not a clause: "Jane Roe, chairman of X, said"."""
    parts = grammar.segments(scene.text, scene.after_quote(place), place)
    tail = [p.of(scene.text) for p in parts if p.end > p.start][-2:]
    return len(tail) == 2 and all(grammar.is_nominal(t) and not grammar.has_verb(t) for t in tail)


def _speaker_after(scene: Scene, start: int, quoted: bool) -> Span | None:
    """Find the speaker to the right of an inverted cue, with a describing phrase between commas."""
    end = grammar.noun_phrase_end(scene.text, start, min(scene.end, start + 160))
    if end <= start or grammar.MODAL.search(scene.text[start:end]):
        return None
    words = scene.text[start:end]
    if not quoted and grammar.has_verb(scene.text[start : scene.end].split(",", 1)[0].split(" who ", 1)[0]) and not words[:1].isupper():
        return None
    if scene.text.startswith(", ", end):
        more = grammar.noun_phrase_end(scene.text, end + 2, min(scene.end, end + 160))
        described = scene.text[end + 2 : more]
        if grammar.is_nominal(described) and not described.endswith("ing") and described[:1].isalpha() and re.match(r"(?:the|a|an|its|[A-Z][\w']*|chie|chair|head|vice|senior|pres|dir|[a-z]+ (?:of|at|for|with) )", described):
            end = more
    return grammar.trim(scene.text, start, end)


def _before_quote(scene: Scene, quote: Quotation) -> tuple[Span, ...]:
    """Return the content that ends with a quotation: all of the sentence before the cue, if it is quoted from its start."""
    first = scene.start
    lead = scene.text[first : quote.start]
    if lead.strip() and grammar.has_verb(lead) or _scrap(scene, quote):
        return (_opening(scene, first, quote.end),)
    return (Span(quote.start, quote.end),)


def _scrap(scene: Scene, quote: Quotation) -> bool:
    """A quotation of a few words is a part of its clause, not all that was said."""
    return scene.start < quote.start and not scene.text[scene.start : quote.start].rstrip().endswith((",", ":", '"'))


def _opening(scene: Scene, start: int, end: int) -> Span:
    """Return the clause from the sentence's start, without a leading "But"."""
    opener = re.compile(r"(?:But|And|However,|Meanwhile,|Still,|Yet)\s+").match(scene.text, start, end)
    return clauses.trim(scene.text, opener.end() if opener else start, end, ",")


def _after_speaker(scene: Scene, place: int) -> tuple[Span, ...]:
    """Take up a quotation after the cue: ``"...," said X, "..."``."""
    for quote in scene.quoted:
        if quote.start >= place:
            between = scene.text[place : quote.start]
            lone = not grammar.has_verb(between) and between.rstrip().endswith((",", ":", ".")) and len(between) < 90
            return (quote,) if lone and scene.text[quote.end - 2 : quote.end - 1] in clauses_stops() else ()
    return ()


def clauses_stops() -> str:
    """Return the marks that end a spoken clause."""
    return ",.?!…–-"


def _plain(scene: Scene, cue: Cue, place: Span, verb: int, found: list[Attribution]) -> Attribution | None:
    """Read ``X said ...`` with its content after or before."""
    low = scene.after_quote(verb)
    speaker, inherits = _speaker_before(scene, low, verb, found)
    if speaker is None and not inherits:
        return None
    if cue.noun and not _is_verb(scene, cue, place, speaker):
        return None
    content, rule = _content(scene, cue, place, speaker)
    if not content:
        return None
    return Attribution(place, cue.lemma, cue.stance, speaker, content, rule, inherits=inherits)


def _speaker_before(scene: Scene, low: int, verb: int, found: list[Attribution]) -> tuple[Span | None, bool]:
    """Find the subject of a cue; ``True`` where it is that of the clause before ("... and said")."""
    lead = scene.text[low:verb].rstrip(" ,")
    joint = re.search(r"(?:^|[\s,])(?:and|but|or|then|yet)$", lead)
    if joint:
        if found and found[-1].speaker and not found[-1].pieces == ():
            return found[-1].speaker, True
        subject = _sentence_subject(scene, low + joint.start())
        return subject, subject is not None
    subject = grammar.subject_before(scene.text, low, verb)
    if subject is None or not plausible(subject.of(scene.text)):
        return None, False
    return subject, False


LEAD = re.compile(r"(?:But|And|However|Meanwhile|Still|Yet|Also|Today|Yesterday|Recently|Separately|Then)\b,?\s+")


def _sentence_subject(scene: Scene, limit: int) -> Span | None:
    """Find the noun phrase that the sentence is about: what stands before its first finite verb."""
    for part in grammar.segments(scene.text, scene.start, min(limit, scene.start + 400)):
        start = part.start
        if opener := LEAD.match(scene.text, start, part.end):
            start = opener.end()
        words = scene.text[start : part.end]
        if not words or words.split(" ", 1)[0].lower() in grammar.PREPOSITIONS or not grammar.NOUN_START.match(words):
            continue
        verb = re.search(r"\s(?:\w+ly\s+)?" + grammar.FINITE.pattern, words)
        end = start + verb.start() if verb else part.end
        return grammar.trim(scene.text, start, end) if plausible(scene.text[start:end]) else None
    return None


def plausible(words: str) -> bool:
    """Tell whether words can speak: a name, a pronoun, or a nominal of some kind, of bearable length."""
    if not 0 < len(words) < 320 or words[0] in "\"'(":
        return False
    first = words.split(" ", 1)[0].rstrip(",").lower()
    return bool(grammar.NOUN_START.match(words) or first.endswith("s") or " " in words) and first not in NO_SPEAKER


NO_SPEAKER = frozenset("there to not be been what whatever how which's nothing and or but this".split())


def _is_verb(scene: Scene, cue: Cue, place: Span, speaker: Span | None) -> bool:
    """Tell a verb from a noun of the same form: "the plan", "its quarterly reports", "sales forecast"."""
    before = scene.text[max(scene.start, place.start - 60) : place.start].rstrip()
    after = scene.text[place.end : min(scene.end, place.end + 40)].lstrip()
    if re.search(r"(?:^|\s)(?:the|a|an|its|his|her|their|our|this|these|those|of|for|in|any|no|new|recent|earlier|own|in-line|several|such|media|press|news|[\w.]+'s?)$", before, re.I):
        return False
    if re.match(r"(?:of|for|by|on|in|about|are|is|was|were|has|have|will|and|or|from|said|says)\b", after) and not (cue.frame.endswith("f") and after.startswith("for ")):
        return False
    if cue.form == "past":
        return True
    words = speaker.of(scene.text) if speaker else ""
    many = re.match(r"(?:the |some |many |most |all )?(?:[\w-]+ ){0,4}\w+s$", words) or words.lower() in ("they", "we", "i", "you", "people")
    return bool(many) if cue.form == "base" else not words.islower() or re.match(r"(?:the|a|an|it|he|she|its|who|which|one)\b", words, re.I) is not None


def _content(scene: Scene, cue: Cue, place: Span, speaker: Span | None) -> tuple[tuple[Span, ...], str]:
    """Find what was said: after the cue where that reads as content, else before the speaker."""
    after = clauses.step_over(scene.text, place.end, scene.end, "o" in cue.frame)
    backward = _backward(scene, cue, place, speaker) if "q" in cue.frame else ()
    direct = _quote_after(scene, after) if "q" in cue.frame else ()
    if backward and not scene.text.startswith("that ", after):
        rest = scene.text[after : scene.end].strip()
        if direct or not rest or rest[0] in ".,;:)-–\"" or scene.text[place.end] in ",.;" or scene.text[: speaker.start if speaker else 0].rstrip().endswith('"'):
            return (*backward, *(direct or _after_speaker(scene, place.end))), "content + speaker + cue"
    if direct:
        return direct, "speaker + cue + quotation"
    forward = _forward(scene, cue, place.end, after)
    if forward:
        return forward, "speaker + cue + clause"
    if backward:
        return backward, "content + speaker + cue"
    return (), ""


def _backward(scene: Scene, cue: Cue, place: Span, speaker: Span | None) -> tuple[Span, ...]:
    """Take the quotation or the clause before ``, X said``."""
    if speaker is None or speaker.start <= scene.start:
        return ()
    before = scene.text[scene.start : speaker.start].rstrip()
    quote = scene.quotations.ending_before(speaker.start)
    if quote is not None and before.endswith('"') and before[-2:-1] in (",", "?", "!", ".", "…", "-", "–", "'"):
        return _before_quote(scene, quote)
    if not before.endswith(","):
        return ()
    clause = before.rstrip(",")
    first = clause.lstrip('"').split(" ", 1)[0].lower()
    if not grammar.has_verb(clause) or (first in grammar.PREPOSITIONS | SUBORDINATORS and "," not in clause and not scene.text.startswith(".", place.end)):
        return ()
    return (_opening(scene, scene.start, speaker.start),)


SUBORDINATORS = frozenset("as when while although though if because since after before once unless having".split())


def _quote_after(scene: Scene, place: int) -> tuple[Span, ...]:
    """Take the quotation that opens right after the cue, and those that follow it closely."""
    match = re.compile(r"[,:]?\s*(?:that\s*)?[,:]?\s*(?=\")").match(scene.text, place, scene.end)
    if not match:
        return ()
    quote = scene.quotations.at(match.end())
    if quote is None or not is_full(scene.text, quote) and scene.text[quote.end : quote.end + 1] not in (".", ""):
        return ()
    rest = scene.text[quote.end : scene.end].strip(" .")
    if rest and not rest.startswith((",", '"')) and not is_full(scene.text, quote):
        return ()
    if rest and rest[0].islower() and scene.text[quote.end - 2] not in ".,?!":
        return (clauses.without_stop(scene.text, quote.start, clauses.clause_end(scene.text, quote.start, scene.end, scene.quoted)),)
    return (Span(quote.start, min(quote.end, scene.end)),)


def _forward(scene: Scene, cue: Cue, bare: int, after: int) -> tuple[Span, ...]:
    """Take the clause (or the noun phrase, or the infinitive, as the cue allows) after a cue."""
    text, frame = scene.text, cue.frame
    start = after
    if text.startswith(", that ", start):
        start += 2
    that = clauses.THAT.match(text, start, scene.end)
    if that:
        start = that.end()
    elif text[start : start + 1] in ",.;)–-" or start >= scene.end:
        return ()
    else:
        if text[start : start + 1] == ":":
            start = grammar.trim(text, start + 1, scene.end).start
        if not _fits(frame, text[start : scene.end], bare_number=cue.form != "gerund"):
            return ()
    end = clauses.clause_end(text, start, scene.end, scene.quoted)
    if frame.startswith(("tvif", "i")) or "n" in frame and not that:
        end = _short_of_coordination(scene, start, end)
    pieces = clauses.pieces_of(text, start, end)
    return _with_quote_marks(scene, pieces)


def _short_of_coordination(scene: Scene, start: int, end: int) -> int:
    stop = re.compile(r",? (?:and|but) (?:has|have|also|will|said|is|was|it|they|he|she)\b").search(scene.text, start + 10, end)
    return stop.start() if stop and "also" in stop.group() else end


def _with_quote_marks(scene: Scene, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """A stop inside a closing quotation mark belongs to the content, with its mark."""
    if not pieces:
        return ()
    last = pieces[-1]
    for quote in scene.quoted:
        if quote.start < last.end < quote.end:
            return (*pieces[:-1], Span(last.start, quote.end))
    return pieces


def _fits(frame: str, words: str, *, bare_number: bool) -> bool:
    """Tell whether words after a cue are the kind of content that its frame takes."""
    first = words.split(" ", 1)[0].lower()
    if "i" in frame and first == "to":
        return True
    if "f" in frame and words.startswith(("for ", "of ")):
        return True
    if "c" in frame:
        return first not in ("to", "of", "and", "or", "with", "goodbye", "so", "yes", "about", "by", "as") or clauses.reads_as_clause(words)
    if "n" in frame and first not in ("to", "by", "on", "in", "at", "for", "from", "and", "or", "with", "of", "as", "about"):
        return True
    return "v" in frame and first not in ("to", "by", "and", "or", "of") and clauses.reads_as_clause(words)


def _trailing(scene: Scene, cue: Cue, place: Span, found: list[Attribution]) -> Attribution | None:
    """Read ``, adding that ...`` and ``saying ...``, whose speaker is that of the main clause."""
    before = scene.text[scene.start : place.start].rstrip()
    if not before or cue.lemma in ("think", "find", "agree", "comment", "believe", "hope", "project", "charge"):
        return None
    after = clauses.step_over(scene.text, place.end, scene.end, "o" in cue.frame)
    frame = cue.frame.replace("n", "")
    content = _quote_after(scene, after) or _forward(scene, replace(cue, frame=frame), place.end, after)
    if not content:
        return None
    speaker, inherits = _subject_of_gerund(scene, place, found, before)
    if speaker is None:
        return None
    return Attribution(place, cue.lemma, cue.stance, speaker, content, f"'{cue.word}' after the main clause", inherits=inherits)


def _subject_of_gerund(scene: Scene, place: Span, found: list[Attribution], before: str) -> tuple[Span | None, bool]:
    if not before.endswith((",", '"')):
        noun = grammar.subject_before(scene.text, scene.after_quote(place.start), place.start)
        if noun and re.search(rf"{NOUNS_THAT_SAY}$", noun.of(scene.text)):
            start = _noun_start(scene.text, noun)
            return Span(start, noun.end), False
    spoken = [a for a in found if a.speaker]
    if spoken:
        return spoken[-1].speaker, True
    return _sentence_subject(scene, place.start), False


NOUNS_THAT_SAY = r"\b(?:statement|report|letter|email|e-mail|memo|note|tweet|post|reports|statements|poll|study|survey|figures|data|email|message|filing|documents)"


def _noun_start(text: str, noun: Span) -> int:
    match = re.search(r"(?:\b(?:a|an|the|its|his|her|their|another|one)\s(?:[\w'-]+\s){0,3}?)?" + NOUNS_THAT_SAY + "$", noun.of(text))
    return noun.start + match.start() if match else noun.start


def following(reading: Reading, quotations: Quotations, sentence: Sentence, spoken: bool) -> Iterator[Span]:
    """Yield the quotation if the whole sentence is one: it goes on what was said before."""
    quote = quotations.at(sentence.start)
    if spoken and quote is not None and quote.end >= sentence.end - 1:
        yield Span(sentence.start, min(quote.end, sentence.end))
