"""Limits joined: alternatives, exceptions, further limits and repetitions of one parameter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from trialdesk.criteria.lexicon.parameters import measure_alike, parameters
from trialdesk.criteria.limits import conditions, surroundings
from trialdesk.criteria.limits.reading import CriterionReading, LimitStatement
from trialdesk.domain.constraint import Constraint

_LAST_OF_LIST = re.compile(r"\s?(?:\([^()]{0,40}\)\s?)?,\s?(?:and/)?or\b")
_BREAK = re.compile(r"[;\n]|\.\s|\b(?:and|or)\b")
_SAME_WITHIN = Decimal("0.03")
_LATEST = 40
_NEAR_ALTERNATIVE = 60
_FIGURE_BEFORE = re.compile(r"(?:[<>≤≥]|\bnormal\b)[^.;\n]{0,40}$")
_OTHER_FIGURE = re.compile(
    r"[\s,(]{0,3}or\s(?:[a-z][\w-]{0,30}\s){1,5}?(?:[<>≤≥]|normal\b|limits?\b)"
)


def joined(
    limits: list[Constraint],
    made: list[Constraint],
    statement: LimitStatement,
    previous: LimitStatement | None,
    reading: CriterionReading,
) -> list[Constraint]:
    """Add the constraints of a statement to those before it."""
    is_new = bool(made)
    if statement.either:
        made = [replace(limit, alternative=_next_group(limits)) for limit in made]
    made = [limit for limit in made if not _is_repeated(limit, limits[-_LATEST:])]
    if not is_new or previous is None:
        return limits + made
    link = _link(statement, previous, reading)
    if not made:
        return _alternatives(limits, made, previous, reading) if link == "or" else limits
    if not statement.is_further:
        excepted = _excepted(limits, made, statement, previous, reading)
        if excepted is not None:
            return excepted
        alike = measure_alike({*statement.names, *previous.names})
        same = link == "or" or (link == "open" and alike)
        same = same or _exclude_each_other(limits, made, previous, reading)
        return _alternatives(limits, made, previous, reading) if same else limits + made
    return _with_further(limits, made, statement, previous, reading)


def unclear(statements: Sequence[LimitStatement], reading: CriterionReading) -> set[int]:
    """Return the places of limits joined by "and" and "or" where nothing tells which binds first.

    "Platelets …, and creatinine … or clearance …" tells it: the alternatives are of one subject.
    """
    links = [None, *(_link_of(*pair, reading) for pair in pairwise(statements))]
    result = _half_read(statements, links, reading) if reading.polarity != "exclusion" else set()
    for place in range(2, len(statements)):
        if {links[place - 1], links[place]} != {"and", "or"}:
            continue
        pairs = statements[place - 2 : place], statements[place - 1 : place + 1]
        both, either = pairs if links[place] == "or" else pairs[::-1]
        if not _is_same_subject(*either) or _concepts(both[0]) & _concepts(both[1]):
            first = place - 2
            while links[first] in {"comma", "and", "or"}:
                first -= 1
            result |= {joint.limit.start for joint in statements[first : place + 1]}
    return result


def _half_read(
    statements: Sequence[LimitStatement], links: Sequence[str | None], reading: CriterionReading
) -> set[int]:
    """Return the places of limits joined by "or" to what was not read: either would be enough."""
    result: set[int] = set()
    for place, statement in enumerate(statements):
        is_last = place + 1 == len(statements) or statements[place + 1].limit.start > (
            statement.limit.quantities[-1].end + _NEAR_ALTERNATIVE
        )
        apart = not statement.is_further and links[place] != "or"
        before = apart and _follows_or(statement, reading)
        if before or (
            is_last and _OTHER_FIGURE.match(reading.lowered, statement.limit.quantities[-1].end)
        ):
            result.add(statement.limit.start)
            result |= {statements[at].limit.start for at in _chain(links, place)}
    return result


def _chain(links: Sequence[str | None], place: int) -> Iterator[int]:
    """Return the places of the limits that "or" joins to one before and after it."""
    first = last = place
    while links[first] == "or":
        first -= 1
    while last + 1 < len(links) and links[last + 1] == "or":
        last += 1
    yield from range(first, last + 1)


def _follows_or(statement: LimitStatement, reading: CriterionReading) -> bool:
    """Recognise "normal creatinine or clearance ≥ 60": a figure or a norm before "or"."""
    place = statement.first - 1
    while place > 0 and reading.tokens[place].kind == "filler":
        place -= 1
    if place <= 0 or reading.tokens[place].kind != "or":
        return False
    start = reading.tokens[place].start
    near = reading.lowered[max(0, start - _NEAR_ALTERNATIVE) : start]
    return _FIGURE_BEFORE.search(near) is not None


def _link_of(
    previous: LimitStatement, statement: LimitStatement, reading: CriterionReading
) -> str | None:
    return None if statement.is_further else _link(statement, previous, reading)


def _is_same_subject(first: LimitStatement, other: LimitStatement) -> bool:
    return bool(_concepts(first) & _concepts(other)) and set(first.names).isdisjoint(other.names)


def _concepts(statement: LimitStatement) -> set[str]:
    return {parameters()[name].concept or name for name in statement.names}


def _link(
    statement: LimitStatement, previous: LimitStatement, reading: CriterionReading
) -> str | None:
    return surroundings.joined_by(
        reading.tokens, previous.after, statement.first, {*statement.names, *previous.names}
    )


def _excepted(
    limits: list[Constraint],
    made: list[Constraint],
    statement: LimitStatement,
    previous: LimitStatement,
    reading: CriterionReading,
) -> list[Constraint] | None:
    """Return "≤ 2 mg/dL, except in Gilbert's syndrome, who must have bilirubin < 3 mg/dL"."""
    between = reading.tokens[previous.after : statement.first]
    kinds = {token.kind for token in between}
    if statement.names != previous.names or "stop" in kinds or "condition" not in kinds:
        return None
    if _stays(previous, reading):
        return None
    condition = conditions.condition_between(
        reading.text, reading.tokens, previous.after, statement.first
    )
    start = previous.limit.start
    freed = [
        replace(limit, condition=None) if limit.span[0] == start else limit for limit in limits
    ]
    return freed + [replace(limit, condition=limit.condition or condition) for limit in made]


def _exclude_each_other(
    limits: Sequence[Constraint],
    made: Sequence[Constraint],
    previous: LimitStatement,
    reading: CriterionReading,
) -> bool:
    """Recognise "> 160 and < 100 mmHg": no figure is both, so either keeps out."""
    before = [earlier for earlier in limits[-_LATEST:] if earlier.span[0] == previous.limit.start]
    return reading.polarity != "inclusion" and any(
        earlier.parameter == other.parameter
        and earlier.unit == other.unit
        and _lie_apart(earlier, other)
        for earlier in before
        for other in made
    )


def _lie_apart(first: Constraint, other: Constraint) -> bool:
    low, high = sorted((first, other), key=lambda limit: limit.operator[0] == ">")
    if not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return False
    return low.operator[0] == "<" and high.operator[0] == ">" and low.value < high.value


def _alternatives(
    limits: list[Constraint],
    made: list[Constraint],
    previous: LimitStatement,
    reading: CriterionReading,
) -> list[Constraint]:
    """Join new constraints to those of the statement before by "or", with all of "A, B, or C"."""
    start = previous.limit.start
    before = [
        limit for limit in limits if limit.span[0] == start or _is_listed(limit, previous, reading)
    ]
    if not before:
        return limits + made
    group = before[0].alternative or _next_group([*limits, *made])
    kept = [replace(limit, alternative=group) if limit in before else limit for limit in limits]
    return kept + [replace(limit, alternative=group) for limit in made]


def _next_group(limits: Sequence[Constraint]) -> int:
    return max((limit.alternative or 0 for limit in limits), default=0) + 1


def _is_listed(limit: Constraint, previous: LimitStatement, reading: CriterionReading) -> bool:
    """Recognise a limit before "B, or C" that is one of the same list.

    What lets in is a list only within one subject: platelets stand apart from "creatinine …,
    clearance …, or GFR …"; what keeps out is one list.
    """
    end = previous.limit.quantities[-1].end
    if not _LAST_OF_LIST.match(reading.lowered, end) or limit.span[1] > previous.limit.start:
        return False
    subjects = {parameters()[name].concept for name in previous.names}
    known = parameters().get(limit.parameter)
    same = known is not None and known.concept in subjects
    between = reading.lowered[limit.span[1] : previous.limit.start]
    return (same or reading.polarity == "exclusion") and _BREAK.search(between) is None


def _with_further(
    limits: list[Constraint],
    made: list[Constraint],
    statement: LimitStatement,
    previous: LimitStatement,
    reading: CriterionReading,
) -> list[Constraint]:
    if made[0].condition is not None:
        return limits + made
    before = [limit for limit in limits if limit.span[0] == previous.limit.start]
    if before and all(
        _say_the_same(limit, other) for limit, other in zip(before, made, strict=False)
    ):
        return limits
    place = reading.text, reading.tokens, previous.after, statement.first
    stated = conditions.condition_between(*place) or conditions.named_in_bracket(*place)
    if stated is not None and not _stays(previous, reading):
        freed = [replace(limit, condition=None) if limit in before else limit for limit in limits]
        return freed + [replace(limit, condition=stated) for limit in made]
    link = _link(statement, previous, reading)
    if link == "or" or _exclude_each_other(limits, made, previous, reading):
        return _alternatives(limits, made, previous, reading)
    if link in {"and", "comma"}:
        return limits + made
    return [limit for limit in limits if limit not in before]


def _stays(previous: LimitStatement, reading: CriterionReading) -> bool:
    """Recognise a condition that follows the first limit at once: "≤ 2 for adults or ≤ 1.5"."""
    token = reading.tokens[previous.after]
    return token.kind == "condition" and not token.name.startswith(conditions.EXCEPTIONS)


def _is_repeated(limit: Constraint, limits: Sequence[Constraint]) -> bool:
    return any(
        limit.parameter == other.parameter
        and limit.condition == other.condition
        and limit.operator == other.operator
        and (limit.value, limit.high, limit.unit) == (other.value, other.high, other.unit)
        for other in limits
    )


def _say_the_same(limit: Constraint, other: Constraint) -> bool:
    if limit.operator[0] != other.operator[0]:
        return False
    first, second = limit.value_si, other.value_si
    if first is None or second is None:
        shared = (limit.value, limit.unit, limit.high, limit.values)
        return shared == (other.value, other.unit, other.high, other.values)
    return abs(first - second) <= _SAME_WITHIN * first
