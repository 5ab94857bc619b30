"""What the reading of one record brings to light beside its values: sources and issues."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialdesk.domain.source import Source
from trialdesk.registries.reading import Issue

_LONGEST_FOUND = 60


@dataclass(slots=True)
class Gathered:
    """Grows while a record is read.

    ``provenance`` maps pointers to places in ``origin``, for records made from another document.
    ``paths`` maps the pointers of such a record to paths of the trial, also of absent values.
    """

    document: str
    origin: str = ""
    provenance: Mapping[str, Source] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def source(self, pointer: str) -> Source:
        return self.provenance.get(pointer) or Source(self.document, pointer)

    def note(self, pointer: str, path: str) -> None:
        if not self.provenance:
            self.sources[path] = Source(self.document, pointer)
            return
        self.sources[path] = self.source(pointer)
        self.missed(pointer, path)

    def missed(self, pointer: str, path: str) -> None:
        if self.provenance:
            self.paths[pointer] = path

    def broken(self, pointer: str, value: object, expected: str) -> None:
        self.issues.append(Issue(pointer, _described(value), expected))

    def path(self, pointer: str) -> str:
        """Return the path of a pointer, or of the nearest part of the record around it."""
        while pointer and pointer not in self.paths:
            pointer = pointer.rpartition("/")[0]
        return self.paths.get(pointer, "")


def _described(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    words = repr(value)
    return words if len(words) <= _LONGEST_FOUND else words[: _LONGEST_FOUND - 1] + "…"
