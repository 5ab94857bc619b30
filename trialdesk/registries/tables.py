"""Records in the rows of a table with a header, each kept with the header as it stood."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trialdesk.registries.foreign import Said
from trialdesk.registries.reading import Issue

_LONGEST_CELL = 16 * 2**20


@dataclass(slots=True)
class Row:
    """One row; a value's place is "/" and the title of its column."""

    cells: Mapping[str, str]
    raw: bytes
    number: int
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


def rows(text: str, encoding: str) -> Iterator[Row]:
    """Give the rows of a table separated by commas or tabs; quoted cells may hold line breaks."""
    lines = io.StringIO(text, newline="")
    header = _logical_line(lines)
    if header is None:
        return
    tabs = header.count("\t") > header.count(",")
    titles = [title.strip() for title in _cells(header, tabs=tabs)]
    number = 1
    while (line := _logical_line(lines)) is not None:
        number += 1
        if line.strip():
            cells = dict(zip(titles, _cells(line, tabs=tabs), strict=False))
            yield Row(cells, f"{header.rstrip()}\n{line.rstrip()}\n".encode(encoding), number)


def titles_of(text: str) -> tuple[str, ...]:
    """Give the titles of a table's columns."""
    header = _logical_line(io.StringIO(text[:_ENOUGH], newline="")) or ""
    return tuple(
        title.strip() for title in _cells(header, tabs=header.count("\t") > header.count(","))
    )


_ENOUGH = 64 * 2**10


def _logical_line(lines: io.StringIO) -> str | None:
    """Give the next line and those that its open quotes go on in; None at the end."""
    line = lines.readline()
    if not line:
        return None
    quotes = line.count('"')
    while quotes % 2:
        more = lines.readline()
        if not more:
            break
        quotes += more.count('"')
        line += more
    return line


def _cells(line: str, *, tabs: bool) -> list[str]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return next(csv.reader(io.StringIO(line, newline=""), delimiter="\t" if tabs else ","), [])
    except csv.Error:
        return []


def cell_at(raw: bytes, place: str | None) -> str | None:
    """Give the words of a kept row in the column that a place names; None where there is none."""
    found = next(rows(raw.decode("utf-8", "replace"), "utf-8"), None)
    return found.cells.get((place or "").removeprefix("/")) if found else None
