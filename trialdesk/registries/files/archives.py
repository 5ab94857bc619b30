"""Zip and gzip files, opened without trusting what they say of themselves."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from trialdesk.errors import UnreadableFileError

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
_EMPTY_ZIP = b"PK\x05\x06"
_MOST_MEMBERS = 2_000_000
_LARGEST_MEMBER = 8 * 2**30  # bytes, inflated
_LARGEST_ARCHIVE = 32 * 2**30  # bytes, inflated; a whole registry has half of it
_MOST_TIMES = 200  # how many times its packed size a member may inflate to; texts reach 20
_FREE = 32 * 2**20  # bytes beyond that, over all members of an archive
_PLAIN_METHODS = {0, 8}  # stored, deflate: zipfile inflates the others without a bound
_ENCRYPTED = 0x1
_LINK = 0o120000
_FILE_KIND = 0o170000
_AGAIN = "Download the archive again."
_BROKEN = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Readable(Protocol):
    """What gives its bytes bit by bit."""

    def read(self, size: int = -1, /) -> bytes: ...


Member = tuple[str, Readable | UnreadableFileError]


def is_archive(start: bytes) -> bool:
    return start.startswith((ZIP, _EMPTY_ZIP, GZIP))


def members(file: BinaryIO, document: str) -> Iterator[Member]:
    """Return each file of an archive with its name, or why it is not read; folders are passed over.

    A name is only ever shown: nothing is written under it. Raises UnreadableFileError where the
    archive itself is broken.
    """
    start = file.read(len(ZIP))
    file.seek(0)
    if start.startswith(GZIP):
        with gzip.open(file) as packed:
            name = document.removesuffix(".gz")
            yield name, Bounded(packed, _size(file), document, Allowance())
        return
    try:
        with ZipFile(file) as archive:
            yield from _members(archive, document)
    except _BROKEN as error:
        place = f"the archive is broken ({error or type(error).__name__})"
        raise UnreadableFileError(document, place, _AGAIN) from error


def _size(file: BinaryIO) -> int:
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size


def _members(archive: ZipFile, document: str) -> Iterator[Member]:
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS:
        place = f"it holds {len(infos)} files, more than {_MOST_MEMBERS}"
        raise UnreadableFileError(document, place, "Pack fewer files in an archive.")
    names: set[str] = set()
    allowance = Allowance()
    last_end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.is_dir():
            continue
        name = f"{document}/{_shown(info.filename)}"
        why = _refusal(info, names, last_end)
        names.add(info.filename)
        last_end = max(last_end, info.header_offset + info.compress_size)
        if why:
            yield name, UnreadableFileError(name, why, "Unpack it with other software first.")
        else:
            yield from _opened(archive, info, name, allowance)


def _shown(name: str) -> str:
    """Write a name so that it shows no control signs and leads nowhere."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)[:300]


def _refusal(info: ZipInfo, names: set[str], last_end: int) -> str:
    """Return why a member is not read; empty where nothing speaks against it."""
    parts = info.filename.replace("\\", "/").split("/")
    reasons = (
        (info.flag_bits & _ENCRYPTED, "it is encrypted"),
        ((info.external_attr >> 16) & _FILE_KIND == _LINK, "it is a link"),
        (
            ".." in parts or info.filename.startswith(("/", "\\")),
            "its name leads out of the archive",
        ),
        (info.filename in names, "another file of the archive has its name"),
        (info.header_offset < last_end, "it overlaps another file of the archive"),
        (info.compress_type not in _PLAIN_METHODS, "it is packed by an unknown method"),
        (info.file_size > _LARGEST_MEMBER, "it is too large"),
    )
    return next((reason for applies, reason in reasons if applies), "")


def _opened(archive: ZipFile, info: ZipInfo, name: str, allowance: "Allowance") -> Iterator[Member]:
    try:
        with archive.open(info) as member:
            yield name, Bounded(member, info.compress_size, name, allowance)
    except _BROKEN as error:
        place = f"it cannot be unpacked ({error or type(error).__name__})"
        yield name, UnreadableFileError(name, place, _AGAIN)


@dataclass(slots=True)
class Allowance:
    """Bytes the members of one archive may still inflate to: in all, and beyond their ratio."""

    total: int = _LARGEST_ARCHIVE
    free: int = _FREE


class Bounded:
    """A packed file that stops where it inflates beyond what a text can.

    Its reading raises UnreadableFileError, also for a wrong checksum or size.
    """

    def __init__(self, packed: Readable, size: int, name: str, allowance: Allowance) -> None:
        self._packed = packed
        self._most = size * _MOST_TIMES
        self._name = name
        self._given = 0
        self._allowance = allowance

    def read(self, size: int = -1, /) -> bytes:
        room = max(0, self._most - self._given) + self._allowance.free + 1
        try:
            content = self._packed.read(room if size < 0 else min(size, room))
        except _BROKEN as error:
            place = f"it cannot be unpacked ({error or type(error).__name__})"
            raise UnreadableFileError(self._name, place, _AGAIN) from error
        self._take(len(content))
        return content

    def _take(self, size: int) -> None:
        beyond = max(0, self._given + size - max(self._most, self._given))
        self._given += size
        self._allowance.total -= size
        if beyond > self._allowance.free:
            place = f"it unpacks to more than {_MOST_TIMES} times its size"
            raise UnreadableFileError(self._name, place, "Such an archive is not read.")
        self._allowance.free -= beyond
        if self._allowance.total < 0 or self._given > _LARGEST_MEMBER:
            raise UnreadableFileError(self._name, "it is too large", "Import it in smaller parts.")
