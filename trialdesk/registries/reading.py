"""What comes of reading a file."""

from dataclasses import dataclass

from trialdesk.domain.trial import Trial


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
