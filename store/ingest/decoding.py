"""From a file's bytes to text: UTF-8, UTF-16 and Latin-1 are read rightly, anything else is refused with a reason."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
UNDEFINED_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
LATIN_MOST = 0.3
"""A larger share of high bytes is no Latin script."""
ADVICE = "save it as UTF-8 and add it again"


class UndecodableError(ValueError):
    """The bytes are no text that can be read; the message says why."""


def decoded(data: bytes) -> str:
    """Return the text of a file. Raises UndecodableError."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    if "\0" not in text:
        return _textual(data, text)
    return _utf16_without_bom(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UndecodableError(f"is damaged {name} text at byte {error.start}; {ADVICE}") from error


def _textual(data: bytes, text: str) -> str:
    if len(CONTROLS.findall(data)) > max(1, len(data) // 200):
        raise UndecodableError("is a binary file, not text")
    return text


def _utf16_without_bom(data: bytes) -> str:
    """Western text in UTF-16 has a NUL in every other byte."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if max(even, odd) < 0.6 * half or min(even, odd) > 0.05 * half:
        raise UndecodableError("is a binary file, not text")
    return _strict(data, "utf-16-le" if odd > even else "utf-16-be")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    if b"\0" in data:
        return _utf16_without_bom(data)
    high = len(HIGH.findall(data))
    paired = sum(map(len, UTF8_PAIR.findall(data)))
    if CONTROLS.search(data):
        raise UndecodableError("is a binary file, not text")
    if paired > high / 2:
        raise UndecodableError(f"is damaged UTF-8 text at byte {error.start}; {ADVICE}")
    if high > LATIN_MOST * len(data) or UNDEFINED_CP1252.search(data):
        raise UndecodableError(f"is in an encoding that is neither UTF-8, UTF-16 nor Latin-1; {ADVICE}")
    return data.decode("cp1252")
