"""Figures a criterion can limit, and what the lexicon knows of each."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from trialdesk.criteria.lexicon.phrases import Phrases
from trialdesk.criteria.lexicon.tables import table, tuples
from trialdesk.criteria.lexicon.units import days_in

AGE = "age"
_DECIMALS = ("low", "high", "count_low", "count_high")
_PATTERNS = ("undecided_by", "other_drugs")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a general name may mean: up to a value, or where words stand anywhere or near."""

    parameter: str
    up_to: Decimal | None = None
    anywhere: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    unless: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure a criterion can limit; ``scale`` lists the grades of a scale of whole numbers.

    ``low`` and ``high`` bound what is plausible in ``si`` (or the first unit); ``count_low`` and
    ``count_high`` say when a number without a unit is a count per microlitre, ``unitless`` that a
    number without a unit is of the first. ``factors`` are what one of a unit is in ``si`` for this
    substance. ``concept`` is the subject that alone the figure belongs to. ``stands_for`` lists the
    parameters a word such as "transaminases" means, any of them where ``either`` is set. The other
    fields are told at the head of resources/criteria/parameters.toml.
    """

    name: str
    units: tuple[str, ...] = ()
    scale: tuple[int, ...] = ()
    better: str | None = None
    si: str | None = None
    factors: Mapping[str, Decimal] = field(default_factory=dict)
    low: Decimal | None = None
    high: Decimal | None = None
    unitless: bool = False
    count_low: Decimal | None = None
    count_high: Decimal | None = None
    follows_value: bool = False
    plus: bool = False
    concept: str | None = None
    paired: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    either: bool = False
    special: tuple[str, ...] = ()
    alike: bool = False
    meanings: tuple[Meaning, ...] = ()
    step: bool = False
    keeps_out_above: bool = False
    recovers: bool = False
    versions: tuple[str, ...] = ()
    undecided_by: re.Pattern[str] | None = None
    not_of: tuple[str, ...] = ()
    other_drugs: re.Pattern[str] | None = None
    apart: bool = False

    @property
    def is_time(self) -> bool:
        """Return whether the figure is a stretch of time, such as an age."""
        return bool(self.units) and all(days_in(unit) is not None for unit in self.units)


@cache
def parameters() -> Mapping[str, Parameter]:
    """Return every parameter by its name."""
    return {entry["name"]: _parameter(entry) for entry in table("parameters")["parameter"]}


def _parameter(entry: Mapping[str, Any]) -> Parameter:
    values = {key: value for key, value in tuples(entry).items() if key != "terms"}
    for key in values.keys() & set(_DECIMALS):
        values[key] = Decimal(values[key])
    for key in values.keys() & set(_PATTERNS):
        values[key] = re.compile(values[key])
    values["meanings"] = tuple(map(_meaning, entry.get("meanings", ())))
    return Parameter(**values)


def _meaning(entry: Mapping[str, Any]) -> Meaning:
    patterns = {key: re.compile(entry[key]) for key in ("anywhere", "near") if key in entry}
    up_to = Decimal(entry["up_to"]) if "up_to" in entry else None
    return Meaning(entry["parameter"], up_to, unless=entry.get("unless"), **patterns)


def measure_alike(names: Collection[str]) -> bool:
    """Return whether figures are those of scales that measure the same, as ECOG and Karnofsky."""
    return any(known.alike and set(names) <= set(known.special) for known in parameters().values())


@cache
def parameter_of_phrase() -> Mapping[str, str]:
    return {
        term: entry["name"] for entry in table("parameters")["parameter"] for term in entry["terms"]
    }


@cache
def parameter_phrases() -> Phrases:
    return Phrases(parameter_of_phrase())
