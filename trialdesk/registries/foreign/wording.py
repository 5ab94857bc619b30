"""Phases, ages and sizes in the many words registries write them in."""

import re
from dataclasses import dataclass

from trialdesk.registries.foreign.foreign import StatedValue

_PHASE = re.compile(
    r"(?:phase\s*)?(?P<first>early\s*1|[0-4]|iv|i{1,3})"
    r"(?:\s*[/&+,-]\s*(?:phase\s*)?(?P<second>[1-4]|iv|i{1,3}))?",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\(Phase (?P<phase>IV|I{1,3})\)\s*:\s*yes", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NO_PHASE = {"n/a", "na", "not applicable"}
_AGE_LIMIT = re.compile(r"(\d{1,3})\s*(year|month|week|day|y|m|w|d)?s?", re.IGNORECASE)
_AGE_UNITS = {"y": "Year", "m": "Month", "w": "Week", "d": "Day"}
_NO_LIMIT = {"n/a", "no limit", "none", "no", "not stated"}
_COUNT = re.compile(r"\d{1,9}")
_AGE = r"(\d{1,3}) (Years?|Months?|Weeks?|Days?)"
_AGE_RANGE = re.compile(rf"{_AGE}\s*(?:to|-|–)\s*(?:{_AGE}|N/A)", re.IGNORECASE)
_AGE_FROM = re.compile(rf"{_AGE}\s*(?:and (?:older|over|up|above)|\+)", re.IGNORECASE)
_AGE_TO = re.compile(rf"(?:up to|to|until) {_AGE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and the oldest age, as the registry writes them: "18 Years"."""

    minimum: str | None = None
    maximum: str | None = None


def ages(words: str) -> Ages:
    """Read an age field such as "18 Years to 75 Years" or "18 Years and older"."""
    if hit := _AGE_RANGE.fullmatch(words):
        return Ages(written_age(hit[1], hit[2]), written_age(hit[3], hit[4]) if hit[3] else None)
    if hit := _AGE_FROM.fullmatch(words):
        return Ages(minimum=written_age(hit[1], hit[2]))
    if hit := _AGE_TO.fullmatch(words):
        return Ages(maximum=written_age(hit[1], hit[2]))
    return Ages()


def phases(stated: StatedValue | None) -> StatedValue | None:
    """Read a phase in whatever spelling; None for words that name none for certain."""
    words = " ".join(str(stated.value).split()) if stated else ""
    if stated is None or not words:
        return None
    if words.lower() in _NO_PHASE:
        return StatedValue(["NA"], stated.place)
    names = [name["phase"] for name in _STAGE.finditer(words)]
    whole = _PHASE.fullmatch(words)
    if whole and not names:
        names = [name for name in (whole["first"], whole["second"]) if name]
    return StatedValue([_phase(name) for name in names], stated.place) if names else None


def _phase(words: str) -> str:
    name = "".join(words.lower().split())
    return "EARLY_PHASE1" if name in {"0", "early1"} else f"PHASE{_ROMAN.get(name, name)}"


def size(stated: StatedValue | None) -> StatedValue | None:
    """Read how many are wanted where one number says it."""
    numbers = _COUNT.findall(str(stated.value)) if stated else []
    return StatedValue(int(numbers[0]), stated.place) if stated and len(numbers) == 1 else None


def age(stated: StatedValue | None) -> StatedValue | None:
    """Read an age limit; a bare number is one of years."""
    words = " ".join(str(stated.value).split()) if stated else ""
    limit = _AGE_LIMIT.fullmatch(words)
    if stated is None or limit is None or words.lower() in _NO_LIMIT:
        return None
    unit = _AGE_UNITS[(limit[2] or "y")[0].lower()]
    # 0 years and the like is how registries write that there is no limit
    return StatedValue(f"{int(limit[1])} {unit}s", stated.place) if int(limit[1]) else None


def written_age(count: str, unit: str) -> str:
    """Return an age as API v2 writes it, such as "1 Year"."""
    return f"{int(count)} {unit.capitalize().rstrip('s')}{'' if int(count) == 1 else 's'}"
