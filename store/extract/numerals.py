"""How numbers are written: one pattern for digits and words, and what stands around them in a range or a ratio."""

from __future__ import annotations

import re

from store.extract.patterns import lazy

ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
LEAST = {"dozens": 12.0, "tens": 10.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
RATIOS = {
    "doubl": 2.0,
    "redoubl": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadrupl": 4.0,
    "quintupl": 5.0,
    "halv": 0.5,
}

_ones = "|".join(sorted(set(ONES) - {"zero", "one"}, key=len, reverse=True))
_tens = "|".join(TENS)
_big = "hundred|thousand|million|billion|trillion|mln|bln"
_time = r"19|20|the year|this|last|fiscal|a century|an hour"
DIGITS = (
    r"\d{1,5}[ -]\d{1,3}[/⁄]\d{1,4}(?![\d/⁄])|\d{1,3}[/⁄]\d{1,4}(?![\d/⁄])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:\.\d+)?|(?<=[ (])\.\d+"
)
PART = (
    rf"(?:one|{_ones}) (?:in|out of) (?:every )?(?:{_ones}|\d{{1,3}})(?![\d,.])(?! (?:years?|months?|weeks?|days?"
    rf"|hours?|quarters?)\b)|"
    r"(?:one|two|three|four|five)[- ](?:thirds?|fifths?|sixths?|eighths?|tenths?)"
    r"|a (?:third|fifth|tenth|quarter)(?= of (?!a century|an hour)|[.,;)]| (?:more|less|higher|lower)\b)"
    rf"|three[- ]quarters(?= of (?!{_time})| the\b)|one[- ]quarter(?= of (?!{_time}))"
    rf"|(?:a )?half(?= of |-dozen\b| (?:the|its|their|an?|his|our|all|{_big}|percentage|percent|pct|dozen)\b)"
)
MIXED = rf"(?:one|{_ones}|\d{{1,2}})[- ]and[- ]a[- ](?:half|quarter)"
VAGUE = r"(?:(?:tens|hundreds) of )?(?:hundreds|thousands|millions|billions)(?= of\b)|dozens(?= of\b)"
_counted = (
    "percent|pct|per cent|cent|penny|pence|dollar|dlr|euro|pound|year|month|week|day|hour|minute|quarter|decade"
    "|mile|basis|share|count|unit|car"
    "|tonne|ton|percentage|job|vehicle|store|plant|factory|model"
)
WORDS = (
    rf"(?:{_tens})(?:[- ](?:one|{_ones}))?|{_ones}|one(?=[ -](?:{_big}|{_counted})\b)|(?:(?<=only )"
    rf"|(?<=just ))one(?= (?!who|that|which|of|to|in|is|was|with|has|or|and)[a-z])"
    rf"|zero(?= (?:percent|per cent|pct))|an?(?= (?:{_big}|dozen)\b)"
)
RATIO = (
    r"(?:re)?(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed?|es|ing)(?![- ](?:digit|check|take|act|glaz|whammy"
    r"|edge|standard|bottom|dip))"
    r"(?=[ .,;:)]|$)|(?<=more than )twice|twice(?= (?:as (?:much|many|[a-z]+ as)|the|its|that|their|what|last)\b)"
)
NUMBER = lazy(
    rf"(?P<mixed>(?<![\w-]){MIXED})(?!\w)|(?P<digits>{DIGITS})"
    rf"|(?<![\w-])(?:(?P<part>{PART})|(?P<vague>{VAGUE})|(?P<words>{WORDS})|(?P<dozen>dozen(?= \w))"
    rf"|(?P<ratio>{RATIO}))(?!\w)",
    re.I,
)
TERM = lazy(
    r"\b(?:first|second|third|latter|other|last|final|opening|closing|past|early|late|back|better|next)[- ]\Z", re.I
)
HALF_A = lazy(
    r" (?:a )?(?=(?:hundred|thousand|million|billion|mln|bln|percentage|percent|pct|per cent|dozen)\b)|(?=-dozen)", re.I
)
DOZEN = lazy(r"[ -]dozen\b", re.I)
SIGNED = lazy(r"(?:(?<![\w.,)%])[-–+]|\bminus[ -]|\bnegative )\Z", re.I)
WORD_HYPHEN = lazy(r"(?<![\w])(?:sub|minus|now|to|mid|pre|near|up|of|the|a|or|and)-\Z", re.I)
LETTERED = lazy(r"[A-Za-z]-?\Z")
TIMES = lazy(r"[- ]?(?:times\b|fold\b)|x(?![\w])", re.I)
OUT_OF = lazy(rf" (?:out of(?: every)?|in every) (?P<n>{_ones}|\d{{1,4}})(?![\w.,]\d)(?!\w)", re.I)
TO_ONE = lazy(r" ?(?:-to-|to|:) ?(?P<low>one|1)(?![\d\w]|[.,]\d| (?:million|billion))", re.I)
JOINT = lazy(r"[-–]| [-–] | (?:to|and|or) ", re.I)
SIGN_AHEAD = lazy(r"(?:US ?|HK|A|C|NZ|S|NT|R)?[$£€¥₹]|(?:RMB|Rs\.?|CNY|Â£) ?", re.I)
FROM = lazy(r"\bfrom (?:[a-z]+ ){0,2}\Z", re.I)
RANGING = lazy(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything)\b[^.]{0,40}\Z", re.I)
BETWEEN = lazy(r"\bbetween (?:[a-z]+ ){0,2}\Z", re.I)
_moves = (
    r"(?:rose|risen|rises?|rising|fell|fall(?:s|en|ing)?|up|down|gain(?:s|ed|ing)?|lost|los(?:e|es|ing)|added"
    r"|adding|jump\w*|climb\w*|drop\w*|declin\w+"
    r"|increas\w+|decreas\w+|slid|slip\w*|sank|grew|grown|advanc\w+|eas(?:ed|ing)|off|shed|surg\w+|plung\w+"
    r"|tumbl\w+|dipped|higher|lower|soar\w*)"
)
MOVE = lazy(rf"\b{_moves}\b", re.I)
MOVED = lazy(rf"\b{_moves} (?:by )?(?:\w+ )?\Z", re.I)
COMPOUND = lazy(r"-(?:way|wheel|door|star|tier|party|pronged|digit|dimensional|piece|handed|thirds|fold)\b", re.I)
COUNT_BEHIND = lazy(r" (?:units|vehicles|cars|people|trucks|jobs|shares|tonnes|passengers|customers)\b", re.I)


OPENINGS = frozenset(
    {*ONES, *TENS, *FRACTIONS, *LEAST, "a", "an", "dozen", "twice"}
    | {w + end for w in RATIOS for end in ("e", "ed", "es", "ing")}
)
