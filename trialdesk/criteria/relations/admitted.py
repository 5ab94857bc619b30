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


def admitted(stated_topics: Sequence[Topic], concept: str) -> Admitted | None:
    """Return what one trial admits; None where a figure was not understood for certain."""
    limits = [
        (limit, topic)
        for topic in stated_topics
        for limit in topic.constraints
        if belongs(limit, concept)
    ]
    groups = {_group(limit, topic) for limit, topic in limits}
    if len(groups) != 1:
        return None
    ranges: dict[_Figure, dict[_Condition, Range]] = {}
    for limit, topic in limits:
        keeps_out = (topic.atom.polarity == "exclusion") != limit.negated
        result = None if _is_doubtful(limit, topic) else range_of(limit, complement=keeps_out)
        stated = ranges.setdefault((limit.parameter, limit.unit_si or limit.unit or ""), {})
        condition = _condition(limit)
        is_first = condition not in stated
        both = (
            result if is_first else merged(stated[condition], result) if groups == {None} else None
        )
        if both is None:
            return None
        stated[condition] = both
    if any(len(stated) == 1 and _EVERYBODY not in stated for stated in ranges.values()):
        return None
    return Admitted(ranges, any_of=groups != {None})


def _group(limit: Constraint, topic: Topic) -> tuple[str, int] | None:
    """Name the alternatives a limit is one of; what keeps out by one of them keeps out by each."""
    if limit.alternative is None or topic.atom.polarity == "exclusion":
        return None
    return topic.atom.criterion, limit.alternative


def _condition(limit: Constraint) -> _Condition:
    stated = (limit.condition or "").lower()
    sexes = frozenset(_SEXES[sex] for sex in _SEX.findall(stated))
    return sexes | {
        word.name for word in words_of(_SEX.sub("", stated)) if word.name not in _JOINING
    }


def _is_doubtful(limit: Constraint, topic: Topic) -> bool:
    may_be_other = topic.atom.either and limit.alternative is None
    if may_be_other and topic.atom.polarity == "inclusion":
        return True
    unclear = limit.whichever is not None or (limit.condition is not None and not _condition(limit))
    return unclear or topic.atom.polarity == "unknown" or not isinstance(limit.value, Decimal)


def of_figures(a: Admitted | None, b: Admitted | None) -> Relation:
    """Relate what two trials admit, for everybody and under each condition either names."""
    if a is None or b is None:
        return "different"
    either = a.any_of or b.any_of
    if either and any(not side.any_of and len(side.ranges) > 1 for side in (a, b)):
        return "different"
    return combined(
        [
            figure_relation
            for key in {*a.ranges, *b.ranges}
            for figure_relation in _of(a, b, key, either)
        ]
    )


def _of(a: Admitted, b: Admitted, key: _Figure, either: bool) -> Iterator[Relation]:  # noqa: FBT001
    first, second = a.ranges.get(key, {}), b.ranges.get(key, {})
    parted = any(ranges and _EVERYBODY not in ranges for ranges in (first, second))
    stated = {_EVERYBODY, *first, *second} - ({_EVERYBODY} if parted else set())
    for condition in stated:
        a_range = first.get(condition, first.get(_EVERYBODY))
        b_range = second.get(condition, second.get(_EVERYBODY))
        if a_range is not None or b_range is not None:
            missing = either and (a_range is None or b_range is None)
            yield compared(b_range, a_range) if missing else compared(a_range, b_range)
