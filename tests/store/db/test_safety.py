"""Nothing acknowledged is lost, and a file that is no archive is left as it is. Other processes do the worst."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.db import Archive, open_archive
from store.db.migrations import APPLICATION_ID, VERSION
from store.errors import ArchiveError
from store.query import parse
from store.records import Draft, Findings

ROOT = Path(__file__).parents[3]

ADDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.db import open_archive
from store.records import Draft, Findings
with open_archive(Path(sys.argv[1])) as archive:
    for n in range(int(sys.argv[3])):
        draft = Draft(f"{sys.argv[2]}{n}", f"nio body {n} " + "word " * 300, f"Title {n}", tags=("ev",))
        _, number = archive.save(draft, Findings(), digest="1", added=datetime(2021, 12, 28, tzinfo=UTC))
        archive.set_marks([number], starred=True)
        print(number, flush=True)
"""


def adding(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDING, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def save(archive: Archive, name: str, body: str = "nio") -> int:
    made = Draft(name, body, "Title")
    return archive.save(made, Findings(), digest="1", added=datetime(2021, 12, 28, tzinfo=UTC))[1]


def found(archive: Archive, text: str) -> set[int]:
    return set(archive.ids(parse(text, today=date(2021, 12, 28))))


def check_whole(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    connection.close()


@pytest.mark.parametrize("killed_after", [1, 7, 30])
def test_a_killed_process_loses_nothing_acknowledged(tmp_path: Path, killed_after: int) -> None:
    path = tmp_path / "archive.db"
    process = adding(path, "a", 100_000)
    assert process.stdout
    acknowledged = {int(process.stdout.readline()) for _ in range(killed_after)}
    process.kill()
    acknowledged |= {int(line) for line in process.stdout.read().splitlines()}
    process.communicate()
    with open_archive(path) as archive:
        assert found(archive, "is:starred tag:ev nio") >= acknowledged
        stored = found(archive, "")
        assert len(stored) - len(acknowledged) in (0, 1)
        assert archive.counts()[0] == len(stored) == len(found(archive, "word"))
        assert save(archive, "after") not in stored
    check_whole(path)


def test_a_process_killed_while_it_makes_the_archive_leaves_one_that_opens(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"archive{number}.db"
        process = adding(path, "a", 1)
        while not path.exists() and process.poll() is None:
            pass
        for _ in range(number * 2000):
            path.exists()
        process.kill()
        process.communicate()
        with open_archive(path) as archive:
            assert archive.counts()[0] in (0, 1)
            assert save(archive, "after") in (1, 2)


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    processes = [adding(path, name, 25) for name in "ab"]
    for process in processes:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
    with open_archive(path) as archive:
        assert archive.counts() == (50, 50)
        assert archive.tags() == (("ev", 50),)
        assert len(found(archive, "nio is:starred")) == 50
    check_whole(path)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with open_archive(path) as archive:
        first = save(archive, "first")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_archive(path) as archive:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
        try:
            with pytest.raises(ArchiveError, match="disk"):
                save(archive, "second", "too much " * 1_000_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert found(archive, "") == {first}
        assert save(archive, "third") > first
    check_whole(path)


def other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()


def other_application(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 42")
    connection.close()


def newer(path: Path) -> None:
    open_archive(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def cut(path: Path) -> None:
    open_archive(path).close()
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    open_archive(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_text("Dear diary"), "no Tearsheet archive"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00"), "no Tearsheet archive"),
        (lambda path: path.write_text('{"_default": {"1": {"a": 1}}}' * 9), "no Tearsheet archive"),
        (other_program, "another program"),
        (other_application, "another program"),
        (newer, "newer Tearsheet"),
        (cut, "damaged"),
        (overwritten, "damaged"),
    ],
)
def test_a_file_that_is_no_archive_is_refused_and_left_as_it_is(tmp_path: Path, spoil: object, told: str) -> None:
    path = tmp_path / "archive.db"
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=told) as caught:
        open_archive(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="folder"):
        open_archive(tmp_path)
    with pytest.raises(ArchiveError, match="does not exist"):
        open_archive(tmp_path / "nowhere" / "archive.db")


def test_a_closed_archive_says_so(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive.db")
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.counts()
    with pytest.raises(ArchiveError, match="closed"):
        save(archive, "late")


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    with open_archive(path) as archive:
        assert archive.counts() == (0, 0)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_an_archive_that_is_held_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.db.connections.BUSY_SECONDS", 0.01)
    path = tmp_path / "archive.db"
    with open_archive(path) as archive:
        save(archive, "first")
        holding = sqlite3.connect(path, isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program has held"):
            save(archive, "second")
        assert found(archive, "nio") == {1}
        holding.execute("ROLLBACK")
        holding.close()
        assert save(archive, "second") == 2
