"""A further limit of the parameters named before it, and one that stands behind "or"."""

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from trialdesk.criteria.lexicon.parameters import AGE, Parameter, parameters
from trialdesk.criteria.limits import conditions
from trialdesk.criteria.limits.limits import Limit, read_limit_at
from trialdesk.criteria.limits.quantities import Quantity, read_limit
from trialdesk.criteria.limits.reading import CriterionReading, LimitStatement

_OR_NORMAL = re.compile(r"\s{0,2}[,(]?\s{0,2}or\s(?=[a-z])")
_RELATIVE = {"x ULN", "x LLN"}


def further(
    reading: CriterionReading, place: int, previous: LimitStatement | None
) -> LimitStatement | None:
    """Read a further limit of the parameters named before: "(≤ 3 × ULN if …)"."""
    if previous is None or not previous.names:
        return None
    between = [token.kind for token in reading.tokens[previous.after : place]]
    if _is_case(reading, previous.after, place):
        between.remove("stop")
    parameter = parameters()[previous.names[0]]
    if "stop" in between:
        return None
    if reading.tokens[place].kind == "comparator" or (parameter.scale and between[-1:] == ["or"]):
        limit = read_limit_at(reading.lowered, reading.tokens, place, parameter)
    else:
        limit = _as_before(reading, place, previous, parameter)
    if limit is None or (not parameter.scale and limit.quantities[-1].unit is None):
        return None
    if parameter.name == AGE and limit.quantities[-1].unit != "year":
        return None
    return replace(previous, limit=limit, first=place, after=limit.end, is_further=True)


def _is_case(reading: CriterionReading, start: int, place: int) -> bool:
    """Recognise "; if the liver is involved ≤ 5 x ULN": a semicolon, then for whom alone."""
    between = [token for token in reading.tokens[start:place] if token.kind != "close"]
    if len(between) < 2 or between[0].name != ";":  # noqa: PLR2004 - the sign and a word
        return False
    kinds = {token.kind for token in between[1:]}
    if not kinds <= {"filler", "condition", "word", "dash"} or "condition" not in kinds:
        return False
    return between[1].kind in {"condition", "filler"}


def _as_before(
    reading: CriterionReading, place: int, previous: LimitStatement, parameter: Parameter
) -> Limit | None:
    """Read "(5 x ULN if liver metastases)": compared like the limit it is an exception to."""
    limit = read_limit_at(reading.lowered, reading.tokens, place, parameter)
    if limit is None or limit.operator is not None or previous.limit.operator is None:
        return None
    stated = limit.quantities[-1].unit, previous.limit.quantities[-1].unit
    if stated[0] not in _RELATIVE or stated[0] != stated[1]:
        return None
    after = conditions.condition_after(reading.text, reading.tokens, limit.end)
    return None if after is None else replace(limit, operator=previous.limit.operator)


def or_normal(reading: CriterionReading, statement: LimitStatement) -> LimitStatement | None:
    """Read "< 50% or the lower limit of normal": compared like the figure before it."""
    limit = statement.limit
    if limit.operator is None or limit.operator in {"in", "between"} or not statement.names:
        return None
    hit = _OR_NORMAL.match(reading.lowered, limit.quantities[-1].end)
    if hit is None:
        return None
    normal = read_limit(reading.lowered, hit.end())
    if normal is None or normal[0] not in parameters()[statement.names[0]].units:
        return None
    first = bisect_left(reading.tokens, hit.end(), key=lambda token: token.start)
    after = bisect_left(reading.tokens, normal[1], key=lambda token: token.start)
    quantity = Quantity(Decimal(1), 0, *normal)
    stated = Limit(limit.operator, (quantity,), hit.end(), after)
    return replace(statement, limit=stated, first=first, after=after, is_further=True)
