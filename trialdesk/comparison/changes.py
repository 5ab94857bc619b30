"""What changed between two states of one trial's record, and how much it weighs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from trialdesk.comparison.compare import folded
from trialdesk.comparison.fields import FIELDS, Field
from trialdesk.comparison.values import Measure, OtherMeasures, PostedMeasure, Statement, Value
from trialdesk.criteria.relations import versions
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Dose
from trialdesk.domain.result import Estimate
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial

Weight = Literal["high", "medium", "low", "wording"]
WEIGHTS: tuple[Weight, ...] = ("high", "medium", "low", "wording")

_HIGH = frozenset(
    {
        *("status", "why_stopped", "phase", "allocation", "masking", "arm", "intervention", "dose"),
        *("primary", "minimum_age", "maximum_age", "sex", "healthy_volunteers", "disagreement"),
        *("posted", "posted_measure"),
    }
)
_LOW = frozenset({"title", "official_title", "sponsor", "other_ids", "other", "statuses", "cities"})
_CRITERIA = {"inclusion": "inclusion", "exclusion": "exclusion", "unassigned": "unknown"}
_OTHERS = "other_measures"
_FOLLOWS = frozenset({"number"})  # the arms themselves are told
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute, or one entry of a list, that differs.

    ``before`` is None where it was not stated or not there, ``after`` where it is no more.
    "wording" is only said where comparators, numbers, units, negations and "and"/"or" are as they
    were and no other word changed but articles and the like.
    """

    field: str
    weight: Weight
    before: Value | None
    after: Value | None
    is_entry: bool = False
    """Whether the values are entries of a list, and not the attribute itself."""
    name: str = ""
    """Tells reported results apart."""


def changes(before: Trial, after: Trial) -> tuple[Change, ...]:
    """Compare two states of a trial, what weighs most first; order within a list is no change."""
    found = [change for field in FIELDS for change in _changes(field, before, after)]
    return tuple(sorted(found, key=lambda change: WEIGHTS.index(change.weight)))


def _changes(field: Field, before: Trial, after: Trial) -> Iterator[Change]:
    if field.key in _FOLLOWS:
        return
    if field.key in _CRITERIA:
        yield from _criteria(field.key, before, after)
        return
    if field.key == _OTHERS:
        yield from _other_measures(field, before, after)
        return
    old, new = dict(field.sayings(before)), dict(field.sayings(after))
    if not (old.keys() | new.keys()) - {""}:
        yield from _change(field.key, _value(old.get("")), _value(new.get("")))
        return
    for one, other in _paired(_left(old, new), _left(new, old)):
        yield from _change(field.key, one, other, is_entry=True)


def _other_measures(field: Field, before: Trial, after: Trial) -> Iterator[Change]:
    """Tell each posted measure that has no row of its own apart."""
    old, new = (
        {
            f"{place}": Statement(measure, None)
            for _name, said in field.sayings(trial)
            if isinstance(said.value, OtherMeasures)
            for place, measure in enumerate(said.value.measures)
        }
        for trial in (before, after)
    )
    for one, other in _paired(_left(old, new), _left(new, old)):
        yield from _change(field.key, one, other, is_entry=True)


def _value(statement: Statement | None) -> Value | None:
    return statement.value if statement else None


def _change(
    field: str, before: Value | None, after: Value | None, *, is_entry: bool = False
) -> Iterator[Change]:
    if folded(before) != folded(after):
        told = before or after
        name = _called(told)
        yield Change(field, _weight(field, before, after), before, after, is_entry, name)


def _called(value: Value | None) -> str:
    if isinstance(value, Estimate):
        return value.measure
    return value.title if isinstance(value, PostedMeasure) else ""


def _weight(field: str, before: Value | None, after: Value | None) -> Weight:
    told = [Criterion("", "unknown", _text(value)) for value in (before, after)]
    if before is not None and after is not None and versions.weight(*told) == "wording":
        return "wording"
    if field in _HIGH:
        return "high"
    return "low" if field in _LOW else "medium"


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


def _left(said: dict[str, Statement], other: dict[str, Statement]) -> list[Value]:
    """Give the entries the other state does not hold, wherever they stand in it."""
    held = [folded(statement.value) for statement in other.values()]
    left = []
    for statement in said.values():
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
        for one in list(gone):
            other = next((other for other in came if test(one, other)), None)
            if other is not None:
                gone.remove(one)
                came.remove(other)
                pairs.append((one, other))
    return [*pairs, *((one, None) for one in gone), *((None, other) for other in came)]


def _is_same_entry(one: Value, other: Value) -> bool:
    name = _name(one)
    return name is not None and name == _name(other)


_NAMES: dict[type, Callable[[Any], object]] = {
    Arm: lambda arm: arm.label,
    Intervention: lambda intervention: intervention.name,
    Dose: lambda dose: (dose.intervention, dose.arm, dose.loading),
    Measure: lambda measure: measure.outcome.measure,
    PostedMeasure: lambda measure: measure.title,
    Estimate: lambda estimate: (estimate.measure, estimate.population, estimate.at_months),
}


def _name(value: Value) -> object:
    """Give what tells an entry from the others of its list; None where nothing does."""
    named = _NAMES.get(type(value))
    return folded(named(value)) if named else None


def _is_alike(one: Value, other: Value) -> bool:
    first, second = _text(one).split(), _text(other).split()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _criteria(field: str, before: Trial, after: Trial) -> Iterator[Change]:
    texts = (before.eligibility.text or "", after.eligibility.text or "")
    for found in versions.changes(*texts):
        criterion = found.after or found.before
        if criterion is not None and criterion.polarity == _CRITERIA[field]:
            yield Change(field, found.weight, found.before, found.after, is_entry=True)
