"""Digits that are no figures: dates, times, years, ordinals, models, index names, addresses, references, scores, code."""

from __future__ import annotations

import re
from bisect import bisect_right

from store.extract.text import Reading

MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_year = r"(?:1[6-9]|20)\d\d"

DATES = re.compile(
    rf"(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}}(?:st|nd|rd|th)?)?(?: of)?[ -]{MONTHS}(?![a-z])(?:,? ?(?:{_year}|'?\d\d(?!\d)))?"
    rf"|\b{MONTHS}[ -]\d{{1,2}}(?:st|nd|rd|th)?(?: ?(?:[-–]|to|and|through) ?(?:{MONTHS} )?\d{{1,2}}(?![\d,.]?\d| ?%| pct| per))?(?![\d,.]?\d)(?:,? {_year}\b)?"
    rf"|(?<![\d.])(?:{_year}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))(?!\d)",
    re.I,
)
TIMES = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d){0,2} ?(?:[ap]\.m\.|[ap]m\b)(?: (?:ET|EST|EDT|PT|GMT|BST)\b)?|\b\d{1,2}:\d\d(?::\d\d)?\b"
    r"|\b\d{4} ?(?:GMT|BST|CET|ET|EST|EDT|local time|hours GMT)\b",
)
YEARS = re.compile(
    rf"(?<![\w.,$£€¥/-]){_year}(?:(?:/|[-–])(?:{_year}|\d\d)(?!\d))?(?![\w%]|[.,]\d|,000)"
    rf"|(?:fiscal|FY|CY)[ -]?(?:{_year}|\d\d)\b|(?<![\w'])'\d\ds?\b|\b\d{{2,4}}'?s\b(?! ?(?:mln|of thousands))",
    re.I,
)
NOUN_AFTER_YEAR = re.compile(
    r" (?:units|vehicles|cars|trucks|people|jobs|workers|employees|staff|stores|shops|outlets|shares|miles|kilomet\w+|km|customers"
    r"|subscribers|users|orders|homes|flights|planes|aircraft|tonnes|tons|barrels|companies|firms|rpm|sq|square|cars|points|megawatts"
    r"|dollars|dlrs|pounds|yen|yuan|euros|rupees|rand|francs|marks|mln|million|billion|bln|bn|percent|pct|per cent|EVs|models|days|hours)\b",
    re.I,
)
OPEN_YEAR = re.compile(
    r"(?:cost|costs|than|nearly|almost|about|around|some|over|least|only|just|sold|exceeded|sell|employs|delivered) \Z"
)
ORDINALS = re.compile(r"(?<![\w.])\d{1,4}(?:st|nd|rd|th)\b", re.I)
QUARTERS = re.compile(
    r"\b[1-4][QH](?:\d{2}|\d{4})?(?!\w)|\b[QH][1-4](?!\w)(?: ?'?\d{2,4}\b)?|\b(?:first|second|third|fourth)[ -](?:quarter|half) \d{4}",
    re.I,
)
INDEXES = re.compile(
    r"\b(?:S ?(?:&|and) ?P(?:/TSX|/ASX)?(?: MidCap| SmallCap| Global)?|S&P/TSX|SP|FTSE|NASDAQ|Fortune|Forbes|Global|Inc|Nikkei|CAC|DAX|MDAX|TecDAX|Russell?|Stoxx|STOXX|Euro Stoxx"
    r"|Hang Seng|CSI|Topix|BSE|NSE|TA|IBEX|AEX|Dow|OMX|KOSPI|Kospi|SSE|Hurun|Sensex|Nifty|ASX|NZX|SMI|OBX|XLY|MIB|BEL|PSI|Shanghai|Shenzhen)(?: |-)(?:[1-9]\d{1,3})\b(?![.,]\d| ?%| pct| per ?cent| points)"
    r"|\bTop[ -]\d+\b|\btop \d{1,3}\b",
    re.I,
)
NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|no|nr|Nr|Number|number|numbers|Chapter|Section|section|Article|article|Clause|Part|part|Phase|phase|Model|Series|series|Route|Highway|Interstate|Channel|Formula|Windows"
    r"|Version|version|Level|level|Tier|tier|Class|class|Category|category|Grade|Unit|Game|Week|Day|Act|page|Page|Figure|Table|Volume|Vol|Issue|Item|Rank|Form|Rule|Title|Schedule|Exhibit|Note|Appendix"
    r"|Flight|flight|Terminal|Gate|Room|Studio|Platform|Line|Group of|Basel|Area|District|Zone|Lot|Block|Stage|Round|Step|Scope|Generation|Mark|Type|Group|Pier|Motel|Century|Big|Euro|Apollo|Galaxy|iPhone|iPad|iOS|Android|Pixel|PlayStation|Xbox|Web|Industry|Studio|Wii|Mate|Surface|Note|Catch|Forever)\.? ?#?|#)"
    r"\d{1,4}(?:\.\d)?(?:,? (?:and|or|to) #?\d{1,3}|, \d(?: or \d))?(?![\d,.]*\d|\w| ?%| pct| per ?cent| percent| million| billion| mln)"
)
ADDRESSES = re.compile(
    r"https?://\S{1,400}|www\.\S{1,200}|\b[\w.+-]{1,60}@[\w.-]{1,60}|\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,5}(?!\d)"
    r"|\(\d{3}\) ?\d{3}-\d{4}\b|\b(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}\b|\b0\d{2,4} \d{3,4} \d{3,4}\b|\b\d+(?:-\d+)? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Drive|Lane|Boulevard|Blvd|Square|Wall Street)\b|\b(?:\d{1,3}\.){3}\d{1,3}\b"
)
REFERENCES = re.compile(
    r"\[\d{1,3}\]|<[^<>\n]{1,24}>|\b24/7\b|\b9/11\b|\b50[/:]50\b|\bTitle [IVX]+\b|\b\d{1,3}\.\d{1,3}\.\d{1,3}\b"
)
SCORES = re.compile(
    r"\b(?:won|lost|beat|drew|win|wins|victory|defeat|lead|trail(?:ed|ing)?|tied|score(?:d)?|game)\b[^.\n]{0,40}?(?<![\d.])\d{1,3}[-–]\d{1,3}\b(?! ?(?:percent|pct|%|per|year|month|day|week))"
    r"|(?<![\w.$£€-])\d{1,2}[-–]\d{1,2} (?:win|victory|defeat|loss|lead|draw|down|up|vote|majority|Stars)\b|\b\d{1,2}-for-\d{1,2}\b",
)
MODELS = re.compile(
    r"\b(?:Boeing|Airbus|Embraer|Fokker|McDonnell Douglas|Rover|Peugeot|Renault|Fiat|Mazda|Lexus|Audi|Porsche|Saab|Volvo|Citroen|Tu|Concorde|Dreamliner|Yak|Antonov)"
    r"(?:'s|s)? ?[A-Z]{0,2}-?\d{1,3}s?(?:-\w+)?(?![\w%]|[.,]\d| ?(?:percent|pct|per cent|million|billion|mln|years|months|days))"
    r"|(?<![\w.,$£€-])(?:7[0-8]7|3[0-8]0|MD-?\d\d|DC-?\d\d?)(?:-\w{1,6}|s)?(?=(?:'s|s)? (?:Dreamliner|Max|MAX|jumbo|jets?|planes?|line|aircraft|airliners?|programme?|tanker|family|models?|sedan|saloon)|[-–,.]? ?(?:\w+ )?(?:planes?|aircraft|jets?|tanker|Dreamliner)\b)"
    r"|\b\d{1,3}-Series\b|(?<![\w.,$£€-])7[0-8]7-\d{1,4}[A-Z]{0,3}\b"
)
AIRCRAFT = re.compile(r"(?<![\w.,$£€-])7[0-8]7(?:-\w{1,6})?s?(?![\w%]|[.,]\d| ?(?:percent|pct|million|mln))")
AIRLINE_WORD = re.compile(r"Boeing|Dreamliner|jetliner|airliner")
CODE = re.compile(
    r"^[A-Za-z_]\w*(?:\.\w+|, ?\w+)* ?[=(\[].{0,400}$|^(?:print|import|from|def|return|for|if)\b.{0,40}[(=:].{0,400}$"
)
CODE_SIGN = re.compile(r"\w_\w|\w\(.*\)|\w\[.*\]|==|:=")
AGES = re.compile(
    r"(?<=[a-z]), \d{2}(?=, (?!000))|\baged? (?:of )?\d{1,2}\b|\b\d{2}-year-olds?\b(?= [a-z]* ?(?:Mr|[A-Z]))"
)
LIST_NUMBER = re.compile(r"(?:\(?[1-9]\d?[.)]|[1-9]\d?\.) ")
RULES = (ADDRESSES, DATES, TIMES, ORDINALS, QUARTERS, INDEXES, NUMBERED, REFERENCES, SCORES, MODELS, AGES)


