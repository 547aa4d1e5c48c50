from __future__ import annotations

import pytest

from store.ingest.decoding import UndecodableError, decoded

WORDS = "Škoda and Citroën sold 1,204 cars – up 3 % – for £40m."
LATIN = "Citroën sold 1,204 cars for £40m in Besançon, said its chief."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_same_words(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_latin_1_is_read_rightly(encoding: str) -> None:
    assert decoded(LATIN.encode(encoding)) == LATIN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(32)) * 20, "binary"),
        ("Škoda Citroën Peugeot “sold” cars".encode()[:-1] + "é".encode()[:1] + b" more", "damaged UTF-8"),
        ("odd".encode("utf-16") + b"x", "damaged UTF-16"),
        ("蔚来汽车十一月交付一万辆".encode("gbk"), "neither UTF-8"),
        ("Полностью другая кодировка".encode("cp1251"), "neither UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decoded(data)
