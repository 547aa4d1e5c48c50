from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from store.errors import SourceError
from store.ingest.files import Given, read_sources
from store.records import Draft

STORY = "Nio hands over more cars\n\nNio delivered 10,878 vehicles in November. It was a record.\n"


def drafts(*sources: Path, given: Given | None = None) -> list[Draft]:
    items = list(read_sources(map(str, sources), given))
    assert all(isinstance(i, Draft) for i in items), items
    return [i for i in items if isinstance(i, Draft)]


def error(source: Path) -> SourceError:
    (item,) = read_sources([str(source)])
    assert isinstance(item, SourceError), item
    return item


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "nio.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_title_line_serves_as_the_title(story: Path) -> None:
    (draft,) = drafts(story)
    assert draft.title == "Nio hands over more cars"
    assert draft.body == STORY
    assert draft.published is None


def test_without_a_title_the_first_sentence_serves(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("(Image credit: Nio)\nNio delivered 10,878 vehicles. That was a record.\nMore follows.")
    assert drafts(path)[0].title == "Nio delivered 10,878 vehicles."


def test_meta_json_stands_beside_the_text(story: Path) -> None:
    beside = {
        "title": "Record",
        "outlet": "CnEVPost",
        "published": "2021-12-01T08:00:00Z",
        "url": "https://example.org/a",
        "author": "P. Z.",
        "tags": ["EV", "#China cars"],
    }
    story.with_suffix(".meta.json").write_text(json.dumps(beside))
    (draft,) = drafts(story)
    assert (draft.title, draft.outlet, draft.published) == ("Record", "CnEVPost", date(2021, 12, 1))
    assert (draft.url, draft.author, draft.tags) == ("https://example.org/a", "P. Z.", ("ev", "china-cars"))


def test_front_matter_is_read_and_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'A: record'\noutlet: Gasgoo\ndate: 2021-12-01\ntags: ev, nio\n---\n# Heading\n\nText.\n"
    )
    (draft,) = drafts(path)
    assert (draft.title, draft.outlet, draft.published, draft.tags) == (
        "A: record",
        "Gasgoo",
        date(2021, 12, 1),
        ("ev", "nio"),
    )
    assert draft.body == "# Heading\n\nText.\n"
    assert draft.format == "markdown"


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nNo names here\n---\nText.\n")
    assert drafts(path)[0].body.startswith("---\nNo names")


def test_what_the_reader_gives_goes_first(story: Path) -> None:
    story.with_suffix(".meta.json").write_text('{"outlet": "Gasgoo", "tags": ["a"]}')
    (draft,) = drafts(story, given=Given("CnEVPost", date(2021, 12, 2), ("B",)))
    assert (draft.outlet, draft.published, draft.tags) == ("CnEVPost", date(2021, 12, 2), ("a", "b"))


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt", "x.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Some words here.")
    assert [Path(d.source).name for d in drafts(tmp_path)] == ["a.md", "b.txt", "c.txt"]


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path, story: Path) -> None:
    (tmp_path / "a-empty.txt").write_text(" \n")
    (tmp_path / "z.txt").write_text("Words.")
    kinds = [type(i).__name__ for i in read_sources([str(tmp_path)])]
    assert kinds == ["SourceError", "Draft", "Draft"]


def test_bad_files_say_what_is_wrong(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 10)
    fifo = tmp_path / "fifo.txt"
    os.mkfifo(fifo)
    other = tmp_path / "report.pdf"
    other.write_bytes(b"%PDF")
    (tmp_path / "none").mkdir()
    assert "too large" in error(big).reason
    assert "50.0 MB" in error(big).reason
    assert "binary" in error(binary).reason
    assert "no regular file" in error(fifo).reason
    assert "neither a .txt nor a .md" in error(other).reason
    assert "no such file" in error(tmp_path / "missing.txt").reason
    assert "holds no" in error(tmp_path / "none").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(story: Path) -> None:
    story.chmod(0)
    assert "permission denied" in error(story).reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[1]", "no list of names"),
        ('{"published": "last week"}', "write it as YYYY-MM-DD"),
    ],
)
def test_bad_metadata_is_told_with_its_file(story: Path, text: str, reason: str) -> None:
    story.with_suffix(".meta.json").write_text(text)
    assert reason in error(story).reason


@pytest.mark.parametrize("matter", ["a: [1", "a: &x [*x]\ntitle: b", "a: !!python/object/apply:os.system ['true']"])
def test_hostile_front_matter_never_acts(tmp_path: Path, matter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{matter}\n---\nWords.\n")
    items = list(read_sources([str(path)]))
    assert len(items) == 1
    assert not isinstance(items[0], SourceError) or "YAML" in items[0].reason


def test_addresses_other_than_http_are_dropped(story: Path) -> None:
    story.with_suffix(".meta.json").write_text('{"url": "javascript:alert(1)"}')
    assert drafts(story)[0].url is None
