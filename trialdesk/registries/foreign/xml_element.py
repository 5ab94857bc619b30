"""An element of an XML record that knows where it stands, and a parser that takes no risk."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from trialdesk.registries.files import xml_tree
from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.reading import Issue

_MANY_ARE_KNOWN = 6


def parsed(raw: bytes, document: str) -> "Element":
    """Parse an XML document; raises UnreadableFileError naming the place where it is broken."""
    root = xml_tree.parsed(raw, document)
    return Element(root, f"/{root.tag}", [])


class Element:
    """One element; its words come as ``Said`` with the XPath they stand at.

    ``issues`` collects, for the whole record, what stands there and cannot be used.
    """

    __slots__ = ("issues", "place", "tree")

    def __init__(self, element: ET.Element, place: str, issues: list[Issue]) -> None:
        self.tree = element
        self.place = place
        self.issues = issues

    @property
    def name(self) -> str:
        return self.tree.tag

    def child(self, path: str) -> "Element | None":
        """Give the first element at a path of names; None where there is none."""
        found = self.tree.find(path)
        return None if found is None else Element(found, f"{self.place}/{path}", self.issues)

    def children(self, path: str) -> Iterator["Element"]:
        """Give all elements of the last name of a path, whose other names stand once."""
        for number, found in enumerate(self.tree.findall(path), start=1):
            yield Element(found, f"{self.place}/{path}[{number}]", self.issues)

    def said(self, value: object) -> Said | None:
        """Say a value made of this element; None where there is nothing to say."""
        return None if value is None else Said(value, self.place)

    @property
    def words(self) -> str | None:
        """The element's text without the white space around it."""
        return (self.tree.text or "").strip() or None

    @property
    def block(self) -> str | None:
        """The element's text as it is laid out."""
        return self.tree.text if self.words else None

    def text(self, path: str) -> Said | None:
        """Give the words of an element on one line."""
        found = self.child(path)
        words = found.words if found else None
        return found.said(" ".join(words.split())) if found and words else None

    def texts(self, path: str) -> list[Said]:
        """Give the words of each element of the last name of a path."""
        return [Said(one.words, one.place) for one in self.children(path) if one.words]

    def attribute(self, name: str) -> str | None:
        return (self.tree.get(name) or "").strip() or None

    def term(self, path: str, known: Mapping[str, object]) -> Said | None:
        """Give what the words of an element are called in API v2; unknown words are an issue."""
        found = self.child(path)
        words = found.words if found else None
        if found is None or words is None:
            return None
        value = known.get(" ".join(words.lower().split()), words)
        if value is words:
            found.reject(_listed(known))
            return None
        return found.said(value)

    def reject(self, expected: str, found: str | None = None) -> None:
        """Note that what stands here cannot be used."""
        self.issues.append(Issue(self.place, found or self.words or "", expected))


def _listed(known: Mapping[str, object]) -> str:
    names = list(known)
    more = ", …" if len(names) > _MANY_ARE_KNOWN else ""
    return f"one of: {', '.join(names[:_MANY_ARE_KNOWN])}{more}"
