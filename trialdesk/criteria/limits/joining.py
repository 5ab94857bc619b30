"""Limits joined: alternatives, exceptions, further limits and repetitions of one parameter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from trialdesk.criteria.lexicon.parameters import measure_alike, parameters
from trialdesk.criteria.limits import conditions, surroundings
from trialdesk.criteria.limits.reading import Reading, Statement
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
    found: list[Constraint],
    made: list[Constraint],
    statement: Statement,
    previous: Statement | None,
    reading: Reading,
) -> list[Constraint]:
    """Add the constraints of a statement to those before it."""
    is_new = bool(made)
    if statement.either:
        made = [replace(one, alternative=_next_group(found)) for one in made]
    made = [one for one in made if not _is_repeated(one, found[-_LATEST:])]
    if not is_new or previous is None:
        return found + made
    link = _link(statement, previous, reading)
    if not made:
        return _alternatives(found, made, previous, reading) if link == "or" else found
    if not statement.is_further:
        excepted = _excepted(found, made, statement, previous, reading)
        if excepted is not None:
            return excepted
        alike = measure_alike({*statement.names, *previous.names})
        same = link == "or" or (link == "open" and alike)
        same = same or _exclude_each_other(found, made, previous, reading)
        return _alternatives(found, made, previous, reading) if same else found + made
    return _with_further(found, made, statement, previous, reading)


def unclear(statements: Sequence[Statement], reading: Reading) -> set[int]:
    """Give the places of limits joined by "and" and "or" where nothing tells which binds first.

    "Platelets …, and creatinine … or clearance …" tells it: the alternatives are of one subject.
    """
    links = [None, *(_link_of(*pair, reading) for pair in pairwise(statements))]
    found = _half_read(statements, links, reading) if reading.polarity != "exclusion" else set()
    for place in range(2, len(statements)):
        if {links[place - 1], links[place]} != {"and", "or"}:
            continue
        pairs = statements[place - 2 : place], statements[place - 1 : place + 1]
        both, either = pairs if links[place] == "or" else pairs[::-1]
        if not _is_one_subject(*either) or _concepts(both[0]) & _concepts(both[1]):
            first = place - 2
            while links[first] in {"comma", "and", "or"}:
                first -= 1
            found |= {one.limit.start for one in statements[first : place + 1]}
    return found


def _half_read(
    statements: Sequence[Statement], links: Sequence[str | None], reading: Reading
) -> set[int]:
    """Give the places of limits joined by "or" to what was not read: either would be enough."""
    found: set[int] = set()
    for place, statement in enumerate(statements):
        is_last = place + 1 == len(statements) or statements[place + 1].limit.start > (
            statement.limit.quantities[-1].end + _NEAR_ALTERNATIVE
        )
        apart = not statement.is_further and links[place] != "or"
        before = apart and _follows_or(statement, reading)
        if before or (
            is_last and _OTHER_FIGURE.match(reading.lowered, statement.limit.quantities[-1].end)
        ):
            found.add(statement.limit.start)
            found |= {statements[at].limit.start for at in _chain(links, place)}
    return found


def _chain(links: Sequence[str | None], place: int) -> Iterator[int]:
    """Give the places of the limits that "or" joins to one before and after it."""
    first = last = place
    while links[first] == "or":
        first -= 1
    while last + 1 < len(links) and links[last + 1] == "or":
        last += 1
    yield from range(first, last + 1)


def _follows_or(statement: Statement, reading: Reading) -> bool:
    """Tell "normal creatinine or clearance ≥ 60": something with a figure or a norm before "or"."""
    place = statement.first - 1
    while place > 0 and reading.tokens[place].kind == "filler":
        place -= 1
    if place <= 0 or reading.tokens[place].kind != "or":
        return False
    start = reading.tokens[place].start
    near = reading.lowered[max(0, start - _NEAR_ALTERNATIVE) : start]
    return _FIGURE_BEFORE.search(near) is not None


def _link_of(previous: Statement, statement: Statement, reading: Reading) -> str | None:
    return None if statement.is_further else _link(statement, previous, reading)


def _is_one_subject(one: Statement, other: Statement) -> bool:
    return bool(_concepts(one) & _concepts(other)) and set(one.names).isdisjoint(other.names)


def _concepts(statement: Statement) -> set[str]:
    return {parameters()[name].concept or name for name in statement.names}


def _link(statement: Statement, previous: Statement, reading: Reading) -> str | None:
    return surroundings.joined_by(
        reading.tokens, previous.after, statement.first, {*statement.names, *previous.names}
    )


def _excepted(
    found: list[Constraint],
    made: list[Constraint],
    statement: Statement,
    previous: Statement,
    reading: Reading,
) -> list[Constraint] | None:
    """Tell "≤ 2 mg/dL, except in Gilbert's syndrome, who must have bilirubin < 3 mg/dL"."""
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
    freed = [replace(one, condition=None) if one.span[0] == start else one for one in found]
    return freed + [replace(one, condition=one.condition or condition) for one in made]


def _exclude_each_other(
    found: Sequence[Constraint],
    made: Sequence[Constraint],
    previous: Statement,
    reading: Reading,
) -> bool:
    """Tell "> 160 and < 100 mmHg": no figure is both, so either keeps out."""
    before = [one for one in found[-_LATEST:] if one.span[0] == previous.limit.start]
    return reading.polarity != "inclusion" and any(
        one.parameter == other.parameter and one.unit == other.unit and _lie_apart(one, other)
        for one in before
        for other in made
    )


def _lie_apart(one: Constraint, other: Constraint) -> bool:
    low, high = sorted((one, other), key=lambda limit: limit.operator[0] == ">")
    if not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return False
    return low.operator[0] == "<" and high.operator[0] == ">" and low.value < high.value


def _alternatives(
    found: list[Constraint], made: list[Constraint], previous: Statement, reading: Reading
) -> list[Constraint]:
    """Join new constraints to those of the statement before by "or", with all of "A, B, or C"."""
    start = previous.limit.start
    before = [one for one in found if one.span[0] == start or _is_listed(one, previous, reading)]
    if not before:
        return found + made
    group = before[0].alternative or _next_group([*found, *made])
    kept = [replace(one, alternative=group) if one in before else one for one in found]
    return kept + [replace(one, alternative=group) for one in made]


def _next_group(found: Sequence[Constraint]) -> int:
    return max((one.alternative or 0 for one in found), default=0) + 1


def _is_listed(one: Constraint, previous: Statement, reading: Reading) -> bool:
    """Tell a limit before "B, or C" that is one of the same list.

    What lets in is a list only within one subject: platelets stand apart from "creatinine …,
    clearance …, or GFR …"; what keeps out is one list.
    """
    end = previous.limit.quantities[-1].end
    if not _LAST_OF_LIST.match(reading.lowered, end) or one.span[1] > previous.limit.start:
        return False
    subjects = {parameters()[name].concept for name in previous.names}
    known = parameters().get(one.parameter)
    same = known is not None and known.concept in subjects
    between = reading.lowered[one.span[1] : previous.limit.start]
    return (same or reading.polarity == "exclusion") and _BREAK.search(between) is None


def _with_further(
    found: list[Constraint],
    made: list[Constraint],
    statement: Statement,
    previous: Statement,
    reading: Reading,
) -> list[Constraint]:
    if made[0].condition is not None:
        return found + made
    before = [one for one in found if one.span[0] == previous.limit.start]
    if before and all(_say_the_same(one, other) for one, other in zip(before, made, strict=False)):
        return found
    place = reading.text, reading.tokens, previous.after, statement.first
    told = conditions.condition_between(*place) or conditions.named_in_bracket(*place)
    if told is not None and not _stays(previous, reading):
        freed = [replace(one, condition=None) if one in before else one for one in found]
        return freed + [replace(one, condition=told) for one in made]
    link = _link(statement, previous, reading)
    if link == "or" or _exclude_each_other(found, made, previous, reading):
        return _alternatives(found, made, previous, reading)
    if link in {"and", "comma"}:
        return found + made
    return [one for one in found if one not in before]


def _stays(previous: Statement, reading: Reading) -> bool:
    """Tell a condition that follows the first limit at once: "≤ 2 for adults or ≤ 1.5"."""
    token = reading.tokens[previous.after]
    return token.kind == "condition" and not token.name.startswith(conditions.EXCEPTIONS)


def _is_repeated(one: Constraint, found: Sequence[Constraint]) -> bool:
    return any(
        one.parameter == other.parameter
        and one.condition == other.condition
        and one.operator == other.operator
        and (one.value, one.high, one.unit) == (other.value, other.high, other.unit)
        for other in found
    )


def _say_the_same(one: Constraint, other: Constraint) -> bool:
    if one.operator[0] != other.operator[0]:
        return False
    first, second = one.value_si, other.value_si
    if first is None or second is None:
        shared = (one.value, one.unit, one.high, one.values)
        return shared == (other.value, other.unit, other.high, other.values)
    return abs(first - second) <= _SAME_WITHIN * first
