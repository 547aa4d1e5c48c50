"""Which companies an article names, and where: the list first, then rules, then the article's own short forms."""

from __future__ import annotations

from store.extract.listed import hits
from store.extract.listing import CompanyList, Entry
from store.extract.text import Reading
from store.extract.words import words_of
from store.records import CompanyFinding, Mention, Span


def find(reading: Reading, companies: CompanyList, *, outlet: str | None) -> tuple[CompanyFinding, ...]:
    """Return every company that a text names, in order of first mention; spans are clean offsets."""
    words = words_of(reading)
    mentions: dict[str, list[Mention]] = {}
    for hit in hits(words, companies):
        text = reading.text[hit.start : hit.end]
        mentions.setdefault(hit.form.entry.id, []).append(Mention(Span(hit.start, hit.end), text, False, "listed name"))
    found = [_finding(companies.entries[key], tuple(ms)) for key, ms in mentions.items()]
    return tuple(sorted(found, key=lambda c: c.mentions[0].span))


def _finding(entry: Entry, mentions: tuple[Mention, ...]) -> CompanyFinding:
    forms = tuple(dict.fromkeys(m.text for m in mentions if m.text != entry.name))
    return CompanyFinding(entry.id, entry.name, entry.kind, mentions, forms, entry.tickers, entry.owner)
