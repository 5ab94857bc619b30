"""What a rule finds."""

from dataclasses import dataclass
from typing import Literal

from trialdesk.domain.source import Source

Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires: the path of the value and what stands there.

    ``expected`` is what the rest of the record leads to; it is a remark and never becomes a value.
    ``sources`` are given where the path alone does not lead to the words.
    """

    field: str
    found: str
    expected: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired on a trial, with the places a reader can look it up."""

    rule: str
    severity: Severity
    trial: str
    field: str
    found: str
    expected: str | None
    sources: tuple[Source, ...]
