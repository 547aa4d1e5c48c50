"""What each family of rules adds: read labelled texts without it, and tell how the scores fall. Run by hand.

    python tests/benchmarks/ablation.py EVAL_FOLDER [FAMILY...]

EVAL_FOLDER holds score.py and dev/ with labelled texts. Figures are points of F1 lost without the family, by measure;
a family that loses nothing anywhere is a candidate to go.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
Rule = Callable[..., Any]


def no(*_: object, **__: object) -> bool:
    """Stand for a rule that would say yes or no."""
    return False


def nothing(*_: object, **__: object) -> None:
    """Stand for a rule that would find one thing."""


def none_found(*_: object, **__: object) -> list[object]:
    """Stand for a rule that would find many things."""
    return []


def none_mapped(*_: object, **__: object) -> dict[object, object]:
    """Stand for a rule that would find many things by place."""
    return {}


def second(_: object, found: list[object], *__: object, **___: object) -> list[object]:
    """Stand for a rule that would strike some of what was found."""
    return found


FAMILIES: dict[str, tuple[str, Rule]] = {
    "companies: shape of the name": ("unlisted:by_shape", none_found),
    "companies: ticker behind the name": ("unlisted:by_ticker", nothing),
    "companies: words beside the name": ("neighbours:by_neighbours", none_found),
    "companies: names listed together": ("enumerations:listed_together", none_mapped),
    "companies: longer names around listed ones": ("longer:longer", none_found),
    "companies: branches": ("longer:preceded", none_found),
    "companies: veto of models": ("evidence:_no_models", second),
    "companies: veto of other things' names": ("evidence:_another", no),
    "companies: ambiguous names that act": ("evidence:_triggered", no),
    "companies: plain openings of sentences": ("evidence:_opens_plainly", no),
    "companies: acronyms in brackets": ("shortforms:acronym_after", nothing),
    "companies: nominals": ("nominals:nominals", none_found),
    "statements: subject, verb, clause": ("attributions:_plain", nothing),
    "statements: verb before its subject": ("attributions:_inverted", nothing),
    "statements: verb at the end": ("attributions:_trailing", nothing),
    "statements: passive reports": ("attributions:_reported", nothing),
    "statements: predicates": ("predicates:predicate", nothing),
    "statements: denied by": ("predicates:_denied_by", nothing),
    "statements: confident that": ("predicates:confident", nothing),
    "statements: sees": ("predicates:sees", nothing),
    "statements: there are rumours": ("rumours:rumour", nothing),
    "statements: is rumoured to": ("rumours:rumoured", nothing),
    "statements: reports of": ("rumours:reports", nothing),
    "statements: turns of a transcript": ("turns:turns", none_mapped),
    "sales: each fact once": ("facts:once", tuple),
    "sales: bases are no rows": ("changes:is_base", no),
    "sales: changes of something else": ("changes:of_another", no),
}


@contextmanager
def without(place: str, stand_in: Rule) -> Iterator[None]:
    """Put something neutral in a function's place, in each module that has it."""
    module_name, name = place.split(":")
    rule = getattr(importlib.import_module(f"store.extract.{module_name}"), name)
    holders = [m for n, m in sys.modules.items() if n.startswith("store.extract") and getattr(m, name, None) is rule]
    for holder in holders:
        setattr(holder, name, stand_in)
    try:
        yield
    finally:
        for holder in holders:
            setattr(holder, name, rule)


def scores(evaluation: Path, scorer: ModuleType) -> dict[str, float]:
    """Return F1 by measure over all development data."""
    from store import CompanyList, Given, SourceError, as_contract, findings_of, read_sources

    companies = CompanyList.load([ROOT / "seeds" / "companies.toml"])
    found: dict[str, float] = {}
    for kind in ("articles", "finer", "newsquant", "polnear"):
        texts = evaluation / "dev" / ("texts" if kind == "articles" else f"{kind}/texts")
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for draft in read_sources([str(texts)], Given()):
                if not isinstance(draft, SourceError):
                    file.write(json.dumps(as_contract(draft, findings_of(draft, companies))) + "\n")
            file.flush()
            gold = evaluation / "dev" / ("gold" if kind == "articles" else f"{kind}/gold.jsonl")
            paths = [gold, texts, file.name] if kind == "articles" else [gold, file.name]
            found |= {f"{kind}: {t.name}": t.f1 for t in getattr(scorer, f"score_{kind}")(*map(str, paths))}
    return found


def main(evaluation: Path, wanted: list[str]) -> None:
    """Print for each family the measures that fall without it."""
    spec = importlib.util.spec_from_file_location("score", evaluation / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{evaluation} holds no score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    whole = scores(evaluation, scorer)
    for family, (place, stand_in) in FAMILIES.items():
        if wanted and not any(w in family for w in wanted):
            continue
        with without(place, stand_in):
            less = scores(evaluation, scorer)
        lost = {m: 100 * (whole[m] - less[m]) for m in whole if abs(whole[m] - less[m]) >= 0.0005}
        told = ", ".join(f"{m} {-points:+.1f}" for m, points in sorted(lost.items(), key=lambda i: -i[1])[:4])
        print(f"{family:<48} {told or 'nothing changes'}", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
