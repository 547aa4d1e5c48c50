from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Library, open_library
from store.ingest import conflicts

SEEDS = Path(__file__).parents[3] / "seeds"
TEN = "Nio delivered 10,878 vehicles in November 2021.\n\nFord sold 28,277 vehicles in March 2022.\n"


def story(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    return str(folder / name)


@pytest.fixture
def library() -> Library:
    return open_library(None, lists=[SEEDS / "companies.toml"], clock=lambda: datetime(2022, 5, 1, tzinfo=UTC))


def at_odds(library: Library) -> int:
    return library.count(library.parse("has:conflict"))


def test_a_conflict_stays_when_another_company_is_settled(library: Library, tmp_path: Path) -> None:
    list(library.add([story(tmp_path, "a.txt", TEN), story(tmp_path, "b.txt", TEN.replace("10,878", "10,978"))]))
    assert at_odds(library) == 2
    list(library.add([story(tmp_path, "c.txt", "Ford sold 28,277 vehicles in March 2022.")]))
    assert at_odds(library) == 2


def test_a_conflict_goes_when_the_value_is_put_right(library: Library, tmp_path: Path) -> None:
    list(library.add([story(tmp_path, "a.txt", TEN), story(tmp_path, "b.txt", TEN.replace("10,878", "10,978"))]))
    list(library.add([story(tmp_path, "b.txt", TEN + "More follows.")]))
    assert at_odds(library) == 0


def test_a_run_that_was_killed_is_made_good_by_the_next(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(conflicts, "flag_conflicts", killed)
        with pytest.raises(KeyboardInterrupt):
            list(library.add([story(tmp_path, "a.txt", TEN), story(tmp_path, "b.txt", TEN.replace("10,878", "9,878"))]))
    assert at_odds(library) == 0
    list(library.add([story(tmp_path, "a.txt", TEN)]))
    assert at_odds(library) == 2
