"""The studies of a JSON text: one, several, a list of them, or pages as API v2 gives them."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.json_scanner import JsonScanner

_NESTED = "values are nested too deeply"


class JsonStudy(NamedTuple):
    """A value of a JSON text and where its text starts and ends."""

    value: object
    start: int
    end: int


def studies(scanner: JsonScanner) -> Iterator[JsonStudy]:
    """Return each study; raises UnreadableFileError naming the place where the text is broken."""
    while scanner.peek():
        if scanner.peek() == "[":
            yield from map(JsonStudy._make, scanner.items())
        elif scanner.starts_with_member("studies", "totalCount", "nextPageToken"):
            yield from _of_page(scanner)
        else:
            start = scanner.place
            yield JsonStudy(scanner.value(), start, scanner.place)


def _of_page(scanner: JsonScanner) -> Iterator[JsonStudy]:
    for name in scanner.members():
        if name == "studies" and scanner.peek() == "[":
            yield from map(JsonStudy._make, scanner.items())
        else:
            scanner.value()


def written(study: Mapping[str, object], document: str) -> bytes:
    """Write a study anew; a half character is kept as its escape.

    Raises UnreadableFileError for what cannot be written.
    """
    try:
        return json.dumps(study, ensure_ascii=False).encode("utf-8", "backslashreplace")
    except TypeError:  # a member of several values
        place = "a member is stated several times with different values"
    except RecursionError:
        place = _NESTED
    raise UnreadableFileError(document, place, "Download the record again.")
