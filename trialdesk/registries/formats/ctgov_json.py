"""ClinicalTrials.gov API v2 in JSON: a study, a page of studies, a list, or one study a line."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.foreign.boxed import is_boxed, unboxed
from trialdesk.registries.foreign.json_scanner import JsonScanner
from trialdesk.registries.formats import ctis, euctr, fhir, isrctn
from trialdesk.registries.reading import Reading, Record, Rejection
from trialdesk.registries.study.study import read_study

_Recognise = Callable[[Mapping[str, object]], bool]
_ReadForeign = Callable[[Mapping[str, object], str, bytes], Record]
_FOREIGN: tuple[tuple[_Recognise, _ReadForeign], ...] = (
    (ctis.is_ctis, ctis.read_ctis),
    (euctr.is_euctr, euctr.read_euctr),
    (isrctn.is_isrctn, isrctn.read_isrctn),
    (fhir.is_study, fhir.read_fhir),
)
"""Other registries' records in JSON, each told by a member it always has."""


def read_lines(text: str, encoding: str, document: str) -> Reading:
    """Read a study a line; a broken line is a rejection that names it, and the next is read."""
    records: list[Record] = []
    rejections: list[Rejection] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            own = line.strip()
            reading = read_json(own, encoding, own.encode(encoding), document)
            records += reading.records
            rejections += (
                replace(one, reason=f"{one.reason} (line {number} of the file)")
                for one in reading.rejections
            )
    return Reading(tuple(records), tuple(rejections))


def is_lines(text: str) -> bool:
    """Tell a file of one study a line: its first line is an object, whole, and others follow."""
    first, _, rest = text.strip().partition("\n")
    if not rest.lstrip().startswith("{") or not first.rstrip().endswith("}"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


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
        if isinstance(study, dict) and fhir.is_bundle(study):
            reading = read_bundle(study, document)
            records += reading.records
            rejections += reading.rejections
            continue
        alone = start == 0 and not text[end:].strip()
        own = raw if alone else text[start:end].encode(encoding)
        try:
            records.append(_record(study, own, scanner, start))
        except UnreadableFileError as error:
            rejections.append(Rejection(document, str(error)))
    return Reading(tuple(records), tuple(rejections))


def read_bundle(bundle: Mapping[str, object], document: str) -> Reading:
    """Read the studies of a FHIR bundle; each keeps its resource, written anew."""
    records: list[Record] = []
    rejections: list[Rejection] = []
    for number, resource in enumerate(fhir.resources(bundle), start=1):
        try:
            own = _written(resource, document)
            records.append(fhir.read_fhir(resource, document, own))
        except UnreadableFileError as error:
            rejections.append(Rejection(document, f"{error} (study {number} of the bundle)"))
    return Reading(tuple(records), tuple(rejections))


def _written(resource: Mapping[str, object], document: str) -> bytes:
    """Write a resource anew; a half character is kept as its escape."""
    try:
        return json.dumps(resource, ensure_ascii=False).encode("utf-8", "backslashreplace")
    except TypeError:  # a member of several values
        place = "a member is stated several times with different values"
    except RecursionError:
        place = "values are nested too deeply"
    raise UnreadableFileError(document, place, "Download the record again.")


def _record(study: object, raw: bytes, scanner: JsonScanner, start: int) -> Record:
    if not isinstance(study, dict):
        raise scanner.unreadable("something other than a study stands", start)
    try:
        for recognise, read_foreign in _FOREIGN:
            if recognise(study):
                return read_foreign(study, scanner.document, raw)
        plain = unboxed(study) if is_boxed(study) else study
        return read_study(plain if isinstance(plain, dict) else study, scanner.document, raw)
    except UnreadableFileError as error:
        raise scanner.unreadable(error.place, start) from error
    except RecursionError:
        raise scanner.unreadable("values are nested too deeply", start) from None


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
