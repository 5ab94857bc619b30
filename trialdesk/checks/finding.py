"""What a rule finds, as codes and values: the words are made where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from trialdesk.domain.source import Source

Severity = Literal["high", "medium", "low"]
FindingValue: TypeAlias = (
    "str | int | float | Decimal | FindingTerm | tuple[FindingValue, ...] | None"
)


@dataclass(frozen=True, slots=True)
class FindingTerm:
    """A word that the record does not say, such as a unit or the name of a field, by its code."""

    name: str
    values: Mapping[str, FindingValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule fires: the path of the value and the values that the words hold.

    ``variant`` names which of a rule's wordings is meant, where it has several. ``sources`` are
    given where the path alone does not lead to the words.
    """

    field: str
    values: Mapping[str, FindingValue]
    variant: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired on a trial, with the places a reader can look it up.

    ``values`` are remarks and never become values of the record.
    """

    rule: str
    severity: Severity
    trial: str
    field: str
    values: Mapping[str, FindingValue]
    variant: str = ""
    sources: tuple[Source, ...] = ()


def hit(field: str, *sources: Source, variant: str = "", **values: FindingValue) -> Hit:
    """Return a hit with its values by name."""
    return Hit(field, values, variant, sources)
