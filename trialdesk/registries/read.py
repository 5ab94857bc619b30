"""A file, or what an archive holds, becomes records one by one."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.dispatch import of_line, read_as_it_comes, read_contents
from trialdesk.registries.files.archives import Readable, is_archive, members
from trialdesk.registries.files.joined import Joined
from trialdesk.registries.files.json_lines import holds_lines, numbered_lines
from trialdesk.registries.files.json_stream import chunks, studies
from trialdesk.registries.files.recognition import first_lines, is_json
from trialdesk.registries.formats.ctgov_json.well_formed import read_well_formed
from trialdesk.registries.reading import Reading, Record, Rejection, gathered
from trialdesk.registries.study.dates import is_date

_LARGEST_FILE = 64 * 2**20  # bytes of what is read whole
_ENOUGH = 200  # bytes
_WHOLE = 16 * 2**20  # bytes read at once
_USUAL = 2**20  # bytes; room for more costs time where it is not needed


def read(path: Path, as_of: str | None = None) -> Reading:
    """Read a file whole; for files that may be large there is ``records``.

    Never raises for a broken file: what cannot be read is a rejection naming file and place.
    """
    return gathered(records(path, as_of))


Take = Callable[[bytes, str], Reading]
"""Reads the bytes of a file of a name."""


def records(
    path: Path, as_of: str | None = None, take: Take | None = None
) -> Iterator[Record | Rejection]:
    """Read a file record by record, of an archive every file in it.

    ``as_of`` is the day its data stand for, where the user knows better; ``take`` reads what fits
    into memory, else ``read_bytes``. Never raises for a broken file: what cannot be read is a
    rejection naming file and place.
    """
    if as_of is not None and not is_date(as_of):
        raise ValueError(f"not a date: {as_of}")
    document = os.fsencode(path.name).decode("utf-8", "replace")
    for item in _of_file(path, document, take or read_bytes):
        yield _dated(item, as_of) if as_of and isinstance(item, Record) else item


def _of_file(path: Path, document: str, take: Take) -> Iterator[Record | Rejection]:
    if not path.is_file():  # a pipe would be waited for
        missing = UnreadableFileError(document, "there is no such file", "Check the name.")
        yield Rejection(document, str(missing))
        return
    try:
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
            file.seek(0)
            if is_archive(start):
                yield from _of_archive(file, document, take)
            else:
                yield from read_stream(file, document, take)
    except UnreadableFileError as error:
        yield Rejection(error.document, str(error))
    except OSError as error:
        place = f"cannot be opened ({error.strerror})"
        refused = UnreadableFileError(document, place, "Check that you may read it.")
        yield Rejection(document, str(refused))


def _of_archive(file: BinaryIO, document: str, take: Take) -> Iterator[Record | Rejection]:
    for name, member in members(file, document):
        try:
            if isinstance(member, UnreadableFileError):
                raise member
            yield from read_stream(member, name, take)
        except UnreadableFileError as error:
            yield Rejection(error.document, str(error))


def read_stream(file: Readable, document: str, take: Take) -> Iterator[Record | Rejection]:
    """Read tables, collections and larger JSON record by record, anything else whole."""
    start = file.read(_USUAL)
    parts = read_as_it_comes(start, file, document)
    if parts is None and len(start) == _USUAL:
        start += file.read(_WHOLE + 1 - _USUAL)
        if len(start) > _WHOLE:
            parts = _of_large(start, file, document, take)
    yield from _items(take(start, document)) if parts is None else parts


def _of_large(
    start: bytes, file: Readable, document: str, take: Take
) -> Iterator[Record | Rejection]:
    if holds_lines(first_lines(start)):
        yield from _of_lines(Joined(start, file), document, take)
    elif is_json(start):
        for study in studies(Joined(start, file), document):
            yield from _items(take(study, document))
    else:
        rest = file.read(_LARGEST_FILE - len(start) + 1)
        if len(start) + len(rest) > _LARGEST_FILE:
            place = f"larger than {_LARGEST_FILE // 2**20} MB"
            raise UnreadableFileError(document, place, "Import it in smaller parts.")
        yield from _items(take(start + rest, document))


def _items(reading: Reading) -> Iterator[Record | Rejection]:
    yield from reading.records
    yield from reading.rejections


def _of_lines(file: Readable, document: str, take: Take) -> Iterator[Record | Rejection]:
    for number, line in numbered_lines(chunks(file), b"\n", document):
        for item in _items(take(line, document)):
            yield of_line(item, number)


def read_bytes(raw: bytes, document: str, as_of: str | None = None) -> Reading:
    """Read what ``read`` reads, from memory."""
    if as_of is not None and not is_date(as_of):
        raise ValueError(f"not a date: {as_of}")
    try:
        reading = read_contents(raw, document)
    except UnreadableFileError as error:
        return _rejected(error)
    if as_of is None:
        return reading
    return replace(reading, records=tuple(_dated(record, as_of) for record in reading.records))


def read_for_listing(raw: bytes, document: str) -> Reading:
    """Read what lists and searches need of records: of well-formed studies not the results."""
    reading = read_well_formed(raw, document)
    return read_bytes(raw, document) if reading is None else reading


def _rejected(error: UnreadableFileError) -> Reading:
    return Reading(rejections=(Rejection(error.document, str(error)),))


def _dated(record: Record, as_of: str) -> Record:
    snapshot = record.trial.snapshot
    if snapshot is None:
        return record
    given = replace(snapshot, data_date=as_of, data_date_basis="given at import")
    return replace(record, trial=replace(record.trial, snapshot=given))
