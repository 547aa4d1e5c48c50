"""What follows a cue: the time, place and hearer to step over, and where the reported clause ends."""

from __future__ import annotations

from store.extract.grammar import PRONOUN_CLAUSE, has_verb, trim
from store.extract.patterns import lazy
from store.records import Span

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
TIME = lazy(
    rf"(?:(?:on|late|early|earlier|last|this|later|since|in late|in early|in mid-?|back)\s+(?:on\s+|"
    rf"in\s+|late\s+|early\s+)?)*(?:(?:the\s+)?{DAY}"
    rf"(?:\s+(?:morning|evening|night|afternoon))?|{MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|"
    rf"th)?)?(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}\s+{MONTH}|"
    rf"yesterday(?:\s+\w+ing)?|today|tonight|week|month|year|(?<=in )(?:19|20)\d\d|spring|summer|"
    rf"autumn|winter|fall)(?![\w'-])"
    r"|(?:in|at)\s+(?:the\s+)?(?:(?:19|20)\d\d|time|weekend)\b|over the weekend|at the time|(?:a|an|"
    r"\w+) (?:day|week|month|year|hour)s? (?:ago|later|earlier)"
    r"|(?:also|again|then|later|earlier|simply|only|recently|repeatedly|just|however|separately|back|"
    r"publicly|privately|now)\b(?!,? (?:that )?(?:the|a|to) )",
)
VENUE = (
    r"(?:statements?|interviews?|e-?mails?|calls?|conferences?|reports?|notes?|memos?|memorandum|"
    r"letters?|blogs?|posts?|tweets?|filings?|releases?|"
    r"speech(?:es)?|meetings?|events?|articles?|briefings?|rally|rallies|remarks|websites?|sites?|"
    r"Twitter|Weibo|Facebook|video|show|program|programme|"
    r"podcast|radio|television|TV|debate|hearing|testimony|message|announcement|presentation|forum|"
    r"summit|response|reply|comments|studies|study|"
    r"survey|poll|editorial|column|book|paper|document|documents|address|appearance|disclosure|"
    r"prospectus|bulletin|newsletter|transcript|chat|"
    r"discussion|exchange|court|lawsuit|complaint|seminar|lunch(?:eon)?|stage|air|release|advisory|"
    r"circular|text|telegram|segment|"
    r"telex|news|update|panel|convention|ceremony|trial|opinion|ad|spot|research|CNN|CNBC|CBS|NBC|ABC|"
    r"MSNBC|Fox|BBC|Bloomberg|NPR|America|Press)"
)
PAPER = (
    r"(?:notes?|reports?|calls?|conferences?|releases?|statements?|interviews?|posts?|e-?mails?|letters?|"
    r"filings?|papers?|message|account|website)"
)
PLACE = lazy(
    rf"(?:in|at|on|during|via|through|by|from|to|following|after|before|ahead of|according to|with|of|"
    rf"about|outside|inside)\s+(?:[\w'&./$-]+\s+){{0,7}}?{VENUE}\b(?:\s+{PAPER}\b){{0,3}}"
    r"(?:\s+(?:to|with|from|at|in|on|of|by|for|published|released|issued|posted|sent|"
    r"held)\s+(?!that\b)(?:(?:the|a|an|its|his|her|their|state)\s+)?(?:[A-Z][\w.&'-]*|customers|"
    r"clients|"
    r"investors|reporters|analysts|employees|shareholders|staff|journalists|media|"
    + PAPER
    + r")(?:\s+(?:of\s+|and\s+)?[A-Z][\w.&'-]*){0,4})*"
    r"|to\s+(?:reporters|journalists|investors|analysts|employees|staff|shareholders|customers|CNBC|"
    r"CNN|Reuters|(?:[A-Z][\w.&'-]*)(?:\s+[A-Z][\w.&'-]*){0,3})\b"
    r"|in\s+[A-Z][\w.'-]*(?:,?\s+[A-Z][\w.'-]*){0,3}(?=[\s,.:]*(?:that\b|[\",.:]|$))|by\s+(?:e-?mail|"
    r"phone|telephone)|via\s+e-?mail"
)
HEARER = lazy(
    r"(?:him|her|them|me|us|it|(?:[a-z]+\s){0,2}?[a-z]+s(?=\s(?:that|he|she|it|they|the|there|his|"
    r"their)\b)|reporters|journalists|investors|analysts|shareholders|lawmakers|employees|staff|"
    r"customers|clients|supporters|voters|"
    r"(?:the|a|an|his|her|its|their|our|some)\s+(?:[\w'&-]+\s+){0,4}?(?:[\w'&-]+)(?=\s+(?:that|in|on|"
    r"at|it|he|she|they|there|the|its|his|via|during|by|a|of|"
    rf"last|this|{DAY})\b|[,.:\"]|\s+\"|\s+[A-Z])|(?:[A-Z][\w.&'-]*|[a-z]+(?=\s+[A-Z][\w'-]*\s+(?:that|"
    rf"in|on|\"|,)))(?:\s+(?:of\s+|and\s+|"
    rf"the\s+)?[A-Z][\w.&'-]*(?<!\.\w\.)){{0,5}}(?:'s\s+(?:[\w\"]+\s+){{0,3}}?"
    r"(?:[A-Z][\w'-]*|\w+\"?)(?=\s))?)",
)
THAT = lazy(r"that\b,?\s+(?!(?:is|was|'s|has|will|would|could|can)\b)")
FAR_THAT = lazy(
    r"(?:in|at|on|during|of|to|for|from|via|through|with|after|about|by|as|early|late|earlier|last|this|sent|dated|"
    r"the)\s(?:[^\s,;:\"]+\s){1,14}?that\s"
    r"|(?:[A-Z][\w'-]*\s){1,3}(?:news )?(?:meeting|conference|audience|gathering|seminar|forum|workforce|staff)\sthat\s"
)
END = lazy(
    r",?\s+(?:according to|adding|saying|noting|citing|stressing|explaining|arguing|insisting|though "
    r"(?:he|she|it|they))\b|,\s+(?:despite|although)\b"
    r"|,\s+(?:but|while|whereas|although|though|in an? (?:deal|move|bid|effort|attempt)|sending|"
    r"prompting|raising|in (?:a|an) (?:\w+ "
    r"){0,3}(?:statement|interview|report|note|filing)|"
    r"(?:[\w.'&-]+\s+){1,6}(?:said|says|added|reported|noted|wrote|told|reports|announced)(?=[\s,.;]))"
    r"|;\s+"
)
SPLIT = lazy(r",?\s+and\s+that\s+")


