"""What kind of content a file holds, told by its first bytes and not by its name."""

import re
from codecs import BOM_UTF8

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import GZIP, ZIP
from trialdesk.registries.files.encodings import BYTE_ORDER_MARKS, encoding_of

_BINARY = (
    (ZIP, "an archive within an archive"),
    (GZIP, "an archive within an archive"),
    (b"%PDF", "a PDF file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_ENOUGH = 200  # bytes
_REMEDY = (
    "TrialDesk reads ClinicalTrials.gov records (JSON, XML, the site's table), records of CTIS, "
    "EUCTR, ISRCTN, ChiCTR and the WHO's ICTRP, FHIR ResearchStudy, and registry pages saved as "
    "plain text."
)


def binary_kind(start: bytes) -> str | None:
    """Return what a binary file is, in words; None for a file that may be text."""
    return next((name for signature, name in _BINARY if start.startswith(signature)), None)


def is_markup(start: bytes) -> bool:
    """Return whether a file is XML or HTML, in whatever encoding it declares."""
    first = start[:_ENOUGH].replace(b"\0", b"")
    for mark, _encoding in BYTE_ORDER_MARKS:
        first = first.removeprefix(mark)
    return first.lstrip().startswith(b"<")


def is_web_page(start: bytes) -> bool:
    """Return whether markup is an HTML page."""
    return _PAGE.search(start[:_ENOUGH].replace(b"\0", b"")) is not None


def is_json(start: bytes) -> bool:
    """Return whether a file in UTF-8 starts as an object or a list does."""
    return start.removeprefix(BOM_UTF8).lstrip()[:1] in {b"{", b"["}


def first_lines(start: bytes) -> str:
    """Return the first bytes of a file in UTF-8 as text, whatever they hold."""
    return start.removeprefix(BOM_UTF8).decode("utf-8", "surrogateescape")


def decoded(raw: bytes, document: str) -> tuple[str, str]:
    """Return a file's text without its byte order mark, and its encoding.

    Raises UnreadableFileError where it is no text, or empty.
    """
    mark, encoding = encoding_of(raw)
    try:
        text = raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = f"not text from byte {error.start + len(mark) + 1} on"
        raise UnreadableFileError(document, place, "Save it as UTF-8 text.") from error
    if "\0" in text:
        raise UnreadableFileError(document, "not a text file", _REMEDY)
    if not text or text.isspace():
        raise UnreadableFileError(document, "the file is empty", "Save or download it again.")
    return text, encoding


def unsupported(document: str, what: str) -> UnreadableFileError:
    """Return the error for a file of a kind TrialDesk does not read."""
    return UnreadableFileError(document, f"{what} is not a format TrialDesk reads yet", _REMEDY)
