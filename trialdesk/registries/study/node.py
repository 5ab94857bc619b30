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
        """Give this node its path, and note where it stands."""
        self._path = path
        if self._members:
            self._gathered.found(self._pointer, path)
        else:
            self._gathered.missed(self._pointer, path)
        return self

    def text(self, name: str, path: str = "") -> str | None:
        """Give a text as it stands; None where it is absent or blank."""
        found = self._members.get(name)
        if not isinstance(found, str):
            self._lack(name, found, "text", path)
            return None
        if not found or found.isspace():
            return None
        if not self._path or self._gathered.provenance:
            self._note(name, path)
        return found if found.isascii() and "\0" not in found else self._sound(name, found)

    def markup(self, name: str, path: str = "") -> str | None:
        """Give a text without its markdown escapes."""
        found = self.text(name, path)
        return unescape(found) if found else None

    def flag(self, name: str, path: str = "") -> bool | None:
        found = self._members.get(name)
        if not isinstance(found, bool):
            self._lack(name, found, "true or false", path)
            return None
        self._note(name, path)
        return found

    def count(self, name: str, path: str = "") -> int | None:
        """Give a whole number from 0."""
        found = self._members.get(name)
        if not _is_count(found):
            self._lack(name, found, "a whole number", path)
            return None
        self._note(name, path)
        return found if isinstance(found, int) else None

    def number(self, name: str, path: str = "") -> float | None:
        found = self._members.get(name)
        if not _is_number(found):
            self._lack(name, found, "a number", path)
            return None
        if not self._path or self._gathered.provenance:
            self._note(name, path)
        return found if isinstance(found, int | float) else None

    def texts(self, name: str, path: str = "") -> tuple[str, ...]:
        """Give a list of texts without the broken and the blank ones."""
        kept: list[str] = []
        for place, found in enumerate(self._items(name)):
            if not isinstance(found, str):
                self.reject(f"{name}/{place}", found, "text")
            elif found.strip():
                if self._gathered.provenance:
                    self._note_item(f"{name}/{place}", f"{self._whole(name, path)}/{len(kept)}")
                kept.append(found if found.isascii() else self._sound(f"{name}/{place}", found))
        if kept:
            self._note(name, path)
        return tuple(kept)

    def counts(self, name: str) -> tuple[int, ...]:
        """Give a list of whole numbers without the broken ones."""
        kept: list[int] = []
        for place, found in enumerate(self._items(name)):
            if _is_count(found) and isinstance(found, int):
                kept.append(found)
            else:
                self.reject(f"{name}/{place}", found, "a whole number")
        return tuple(kept)

    def child(self, name: str) -> "Node":
        """Give a member object; an empty node where it is absent or broken."""
        found = self._members.get(name)
        if not isinstance(found, dict):
            self._lack(name, found, "an object")
            found = _NOTHING
        return Node(found, f"{self._pointer}/{name}", self._gathered, self._path)

    def children(self, name: str) -> Iterator["Node"]:
        """Give the objects of a list, in order, without the broken ones."""
        for place, found in enumerate(self._items(name)):
            if isinstance(found, dict):
                yield Node(found, f"{self._pointer}/{name}/{place}", self._gathered, self._path)
            else:
                self.reject(f"{name}/{place}", found, "an object")

    def reject(self, name: str, found: object, expected: str) -> None:
        """Record that a member stands there but cannot be used."""
        self._gathered.broken(f"{self._pointer}/{name}", found, expected)

    def _items(self, name: str) -> list[object]:
        found = self._members.get(name)
        if isinstance(found, list):
            return found
        self._lack(name, found, "a list")
        return []

    def _lack(self, name: str, found: object, expected: str, path: str = "") -> None:
        if found is not None:
            self.reject(name, found, expected)
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
            self._gathered.found(pointer, self._whole(name, path))

    def _note_item(self, name: str, path: str) -> None:
        pointer = f"{self._pointer}/{name}"
        if pointer in self._gathered.provenance:
            self._gathered.found(pointer, path)

    def _whole(self, name: str, path: str) -> str:
        leaf = path or _in_words_of_the_field(name)
        return f"{self._path}/{leaf}" if self._path else leaf


def _is_count(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= _LARGEST


def _is_number(found: object) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return not math.isnan(found) and abs(found) <= _LARGEST


@cache
def _in_words_of_the_field(name: str) -> str:
    return re.sub(r"(?<=[a-z])[A-Z]", lambda found: "_" + found[0].lower(), name)
