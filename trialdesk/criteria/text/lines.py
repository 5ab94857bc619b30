"""The lines of an eligibility text: how far indented, behind which bullet or number."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trialdesk.criteria.text.markers import MarkerPlace, begins_item, marker, next_number, places
from trialdesk.criteria.text.unescape import unescape

_SECTION_INSIDE = re.compile(
    r"(?:(?:Key|Main|Major|Additional) )?"
    r"(?:(?:In|Ex)clusion [Cc]riteria|(?:IN|EX)CLUSION CRITERIA)[ \t]*(?P<colon>:)?"
)
_TITLE_AFTER = 60
_BULLET_INSIDE = re.compile(r"(?<=[\w.;:)])\s•\s(?=[A-Z])")
_TAB = "    "
_WRAP_WIDTHS = range(60, 131)
_RAGGED = 15
_LEAST_WRAPPED = 3


class TextLine(NamedTuple):
    """One line, or the part of one that starts with a heading or a number.

    ``places`` holds the readings of its mark; a bullet has ("*", 0), a line without one has none.
    """

    number: int
    indent: int
    marker: str
    places: tuple[MarkerPlace, ...]
    body: str
    gap: int = 0
    """Blank lines before it."""


def read_lines(text: str) -> list[TextLine]:
    """Return the lines that hold something, unescaped."""
    rows = unescape(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines: list[TextLine] = []
    gap = 0
    for number, row in _unwrapped(rows):
        if not row or row.isspace():
            gap += 1
            continue
        for part in _at_titles(row):
            lines += lines_of(part, number, gap)
            gap = 0
    return lines


def lines_of(text: str, number: int, gap: int = 0) -> Iterator[TextLine]:
    """Return the line a text makes, or several where "4. One 5. Two" run together in it."""
    rest = text.lstrip(" \t\u00a0\u3000")
    margin = text[: len(text) - len(rest)]
    indent = len(margin.replace("\t", _TAB)) if margin else 0
    rest = rest.rstrip()
    while rest:
        mark, body = marker(rest)
        cut = next_number(body, mark) if mark else None
        if cut is None and "•" not in body:
            yield TextLine(number, indent, mark, places(mark), body.lstrip(), gap)
            return
        first, *inner = _BULLET_INSIDE.split(body[:cut])
        yield TextLine(number, indent, mark, places(mark), first.strip(), gap)
        for part in inner:
            yield TextLine(number, indent + len(_TAB), "•", (("*", 0),), part.strip())
        rest, gap = ("", 0) if cut is None else (body[cut:], 0)


def _unwrapped(rows: list[str]) -> Iterable[tuple[int, str]]:
    """Undo the breaking of a text at a fixed width; each row with the number it started at."""
    width = max(map(len, rows))
    near = sum(len(row) > width - _RAGGED for row in rows)
    if width not in _WRAP_WIDTHS or near < _LEAST_WRAPPED:
        return enumerate(rows)
    whole: list[tuple[int, str]] = []
    room = width
    for number, row in enumerate(rows):
        words = row.strip()
        if words and len(words.partition(" ")[0]) >= room and not _begins(row, words):
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {words}")
        else:
            whole.append((number, row))
        room = width - len(row.rstrip()) if words else width
    return whole


def _begins(row: str, words: str) -> bool:
    """Recognise a line of its own: a mark, or a capital letter at the margin."""
    return (row[0] == words[0] and words[0].isupper()) or begins_item(words)


def _at_titles(text: str) -> list[str]:
    """Cut a line before an "Exclusion Criteria:" that stands inside it."""
    if "clusion" not in text and "CLUSION" not in text:
        return [text]
    cuts = [0]
    for hit in _SECTION_INSIDE.finditer(text):
        before = text[cuts[-1] : hit.start()].rstrip()
        at_end = hit.end() == len(text.rstrip())
        ended = before.endswith((".", ";")) and (hit["colon"] or at_end)
        if ended or (hit["colon"] and len(before) > _TITLE_AFTER):
            cuts.append(hit.start())
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
