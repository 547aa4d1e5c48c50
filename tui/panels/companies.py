"""The companies of an article: what they are, and why they were recognised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store import Article, CompanyFinding
from tui.formatting import counted
from tui.panels.line_list import LineList
from tui.panels.lines import BLANK, CompanyTarget, Entry, Line, clipped, joined, paragraph, spread
from tui.panels.words import NO_NAMES, company_name, names_in

SOURCES = ("outlet", "agency")


class CompaniesPanel(LineList):
    """The companies that the article names, the most named first, its sources last."""

    def entries(self, width: int) -> Sequence[Entry]:
        """Return an entry for each company."""
        return company_entries(self.article, width, self.names) if self.article else ()

    def empty(self) -> Sequence[str]:
        """Say that no company is named."""
        return ("No company is known to be named in this article.",)


def company_entries(article: Article, width: int, names: Mapping[str, str] = NO_NAMES) -> list[Entry]:
    """Return an entry for each company, with an empty line between two."""
    names = {**names, **names_in(article)}
    found = sorted(article.findings.companies, key=lambda c: (c.kind in SOURCES, -_named(c)))
    entries: list[Entry] = []
    for company in found:
        entries += [Entry((BLANK,))] if entries else []
        lines = tuple(_lines(company, names, width))
        entries.append(Entry(lines, CompanyTarget(company.id), company.id, (company.id,)))
    return entries


def _lines(company: CompanyFinding, names: Mapping[str, str], width: int) -> Iterator[Line]:
    count = counted(_named(company), "mention") if _named(company) else "not by name"
    head = clipped([(company.name, "company"), (f"  {company.kind}", "muted")], width - len(count) - 2)
    yield spread(head, (count, "text"), width)
    owner = f"of {company_name(company.owner, names)}" if company.owner else None
    facts = joined((", ".join(company.tickers), owner))
    if facts:
        yield from paragraph(facts, width, 2, "text")
    if company.aliases:
        yield from paragraph(f"also {', '.join(company.aliases)}", width, 2, "muted")
    if company.mentions and company.mentions[0].evidence:
        yield from paragraph(f"known by: {company.mentions[0].evidence}", width, 2, "muted")


def _named(company: CompanyFinding) -> int:
    return sum(not m.nominal for m in company.mentions)
