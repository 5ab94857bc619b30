"""Opening a library that is a SQLite file."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, QueuePool, create_engine, delete, event, insert, select

from trialdesk.errors import TrialDeskError
from trialdesk.progress import Progress, Step, silent
from trialdesk.storage.database.database import Database, interruptible, transaction
from trialdesk.storage.database.file import (
    APPLICATION_ID,
    SCHEMA,
    connect,
    copy,
    put_into_place,
    recognise,
    refuse_newer,
)
from trialdesk.storage.database.trouble import damaged, in_use, refused
from trialdesk.storage.reader import Reader
from trialdesk.storage.schema import metadata, opening, schema_revision


def open_file(
    path: Path, *, read: Reader, create: bool, writable: bool, progress: Progress = silent
) -> Database:
    """Open a library file, brought up to date; raises the errors of ``open_library``."""
    if create and not os.path.lexists(path):
        create_file(path)
    recognise(path)
    location = str(path)
    with ExitStack() as closing:
        if writable:
            closing.enter_context(_only_writer(path))
        _bring_up_to_date(path, read, locked=writable)
        writer = closing.enter_context(_opened(path, writable=True)) if writable else None
        notice = _begin_session(writer, location, progress) if writer else None
        if writer:
            closing.callback(_end_session, writer, location)
        reader = closing.enter_context(_opened(path, writable=False))
        return Database(location, reader, writer, closing.pop_all(), notice)


def create_file(path: Path) -> None:
    """Write an empty library where there is no file yet; whole, or not at all."""
    try:
        with suppress(FileExistsError), put_into_place(path) as unfinished:
            unfinished.touch()
            with _opened(unfinished, writable=True) as engine:
                _write_schema(engine, str(path))
    except OSError as error:
        raise refused(str(path), error.strerror or str(error)) from error


def _write_schema(engine: Engine, location: str) -> None:
    with transaction(engine, location) as connection:
        metadata.create_all(connection)
        connection.execute(insert(schema_revision).values(version_num=f"{SCHEMA:04d}"))
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def _opened(path: Path, *, writable: bool) -> Iterator[Engine]:
    # one connection writes, so that a second one cannot wait for the first
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path, writable=writable),
        poolclass=QueuePool,
        pool_size=1 if writable else 5,
        max_overflow=0 if writable else 10,
    )
    begin = "BEGIN IMMEDIATE" if writable else "BEGIN"

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Hold the lock of the file's one writer; the system frees it when the program dies."""
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise in_use(str(path)) from None
    except OSError as error:
        raise refused(str(path), error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()


def _bring_up_to_date(path: Path, read: Reader, *, locked: bool) -> None:
    stored = _schema(path)
    refuse_newer(stored, str(path))
    if stored < SCHEMA:
        with nullcontext() if locked else _only_writer(path):
            _upgrade(path, stored, read)


def _schema(path: Path) -> int:
    """Read the schema's number from the file and its journal."""
    with (
        _opened(path, writable=False) as engine,
        transaction(engine, str(path)) as connection,
    ):
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _upgrade(path: Path, stored: int, read: Reader) -> None:
    """Upgrade in one transaction; a copy of the old file stays beside the new one."""
    from trialdesk.storage.database.upgrade import upgrade

    copy(path, path.with_name(f"{path.name}.schema-{stored}"))
    with (
        _opened(path, writable=True) as engine,
        transaction(engine, str(path)) as connection,
    ):
        upgrade(connection, read)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _begin_session(writer: Engine, location: str, progress: Progress) -> TrialDeskError | None:
    """Mark the library as open; after an unclean exit look for damage first and say so."""
    with transaction(writer, location) as connection:
        left_open = connection.execute(select(opening.c.opened_at)).scalar()
        if left_open is not None:
            with interruptible(connection, progress, Step.CHECKING_FOR_DAMAGE):
                _refuse_damaged(connection, location)
            connection.execute(delete(opening))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(opening).values(id=1, opened_at=now))
    if left_open is None:
        return None
    return TrialDeskError("library-left-open", opened_at=left_open)


def _refuse_damaged(connection: Connection, location: str) -> None:
    finding = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if finding != "ok":
        raise damaged(location, str(finding))


def _end_session(writer: Engine, location: str) -> None:
    # the next opening checks the file if this does not succeed
    with suppress(TrialDeskError), transaction(writer, location) as connection:
        connection.execute(delete(opening))
