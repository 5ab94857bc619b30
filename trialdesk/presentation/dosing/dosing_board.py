"""All that is shown of the doses of a board."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.domain.dose import Dose
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.presentation.cycle import DoseCalendar
from trialdesk.presentation.dosing.dose_calendar import dose_calendars, undrawn
from trialdesk.presentation.dosing.regimen_table import regimen_table
from trialdesk.presentation.tables import Table


@dataclass(frozen=True, slots=True)
class DosingBoard:
    """Regimens side by side, calendars, and by trial the doses to compute with."""

    table: Table
    calendars: tuple[DoseCalendar, ...]
    undrawn: str
    stated: tuple[tuple[str, tuple[Dose, ...]], ...]


def dosing_board(trials: Sequence[Trial]) -> DosingBoard:
    stated = tuple(map(doses, trials))
    return DosingBoard(
        table=regimen_table(trials, stated),
        calendars=dose_calendars(trials, stated),
        undrawn=undrawn(trials, stated),
        stated=tuple((trial.id, given) for trial, given in zip(trials, stated, strict=True)),
    )
