"""What a rule is and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial

Severity = Literal["high", "medium", "low"]
Looked = TypeVar("Looked")


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
class Rule(Generic[Looked]):
    """A rule under its stable name; ``explanation`` tells a clinician why a hit is odd.

    ``find`` looks at a record, or at a record and a sibling of it.
    """

    name: str
    severity: Severity
    explanation: str
    find: Callable[[Looked], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired on a trial, with the places a reader can look it up."""

    rule: str
    severity: Severity
    trial: str
    field: str
    found: str
    expected: str | None
    explanation: str
    sources: tuple[Source, ...]


def finding(rule: Rule[Looked], hit: Hit, trial: Trial) -> Finding:
    """Tie a hit to its trial and to where the value stands."""
    stands = trial.source(hit.field) or trial.source(f"{hit.field}/0")
    sources = hit.sources or ((stands,) if stands is not None else ())
    return Finding(
        rule.name,
        rule.severity,
        trial.id,
        hit.field,
        hit.found,
        hit.expected,
        rule.explanation,
        sources,
    )
