"""An open library's database: one way to read, one way to write."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, exc

from trialdesk.errors import Cancelled, LibraryUnusableError, TrialDeskError
from trialdesk.progress import Progress, Step
from trialdesk.storage.database.trouble import explanation

_STEPS = 10_000  # of SQLite's machine from one look at the clock to the next
_SILENT_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Database:
    """Readers never wait for a writer; writers of this program queue.

    ``closing`` holds what orderly closing undoes. ``notice`` says what an
    unclean exit left.
    """

    location: str
    reader: Engine
    writer: Engine | None
    closing: ExitStack
    notice: TrialDeskError | None = None
    turn: Lock = field(default_factory=Lock)

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection that sees one state of the library and can change nothing."""
        return transaction(self.reader, self.location)

    @contextmanager
    def searching(self, progress: Progress) -> Iterator[Connection]:
        """Return such a connection for a question that can be cancelled while SQLite answers it."""
        with self.reading() as connection, interruptible(connection, progress, Step.SEARCHING):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Return a connection whose changes are all kept, on disk, or all undone."""
        if self.writer is None:
            raise LibraryUnusableError("library-read-only", location=self.location)
        with self.turn, transaction(self.writer, self.location) as connection:
            yield connection


@contextmanager
def transaction(engine: Engine, location: str) -> Iterator[Connection]:
    """Do all or nothing; raises a TrialDeskError for what its user can act on."""
    with explained(location), engine.begin() as connection:
        yield connection


@contextmanager
def interruptible(connection: Connection, progress: Progress, step: Step) -> Iterator[None]:
    """Report while SQLite works on a statement; a server's statement is waited for."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cancelled: list[Cancelled] = []
    driver: Any = connection.connection.driver_connection
    since = monotonic()

    def stops() -> bool:
        try:
            if monotonic() - since > _SILENT_SECONDS:
                progress(0, None, step)
        except Cancelled as error:
            cancelled.append(error)
        return bool(cancelled)

    driver.set_progress_handler(stops, _STEPS)
    try:
        yield
    except exc.OperationalError:
        if cancelled:
            raise cancelled[0] from None
        raise
    finally:
        driver.set_progress_handler(None, 0)


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Raise a TrialDeskError in place of what a database refuses and its user can act on."""
    try:
        yield
    except (exc.DBAPIError, UnicodeDecodeError) as error:
        known = explanation(location, getattr(error, "orig", error))
        if known is None:
            raise
        raise known from error
