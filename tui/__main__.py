"""The command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from store.contract import as_contract
from store.extract import CompanyList, extract


def _files(paths: tuple[str, ...]) -> Iterator[Path]:
    for p in map(Path, paths):
        yield from (sorted(q for q in p.rglob("*") if q.suffix in (".txt", ".md")) if p.is_dir() else [p])


@click.group()
def main() -> None:
    """Read company news."""


@main.command("extract")
@click.argument("paths", nargs=-1)
@click.option("--json", "as_json", is_flag=True)
def extract_command(paths: tuple[str, ...], as_json: bool) -> None:
    """Print what is found."""
    seeds = Path(__file__).parent.parent / "seeds" / "companies.toml"
    companies = CompanyList.load([seeds] if seeds.exists() else [])
    for f in _files(paths):
        body = f.read_text(encoding="utf-8")
        meta_path = f.with_suffix(".meta.json")
        meta = json.loads(meta_path.read_text()) if meta_path.exists() else {}
        published = date.fromisoformat(meta["published"]) if meta.get("published") else None
        found = extract(
            body, companies, form="markdown" if f.suffix == ".md" else "text", outlet=meta.get("outlet"), published=published
        )
        print(json.dumps(as_contract(str(f), "", meta.get("outlet"), published, body, found)))


if __name__ == "__main__":
    main()
