"""An article as Markdown: front matter, its text, and what was found in it as footnotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from store.records import Article, Change, CompanyFinding, Draft, Figure, SalesRow, Statement

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~$])|^([ \t]*)([#>+=-]|[0-9]{1,9}[.)])", re.MULTILINE)
"""Characters of plain text that Markdown would take for its own."""

_STANCES = {
    "assert": "says",
    "deny": "denies",
    "confirm": "confirms",
    "rumour": "rumour",
    "refuse": "declines to say",
    "expect": "expects",
    "promise": "promises",
}

_Note = tuple[int, str]
"""Where in the body a footnote's mark stands, and its words."""


def markdown_of(article: Article) -> str:
    """Return an article as a Markdown file."""
    notes = sorted(_notes(article), key=lambda note: note[0])
    body = _with_marks(article.draft, [place for place, _ in notes])
    foot = "".join(f"[^{n}]: {_line(words)}\n" for n, (_, words) in enumerate(notes, 1))
    return f"{_front_matter(article)}\n{body.rstrip()}\n" + (f"\n{foot}" if foot else "")


def _front_matter(article: Article) -> str:
    draft, marks = article.draft, article.marks
    known = {
        "title": draft.title,
        "outlet": draft.outlet,
        "published": draft.published.isoformat() if draft.published else None,
        "url": draft.url,
        "author": draft.author,
        "tags": list(marks.tags) or None,
        "companies": [c.name for c in article.findings.companies] or None,
        "read": marks.read or None,
        "starred": marks.starred or None,
    }
    # JSON's strings and lists are YAML's too.
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in known.items() if value is not None)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _with_marks(draft: Draft, places: list[int]) -> str:
    pieces: list[str] = []
    at = 0
    for n, place in enumerate(places, 1):
        pieces += [_text(draft, at, place), f"[^{n}]"]
        at = place
    return "".join((*pieces, _text(draft, at, len(draft.body))))


def _text(draft: Draft, start: int, end: int) -> str:
    text = draft.body[start:end]
    if draft.format == "markdown":
        return text
    return _ACTIVE.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}{_escaped(m[3])}", text)


def _escaped(start: str) -> str:
    """Take the meaning from what begins a line: its last sign gets a backslash."""
    return f"{start[:-1]}\\{start[-1]}"


def _notes(article: Article) -> Iterator[_Note]:
    found, names = article.findings, {c.id: c.name for c in article.findings.companies}
    for company in found.companies:
        named = next((m for m in company.mentions if not m.nominal), None)
        if named:
            yield named.span.end, _company(company)
    for statement in found.statements:
        yield statement.span.end, _statement(statement, names)
    for row in found.sales:
        yield row.span.end, _sales(row, names)
    for figure in found.figures:
        if not any(row.span.overlaps(figure.span) for row in found.sales):
            yield figure.span.end, _figure(figure, names)


def _company(company: CompanyFinding) -> str:
    return _joined(company.name, company.kind, *company.tickers, company.owner and f"owned by {company.owner}")


def _statement(said: Statement, names: dict[str, str]) -> str:
    who = ", ".join(dict.fromkeys(w for w in (said.speaker, said.role, _name(said.company, names)) if w))
    return _joined(f"{who or 'no source'}: {_STANCES[said.stance]}", said.mode, said.outlet, said.date)


def _sales(row: SalesRow, names: dict[str, str]) -> str:
    what = " ".join(w for w in (_name(row.company, names), row.product, row.metric) if w)
    value = "" if row.value is None else f"{row.value:,.10g} {row.currency or row.unit or ''}".strip()
    return _joined(what, row.period, value, *(_change(c) for c in row.changes))


def _change(change: Change) -> str:
    percent = "" if change.percent is None else f"{change.percent:+g} % "
    base = "" if change.base is None else f" from {change.base:,.10g}"
    return f"{percent}{change.basis}{base} ({change.verdict})"


def _figure(figure: Figure, names: dict[str, str]) -> str:
    value = f"{figure.value:,.10g} {figure.currency or figure.unit or ''}".strip()
    return _joined(figure.kind, value, _name(figure.company, names), figure.metric, figure.period)


def _name(company: str | None, names: dict[str, str]) -> str | None:
    return names.get(company, company) if company else None


def _joined(*parts: str | None) -> str:
    return " · ".join(p for p in parts if p)


def _line(words: str) -> str:
    """Return a footnote's words on one line, as plain text."""
    return _ACTIVE.sub(lambda m: f"\\{m[1]}" if m[1] else m[0], " ".join(words.split()))
