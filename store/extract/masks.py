"""Digits that are no figures: dates, times, years, ordinals, models, index names, addresses, references, scores, code.

Each rule looks at one number only: at the words that end where it begins, or at what begins with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from store.extract.patterns import lazy
from store.extract.text import Reading

MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_amount = r"(?:[\d,.]{0,12}\d)? ?(?:%|pct|per ?cent|percentage|million|billion|mln|bln|bn\b|trillion|basis)"

DATE_BEFORE = lazy(
    rf"\b{MONTHS}[ -](?:\d{{1,2}}(?:st|nd|rd|th)? ?(?:[-–]|to|and|through) ?(?:{MONTHS} )?)?\Z"
    rf"|\b{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \Z",
    re.I,
)
DATE_AT = lazy(
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}}(?:st|nd|rd|th)?)?(?: of)?[ -]{MONTHS}(?![a-z])"
    r"|(?:1[6-9]|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)",
    re.I,
)
TIME_AT = lazy(
    r"\d{1,2}(?:[:.]\d\d){0,2} ?(?:[ap]\.m\.|[ap]m\b)|\d{1,2}:\d\d(?!\d)|\d{4} ?(?:GMT|BST|CET|ET|EST|EDT"
    r"|local time|hours GMT)\b",
    re.I,
)
ORDINAL_AT = lazy(r"\d{1,4}(?:st|nd|rd|th)\b", re.I)
QUARTER_AT = lazy(r"[1-4][QH](?:\d{2}|\d{4})?(?!\w)|\d{2,4}'?s\b(?! of)")
YEAR_AT = lazy(r"(?:1[6-9]|2[01])\d\d(?:(?:/|[-–])(?:(?:1[6-9]|20)\d\d|\d\d)(?!\d))?(?![\w%/]|[.,]\d)")
SHORT_YEAR = lazy(r"(?:\b(?:1[6-9]|20)\d\d[-–/]|\b(?:FY|CY)[ -]?'?|[^\w]')\Z")
INDEX_LEVEL = lazy(r"(?:\d%|percent|pct|points?) (?:to|at) \Z")
YEAR_LEAD = lazy(
    r"\b(?:in|since|by|until|of|from|between|during|year|fiscal|before|after|to|through|late|early|and) \Z", re.I
)
COUNTED = lazy(
    r" (?:[a-z-]+ ){0,2}?(?:units|vehicles|trucks|people|jobs|workers|employees|staff|stores|shops|outlets|miles"
    r"|kilomet\w+|km|customers|subscribers|users"
    r"|homes|flights|planes|aircraft|tonnes|tons|barrels|companies|firms|rpm|sq|square|points|megawatts|dollars"
    r"|dlrs|pounds|yen|yuan|euros"
    r"|rupees|rand|francs|marks|mln|million|billion|bln|bn|percent|pct|EVs|days|hours)\b",
)
NAMED = lazy(
    r"(?:^|[^\w$£€])(?:"
    # indexes
    r"S ?& ?P(?:/TSX|/ASX)?(?: MidCap| SmallCap| Global)?|sp|FTSE|NASDAQ|Nasdaq|nasdaq|Fortune|Forbes|Global"
    r"|Nikkei(?: Stock Average)?|CAC|DAX|MDAX|TecDAX|Russell?|(?:Euro )?Stoxx|STOXX|CSI"
    r"|Topix|TOPIX|BSE|NSE|TA|TPP|IBEX|AEX|Dow|OMX|K[Oo][Ss][Pp][Ii]|SSE|Sensex|Nifty|ASX|SMI|MIB|BEL|PSI|[Tt]op"
    r"|(?i:covid)"
    # numbered things
    r"|(?:[Nn]os?|[Nn]r|[Nn]umbers?|Chapter|[Ss]ection|[Aa]rticle|Clause|[Pp]art|[Pp]hase|Model|[Ss]eries|Route"
    r"|Highway|Interstate|Channel|Formula|Windows|[Vv]ersion|[Ll]evel|[Tt]ier|[Cc]lass|[Cc]ategory"
    r"|Grade|Unit|Game|Week|Day|Act|[Pp]age|Figure|Table|Vol(?:ume)?|Issue|Item|Rank|Form|Rule|Title|Schedule"
    r"|Exhibit|Note|Appendix|[Ff]light|Terminal|Gate|Room|Platform|Line|Group(?: of)?|Basel"
    r"|District|Zone|Lot|Block|Stage|Round|Scope|Type|Pier|Motel|Century|Big|Apollo|World Cup|Web|Euro)\.?"
    # products
    r"|Galaxy|iPhone|iPad|iOS|Android|Pixel|PlayStation|Xbox|Mate|Surface|Wii|Boeing(?:'s)?|Airbus|Embraer|Fokker"
    r"|McDonnell Douglas|MD|DC|Rover|Peugeot|Renault|Mazda|Saab|Citroen|Tu|Dreamliner|Dash|CRJ|ERJ|ATR"
    r")(?: | ?-)\Z|#\Z|\b#\d,? (?:and |or )?\Z|\bRank #?\d,? (?:\d )?(?:and |or )?#?\Z"
)
NAMED_BY = frozenset(" -#")
"""What stands between such a name and its number."""
AMOUNT = lazy(_amount, re.I)
LESSER = lazy(rf"\d{{1,4}}(?:\.\d)?(?!\d|[,.]\d|{_amount})", re.I)
AIRCRAFT_AT = lazy(r"7[0-8]7(?:-\w{1,6})?s?(?![\w%]|[.,]\d| ?(?:percent|pct|million|mln|jobs|workers|people))")
MODEL_AT = lazy(
    r"\d{1,3}[ -][Ss]eries\b|7[0-8]7-\d{1,4}[A-Z]{0,3}\b|\d{1,3}-for-\d{1,3}\b|24/7|9/11|50[/:]50"
    r"|\d{1,3}\.\d{1,3}\.\d{1,3}\b"
)
AIRLINER = lazy(r"Boeing|Dreamliner|jetliner|airliner|737 M[Aa][Xx]")
TELEPHONE = lazy(r"\d{1,3}(?:[ -]\(?\d{2,4}\)?){2,5}(?![\d,.%]|\w)")
STREET = lazy(
    r"\d{1,5}[A-Z]? (?:[NSEW]\.? )?(?:\d+\w\w|[A-Z][a-z]+)(?: [A-Z][a-z]+){0,2} (?:Street|Way|St|Road|Rd|Avenue|Ave?"
    r"|Drive|Dr|Lane|Boulevard|Blvd|Foch)\b"
)
LOCAL_TELEPHONE = lazy(r"\d{3}(?:\) ?|[-.])\d{3}[-.]\d{4}\b")
REFERENCE = lazy(r"\d{1,3}[\]>]")
SCORE_BEFORE = lazy(r"\b(?:won|lost|beat|drew|wins?|victory|defeat|lead|tied|tie|game|score)\b[^.\n]{0,30}\Z")
SCORE_AT = lazy(
    r"\d{1,3}[-–]\d{1,3}\b(?! ?(?:percent|pct|%|per|year|month|day|week))|\d{1,2}[-–]\d{1,2} (?:win|victory"
    r"|defeat|loss|lead|draw|down|up|vote|majority)\b"
)
SECOND_SCORE = lazy(r"(?<![\w.$£€-])\d{1,3}[-–]\Z")
CLOCK = lazy(r"\b\d{1,2}:\Z")
DIALLED = lazy(r"\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){0,5}[ -]\(?\Z")
TICKER = lazy(r"\b[A-Z]{2,6}: ?\Z")
AGE_BEFORE = lazy(r"[A-Z][a-z]+, \Z|\baged \Z")
AGE_AT = lazy(r"\d\d(?=,(?! ?\d)| on loan|\.$|-year-old)")
CODE = lazy(
    r"^[A-Za-z_]\w*(?:\.\w+|, ?\w+)* ?[=(\[].{0,400}$|^(?:print|import|from|def|return|for|if)\b.{0,40}[(=:].{0,400}$"
)
CODE_SIGN = lazy(r"\w_\w|\w\([^)]{0,80}\)|\w\[[^\]]{0,80}\]|==|:=")
LIST_NUMBER = lazy(r"(?:\(?[1-9]\d?[.)]) ")
AT = (DATE_AT, TIME_AT, ORDINAL_AT, QUARTER_AT, MODEL_AT, STREET)


class Masks:
    """Where digits are no figures."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        spans = [s for p in reading.paragraphs if (s := _paragraph(reading.text, p.kind, p.start, p.end))]
        self._starts = [s for s, _ in spans]
        self._ends = [e for _, e in spans]
        self._aircraft = AIRLINER.search(reading.text) is not None

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a number is part of something else than a figure."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self._ends[index]:
            return True
        return self._text[start : start + 1].isdigit() and self._named(start)

    def _named(self, start: int) -> bool:
        text = self._text
        left = text[max(0, start - 24) : start]
        if any(rule.match(text, start) for rule in AT) or (
            left[-1:] in NAMED_BY and NAMED.search(left) and LESSER.match(text, start)
        ):
            return True
        if DATE_BEFORE.search(left) and not AMOUNT.match(text, start):
            return True
        if self._is_year(start, left) or (self._aircraft and AIRCRAFT_AT.match(text, start) and "$" not in left[-2:]):
            return True
        return self._aside(start, left)

    def _is_year(self, start: int, left: str) -> bool:
        if SHORT_YEAR.search(left):
            return True
        if INDEX_LEVEL.search(left):
            return False
        match = YEAR_AT.match(self._text, start)
        if not match or left[-1:] in ("$", "£", "€", "¥", ",", "."):
            return False
        if left[-1:].isalnum() or left[-2:] in ("$ ", "£ "):
            return False
        year = int(match.group()[:4])
        if not 1900 <= year < 2100 and not YEAR_LEAD.search(left):
            return False
        return not (match.end() - start == 4 and COUNTED.match(self._text, match.end()) and not YEAR_LEAD.search(left))

    def _aside(self, start: int, left: str) -> bool:
        """Know addresses, references, telephone numbers, scores and ages."""
        text = self._text
        if (
            TICKER.search(left)
            or left[-1:] == "×"
            or "×" in left[-6:]
            or CLOCK.search(left)
            or DIALLED.search(left)
            or (text[start] == "0" and text[start + 1 : start + 2].isdigit())
        ):
            return True
        if left[-1:] in ("[", "<") and REFERENCE.match(text, start):
            return True
        token = left.rsplit(" ", 1)[-1]
        if "www." in token or "//" in token or "@" in token or (left[-1:] == "+" and TELEPHONE.match(text, start)):
            return True
        if left[-1:] in ("(", " ") and LOCAL_TELEPHONE.match(text, start):
            return True
        if SCORE_AT.match(text, start) and SCORE_BEFORE.search(text[max(0, start - 50) : start]):
            return True
        if SECOND_SCORE.search(left) and SCORE_BEFORE.search(text[max(0, start - 50) : start - 2]):
            return True
        return bool(AGE_BEFORE.search(left) and AGE_AT.match(text, start))


def _paragraph(text: str, kind: str, start: int, end: int) -> tuple[int, int] | None:
    """Mask credit lines and code whole, and the number of a list's item."""
    words = text[start : min(end, start + 500)]
    if kind in ("credit", "code") or (CODE.match(words) and CODE_SIGN.search(words)):
        return start, end
    number = LIST_NUMBER.match(words)
    return (start, start + number.end()) if number else None
