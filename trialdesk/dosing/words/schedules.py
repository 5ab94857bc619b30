"""When a drug is given: intervals, cycles and the days of a cycle."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from trialdesk.domain.dose import TimeUnit

_YEAR = 366
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "twenty-one": 21,
    "twenty-eight": 28,
}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = r"(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?)(?![A-Za-z])"
_LENGTH = rf"{_COUNT}[\s-]?{_UNIT}(?:\s?\([^()]{{1,12}}\))?"
_CYCLE = r"(?:(?:treatment|dosing|therapy|chemotherapy|administration|drug)[\s-])?cycles?"

CYCLE = (
    r"(?:(?:of\s|in\s)?(?:each|every|an?|the|per)\s)?"
    rf"{_COUNT}[\s-]?(?:days?|d|weeks?|wks?)[\s-](?:\([^()]{{1,12}}\)\s)?{_CYCLE}(?![a-z])"
    rf"|(?:each\s|every\s|one\s|1\s|a\s|the\s|per\s)?{_CYCLE}\s?(?:length\s)?"
    rf"(?:=|:|is|are|was|were|lasts?|lasting|consists?\sof|of|being|(?:is\s|are\s)?defined\sas"
    rf"|comprises?|will\sbe|length)\s?(?:is\s|of\s|every\s|each\s)?{_LENGTH}"
    rf"|(?:each\s|every\s|a\s)?{_LENGTH}(?:\speriod)?\s?,?\s?"
    r"(?:as|is|are|was|per|for|=|constitutes?|comprises?|makes?(?:\sup)?|forms?|/"
    r"|(?:is\s|are\s)?(?:considered|defined\sas|counted\sas))"
    rf"\s?(?:a\s|one\s|each\s|1\s|an\s)?{_CYCLE}(?![a-z])"
    rf"|\(\s?{_LENGTH}\s?/\s?cycle\s?\)"
)

_DAY_NUMBER = r"\d{1,2}(?!\d|\.\d|\s?(?:mg|g|mL|days?|weeks?|hours?|h|min)\b)"
_DAY_NEXT = (
    rf"(?:\s?(?:,\s?(?:and\s|&\s)?|，|、|and\s|&\s?|-|–|~|to\s|through\s|/)\s?(?:on\s)?"
    rf"(?:days?\s?|d\s?)?{_DAY_NUMBER})"
)
_UP_TO = re.compile(r"[-–~]|to|through", re.IGNORECASE)
DAYS = rf"(?:\bdays?|\bd)\s?{_DAY_NUMBER}{_DAY_NEXT}{{0,9}}"
_OF_CYCLE = r"of\s(?:each|every|a|the)\s(?:treatment\s|dosing\s)?cycle"
EACH_CYCLE = rf"{_OF_CYCLE}|(?:every|each|per)\s(?:treatment\s|dosing\s)?cycle"

_EVERY_UNIT = r"(?P<every_unit>hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo)(?![A-Za-z])"
EVERY = (
    rf"(?:once\s|given\s)?(?:every|each|per|q)\.?[\s-]?(?P<every_count>{_COUNT})[\s-]?{_EVERY_UNIT}"
    rf"(?:\s?\(\s?q\s?\d{{1,2}}\s?[dwhm]\s?\))?"
    r"|(?P<every_other>every\s(?:other|second)\s(?P<other_unit>day|week|month))"
    r"|(?P<fortnightly>fortnightly)"
    r"|(?P<three_weekly>(?:3|three)[\s-]weekly)"
    r"|(?P<single>(?:once\s(?:a|per|every|each)\s|once[\s-]|(?:per|every|each)\s)"
    r"(?P<single_unit>day|week|month|daily|weekly|monthly)(?![a-z])"
    r"|(?P<ly>daily|weekly|monthly)|q\.?d\b\.?|\bqw\b|\bqm\b)(?:\s?\(\s?(?:q1w|qw|qd|q1d)\s?\))?"
)
TIMES = (
    r"(?P<times>(?:twice|two\stimes|2\stimes|2x)(?:\s(?:a|per|each)\sday|[\s-]?daily|/day)"
    r"(?:\s?\(\s?b\.?i\.?d\.?\s?\))?|b\.?i\.?d\b\.?)"
    r"|(?P<thrice>(?:three\stimes|3\stimes|thrice|3x)(?:\s(?:a|per|each)\sday|[\s-]?daily|/day)"
    r"(?:\s?\(\s?t\.?i\.?d\.?\s?\))?|t\.?i\.?d\b\.?)"
    r"|(?P<four>(?:four\stimes|4\stimes)(?:\s(?:a|per|each)\sday|\sdaily)|q\.?i\.?d\b\.?)"
)
UNCLEAR = (
    r"(?:twice|thrice|two\stimes|three\stimes|\d\stimes|\dx)(?:[\s-]?(?:weekly|monthly|yearly)"
    rf"|\s(?:a|per|each)\s(?:week|month|year))|bi-?weekly"
    rf"|every\s{_COUNT}\s?(?:-|–|to|or)\s?{_COUNT}\s?(?:days|weeks|hours|months)"
    r"|as\sneeded|on[\s-]demand|\bprn\b"
    r"|every\s(?:evening|morning|night)"
)
"""Words of time for which there is no field."""


@dataclass(frozen=True, slots=True, eq=False)
class DoseInterval:
    """Once in ``count`` units; 3 weeks equal 21 days."""

    count: Decimal
    unit: TimeUnit

    def days(self) -> int | None:
        """Return the interval in days; None where it is counted in hours or months."""
        factor = {"day": 1, "week": 7}.get(self.unit)
        return int(self.count * factor) if factor else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DoseInterval) and self._length() == other._length()

    def __hash__(self) -> int:
        return hash(self._length())

    def _length(self) -> tuple[Decimal, TimeUnit]:
        return (self.count * 7, "day") if self.unit == "week" else (self.count, self.unit)


def days_long(words: str) -> int | None:
    """Return the length in days of the cycle that a match of CYCLE spells; None beyond a year."""
    hit = re.search(rf"(?P<count>{_COUNT})[\s-]?(?P<unit>{_UNIT})", words, re.IGNORECASE)
    if hit is None:
        return None
    unit = _time_unit(hit["unit"])
    length = _count(hit["count"]) * {"day": 1, "week": 7}.get(unit, 0)
    return length if 0 < length <= _YEAR else None


def days_named(words: str) -> tuple[int, ...] | None:
    """Read "days 1, 8 and 15" or "D1-14"; None where the numbers do not ascend from 1."""
    days: list[int] = []
    for between, number in re.findall(r"(\D{0,20})(\d{1,2})", words):
        day = int(number)
        days.extend(range(days[-1] + 1, day + 1) if days and _UP_TO.search(between) else [day])
    ascending = all(day < following for day, following in pairwise(days))
    return tuple(days) if days and days[0] >= 1 and ascending else None


def interval(hit: re.Match[str]) -> DoseInterval | None:
    """Read a match of EVERY."""
    if hit["every_count"]:
        count = _count(hit["every_count"])
        return DoseInterval(Decimal(count), _time_unit(hit["every_unit"])) if count else None
    if hit["every_other"]:
        return DoseInterval(Decimal(2), _time_unit(hit["other_unit"]))
    if hit["fortnightly"] or hit["three_weekly"]:
        return DoseInterval(Decimal(2 if hit["fortnightly"] else 3), "week")
    unit = hit["single_unit"] or hit["ly"] or hit[0].replace(".", "").strip()[1:]
    return DoseInterval(Decimal(1), _time_unit(unit))


def times_a_day(hit: re.Match[str]) -> int:
    """Read a match of TIMES."""
    return 2 if hit["times"] else 3 if hit["thrice"] else 4


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS[words.lower()]


def _time_unit(words: str) -> TimeUnit:
    units: dict[str, TimeUnit] = {"h": "hour", "d": "day", "w": "week", "m": "month"}
    return units[words[0].lower()]
