"""The words of the field, read from resources/criteria: parameters, units, concepts."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from trialdesk.criteria.lexicon.phrases import Phrases
from trialdesk.resources import locate
from trialdesk.vocabulary.drugs import names_of_classes


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure a criterion can limit; ``scale`` lists the grades of a scale of whole numbers.

    ``low`` and ``high`` bound what is plausible in ``si`` (or the first unit); ``bare`` bounds
    say when a number without a unit is a count per microlitre. ``concept`` is the subject that
    alone the figure belongs to. ``stands_for`` lists the parameters a word such as
    "transaminases" means, any of them where ``either`` is set.
    """

    name: str
    units: tuple[str, ...] = ()
    scale: tuple[int, ...] = ()
    better: str | None = None
    si: str | None = None
    factor_mg_dl: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bare: bool = False
    bare_low: Decimal | None = None
    bare_high: Decimal | None = None
    follows_value: bool = False
    plus: bool = False
    concept: str | None = None
    paired: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    either: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """One subject criteria speak of; the rules say which mentions and features make it.

    An atom is of the concept when it holds one of ``terms``, all ``needs`` and none of ``bars``;
    ``needs`` and ``bars`` name groups of words or "window". ``of`` names the concept that this
    one is a part of; an ``attached`` one only qualifies the words beside it; wordings of a
    ``plain`` one ask the same unless a figure or a qualifier differs; one that is
    ``alone`` counts only where an atom speaks of nothing else; the drugs of ``classes``
    are among the terms.
    """

    id: str
    label: str
    domain: str
    terms: tuple[str, ...]
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    of: str | None = None
    attached: bool = False
    plain: bool = False
    alone: bool = False
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordings:
    """Which words say the same, nothing, or let a criterion meet fewer or more."""

    light: tuple[str, ...]
    narrowing: tuple[str, ...]
    widening: tuple[str, ...]
    same: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure and how it is written after a number."""

    name: str
    pattern: re.Pattern[str]


@cache
def _table(name: str) -> dict[str, Any]:
    path = locate(f"resources/criteria/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


@cache
def parameters() -> Mapping[str, Parameter]:
    """Give every parameter by its name."""
    found: dict[str, Parameter] = {}
    for entry in _table("parameters")["parameter"]:
        values = {key: value for key, value in _tuples(entry).items() if key != "terms"}
        for key in ("low", "high", "bare_low", "bare_high", "factor_mg_dl"):
            if key in values:
                values[key] = Decimal(values[key])
        found[entry["name"]] = Parameter(**values)
    return found


@cache
def parameter_of_phrase() -> Mapping[str, str]:
    return {
        term: entry["name"]
        for entry in _table("parameters")["parameter"]
        for term in entry["terms"]
    }


@cache
def parameter_phrases() -> Phrases:
    return Phrases(parameter_of_phrase())


@cache
def units() -> tuple[Unit, ...]:
    return tuple(
        Unit(entry["name"], re.compile(rf"\s{{0,9}}(?:{entry['pattern']})"))
        for entry in _table("units")["unit"]
    )


@cache
def concepts() -> Mapping[str, Concept]:
    """Give every concept by its id, in the order rows are shown."""
    found = (Concept(**_tuples(entry)) for entry in _table("concepts")["concept"])
    return {
        concept.id: replace(concept, terms=(*concept.terms, *names_of_classes(concept.classes)))
        for concept in found
    }


@cache
def word_groups() -> Mapping[str, tuple[str, ...]]:
    """Give the groups of words that concepts need or bar."""
    return {name: tuple(words) for name, words in _table("concepts")["words"].items()}


@cache
def masks() -> tuple[str, ...]:
    """Give phrases that hold words of a term without speaking of it."""
    return tuple(_table("concepts")["masks"])


@cache
def wordings() -> Wordings:
    """Give what words mean beside the concepts they name."""
    told = _tuples(_table("wordings"))
    return Wordings(**told | {name: _tuples(told[name]) for name in ("same", "narrower")})
