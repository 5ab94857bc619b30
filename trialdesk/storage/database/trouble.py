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
    return LibraryMissingError("library-missing", location=location)


def damaged(location: str, finding: str | TrialDeskError) -> LibraryUnusableError:
    return LibraryUnusableError("library-damaged", location=location, finding=finding)


def in_use(location: str) -> LibraryInUseError:
    return LibraryInUseError("library-in-use", location=location)


def refused(location: str, reason: str) -> LibraryUnusableError:
    return LibraryUnusableError("library-refused", location=location, reason=reason)


def explanation(location: str, error: BaseException | None) -> TrialDeskError | None:
    """Explain what a database driver raised; None when it is a defect of this program."""
    reason = " ".join(str(error).split())
    if isinstance(error, UnicodeDecodeError):
        return damaged(location, reason)
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and isinstance(error, sqlite3.OperationalError):
            return damaged(location, reason)  # text that is no text any more
        return _file_trouble(location, (code or 0) & _PRIMARY, reason)
    return _server_trouble(location, getattr(error, "sqlstate", None), reason)


def _file_trouble(location: str, code: int, reason: str) -> TrialDeskError | None:
    if code in _DAMAGED or reason == _SIGN_OF_DAMAGE:
        return damaged(location, reason)
    if code in _BUSY:
        return in_use(location)
    if code == sqlite3.SQLITE_FULL:
        return TrialDeskError("library-full", location=location, reason=reason)
    if code == sqlite3.SQLITE_IOERR:
        return LibraryUnusableError("library-disk-failed", location=location, reason=reason)
    return refused(location, reason) if code in _FORBIDDEN else None


def _server_trouble(location: str, state: str | None, reason: str) -> TrialDeskError | None:
    if state in _SERVER_FORBIDDEN:
        return refused(location, reason)
    if state is None or state.startswith(_SERVER_AWAY):
        return LibraryUnusableError("server-not-answering", location=location, reason=reason)
    return None
