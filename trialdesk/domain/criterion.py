"""Who may take part."""

from dataclasses import dataclass
from typing import Literal

Polarity = Literal["inclusion", "exclusion", "unknown"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One item of an eligibility text, in its own words.

    ``id`` is I1, I2, … or E1, E2, … (U… where the text does not say which) in the order of the
    text; ``group`` is the heading the item stands under, verbatim; ``line`` is the line of the
    eligibility text the item starts on, counted from 0; ``parent`` is the id of the item it
    details.
    """

    id: str
    polarity: Polarity
    text: str
    group: str | None = None
    depth: int = 0
    line: int = 0
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The eligibility part of a record; ages as posted, for example "18 Years"."""

    text: str | None = None
    minimum_age: str | None = None
    maximum_age: str | None = None
    sex: str | None = None
    healthy_volunteers: bool | None = None
