"""Trials side by side: which of their attributes differ."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

from trialdesk.comparison.fields import FIELDS, Field
from trialdesk.comparison.values import Names, Statement
from trialdesk.domain.trial import Trial

SECTIONS = tuple(dict.fromkeys(field.section for field in FIELDS))

# Where a value stands in its record, and what only names it there, is no difference of substance.
_NOT_COMPARED = {
    "Dose": {"source", "further_sources"},
    "Adjustment": {"source"},
    "Estimate": {"source", "key"},
    "Criterion": {"id", "line", "parent", "group", "depth"},
    "Disagreement": {"path"},
}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One attribute across the trials; ``name`` tells rows of one field apart.

    ``statements`` has None where a trial's record does not say. ``differs`` holds when at least
    two trials say something and not all say the same.
    """

    field: str
    name: str
    statements: tuple[Statement | None, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """Rows that belong together."""

    name: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The trials compared, and every section asked for, in the order of ``SECTIONS``."""

    trials: tuple[Trial, ...]
    sections: tuple[ComparedSection, ...]


def compare(trials: Sequence[Trial], sections: Iterable[str] = SECTIONS) -> Comparison:
    """Compare trials section by section.

    Two values are the same when they are equal after folding white space, markdown escapes and
    case, and nothing else.
    """
    wanted = set(sections)
    found = tuple(
        ComparedSection(name, tuple(_rows_of(name, trials))) for name in SECTIONS if name in wanted
    )
    return Comparison(tuple(trials), found)


def _rows_of(section: str, trials: Sequence[Trial]) -> Iterable[ComparedRow]:
    for field in FIELDS:
        if field.section == section:
            yield from _rows(field, trials)


def _rows(field: Field, trials: Sequence[Trial]) -> Iterable[ComparedRow]:
    said = [dict(field.sayings(trial)) for trial in trials]
    for name in _names_in_order(said) or [""]:
        statements = tuple(sayings.get(name) for sayings in said)
        if any(statements) or field.shown_when_silent:
            yield ComparedRow(field.key, name, statements, _differ(statements))


def _names_in_order(said: Sequence[Mapping[str, Statement]]) -> list[str]:
    """Merge the row names of all trials, keeping each trial's own order."""
    merged: list[str] = []
    for sayings in said:
        place = 0
        for name in sayings:
            if name in merged:
                place = merged.index(name) + 1
            else:
                merged.insert(place, name)
                place += 1
    return merged


def _differ(statements: Iterable[Statement | None]) -> bool:
    return len({folded(said.value) for said in statements if said is not None}) > 1


def folded(value: object) -> object:
    """Reduce a value to what is compared."""
    if isinstance(value, str):
        return _fold_text(value)
    if isinstance(value, Names):
        return frozenset(_fold_text(name) for name in value.values)
    if isinstance(value, tuple):
        return tuple(folded(part) for part in value)
    if is_dataclass(value):
        left_out = _NOT_COMPARED.get(type(value).__name__, set())
        return tuple(
            folded(getattr(value, field.name))
            for field in fields(value)
            if field.name not in left_out
        )
    return value


def _fold_text(text: str) -> str:
    return " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).split()).casefold()
