"""The lines of an eligibility text: how far indented, behind which bullet or number."""

import re
from dataclasses import dataclass

from trialdesk.criteria.unescape import unescape

_BULLET = r"[•●◦▪■□➢➤✓‣∙]|\*(?=\s|$)|-{1,4}(?=\s|[^\W\d]|$)|[·–—](?=\s|$)|o(?=\s{1,9}[A-Z])"
_NUMBER = r"[(（]?\d{1,2}[.)）、．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s{1,9}[A-Z][a-z])"
_LETTER = r"\([A-Za-z]\)(?=\s|[A-Z])|[a-z][.)](?=\s)|[A-Z]\)(?=\s)|[A-Z]\.(?=\s{1,9}[^a-z\s])"
_ROMAN = r"\(?[ivx]{2,5}[.)](?=\s)"
_MARKER = re.compile(rf"({_BULLET}|{_NUMBER}|{_ROMAN}|{_LETTER})\s{{0,9}}")
_INDENT = re.compile(r"[ \t\u00a0\u3000]*")
_SECTION_INSIDE = re.compile(
    r"(?:(?:Key|Main|Major|Additional) )?"
    r"(?:(?:In|Ex)clusion [Cc]riteria|(?:IN|EX)CLUSION CRITERIA)[ \t]*(?P<colon>:)?"
)
_TITLE_AFTER = 60
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the part of one that starts with a heading.

    ``places`` holds the readings of its number: ("digit", 3), or both ("letter", 9) and
    ("roman", 1) for "i."; a bullet has ("*", 0); a line without a mark has none.
    """

    number: int
    indent: int
    marker: str
    places: tuple[tuple[str, int], ...]
    body: str
    gap: int = 0
    """Blank lines before it."""


def read_lines(text: str) -> list[Line]:
    """Give the lines that hold something, unescaped."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n")):
        plain = unescape(raw).replace("\r", "")
        if not plain.strip():
            gap += 1
            continue
        for part in _at_titles(plain):
            lines.append(_line(number, part, gap))
            gap = 0
    return lines


def _at_titles(text: str) -> list[str]:
    """Cut a line before an "Exclusion Criteria:" that stands inside it."""
    cuts = [0]
    for found in _SECTION_INSIDE.finditer(text):
        before = text[cuts[-1] : found.start()].rstrip()
        at_end = found.end() == len(text.rstrip())
        ended = before.endswith((".", ";")) and (found["colon"] or at_end)
        if ended or (found["colon"] and len(before) > _TITLE_AFTER):
            cuts.append(found.start())
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _line(number: int, text: str, gap: int) -> Line:
    found = _INDENT.match(text)
    margin = found[0] if found else ""
    indent = len(margin.replace("\t", " " * _TAB))
    marker, body = _marker(text[len(margin) :])
    return Line(number, indent, marker, _places(marker), body.strip(), gap)


def _marker(text: str) -> tuple[str, str]:
    first = _MARKER.match(text)
    if first is None:
        return "", text
    rest = text[first.end() :]
    second = _MARKER.match(rest) if first[1][-1] not in ".)" else None
    end = first.end() + (second.end() if second else 0)
    return text[:end].strip(), text[end:]


def _places(marker: str) -> tuple[tuple[str, int], ...]:
    sign = marker.rpartition(" ")[2].strip("().（）、．")
    shape = re.sub(r"\w+", "", marker.rpartition(" ")[2])
    if sign.replace(".", "").isdecimal():
        return ((f"digit{shape}", int(sign.rpartition(".")[2])),)
    if not sign.isalnum() or marker == "o":
        return (("*" if marker else "", 0),) if marker else ()
    return _lettered(sign, shape)


def _lettered(sign: str, shape: str) -> tuple[tuple[str, int], ...]:
    case = "upper" if sign.isupper() else "lower"
    lowered = sign.lower()
    roman = ((f"roman{case}{shape}", _ROMANS.index(lowered) + 1),) if lowered in _ROMANS else ()
    single = ((f"letter{case}{shape}", ord(lowered) - 96),) if len(sign) == 1 else ()
    return single + roman
