"""Every format TrialDesk reads: how its records are recognised, and who reads them.

Recognised by content, not by name. A new format is its module in ``formats`` and its line in
``FORMATS``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files import json_studies
from trialdesk.registries.files.archives import Readable
from trialdesk.registries.files.json_lines import holds_lines, numbered_lines
from trialdesk.registries.files.json_scanner import JsonScanner
from trialdesk.registries.files.recognition import (
    binary_kind,
    decoded,
    is_json,
    is_markup,
    is_web_page,
    unsupported,
)
from trialdesk.registries.files.tables import (
    BrokenRow,
    ParsedRow,
    first_text,
    lines_of,
    lines_of_file,
    rows,
    titles_of,
)
from trialdesk.registries.files.xml_files import elements, records_of, root_of
from trialdesk.registries.foreign.table_row import TableRow
from trialdesk.registries.foreign.xml_element import Element, parsed
from trialdesk.registries.formats import chictr, ctgov_csv, ctis, euctr, ictrp, isrctn
from trialdesk.registries.formats.ctgov_json import read as ctgov_json
from trialdesk.registries.formats.ctgov_xml import read as ctgov_xml
from trialdesk.registries.formats.fhir import read as fhir
from trialdesk.registries.formats.pages import read_page as pages
from trialdesk.registries.reading import Reading, Record, Rejection, each, gathered

Members = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """Records that are JSON objects, recognised by their members.

    ``studies_in`` gives the studies of an object that holds several, None for any other.
    """

    id: str
    recognises: Callable[[Members], bool]
    read: Callable[[Members, str, bytes], Record]
    studies_in: Callable[[Members], Iterator[Members] | None] = lambda _object: None


@dataclass(frozen=True, slots=True)
class XmlFormat:
    """Records that are XML elements of a name, alone or beneath a root that holds many."""

    id: str
    element: str
    read: Callable[[Element, str, bytes], Record]
    root: str | None = None


@dataclass(frozen=True, slots=True)
class TableFormat:
    """Records that are rows of a table with this title among its columns.

    ``header_for`` gives the header for the first row of a table that comes without one.
    """

    id: str
    title: str
    read: Callable[[TableRow, str], Record]
    header_for: Callable[[Sequence[str]], str | None] = lambda _first_row: None


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Records that are whole text files; the reader knows its layouts by their headings."""

    id: str
    read: Callable[[str, str, bytes], Record]


FORMATS: tuple[JsonFormat | XmlFormat | TableFormat | TextFormat, ...] = (
    JsonFormat("ctis", ctis.is_ctis, ctis.read_ctis),
    JsonFormat("euctr", euctr.is_euctr, euctr.read_euctr),
    JsonFormat("isrctn", isrctn.is_isrctn, isrctn.read_isrctn),
    JsonFormat("fhir", fhir.is_study, fhir.read_fhir, fhir.studies_in),
    JsonFormat("ctgov-json", lambda _any_other: True, ctgov_json.read_json_study),
    XmlFormat("ctgov-xml", ctgov_xml.ELEMENT, ctgov_xml.read_study_element),
    XmlFormat("ictrp-xml", ictrp.ELEMENT, ictrp.read_element, ictrp.ROOT),
    XmlFormat("chictr", chictr.ELEMENT, chictr.read_element, chictr.ROOT),
    TableFormat("ctgov-table", ctgov_csv.NUMBER, ctgov_csv.read_row),
    TableFormat("ictrp-table", ictrp.NUMBER, ictrp.read_row, ictrp.header_of_full_export),
    TextFormat("pages", pages.read_page),
)
"""The first that recognises a record reads it."""

_LONGEST_HEADER = 8192  # signs; it is kept with every row, and real ones have fewer than 2000


def _json_formats() -> Iterator[JsonFormat]:
    return (known for known in FORMATS if isinstance(known, JsonFormat))


def _xml_format(root: str | None) -> XmlFormat | None:
    """Return the format of a document with this root, a record or many of them."""
    for known in FORMATS:
        if isinstance(known, XmlFormat) and root and root in (known.element, known.root):
            return known
    return None


def _table_formats() -> Iterator[TableFormat]:
    return (known for known in FORMATS if isinstance(known, TableFormat))


def _text_format() -> TextFormat:
    return next(known for known in FORMATS if isinstance(known, TextFormat))


def read_contents(raw: bytes, document: str) -> Reading:
    """Read what a file holds; raises UnreadableFileError where nothing of it can be read."""
    if kind := binary_kind(raw):
        raise unsupported(document, kind)
    if is_markup(raw):
        return gathered(_of_xml(raw, document))
    text, encoding = decoded(raw, document)
    if text.lstrip()[0] in "{[":
        if holds_lines(text):
            return gathered(_of_lines(text, encoding, document))
        return gathered(_of_json(text, encoding, raw, document))
    if table := _table_of(text, document):
        return gathered(_of_table(table, lines_of(text), encoding, document))
    return Reading((_text_format().read(text, document, raw),))


