"""Where noun phrases and clauses begin and end, by closed word classes: the grammar that reported speech needs."""

from __future__ import annotations

import re

from store.extract.patterns import lazy
from store.records import Span

FINITE = lazy(
    r"(?<![\w'-])(?:is|are|was|were|be|been|has|have|had|will|would|can|cannot|could|may|might|must|"
    r"should|do|does|did|ought|remains?|"
    r"rose|fell|grew|sold|made|took|got|went|came|saw|held|kept|lost|won|met|paid|built|hit|cut|gave|"
    r"led|left|bought|brought|began|"
    r"hurts?|slid|sank|shrank|swung|threw|wrote|sought|fought|caught|dealt|meant|shut|leapt|struck|lent|overtook|withdrew|"
    r"became|beat|broke|chose|drew|drove|felt|found|knew|met|ran|sent|set|spent|stood|told|thought|"
    r"said|says|say|need|needs|want|wants|"
    r"expects?|hopes?|plans|believes?|thinks?|knows?|makes?|takes?|gets?|goes|comes|sees?|holds?|"
    r"keeps?|gives?|shows?|seems?|looks?|"
    r"means?|helps?|works?|continues?|includes?|represents?|requires?|depends?|offers?|uses?|runs?|"
    r"wins?|loses?|lost|rises|falls|grows|"
    r"sells|feels?|deserves?|lacks?|supports?|belongs?|tends?|creates?|allows?|lies|exceeds?|let|lets|"
    r"went|put|puts|speaks?|spoke|try|tries|"
    r"(?!(?:need|hundr|spe|fe|se|ne|re|le)ed\b|(?:based|listed|backed|owned|related|advanced|limited|"
    r"united|combined|unnamed|closed|mixed|"
    r"registered|called|named|so-called|used|red)\b)[a-z]{2,}[^\Waeiou\d_]?ed)(?![\w-])"
    r"|(?<=\w)(?:'re|'ve|'ll|'d|'m|n't)\b|\b(?:it|he|she|that|there|what|who|I)'s\b"
)
MODAL = lazy(
    r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|"
    r"does|did|do|rose|fell|says|said)(?![\w-])"
    r"|(?:'re|'ve|'ll|'m|n't)\b"
)
PRONOUN_CLAUSE = lazy(r"(?:it|he|she|they|we|I|you|there|this|these|those|if|when|while|although)\b(?!,)", re.I)
PREPOSITIONS = frozenset(
    "in on at for with by from to into of after before during since until despite amid among as "
    "against about over under following "
    "regarding concerning besides through without within citing asked responding speaking looking "
    "including excluding per via under beyond above below behind "
    "according based given like unlike throughout compared ahead because due thanks while although "
    "though when if once where near outside "
    "instead rather along not only even yesterday today late early earlier last this separately "
    "meanwhile however moreover still also "
    "furthermore additionally nevertheless ironically eventually recently overall further then later "
    "again finally similarly".split()
)
LINKS = lazy(
    r"(?<![\w'-])(?:that|though|although|because|while|whereas|when|whenever|but|if|since|whether|"
    r"after|before|until|as|once|so|where|how|"
    r"why|what|unless|than|like)\s+",
    re.I,
)
RELATIVES = ("who ", "which ", "whose ", "where ", "whom ", "formerly ", "when ")
TITLES = "Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Prof|Gen|Sir"
NAME = r"(?:[A-Z][\w&'.-]*|[A-Z]\.|\d+[A-Z]\w*)"
ADVERB = lazy(
    r"(?:^|\s)(?:\w+ly|also|then|later|earlier|recently|separately|further|now|again|once|twice|"
    r"previously|already|just|even|still|never|soon|long|often|first|"
    r"has|have|had|having|is|are|was|were|been|being|be|will|would|did|does|do|may|might|could|can|"
    r"must|not|'s|'ve|'d|'re|"
    r"today|yesterday|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
STARTERS = lazy(
    r"(?:but|and|or|so|yet|still|then|however|meanwhile|also|separately|overall|moreover|plus|instead|"
    r"nor|today|yesterday|recently|later|"
    r"earlier|(?:on |last |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|"
    r"month|year)|as|when|while|though|although|"
    r"because|if|after|before|since|both|where|what|how|why|that|than)\s+",
    re.I,
)
NOUN_START = lazy(
    r"(?:the|a|an|its|his|her|their|our|some|many|several|most|one|two|three|four|another|other|both|"
    r"these|those|each|every|all|no|any|it|he|"
    r"she|they|we|I|you|who|which|everyone|someone|nobody|others|critics|analysts|experts|officials|"
    r"sources|economists|traders|dealers|"
    r"investors|people|executives|spokes\w+|brokers|insiders|media|reports?|figures|data|documents|"
    r"researchers|scientists|observers|"
    r"bankers|regulators|authorities|police|prosecutors|lawyers|employees|workers|users|customers|"
    r"fans|supporters|opponents|"
    r"[A-Z][\w&'.-]*|\d[\w.,-]*)\b"
)


def has_verb(words: str) -> bool:
    """Tell whether words hold what looks like a finite verb."""
    return FINITE.search(words) is not None


def is_nominal(segment: str) -> bool:
    """Tell whether a stretch between commas reads as a noun phrase that can head or describe a speaker."""
    words = segment.split(" ", 1)[0].lower()
    if words in PREPOSITIONS or not segment:
        return False
    return not MODAL.search(segment) or segment.startswith(RELATIVES)


def segments(text: str, start: int, end: int) -> list[Span]:
    """Part a stretch at its commas (not those within numbers or brackets); the parts carry no outer spaces."""
    parts, at = [], start
    bracketed = text.find("(", start, end) >= 0
    for comma in re.finditer(r",(?!\d)|;|:(?=\s)|\s[–-]{1,2}(?=\s)", text[start:end]):
        if bracketed and text.count("(", at, start + comma.start()) > text.count(")", at, start + comma.start()):
            continue
        parts.append(_trimmed(text, at, start + comma.start()))
        at = start + comma.end()
    parts.append(_trimmed(text, at, end))
    return parts


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return Span(start, end)


def trim(text: str, start: int, end: int, extra: str = "") -> Span:
    """Take spaces (and any ``extra`` characters) off both ends of a stretch."""
    space = " \n" + extra
    while start < end and text[start] in space:
        start += 1
    while end > start and text[end - 1] in space:
        end -= 1
    return Span(start, end)


def verb_group(text: str, low: int, cue: int) -> int:
    """Return where the verb's auxiliaries and adverbs begin ("has also" of "has also said")."""
    for _ in range(5):
        match = ADVERB.search(text[max(low, cue - 24) : cue].rstrip())
        if not match or not text[max(low, cue - 24) : cue].rstrip():
            break
        window = max(low, cue - 24)
        start = window + match.start() + (1 if text[window + match.start()] == " " else 0)
        if start <= low and start > 0 and text[start - 1].isalnum():
            break
        cue = start
    while cue > low and text[cue - 1] == " ":
        cue -= 1
    return cue


def noun_phrase_end(text: str, start: int, end: int) -> int:
    """Return where a noun phrase stops: before a comma, a verb, or a preposition of time and place."""
    stretch = text[start:end]
    stop = re.search(
        r"[,;:?!\"]|\.(?=\s|$)|\s[–-]\s|\s(?:in an?|in the|in his|in her|in its|in their|on|during|at "
        r"a|at the|after|before|when|while|as|that|"
        r"told|to|who|which|but|and (?:he|she|it|they)|about|this|last|late|early|earlier|yesterday|"
        r"today|recently|with regard|via|through|"
        r"following|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
        stretch,
    )
    return start + (stop.start() if stop else len(stretch))


def subject_before(text: str, low: int, verb: int) -> Span | None:
    """Find the noun phrase that stands before a verb: its head, with the appositions between commas."""
    parted = verb > low and text[verb - 1] == ","
    parts = [p for p in segments(text, low, verb - 1 if parted else verb) if p.end > p.start]
    if not parts:
        return None
    last = len(parts) - 1
    first = _head(text, parts) if parted else _bearer(text, parts)
    if first is None:
        return None
    if first == last:
        return _last_phrase(text, parts[last])
    lead = _last_phrase(text, parts[first])
    return Span(lead.start, parts[last].end) if lead else None


OFFICE_FIRST = lazy(r"(?:co-?founder|chairman|chairwoman|president|chief|CEO|vice|director|general|managing)\b")


def _bearer(text: str, parts: list[Span]) -> int:
    """Return the part that a list of offices begins with: "Acme founder, chairman and CEO Jane Roe"."""
    at = len(parts) - 1
    while at and OFFICE_FIRST.match(text, parts[at].start) and _names(parts[at - 1].of(text)):
        at -= 1
    return at


def _names(words: str) -> bool:
    """Tell whether a part is a name, with an office or without."""
    return words[:1].isupper() and is_nominal(words) and not has_verb(words)


def _head(text: str, parts: list[Span]) -> int | None:
    """Walk back from an apposition to the phrase that it describes."""
    best = None
    for index in range(len(parts) - 1, max(-1, len(parts) - 7), -1):
        words = parts[index].of(text)
        if not is_nominal(words) and index < len(parts) - 1 and not _ends_nominal(words):
            break
        if (
            index < len(parts) - 1
            and (words[:1].isupper() or NOUN_START.match(words))
            and not words.startswith(RELATIVES)
        ):
            best = index
            if re.match(rf"(?:(?:{TITLES})\.? )?{NAME}(?: {NAME}){{1,4}}$", words):
                break
        elif index < len(parts) - 1 and not is_nominal(words):
            best = index
            break
    return best


def _ends_nominal(words: str) -> bool:
    """Tell whether a clause runs into the head: "... but Jane Roe, an analyst, said"."""
    return bool(LINKS.search(words)) and not MODAL.search(LINKS.split(words)[-1])


def _last_phrase(text: str, part: Span) -> Span | None:
    """Cut a stretch down to the noun phrase at its end."""
    start = part.start
    for link in LINKS.finditer(part.of(text)):
        start = part.start + link.end()
    for _ in range(3):
        opener = STARTERS.match(text, start, part.end)
        if not opener:
            break
        start = opener.end()
    start = _after_clause(text, start, part.end)
    words = text[start : part.end]
    if not words.strip():
        return None
    if words.split(" ", 1)[0].lower() in PREPOSITIONS:
        tail = _tail(words)
        return Span(start + tail, part.end) if tail is not None else None
    return Span(start, part.end)


def _after_clause(text: str, start: int, end: int) -> int:
    """Skip a clause that "and" or "or" joins to the phrase ("sales rose and Smith said")."""
    for joint in re.finditer(r"(?<=\s)(?:and|or)\s+", text[start:end]):
        if MODAL.search(text[start : start + joint.start()]) or has_verb(text[start : start + joint.start()]):
            start = start + joint.end()
            return _after_clause(text, start, end)
    return start


TAIL = lazy(
    rf"(?:the|a|an|its|his|her|their|one) (?:[\w'&.-]+ ?){{1,6}}$|{NAME}(?: (?:of|and|&|de|van|von) {NAME}|"
    rf" {NAME}){{0,6}}$|(?:he|she|it|they|we|I)$"
)


def _tail(words: str) -> int | None:
    """Find the phrase at the end of "In a statement the company"."""
    clipped = words[-90:]
    base = len(words) - len(clipped)
    best = None
    for match in re.finditer(r"(?:^|(?<=\s))\S", clipped):
        if TAIL.match(clipped, match.start()):
            place = base + match.start()
            before = words[:place].rstrip().rsplit(" ", 1)[-1].lower()
            if place and before not in PREPOSITIONS - {"monday"} and before not in ("the", "a", "an", "and", "or"):
                best = place
                if not TAIL.match(clipped, match.start()) or clipped[match.start() :].split(" ", 1)[0].islower():
                    break
                break
    return best


PASSIVE = lazy(r"(?:is|are|was|were|be|been|being|'s|'re|get|gets|got)(?:\s+(?:\w+ly|also|not|now|widely|already))?$")
"""An auxiliary right before a participle."""
