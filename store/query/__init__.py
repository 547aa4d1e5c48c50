"""The query language: one grammar for search, saved views, bulk actions and the command line."""

from store.query.completion import FIELDS, FIXED, Typed, offers, typed_at, written
from store.query.conditions import EXAMPLES, HOLDINGS, METRICS, SORTS, STATES
from store.query.nodes import And, Condition, Everything, Fact, Id, Node, Not, Or, Published, Term, Words
from store.query.parser import Query, parse

__all__ = [
    "EXAMPLES",
    "FIELDS",
    "FIXED",
    "HOLDINGS",
    "METRICS",
    "SORTS",
    "STATES",
    "And",
    "Condition",
    "Everything",
    "Fact",
    "Id",
    "Node",
    "Not",
    "Or",
    "Published",
    "Query",
    "Term",
    "Typed",
    "Words",
    "offers",
    "parse",
    "typed_at",
    "written",
]
