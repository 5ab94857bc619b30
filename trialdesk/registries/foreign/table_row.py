"""A row of a table of trials that knows where its values stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.reading import Issue


@dataclass(slots=True)
class TableRow:
    """One row; a value's place is "/" and the title of its column.

    ``raw`` is the row with the header as it stood; ``issues`` collects what cannot be used.
    """

    cells: Mapping[str, str]
    raw: bytes
    issues: list[Issue] = field(default_factory=list)

    def text(self, *titles: str) -> Said | None:
        """Give the first of these columns that is filled."""
        for title in titles:
            words = " ".join(self.cells.get(title, "").split())
            if words:
                return Said(words, f"/{title}")
        return None

    def parts(self, *titles: str, between: str = "|") -> list[Said]:
        """Give the parts of a list in one cell."""
        found = self.text(*titles)
        if found is None:
            return []
        parts = (part.strip() for part in str(found.value).split(between))
        return [Said(part, found.place) for part in parts if part]

    def reject(self, title: str, found: str, expected: str) -> None:
        self.issues.append(Issue(f"/{title}", found, expected))
