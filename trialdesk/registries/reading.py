"""What comes of reading a file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from trialdesk.domain.trial import Trial
from trialdesk.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Issue:
    """A broken field: the reading went on without it."""

    pointer: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Record:
    """One trial and the bytes it was read from, unchanged."""

    trial: Trial
    raw: bytes
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that could not be read, and why."""

    document: str
    reason: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file held."""

    records: tuple[Record, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def each(document: str, made: Iterable[Callable[[], Record]]) -> Iterator[Record | Rejection]:
    """Make each record; one that cannot be made is a rejection that names its place."""
    for number, make in enumerate(made, start=1):
        try:
            yield make()
        except UnreadableFileError as error:
            yield Rejection(document, f"{error} (record {number} of the file)")


def gathered(items: Iterable[Record | Rejection]) -> Reading:
    """Put together what came one by one."""
    held = list(items)
    return Reading(
        tuple(item for item in held if isinstance(item, Record)),
        tuple(item for item in held if isinstance(item, Rejection)),
    )
