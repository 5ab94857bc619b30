"""What a file holds becomes a reading; the format is recognised by content, not by name."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import GZIP, ZIP, Readable
from trialdesk.registries.files.encodings import BYTE_ORDER_MARKS, encoding_of
from trialdesk.registries.files.xml_files import elements, root_of, span_of
from trialdesk.registries.foreign.tables import lines_of
from trialdesk.registries.foreign.xml_element import Element, parsed
from trialdesk.registries.formats import chictr, ictrp
from trialdesk.registries.formats.ctgov_json import is_lines, read_json, read_lines
from trialdesk.registries.formats.ctgov_xml import read as ctgov_xml
from trialdesk.registries.formats.pages.read_page import read_page
from trialdesk.registries.reading import Reading, Record, Rejection, each, gathered
from trialdesk.registries.table_files import (
    is_table,
    read_table,
    read_table_file,
    starts_table,
)

ReadElement = Callable[[Element, str, bytes], Record]

_XML: dict[str, ReadElement] = {
    ctgov_xml.ROOT: ctgov_xml.read_study_element,
    ictrp.ELEMENT: ictrp.read_element,
    chictr.ELEMENT: chictr.read_element,
}
"""Elements that are one record each."""
_COLLECTIONS = {ictrp.ROOT: ictrp.ELEMENT, chictr.ROOT: chictr.ELEMENT}
"""Elements that hold many, and the element of each."""

_BINARY = (
    (ZIP, "an archive within an archive"),
    (GZIP, "an archive within an archive"),
    (b"%PDF", "a PDF file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_ENCODING = re.compile(rb"""\A[^>]*\sencoding\s*=\s*["']([\w.-]+)""")
_ENOUGH = 200  # bytes
_REMEDY = (
    "TrialDesk reads ClinicalTrials.gov records (JSON, XML, the site's table), records of CTIS, "
    "EUCTR, ISRCTN, ChiCTR and the WHO's ICTRP, FHIR ResearchStudy, and registry pages saved as "
    "plain text."
)


def read_contents(raw: bytes, document: str) -> Reading:
    """Read what a file holds; raises UnreadableFileError where nothing of it can be read."""
    for signature, name in _BINARY:
        if raw.startswith(signature):
            raise _unsupported(document, name)
    if _is_markup(raw):
        return _of_xml(raw, document)
    text, encoding = _decoded(raw, document)
    content = text.lstrip()
    if not content:
        raise UnreadableFileError(document, "the file is empty", "Save or download it again.")
    if content[0] in "{[":
        lines = is_lines(text)
        return (
            read_lines(text, encoding, document)
            if lines
            else read_json(text, encoding, raw, document)
        )
    return _of_text(text, encoding, raw, document)


def read_as_it_comes(
    start: bytes, rest: Readable, document: str
) -> Iterator[Record | Rejection] | None:
    """Read a table or a collection of which the start was read; None for what is read whole."""
    if start.startswith(tuple(signature for signature, _name in _BINARY)):
        return None
    if _is_markup(start):
        element = _COLLECTIONS.get(root_of(start) or "")
        if element is None:
            return None
        found = elements(start, rest, element, document)
        return each(document, (_one_of_many(element, own, document) for own in found))
    is_json = start.removeprefix(BOM_UTF8).lstrip()[:1] in {b"{", b"["}
    if is_json or not starts_table(start):
        return None
    return read_table_file(start, rest, document)


def _is_markup(raw: bytes) -> bool:
    """Tell by its first sign, in whatever encoding it declares."""
    start = raw[:_ENOUGH].replace(b"\0", b"")
    for mark, _encoding in BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    return start.lstrip().startswith(b"<")


def _of_xml(raw: bytes, document: str) -> Reading:
    if _PAGE.search(raw[:_ENOUGH].replace(b"\0", b"")):
        raise _unsupported(document, "an HTML page")
    root = parsed(raw, document)
    if root.name in _XML:
        return Reading((_XML[root.name](root, document, raw),))
    element = _COLLECTIONS.get(root.name)
    if element is None:
        raise _unsupported(document, f"an XML file of <{root.name}>")
    own_bytes = _own_bytes(raw, root, element)
    return gathered(each(document, (_one_of_many(element, own, document) for own in own_bytes)))


def _own_bytes(raw: bytes, root: Element, element: str) -> list[bytes]:
    """Give the bytes of each element of a name, written anew where they do not stand alone."""
    elements = list(root.children(element))
    kept = list(_slices(raw, element)) if _is_plain(raw) else []
    return kept if len(kept) == len(elements) else [one.written() for one in elements]


def _is_plain(raw: bytes) -> bool:
    """Whether a part of an XML document reads as it does within it."""
    declared = _ENCODING.search(raw[:_ENOUGH])
    if b"<!--" in raw or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        return False
    return not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and b"\0" not in raw[:_ENOUGH]


def _slices(raw: bytes, element: str) -> Iterator[bytes]:
    """Give the bytes of each element of a name; none holds another of it."""
    place = 0
    while found := span_of(element, raw, place):
        start, place = found
        yield raw[start:place]


def _one_of_many(element: str, own: bytes, document: str) -> Callable[[], Record]:
    return lambda: _XML[element](parsed(own, document), document, own)


def _of_text(text: str, encoding: str, raw: bytes, document: str) -> Reading:
    if not is_table(text):
        return Reading((read_page(text, document, raw),))
    return gathered(read_table(text, lines_of(text), encoding, document))


def _decoded(raw: bytes, document: str) -> tuple[str, str]:
    """Give the text without its byte order mark, and its encoding."""
    mark, encoding = encoding_of(raw)
    try:
        text = raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = f"not text from byte {error.start + len(mark) + 1} on"
        raise UnreadableFileError(document, place, "Save it as UTF-8 text.") from error
    if "\0" in text:
        raise UnreadableFileError(document, "not a text file", _REMEDY)
    return text, encoding


def _unsupported(document: str, what: str) -> UnreadableFileError:
    return UnreadableFileError(document, f"{what} is not a format TrialDesk reads yet", _REMEDY)
