"""The words for who speaks: offices, insiders and outsiders, persons, and "the company"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.patterns import lazy
from store.records import Span

OFFICE = (
    r"(?:(?:group|vice|deputy|executive|senior|assistant|managing|associate|general|global|regional|"
    r"principal|co-|acting|interim|chief|lead|non-executive|honorary|sales|marketing|"
    r"finance|financial|product|brand|design|investment|market|equity|research|industry|auto|"
    r"automotive|credit|energy|oil|retail|technology|tech|security|securities|foreign exchange|"
    r"currency|"
    r"portfolio|fund|corporate|company|communications|operating|legal|public relations|investor relations|press) )*"
    r"(?:chief executive(?: officer)?|chief financial officer|chief operating officer|chief "
    r"technology officer|chief \w+ officer|chief economist|chief strategist|chief analyst|CEO|CFO|COO|"
    r"CTO|CMO|"
    r"chairman|chairwoman|chairperson|chair|president|vice[- ]president|founder|co-founder|cofounder|"
    r"director|managing director|head|spokesman|spokeswoman|spokesperson|spokespeople|manager|"
    r"executive|officer|analyst|economist|strategist|trader|dealer|broker|partner|treasurer|"
    r"secretary[- ]general|secretary|"
    r"minister|commissioner|governor|lawyer|attorney|professor|boss|chief|owner|consultant|"
    r"representative|engineer|designer|adviser|advisor|editor|staff member|employee|official|senator|"
    r"planner|meteorologist|researcher|scientist|administrator)s?"
)
OFFICES = lazy(rf"\b{OFFICE}\b", re.I)
NEXT_OFFICE = lazy(r",? and |, ")
OF_FIELD = lazy(r" of (?!the company|_)(?:(?!for |at |in |on |_)[\w&'-]+ ?){1,8}")
INSIDERS = lazy(
    r"\b(?:chief|CEO|CFO|COO|CTO|chairman|chairwoman|chair|president|founder|co-founder|spokes\w+|"
    r"executives?|officials?|management|director|boss|managers?|treasurer|staff|employees?|"
    r"representatives?|vice[- ]president|officers?|board)\b",
    re.I,
)
PUBLIC = lazy(
    r"\b(?:U\.S\.|White House|Prime Minister|Minister|President (?:Donald|Barack|Joe|George|Ronald|"
    r"Vladimir|Xi|Bill|Emmanuel)|Secretary of|Treasury|Governor|Senators?|Sen\.|Rep\.|"
    r"Congress\w*|Commission(?:er)?|Mayor|Attorney General|Department|Ministry|Senate|Parliament|"
    r"government|regulators?|union|federation)\b"
)
OUTSIDERS = lazy(
    r"\b(?:analysts?|economists?|strategists?|traders?|dealers?|brokers?|experts?|observers?|critics?|"
    r"minister|ministry|government|senators?|professor|lawyers?|attorneys?|prosecutors?|judge|court|"
    r"police|sources?|people|person|investors?|consumers?|customers?|users?|residents?|figures|data|"
    r"survey|poll|study|studies|documents?|researchers?|Wall Street|White House|unions?|"
    r"U\.S\.|US|Treasury|department|agency|secretary|commissioner|governor|mayor|congress\w*|"
    r"lawmakers?|diplomats?|delegates?|farmers?|economies|countries)\b"
)
HE_SHE = frozenset("he she him her who".split())
PLURAL = frozenset("they we i you some many others most one both".split())
NAME = lazy(r"[A-Z][a-zA-Z'-]+(?: (?:[A-Z]\.|[A-Z][a-zA-Z'-]+|van|von|de|da|bin|al)){0,4}")
BEFORE_NAME = lazy(r"\b(?:of|at|for|with|from|by)\s+(?:\w+\s+){0,5}?$")
GENERIC = lazy(
    r"(?:the|this) (?:[\w.-]+ ){0,3}?(?:company|firm|group|giant|corporation|conglomerate|[a-z]*maker|"
    r"manufacturer|retailer|bank|airline|carrier|startup|start-up|producer|supplier|chain|brand|"
    r"operator|insurer|brewer|unit|lender|brokerage|utility|developer)\b(?! (?:of|in)\b)(?='s |,| "
    r"(?:spokes|manag|exec|offic|chair|chief|CEO|staff|source|insider)|$)|company (?=manag|offic|exec|"
    r"spokes|chair|CEO)",
    re.I,
)
SURVEYED = lazy(
    r"\b(?:analysts|sources|people|economists|experts|investors|traders|dealers|brokers)\b(?: \w+)? "
    r"(?:surveyed|polled|interviewed|contacted|questioned|canvassed|tracked|cited|quoted|by|for)\b"
)
FORMER = lazy(r"\b(?:former|ex-|late)\b", re.I)
OUTLETS = ("outlet", "agency")
COMPANY = lazy(r"the (?:company|firm|group)$", re.I)
THE_PAPER = lazy(
    r"the (?:paper|newspaper|agency|news agency|news organi[sz]ation|magazine|journal|website|broadcaster|"
    r"channel|publication|daily|outlet)\b",
    re.I,
)
OF_ANOTHER = lazy(
    r"\b(?:of|at|for|with) (?:an? |the |one |another )?(?:[a-z]+ )?(?:[A-Z]\w+|rival|leading|major|large|"
    r"big|small)|\b(?:another|rival|unnamed)\b"
)
OFFICE_HEAD = lazy(
    r"(?P<firm>(?:[A-Z][\w&.'-]* )+)(?:managing director|chief|chair|CEO|CFO|COO|president|spokes|"
    r"executive|vice|director|boss|founder|official)"
)
OWN_WORDS = frozenset(
    "Finance Financial Marketing Sales Operating Investment Research Design Technology Communications "
    "Legal General Regional Non-executive Board Group Company Vice Senior Executive The Deputy Chief "
    "President Chairman Global Former CEO A An Managing Its".split()
)
NEWS_AGENCY = lazy(
    r"reuters|bloomberg|afp|agence|associated-press|^ap$|xinhua|kyodo|dpa|^upi$|interfax|tass|dow-jones|"
    r"yonhap|press-trust|pti|press-association|bernama|nikkei|news|wire"
)
SAME_MAN = lazy(
    r"the (?:staff member|staffer|spokes\w+|executive|official|analyst|source|person|man|woman|economist|"
    r"strategist|CEO|chief executive|chairman|president|founder|billionaire|report|document|statement|"
    r"filing|study|survey|employee|manager)s?$",
    re.I,
)


NOT_NAMES = frozenset("The A An It He She They In One Some CEO CFO US U.S Company Its".split())
CAPPED = lazy(
    r"(?:chair\w*|executive|CEO|CFO|COO|president|director|founder|officer|analyst|economist|"
    r"spokes\w+|manager|head|editor|"
    r"secretary|minister|boss|chief|partner|strategist)\s+[A-Z]\w+(?: [A-Z][\w.]*)*$"
)


def other_firm(words: str) -> bool:
    """Tell whether the office is of a company that no mention tells: "Acme chairman Jane Roe"."""
    match = OFFICE_HEAD.match(words)
    return match is not None and not set(match["firm"].split()) & OWN_WORDS


def surname_of(words: str) -> str | None:
    """Return the last name in a speaker's words; None where no person is named."""
    person = person_of(words)
    return person.split()[-1].removesuffix("'s") if person else None


