"""A large JSON file study by study, without holding it whole."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import Readable

DEEPEST = 200
"""How deep values may be nested; far from where any supported Python gives up."""

_CHUNK = 2**20  # bytes
_LARGEST_STUDY = 64 * 2**20  # bytes
_STRUCTURE = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]"]', re.DOTALL)
_PAGE = re.compile(rb'\{\s*"(?:studies|totalCount|nextPageToken)"')
_OPEN, _LIST = b"{[", ord("[")


def studies(file: Readable, document: str) -> Iterator[bytes]:
    """Return the bytes of each study of a list, a page, or one study after the other.

    Raises UnreadableFileError naming the byte where the file is broken or ends within a study.
    """
    start = file.read(_CHUNK).removeprefix(BOM_UTF8).lstrip()
    level = 1 if start[:1] == b"[" else 2 if _PAGE.match(start) else 0
    walk = _Walk(document, level)
    chunk = start
    while chunk:
        yield from walk.take(chunk)
        chunk = file.read(_CHUNK)
    walk.end()


def chunks(file: Readable) -> Iterator[bytes]:
    """Return a file part by part, without its byte order mark."""
    chunk = file.read(_CHUNK).removeprefix(BOM_UTF8)
    while chunk:
        yield chunk
        chunk = file.read(_CHUNK)


class _Walk:
    """Follows the brackets of a JSON text as it comes; a study opens at ``level``."""

    def __init__(self, document: str, level: int) -> None:
        self._document = document
        self._level = level
        self._held = b""
        self._at = 0  # where in what is held to go on
        self._before = 0  # bytes let go
        self._depth = 0
        self._start: int | None = None

    def take(self, chunk: bytes) -> Iterator[bytes]:
        self._held += chunk
        for hit in _STRUCTURE.finditer(self._held, self._at):
            sign = hit[0]
            if sign == b'"':  # a text that ends in a later chunk
                break
            self._at = hit.end()
            if len(sign) == 1:
                study = self._step(sign, hit.start())
                if study is not None:
                    yield study
        else:
            self._at = len(self._held)
        self._let_go()

    def _step(self, sign: bytes, place: int) -> bytes | None:
        if sign in _OPEN:
            if self._depth == self._level and self._start is None and sign == b"{":
                self._start = place
            self._depth += 1
            if self._depth > self._level + DEEPEST:
                raise self._unreadable("values are nested too deeply", place)
            return None
        self._depth -= 1
        if self._depth < 0:
            raise self._unreadable("a bracket closes that none opened", place)
        if self._depth == self._level and self._start is not None:
            study, self._start = self._held[self._start : place + 1], None
            return study
        return None

    def _let_go(self) -> None:
        """Drop what is done with; a study under way is kept from its first byte."""
        keep = self._at if self._start is None else min(self._start, self._at)
        self._held = self._held[keep:]
        self._before += keep
        self._at -= keep
        if self._start is not None:
            self._start -= keep
        if len(self._held) > _LARGEST_STUDY:
            raise self._unreadable("a study is larger than 64 MB", 0)

    def end(self) -> None:
        if self._depth or self._at < len(self._held):
            raise self._unreadable("the file ends within a study", len(self._held))

    def _unreadable(self, what: str, place: int) -> UnreadableFileError:
        where = f"{what} at byte {self._before + place + 1}"
        return UnreadableFileError(self._document, where, "Download the file again.")
