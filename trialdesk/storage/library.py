"""The one door to what is stored."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Select, delete, func, insert, select

from trialdesk.domain.place import PlaceCorrection
from trialdesk.domain.source import Snapshot
from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import Corrections
from trialdesk.domain.workspace.link import Link
from trialdesk.errors import TrialDeskError, TrialMissingError, UnreadableRecordError
from trialdesk.progress import Progress, silent
from trialdesk.storage import schema, snapshots, soundness
from trialdesk.storage.corrections import (
    read_corrections,
    read_place_corrections,
    write_corrections,
    write_place_corrections,
)
from trialdesk.storage.database.database import Database
from trialdesk.storage.database.file_database import open_file
from trialdesk.storage.database.server_database import open_server
from trialdesk.storage.database.trouble import damaged
from trialdesk.storage.links import read_links, write_link
from trialdesk.storage.lists import current
from trialdesk.storage.lists.current import Reread
from trialdesk.storage.lists.facet_counts import FacetCounts, facet_counts
from trialdesk.storage.lists.first_page import PAGE, SUMMARIES, FirstPage, numbered, summaries
from trialdesk.storage.lists.rows import StoredRow, stored_raw, stored_snapshot
from trialdesk.storage.lists.search import Search, numbers
from trialdesk.storage.reader import Reader
from trialdesk.storage.schema import trial
from trialdesk.storage.snapshots import Added

_ONLY_BOARD = 1
_WHOSE = (
    schema.snapshot.c.trial_id,
    *(schema.snapshot.c[name] for name in Snapshot.__slots__),
)


def open_library(
    location: str | Path,
    *,
    read: Reader,
    create: bool = False,
    writable: bool = False,
    progress: Progress = silent,
) -> "Library":
    """Open the library in a file, or at a database address such as postgresql+psycopg://….

    ``read`` makes trials of the records it holds. An older library is brought up to date; one
    that was not closed properly is looked through for damage, which takes a while where it is
    large. Raises LibraryMissingError when there is none and none shall be made, LibraryInUseError
    when another program writes to it and this one wants to, and LibraryUnusableError for a file
    that is damaged, newer or no library.
    """
    if isinstance(location, str) and "://" in location:
        return Library(open_server(location, read=read, create=create, writable=writable), read)
    path = Path(location)
    return Library(
        open_file(path, read=read, create=create, writable=writable, progress=progress), read
    )


class Library:
    """Stored trials and what users wrote about them; usable from several threads.

    Every method raises LibraryUnusableError when what it needs is damaged or out of reach.
    """

    def __init__(self, database: Database, read: Reader) -> None:
        self._database = database
        self._read = read
        self.location = database.location
        self.writable = database.writer is not None
        self.notice = database.notice
        """What the check after an unclean exit found, for the user; None after a clean one."""

    def summaries(self) -> tuple[TrialSummary, ...]:
        """List the trials by id."""
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(SUMMARIES).all()
        return summaries(rows, self.location)

    def first_page(self) -> FirstPage:
        """List the newest trials and count them all."""
        newest = select(*current.LISTED).order_by(trial.c.number.desc()).limit(PAGE)
        with self._database.reading() as connection:
            rows = connection.execute(newest).all()
        return FirstPage(numbered(rows, self.location), self.count())

    def count(self) -> int:
        """Count the trials."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(trial)).scalar_one())

    def numbers(
        self,
        asked: Search,
        most: int | None = None,
        progress: Progress = silent,
        *,
        best_first: bool = False,
    ) -> Sequence[int]:
        """Find trials by their numbers, the newest data first, or what the words say most of."""
        with self._database.searching(progress) as connection:
            return numbers(asked, connection, most, best_first=best_first)

    def listed(self, numbers: Sequence[int]) -> dict[int, TrialSummary]:
        """List the trials of these numbers; one that has another number by now is left out."""
        with self._database.reading() as connection:
            return current.listed(connection, trial.c.number, numbers, self.location)

    def number(self, trial_id: str) -> int | None:
        """Return the number of a trial; None where it is not held."""
        rows = self._rows(select(trial.c.number).where(trial.c.id == trial_id))
        return int(rows[0]["number"]) if rows else None

    def facet_counts(
        self,
        asked: Search,
        facet: str,
        holding: str,
        most: int,
        progress: Progress = silent,
    ) -> FacetCounts:
        """Count the trials of each value of a facet that holds some words."""
        with self._database.searching(progress) as connection:
            return facet_counts(asked, facet, holding, most, connection)

    def summaries_of(self, ids: Sequence[str]) -> tuple[TrialSummary, ...]:
        """List some trials, in the order asked; those that are not there are left out."""
        with self._database.reading() as connection:
            listed = current.listed(connection, trial.c.id, ids, self.location)
        held = {entry.id: entry for entry in listed.values()}
        return tuple(held[trial_id] for trial_id in ids if trial_id in held)

    def index_again(self) -> Iterator[Reread]:
        """Make lists, filters and full-text index anew from the stored records, all or none.

        Gives each trial as it is done; nothing is kept unless all are taken.
        """
        with self._database.writing() as connection:
            yield from current.index_again(connection, self.location, self._read)

    def trials(self, ids: Sequence[str]) -> tuple[Trial, ...]:
        """Return the current state of trials in the order asked; raises TrialMissingError."""
        is_current = schema.trial.c.current_snapshot == schema.snapshot.c.id
        wanted = (
            select(schema.snapshot).join(schema.trial, is_current).where(schema.trial.c.id.in_(ids))
        )
        rows = {row["trial_id"]: row for row in self._rows(wanted)}
        self._refuse_missing(set(ids) - set(rows))
        trials = {trial_id: self._trial(row) for trial_id, row in rows.items()}
        return tuple(trials[trial_id] for trial_id in ids)

    def add(self, trials: Sequence[tuple[Trial, bytes]]) -> tuple[Added, ...]:
        """Store records and the bytes they were read from, all or none; nothing is replaced."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            return snapshots.add(connection, trials, now)

    def preview(self, trials: Sequence[tuple[Trial, bytes]]) -> tuple[Added, ...]:
        """Return what ``add`` would make of records, and store nothing."""
        with self._database.reading() as connection:
            return snapshots.preview(connection, trials)

    def snapshots(self, trial_id: str) -> tuple[Snapshot, ...]:
        """Return a trial's snapshots, the first imported first; raises TrialMissingError."""
        wanted = select(*_WHOSE).where(schema.snapshot.c.trial_id == trial_id)
        rows = self._rows(wanted.order_by(schema.snapshot.c.id))
        self._refuse_missing([] if rows else [trial_id])
        return tuple(stored_snapshot(row) for row in rows)

    def snapshot(self, number: int) -> tuple[Snapshot, str]:
        """Return one snapshot and the trial it is of; raises TrialMissingError."""
        row = self._numbered(number, select(*_WHOSE))
        return stored_snapshot(row), row["trial_id"]

    def trial_at(self, snapshot: int) -> Trial:
        """Return a trial as one of its snapshots holds it; raises TrialMissingError."""
        return self._trial(self._numbered(snapshot, select(schema.snapshot)))

    def raw(self, snapshot: int) -> bytes:
        """Return a snapshot's record byte for byte; raises TrialMissingError."""
        columns = schema.snapshot.c
        wanted = select(columns.raw, columns.raw_compressed, columns.sha256)
        row = self._numbered(snapshot, wanted)
        with self._explaining_damage():
            return stored_raw(row)

    def board(self) -> tuple[str, ...]:
        """Return the trials on the board, in order."""
        wanted = select(schema.board_trial.c.trial_id).order_by(schema.board_trial.c.position)
        return tuple(row["trial_id"] for row in self._rows(wanted))

    def save_board(self, ids: Sequence[str]) -> None:
        """Put these trials on the board in place of what was there."""
        rows = [
            {"board_id": _ONLY_BOARD, "position": position, "trial_id": trial_id}
            for position, trial_id in enumerate(ids)
        ]
        with self._database.writing() as connection:
            connection.execute(delete(schema.board_trial))
            connection.execute(delete(schema.board))
            connection.execute(insert(schema.board).values(id=_ONLY_BOARD, name=""))
            if rows:
                connection.execute(insert(schema.board_trial), rows)

    def seen(self) -> dict[str, int]:
        """Return the snapshot of each trial that was shown when the board was last left."""
        columns = schema.board_seen.c
        return {
            row["trial_id"]: row["snapshot"]
            for row in self._rows(select(columns.trial_id, columns.snapshot))
        }

    def save_seen(self, ids: Sequence[str]) -> None:
        """Keep which snapshots of these trials are shown now, in place of what was kept."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        shown = select(trial.c.id, trial.c.current_snapshot).where(trial.c.id.in_(ids))
        with self._database.writing() as connection:
            rows = [
                {"trial_id": row.id, "snapshot": row.current_snapshot, "seen_at": now}
                for row in connection.execute(shown)
            ]
            connection.execute(delete(schema.board_seen))
            if rows:
                connection.execute(insert(schema.board_seen), rows)

    def links(self) -> tuple[Link, ...]:
        """Return the pairs of records that may be of one trial, those not answered yet first."""
        with self._database.reading() as connection:
            return read_links(connection)

    def answer(self, link: Link) -> None:
        """Keep what the user said of a pair; one that is "proposed" is asked of again."""
        with self._database.writing() as connection:
            write_link(connection, link)

    def findings(self) -> tuple[TrialDeskError, ...]:
        """Look through the database for damage; () when it is sound."""
        with self._database.reading() as connection:
            return tuple(soundness.of_database(connection))

    def trial_findings(self, listed: TrialSummary) -> tuple[TrialDeskError, ...]:
        """Name where what is listed and filtered differs from the trial's current record."""
        (trial,) = self.trials([listed.id])
        with self._database.reading() as connection:
            return tuple(soundness.of_trial(connection, trial, listed))

    def corrections(self) -> Corrections:
        """Return what users put right in the alignment of criteria."""
        with self._database.reading() as connection:
            return read_corrections(connection)

    def save_corrections(self, corrections: Corrections) -> None:
        """Keep these corrections in place of those kept before."""
        with self._database.writing() as connection:
            write_corrections(connection, corrections)

    def place_corrections(self) -> frozenset[PlaceCorrection]:
        """Return where users say that addresses lie."""
        with self._database.reading() as connection:
            return read_place_corrections(connection)

    def save_place_corrections(self, corrections: Iterable[PlaceCorrection]) -> None:
        """Keep these places in place of those kept before."""
        with self._database.writing() as connection:
            write_place_corrections(connection, corrections)

    def close(self) -> None:
        """End orderly; a second time does nothing."""
        self._database.closing.close()

    def _rows(self, wanted: Select[Any]) -> list[StoredRow]:
        with self._database.reading() as connection:
            return [row._asdict() for row in connection.execute(wanted)]

    def _numbered(self, number: int, wanted: Select[Any]) -> StoredRow:
        rows = self._rows(wanted.where(schema.snapshot.c.id == number))
        if not rows:
            raise TrialMissingError("snapshot-missing", location=self.location, snapshot=number)
        return rows[0]

    def _refuse_missing(self, ids: Collection[str]) -> None:
        if ids:
            trials = tuple(sorted(ids))
            raise TrialMissingError("trial-missing", location=self.location, trials=trials)

    def _trial(self, row: StoredRow) -> Trial:
        with self._explaining_damage():
            return current.stored_trial(row, self._read)

    @contextmanager
    def _explaining_damage(self) -> Iterator[None]:
        try:
            yield
        except UnreadableRecordError as error:
            raise damaged(self.location, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
