"""The file that sessions are kept in: an SQLite database, and how it comes to its present shape."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

SESSIONS_FILE = "sessions.sqlite3"
"""The file's name in the data folder."""

BUSY_S = 1.0
"""How long a statement waits for another process that is writing."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at TEXT NOT NULL,  -- wall clock, ISO 8601 with zone: where the session clock was begun
            ended_at TEXT,  -- NULL while it goes on, and for ever when the program was killed
            title TEXT NOT NULL)""",
        """CREATE TABLE items (
            session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            id INTEGER NOT NULL,
            lane TEXT NOT NULL,
            kind TEXT NOT NULL,
            start_s REAL NOT NULL,  -- on the session clock
            end_s REAL,  -- NULL while it goes on
            text TEXT NOT NULL,
            data TEXT NOT NULL,  -- a JSON object
            PRIMARY KEY (session, id)) WITHOUT ROWID""",
    ),
)
"""The statements that take a file from version 0 (empty) to 1, from 1 to 2 and so on: only add at the end."""

SCHEMA_VERSION = len(MIGRATIONS)


class NewerRecordError(Exception):
    """The file was written by a later version of the program, which may mean other things by it."""


def connect(path: Path) -> sqlite3.Connection:
    """Opens the file for writing, making or migrating it as needed; it is readable by its owner alone (0600).

    Transactions are begun and committed by hand. Raises NewerRecordError, sqlite3.Error and OSError.
    """
    _make_private(path)
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        _prepare_patiently(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of the open file. Raises NewerRecordError when it is beyond this program."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise NewerRecordError(f"schema version {version}, and {SCHEMA_VERSION} is known")
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file to the present version, in one transaction."""
    if version_of(connection) == SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for steps in MIGRATIONS[version_of(connection) :]:  # asked anew: another process may have been faster
            for step in steps:
                connection.execute(step)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_sound(path: Path) -> bool:
    """Whether the file can be read and has the tables it should; reads all of it. Raises NewerRecordError."""
    try:
        connection = sqlite3.connect(path, timeout=BUSY_S)
    except sqlite3.Error:
        return False
    try:
        if version_of(connection) == SCHEMA_VERSION:
            connection.execute("SELECT id, started_at, ended_at, title FROM sessions LIMIT 1").fetchall()
            connection.execute("SELECT session, lane, kind, start_s, end_s, text, data FROM items LIMIT 1")
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        return primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    finally:
        connection.close()


def set_aside(path: Path, why: str) -> Path:
    """Renames the file and what SQLite keeps beside it, and returns the new name. Raises OSError."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}.{why}-{stamp}-{count}{path.suffix}")
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        try:
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
        except FileNotFoundError:
            pass
    return aside


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without the extension; 0 when the error did not come from SQLite itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # Only a file that is new is opened here: closing one that SQLite has open would drop its locks.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if os.name == "posix" and path.stat().st_mode & 0o077 and path.is_file():
            try:
                path.chmod(0o600)
            except OSError:
                pass  # somebody else's file that may be written to: theirs to decide


def _prepare_patiently(connection: sqlite3.Connection) -> None:
    """Sets the connection up. The change to WAL does not wait for other processes by itself."""
    give_up_s = time.monotonic() + BUSY_S
    while True:
        try:
            version_of(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            # A commit survives the death of the process. A power cut may cost the last ones, never the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            migrate(connection)
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up_s:
                raise
            time.sleep(0.02)
