"""Reading many drafts by all cores: worker processes that are given drafts and tell what they found, in order.

A worker that dies takes nothing with it: what it was reading is read again one by one, and the draft that kills a
worker alone is told as unread. Workers end when this process does, however it ends: their pipe is closed.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, TypeVar

from store.extract.listing import CompanyList
from store.ingest.finding import Found, Unread, tried
from store.records import Draft

FEW = 40
"""So few drafts are read here before workers would have been made ready."""
CORES_MOST = 8
CHUNK_DRAFTS = 12
CHUNK_LETTERS = 60_000
CHUNK_STEPS = 100
"""A worker is given so many drafts at once, or so many characters; a chunk holds so many steps."""
WINDOW = 4
"""Chunks for each worker that are under way: what bounds the memory."""
KILLED = "could not be read: the process that read it was ended (out of memory, or killed); add it again by itself"

T = TypeVar("T")
S = TypeVar("S")
Told = Found | Unread


class Attention:
    """Lets whoever saves what was read look after the workers meanwhile, so that none of them waits for work."""

    def __init__(self) -> None:
        self.give: Callable[[], None] = lambda: None

    def between(self, items: Iterable[S]) -> Iterator[S]:
        """Yield items, with a look at the workers before each."""
        for item in items:
            self.give()
            yield item


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def read_in_order(
    steps: Iterable[tuple[T, Draft | None]],
    companies: Callable[[], CompanyList],
    processes: int | None = None,
    attention: Attention | None = None,
) -> Generator[tuple[T, Told | None], None, None]:
    """Read the drafts of some steps, by several processes where that pays; steps come back in their order.

    A step without a draft comes back as it is.
    """
    rest = iter(steps)
    first = _first(rest)
    count = min(cores() if processes is None else processes, CORES_MOST)
    if count < 2 or sum(draft is not None for _, draft in first) < FEW:
        for step, draft in chain(first, rest):
            yield step, tried(draft, companies()) if draft else None
        return
    with _Readers(companies(), count) as readers:
        if attention is not None:
            attention.give = readers.attend
        yield from _through(readers, _chunks(chain(first, rest)))


def _first(steps: Iterator[tuple[T, Draft | None]]) -> list[tuple[T, Draft | None]]:
    """Take steps until there are drafts enough for workers, or too many steps to hold back."""
    taken: list[tuple[T, Draft | None]] = []
    drafts = 0
    for step, draft in steps:
        taken.append((step, draft))
        drafts += draft is not None
        if drafts >= FEW or len(taken) >= 10 * FEW:
            break
    return taken


@dataclass(slots=True)
class _Chunk(Generic[T]):
    """Some steps that come back together."""

    steps: list[tuple[T, Draft | None]] = field(default_factory=list)
    told: dict[int, Told] = field(default_factory=dict)
    """By index of the step."""
    letters: int = 0

    def wanted(self) -> tuple[int, ...]:
        return tuple(i for i, (_, draft) in enumerate(self.steps) if draft is not None and i not in self.told)

    def drafts(self, at: Iterable[int]) -> list[Draft]:
        return [draft for i in at if (draft := self.steps[i][1]) is not None]

    def pairs(self) -> Iterator[tuple[T, Told | None]]:
        for i, (step, _) in enumerate(self.steps):
            yield step, self.told.get(i)


def _chunks(steps: Iterable[tuple[T, Draft | None]]) -> Iterator[_Chunk[T]]:
    chunk: _Chunk[T] = _Chunk()
    drafts = 0
    for step, draft in steps:
        chunk.steps.append((step, draft))
        if draft is not None:
            drafts += 1
            chunk.letters += len(draft.body)
        if drafts >= CHUNK_DRAFTS or chunk.letters >= CHUNK_LETTERS or len(chunk.steps) >= CHUNK_STEPS:
            yield chunk
            chunk, drafts = _Chunk(), 0
    if chunk.steps:
        yield chunk


def _through(readers: _Readers, chunks: Iterable[_Chunk[T]]) -> Iterator[tuple[T, Told | None]]:
    waiting: deque[_Chunk[T]] = deque()
    for chunk in chunks:
        waiting.append(chunk)
        readers.give(chunk)
        while waiting and (not waiting[0].wanted() or len(waiting) > WINDOW * readers.count):
            readers.finish(waiting[0])
            yield from waiting.popleft().pairs()
    while waiting:
        readers.finish(waiting[0])
        yield from waiting.popleft().pairs()


@dataclass(slots=True)
class _Job:
    chunk: _Chunk[object]
    at: tuple[int, ...]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    job: _Job | None = None


class _Readers:
    """Worker processes; each is sent a job only when it waits for one, so that neither side ever blocks the other."""

    def __init__(self, companies: CompanyList, count: int) -> None:
        self.count = count
        self._companies = companies
        self._pickled = pickle.dumps(companies, pickle.HIGHEST_PROTOCOL)
        self._jobs: deque[_Job] = deque()
        self._workers: list[_Worker] = []
        self._stillborn = 0

    def __enter__(self) -> _Readers:
        self._engage()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def give(self, chunk: _Chunk[T]) -> None:
        """Have a chunk read when a worker is free."""
        if at := chunk.wanted():
            self._jobs.append(_Job(chunk, at))  # type: ignore[arg-type]
        self.attend()

    def attend(self) -> None:
        """See to the workers, without waiting for any."""
        if self._workers:
            self._turn(0)

    def finish(self, chunk: _Chunk[T]) -> None:
        """Wait until a chunk is read."""
        while chunk.wanted():
            if not self._workers:
                self._read_here()
            else:
                self._turn(None)

    def _turn(self, seconds: float | None) -> None:
        """Take what workers tell, and give those that wait something to do."""
        heard = wait([w.connection for w in self._workers], seconds) if self._workers else []
        for worker in [w for w in self._workers if w.connection in heard]:
            self._hear(worker)
        for worker in [w for w in self._workers if w.ready and w.job is None]:
            if self._jobs:
                self._hand(worker, self._jobs.popleft())

    def _hear(self, worker: _Worker) -> None:
        try:
            told = worker.connection.recv()
            if not worker.ready:
                worker.connection.send_bytes(self._pickled)
                worker.ready = True
            elif worker.job is not None:
                worker.job.chunk.told.update(zip(worker.job.at, told, strict=True))
                worker.job = None
        except (EOFError, OSError):
            self._bury(worker)

    def _hand(self, worker: _Worker, job: _Job) -> None:
        worker.job = job
        try:
            worker.connection.send(job.chunk.drafts(job.at))
        except OSError:
            self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        """Put another in the place of a dead worker, and find out which draft it died of."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.kill()
        worker.process.join()
        job = worker.job
        if job is not None and len(job.at) == 1:
            job.chunk.told[job.at[0]] = Unread(KILLED)
        elif job is not None:
            self._jobs.extendleft(_Job(job.chunk, (i,)) for i in reversed(job.at))
        self._stillborn += not worker.ready
        self._engage()

    def _engage(self) -> None:
        """Start workers until there are enough; where the system lets none live, the reading is done here."""
        while len(self._workers) < self.count and self._stillborn < self.count:
            try:
                self._workers.append(_started())
            except OSError:
                self._stillborn += 1

    def _read_here(self) -> None:
        job = self._jobs.popleft()
        for i, draft in zip(job.at, job.chunk.drafts(job.at), strict=True):
            job.chunk.told[i] = tried(draft, self._companies)


def _started() -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True, name="tearsheet-reader")
    try:
        with _uninterrupted():
            process.start()
    finally:
        theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let processes that are started be deaf to Ctrl+C, from their first moment: it is this process that stops them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it would lift the mask when it starts itself
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection) -> None:
    """Read drafts for the process at the other end of the connection, as long as it lives."""
    with suppress(EOFError, OSError):
        connection.send(None)
        companies: CompanyList = pickle.loads(connection.recv_bytes())
        while True:
            connection.send([tried(draft, companies) for draft in connection.recv()])
