"""Companies of the list in a text: the longest form at each word, and whether an ambiguous form means the company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from store.extract.listing import CompanyList, Form
from store.extract.patterns import lazy
from store.extract.tables import any_of
from store.extract.vetoes import GENERIC, NATIONS
from store.extract.words import Words

COUNTED = "cars|vehicles|units|stores|jobs|workers|employees"
INDEX_AFTER = lazy(
    r"(?:'s)?(?:-| )(?:Jones )?(?:Industrials?\b|[Ii]ndustrial average|[Cc]omposite|(?:\w+ ){0,2}[Ii]ndex\b"
    rf"|\d{{2,4}}\b(?![,.]\d)(?! (?:{COUNTED}))|[Ff]utures\b|DAX|Transport\w* Average)"
)
INDEXED = frozenset(
    (
        "nikkei",
        "dow",
        "s",
        "ftse",
        "nasdaq",
        "cac",
        "dow-jones",
        "nyse",
        "hang",
        "russell",
        "stoxx",
        "msci",
        "kospi",
        "fortune",
        "topix",
        "dax",
        "tsx",
        "asx",
    )
)
"""First words of names that are also those of market indices."""

MEASURED = frozenset(("nikkei", "nasdaq"))
"""Those that markets rise and fall by, in as many words."""
INDEX_MOVES = lazy(
    r" (?:also )?(?:rose|fell|gained|lost|climbed|slid|dropped|jumped|surged|slumped|added|shed|tumbled|soared|advanced"
    r"|rallied|sank|ended|closed|finished|slipped|eased|edged|dipped|was (?:down|up|flat|little changed))\b"
)
SMALL = frozenset("of and the for de du la le des di da del y et van der den von und in on at to by".split())
SUFFIXES = any_of(r"""
    Incorporated | Inc | INC | Corporation | CORPORATION | Corp | CORP | Company | Co | CO | Companies | Cos
    Limited | Ltd | LTD | PLC | Plc | plc | AG | SE | SA | NV | BV | GmbH | KGaA | SpA | AB | ASA | Oyj | Oy | Bhd
    Berhad | Pte | Pty | KK | LLC | LLP | LP | Tbk | Group | GROUP | Holdings? | Holding AG | S\.p\.A | S\.A | N\.V
    A/S
""")
SITE = lazy(r"\.(?:com|net|org|cn|co\.uk)\b(?![\w/@.]\w)")
SUFFIX = lazy(rf"(?:,? {SUFFIXES}(?![\w&'])| (?:&|and) Co(?!\w)){{1,3}}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed form in the text, over the words ``first`` to ``last``."""

    first: int
    last: int
    start: int
    end: int
    form: Form
    ambiguous: bool
    """The form is also a word, a person or a place, and nothing beside it settles that."""
    others: tuple[Form, ...] = ()
    """The same words as forms of other companies: Volvo the carmaker, Volvo the truckmaker."""


def hits(words: Words, companies: CompanyList) -> list[Hit]:
    """Return the longest listed form at each word, in order, none overlapping."""
    found: list[Hit] = []
    opening = _openings(words, companies)
    free = 0
    for at in [i for i, w in enumerate(words.words) if w in opening]:
        if at < free:
            continue
        forms = companies.forms(opening[words.words[at]])
        form = _form_at(words, at, forms)
        if form is None or _masked(words, at, form):
            continue
        hit = _hit(words, at, form, forms)
        found.append(hit)
        free = hit.last + 1
    return found


def _openings(words: Words, companies: CompanyList) -> dict[str, str]:
    """Return the words that a form may begin with, in the case that they have in the text, and in small letters."""
    any_case, small = companies.openings, companies.small_openings
    folded = {w: w.casefold() for w in words.counts}
    return {w: f for w, f in folded.items() if f in any_case and (f in small or not w[0].islower())}


def _form_at(words: Words, at: int, forms: Mapping[str, tuple[Form, ...]]) -> Form | None:
    """Return the longest form that stands at a word."""
    following = words.word(at + 1).casefold()
    longer = forms.get(following) or forms.get(following.removesuffix("s"), ()) if following else ()
    standing = [f for f in (*longer, *forms.get("", ())) if _stands(words, at, f)]
    if len(standing) < 2:
        return standing[0] if standing else None
    return max(standing, key=lambda f: (len(f.words), list(f.words) == words.words[at : at + len(f.words)]))


