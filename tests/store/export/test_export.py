from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from tinydb import TinyDB, where

from store import Article, Exported, Library, open_library
from store.export.writing import ExportFormat

SEEDS = Path(__file__).parents[3] / "seeds"
NOW = datetime(2022, 5, 1, 12, tzinfo=UTC)
LATER = datetime(2023, 5, 1, 12, tzinfo=UTC)


def opened(now: datetime = NOW, *, samples: bool = False) -> Library:
    planted = SEEDS / "articles" if samples else None
    return open_library(None, lists=[SEEDS / "companies.toml"], samples=planted, clock=lambda: now)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The samples, some of them marked, one of them in its second revision."""
    folder = tmp_path_factory.mktemp("articles")
    story = folder / "nio.txt"
    with opened(samples=True) as made:
        for words in ("Nio delivered 10,878 cars in November 2021.", "Nio delivered 10,978 cars in November 2021."):
            story.write_text(words)
            list(made.add([str(story)]))
        made.mark(made.ids(made.parse("company:nio")), read=True)
        made.mark(made.ids(made.parse("has:conflict")), starred=True)
        made.tag(made.ids(made.parse("company:huawei")), add=["phones"])
        made.save_view("Nio", "company:nio")
        yield made


def exported(
    library: Library, folder: Path, form: ExportFormat, query: str = "", *, force: bool = False
) -> list[Exported]:
    return list(library.export(library.parse(query), folder, form, force=force))


def content(library: Library) -> dict[str, Article]:
    """All articles by their source, without their ids."""
    return {a.draft.source: replace(a, id=0) for a in library.articles(library.parse(""))}


@pytest.mark.parametrize("form", ["tinydb", "json"])
def test_what_comes_back_is_equal(library: Library, tmp_path: Path, form: ExportFormat) -> None:
    exported(library, tmp_path, form)
    with opened(LATER) as again:
        assert {a.outcome for a in again.add([str(tmp_path)])} == {"new"}
        assert content(again) == content(library)
        assert {a.revision for a in content(again).values()} == {1, 2}
        assert sorted(s.sentence for s in again.sales(again.parse(""))) == sorted(
            s.sentence for s in library.sales(library.parse(""))
        )
        assert again.count(again.parse("has:conflict")) == library.count(library.parse("has:conflict")) > 0
        assert {a.outcome for a in again.add([str(tmp_path)])} == {"same"}


def test_views_come_back(library: Library, tmp_path: Path) -> None:
    exported(library, tmp_path, "tinydb")
    with opened() as again:
        list(again.add([str(tmp_path / "tearsheet.json")]))
        assert [(v.name, v.query) for v in again.views()] == [("Nio", "company:nio")]


def test_stock_tinydb_opens_the_export(library: Library, tmp_path: Path) -> None:
    (written,) = exported(library, tmp_path, "tinydb")
    with TinyDB(written.path) as stock:
        articles = stock.table("articles")
        assert len(articles) == library.counts()[0] == written.articles
        (nio,) = articles.search(where("revision") == 2)
        assert nio["companies"] == ["nio"]
        articles.update({"starred": True}, doc_ids=[nio.doc_id])
    with opened() as again:
        list(again.add([written.path]))
        assert again.count(again.parse(f'is:starred title:"{nio["title"]}"')) == 1


def test_markdown_holds_front_matter_text_and_footnotes(library: Library, tmp_path: Path) -> None:
    written = exported(library, tmp_path, "markdown", "has:sales")
    assert len(written) == library.count(library.parse("has:sales")) > 3
    for one in written:
        text = Path(one.path).read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2)
        assert yaml.safe_load(front)["title"]
        marks = body.count("[^") - body.count("]: ")
        assert marks == body.count("]: ") > 0
    assert any("(differs)" in Path(w.path).read_text() for w in written)


def test_csv_is_a_line_a_change(library: Library, tmp_path: Path) -> None:
    (written,) = exported(library, tmp_path, "csv")
    rows = list(csv.DictReader(Path(written.path).read_text(encoding="utf-8").splitlines()))
    assert any(r["company"] == "nio" and r["value"] == "10978" for r in rows)
    assert {r["verdict"] for r in rows} >= {"agrees", "differs"}


def test_json_is_the_contract_an_article(library: Library, tmp_path: Path) -> None:
    for one in exported(library, tmp_path, "json", "company:nio"):
        found = json.loads(Path(one.path).read_text(encoding="utf-8"))
        assert found["stored"]["read"] is True
        for figure in found["figures"]:
            assert found["text"][figure["start"] : figure["end"]] == figure["text"]


def test_nothing_is_written_over_without_force(library: Library, tmp_path: Path) -> None:
    first = exported(library, tmp_path, "json", "company:nio")
    Path(first[0].path).write_text("mine")
    again = exported(library, tmp_path, "json", "company:nio")
    assert all("--force" in one.reason and one.articles == 0 for one in again)
    assert Path(first[0].path).read_text() == "mine"
    forced = exported(library, tmp_path, "json", "company:nio", force=True)
    assert not any(one.reason for one in forced)
    assert Path(first[0].path).read_text() != "mine"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_names_of_files_are_safe(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n, title in enumerate(("../../etc/passwd", "CON: a | b?", "日本", "x" * 400)):
        (tmp_path / "in" / f"{n}.md").write_text(f"---\ntitle: '{title}'\n---\nNio said so, {n}.\n")
    with opened() as made:
        list(made.add([str(tmp_path / "in")]))
        written = exported(made, tmp_path / "out", "markdown")
    for one in written:
        assert Path(one.path).parent == tmp_path / "out"
        assert Path(one.path).name.isascii()
        assert len(Path(one.path).name) < 100
        assert not set(Path(one.path).name) & set('<>:"/\\|?*')


def test_a_file_that_cant_be_written_is_told_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    names = [Path(one.path).name for one in exported(library, tmp_path / "a", "json", "company:nio")]
    (tmp_path / "b" / names[0]).mkdir(parents=True)
    told = exported(library, tmp_path / "b", "json", "company:nio", force=True)
    assert [bool(one.reason) for one in told] == [True] + [False] * (len(names) - 1)
