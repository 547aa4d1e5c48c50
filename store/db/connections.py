"""SQLite connections: one that writes, as many that read as there are threads, and their failures in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from store.errors import ArchiveError

BUSY_SECONDS = 10.0

_SETTINGS = ("foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY", "cache_size = -16000")

_REASONS = (
    ("disk is full", "the disk is full; nothing was changed. Make room and try again."),
    ("disk i/o", "the disk gave an error; nothing was changed. Check the disk and try again."),
    ("locked", "another program has held the archive for too long; try again when it is done."),
    ("readonly", "the archive can't be written to; check its permissions and those of its folder."),
    ("not a database", "this file is no Tearsheet archive; it was left as it is. Name another file."),
    ("malformed", "the archive is damaged; it was left as it is. Save what can be read: tearsheet doctor --rescue F."),
    ("unable to open", "the archive can't be opened; check the path and its permissions."),
)


def explained(path: str, error: sqlite3.Error) -> ArchiveError:
    """Return what a failure of SQLite means for the reader."""
    words = str(error).lower()
    return ArchiveError(path, next((reason for sign, reason in _REASONS if sign in words), f"{error}."))


class Connections:
    """The connections to one file; in memory there is a single one, for everything."""

    def __init__(self, path: Path | None) -> None:
        self.name = str(path) if path else "memory"
        self._target = str(path) if path else ":memory:"
        self._shared = path is None
        self._lock = RLock()
        self._idle: list[sqlite3.Connection] = []
        self._writer = self._connect()
        self._depth = 0
        self._settle: Callable[[sqlite3.Connection], None] = lambda connection: None
        self._closed = False
        self._after_rollback: list[Callable[[], None]] = []

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection that writes, inside a transaction; one begun within it joins it."""
        with self._lock, self._telling():
            if self._depth == 0:
                self._writer.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self._writer
                if self._depth == 1:
                    self._settle(self._writer)
                    self._writer.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._depth -= 1

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that reads one moment's state; inside a transaction it sees what that has written."""
        if self._shared or self._is_writing():
            with self._lock, self._telling():
                yield self._writer
            return
        connection = self._take()
        with self._telling():
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                self._give_back(connection)

    def prepare(self, prepared: Callable[[sqlite3.Connection, str], None]) -> None:
        """Have ``prepared`` make or check the tables, outside of any transaction."""
        with self._lock:
            prepared(self._writer, self.name)

    def before_commit(self, settle: Callable[[sqlite3.Connection], None]) -> None:
        """Have ``settle`` write what it held back, before a transaction ends."""
        self._settle = settle

    def settle(self, connection: sqlite3.Connection) -> None:
        """Write what was held back, if this is the connection that writes: it is about to read it."""
        if connection is self._writer:
            self._settle(connection)

    def on_rollback(self, forget: Callable[[], None]) -> None:
        """Have ``forget`` called when written things turn out not to be."""
        self._after_rollback.append(forget)

    def close(self) -> None:
        """Close them all."""
        with self._lock:
            self._closed = True
            for connection in (*self._idle, self._writer):
                connection.close()
            self._idle.clear()

    def _roll_back(self) -> None:
        if self._depth == 1 and self._writer.in_transaction:
            self._writer.execute("ROLLBACK")
        for forget in self._after_rollback:
            forget()

    def _is_writing(self) -> bool:
        # Only the thread that holds the lock can take it at once while a transaction is open.
        if self._depth == 0 or not self._lock.acquire(blocking=False):
            return False
        self._lock.release()
        return self._depth > 0

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise ArchiveError(self.name, "the archive is closed.")
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        with self._telling():
            # Autocommit mode: transactions begin and end where this room says so.
            connection = sqlite3.connect(
                self._target, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            try:
                for setting in _SETTINGS:
                    connection.execute(f"PRAGMA {setting}")
            except BaseException:
                connection.close()
                raise
        return connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(self.name, error) from error
