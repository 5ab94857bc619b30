"""ClinicalTrials.gov API v2 in JSON: a study, a page of studies, a list, or one study a line."""

from collections.abc import Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.json_scanner import JsonScanner
from trialdesk.registries.reading import Reading, Record, Rejection
from trialdesk.registries.study import read_study


def read_json(text: str, encoding: str, raw: bytes, document: str) -> Reading:
    """Read every study of a JSON text; ``raw`` are its bytes, in ``encoding``.

    Each record keeps exactly the bytes of its study. A broken place ends the reading and is a
    rejection; the studies before it are kept.
    """
    records: list[Record] = []
    rejections: list[Rejection] = []
    scanner = JsonScanner(text, document)
    studies = _studies(scanner)
    while True:
        try:
            study, start, end = next(studies)
        except StopIteration:
            break
        except UnreadableFileError as error:
            rejections.append(Rejection(document, str(error)))
            break
        alone = start == 0 and not text[end:].strip()
        own = raw if alone else text[start:end].encode(encoding)
        try:
            records.append(_record(study, own, scanner, start))
        except UnreadableFileError as error:
            rejections.append(Rejection(document, str(error)))
    return Reading(tuple(records), tuple(rejections))


def _record(study: object, raw: bytes, scanner: JsonScanner, start: int) -> Record:
    if not isinstance(study, dict):
        raise scanner.unreadable("something other than a study stands", start)
    try:
        return read_study(study, scanner.document, raw)
    except UnreadableFileError as error:
        raise scanner.unreadable(error.place, start) from error


def _studies(scanner: JsonScanner) -> Iterator[tuple[object, int, int]]:
    """Give each study and where its text starts and ends."""
    while scanner.peek():
        if scanner.peek() == "[":
            yield from scanner.items()
        elif scanner.starts_with_member("studies", "totalCount", "nextPageToken"):
            yield from _page(scanner)
        else:
            start = scanner.place
            yield scanner.value(), start, scanner.place


def _page(scanner: JsonScanner) -> Iterator[tuple[object, int, int]]:
    for name in scanner.members():
        if name == "studies" and scanner.peek() == "[":
            yield from scanner.items()
        else:
            scanner.value()
