from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.errors import SourceError
from store.ingest.exports import Restored, read_export
from store.ingest.files import Given, all_in

BODY = "Nio sold 10 cars."


def document(**changed: object) -> dict[str, Any]:
    found = {
        "companies": [{"id": "nio", "name": "Nio", "kind": "company", "mentions": [{"span": [0, 3], "text": "Nio"}]}],
        "figures": [],
        "statements": [],
        "sales": [],
    }
    plain = {"source": "/a.txt", "title": "A", "body": BODY, "added": "2022-01-01T00:00:00+00:00", "findings": found}
    return plain | changed


def written(folder: Path, *documents: object) -> Path:
    path = folder / "tearsheet.json"
    path.write_text(json.dumps({"_default": {}, "articles": {str(n): d for n, d in enumerate(documents, 1)}}))
    return path


def test_a_document_is_read_with_its_findings(tmp_path: Path) -> None:
    (one,) = read_export(written(tmp_path, document(read=True, tags=["b", "a"], revision=3)))
    assert isinstance(one, Restored)
    assert (one.marks.read, one.marks.tags, one.revision) == (True, ("a", "b"), 3)
    assert one.found.findings.companies[0].mentions[0].span.of(BODY) == "Nio"


def _bent(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    made = document()
    change(made["findings"]["companies"][0])
    return made


@pytest.mark.parametrize(
    "wrong",
    [
        3,
        {},
        document(body=""),
        document(body=None),
        document(body="A \x1b[31mred word"),
        document(source=" "),
        document(published="soon"),
        document(added="soon"),
        document(read="yes"),
        document(tags=[1]),
        document(revision=True),
        document(format="html"),
        document(findings=None),
        document(findings={"companies": []}),
        _bent(lambda c: c.update(kind="planet")),
        _bent(lambda c: c.update(mentions=[{"span": [0, 99], "text": "Nio"}])),
        _bent(lambda c: c.update(mentions=[{"span": [0], "text": "Nio"}])),
        _bent(lambda c: c.update(name=7)),
        _bent(lambda c: c.pop("id")),
    ],
)
def test_a_damaged_document_is_told_and_the_rest_goes_on(tmp_path: Path, wrong: object) -> None:
    first, second = read_export(written(tmp_path, wrong, document()))
    assert isinstance(first, SourceError)
    assert "damaged" in first.reason
    assert "articles 1" in first.source
    assert isinstance(second, Restored)


def test_a_cut_export_gives_what_it_holds(tmp_path: Path) -> None:
    path = written(tmp_path, document(), document(source="/b.txt"))
    path.write_text(path.read_text()[:-100])
    first, last = read_export(path)
    assert isinstance(first, Restored)
    assert isinstance(last, SourceError)
    assert "to its end" in last.reason


@pytest.mark.parametrize("text", ["[]", "{}", '{"a": 1}', "no json", "[" * 100_000, '{"a": NaN}'])
def test_other_json_is_an_error_where_it_is_named_and_passed_over_in_a_folder(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    (error,) = all_in([str(path)])
    assert isinstance(error, SourceError)
    assert list(all_in([str(tmp_path)])) == []


def test_meta_files_are_no_exports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.meta.json").write_text('{"outlet": "Wire"}')
    (draft,) = all_in([str(tmp_path)], Given())
    assert getattr(draft, "outlet", None) == "Wire"
