"""From which moment a time frame counts."""

import re
from typing import Literal

Clock = Literal["study start", "randomisation", "first dose"]

_LONGEST = 2_000  # characters that are read
_DRUG = r"(?:study\s|trial\s|investigational\s|protocol\s){0,2}"
_GIVEN = r"(?:treatment|drug|medication|therapy|intervention|dosing|administration|infusion|dose)"
_CLOCKS: tuple[tuple[Clock, re.Pattern[str]], ...] = (
    (
        "first dose",
        re.compile(
            rf"\b(?:first|initial)\s(?:dose|dosing|administration|infusion|{_DRUG}{_GIVEN})"
            rf"|\b(?:start|initiation|beginning|onset)\sof\s(?:the\s|first\s){{0,2}}{_DRUG}{_GIVEN}"
            rf"|\b{_GIVEN}\s(?:start|initiation)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "randomisation",
        re.compile(r"\brandomi[sz](?:ation|ed)\b|\brandom\sassignment\b", re.IGNORECASE),
    ),
    (
        "study start",
        re.compile(
            r"\b(?:study|trial)\sstart\b"
            r"|\b(?:start|beginning|initiation)\sof\s(?:the\s)?(?:study|trial)\b"
            rf"(?!\s(?:\w{{1,15}}\s)?{_GIVEN})",
            re.IGNORECASE,
        ),
    ),
)


def time_frame_clock(text: str | None) -> Clock | None:
    """Say which moment the words name; None where they name none or several."""
    read = (text or "")[:_LONGEST]
    named = [clock for clock, words in _CLOCKS if words.search(read)]
    return named[0] if len(named) == 1 else None
