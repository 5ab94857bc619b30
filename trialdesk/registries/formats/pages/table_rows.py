"""Table rows whose cells a page's text version glued together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNIT = r"(?:minute|hour|day|week|month|year|cycle)s?\b"
# How a time frame begins, after a word or a bracket with no space between.
_TIME = re.compile(
    r"(?<=[^\s\d(/-])(?:(?:Up to|From|Through|Throughout|Within|During|Until|Before|After|"
    r"Baseline|Screening|Day|Week|Month|Year|Cycle|Approximately|About|At|The first|Every)\b|"
    rf"\d+(?:[.,]\d+)?[ -]{_UNIT})"
    r"|(?<=\d)(?:Up to|From|Through|Within|Baseline|Day|Week|Month|Year|Cycle|At)\b"
)


@dataclass(frozen=True, slots=True)
class ArmRow:
    label: str | None
    interventions: tuple[str, ...]
    description: str | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    measure: str
    time_frame: str


def arm_row(text: str, names: Sequence[str]) -> ArmRow:
    """Split a row of group, intervention and description at a known intervention's name.

    A row that names none is kept whole, as the description.
    """
    hits = [(text.find(name, 1), -len(name), name) for name in names]
    hit_at = min((hit for hit in hits if hit[0] > 0), default=None)
    if hit_at is None:
        return ArmRow(None, (), text)
    place, _, name = hit_at
    description = text[place + len(name) :].strip()
    return ArmRow(text[:place].strip(), (name,), description or None)


def outcome_row(text: str) -> OutcomeRow | None:
    """Split a row of measure and time frame; None where the text is no such row."""
    hit = _TIME.search(text)
    if hit is None:
        return None
    return OutcomeRow(text[: hit.start()], text[hit.start() :].removesuffix("."))
