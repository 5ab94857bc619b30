"""A library as a SQLite file: recognised, connected to, checked and put into its place."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import EEXIST, ENOTDIR
from pathlib import Path

from trialdesk.errors import LibraryUnusableError, TrialDeskError
from trialdesk.files import flush_folder, replacing
from trialdesk.storage.database.trouble import damaged, explanation, missing, refused

SCHEMA = 5
"""Number of the newest schema this program knows; PRAGMA user_version of a library."""

APPLICATION_ID = 0x5472446B
"""PRAGMA application_id of a library: "TrDk" in ASCII."""

# offsets: https://www.sqlite.org/fileformat.html#the_database_header
_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)

_EVERY_CONNECTION = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
)
_WRITING_CONNECTION = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
)


def recognise(path: Path) -> None:
    """Refuse, from its first bytes and without touching it, a file that is no library for us.

    Raises LibraryMissingError or LibraryUnusableError.
    """
    header = _header(path)
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise LibraryUnusableError("library-not-recognised", location=path)
    if int.from_bytes(header[_APPLICATION_ID]) != APPLICATION_ID:
        raise LibraryUnusableError("library-of-another-program", location=path)
    refuse_newer(int.from_bytes(header[_USER_VERSION]), str(path))


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)
    except FileNotFoundError:
        raise missing(str(path)) from None
    except OSError as error:
        raise refused(str(path), error.strerror or str(error)) from error


def refuse_newer(schema: int, location: str) -> None:
    """Raise LibraryUnusableError for a library that a newer program wrote."""
    if schema > SCHEMA:
        raise LibraryUnusableError("library-newer", location=location, schema=schema, known=SCHEMA)


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a connection with the settings every connection to a library has.

    Transactions are begun and ended by the caller.
    """
    uri = _writing_uri(path) if writable else _reading_uri(path)
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _EVERY_CONNECTION + (_WRITING_CONNECTION if writable else ()):
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _writing_uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=rw"


def _reading_uri(path: Path) -> str:
    """Name the file for reading alone, also in a folder where SQLite may not put its own files."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    if os.access(path.parent, os.W_OK) or _beside(path, "-wal").exists():
        return uri
    return f"{uri}&immutable=1"


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def copy(path: Path, target: Path) -> None:
    """Write a checked copy of a library, what is still in its journal included."""
    try:
        with replacing(target) as unfinished:
            with (
                closing(connect(path, writable=False)) as source,
                closing(sqlite3.connect(unfinished)) as destination,
            ):
                source.backup(destination)
                finding = str(destination.execute("PRAGMA quick_check(1)").fetchone()[0])
            if finding != "ok":
                raise damaged(str(path), finding)
    except (sqlite3.Error, OSError) as error:
        raise explained(target, error) from error


def explained(path: Path, error: sqlite3.Error | OSError | UnicodeDecodeError) -> Exception:
    """Return the TrialDeskError for an error of this file; the error itself when it is a defect."""
    if isinstance(error, OSError):
        return refused(str(path), error.strerror or str(error))
    return explanation(str(path), error) or error


@contextmanager
def put_into_place(path: Path) -> Iterator[Path]:
    """Return a path to write to; what was written there appears at ``path`` whole or not at all.

    Raises FileExistsError, and leaves the file there alone, when one is there already.
    """
    from tempfile import TemporaryDirectory

    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), path)
    _make_folder(path.parent)
    with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
        unfinished = Path(folder) / path.name
        yield unfinished
        _complete(unfinished, path)
        # a journal left by a deleted library must not be played into a new one
        if not path.exists():
            for suffix in ("-wal", "-shm"):
                _beside(path, suffix).unlink(missing_ok=True)
        _move(unfinished, path)
        flush_folder(path.parent)


def _complete(unfinished: Path, path: Path) -> None:
    """Refuse a file that did not get whole onto the disk, as when that is full; else flush it.

    SQLite moves the journal into the file at closing, and is silent when that fails.
    """
    journal = _beside(unfinished, "-wal")
    if journal.exists() and journal.stat().st_size:
        raise TrialDeskError("library-full", location=str(path), reason="journal left")
    try:
        # read as it is: a checkpoint on opening must not hide what is missing
        uri = f"{unfinished.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            finding = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            number = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error as error:
        raise TrialDeskError("library-full", location=str(path), reason=str(error)) from error
    if finding != "ok" or number != APPLICATION_ID:
        raise TrialDeskError("library-full", location=str(path), reason=finding)
    with unfinished.open("r+b") as file:
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), folder) from error


def _move(unfinished: Path, path: Path) -> None:
    """Move without ever replacing a file."""
    if sys.platform == "win32":
        unfinished.rename(path)
        return
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(EEXIST, os.strerror(EEXIST), path) from None
        unfinished.rename(path)
