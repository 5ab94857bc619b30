"""An XML document parsed without trusting it."""

import xml.etree.ElementTree as ET
from typing import NoReturn

from trialdesk.errors import UnreadableFileError

_DEEPEST = 100  # elements within elements; real records have fewer than 20


class _Builder(ET.TreeBuilder):
    """Builds the tree of a document that declares nothing and is not absurdly deep."""

    depth = 0

    def doctype(self, _name: str, _public: str, _system: str) -> NoReturn:
        raise ValueError("a document type declaration stands in it, which a record never has")

    def start(self, tag: str, attributes: dict[str, str], /) -> ET.Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(f"its elements are nested more than {_DEEPEST} deep")
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)


def parsed(raw: bytes, document: str) -> ET.Element:
    """Return the root element; raises UnreadableFileError naming the place where it is broken."""
    try:
        return ET.fromstring(raw, ET.XMLParser(target=_Builder()))  # noqa: S314 - see _Builder
    except ET.ParseError as error:
        line, column = error.position
        place = f"not XML at line {line}, column {column + 1}"
        raise UnreadableFileError(document, place, "Save or download it again.") from error
    except (ValueError, LookupError) as error:
        raise UnreadableFileError(document, str(error), "Download the record again.") from error
