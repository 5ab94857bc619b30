"""Trials side by side: which of their attributes differ."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from trialdesk.comparison.fields import FIELDS, Field
from trialdesk.comparison.sections import SECTIONS, Section
from trialdesk.comparison.values import Statement, UnorderedNames
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.result import Estimate
from trialdesk.domain.source import Disagreement
from trialdesk.domain.trial import Trial

# Where a value stands in its record, and what only names it there, is no difference of substance.
_NOT_COMPARED: dict[type, frozenset[str]] = {
    Dose: frozenset({"source", "further_sources"}),
    Adjustment: frozenset({"source"}),
    Estimate: frozenset({"source", "key"}),
    Criterion: frozenset({"id", "line", "parent", "group", "depth"}),
    Disagreement: frozenset({"path"}),
}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One attribute across the trials; ``name`` tells rows of one field apart.

    ``statements`` has None where a trial's record does not say. ``differs`` holds when at least
    two trials say something and not all say the same.
    """

    field: Field
    name: str
    statements: tuple[Statement | None, ...]
    differs: bool

    @property
    def key(self) -> str:
        """The name of the row for programs: "field" or "field/name"."""
        return f"{self.field.key}/{self.name}" if self.name else self.field.key


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """The rows of a section."""

    section: Section
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The trials compared, and every section asked for, in the order of ``SECTIONS``."""

    trials: tuple[Trial, ...]
    sections: tuple[ComparedSection, ...]

    @property
    def rows(self) -> Iterable[ComparedRow]:
        """The rows of all sections, in their order."""
        return (row for section in self.sections for row in section.rows)

    def of(self, is_wanted: Callable[[Field], bool]) -> "Comparison":
        """Return the rows of some fields alone."""
        sections = (
            replace(section, rows=tuple(row for row in section.rows if is_wanted(row.field)))
            for section in self.sections
        )
        return replace(self, sections=tuple(sections))


def compare(
    trials: Sequence[Trial],
    sections: Iterable[Section] = SECTIONS,
    *,
    compared: Sequence[Field] = FIELDS,
) -> Comparison:
    """Compare trials section by section.

    Two values are the same when they are equal after folding white space, markdown escapes and
    case, and nothing else.
    """
    wanted = tuple(sections)
    chosen = tuple(
        ComparedSection(section, tuple(_rows_of(section, trials, compared)))
        for section in SECTIONS
        if section in wanted
    )
    return Comparison(tuple(trials), chosen)


def _rows_of(
    section: Section, trials: Sequence[Trial], compared: Iterable[Field]
) -> Iterable[ComparedRow]:
    for field in compared:
        if field.section == section:
            yield from _rows(field, trials)


def _rows(field: Field, trials: Sequence[Trial]) -> Iterable[ComparedRow]:
    stated = [dict(field.statements(trial)) for trial in trials]
    for name in _names_in_order(stated) or [""]:
        statements = tuple(statements.get(name) for statements in stated)
        if any(statements) or field.shown_when_silent:
            yield ComparedRow(field, name, statements, _differ(statements))


def _names_in_order(stated: Sequence[Mapping[str, Statement]]) -> list[str]:
    """Merge the row names of all trials, keeping each trial's own order."""
    merged: list[str] = []
    for statements in stated:
        place = 0
        for name in statements:
            if name in merged:
                place = merged.index(name) + 1
            else:
                merged.insert(place, name)
                place += 1
    return merged


def _differ(statements: Iterable[Statement | None]) -> bool:
    values = {folded(statement.value) for statement in statements if statement is not None}
    return len(values) > 1


def folded(value: object) -> object:
    """Reduce a value to what is compared."""
    if isinstance(value, str):
        return _fold_text(value)
    if isinstance(value, UnorderedNames):
        return frozenset(_fold_text(name) for name in value.values)
    if isinstance(value, tuple):
        return tuple(folded(part) for part in value)
    if is_dataclass(value):
        left_out = _NOT_COMPARED.get(type(value), frozenset())
        return tuple(
            folded(getattr(value, field.name))
            for field in fields(value)
            if field.name not in left_out
        )
    return value


def _fold_text(text: str) -> str:
    return " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).split()).casefold()
