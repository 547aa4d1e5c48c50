"""Records to documents and back: the one place that knows how an article is written down.

An article's document has these fields, besides ``findings`` (its records, fields at their defaults left out):
id, source, digest, title, body, outlet, published (ISO day or null), url, author, format, added (ISO, UTC), revision,
minutes (reading time), companies (ids, the most mentioned first, no outlets), company_names (as shown, in that order),
names (folded: every name, alias, id and ticker of the companies it names), tags, read, starred, speakers (who speaks,
and the names of the companies that do), stances, facts ([metric, company, period, value] of each sales row), the counts
statements, sales and mismatches, conflict, and sample (planted on a first start).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, cast

from store.fields import number, published, text, texts
from store.records import (
    Article,
    ArticleRef,
    ArticleRow,
    Change,
    CompanyFinding,
    Draft,
    Figure,
    Findings,
    Marks,
    Mention,
    SalesRow,
    Span,
    Statement,
    StoredSales,
    StoredStatement,
)
from store.words import fold

Json = dict[str, object]
_Record = Mention | CompanyFinding | Figure | Statement | Change | SalesRow

_NOT_LISTED = ("outlet", "agency")
"""Kinds of companies that report rather than act: they are found by name, but no list of companies shows them."""

_WORDS_A_MINUTE = 220

_DEFAULTS: dict[type, tuple[tuple[str, object], ...]] = {
    kind: tuple((f.name, f.default) for f in fields_of(kind))
    for kind in (Mention, CompanyFinding, Figure, Statement, Change, SalesRow)
}
"""Field names of the records inside findings, with what is not written down."""

_BEFORE_ALL = "1970-01-01T00:00:00+00:00"
"""When a document came that another program put into the archive."""


class Stamp(NamedTuple):
    """What the archive itself knows of an article."""

    id: int
    digest: str
    added: datetime
    revision: int
    marks: Marks
    conflict: bool = False
    sample: bool = False


def document_of(draft: Draft, findings: Findings, sentences: Sequence[str], stamp: Stamp) -> Json:
    """Return an article's document; ``sentences`` are those that state its sales rows."""
    return {
        "id": stamp.id,
        "digest": stamp.digest,
        "added": stamp.added.isoformat(),
        "revision": stamp.revision,
        "conflict": stamp.conflict,
        "sample": stamp.sample,
        **_draft_fields(draft),
        **marks_fields(stamp.marks),
        **found_fields(findings, sentences),
    }


def revised(old: Json, article_id: int, digest: str, marks: Marks) -> Stamp:
    """Return the stamp of an article's next revision."""
    return Stamp(
        id=article_id,
        digest=digest,
        added=added(old),
        revision=int(number(old, "revision")) + 1,
        marks=marks,
        conflict=bool(old.get("conflict")),
        sample=bool(old.get("sample")),
    )


def _draft_fields(draft: Draft) -> Json:
    return {
        "source": draft.source,
        "title": draft.title,
        "body": draft.body,
        "outlet": draft.outlet,
        "published": draft.published.isoformat() if draft.published else None,
        "url": draft.url,
        "author": draft.author,
        "format": draft.format,
        "minutes": max(1, math.ceil(draft.body.count(" ") / _WORDS_A_MINUTE)),
    }


def marks_fields(marks: Marks) -> Json:
    """Return the fields of a document that hold an article's marks."""
    return {"read": marks.read, "starred": marks.starred, "tags": list(marks.tags)}


def found_fields(findings: Findings, sentences: Sequence[str]) -> Json:
    """Return the fields of a document that findings fill."""
    named = _most_mentioned(findings.companies)
    shown = [c for c in named if c.kind not in _NOT_LISTED]
    return {
        "companies": [c.id for c in shown],
        "company_names": [c.name for c in shown],
        "names": sorted({name for c in named for name in _names(c)}),
        "speakers": sorted(set(_speakers(findings))),
        "stances": sorted({s.stance for s in findings.statements}),
        "facts": [[r.metric, r.company, r.period, r.value] for r in findings.sales if r.value is not None],
        "statements": len(findings.statements),
        "sales": len(findings.sales),
        "mismatches": sum(c.verdict == "differs" for r in findings.sales for c in r.changes),
        "findings": _findings_document(findings, sentences),
    }


def _most_mentioned(companies: Iterable[CompanyFinding]) -> list[CompanyFinding]:
    return sorted(companies, key=lambda c: -len(c.mentions))


def _names(company: CompanyFinding) -> Iterator[str]:
    for name in (company.id, company.name, *company.aliases, *company.tickers):
        yield fold(name)
    for ticker in company.tickers:
        yield fold(ticker.rpartition(":")[2])


def _speakers(findings: Findings) -> Iterator[str]:
    names = {c.id: c.name for c in findings.companies}
    for statement in findings.statements:
        if statement.speaker:
            yield fold(statement.speaker)
        if statement.company:
            yield fold(names.get(statement.company, statement.company))


def _findings_document(findings: Findings, sentences: Sequence[str]) -> Json:
    sales = [_slim(row) for row in findings.sales]
    for document, sentence in zip(sales, sentences, strict=False):
        document["sentence"] = sentence
    return {
        "companies": [_slim(c) for c in findings.companies],
        "figures": [_slim(f) for f in findings.figures],
        "statements": [_slim(s) for s in findings.statements],
        "sales": sales,
    }


