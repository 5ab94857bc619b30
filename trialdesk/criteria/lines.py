"""The lines of an eligibility text: how far indented, behind which bullet or number."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from trialdesk.criteria.unescape import unescape

Place = tuple[str, int]

_BULLET = (
    r"[•●◦▪■□➢➤✓‣∙①-⒛]|\?(?=[A-Z])|\*(?=\s|$)|-{1,4}\.?(?=\s|[^\W\d]|$)|[·–—](?=\s|$)"
    r"|o(?=\s{1,9}[A-Z])"
)
_NUMBER = (
    r"[(（]?\d{1,2}[.)）、．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s{1,9}[A-Z][a-z])"
    r"|[IE]\s\d{1,2}\.(?=\s)"
)
_LETTER = (
    r"\([A-Za-z]\)(?=\s|[A-Z])|[a-z][.)](?=\s|[A-Z][a-z])|[A-Z]\)(?=\s)|[A-Z]\.(?=\s{1,9}[^a-z\s])"
)
_ROMAN = r"\(?[ivx]{2,5}[.)](?=\s)"
_MARKER = re.compile(rf"({_BULLET}|{_NUMBER}|{_ROMAN}|{_LETTER})\s{{0,9}}")
_SECTION_INSIDE = re.compile(
    r"(?:(?:Key|Main|Major|Additional) )?"
    r"(?:(?:In|Ex)clusion [Cc]riteria|(?:IN|EX)CLUSION CRITERIA)[ \t]*(?P<colon>:)?"
)
_TITLE_AFTER = 60
_NUMBER_INSIDE = re.compile(
    r"(?<=[\s；;。])(?:[IE]\s)?([(（]?)(\d{1,2}|[a-z])([.)）、．])\s{0,3}(?=[^\W\d])"
)
_OUTLINE_INSIDE = re.compile(
    r"(?<=\s)(?<!version )(?<!section )\d{1,2}\.\d{1,2}\.\d{1,2}(?=\s{1,9}[A-Z])", re.IGNORECASE
)
_BULLET_INSIDE = re.compile(r"(?<=[\w.;:)])\s[•●▪■]\s(?=[A-Z])")
_COUNTED = re.compile(
    r"\b(?:and|or|to|of|than|grade|class|stage|type|phase|cohorts?|arm|part|group|level|score|day"
    r"|week|visit|cycle|appendix|section|version|status|ecog)$",
    re.IGNORECASE,
)
_LOW_NUMBER = 3
_OUTLINE_MARKS = ("digit..", "letterlower.")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_TAB = "    "
_WRAP_WIDTHS = range(60, 131)
_RAGGED = 15
_LEAST_WRAPPED = 3


class Line(NamedTuple):
    """One line, or the part of one that starts with a heading or a number.

    ``places`` holds the readings of its number: ("digit", 3), or both ("letter", 9) and
    ("roman", 1) for "i."; a bullet has ("*", 0); a line without a mark has none.
    """

    number: int
    indent: int
    marker: str
    places: tuple[Place, ...]
    body: str
    gap: int = 0
    """Blank lines before it."""


def read_lines(text: str) -> list[Line]:
    """Give the lines that hold something, unescaped."""
    rows = unescape(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines: list[Line] = []
    gap = 0
    for number, row in _unwrapped(rows):
        if not row or row.isspace():
            gap += 1
            continue
        for part in _at_titles(row):
            lines += lines_of(part, number, gap)
            gap = 0
    return lines


def lines_of(text: str, number: int, gap: int = 0) -> Iterator[Line]:
    """Give the line a text makes, or several where "4. One 5. Two" run together in it."""
    margin = len(text) - len(text.lstrip(" \t\u00a0\u3000"))
    indent = len(text[:margin].replace("\t", _TAB))
    rest = text[margin:].strip()
    while rest:
        marker, body = _marker(rest)
        places = _places(marker)
        cut = _next_number(body, places)
        first, *inner = _BULLET_INSIDE.split(body[:cut])
        yield Line(number, indent, marker, places, first.strip(), gap)
        for part in inner:
            yield Line(number, indent + len(_TAB), "•", (("*", 0),), part.strip())
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
        if words and len(words.partition(" ")[0]) >= room and not _begins_item(words):
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {words}")
        else:
            whole.append((number, row))
        room = width - len(row.rstrip()) if words else width
    return whole


def _begins_item(text: str) -> bool:
    found = _MARKER.match(text)
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _at_titles(text: str) -> list[str]:
    """Cut a line before an "Exclusion Criteria:" that stands inside it."""
    if "clusion" not in text and "CLUSION" not in text:
        return [text]
    cuts = [0]
    for found in _SECTION_INSIDE.finditer(text):
        before = text[cuts[-1] : found.start()].rstrip()
        at_end = found.end() == len(text.rstrip())
        ended = before.endswith((".", ";")) and (found["colon"] or at_end)
        if ended or (found["colon"] and len(before) > _TITLE_AFTER):
            cuts.append(found.start())
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _next_number(text: str, places: tuple[Place, ...]) -> int | None:
    """Find where the numbering of a line goes on inside it."""
    kind, number = places[0] if places else ("", 0)
    if kind in _OUTLINE_MARKS and text.count(".") > 1:
        outline = _OUTLINE_INSIDE.search(text)
        if outline:
            return outline.start()
    wanted = _following(kind, number)
    if not wanted or wanted not in text:
        return None
    for found in _NUMBER_INSIDE.finditer(text):
        if found[2] == wanted and kind.endswith(found[1] + found[3]):
            before, after = text[: found.start()].rstrip(), text[found.end()]
            if before and _ends(before, number + 1, begins=not after.islower()):
                return found.start()
    return None


def _following(kind: str, number: int) -> str:
    if kind.startswith("digit"):
        return str(number + 1)
    return chr(ord("a") + number) if kind.startswith("letterlower") else ""


def _ends(text: str, number: int, *, begins: bool) -> bool:
    """Tell whether an item ends before a number: "consent 5. Age", unlike "grade 2. If"."""
    if text[-1] in (".;:,)；。" if begins else ".;"):
        return True
    return (
        begins and number > _LOW_NUMBER and text[-1].isalpha() and not _COUNTED.search(text[-12:])
    )


def _marker(text: str) -> tuple[str, str]:
    first = _MARKER.match(text)
    if first is None:
        return "", text
    rest = text[first.end() :]
    second = _MARKER.match(rest) if first[1][-1] not in ".)" else None
    end = first.end() + (second.end() if second else 0)
    return text[:end].strip(), text[end:]


@lru_cache(maxsize=512)
def _places(marker: str) -> tuple[Place, ...]:
    last = marker.rpartition(" ")[2]
    sign = last.strip("().（）、．")
    shape = re.sub(r"\w+", "", last)
    if sign.replace(".", "").isdecimal():
        return ((f"digit{shape}", int(sign.rpartition(".")[2])),)
    if not sign.isalnum() or marker == "o":
        return (("*" if marker else "", 0),) if marker else ()
    return _lettered(sign, shape)


def _lettered(sign: str, shape: str) -> tuple[Place, ...]:
    case = "upper" if sign.isupper() else "lower"
    lowered = sign.lower()
    roman = ((f"roman{case}{shape}", _ROMANS.index(lowered) + 1),) if lowered in _ROMANS else ()
    single = ((f"letter{case}{shape}", ord(lowered) - 96),) if len(sign) == 1 else ()
    return single + roman
