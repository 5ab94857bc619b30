"""What changed between two states of one trial's record, and how much it weighs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from trialdesk.comparison.compare import folded
from trialdesk.comparison.fields import FIELDS, Field, Weight
from trialdesk.comparison.values import Measure, OtherMeasures, PostedMeasure, Statement, Value
from trialdesk.criteria.relations import versions
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Dose
from trialdesk.domain.result import Estimate
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial

WEIGHTS: tuple[Weight, ...] = ("high", "medium", "low", "wording")

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute, or one entry of a list, that differs.

    ``before`` is None where it was not stated or not there, ``after`` where it is no more.
    "wording" is only said where comparators, numbers, units, negations and "and"/"or" are as they
    were and no other word changed but articles and the like.
    """

    field: Field
    weight: Weight
    before: Value | None
    after: Value | None
    is_entry: bool = False
    """Whether the values are entries of a list, and not the attribute itself."""
    name: str = ""
    """What keeps reported results apart."""

    @property
    def key(self) -> str:
        """The name of what changed for programs: "field" or "field/name"."""
        return f"{self.field.key}/{self.name}" if self.name else self.field.key


def changes(
    before: Trial, after: Trial, *, compared: Sequence[Field] = FIELDS
) -> tuple[Change, ...]:
    """Compare two states of a trial, what weighs most first; order within a list is no change."""
    differences = [change for field in compared for change in _changes(field, before, after)]
    return tuple(sorted(differences, key=lambda change: WEIGHTS.index(change.weight)))


def _changes(field: Field, before: Trial, after: Trial) -> Iterator[Change]:
    if field.follows:
        return
    if field.polarity is not None:
        yield from _criteria(field, before, after)
        return
    old, new = _statements(field, before), _statements(field, after)
    if not (old.keys() | new.keys()) - {""}:
        yield from _change(field, _value(old.get("")), _value(new.get("")))
        return
    for earlier, later in _paired(_left(old, new), _left(new, old)):
        yield from _change(field, earlier, later, is_entry=True)


def _statements(field: Field, trial: Trial) -> dict[str, Statement]:
    """Return the statements by name; measures counted together are kept apart."""
    stated: dict[str, Statement] = {}
    for name, statement in field.statements(trial):
        if isinstance(statement.value, OtherMeasures):
            measures = enumerate(statement.value.measures)
            stated |= {f"{place}": Statement(measure, None) for place, measure in measures}
        else:
            stated[name] = statement
    return stated


def _value(statement: Statement | None) -> Value | None:
    return statement.value if statement else None


def _change(
    field: Field, before: Value | None, after: Value | None, *, is_entry: bool = False
) -> Iterator[Change]:
    if folded(before) != folded(after):
        name = _row_name(before or after)
        yield Change(field, _weight(field, before, after), before, after, is_entry, name)


def _row_name(value: Value | None) -> str:
    if isinstance(value, Estimate):
        return value.measure
    return value.title if isinstance(value, PostedMeasure) else ""


def _weight(field: Field, before: Value | None, after: Value | None) -> Weight:
    texts = [Criterion("", "unknown", _text(value)) for value in (before, after)]
    if before is not None and after is not None and versions.weight(*texts) == "wording":
        return "wording"
    return field.weight


def _text(value: object) -> str:
    return " ".join(_leaves(folded(value)))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, frozenset):
        yield from sorted(map(str, value))
    else:
        yield str(value)


def _left(stated: dict[str, Statement], other: dict[str, Statement]) -> list[Value]:
    """Return the entries the other state does not hold, wherever they stand in it."""
    held = [folded(statement.value) for statement in other.values()]
    left = []
    for statement in stated.values():
        if folded(statement.value) in held:
            held.remove(folded(statement.value))
        else:
            left.append(statement.value)
    return left


def _paired(old: Sequence[Value], new: Sequence[Value]) -> list[tuple[Value | None, Value | None]]:
    """Pair entries that bear the same name, then those of like words; the rest came or went."""
    gone, came = list(old), list(new)
    pairs: list[tuple[Value | None, Value | None]] = []
    tests: tuple[Callable[[Value, Value], bool], ...] = (_is_same_entry, _is_alike)
    for test in tests:
        for earlier in list(gone):
            later = next((entry for entry in came if test(earlier, entry)), None)
            if later is not None:
                gone.remove(earlier)
                came.remove(later)
                pairs.append((earlier, later))
    return [*pairs, *((entry, None) for entry in gone), *((None, entry) for entry in came)]


def _is_same_entry(earlier: Value, later: Value) -> bool:
    name = _name(earlier)
    return name is not None and name == _name(later)


_NAMES: dict[type, Callable[[Any], object]] = {
    Arm: lambda arm: arm.label,
    Intervention: lambda intervention: intervention.name,
    Dose: lambda dose: (dose.intervention, dose.arm, dose.loading),
    Measure: lambda measure: measure.outcome.measure,
    PostedMeasure: lambda measure: measure.title,
    Estimate: lambda estimate: (estimate.measure, estimate.population, estimate.at_months),
}


def _name(value: Value) -> object:
    """Return what tells an entry from the others of its list; None where nothing does."""
    named = _NAMES.get(type(value))
    return folded(named(value)) if named else None


def _is_alike(earlier: Value, later: Value) -> bool:
    first, second = _text(earlier).split(), _text(later).split()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _criteria(field: Field, before: Trial, after: Trial) -> Iterator[Change]:
    texts = (before.eligibility.text or "", after.eligibility.text or "")
    for version in versions.changes(*texts):
        criterion = version.after or version.before
        if criterion is not None and criterion.polarity == field.polarity:
            yield Change(field, version.weight, version.before, version.after, is_entry=True)