LINKED = lazy(r"\s(?:after|when|as|because|while|although|since|before|which|who|that|if)\s")


def step_over(text: str, place: int, end: int, hearer: bool) -> int:
    """Step over the hearer, the time and the venue that stand between a cue and what it reports."""
    place = _skip_space(text, place, end)
    if hearer and (match := HEARER.match(text, place, end)):
        place = _skip_space(text, match.end(), end)
    for _ in range(4):
        match = TIME.match(text, place, end) or PLACE.match(text, place, end)
        if not match or match.end() == match.start():
            break
        place = _skip_space(text, match.end(), end)
    if (
        not text.startswith(('"', "that "), place)
        and (far := FAR_THAT.match(text, place, end))
        and not (text.startswith("the ", place) and has_verb(far.group()))
    ):
        return far.end() - 5
    return place


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place] == " ":
        place += 1
    return place


def clause_end(text: str, start: int, end: int, quoted: list[Span]) -> int:
    """Return where a reported clause stops: the sentence's end, or before an attribution or a turn of its own."""
    for stop in END.finditer(text, start, end):
        if any(q.start < stop.start() < q.end for q in quoted) or stop.start() - start < 6:
            continue
        if text.count("(", start, stop.start()) > text.count(")", start, stop.start()):
            continue
        return stop.start()
    return end


def without_stop(text: str, start: int, end: int) -> Span:
    """Take the sentence's own full stop off a clause (that of a quotation, or of "Inc.", stays)."""
    piece = trim(text, start, end)
    stop = piece.end
    while stop > piece.start and text[stop - 1] in ".,;:!?":
        stop -= 1
    return trim(text, piece.start, stop)


def pieces_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Part a reported clause at "and that"."""
    pieces, at = [], start
    for joint in SPLIT.finditer(text, start, end):
        pieces.append(without_stop(text, at, joint.start()))
        at = joint.end()
    pieces.append(without_stop(text, at, end))
    return tuple(p for p in pieces if p.end > p.start)


def reads_as_clause(words: str) -> bool:
    """Tell whether words after a cue are a clause, not an object ("added 2 percent")."""
    return bool(PRONOUN_CLAUSE.match(words)) or has_verb(LINKED.split(words[:160], maxsplit=1)[0])


NEXT_CUE = lazy(
    r",?\s+(?:and|but)(?:,\s+[a-z][^,.;\"]{3,50},)?\s+(?:now\s+|has\s+|have\s+|had\s+|also\s+|then\s+|later\s+)*(?:said|says|added|adds|"
    r"warned|warns|promised|promises|called|calls|urged|urges|"
    r"asked|asks|told|tells|encouraged|noted|insisted|predicted|declined|denied|expects|pledged|vowed|"
    r"accused|suggested|claimed)\b"
)


CIRCUMSTANCE = lazy(
    r",?\s+(?:as|after|when|because|thanks to|due to|following|that topped|that beat|compared|, "
    r"compared)\s|\s+on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|,\s+(?:up|down|helped|boosted|hurt|sending|missing|beating|topping)\s"
)


def object_end(text: str, start: int, end: int) -> int:
    """Return where a reported noun phrase stops ("a sharp rise in profit" before "after a booming economy ...")."""
    stop = CIRCUMSTANCE.search(text, start + 8, end)
    if stop and has_verb(text[start : stop.start()]):
        return end
    return stop.start() if stop else end


def next_cue(text: str, start: int, end: int, quoted: list[Span]) -> int:
    """Return where the speaker's next deed begins ("and said ...", "but warned ...")."""
    for stop in NEXT_CUE.finditer(text, start + 8, end):
        if not any(q.start < stop.start() < q.end for q in quoted):
            return stop.start()
    return end
