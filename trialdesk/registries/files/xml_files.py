"""XML files of many records, read record by record."""

import re
import xml.etree.ElementTree as ET
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import Readable

_ENOUGH = 4096  # bytes before the first record
_AT_ONCE = 2**20
_LONGEST_RECORD = 64 * 2**20
_AGAIN = "Download it again."
_PROLOG = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml(?:(?!encoding)[^<>?])*"""
    rb"""(?:encoding\s*=\s*["'](?:utf-8|us-ascii)["'][^<>?]*)?\?>)?\s*<([\w.-]+)(?:\s[^<>]*)?>""",
    re.IGNORECASE,
)
_ENCODING = re.compile(rb"""\A[^>]*\sencoding\s*=\s*["']([\w.-]+)""")
_DECLARED_WITHIN = 200  # bytes
_NOTHING = re.compile(rb"(?:\s|<!--(?:(?!-->).)*-->)*", re.DOTALL)


def root_of(start: bytes) -> str | None:
    """Return the root element's name in a file whose parts read alone as they do within it.

    None for any other file, and for one that is not in UTF-8.
    """
    hit = _PROLOG.match(start[:_ENOUGH])
    return hit[1].decode() if hit else None


def elements(start: bytes, rest: Readable, name: str, document: str) -> Iterator[bytes]:
    """Return the bytes of each element of a name beneath the root, of which none holds another.

    Raises UnreadableFileError where something else stands between them, or the file ends early.
    """
    prolog = _PROLOG.match(start)
    held, place = start, prolog.end() if prolog else 0
    while True:
        span = span_of(name, held, place)
        if span:
            _refuse_words(held[place : span[0]], document)
            place = span[1]
            yield held[span[0] : place]
            continue
        more = rest.read(_AT_ONCE)
        held, place = held[place:] + more, 0
        if not more:
            break
        if len(held) > _LONGEST_RECORD:
            too_large = f"a record is larger than {_LONGEST_RECORD // 2**20} MB"
            raise UnreadableFileError(document, too_large, _AGAIN)
    last, closed = held.rstrip(), b"</%s>" % (prolog[1] if prolog else b"")
    if _opening(name).search(held) or not last.endswith(closed):
        raise UnreadableFileError(document, "it was cut off", _AGAIN)
    _refuse_words(last.removesuffix(closed), document)


def records_of(raw: bytes, root: ET.Element, name: str) -> list[bytes]:
    """Return the bytes of each element of a name beneath the root of a document.

    They are written anew in UTF-8 where those of the document do not stand alone.
    """
    elements = root.findall(name)
    kept = list(_slices(raw, name)) if _reads_in_parts(raw) else []
    return kept if len(kept) == len(elements) else [_written(element) for element in elements]


def _reads_in_parts(raw: bytes) -> bool:
    """Return whether a part of an XML document reads as it does within it."""
    declared = _ENCODING.search(raw[:_DECLARED_WITHIN])
    if b"<!--" in raw or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        return False
    return not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and b"\0" not in raw[:_DECLARED_WITHIN]


def _slices(raw: bytes, name: str) -> Iterator[bytes]:
    """Return the bytes of each element of a name; none holds another of it."""
    place = 0
    while span := span_of(name, raw, place):
        start, place = span
        yield raw[start:place]


def _written(element: ET.Element) -> bytes:
    element.tail = None
    return ET.tostring(element, encoding="unicode").encode()


def span_of(name: str, raw: bytes, place: int) -> tuple[int, int] | None:
    """Return where the next element of a name starts and ends; None where none is whole."""
    opened = _opening(name).search(raw, place)
    closing = b"</%s>" % name.encode()
    end = raw.find(closing, opened.end()) if opened else -1
    return (opened.start(), end + len(closing)) if opened and end >= 0 else None


def _opening(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"<%s(?:\s[^<>]*)?>" % name.encode())


def _refuse_words(between: bytes, document: str) -> None:
    if not _NOTHING.fullmatch(between):
        place = "something else stands between its records"
        raise UnreadableFileError(document, place, _AGAIN)
