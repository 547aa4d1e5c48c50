"""Records built from JSON that nobody vouches for: every field of the right type, or ValueError."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from store.ingest.cleaning import cleaned
from store.records import Findings, Span

R = TypeVar("R")


def built(kind: type[R], value: object) -> R:
    """Return the record of a kind that plain values describe. Raises ValueError."""
    return cast(R, _built(kind, value))


def within(findings: Findings, body: str) -> bool:
    """Tell whether every finding points into a body."""
    spans = [m.span for c in findings.companies for m in c.mentions]
    spans += [f.span for f in findings.figures] + [s.span for s in findings.statements]
    spans += [r.span for r in findings.sales]
    spans += [p for s in findings.statements for p in s.pieces]
    spans += [s.speaker_span for s in findings.statements if s.speaker_span]
    spans += [c.span for r in findings.sales for c in r.changes if c.span]
    return all(0 <= s.start <= s.end <= len(body) for s in spans)


def _built(kind: object, value: object) -> object:
    if kind is Span:
        start, end = _whole(value, 2)
        return Span(start, end)
    if is_dataclass(kind):
        return _record(cast("type[object]", kind), value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        plain = next(k for k in inner if k is not NoneType)
        return None if value is None else _built(plain, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError("a list is missing")
        return tuple(_built(inner[0], v) for v in value)
    if origin is Literal:
        if value not in inner:
            raise ValueError(f"{str(value)[:40]!r} is none of {', '.join(map(str, inner))}")
        return value
    return _simple(kind, value)


def _simple(kind: object, value: object) -> object:
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise ValueError("a number is not finite")
        return float(value)
    if kind in (str, bool, int) and type(value) is kind:
        if isinstance(value, str) and cleaned(value) != value:
            raise ValueError("a text holds control characters")
        return value
    raise ValueError(f"{str(value)[:40]!r} is of the wrong type")


def _whole(value: object, count: int) -> list[int]:
    if not isinstance(value, list) or len(value) != count or not all(type(v) is int for v in value):
        raise ValueError("a place in the text is no pair of numbers")
    return value


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, object, bool], ...]:
    """Return name, type and whether it must be there, of each field of a record."""
    hints = get_type_hints(cast("type[object]", kind))
    known = fields(kind)  # type: ignore[arg-type]
    return tuple((f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in known)


def _record(kind: type[object], value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(f"a {kind.__name__} is missing")
    given: dict[str, object] = {}
    for name, hint, needed in _fields(cast(Hashable, kind)):
        if name in value:
            given[name] = _built(hint, value[name])
        elif needed:
            raise ValueError(f"{name} is missing")
    return kind(**given)
