from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.db import open_archive
from store.db.repair import complaints, held, rebuild, rescue
from store.errors import ArchiveError
from store.extract.listing import CompanyList
from store.ingest.adding import add_sources
from store.ingest.files import Given
from store.ingest.rules import Rules
from store.query import parse
from store.records import Article

SEEDS = Path(__file__).parents[3] / "seeds"
NOW = datetime(2022, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    with open_archive(path) as archive:
        list(
            add_sources(
                archive,
                lambda: CompanyList.load([SEEDS / "companies.toml"]),
                [str(SEEDS / "articles")],
                Given(),
                lambda: NOW,
                Rules((), date.min),
            )
        )
        archive.save_view("Nio", "company:nio")
        archive.set_marks(archive.ids(parse("company:nio", today=date.min)), starred=True)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "archive.db"
    copy.write_bytes(made.read_bytes())
    return copy


def content(path: Path) -> list[Article]:
    with open_archive(path) as archive:
        return list(archive.stream(parse("", today=date.min)))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_archive_has_no_complaints(path: Path) -> None:
    assert list(complaints(path)) == []
    assert held(path)["articles"] == len(content(path))
    assert held(path)["views"] == 1


TAMPERED = {
    "tags, outlets": "DELETE FROM terms WHERE term = (SELECT id FROM vocabulary WHERE field = 'outlet' LIMIT 1)",
    "values": "UPDATE facts SET value = value + 1",
    "who speaks": "DELETE FROM spoken WHERE company = 'huawei'",
    "counts": "UPDATE vocabulary SET count = count + 1 WHERE field = 'outlet'",
    "orders": "UPDATE articles SET title_key = 'x' WHERE id = 1",
    "full-text": "INSERT INTO words (words) VALUES ('delete-all')",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_an_index_that_does_not_fit_is_told_and_made_anew(path: Path, what: str) -> None:
    before = content(path)
    change(path, TAMPERED[what])
    assert any(what in words for words in complaints(path)), list(complaints(path))
    assert rebuild(path) == len(before)
    assert list(complaints(path)) == []
    assert content(path) == before
    with open_archive(path) as archive:
        assert archive.count(parse("huawei -outlet:nowhere", today=date.min)) > 0


def test_a_document_that_cant_be_understood_stops_the_rebuilding(path: Path) -> None:
    change(path, "UPDATE articles SET document = '{' WHERE id = 3")
    before = path.read_bytes()
    assert any("ids 3" in words for words in complaints(path))
    with pytest.raises(ArchiveError, match="--rescue"):
        rebuild(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM terms").fetchone()[0] > 0
    assert len(path.read_bytes()) == len(before)


def test_what_can_be_read_is_rescued_and_the_damaged_file_is_left_alone(path: Path, tmp_path: Path) -> None:
    before = {a.id: a for a in content(path)}
    change(
        path,
        "UPDATE articles SET document = '{' WHERE id = 3",
        "UPDATE findings SET document = '[' WHERE place = (SELECT place FROM articles WHERE id = 5)",
    )
    damaged = path.read_bytes()
    saved = rescue(path, tmp_path / "new.db")
    assert (saved.articles, saved.unread, saved.lost) == (len(before) - 2, 1, 1)
    assert path.read_bytes() == damaged
    after = {a.id: a for a in content(tmp_path / "new.db")}
    assert after.keys() == before.keys() - {3}
    assert after[5].draft == before[5].draft
    assert all(after[i] == before[i] for i in after.keys() - {5})
    assert list(complaints(tmp_path / "new.db")) == []
    with open_archive(tmp_path / "new.db") as archive:
        assert archive.views() == (("Nio", "company:nio"),)


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.8])
def test_flipped_pages_are_told_and_the_rest_is_rescued(path: Path, tmp_path: Path, part: float) -> None:
    total = len(content(path))
    data = bytearray(path.read_bytes())
    start = int(len(data) * part) // 4096 * 4096
    data[start : start + 8192] = bytes(255 - b for b in data[start : start + 8192])
    path.write_bytes(data)
    assert list(complaints(path))
    saved = rescue(path, tmp_path / "new.db")
    assert 0 < saved.articles + saved.unread <= total
    assert path.read_bytes() == bytes(data)
    assert list(complaints(tmp_path / "new.db")) == []


def test_nothing_is_written_over(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear diary")
    with pytest.raises(ArchiveError, match="already"):
        rescue(path, tmp_path / "letters.txt")
    with pytest.raises(ArchiveError, match="no Tearsheet archive"):
        list(complaints(tmp_path / "letters.txt"))
    with pytest.raises(ArchiveError, match="no archive here"):
        held(tmp_path / "none.db")
    with pytest.raises(ArchiveError, match="folder"):
        rescue(path, tmp_path / "nowhere" / "new.db")
    assert (tmp_path / "letters.txt").read_text() == "Dear diary"