class Masks:
    """Where digits are no figures."""

    def __init__(self, reading: Reading) -> None:
        spans = _spans(reading)
        self._starts = [s for s, _ in spans]
        self._ends: list[int] = []
        furthest = 0
        for _, end in spans:
            furthest = max(furthest, end)
            self._ends.append(furthest)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch touches something masked."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def _spans(reading: Reading) -> list[tuple[int, int]]:
    text = reading.text
    spans = [m.span() for rule in RULES for m in rule.finditer(text)]
    spans += [m.span() for m in YEARS.finditer(text) if _is_year(text, m)]
    if AIRLINE_WORD.search(text):
        spans += [m.span() for m in AIRCRAFT.finditer(text)]
    for paragraph in reading.paragraphs:
        words = text[paragraph.start : min(paragraph.end, paragraph.start + 500)]
        if paragraph.kind in ("credit", "code") or (CODE.match(words) and CODE_SIGN.search(words)):
            spans.append((paragraph.start, paragraph.end))
        elif number := LIST_NUMBER.match(words):
            spans.append((paragraph.start, paragraph.start + number.end()))
    return sorted(spans)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell a year from a count of about two thousand."""
    counted = NOUN_AFTER_YEAR.match(text, match.end())
    return not counted or not match.group().isdigit() and "s" in match.group()
