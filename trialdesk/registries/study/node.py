"""Tolerant access to the members of a JSON record: a broken one is an issue, never a failure."""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Self

from trialdesk.domain.source import Source
from trialdesk.registries.study.gathered import Gathered
from trialdesk.registries.study.markdown import unescape

_NOTHING: Mapping[str, object] = {}
_LARGEST = 2**63 - 1  # what every database engine can hold
_UNSOUND = re.compile("[\x00\ud800-\udfff]")  # what databases and PDF refuse
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


class Node:
    """One JSON object of a record, and the path its values have in a trial.

    A node without a path is a section: each of its members has a source of its own. The members
    of a node with a path share its source, unless the record names their provenance; so do the
    nodes within it until they get a path of their own.
    """

    __slots__ = ("_gathered", "_members", "_path", "_pointer")

    def __init__(
        self, members: Mapping[str, object], pointer: str, gathered: Gathered, path: str = ""
    ) -> None:
        self._members = members
        self._pointer = pointer
        self._gathered = gathered
        self._path = path

    def __bool__(self) -> bool:
        return bool(self._members)

    @property
    def source(self) -> Source:
        return self._gathered.source(self._pointer)

    def at(self, path: str) -> Self:
        """Set the path this node has in a trial, and note where it stands; returns the node."""
        self._path = path
        if self._members:
            self._gathered.note(self._pointer, path)
        else:
            self._gathered.missed(self._pointer, path)
        return self

    def text(self, name: str, path: str = "") -> str | None:
        """Return a text as it stands; None where it is absent or blank."""
        value = self._members.get(name)
        if not isinstance(value, str):
            self._lack(name, value, "text", path)
            return None
        if not value or value.isspace():
            return None
        if not self._path or self._gathered.provenance:
            self._note(name, path)
        return value if value.isascii() and "\0" not in value else self._sound(name, value)

    def markup(self, name: str, path: str = "") -> str | None:
        """Return a text without its markdown escapes."""
        text = self.text(name, path)
        return unescape(text) if text else None

    def flag(self, name: str, path: str = "") -> bool | None:
        value = self._members.get(name)
        if not isinstance(value, bool):
            self._lack(name, value, "true or false", path)
            return None
        self._note(name, path)
        return value

    def count(self, name: str, path: str = "") -> int | None:
        """Return a whole number from 0."""
        value = self._members.get(name)
        if not _is_count(value):
            self._lack(name, value, "a whole number", path)
            return None
        self._note(name, path)
        return value if isinstance(value, int) else None

    def number(self, name: str, path: str = "") -> float | None:
        value = self._members.get(name)
        if not _is_number(value):
            self._lack(name, value, "a number", path)
            return None
        if not self._path or self._gathered.provenance:
            self._note(name, path)
        return value if isinstance(value, int | float) else None

    def texts(self, name: str, path: str = "") -> tuple[str, ...]:
        """Return a list of texts without the broken and the blank ones."""
        kept: list[str] = []
        for place, value in enumerate(self._items(name)):
            if not isinstance(value, str):
                self.reject(f"{name}/{place}", value, "text")
            elif value.strip():
                if self._gathered.provenance:
                    self._note_item(f"{name}/{place}", f"{self._whole(name, path)}/{len(kept)}")
                kept.append(value if value.isascii() else self._sound(f"{name}/{place}", value))
        if kept:
            self._note(name, path)
        return tuple(kept)

    def counts(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers without the broken ones."""
        kept: list[int] = []
        for place, value in enumerate(self._items(name)):
            if _is_count(value) and isinstance(value, int):
                kept.append(value)
            else:
                self.reject(f"{name}/{place}", value, "a whole number")
        return tuple(kept)

    def child(self, name: str) -> "Node":
        """Return a member object; an empty node where it is absent or broken."""
        value = self._members.get(name)
        if not isinstance(value, dict):
            self._lack(name, value, "an object")
            value = _NOTHING
        return Node(value, f"{self._pointer}/{name}", self._gathered, self._path)

    def children(self, name: str) -> Iterator["Node"]:
        """Return the objects of a list, in order, without the broken ones."""
        for place, value in enumerate(self._items(name)):
            if isinstance(value, dict):
                yield Node(value, f"{self._pointer}/{name}/{place}", self._gathered, self._path)
            else:
                self.reject(f"{name}/{place}", value, "an object")

    def reject(self, name: str, value: object, expected: str) -> None:
        """Record that a member stands there but cannot be used."""
        self._gathered.broken(f"{self._pointer}/{name}", value, expected)

    def _items(self, name: str) -> list[object]:
        value = self._members.get(name)
        if isinstance(value, list):
            return value
        self._lack(name, value, "a list")
        return []

    def _lack(self, name: str, value: object, expected: str, path: str = "") -> None:
        if value is not None:
            self.reject(name, value, expected)
        elif self._gathered.provenance:
            self._gathered.missed(f"{self._pointer}/{name}", self._whole(name, path))

    def _sound(self, name: str, text: str) -> str:
        if _UNSOUND.search(text) is None:
            return text
        self.reject(name, text, f"readable characters; the others are shown as {_STAND_IN}")
        return _UNSOUND.sub(_STAND_IN, text)

    def _note(self, name: str, path: str) -> None:
        pointer = f"{self._pointer}/{name}"
        if not self._path or pointer in self._gathered.provenance:
            self._gathered.note(pointer, self._whole(name, path))

    def _note_item(self, name: str, path: str) -> None:
        pointer = f"{self._pointer}/{name}"
        if pointer in self._gathered.provenance:
            self._gathered.note(pointer, path)

    def _whole(self, name: str, path: str) -> str:
        leaf = path or _in_words_of_the_field(name)
        return f"{self._path}/{leaf}" if self._path else leaf


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not math.isnan(value) and abs(value) <= _LARGEST


@cache
def _in_words_of_the_field(name: str) -> str:
    return re.sub(r"(?<=[a-z])[A-Z]", lambda hit: "_" + hit[0].lower(), name)
