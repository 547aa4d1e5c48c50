"""Which file is an archive, and of which version; what is none is refused and left as it is."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from store.db.connections import explained
from store.db.schema import SCHEMA
from store.errors import ArchiveError

APPLICATION_ID = 0x7EA25EE7
"""In the header of each archive, so that no other program's file is taken for one."""

VERSION = 1

_PATIENCE, _PAUSE = 100, 0.05
"""How often, and every how many seconds, to try what another process is in the way of."""

_MAGIC = b"SQLite format 3\x00"


def check_file(path: Path) -> None:
    """Raise ArchiveError for a file that is no archive of this program, without touching it."""
    if not path.exists():
        _check_folder(path)
        return
    if path.is_dir():
        raise ArchiveError(str(path), "this is a folder; name a file in it.")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ArchiveError(str(path), f"the archive can't be read: {error.strerror}.") from error
    if header:
        _check_header(path, header)


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise ArchiveError(str(path), "its folder does not exist; make it first, or name another file.")


def _check_header(path: Path, header: bytes) -> None:
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise ArchiveError(str(path), "this file is no Tearsheet archive; it was left as it is. Name another file.")
    # Offsets of SQLite's file format: bytes 60-63 user_version, 68-71 application_id. Both 0: begun, never filled.
    version, application = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    pages = int.from_bytes(header[28:32], "big")
    if application not in (APPLICATION_ID, 0) or (application == 0 and pages > 1):
        raise ArchiveError(str(path), "this file belongs to another program; it was left as it is. Name another file.")
    if version > VERSION:
        raise ArchiveError(str(path), "a newer Tearsheet made this archive; it was left as it is. Update Tearsheet.")


def prepare(connection: sqlite3.Connection, path: str) -> None:
    """Make the tables of a new archive, or bring an old one up to date."""
    try:
        # First the log: a process killed while it makes the tables then leaves an empty archive, not half of one.
        _use_log(connection)
        if _version(connection) != VERSION:
            _create(connection, path)
        # A damaged file may open and fail at the first question: ask one now.
        connection.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchall()
        connection.execute("SELECT value FROM counters").fetchall()
    except sqlite3.Error as error:
        raise explained(path, error) from error


def _use_log(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; SQLite does not wait for another process that is doing so at this moment."""
    for patience in range(_PATIENCE, -1, -1):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if not patience:
                raise
            time.sleep(_PAUSE)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made it, or another program filled the file, while this one waited for the lock.
        if _version(connection) == 0:
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                raise ArchiveError(path, "this file belongs to another program; it was left as it is.")
            for statement in SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        elif _version(connection) > VERSION:
            raise ArchiveError(path, "a newer Tearsheet made this archive; it was left as it is. Update Tearsheet.")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
