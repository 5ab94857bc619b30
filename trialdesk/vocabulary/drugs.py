"""Known drugs, read from resources/drugs.toml."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from trialdesk.resources import locate


@dataclass(frozen=True, slots=True)
class KnownDrug:
    """A drug by its international name, with its classes and its other names."""

    name: str
    classes: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.name, *self.names)


@cache
def known_drugs() -> tuple[KnownDrug, ...]:
    """Return every known drug, in the order of the file."""
    return tuple(
        KnownDrug(entry["name"], tuple(entry["classes"]), tuple(entry.get("names", ())))
        for entry in _file()["drug"]
    )


def names_of_classes(classes: Collection[str]) -> tuple[str, ...]:
    """Return all names of the drugs that are of any of the classes."""
    return tuple(
        name
        for drug in known_drugs()
        if not set(drug.classes).isdisjoint(classes)
        for name in drug.all_names
    )


def names_drug_aimed_at(target: str, text: str) -> bool:
    """Return whether a text names a known drug aimed at a target such as "HER2".

    Raises KeyError for a target the file does not list.
    """
    return _names_aimed_at(target).search(text) is not None


@cache
def _names_aimed_at(target: str) -> re.Pattern[str]:
    names = map(spelling, names_of_classes(_file()["targets"][target]))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(names)})(?![a-z0-9])", re.IGNORECASE)


def spelling(name: str) -> str:
    """Return an expression for a name; a space or hyphen in it is also the other, or none."""
    return r"[\s-]?".join(map(re.escape, re.split(r"[\s-]+", name)))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(locate("resources/drugs.toml").read_text(encoding="utf-8"))