def read_as_it_comes(
    start: bytes, rest: Readable, document: str
) -> Iterator[Record | Rejection] | None:
    """Read a table or a collection of which the start was read; None for what is read whole."""
    if binary_kind(start):
        return None
    if is_markup(start):
        root = root_of(start)
        known = _xml_format(root)
        if known is None or known.root != root:
            return None
        return _each_element(known, elements(start, rest, known.element, document), document)
    table = None if is_json(start) else _table_of(first_text(start), document)
    if table is None:
        return None
    lines, encoding = lines_of_file(start, rest, document)
    return _of_table(table, lines, encoding, document)


def _of_xml(raw: bytes, document: str) -> Iterator[Record | Rejection]:
    if is_web_page(raw):
        raise unsupported(document, "an HTML page")
    root = parsed(raw, document)
    known = _xml_format(root.name)
    if known is None:
        raise unsupported(document, f"an XML file of <{root.name}>")
    if root.name == known.element:
        yield known.read(root, document, raw)
    else:
        parts = records_of(raw, root.tree, known.element)
        yield from _each_element(known, parts, document)


def _each_element(
    known: XmlFormat, parts: Iterable[bytes], document: str
) -> Iterator[Record | Rejection]:
    def read(part: bytes) -> Record:
        return known.read(parsed(part, document), document, part)

    return each(document, (partial(read, part) for part in parts))


def _of_lines(text: str, encoding: str, document: str) -> Iterator[Record | Rejection]:
    """Read a study a line; a broken line is a rejection that names it, and the next is read."""
    for number, line in numbered_lines([text], "\n", document):
        for item in _of_json(line, encoding, line.encode(encoding), document):
            yield of_line(item, number)


def of_line(item: Record | Rejection, number: int) -> Record | Rejection:
    """Return what was read of a line, a rejection with the line's number in the file."""
    if isinstance(item, Record):
        return item
    return replace(item, reason=f"{item.reason} (line {number} of the file)")


def _of_json(text: str, encoding: str, raw: bytes, document: str) -> Iterator[Record | Rejection]:
    """Read every study of a JSON text; ``raw`` are its bytes, in ``encoding``.

    Each record keeps exactly the bytes of its study. A broken place ends the reading and is a
    rejection; the studies before it are kept.
    """
    scanner = JsonScanner(text, document)
    try:
        for study, start, end in json_studies.studies(scanner):
            if bundle := _bundled(study):
                yield from _of_bundle(*bundle, document)
                continue
            alone = start == 0 and not text[end:].strip()
            part = raw if alone else text[start:end].encode(encoding)
            try:
                yield _json_record(study, part, scanner, start)
            except UnreadableFileError as error:
                yield Rejection(document, str(error))
    except UnreadableFileError as error:
        yield Rejection(document, str(error))


def _json_record(study: object, raw: bytes, scanner: JsonScanner, start: int) -> Record:
    if not isinstance(study, dict):
        raise scanner.unreadable("something other than a study stands", start)
    known = next(known for known in _json_formats() if known.recognises(study))
    try:
        return known.read(study, scanner.document, raw)
    except UnreadableFileError as error:
        raise scanner.unreadable(error.place, start) from error
    except RecursionError:
        raise scanner.unreadable("values are nested too deeply", start) from None


def _bundled(study: object) -> tuple[JsonFormat, Iterator[Members]] | None:
    """Return the studies an object holds and their format; None for what is a study or none."""
    if not isinstance(study, dict):
        return None
    for known in _json_formats():
        studies = known.studies_in(study)
        if studies is not None:
            return known, studies
    return None


def _of_bundle(
    known: JsonFormat, studies: Iterable[Members], document: str
) -> Iterator[Record | Rejection]:
    """Read the studies of a bundle; each keeps its object, written anew."""
    for number, study in enumerate(studies, start=1):
        try:
            yield known.read(study, document, json_studies.written(study, document))
        except UnreadableFileError as error:
            yield Rejection(document, f"{error} (study {number} of the bundle)")


def _table_of(text: str, document: str) -> tuple[TableFormat, str] | None:
    """Return who reads a table and its header where it has none; None where it is no table.

    Raises UnreadableFileError for a header that is too long.
    """
    titles = titles_of(text)
    known = next((known for known in _table_formats() if known.title in titles), None)
    if known and sum(len(title) + 1 for title in titles) > _LONGEST_HEADER:
        place = f"the titles of its columns have more than {_LONGEST_HEADER} signs"
        raise UnreadableFileError(document, place, "Export fewer columns.")
    if known:
        return known, ""
    headers = ((known, known.header_for(titles)) for known in _table_formats())
    return next(((known, header) for known, header in headers if header), None)


def _of_table(
    table: tuple[TableFormat, str], lines: Iterable[str], encoding: str, document: str
) -> Iterator[Record | Rejection]:
    """Read the rows of a table; one that cannot be read is a rejection that names its place."""
    known, header = table
    parts = rows(lines, encoding, header)
    return each(document, (partial(_row_record, known, row, document) for row in parts))


def _row_record(known: TableFormat, row: ParsedRow | BrokenRow, document: str) -> Record:
    if isinstance(row, BrokenRow):
        place = f"line {row.line} is no row of the table: {row.reason}"
        raise UnreadableFileError(document, place, "Export the table again, or repair the line.")
    return known.read(TableRow(row.cells, row.raw), document)
