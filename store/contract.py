"""The JSON that ``tearsheet extract`` prints: findings as plain objects, offsets into ``text``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from store.records import Article, Change, CompanyFinding, Draft, Figure, Findings, SalesRow, Span, Statement

Json = dict[str, Any]


def as_contract(draft: Draft, findings: Findings, *, why: bool = False) -> Json:
    """Return one article's findings as the contract has them; with ``why`` each finding carries its evidence."""
    return {
        "path": draft.source,
        "title": draft.title,
        "outlet": draft.outlet,
        "published": draft.published.isoformat() if draft.published else None,
        "text": draft.body,
        "companies": [_company(c, why) for c in findings.companies],
        "figures": [_figure(f, why) for f in findings.figures],
        "statements": [_statement(s, why) for s in findings.statements],
        "sales": [_sales(r, why) for r in findings.sales],
    }


def as_stored(article: Article, sentences: Sequence[str], *, sample: bool = False) -> Json:
    """Return a stored article as the contract has it, with its evidence and with all that the archive knows of it."""
    draft = article.draft
    known = {
        "format": draft.format,
        "url": draft.url,
        "author": draft.author,
        "added": article.added.isoformat(),
        "revision": article.revision,
        "read": article.marks.read,
        "starred": article.marks.starred,
        "tags": list(article.marks.tags),
        "sentences": list(sentences),
        "sample": sample,
    }
    return as_contract(draft, article.findings, why=True) | {"stored": known}


def as_document(found: Json) -> Json:
    """Return what ``as_stored`` gave in the fields of the archive's documents; untrusted, so nothing is sure of it."""
    stored = found["stored"]
    fields = {name: stored[name] for name in stored if name != "sentences"}
    plain = {"source": found["path"], "title": found["title"], "outlet": found["outlet"], "body": found["text"]}
    findings = {name: [_renamed(f) for f in found[name]] for name in ("companies", "figures", "statements", "sales")}
    for row, sentence in zip(findings["sales"], stored["sentences"], strict=True):
        row["sentence"] = sentence
    return fields | plain | {"published": found["published"], "findings": findings}


_NAMES = {"why": "evidence", "speaker_company": "company"}


def _renamed(given: Json) -> Json:
    """Return a finding in the archive's words: spans as pairs, evidence, the speaker's company."""
    ends = ("start", "end", "speaker_start", "speaker_end")
    found = {_NAMES.get(name, name): value for name, value in given.items() if name not in ends}
    for name in ("", "speaker_"):
        if given.get(f"{name}start") is not None:
            found[f"{name}span"] = [given[f"{name}start"], given[f"{name}end"]]
    for name in ("mentions", "changes"):
        if name in found:
            found[name] = [_renamed(cast(Json, inner)) for inner in found[name]]
    return found


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _why(evidence: str, why: bool) -> Json:
    return {"why": evidence} if why else {}


def _number(value: float | None) -> float | int | None:
    """Whole numbers are printed without a fraction."""
    return int(value) if value is not None and float(value).is_integer() and abs(value) < 2**53 else value


def _company(company: CompanyFinding, why: bool) -> Json:
    mentions = [
        _place(m.span) | {"text": m.text, "nominal": m.nominal} | _why(m.evidence, why) for m in company.mentions
    ]
    return {
        "id": company.id,
        "name": company.name,
        "aliases": list(company.aliases),
        "kind": company.kind,
        "tickers": list(company.tickers),
        "owner": company.owner,
        "mentions": mentions,
    }


def _figure(figure: Figure, why: bool) -> Json:
    return (
        _place(figure.span)
        | {
            "text": figure.text,
            "kind": figure.kind,
            "value": _number(figure.value),
            "high": _number(figure.high),
            "unit": figure.unit,
            "currency": figure.currency,
            "company": figure.company,
            "metric": figure.metric,
            "period": figure.period,
            "role": figure.role,
        }
        | _why(figure.evidence, why)
    )


def _statement(statement: Statement, why: bool) -> Json:
    speaker = statement.speaker_span
    return (
        _place(statement.span)
        | {
            "pieces": [[p.start, p.end] for p in statement.pieces],
            "text": statement.text,
            "cue": statement.cue,
            "speaker": statement.speaker,
            "speaker_start": speaker.start if speaker else None,
            "speaker_end": speaker.end if speaker else None,
            "role": statement.role,
            "speaker_company": statement.company,
            "mode": statement.mode,
            "stance": statement.stance,
            "outlet": statement.outlet,
            "date": statement.date,
            "about": list(statement.about),
        }
        | _why(statement.evidence, why)
    )


def _sales(row: SalesRow, why: bool) -> Json:
    return (
        _place(row.span)
        | {
            "company": row.company,
            "metric": row.metric,
            "product": row.product,
            "period": row.period,
            "value": _number(row.value),
            "unit": row.unit,
            "currency": row.currency,
            "changes": [_change(c, why) for c in row.changes],
        }
        | _why(row.evidence, why)
    )


def _change(change: Change, why: bool) -> Json:
    return {
        "basis": change.basis,
        "base": _number(change.base),
        "percent": change.percent,
        "recomputed": change.recomputed,
        "verdict": change.verdict,
    } | (_place(change.span) if why and change.span else {})
