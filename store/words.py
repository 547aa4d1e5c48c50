"""How words are compared, the same in the archive's index and in a query: letter case and accents do not count."""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
# Compiled when first used: text in plain letters needs none.
_TOKEN = rf"[{_CJK}]|[^\W_{_CJK}]+"
_ASCII_GAPS = str.maketrans({c: " " for c in map(chr, range(128)) if not c.isalnum()})


def fold(text: str) -> str:
    """Return ``text`` without accents and letter case, its blanks single."""
    return " ".join(bare(text).split())


def bare(text: str) -> str:
    """Return ``text`` without accents and letter case."""
    if text.isascii():
        return text.lower()
    # Hangul syllables would fall apart under NFKD: NFKC puts together again what is no accent.
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", kept).casefold()


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``; each character of a script without blanks is a word of its own."""
    folded = bare(text)
    if folded.isascii():
        return tuple(folded.translate(_ASCII_GAPS).split())
    return tuple(re.findall(_TOKEN, folded))


def token_line(text: str) -> str:
    """Return the words of ``text`` with a blank before, between and after them, so that a phrase is a substring."""
    return f" {' '.join(tokens(text))} "
