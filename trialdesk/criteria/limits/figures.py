"""What a limit is for a parameter: units checked, figures plausible, SI values added."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from trialdesk.criteria.lexicon.parameters import Parameter, parameters
from trialdesk.criteria.lexicon.units import in_months
from trialdesk.criteria.limits.limits import Limit
from trialdesk.criteria.limits.quantities import (
    Quantity,
    in_si,
    is_plausible,
    written_unit,
)
from trialdesk.domain.constraint import Constraint

_HIGHEST_MULTIPLE = 20
_THOUSANDS = -3


def figures_of(name: str, limit: Limit) -> Iterator[Constraint]:
    """Return the constraints a limit is for a parameter; none where unit or figure is in doubt."""
    parameter = parameters()[name]
    if parameter.paired:
        yield from _of_pair(parameter, limit)
    elif parameter.scale:
        yield from _of_scale(parameter, limit)
    else:
        yield from _of_measure(parameter, limit)


def _of_pair(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    if len(limit.quantities) != len(parameter.paired) or limit.operator is None:
        return
    # below 150/90 both must lie; above 150/90 either is enough
    joined = 1 if limit.operator in {">", ">="} else None
    for name, quantity in zip(parameter.paired, limit.quantities, strict=True):
        single = Limit(limit.operator, (quantity,), limit.start, limit.end)
        for made in _of_measure(parameters()[name], single):
            yield replace(made, unit="mmHg", alternative=joined)


def _of_scale(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    grades = [quantity.value for quantity in limit.quantities]
    if limit.operator == "in":
        grades.sort()  # "IHC 3+ or 2+"
    if any(grade not in parameter.scale for grade in grades) or grades != sorted(set(grades)):
        return
    span = (limit.start, limit.quantities[-1].end)
    if len(grades) == 1:
        stated = limit.operator or "="
        yield Constraint(parameter.name, stated, grades[0], span=span)
    elif limit.operator == "between":
        yield Constraint(parameter.name, "between", grades[0], high=grades[1], span=span)
    else:
        yield Constraint(parameter.name, "in", grades[0], values=tuple(grades), span=span)


def _of_measure(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    if limit.operator is None or limit.operator == "in":
        return
    last = limit.quantities[-1]
    stated = {quantity.unit for quantity in limit.quantities} - {None}
    if parameter.is_time and len(stated) > 1:
        return  # "between 9 months and 16 years"
    quantities = [_with_unit(quantity, last, parameter) for quantity in limit.quantities]
    quantities.sort(key=lambda quantity: quantity.value)
    if not all(_fits(quantity, parameter) for quantity in quantities):
        return
    converted = [_si(quantity, parameter) for quantity in quantities]
    first, unit_si = converted[0] or (None, None)
    high = quantities[1] if len(quantities) > 1 else None
    high_si = converted[1][0] if high is not None and converted[1] is not None else None
    yield Constraint(
        parameter.name,
        limit.operator,
        quantities[0].value,
        unit=written_unit(quantities[0]) or _unit_of_unitless(parameter),
        high=high.value if high else None,
        value_si=first,
        high_si=high_si,
        unit_si=unit_si,
        span=(limit.start, last.end),
    )


def _with_unit(quantity: Quantity, last: Quantity, parameter: Parameter) -> Quantity:
    """Return a figure of a range the unit of the other; giga per litre is written like grams."""
    if quantity.unit is None and not quantity.power:
        quantity = replace(quantity, unit=last.unit, power=last.power)
    if quantity.unit == "g/L" and parameter.si == "10^9/L":
        return replace(quantity, unit="G/L")
    return _with_thousands(quantity, parameter)


def _with_thousands(quantity: Quantity, parameter: Parameter) -> Quantity:
    """Read the dot of "100.000/mm³" as one of thousands where no other reading is plausible."""
    if quantity.unit != "/µL" or quantity.value.as_tuple().exponent != _THOUSANDS:
        return quantity
    larger = replace(quantity, value=quantity.value.scaleb(3).quantize(Decimal(1)))
    is_meant = in_si(quantity, parameter) is None and in_si(larger, parameter) is not None
    return larger if is_meant else quantity


def _unit_of_unitless(parameter: Parameter) -> str | None:
    return parameter.units[0] if parameter.unitless and parameter.units[0] != "x ULN" else None


def _fits(quantity: Quantity, parameter: Parameter) -> bool:
    """Return whether the unit is one of the parameter and the figure a plausible one."""
    if quantity.unit in {"x ULN", "x LLN"}:
        return quantity.unit in parameter.units and quantity.value <= _HIGHEST_MULTIPLE
    if parameter.si is not None:
        return in_si(quantity, parameter) is not None
    if quantity.power:
        return False
    if quantity.unit is None:
        return parameter.unitless and is_plausible(quantity.value, parameter)
    if parameter.is_time:
        return quantity.unit in parameter.units
    return quantity.unit in parameter.units and is_plausible(quantity.value, parameter)


def _si(quantity: Quantity, parameter: Parameter) -> tuple[Decimal, str] | None:
    if parameter.is_time:
        months = in_months(quantity.value, quantity.unit or parameter.units[0])
        return None if months is None else (months, "month")
    hit = in_si(quantity, parameter)
    return None if hit is None else (hit[0].normalize() + 0, hit[1])
