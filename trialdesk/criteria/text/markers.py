"""The bullets, numbers and letters of lists: what they are and how they go on."""

import re
from functools import lru_cache
from string import ascii_letters

MarkerPlace = tuple[str, int]

_BULLET = (
    r"[•●◦▪■□➢➤✓‣∙①-⒛]|\?(?=[A-Z])|\*(?=\s|$)|-{1,4}\.?(?=\s|[^\W\d]|$)|[·–—](?=\s|$)"
    r"|o(?=\s{1,9}[A-Z]|[A-Z][a-z])"
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
_NUMBER_INSIDE = re.compile(
    r"(?<=[\s；;。])(?:[IE]\s)?((?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)）、．])|[②-⑳])"
    r"\s{0,3}(?=[^\W\d])"
)
_OUTLINE_INSIDE = re.compile(
    r"(?<=\s)(?<!version )(?<!section )\d{1,2}\.\d{1,2}\.\d{1,2}(?=\s{1,9}[A-Z])", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?=[a-z])(?:and|or|to|of|than|grade|class|stage|type|phase|cohorts?|arm|part|group|level|score|day"
    r"|week|visit|cycle|appendix|section|version|status|ecog)$",
    re.IGNORECASE,
)
_LOW_NUMBER = 3
_OUTLINE_MARKS = ("digit..", "letterlower.")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def marker(text: str) -> tuple[str, str]:
    """Part a line into its mark, "" where it has none, and its words."""
    first = _MARKER.match(text)
    if first is None:
        return "", text
    rest = text[first.end() :]
    second = _MARKER.match(rest) if first[1][-1] not in ".)" else None
    end = first.end() + (second.end() if second else 0)
    return text[:end].strip(), text[end:]


def begins_item(text: str) -> bool:
    """Recognise a bullet, or a number before a capital letter."""
    hit = _MARKER.match(text)
    if hit is None:
        return False
    is_bullet = places(hit[1])[0][0] == "*"
    return is_bullet or text[hit.end() : hit.end() + 1].isupper()


@lru_cache(maxsize=512)
def places(mark: str) -> tuple[MarkerPlace, ...]:
    """Return the readings of a mark: ("digit.", 3) of "3.", a letter and a number of "i."."""
    last = mark.rpartition(" ")[2]
    sign = last.strip("().（）、．")
    shape = re.sub(r"\w+", "", last)
    if sign.replace(".", "").isdecimal():
        return ((f"digit{shape}", int(sign.rpartition(".")[2])),)
    if not sign.isalnum() or mark == "o":
        return (("*" if mark else "", 0),) if mark else ()
    return _lettered(sign, shape)


def _lettered(sign: str, shape: str) -> tuple[MarkerPlace, ...]:
    case = "upper" if sign.isupper() else "lower"
    lowered = sign.lower()
    roman = ((f"roman{case}{shape}", _ROMANS.index(lowered) + 1),) if lowered in _ROMANS else ()
    single = ((f"letter{case}{shape}", ord(lowered) - 96),) if len(sign) == 1 else ()
    return single + roman


def next_number(text: str, mark: str) -> int | None:
    """Find where the numbering that a line begins with goes on inside it."""
    wanted = _next_marks(mark)
    if not wanted:
        return None
    if places(mark)[0][0] in _OUTLINE_MARKS and text.count(".") > 1:
        outline = _OUTLINE_INSIDE.search(text)
        if outline:
            return outline.start()
    if not any(map(text.__contains__, wanted)):
        return None
    number = places(mark)[0][1] + 1
    for hit in _NUMBER_INSIDE.finditer(text):
        if hit[1] in wanted:
            before, after = text[: hit.start()].rstrip(), text[hit.end()]
            if before and _ends(before, number, begins=not after.islower()):
                return hit.start()
    return None


@lru_cache(maxsize=512)
def _next_marks(mark: str) -> tuple[str, ...]:
    """Return the marks that may follow: "2)" after "1)", "j." and "ii." after "i."."""
    marks: list[str] = []
    for kind, number in places(mark):
        shape = kind.lstrip(ascii_letters)
        written = "②" if kind == "*" else _written(kind.removesuffix(shape), number + 1)
        if written:
            marks.append(f"{shape[:-1]}{written}{shape[-1:]}" if number else written)
    return tuple(marks)


def _written(kind: str, number: int) -> str:
    if kind == "digit":
        return str(number)
    if kind == "letterlower":
        return chr(ord("a") + number - 1)
    return _ROMANS[number - 1] if kind == "romanlower" and number <= len(_ROMANS) else ""


def _ends(text: str, number: int, *, begins: bool) -> bool:
    """Return whether an item ends before a number: "consent 5. Age", unlike "grade 2. If"."""
    if text[-1] in (".;:,)；。" if begins else ".;"):
        return True
    return (
        begins and number > _LOW_NUMBER and text[-1].isalpha() and not _COUNTED.search(text[-12:])
    )
