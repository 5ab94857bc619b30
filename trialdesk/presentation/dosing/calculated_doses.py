"""What the stated doses come to for one body, each with its arithmetic; on screen only."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.dosing.calculator import Body
from trialdesk.presentation.tables import Cell, Look, Mark, Row, Table
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.numbers import dose_number
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import amount, dose_amount

WEIGHTS = (Decimal(20), Decimal(300))  # kg
HEIGHTS = (Decimal(100), Decimal(230))  # cm; below, metres were probably meant


def calculator_warning() -> str:
    return _("Arithmetic only, nothing rounded to vials: verify against the protocol.")


def measure(text: str, limits: tuple[Decimal, Decimal]) -> Decimal | None:
    """Read a weight or height as typed; None unless it is a number within the limits."""
    if not re.fullmatch(r"\d{2,3}(?:[.,]\d{1,2})?", text.strip(), re.ASCII):
        return None
    read = Decimal(text.strip().replace(",", "."))
    return read if limits[0] <= read <= limits[1] else None


def surface_words(body: Body) -> str:
    """Word the body surface with its two decimals."""
    return _("BSA {surface} m² (Mosteller)").format(surface=body.surface)


def calculated_doses(stated: Sequence[tuple[str, Sequence[Dose]]], body: Body) -> Table:
    """Compute the doses each trial states, one line each, and the reduced doses it names."""
    rows = tuple(
        row
        for place, (trial, given) in enumerate(stated)
        for row in _of_trial(f"{trial_letter(place)}  {trial}", given, body)
    )
    columns = (_("Drug and dose as stated"), _("Per dose"))
    return Table(_("Doses for this body"), columns, rows, notes=(calculator_warning(),))


def _of_trial(group: str, given: Sequence[Dose], body: Body) -> Iterator[Row]:
    for number, dose in enumerate(given):
        several = sum(another.intervention == dose.intervention for another in given) > 1
        named = [dose.intervention, *([dose.arm] if dose.arm and several else [])]
        stated = dose_amount(dose)
        if dose.loading:
            stated = _("{amount} (loading dose)").format(amount=stated)
        yield _row(group, f"{group}/{number}", (*named, stated), _computed(dose, body))
        for step, change in enumerate(dose.adjustments):
            if change.permitted and change.amount is not None and change.unit:
                reduced = amount(change.amount, change.unit, change.per)
                words = _("reduced, as permitted: {amount}").format(amount=reduced)
                key = f"{group}/{number}/{step}"
                yield _row(group, key, (dose.intervention, words), _reduced(change, body))


def _row(group: str, key: str, statement: Sequence[str], computed: tuple[str, str]) -> Row:
    result, how = computed
    strong = (Mark(0, len(result), Look.STRONG),)
    return Row((Cell("\n".join(statement)), Cell(f"{result}\n{how}", marks=strong)), group, key)


def _computed(dose: Dose, body: Body) -> tuple[str, str]:
    if dose.per is None:
        return _fixed(dose.unit, dose_amount(dose))
    by = body.measured(dose.per)
    low = f"{dose_number(dose.amount * by)} {dose.unit}"
    if dose.amount_high is not None:
        high = dose_number(dose.amount_high * by)
        low = _("{low} to {high}").format(
            low=dose_number(dose.amount * by), high=f"{high} {dose.unit}"
        )
    return low, f"{dose_amount(dose)} × {_measured(dose.per, body)}"


def _reduced(change: Adjustment, body: Body) -> tuple[str, str]:
    unit, figure = change.unit or "", change.amount or Decimal(0)
    stated = amount(figure, unit, change.per)
    if change.per is None:
        return _fixed(unit, stated)
    total = f"{dose_number(figure * body.measured(change.per))} {unit}"
    return total, f"{stated} × {_measured(change.per, body)}"


def _fixed(unit: str, stated: str) -> tuple[str, str]:
    if unit == "AUC":
        return "–", _("by kidney function: not computed")
    return stated, _("stated without weight or surface")


def _measured(per: str, body: Body) -> str:
    if per == "kg":
        return f"{dose_number(body.weight)}\u00a0kg"
    return f"{body.surface}\u00a0m²"
