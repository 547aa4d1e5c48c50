"""Adding a folder as a real process, stopped in the midst of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import Library, open_library

FILES = 400
ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for n in range(FILES):
        (made / f"{n:03}.txt").write_text(f"Nio's day {n}\n\nNio delivered {n + 1000:,} vehicles in November 2021.\n")
    return made


def adding(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "TEARSHEET_CONFIG": str(folder.parent / "config")}
    return subprocess.Popen(
        [sys.executable, "-m", "tui", "--archive", str(folder.parent / "a.db"), "add", str(folder), "--json"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def opened(folder: Path) -> Library:
    return open_library(folder.parent / "a.db", lists=[ROOT / "seeds" / "companies.toml"])


def stopped(folder: Path, how: signal.Signals, everybody: bool) -> tuple[int, list[dict[str, object]], str]:
    """Stop a run after its first outcome; return its code, the outcomes that it told, and what it said."""
    with adding(folder) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        (os.killpg if everybody else os.kill)(process.pid, how)
        rest, said = process.communicate(timeout=60)
    whole = [line for line in (first + rest).split("\n")[:-1] if line.endswith("}")]
    return process.returncode, [json.loads(line) for line in whole], said


@pytest.mark.parametrize(
    ("how", "everybody", "code"), [(signal.SIGINT, True, 130), (signal.SIGKILL, False, -signal.SIGKILL)]
)
def test_a_stopped_run_keeps_what_it_told_and_the_next_goes_on(
    folder: Path, how: signal.Signals, everybody: bool, code: int
) -> None:
    left, told, said = stopped(folder, how, everybody)
    assert left == code
    assert "Traceback" not in said
    with opened(folder) as library:
        kept = {a.draft.source for a in library.articles(library.parse(""))}
        assert {str(t["source"]) for t in told} <= kept
        again = list(library.add([str(folder)]))
    assert [a.source for a in again] == sorted(str(p) for p in folder.iterdir())
    assert {a.source for a in again if a.outcome == "same"} == kept
    assert {a.outcome for a in again} <= {"new", "same"}
    with opened(folder) as library:
        assert library.counts()[0] == FILES
        assert library.count(library.parse("deliveries:nio>=1000")) == FILES


def test_outcomes_come_in_the_order_of_the_files(folder: Path) -> None:
    (folder / "150.txt").write_text("")
    with opened(folder) as library:
        told = list(library.add([str(folder)], processes=2))
    assert [a.source for a in told] == sorted(str(p) for p in folder.iterdir())
    assert [a.source for a in told if a.outcome == "failed"] == [str(folder / "150.txt")]
