"""The application's start and end, around the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

import tui.app
from store import ArchiveError, Library, QueryError
from tui.app import TearsheetApp
from tui.screens.main import MainScreen
from tui.terminal import REFUSAL


async def test_the_frame_is_shown_before_the_library_is_open(library: Library, press):
    seen: list[bool] = []

    def opening() -> Library:
        seen.append(app.screen.size.width > 0 and isinstance(app.screen, MainScreen))
        return library

    app = TearsheetApp(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert seen == [True]
        assert len(app.screen.list.rows) == 5


async def test_keys_wait_for_the_library(library: Library, press):
    app = TearsheetApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.desk._library = None
        allowed = [a for a in ("search", "star", "undo", "read_all", "back", "help") if app.screen.check_action(a, ())]
        app.screen.desk._library = library
        await press(pilot)
        assert allowed == ["back", "help"]


async def test_a_library_that_can_not_be_opened_ends_the_reader_with_its_reason(press):
    def opening() -> Library:
        raise ArchiveError("archive.db", "it is locked")

    app = TearsheetApp(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert app.return_code == 1
    assert str(app.failure) == "archive.db: it is locked"


async def test_a_wrong_query_at_the_start_is_told(library: Library):
    app = TearsheetApp(library, query="(")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert isinstance(app.failure, QueryError)


def test_no_reader_is_opened_where_none_can_be_drawn(library: Library, monkeypatch, capsys):
    monkeypatch.setattr(tui.app, "refused_here", lambda: REFUSAL)
    assert tui.app.run(library) == 2
    assert capsys.readouterr().err.strip() == f"tearsheet: {REFUSAL}"


@pytest.mark.parametrize("fails", [False, True])
def test_a_library_that_the_reader_opened_is_closed(monkeypatch, tmp_path: Path, library: Library, fails):
    closed: list[bool] = []
    monkeypatch.setattr(tui.app, "refused_here", lambda: None)
    monkeypatch.setattr(type(library), "close", lambda self: closed.append(True))

    def run(app: TearsheetApp) -> None:
        app._desk._library = library
        if fails:
            app.failure = ArchiveError("archive.db", "gone")

    monkeypatch.setattr(TearsheetApp, "run", run)
    if fails:
        with pytest.raises(ArchiveError):
            tui.app.run(lambda: library)
    else:
        assert tui.app.run(lambda: library) == 0
    assert closed == [True]
