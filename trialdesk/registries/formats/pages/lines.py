"""The lines of a page and the blocks its headings open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page; ``number`` counts from 1, ``text`` has no white space around it."""

    number: int
    text: str
    verbatim: str


PageBlock = Sequence[PageLine]
Sections = Mapping[str, PageBlock]
"""The blocks of a page by their headings."""


def numbered(text: str) -> PageBlock:
    return [
        PageLine(number, line.strip(), line.rstrip())
        for number, line in enumerate(text.split("\n"), 1)
    ]


def headings(page: PageBlock, known: Collection[str]) -> list[tuple[str, int]]:
    """Return the headings that stand on lines of their own, each once, and their places."""
    names = {heading.lower(): heading for heading in known}
    places: dict[str, int] = {}
    for place, line in enumerate(page):
        if heading := names.get(line.text.rstrip(":").lower()):
            places.setdefault(heading, place)
    return list(places.items())


def blocks(page: PageBlock, known: Collection[str]) -> Sections:
    """Split a page at its headings: each with the lines to the next, the heading's line first.

    The lines before the first heading are the block "".
    """
    named = headings(page, known)
    places = [*(place for _, place in named), len(page)]
    split = {
        name: page[place:end]
        for (name, _), (place, end) in zip(named, pairwise(places), strict=True)
    }
    return split | {"": page[: places[0]]}


def filled(block: PageBlock) -> list[PageLine]:
    """Return the lines that are not blank."""
    return [line for line in block if line.text]


def trimmed(block: PageBlock) -> PageBlock:
    """Return a block without the blank lines at its ends."""
    places = [place for place, line in enumerate(block) if line.text]
    return block[places[0] : places[-1] + 1] if places else ()
