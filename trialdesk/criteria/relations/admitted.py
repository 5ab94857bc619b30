"""Which figures a trial admits, where its figures say all there is to a subject."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trialdesk.criteria.atoms.topics import Topic, belongs
from trialdesk.criteria.lexicon.wordings import words_of
from trialdesk.criteria.relations.ranges import (
    Range,
    Relation,
    combined,
    compared,
    merged,
    range_of,
)
from trialdesk.domain.constraint import Constraint

_Figure = tuple[str, str]
_Condition = frozenset[str]
_EVERYBODY: _Condition = frozenset()
_SEX = re.compile(r"\b(females?|wom[ae]n|males?|m[ae]n)\b")
_SEXES = {"female": "female", "females": "female", "woman": "female", "women": "female"}
_SEXES |= {"male": "male", "males": "male", "man": "male", "men": "male"}
_JOINING = frozenset({"if", "and", "when", "unless", "except"})


@dataclass(frozen=True, slots=True)
class Admitted:
    """What is admitted of each figure by the condition it holds under; all of them, or any."""

    ranges: Mapping[_Figure, Mapping[_Condition, Range]]
    any_of: bool


def admitted(said: Sequence[Topic], concept: str) -> Admitted | None:
    """Give what one trial admits; None where a figure was not understood for certain."""
    limits = [(one, topic) for topic in said for one in topic.constraints if belongs(one, concept)]
    groups = {_group(one, topic) for one, topic in limits}
    if len(groups) != 1:
        return None
    ranges: dict[_Figure, dict[_Condition, Range]] = {}
    for one, topic in limits:
        keeps_out = (topic.atom.polarity == "exclusion") != one.negated
        found = None if _is_doubtful(one, topic) else range_of(one, complement=keeps_out)
        told = ranges.setdefault((one.parameter, one.unit_si or one.unit or ""), {})
        condition = _condition(one)
        is_first = condition not in told
        both = found if is_first else merged(told[condition], found) if groups == {None} else None
        if both is None:
            return None
        told[condition] = both
    if any(len(told) == 1 and _EVERYBODY not in told for told in ranges.values()):
        return None
    return Admitted(ranges, any_of=groups != {None})


def _group(one: Constraint, topic: Topic) -> tuple[str, int] | None:
    """Name the alternatives a limit is one of; what keeps out by one of them keeps out by each."""
    if one.alternative is None or topic.atom.polarity == "exclusion":
        return None
    return topic.atom.criterion, one.alternative


def _condition(one: Constraint) -> _Condition:
    told = (one.condition or "").lower()
    sexes = frozenset(_SEXES[found] for found in _SEX.findall(told))
    return sexes | {word.name for word in words_of(_SEX.sub("", told)) if word.name not in _JOINING}


def _is_doubtful(one: Constraint, topic: Topic) -> bool:
    may_be_other = topic.atom.either and one.alternative is None
    if may_be_other and topic.atom.polarity == "inclusion":
        return True
    unclear = one.whichever is not None or (one.condition is not None and not _condition(one))
    return unclear or topic.atom.polarity == "unknown" or not isinstance(one.value, Decimal)


def of_figures(a: Admitted | None, b: Admitted | None) -> Relation:
    """Relate what two trials admit, for everybody and under each condition either names."""
    if a is None or b is None:
        return "different"
    either = a.any_of or b.any_of
    if either and any(not one.any_of and len(one.ranges) > 1 for one in (a, b)):
        return "different"
    return combined([found for key in {*a.ranges, *b.ranges} for found in _of(a, b, key, either)])


def _of(a: Admitted, b: Admitted, key: _Figure, either: bool) -> Iterator[Relation]:  # noqa: FBT001
    first, second = a.ranges.get(key, {}), b.ranges.get(key, {})
    parted = any(own and _EVERYBODY not in own for own in (first, second))
    told = {_EVERYBODY, *first, *second} - ({_EVERYBODY} if parted else set())
    for condition in told:
        one = first.get(condition, first.get(_EVERYBODY))
        other = second.get(condition, second.get(_EVERYBODY))
        if one is not None or other is not None:
            missing = either and (one is None or other is None)
            yield compared(other, one) if missing else compared(one, other)
