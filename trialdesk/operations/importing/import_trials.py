"""Storing the records of files and folders in a library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal

from trialdesk.errors import TrialDeskError, UnreadableFileError
from trialdesk.operations.importing.record_files import document_name, record_files
from trialdesk.progress import Progress, silent
from trialdesk.registries.read import read_for_listing, records
from trialdesk.registries.reading import Issue, Record, Rejection
from trialdesk.registries.study.dates import is_date

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.domain.trial import Trial
    from trialdesk.storage.library import Library
    from trialdesk.storage.snapshots import Added

    Add = Callable[[Sequence[tuple[Trial, bytes]]], tuple[Added, ...]]

ImportOutcome = Literal["new", "changed", "identical", "rejected"]
_OUTCOMES: tuple[ImportOutcome, ...] = ("new", "changed", "identical", "rejected")

_LARGEST_BATCH = 200  # records
_LONGEST_BATCH = 0.06  # seconds; between batches an import can be cancelled


@dataclass(frozen=True, slots=True)
class ImportedRecord:
    """What became of one record; ``id`` and ``snapshot`` are None where there is none."""

    document: str
    id: str | None
    outcome: ImportOutcome
    snapshot: int | None = None
    reason: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every record, in the order of the files."""

    records: tuple[ImportedRecord, ...] = ()

    @property
    def counts(self) -> dict[ImportOutcome, int]:
        """Count the records by outcome, all outcomes named."""
        outcomes = [record.outcome for record in self.records]
        return {outcome: outcomes.count(outcome) for outcome in _OUTCOMES}


def import_files(
    library: "Library",
    paths: Sequence[Path],
    as_of: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Store every record found in files and, at any depth, in folders; each whole or not at all.

    ``progress`` gets the files done, the files in all and a record's id once that record is
    safely stored. What cannot be read is a rejected row. ``as_of`` is the day the data stand
    for, where the user knows better than the file. Raises TrialDeskError when it is no date, or
    when the library cannot be written to.
    """
    return _taken(library.add, paths, as_of, progress)


def preview_files(
    library: "Library",
    paths: Sequence[Path],
    as_of: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Return what ``import_files`` would make of the files, and store nothing."""
    return _taken(library.preview, paths, as_of, progress)


def _taken(
    add: "Add", paths: Sequence[Path], as_of: str | None, progress: Progress
) -> ImportReport:
    if as_of is not None and not is_date(as_of):
        raise TrialDeskError("date-malformed", date=as_of)
    files = list(record_files(paths))
    batch = _Batch(add, len(files), progress)
    for done, file in enumerate(files, start=1):
        for item in _records(file, as_of):
            batch.take(item, done)
    batch.store()
    return ImportReport(tuple(batch.rows))


def _records(file: Path | UnreadableFileError, as_of: str | None) -> Iterator[Record | Rejection]:
    if isinstance(file, UnreadableFileError):
        yield Rejection(file.document, str(file))
        return
    empty = True
    for item in records(file, as_of, read_for_listing):
        empty = False
        yield item
    if empty:
        name = document_name(file)
        error = UnreadableFileError(name, "it holds no record", "Choose another file.")
        yield Rejection(error.document, str(error))


@dataclass(slots=True)
class _Batch:
    """Records read and not stored yet, and the rows of all that is done with."""

    add: "Add"
    total: int
    progress: Progress
    waiting: list[tuple[Record | Rejection, int]] = field(default_factory=list)
    since: float = field(default_factory=monotonic)
    rows: list[ImportedRecord] = field(default_factory=list)

    def take(self, read_or_not: Record | Rejection, done: int) -> None:
        self.waiting.append((read_or_not, done))
        if len(self.waiting) >= _LARGEST_BATCH or monotonic() - self.since > _LONGEST_BATCH:
            self.store()

    def store(self) -> None:
        """Store what waits in one transaction, then report it."""
        waiting, self.waiting = self.waiting, []
        records = [record for record, _done in waiting if isinstance(record, Record)]
        added = iter(self.add([(record.trial, record.raw) for record in records]))
        for read_or_not, done in waiting:
            if isinstance(read_or_not, Rejection):
                row = _rejected(read_or_not)
            else:
                row = _imported(read_or_not, next(added))
            self.rows.append(row)
            self.progress(done, self.total, row.id or row.document)
        self.since = monotonic()


def _rejected(rejection: Rejection) -> ImportedRecord:
    return ImportedRecord(rejection.document, rejection.id, "rejected", reason=rejection.reason)


def _imported(record: Record, added: "Added") -> ImportedRecord:
    snapshot = record.trial.snapshot
    document = snapshot.document if snapshot else ""
    return ImportedRecord(document, added.id, added.outcome, added.snapshot, None, record.issues)
