from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from store.extract.listing import CompanyList
from store.ingest import readers
from store.ingest.finding import Found, Unread
from store.ingest.readers import FEW, KILLED, read_in_order
from store.records import Draft

DEADLY = "Kill me, Nio said."


def draft(number: int, words: str = "") -> Draft:
    body = words or f"Nio delivered {number + 1000:,} vehicles in November 2021."
    return Draft(f"/news/{number}.txt", body, "A title")


def steps(drafts: list[Draft | None]) -> list[tuple[int, Draft | None]]:
    return list(enumerate(drafts))


def no_companies() -> CompanyList:
    return CompanyList()


@pytest.fixture(scope="module")
def told() -> list[tuple[int, Found | Unread | None]]:
    """A run through two workers, with steps that have no draft among the others."""
    given: list[Draft | None] = [None if n % 7 == 3 else draft(n) for n in range(3 * FEW)]
    return list(read_in_order(steps(given), no_companies, 2))


def test_steps_come_back_in_order_and_without_a_draft_as_they_are(told: list[tuple[int, object]]) -> None:
    assert [number for number, _ in told] == list(range(3 * FEW))
    assert all((found is None) == (number % 7 == 3) for number, found in told)


def test_each_worker_reads_what_one_process_would(told: list[tuple[int, object]]) -> None:
    alone = dict(read_in_order(steps([draft(n) for n in range(3 * FEW)]), no_companies, 1))
    assert all(found == alone[number] for number, found in told if found is not None)
    values = {row.value for _, found in told if isinstance(found, Found) for row in found.findings.figures}
    assert 1000.0 in values


def test_a_draft_that_breaks_the_rules_is_told_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(given: Draft, companies: CompanyList) -> Found:
        raise IndexError(given.body)

    monkeypatch.setattr("store.ingest.finding.found_in", broken)
    ((_, found),) = read_in_order([(1, draft(1))], no_companies, 2)
    assert isinstance(found, Unread)
    assert "IndexError" in found.reason


def _deadly_work(connection: readers.Connection) -> None:
    """A worker that is killed by one of the drafts, as by the system when memory is short."""
    tried = readers.tried

    def reading(given: Draft, companies: CompanyList) -> Found | Unread:
        if given.body == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        return tried(given, companies)

    readers.tried = reading  # type: ignore[assignment]
    readers._work(connection)


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers in forked processes, so that they can be made to die."""
    import multiprocessing

    context = multiprocessing.get_context("fork")

    def started() -> readers._Worker:
        ours, theirs = context.Pipe()
        process = context.Process(target=_deadly_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return readers._Worker(process, ours)

    monkeypatch.setattr(readers, "_started", started)


@pytest.mark.usefixtures("deadly")
def test_a_worker_that_dies_costs_one_draft() -> None:
    given: list[Draft | None] = [draft(n) for n in range(2 * FEW)]
    given[5] = draft(5, DEADLY)
    given[FEW + 3] = draft(FEW + 3, DEADLY)
    found = list(read_in_order(steps(given), no_companies, 2))
    assert [number for number, _ in found] == list(range(2 * FEW))
    assert [n for n, told in found if told == Unread(KILLED)] == [5, FEW + 3]
    assert sum(isinstance(told, Found) for _, told in found) == 2 * FEW - 2


def test_where_no_worker_lives_the_reading_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> readers._Worker:
        raise OSError("no more processes")

    monkeypatch.setattr(readers, "_started", refused)
    found = list(read_in_order(steps([draft(n) for n in range(2 * FEW)]), no_companies, 2))
    assert all(isinstance(told, Found) for _, told in found)
    assert len(found) == 2 * FEW


def test_a_run_that_is_left_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    import multiprocessing

    running = read_in_order(steps([draft(n) for n in range(5 * FEW)]), no_companies, 2)
    next(running)
    assert [c for c in multiprocessing.active_children() if c.name == "tearsheet-reader"]
    running.close()
    assert not [c for c in multiprocessing.active_children() if c.name == "tearsheet-reader"]


def test_few_drafts_start_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(readers, "_started", lambda: pytest.fail("a process was started"))
    assert len(list(read_in_order(steps([draft(n) for n in range(FEW - 1)]), no_companies, 2))) == FEW - 1
