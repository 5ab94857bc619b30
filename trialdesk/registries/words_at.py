"""The words of a stored record at the place a source names."""

import json
import xml.etree.ElementTree as ET

from trialdesk.domain.source import Source
from trialdesk.registries.files.tables import cell_at
from trialdesk.registries.files.xml_tree import parsed

_LINES_AROUND = 2


def words_at(raw: bytes, source: Source) -> str | None:
    """Return the words at a source's place: JSON pointer, XPath, title of a column, or lines.

    Lines come with the two before and after them. None where the place leads nowhere. Raises
    UnreadableFileError for XML that is broken.
    """
    if (source.pointer and not source.lines) or _has_pointers(raw):
        return _at_pointer(raw, source.pointer)
    if not source.lines:
        return None
    lines = raw.decode("utf-8-sig", errors="replace").splitlines()
    first = max(min(source.lines) - 1 - _LINES_AROUND, 0)
    return "\n".join(lines[first : max(source.lines) + _LINES_AROUND])


def _has_pointers(raw: bytes) -> bool:
    """Return whether a record is JSON or XML, whose places have pointers, not a page of lines."""
    return raw.lstrip()[:1] in {b"{", b"[", b"<"} or _json(raw) is not None


def _at_pointer(raw: bytes, pointer: str | None) -> str | None:
    first = raw.lstrip()[:1]
    if first == b"<":
        return _in_element(parsed(raw, ""), pointer or "")
    return _in_json(_json(raw), pointer or "") if first in {b"{", b"["} else cell_at(raw, pointer)


def _in_element(root: ET.Element, path: str) -> str | None:
    """Return the words of an element by its XPath, and all of it where it holds others."""
    first, _, rest = path.lstrip("/").partition("/")
    element = root.find(rest) if rest else root
    if first != root.tag or element is None:
        return None
    if len(element) or element.attrib:
        return ET.tostring(element, encoding="unicode").strip()
    return (element.text or "").strip() or None


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _in_json(record: object, pointer: str) -> str | None:
    """Return the words at a JSON pointer (RFC 6901); None where it leads nowhere."""
    value = record
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return _written(value)


def _written(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=2)
    return json.dumps(value)
