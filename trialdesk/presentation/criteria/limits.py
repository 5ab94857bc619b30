"""How a limit read from a criterion is put into words: "ANC ≥ 1.5 10⁹/L"."""

from decimal import Decimal

from trialdesk.domain.constraint import Constraint, Window
from trialdesk.marking import N_, Message
from trialdesk.presentation.wording.numbers import dose_number
from trialdesk.presentation.wording.translation import _, translated
from trialdesk.presentation.wording.units import unit_words

_SIGNS = {"<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">"}
_SHOWN_UNITS = {"10^9/L": "× 10⁹/L", "10^12/L": "× 10¹²/L", "x ULN": "× ULN", "x LLN": "× LLN"}


_DIRECTIONS = {"before": N_("before"), "after": N_("after")}
_WHICHEVER = {
    "shorter": N_("whichever is shorter"),
    "longer": N_("whichever is longer"),
}
_SEVERAL = 2  # a limit in words takes the plural


def limit_words(limit: Constraint) -> str:
    """Put one limit into words, with all that qualifies it."""
    parameter = _parameter(limit.parameter)
    if limit.operator == "=" and limit.value == "present":
        parts = [_("no") if limit.negated else "", parameter]
    else:
        parts = [_("not") if limit.negated else "", parameter, _bounds(limit)]
    if limit.window is not None and limit.unit != limit.window.unit:
        parts.append(window_words(limit.window))
    shown = " ".join(part for part in parts if part)
    remarks = [limit.condition or "", _("an example") if limit.example else "", _whichever(limit)]
    inside = "; ".join(remark for remark in remarks if remark)
    return f"{shown} ({inside})" if inside else shown


def _parameter(name: str) -> str:
    """Word what is limited: a name of the lexicon, a receptor, a time or a gene's alteration."""
    gene = name.removesuffix(_ALTERED)
    if gene != name:
        return _("{gene} alteration").format(gene=gene)
    return translated(_NAMED.get(name) or Message(name))


_ALTERED = " alteration"
_NAMED = {
    "washout": N_("washout"),
    "look-back": N_("look-back"),
    "HER2 status": N_("HER2 status"),
    "hormone receptor status": N_("hormone receptor status"),
    "ER status": N_("ER status"),
    "PR status": N_("PR status"),
}
_STATES = {
    "positive": N_("positive"),
    "negative": N_("negative"),
    "low": N_("low"),
    "ultralow": N_("ultralow"),
}


def limits_words(limits: tuple[Constraint, ...]) -> str:
    """Put the limits of one criterion into words, alternatives joined by "or"."""
    shown = ""
    for place, limit in enumerate(limits):
        if place:
            before = limits[place - 1].alternative
            either = limit.alternative is not None and limit.alternative == before
            shown += _(" or ") if either else "; "
        shown += limit_words(limit)
    return shown


def _bounds(limit: Constraint) -> str:
    if limit.operator == "in":
        values = limit.values or ((limit.value,) if isinstance(limit.value, Decimal) else ())
        return _(" or ").join(_number(value) for value in values) or str(limit.value)
    unit = _unit(limit)
    if limit.operator == "between":
        low, high = _value(limit.value), _value(limit.high)
        return _("{low} to {high} {unit}").format(low=low, high=high, unit=unit).strip()
    return f"{_SIGNS[limit.operator]} {_value(limit.value)} {unit}".strip()


def _unit(limit: Constraint) -> str:
    unit, number = limit.unit or "", limit.high or limit.value
    worded = unit_words(unit, number if isinstance(number, Decimal) else _SEVERAL)
    return _SHOWN_UNITS.get(unit, worded)


def _value(value: Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    return translated(_STATES[value]) if value in _STATES else value or ""


def _number(value: Decimal) -> str:
    """Print a laboratory limit as written: here a trailing zero is precision."""
    shown = format(value, "f")
    return dose_number(value) if "." not in shown else shown


def window_words(window: Window) -> str:
    """Word a stretch of time: "28 days before randomisation"."""
    number = dose_number(window.amount)
    shown = f"{number} {unit_words(window.unit, window.amount)}"
    if window.direction:
        shown = f"{shown} {translated(_DIRECTIONS[window.direction])}"
    return f"{shown} {window.anchor}" if window.anchor else shown


def _whichever(limit: Constraint) -> str:
    return translated(_WHICHEVER[limit.whichever]) if limit.whichever else ""
