"""Walking a JSON text value by value, knowing where each one stands."""

import json
import re
from collections.abc import Iterator

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.json_stream import DEEPEST

_WHITE_SPACE = re.compile(r"[ \t\n\r]*")
_MOST_DIGITS = 308  # of a whole number; with more it is infinite, as 1e400 is
_FIRST_MEMBER = re.compile(r'\{[ \t\n\r]*"([^"\\]*)"')


class ConflictingValues:
    """Stands for a member that one JSON object states several times with different values."""

    def __repr__(self) -> str:
        return "several different values"


class JsonScanner:
    """A place in a JSON text that moves on as values are taken.

    Every method raises UnreadableFileError naming line and column where the text is broken.
    """

    def __init__(self, text: str, document: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(object_pairs_hook=_members, parse_int=_integer)
        self.document = document
        self.place = 0

    def peek(self) -> str:
        """Return the first character of the next value; nothing at the end of the text."""
        hit = _WHITE_SPACE.match(self._text, self.place)
        self.place = hit.end() if hit else self.place
        return self._text[self.place : self.place + 1]

    def starts_with_member(self, *names: str) -> bool:
        """Return whether the next value is an object whose first member has one of these names."""
        self.peek()
        hit = _FIRST_MEMBER.match(self._text, self.place)
        return hit is not None and hit[1] in names

    def value(self) -> object:
        """Take the next value whole."""
        self.peek()
        start = self.place
        try:
            value, self.place = self._decoder.raw_decode(self._text, self.place)
        except json.JSONDecodeError as error:
            raise self.unreadable(f"{error.msg} (JSON)", error.pos) from None
        except RecursionError:
            raise self._nested(start) from None
        if _is_nested_too_deeply(value):
            raise self._nested(start)
        return value

    def items(self) -> Iterator[tuple[object, int, int]]:
        """Take a list item by item, each with the places its text starts and ends at."""
        self._take("[")
        while self.peek() != "]":
            start = self.place
            value = self.value()
            yield value, start, self.place
            if self.peek() != ",":
                break
            self._take(",")
        self._take("]")

    def members(self) -> Iterator[str]:
        """Take an object name by name; the caller takes each value."""
        self._take("{")
        while self.peek() == '"':
            name = self.value()
            self._take(":")
            self.peek()
            yield str(name)
            if self.peek() != ",":
                break
            self._take(",")
        self._take("}")

    def unreadable(self, what: str, place: int) -> UnreadableFileError:
        line = self._text.count("\n", 0, place) + 1
        column = place - self._text.rfind("\n", 0, place)
        return UnreadableFileError(
            self.document,
            f"{what} at line {line}, column {column}",
            "Download the file again, or repair it there.",
        )

    def _nested(self, place: int) -> UnreadableFileError:
        return self.unreadable("values are nested too deeply", place)

    def _take(self, expected: str) -> None:
        if self.peek() != expected:
            raise self.unreadable(f"{expected} is missing (JSON)", self.place)
        self.place += 1


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _is_nested_too_deeply(value: object) -> bool:
    level = [value]
    for _depth in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterator[object]:
    """Return the objects and lists directly within a value."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (inner for inner in held if isinstance(inner, dict | list))


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object; a name stated twice with different values has neither of them."""
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    first: dict[str, object] = {}
    for name, value in pairs:
        if first.setdefault(name, value) != value:
            first[name] = ConflictingValues()
    return first
