"""How participants are divided among the arms."""

import re
from collections.abc import Iterator

_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_PART = r"(?:10|[1-9]|one|two|three|four)"
_COLONS = rf"{_PART}(?:\s{{0,2}}[:：]\s{{0,2}}{_PART}){{1,5}}(?!\s{{0,2}}[:：]\s{{0,2}}\d)"
# In words ("2 to 1") only before "ratio": "1 to 4 weeks after randomisation" is none.
_WORDS = rf"{_PART}(?:[ -]to[ -]{_PART}){{1,5}}(?=[ ](?:ratio|randomi[sz]|allocation))"
_RATIO = re.compile(rf"(?<![\w:：.,/-])(?:{_COLONS}|{_WORDS})(?![\w:：/]|[.,]\d)", re.IGNORECASE)
_ALLOCATION = re.compile(r"randomi[sz]|allocat|assign", re.IGNORECASE)
_REACH = 80


def allocation_ratio(*texts: str | None) -> str | None:
    """Return the ratio such as "2:1" the texts state for allocation; None where they state several.

    A ratio counts only near words of allocation, so that a time of day or a titre does not.
    """
    stated = {ratio for text in texts if text for ratio in _ratios(text)}
    return stated.pop() if len(stated) == 1 else None


def _ratios(text: str) -> Iterator[str]:
    for hit in _RATIO.finditer(text):
        around = text[max(0, hit.start() - _REACH) : hit.end() + _REACH // 2]
        if _ALLOCATION.search(around):
            parts = re.findall(_PART, hit[0].lower())
            yield ":".join(_NUMBERS.get(part, part) for part in parts)
