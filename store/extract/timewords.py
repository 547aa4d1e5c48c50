"""The words for time: one pattern, whose outermost group names the kind of phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.extract.tokens import tokens

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[2-9])"
NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
MONTHS = {w: n for n, w in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {w: n for n, w in enumerate("mon tue wed thu fri sat sun".split())}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}

_nth = r"(?:st|nd|rd|th)?"
_no_amount = r"(?![\d%]|[.,]\d| ?per ?cent| pct| million| billion)"
_of = r"(?:(?:,| of| in| for| to)?(?: the)?(?: fiscal| financial)?(?: year)?"


def _year(name: str) -> str:
    """Return the pattern for a year that may follow: ", 2004", "of last year"."""
    return (
        rf"{_of} (?:(?P<{name}>{YEAR})|(?P<{name}_r>last (?:financial |fiscal )?year|this year|next year"
        rf"|the year|the (?:previous|prior) year)))?"
    )


SAME = (
    rf"(?:the |last year's |its )?(?:same|corresponding|comparable|year-ago|year-earlier|like|prior-year"
    rf"|previous-year|equivalent)[ -]"
    rf"(?P<same_year>{YEAR} )?(?:\w+[ -])?(?:period|quarter|month|half|week|time|stage|date|day|season)s?"
    rf"(?: (?:a year (?:ago|earlier|before)|(?:of |in )?(?:the|a) (?:previous|prior) year|the year before|(?:of "
    rf"|in )?(?:last year|{YEAR})))?"
    r"|last year's (?:period|quarter|month|figure|total|level|first|second)"
)
AGO = (
    r"(?:a|one) year (?:ago|earlier|before|previously)|year[- ](?:ago|earlier)|12 months (?:ago|earlier)"
    r"|(?:the|a) (?:previous|prior|preceding) (?:fiscal |financial |business )?year|the year before|prior[- ]year"
)
BASIS = (
    r"year[- ](?:on|over)[- ]year|y-?o-?y|y/y|month[- ](?:on|over|to)[- ]month|m-?o-?m|m/m|quarter[- ](?:on"
    r"|over|to)[- ]quarter|q-?o-?q|q/q"
)
YTD = (
    r"year[- ]to[- ]date|(?:so far|thus far|to date) (?:this year|in (?:19|20)\d\d)|since the (?:start"
    r"|beginning) of (?:the|this) year|this year to date"
)
DAYS = (
    rf"(?P<m1>{MONTH}) (?P<d1>\d\d?){_nth} ?(?:[-–]|to|through|and) ?(?:(?P<m2>{MONTH}) "
    rf")?(?P<d2>\d\d?){_nth}{_no_amount}(?:,? (?P<days_y>{YEAR}))?"
)
SPAN = (
    rf"(?P<s1>\d\d?) (?P<sm1>{MONTH})(?:,? (?P<span_y0>{YEAR}))? (?:to|-|–|and) (?P<s2>\d\d?) "
    rf"(?P<sm2>{MONTH})(?:,? (?P<span_y>{YEAR}))?"
)
DAY = (
    rf"(?P<day_m1>{MONTH}) (?P<day1>[0-3]?\d){_nth}{_no_amount}(?:,? (?P<day_y1>{YEAR}))?"
    rf"|(?P<day2>[0-3]?\d){_nth}[ -](?P<day_m2>{MONTH})(?:,? (?P<day_y2>{YEAR}))?"
)
UNTIL = (
    rf"(?:(?:the |its |their )?(?:current |latest |last )?(?:fiscal |financial |business |full )?(?P<until_u>year"
    rf"|half[- ]year|quarter|week)|(?:the )?(?:first |last )?(?P<until_n>{COUNT})[- ]months?(?: period)?"
    r"|(?:the )?(?P<until_w>[1-5]?\d)[- ]weeks?(?: period)?"
    rf"|(?:the |its )?(?P<until_o>first|second|third|fourth)[- ](?P<until_q>quarter|half))"
    rf"(?: which| that)?[ -](?:to|ended|ending|ends|through|until|up to)(?: in| on| the end of"
    rf"| end-?)? ?(?:last )?(?:(?P<until_d0>\d\d?) )?(?P<until_m>{MONTH})"
    rf"(?: (?P<until_d>\d\d?)(?!\d))?(?:,? (?:of )?(?P<until_y>{YEAR}))?"
)
MONTHS_SPAN = (
    rf"(?:between )?(?P<ma>{MONTH})(?: (?P<ma_y>{YEAR}))?(?P<ma_to>-to-|[-–]| to | through | until | and )"
    rf"(?P<mb>{MONTH})(?! \d\d?\b(?!\d))"
    rf"(?: (?:quarter|period)(?= (?:of|in) (?:(?:the )?(?:last|previous|prior) |(?:19|20))))?{_year('mb_y')}"
)
FIRST_N = rf"(?:the )?first (?P<first_n>{COUNT}) months{_year('first_y')}"
LAST_N = (
    rf"(?:the )?(?:last|final) (?P<last_n>three|six|3|6) months of (?:(?P<last_y>{YEAR})|(?P<last_y_r>last year"
    rf"|this year|the year))"
)
FIRST_QUARTERS = rf"(?:the )?first (?P<fq_n>two|three|2|3) quarters{_year('fq_y')}"
MONTH_RULE = rf"(?:(?:early|late|mid|end)[- ]?)?(?P<mm>{MONTH}){_year('mm_y')}|last (?P<ml>{MONTH})"
QUARTER = (
    rf"(?:(?P<q_y0>{YEAR}) )?(?:fiscal )?(?P<q_o>first|second|third|fourth|final|1st|2nd|3rd"
    rf"|4th)[- ](?:fiscal[- ])?(?:quarter|qtr){_year('q_y')}"
    rf"|(?:the )?(?P<q_last>last) quarter of (?:(?P<ql_y>{YEAR})|(?P<ql_y_r>last year))"
    rf"|Q(?P<q_n>[1-4])(?:[ -](?:(?:of|in) )?(?:FY)?'?(?P<qn_y>{YEAR}|\d\d(?!\d)))?"
    rf"|(?P<q_a>[1-4])Q(?: ?'?(?P<qa_y>{YEAR}|\d\d(?!\d)))?|(?P<qb_y>{YEAR})[- ]?Q(?P<q_b>[1-4])"
)
HALF = (
    rf"(?:(?P<h_y0>{YEAR}) )?(?P<h_o>first|second)[- ]half(?:-year)?{_year('h_y')}|H(?P<h_n>[12])(?:[ "
    rf"-]'?(?P<hn_y>{YEAR}|\d\d(?!\d)))?"
    rf"|(?P<h_a>[12])H(?: ?'?(?P<ha_y>{YEAR}|\d\d(?!\d)))?|(?P<hc_y>{YEAR}) half-year"
)
YEAR_RULE = (
    rf"(?:(?:the )?(?:whole of |whole |full[- ]|calendar |fiscal |financial |business )(?:year )?(?:to )?|FY ?"
    rf"|(?:end|late|early|mid)[- ]?|the end of )?(?P<yy>{YEAR})"
    rf"(?:[/–-](?P<yy2>\d\d(?!\d)|{YEAR}))?(?: (?:fiscal|financial|full) year)?(?!-\d)|FY'?(?P<fy>\d\d(?!\d))"
)
RELATIVE = (
    r"(?P<which>last|this|next|the current|current|its current|the coming|the latest|the most recent|latest"
    r"|the last|previous)[ -]"
    r"(?:fiscal[ -]|financial[ -]|business[ -]|full[ -])?(?P<unit>year|quarter|month|week)(?:'s)?"
)
NEAR = (
    r"yesterday|today|tomorrow|tonight|this morning|(?P<next>next )?(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
BACK = (
    r"(?:the|that) (?P<back_u>quarter|month|period|half|year|full[- ]year|whole year|full month|week|half-year"
    r"|(?:\w+-month|\w+-week) period)"
    r"(?![- ](?:ago|earlier|before|high|low|old|long))|(?P<back_y>full[- ]year|full-year|annual(?= (?:sales"
    r"|profits?|revenues?|earnings|net|results|loss|turnover)))"
    r"|(?P<back_q>quarterly(?= (?:sales|profits?|revenues?|earnings|net|results|loss|turnover)))"
)
RULES: tuple[tuple[str, str], ...] = (
    ("same", SAME),
    ("ago", AGO),
    ("week_ago", r"(?:a|one) week (?:ago|earlier|before)|(?:the|a) (?:previous|prior|preceding) week"),
    ("heading", r"(?<=\n)(?:(?P<head_y>year|12 mths)|(?P<head_n>six|nine|6|9) (?:mths|months))(?=\n)"),
    (
        "month_ago",
        r"(?:a|one) month (?:ago|earlier|before)|(?:the|a) (?:previous|prior|preceding) month|month-earlier"
        r"|the month before",
    ),
    ("quarter_ago", r"(?:a|one|the) quarter (?:ago|earlier|before)|(?:the|a) (?:previous|prior|preceding) quarter"),
    ("basis", BASIS),
    ("ytd", YTD),
    ("iso", r"(?:19|20)\d\d-\d\d-\d\d(?!\d)"),
    ("days", DAYS),
    ("span", SPAN),
    ("until", UNTIL),
    ("day", DAY),
    ("months", MONTHS_SPAN),
    ("first_months", FIRST_N),
    ("last_months", LAST_N),
    ("first_quarters", FIRST_QUARTERS),
    ("quarter", QUARTER),
    ("half", HALF),
    ("month", MONTH_RULE),
    ("year", YEAR_RULE),
    ("relative", RELATIVE),
    ("near", NEAR),
    ("back", BACK),
)
_opening = (
    "last first second third fourth final same corresponding comparable year half quarter month week one prior "
    "previous preceding current current "
    "its this next early late mid end fiscal financial calendar full whole annual quarterly yesterday today "
    "tomorrow tonight monday tuesday wednesday "
    "thursday friday saturday sunday january jan february feb march mar april apr may june jun july jul august "
    "aug september sept sep october oct "
    "november nov december dec q fy h yoy mom qoq y m so thus to since latest like equivalent three six two four "
    "five seven eight nine ten eleven twelve "
    "business most the a that between"
)
OPENING = frozenset(_opening.split())
"""The words that a phrase may begin with, beside digits."""
AFTER_ARTICLE = frozenset(
    "same corresponding comparable year equivalent like prior previous preceding quarter month first second "
    "third fourth final last three six nine two four "
    "five seven eight ten eleven twelve fiscal financial full whole business end week current coming latest most "
    "past period half one five".split()
)
"""The words that "the", "a" and "its" must be followed by."""
ARTICLES = frozenset({"the", "a", "its", "that"})
DAY_OR_PART = re.compile(r"\d\d?(?:(?:st|nd|rd|th)?[ -][jfmasondwqh]|[qh])", re.I)
"""How a phrase goes on behind one or two digits: "12 May", "6 months", "1st half", "3Q"."""
NEXT_WORD = re.compile(r"[ -](\w+)")


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a phrase, whose last group is its rule's name; made on first use, for it is long."""
    rules = "|".join(f"(?P<{name}>{rule})" for name, rule in RULES)
    return re.compile(rf"(?<![\w$£€])(?<!% to )(?<!percent to )(?<!pct to )(?:{rules})(?!\w)", re.I)


def phrases(text: str) -> Iterator[re.Match[str]]:
    """Yield the words for time in order; only where a word stands that may begin one is the pattern tried."""
    place, match_at = 0, pattern().match
    for start, word in tokens(text):
        if start < place or not (word in OPENING or word[0].isdigit()):
            continue
        if not _may_open(text, start, word):
            continue
        if match := match_at(text, start):
            place = match.end()
            yield match


def _may_open(text: str, start: int, word: str) -> bool:
    """Tell whether a phrase may begin here: most numbers are no times, and most articles stand before other words."""
    if word in ARTICLES:
        return _goes_on(text, start + len(word))
    if not word[0].isdigit():
        return True
    return word[:2] in ("19", "20") if len(word) == 4 else len(word) < 3 and DAY_OR_PART.match(text, start) is not None


def _goes_on(text: str, place: int) -> bool:
    """Tell whether an article is followed by a word for time."""
    following = NEXT_WORD.match(text, place)
    return following is not None and (following.group(1).lower() in AFTER_ARTICLE or following.group(1)[0].isdigit())
