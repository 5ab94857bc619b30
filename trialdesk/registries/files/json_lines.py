"""Files of one JSON object a line, of texts and of bytes alike."""

import json
from collections.abc import Iterable, Iterator
from typing import AnyStr

from trialdesk.errors import UnreadableFileError

_LARGEST_LINE = 64 * 2**20  # characters or bytes


def holds_lines(start: str) -> bool:
    """Return whether a text is one object a line: the first is whole and others follow."""
    first, _end, rest = start.strip().partition("\n")
    if not rest.lstrip().startswith("{") or not first.rstrip().endswith("}"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def numbered_lines(
    parts: Iterable[AnyStr], end: AnyStr, document: str
) -> Iterator[tuple[int, AnyStr]]:
    """Return each line that is not blank, with its number from 1.

    ``parts`` are the file's, cut anywhere, ``end`` is what ends a line. Raises
    UnreadableFileError where a line is larger than a study can be.
    """
    held, number = end[:0], 0
    for part in parts:
        lines = (held + part).split(end)
        held = lines.pop()
        for line in lines:
            number += 1
            if line.strip():
                yield number, line.strip()
        if len(held) > _LARGEST_LINE:
            place = f"line {number + 1} is larger than 64 MB"
            raise UnreadableFileError(document, place, "Download the file again.")
    if held.strip():
        yield number + 1, held.strip()
