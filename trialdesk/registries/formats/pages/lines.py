"""The lines of a page and the blocks its headings open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; ``number`` counts from 1, ``text`` has no white space around it."""

    number: int
    text: str
    verbatim: str


Block = Sequence[Line]


def numbered(text: str) -> Block:
    return [
        Line(number, line.strip(), line.rstrip()) for number, line in enumerate(text.split("\n"), 1)
    ]


def headings(page: Block, known: Collection[str]) -> list[tuple[str, int]]:
    """Give the headings that stand on lines of their own, each once, and their places."""
    names = {heading.lower(): heading for heading in known}
    found: dict[str, int] = {}
    for place, line in enumerate(page):
        if heading := names.get(line.text.rstrip(":").lower()):
            found.setdefault(heading, place)
    return list(found.items())


def blocks(page: Block, known: Collection[str]) -> Mapping[str, Block]:
    """Split a page at its headings: each with the lines to the next, the heading's line first.

    The lines before the first heading are the block "".
    """
    found = headings(page, known)
    places = [*(place for _, place in found), len(page)]
    split = {
        name: page[place:end]
        for (name, _), (place, end) in zip(found, pairwise(places), strict=True)
    }
    return split | {"": page[: places[0]]}


def filled(block: Block) -> list[Line]:
    """Give the lines that are not blank."""
    return [line for line in block if line.text]


def trimmed(block: Block) -> Block:
    """Give a block without the blank lines at its ends."""
    places = [place for place, line in enumerate(block) if line.text]
    return block[places[0] : places[-1] + 1] if places else ()
