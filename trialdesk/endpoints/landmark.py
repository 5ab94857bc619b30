"""The month a survival rate stands for."""

import re

_LONGEST = 300  # characters that are read
_MONTHS = {"month": 1, "year": 12}
_AFTER = re.compile(r"(?<![\d.,-])(\d{1,3})[\s-]{1,2}(month|year)s?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(month|year)\s(\d{1,3})\b(?!\s?[-–.])", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:at\s)?\d{1,3}[\s-](?:month|year)s?\b(?![^.]*\d).*", re.IGNORECASE)


def landmark(*texts: str | None) -> int | None:
    """Return the month the first text that names one names; None where it names several."""
    for text in texts:
        named = _months((text or "")[:_LONGEST])
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def landmark_of_frame(time_frame: str | None) -> int | None:
    """Return the month of a time frame that is one point in time, not "up to" one."""
    text = (time_frame or "")[:_LONGEST]
    return landmark(text) if _ALONE.fullmatch(text) else None


def _months(text: str) -> set[int]:
    after = {int(number) * _MONTHS[unit.lower()] for number, unit in _AFTER.findall(text)}
    before = {int(number) * _MONTHS[unit.lower()] for unit, number in _BEFORE.findall(text)}
    return after | before
