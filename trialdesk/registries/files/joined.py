"""A file whose start was read already."""

import io
from typing import TYPE_CHECKING

from trialdesk.registries.files.archives import Readable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Joined(io.RawIOBase):
    """A stream of what was read of a file, and then its rest."""

    def __init__(self, start: bytes, rest: Readable) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        room = memoryview(buffer).cast("B")
        read = self._start.read(len(room)) or self._rest.read(len(room))
        room[: len(read)] = read
        return len(read)
