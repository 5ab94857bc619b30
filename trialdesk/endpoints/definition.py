"""What an endpoint's words define: the parts in which two endpoints of one code may differ."""

import re
from dataclasses import dataclass
from typing import Literal

from trialdesk.domain.outcome import Outcome
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.time_frame import Clock, time_frame_clock

_LONGEST = 2_000  # characters that are read
_WITH_DURATION = {"CBR", "DCR"}
_FROM_ENTRY = {"PFS", "OS", "EFS", "iDFS", "DFS", "TTR"}
_WORDS = {"six": 6, "eight": 8, "nine": 9, "twelve": 12, "sixteen": 16, "twenty-four": 24}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})"
_LENGTH = rf"{_COUNT}[\s-]?(?P<unit>weeks?|wks?|months?|mos?|days?)(?![A-Za-z])"
_AT_LEAST = re.compile(
    rf"(?P<sign>\\?>=|\\?≥|\\geq?|⩾|≧|\\?>|(?:for\s)?(?:at\sleast|a\sminimum\sof|no\sless\sthan"
    rf"|more\sthan|longer\sthan|greater\sthan(?:(?:\sor)?\sequal\sto)?|exceeding))\s?{_LENGTH}",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    rf"{_LENGTH}\s?(?:or|and|/)\s?(?:more|longer|greater|above|beyond)", re.IGNORECASE
)
_FOR = re.compile(rf"\b(?:for|lasting|lasts|duration\sof)\s{_LENGTH}", re.IGNORECASE)
_STABLE = re.compile(r"stable|\bSD\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"[.;]|confirm|repeat|apart|interval|every", re.IGNORECASE)
_BEFORE, _AFTER = 90, 25  # characters within which a duration speaks of stable disease
_LONGER_THAN = re.compile(
    r"^(?:\\?>$|for\smore|more|longer|greater\sthan$|exceeding)", re.IGNORECASE
)
_ANY_LENGTH = re.compile(
    r"\b(?:\d+|six|eight|nine|twelve|sixteen|twenty)[\s-]?(?:weeks?|wks?|months?|mos?|days?)\b"
    r"|\b(?:CBR|DCR)[\s-]?\d+\b|\bweek\s\d+|\bmonth\s\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MinimumDuration:
    """How long stable disease must last; ``words`` are the record's own."""

    sign: Literal[">", "≥"]
    count: int
    unit: Literal["day", "week", "month"]
    words: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What the words of one outcome define; None where they do not say or are not understood.

    ``minimum_duration`` is "none" where the words define the endpoint and ask for no duration.
    ``clock`` is the moment from which the endpoint is measured, ``frame_clock`` that from which
    its time frame counts.
    """

    minimum_duration: MinimumDuration | Literal["none"] | None = None
    clock: Clock | None = None
    frame_clock: Clock | None = None
    assessor: Literal["INVESTIGATOR", "INDEPENDENT"] | None = None


def definition(outcome: Outcome) -> Definition:
    """Read what an outcome's words define."""
    read = endpoint(outcome)
    description = (outcome.description or "")[:_LONGEST]
    measure = (outcome.measure or "")[:_LONGEST]
    return Definition(
        _minimum_duration(measure, description) if read.code in _WITH_DURATION else None,
        time_frame_clock(description) if read.code in _FROM_ENTRY else None,
        time_frame_clock(outcome.time_frame),
        read.assessor,
    )


def _minimum_duration(measure: str, description: str) -> MinimumDuration | Literal["none"] | None:
    text = f"{measure} ; {description}"
    read = {
        _duration(hit)
        for pattern in (_AT_LEAST, _OR_MORE, _FOR)
        for hit in pattern.finditer(text)
        if _is_of_stable_disease(text, hit.start(), hit.end())
    }
    asked = {(estimate.sign, estimate.count, estimate.unit): estimate for estimate in read}
    if len(asked) == 1:
        return next(iter(asked.values()))
    if asked or not _STABLE.search(description) or _ANY_LENGTH.search(text):
        return None
    return "none"


def _is_of_stable_disease(text: str, start: int, end: int) -> bool:
    """Return whether stable disease is named before the duration, or right after it."""
    before = text[max(0, start - _BEFORE) : start]
    named = list(_STABLE.finditer(before))
    if named:
        return _OF_ANOTHER.search(before[named[-1].end() :]) is None
    after = text[end : end + _AFTER]
    hit = _STABLE.search(after)
    return hit is not None and _OF_ANOTHER.search(after[: hit.start()]) is None


def _duration(hit: re.Match[str]) -> MinimumDuration:
    counted = hit["count"].lower()
    sign = hit.groupdict().get("sign")
    units: dict[str, Literal["day", "week", "month"]] = {"d": "day", "w": "week", "m": "month"}
    return MinimumDuration(
        ">" if sign and _LONGER_THAN.match(sign) else "≥",
        int(counted) if counted.isdigit() else _WORDS[counted],
        units[hit["unit"][0].lower()],
        hit[0],
    )