def role_of(words: str) -> str | None:
    """Return the office that words name, or several in a row, with its field ("head of design")."""
    match = OFFICES.search(words)
    if match is None:
        return None
    end = match.end()
    for _ in range(3):
        joint = NEXT_OFFICE.match(words, end)
        more = OFFICES.match(words, joint.end()) if joint else None
        if more is None:
            break
        end = more.end()
    field = OF_FIELD.match(words, end)
    return words[match.start() : field.end() if field else end].strip()


def person_of(words: str, taken: Sequence[Span] = (), base: int = 0) -> str | None:
    """Return a person's name in a speaker's words that stand at ``base``; ``taken`` are places of companies."""
    lead = words.find(",")
    found = _last_name(words if lead < 0 else words[:lead], taken, base)
    if found or lead < 0:
        return found
    tail = words.rfind(",") + 1
    return _last_name(words[tail:], taken, base + tail) if CAPPED.search(words[tail:]) else None


def _last_name(words: str, taken: Sequence[Span], base: int) -> str | None:
    """Return the last run of capitalised words that is no company and no mere first word of the sentence."""
    for match in reversed(list(NAME.finditer(words))):
        span = Span(base + match.start(), base + match.end())
        parts = match.group().split()
        if parts[0] in NOT_NAMES:
            parts = parts[1:]
        if parts and not any(span.overlaps(p) for p in taken):
            return None if match.group().isupper() else " ".join(parts)
    return None
