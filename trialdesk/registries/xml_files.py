"""XML files of many records, read record by record."""

import re
from collections.abc import Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.archives import Readable

_ENOUGH = 4096  # bytes before the first record
_AT_ONCE = 2**20
_LONGEST_RECORD = 64 * 2**20
_AGAIN = "Download it again."
_PROLOG = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml(?:(?!encoding)[^<>?])*"""
    rb"""(?:encoding\s*=\s*["'](?:utf-8|us-ascii)["'][^<>?]*)?\?>)?\s*<([\w.-]+)(?:\s[^<>]*)?>""",
    re.IGNORECASE,
)
_NOTHING = re.compile(rb"(?:\s|<!--(?:(?!-->).)*-->)*", re.DOTALL)


def root_of(start: bytes) -> str | None:
    """Name the root element of a file whose parts read alone as they do within it, in UTF-8."""
    found = _PROLOG.match(start[:_ENOUGH])
    return found[1].decode() if found else None


def elements(start: bytes, rest: Readable, name: str, document: str) -> Iterator[bytes]:
    """Give the bytes of each element of a name beneath the root, of which none holds another.

    Raises UnreadableFileError where something else stands between them, or the file ends early.
    """
    opening, closing = re.compile(rb"<%s(?:\s[^<>]*)?>" % name.encode()), b"</%s>" % name.encode()
    prolog = _PROLOG.match(start)
    held = start[prolog.end() :] if prolog else start
    ended = False
    while True:
        found = opening.search(held)
        end = held.find(closing, found.end()) if found else -1
        if found and end >= 0:
            _refuse_words(held[: found.start()], document)
            end += len(closing)
            yield held[found.start() : end]
            held = held[end:]
        elif ended:
            last, closed = held.rstrip(), b"</%s>" % (prolog[1] if prolog else b"")
            if found or not last.endswith(closed):
                raise UnreadableFileError(document, "it was cut off", _AGAIN)
            _refuse_words(last.removesuffix(closed), document)
            return
        else:
            more = rest.read(_AT_ONCE)
            held, ended = held + more, not more
            if len(held) > _LONGEST_RECORD:
                place = f"a record is larger than {_LONGEST_RECORD // 2**20} MB"
                raise UnreadableFileError(document, place, _AGAIN)


def _refuse_words(between: bytes, document: str) -> None:
    if not _NOTHING.fullmatch(between):
        place = "something else stands between its records"
        raise UnreadableFileError(document, place, _AGAIN)