def _slim(record: _Record) -> Json:
    """Return a record's fields without those at their defaults."""
    found = {}
    for name, default in _DEFAULTS[type(record)]:
        value = getattr(record, name)
        if value != default:
            found[name] = _plain(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return _slim(value) if isinstance(value, (Mention, Change)) else value


def article(document: Json, article_id: int) -> Article:
    """Return the article that a whole document describes."""
    found = document.get("findings")
    return Article(
        id=article_id,
        draft=draft(document),
        findings=findings(cast(Json, found)) if isinstance(found, dict) else Findings(),
        marks=marks(document),
        added=added(document),
        revision=int(number(document, "revision")) or 1,
    )


def draft(document: Json) -> Draft:
    """Return what the source said; its tags are among the marks since."""
    return Draft(
        source=text(document, "source"),
        body=text(document, "body"),
        title=text(document, "title"),
        outlet=_optional(document, "outlet"),
        published=day(document),
        url=_optional(document, "url"),
        author=_optional(document, "author"),
        format="markdown" if document.get("format") == "markdown" else "text",
    )


def added(document: Json) -> datetime:
    """Return when the article came into the archive."""
    return datetime.fromisoformat(text(document, "added") or _BEFORE_ALL)


def day(document: Json) -> date | None:
    """Return the day of publication."""
    found = published(document)
    return date.fromisoformat(found) if found else None


def marks(document: Json) -> Marks:
    """Return the marks of a document."""
    return Marks(bool(document.get("read")), bool(document.get("starred")), texts(document, "tags"))


def _optional(document: Json, key: str) -> str | None:
    return text(document, key) or None


def changed_marks(
    old: Marks, read: bool | None, starred: bool | None, add: Iterable[str], drop: Iterable[str]
) -> Marks:
    """Return marks with some of them changed; None leaves one as it is."""
    return replace(
        old,
        read=old.read if read is None else read,
        starred=old.starred if starred is None else starred,
        tags=tuple(sorted({*old.tags, *add} - set(drop))),
    )


def row(document: Json, article_id: int) -> ArticleRow:
    """Return an article as a list shows it."""
    return ArticleRow(
        id=article_id,
        title=text(document, "title"),
        outlet=_optional(document, "outlet"),
        published=day(document),
        marks=marks(document),
        companies=texts(document, "company_names"),
        minutes=int(number(document, "minutes")) or 1,
        statements=int(number(document, "statements")),
        sales=int(number(document, "sales")),
        mismatches=int(number(document, "mismatches")),
        conflict=bool(document.get("conflict")),
    )


def ref(document: Json, article_id: int) -> ArticleRef:
    """Return which article a finding stands in."""
    return ArticleRef(article_id, text(document, "title"), _optional(document, "outlet"), day(document))


def findings(document: Json) -> Findings:
    """Return the findings of a document."""
    part = cast("Mapping[str, list[Json]]", document)
    return Findings(
        companies=tuple(_company(d) for d in part["companies"]),
        figures=tuple(_figure(d) for d in part["figures"]),
        statements=tuple(statement(d) for d in part["statements"]),
        sales=tuple(sales_row(d) for d in part["sales"]),
    )


# Documents written by this module hold fields of the right types; the casts below rely on it.


def _span(value: object) -> Span:
    start, end = cast("list[int]", value)
    return Span(start, end)


def _company(document: Json) -> CompanyFinding:
    mentions = tuple(_mention(m) for m in cast("list[Json]", document["mentions"]))
    return CompanyFinding(**cast("dict[str, str]", _tupled(document)) | {"mentions": mentions})  # type: ignore[arg-type]


def _mention(document: Json) -> Mention:
    return Mention(**{**document, "span": _span(document["span"])})  # type: ignore[arg-type]


def _figure(document: Json) -> Figure:
    return Figure(**{**document, "span": _span(document["span"])})  # type: ignore[arg-type]


def statement(document: Json) -> Statement:
    """Return a statement."""
    spans: Json = {"span": _span(document["span"])}
    spans["pieces"] = tuple(_span(p) for p in cast("list[object]", document["pieces"]))
    if "speaker_span" in document:
        spans["speaker_span"] = _span(document["speaker_span"])
    return Statement(**{**_tupled(document), **spans})  # type: ignore[arg-type]


def sales_row(document: Json) -> SalesRow:
    """Return a sales row."""
    plain = {key: value for key, value in document.items() if key != "sentence"}
    changes = tuple(_change(c) for c in cast("list[Json]", document.get("changes", [])))
    return SalesRow(**{**plain, "span": _span(document["span"]), "changes": changes})  # type: ignore[arg-type]


def _change(document: Json) -> Change:
    spans = {"span": _span(document["span"])} if "span" in document else {}
    return Change(**{**document, **spans})  # type: ignore[arg-type]


def _tupled(document: Json) -> Json:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in document.items()}


def stored_statement(document: Json, of: ArticleRef) -> StoredStatement:
    """Return a statement with its article."""
    return StoredStatement(of, statement(document))


def stored_sales(document: Json, of: ArticleRef) -> StoredSales:
    """Return a sales row with its article and the sentence that states it."""
    return StoredSales(of, sales_row(document), cast(str, document.get("sentence", "")))
