"""Where a value comes from."""

from dataclasses import dataclass
from typing import Literal

SnapshotKind = Literal["registry", "page", "publication"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One stored state of one record, as a document gave it.

    ``data_date`` is the day the source says its data stand for ("2025-08-14", or less precise as
    "2025"); ``data_date_basis`` says which day that is: "registry version", "last updated",
    "last reviewed", "published" or "given at import". ``registry`` names the registry the record
    is of; a ``partial`` source can hold, or was asked for, some of a record's fields only.
    """

    document: str
    kind: SnapshotKind
    sha256: str
    data_date: str | None = None
    data_date_basis: str | None = None
    publisher: str | None = None
    citation: str | None = None
    imported_at: str | None = None
    id: int | None = None
    registry: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The place a value stands in a document.

    ``pointer`` is a JSON pointer into the record; ``lines`` count from 1 in the document;
    ``quote`` holds the document's own words; ``remark`` is a caution on how it was read.
    """

    document: str
    pointer: str | None = None
    lines: tuple[int, ...] = ()
    quote: str | None = None
    snapshot: int | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One document gives several readings of one value; none of them is taken as the value.

    ``path`` names the value as the keys of ``Trial.sources`` do.
    """

    path: str
    readings: tuple[tuple[str, Source], ...]
    remark: str | None = None
