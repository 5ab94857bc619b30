"""An element of an XML record that knows where it stands, and a parser that takes no risk."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from trialdesk.registries.files import xml_tree
from trialdesk.registries.foreign.foreign import StatedValue
from trialdesk.registries.reading import Issue

_MANY_ARE_KNOWN = 6


def parsed(raw: bytes, document: str) -> "Element":
    """Parse an XML document; raises UnreadableFileError naming the place where it is broken."""
    root = xml_tree.parsed(raw, document)
    return Element(root, f"/{root.tag}", [])


class Element:
    """One element; its words come as ``StatedValue`` with the XPath they stand at.

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
        """Return the first element at a path of names; None where there is none."""
        element = self.tree.find(path)
        return None if element is None else Element(element, f"{self.place}/{path}", self.issues)

    def children(self, path: str) -> Iterator["Element"]:
        """Return all elements of the last name of a path, whose other names stand once."""
        for number, element in enumerate(self.tree.findall(path), start=1):
            yield Element(element, f"{self.place}/{path}[{number}]", self.issues)

    def with_place(self, value: object) -> StatedValue | None:
        """Return a value made of this element with its place; None for None."""
        return None if value is None else StatedValue(value, self.place)

    @property
    def words(self) -> str | None:
        """The element's text without the white space around it."""
        return (self.tree.text or "").strip() or None

    @property
    def block(self) -> str | None:
        """The element's text as it is laid out."""
        return self.tree.text if self.words else None

    def text(self, path: str) -> StatedValue | None:
        """Return the words of an element on one line."""
        element = self.child(path)
        words = element.words if element else None
        return element.with_place(" ".join(words.split())) if element and words else None

    def texts(self, path: str) -> list[StatedValue]:
        """Return the words of each element of the last name of a path."""
        return [
            StatedValue(child.words, child.place) for child in self.children(path) if child.words
        ]

    def attribute(self, name: str) -> str | None:
        return (self.tree.get(name) or "").strip() or None

    def term(self, path: str, known: Mapping[str, object]) -> StatedValue | None:
        """Return what the words of an element are called in API v2; unknown words are an issue."""
        element = self.child(path)
        words = element.words if element else None
        if element is None or words is None:
            return None
        value = known.get(" ".join(words.lower().split()), words)
        if value is words:
            element.reject(_listed(known))
            return None
        return element.with_place(value)

    def reject(self, expected: str, words: str | None = None) -> None:
        """Note that what stands here cannot be used."""
        self.issues.append(Issue(self.place, words or self.words or "", expected))


def _listed(known: Mapping[str, object]) -> str:
    names = list(known)
    more = ", …" if len(names) > _MANY_ARE_KNOWN else ""
    return f"one of: {', '.join(names[:_MANY_ARE_KNOWN])}{more}"