def _masked(words: Words, at: int, form: Form) -> bool:
    """Tell whether a form is not a company's name here: a ticker in brackets, a market index, the end of an address."""
    start, end = words.starts[at], words.ends[at + len(form.words) - 1]
    before = words.text[max(0, start - 2) : start]
    if before[-1:] in ("@", "#", "<", "/", "_") or before in (" .", "(.") or words.text.startswith("www.", start - 4):
        return before[-1:] != form.text[0] and (form.ambiguous or not _paired(words, at, end))
    if before[-1:] == "(" and form.entry.kind != "outlet" and SYMBOL.match(words.text, end):
        return True
    if before[-1:] == ":" or (before == ": " and words.word(at - 1) in EXCHANGES):
        return True
    if before[-1:] == "." and words.text[end : end + 1] in (">", ")"):
        return True
    if words.text[end : end + 1] == "." and len(form.words) == 1 and TICKED.match(words.text, end):
        return True
    if not form.text[0].isalnum() and before[-1:] != form.text[0]:
        return True
    if (
        form.folded[0] == "the"
        and (form.words[-1] in NATIONS or form.words[-1] in GENERIC)
        and _before_capital(words, at + len(form.words) - 1)
    ):
        return True
    return form.folded[0] in INDEXED and (
        INDEX_AFTER.match(words.text, end) is not None
        or (form.folded[0] in MEASURED and len(form.words) == 1 and INDEX_MOVES.match(words.text, end) is not None)
    )


def _paired(words: Words, at: int, end: int) -> bool:
    """Tell whether a slash stands between two names, or angle brackets around one without a ticker."""
    mark = words.text[words.starts[at] - 1]
    if mark == "<":
        return words.text.startswith(">", end) and not words.between(at, words.at(end) - 1).isupper()
    before = at - 1
    if mark != "/" or before < 0 or words.gap(before) != "/" or not words.capital[before]:
        return False
    return words.starts[before] == 0 or words.text[words.starts[before] - 1] in " (\n\"'"


def _before_capital(words: Words, last: int) -> bool:
    return last + 1 < len(words) and words.gap(last) == " " and words.capital[last + 1]


EXCHANGES = frozenset(
    """NYSE NASDAQ Nasdaq NasdaqGS AMEX LSE HKEX SEHK TSX TSE ASX NSE BSE SGX SZSE SSE OTC OTCBB Xetra Markets
    ticker symbol""".split()
)
SYMBOL = lazy(r" ?: ?[A-Z0-9.]{1,7}[),; ]")
TICKED = lazy(r"\.[A-Z]{1,2}\b[)>]")


def _stands(words: Words, at: int, form: Form) -> bool:
    """Tell whether a form stands at a word, in a case that news would use."""
    size = len(form.words)
    if at + size > len(words):
        return False
    for offset, folded in enumerate(form.folded):
        word = words.words[at + offset]
        if word == form.words[offset] or (word.casefold() == folded and _cased(word, form, offset)):
            pass
        elif (
            offset < size - 1
            or (size < 2 and len(word) < 5)
            or form.entry.sector not in ("cars", "aerospace")
            or word != form.words[offset] + "s"
        ):
            return False
        if offset and not _linked(words, at + offset - 1, form):
            return False
    return True


def _cased(word: str, form: Form, offset: int) -> bool:
    """Tell whether a word may be a listed word in other case: FORD for Ford, Xpeng for XPeng, Opec for OPEC."""
    if form.words[offset] in SMALL:
        return True
    if not word[0].isupper() or (form.ambiguous and not word.isupper()):
        return False
    if form.words[offset].isupper() and not (word.isupper() or word.istitle()):
        return False
    return len(word) >= 4 or len(form.words) > 1


def _linked(words: Words, index: int, form: Form) -> bool:
    if words.joined(index):
        return True
    gap = words.gap(index)
    return gap in ("'", ", ", "/", "!", "’") and gap.strip() in form.text


def _hit(words: Words, at: int, form: Form, forms: Mapping[str, tuple[Form, ...]]) -> Hit:
    last = at + len(form.words) - 1
    end = words.ends[last]
    if form.text[-1] in "!.'" and words.text[end : end + 1] == form.text[-1]:
        end += 1
    suffix = SUFFIX.match(words.text, end)
    if suffix:
        end = suffix.end()
        last = words.at(end) - 1
    else:
        site = SITE.match(words.text, end)
        end = site.end() if site else end
        last = words.at(end) - 1
    end = words.pointed(end)
    same = forms.get(form.folded[1] if len(form.folded) > 1 else "", ())
    others = tuple(f for f in same if f.folded == form.folded and f.entry is not form.entry) if len(same) > 1 else ()
    return Hit(at, last, words.starts[at], end, form, form.ambiguous and not suffix, others)
