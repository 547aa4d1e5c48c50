"""Transcripts: paragraphs that begin with a name and a colon are turns of talk, each said by whom it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from store.extract import grammar
from store.extract.patterns import lazy
from store.extract.scene import Attribution
from store.extract.text import Reading
from store.records import Span

TURN = lazy(
    r'"?(?P<name>[A-Z][A-Z.\'-]*(?: [A-Z][A-Z.\'-]*){0,3}|(?:[A-Z][a-z.\'-]+ ){1,2}[A-Z][a-z\'-]+|Q|A):\s(?=\S)'
)
FEWEST = 4
"""Turns that make a transcript: fewer may be headings."""


def turns(reading: Reading) -> Mapping[int, Attribution]:
    """Return the turns of a transcript by paragraph; none where the text is no transcript."""
    found = {i: m for i, p in enumerate(reading.paragraphs) if (m := TURN.match(reading.text, p.start, p.end))}
    names = Counter(m["name"] for m in found.values())
    speakers = {name for name, count in names.items() if count > 1}
    if len(speakers) < 2 or sum(names[s] for s in speakers) < FEWEST:
        return {}
    return {i: _turn(reading, i, m) for i, m in found.items()}


def _turn(reading: Reading, paragraph: int, match: re.Match[str]) -> Attribution:
    name = Span(*match.span("name"))
    content = grammar.trim(reading.text, match.end(), reading.paragraphs[paragraph].end)
    return Attribution(
        Span(name.end, name.end + 1), "turn", "assert", name, (content,), "a turn of a transcript", mode="direct"
    )
