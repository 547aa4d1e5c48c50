"""Which forms of one listed company are one company in a text: Richemont and Cartier side by side are two."""

from __future__ import annotations

from itertools import pairwise

from store.extract.heads import ALL_HEADS
from store.extract.listed import Hit
from store.extract.words import Words


def parts(words: Words, found: list[Hit]) -> dict[tuple[str, str], str]:
    """Return the listed forms that stand for a company of their own beside their entry's other forms.

    By entry id and form; the value is the name of the company of its own.
    """
    by_entry: dict[str, dict[str, list[Hit]]] = {}
    for hit in found:
        if hit.form.entry.kind in ("company", "brand"):
            by_entry.setdefault(hit.form.entry.id, {}).setdefault(hit.form.text, []).append(hit)
    own: dict[tuple[str, str], str] = {}
    for key, forms in by_entry.items():
        if len(forms) > 1:
            own.update(((key, text), name) for text, name in _strangers(words, forms).items())
    return own


def _strangers(words: Words, forms: dict[str, list[Hit]]) -> dict[str, str]:
    """Return the forms that share nothing with the entry's name, where a form that does is in the text too."""
    first = next(iter(forms))
    name = forms[first][0].form.entry.name
    kin = [text for text in forms if akin(text, name)] or [text for text in forms if akin(text, first)]
    strange = [
        text for text in forms if not any(akin(text, k) or _bracketed(words, forms[text], forms[k]) for k in kin)
    ]
    return {text: next(other for other in strange if akin(text, other)) for text in strange}


def akin(one: str, other: str) -> bool:
    """Tell whether two forms share a word, or one abbreviates the other."""
    first, second = one.split(), other.split()
    if {w.casefold() for w in first if w not in ALL_HEADS and w[:1].isupper()} & {
        w.casefold() for w in second if w not in ALL_HEADS
    }:
        return True
    short, long = sorted(("".join(filter(str.isalnum, form)).casefold() for form in (one, other)), key=len)
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)


def _bracketed(words: Words, one: list[Hit], other: list[Hit]) -> bool:
    """Tell whether a form stands in brackets after another, or is called its former name."""
    for first, second in pairwise(sorted((*one[:9], *other[:9]), key=lambda h: h.start)):
        between = words.text[first.end : min(second.start, first.end + 40)]
        linked = between.strip() in ("(", "or") or "formerly" in between or "known as" in between
        if linked and first.form.text != second.form.text and second.start - first.end < 40:
            return True
    return False
