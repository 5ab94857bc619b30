"""What a database refuses, as an error its user can act on."""

import sqlite3

from trialdesk.errors import (
    LibraryInUseError,
    LibraryMissingError,
    LibraryUnusableError,
    TrialDeskError,
)

# what the fixed statements of this package meet only where the file is no longer what was written
_SIGN_OF_DAMAGE = "FOREIGN KEY constraint failed"
_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_PRIMARY = 0xFF  # https://www.sqlite.org/rescode.html: the low byte is the primary result code

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_SERVER_FORBIDDEN = {"25006", "42501"}
_SERVER_AWAY = ("08", "28", "3D", "53", "57")


def missing(location: str) -> LibraryMissingError:
    return LibraryMissingError(
        f"There is no library at {location}. Import a record to make one, or name another."
    )


def damaged(location: str, finding: str) -> LibraryUnusableError:
    return LibraryUnusableError(
        f"The library {location} is damaged ({finding}). It was left as it is. Restore a copy of "
        "it, or move it aside and import the records again."
    )


def in_use(location: str) -> LibraryInUseError:
    return LibraryInUseError(
        f"Another TrialDesk is writing to {location}. Close it, or open the library for reading."
    )


def refused(location: str, reason: str) -> LibraryUnusableError:
    return LibraryUnusableError(
        f"{location} cannot be opened or written to ({reason}). Check that the path is right and "
        "that you may read and write there."
    )


def explanation(location: str, error: BaseException | None) -> TrialDeskError | None:
    """Explain what a database driver raised; None when it is a defect of this program."""
    said = " ".join(str(error).split())
    if isinstance(error, UnicodeDecodeError):
        return damaged(location, said)
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and isinstance(error, sqlite3.OperationalError):
            return damaged(location, said)  # text that is no text any more
        return _file_trouble(location, (code or 0) & _PRIMARY, said)
    return _server_trouble(location, getattr(error, "sqlstate", None), said)


def _file_trouble(location: str, code: int, said: str) -> TrialDeskError | None:
    if code in _DAMAGED or said == _SIGN_OF_DAMAGE:
        return damaged(location, said)
    if code in _BUSY:
        return in_use(location)
    if code == sqlite3.SQLITE_FULL:
        return TrialDeskError(
            f"{location} could not be written ({said}). What was stored before is safe. "
            "Make room on the disk and try again."
        )
    if code == sqlite3.SQLITE_IOERR:
        return LibraryUnusableError(
            f"{location} could not be read or written ({said}). Check the disk and the room left "
            "on it; if the error stays, the file is damaged: restore a copy."
        )
    return refused(location, said) if code in _FORBIDDEN else None


def _server_trouble(location: str, state: str | None, said: str) -> TrialDeskError | None:
    if state in _SERVER_FORBIDDEN:
        return refused(location, said)
    if state is None or state.startswith(_SERVER_AWAY):
        return LibraryUnusableError(
            f"The database server of {location} does not answer as it should ({said}). "
            "Check the address, the user and the network, and try again."
        )
    return None
