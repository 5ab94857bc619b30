"""A row of a table of trials that knows where its values stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialdesk.registries.foreign.foreign import StatedValue
from trialdesk.registries.reading import Issue


@dataclass(slots=True)
class TableRow:
    """One row; a value's place is "/" and the title of its column.

    ``raw`` is the row with the header as it stood; ``issues`` collects what cannot be used.
    """

    cells: Mapping[str, str]
    raw: bytes
    issues: list[Issue] = field(default_factory=list)

    def text(self, *titles: str) -> StatedValue | None:
        """Return the first of these columns that is filled."""
        for title in titles:
            words = " ".join(self.cells.get(title, "").split())
            if words:
                return StatedValue(words, f"/{title}")
        return None

    def parts(self, *titles: str, between: str = "|") -> list[StatedValue]:
        """Return the parts of a list in one cell."""
        stated = self.text(*titles)
        if stated is None:
            return []
        parts = (part.strip() for part in str(stated.value).split(between))
        return [StatedValue(part, stated.place) for part in parts if part]

    def reject(self, title: str, words: str, expected: str) -> None:
        self.issues.append(Issue(f"/{title}", words, expected))
