"""The regimens of a board: drugs are groups, trials columns; no two doses are ever merged."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from trialdesk.domain.dose import Dose, PerUnit
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.dosing.drugs import Drug, Given, drugs
from trialdesk.dosing.words.schedules import DoseInterval
from trialdesk.presentation.marked import Marked, all_in, joined
from trialdesk.presentation.tables import NOT_LISTED, Cell, Look, Row, Table, Tone
from trialdesk.presentation.wording.cells import unread_dose
from trialdesk.presentation.wording.codes import caution, not_stated, trial_letter
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import adjustment, dose_amount, schedule

_Amount = tuple[Decimal, Decimal | None, str, PerUnit | None, bool]


def regimen_table(trials: Sequence[Trial], stated: Sequence[Sequence[Dose]]) -> Table:
    """Lay the doses out by drug, and beneath them the changes the records permit or forbid."""
    ids = tuple(trial.id for trial in trials)
    heads = tuple(f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    compared = drugs(trials, stated)
    rows = (*(row for drug in compared for row in _rows(drug, trials)), *_further(compared, trials))
    if not rows:
        cells = (_silent(trial) for trial in trials)
        rows = (Row((Cell(_("Dose")), *cells), key="none"),)
    return Table(_("Regimens"), ("", *heads), rows, ("", *ids), (caution(),))


def _rows(drug: Drug, trials: Sequence[Trial]) -> list[Row]:
    stated = [{_regimen(dose) for dose in given.doses} for given in drug.given.values()]
    differing = _differing(drug)
    cells = (
        _dose_cell(drug.given.get(place), trial, drug.name, differs=bool(differing))
        for place, trial in enumerate(trials)
    )
    head = Cell("\n".join(filter(None, (_("Dose"), differing))))
    rows = [Row((head, *cells), drug.name, f"dose/{drug.name}", differs=_differ(stated))]
    if any(dose.adjustments for given in drug.given.values() for dose in given.doses):
        changes = [set(_changes(given)) for given in drug.given.values()]
        cells = (_changes_cell(drug.given.get(place)) for place in range(len(trials)))
        head = Cell(_("Reduction, interruption, discontinuation"))
        key = f"changes/{drug.name}"
        rows.append(Row((head, *cells), drug.name, key, differs=_differ(changes)))
    return rows


def _further(compared: Sequence[Drug], trials: Sequence[Trial]) -> list[Row]:
    """Return the sentences on dosing from which no dose and no change of dose was read."""
    cells = [
        _left(trial, [drug.given.get(place) for drug in compared])
        for place, trial in enumerate(trials)
    ]
    if not any(cell.text for cell in cells):
        return []
    shown = (cell if cell.text else Cell(NOT_LISTED) for cell in cells)
    head = Cell(_("In the record's words"))
    return [Row((head, *shown), _("Other sentences on dosing"), "further")]


def _left(trial: Trial, given: Sequence[Given | None]) -> Cell:
    doses = [dose for statement in given if statement for dose in statement.doses]
    read = {source.pointer for dose in doses for source in _sources(dose) if source}
    left = [
        statement
        for statement in trial.dosing
        if statement.source is None or statement.source.pointer not in read
    ]
    source = trial.stored(left[0].source) if left and left[0].source else None
    return Cell("\n".join(f"“{statement.text}”" for statement in left), source=source)


def _sources(dose: Dose) -> tuple[Source | None, ...]:
    return (dose.source, *dose.further_sources, *(item.source for item in dose.adjustments))


def _differ(stated: Sequence[AbstractSet[object]]) -> bool:
    """Return whether two trials that say something do not say the same."""
    kept = [values for values in stated if values]
    return any(values != kept[0] for values in kept)


def _differing(drug: Drug) -> str:
    """Say what each trial gives where they do not give the same."""
    stating = {place: given.doses for place, given in drug.given.items() if given.doses}
    if not _differ([{_amount(dose) for dose in doses} for doses in stating.values()]):
        return ""
    amounts = (
        f"{trial_letter(place)} {' / '.join(dict.fromkeys(map(dose_amount, doses)))}"
        for place, doses in stating.items()
    )
    return _("different doses:\n{told}").format(told="\n".join(amounts))


def _amount(dose: Dose) -> _Amount:
    return dose.amount, dose.amount_high, dose.unit, dose.per, dose.loading


def _regimen(dose: Dose) -> object:
    """Reduce a dose to what is compared: the same interval may be counted in days or weeks."""
    every = (
        DoseInterval(dose.every, dose.every_unit)
        if dose.every is not None and dose.every_unit is not None
        else None
    )
    order = " ".join((dose.order or "").split()).casefold()
    return (*_amount(dose), dose.route, every, dose.cycle_days, dose.days, dose.times_a_day, order)


def _dose_cell(given: Given | None, trial: Trial, drug: str, *, differs: bool) -> Cell:
    if given is None and trial.interventions:
        return Cell(NOT_LISTED)
    if given is None or not given.doses:
        return _silent(trial)
    several = len(given.doses) > 1
    parts = [_dose_words(dose, arm=several) for dose in given.doses]
    named = [all_in(Look.QUIET, name) for name in given.names if name != drug]
    words = joined([*named, *parts])
    tone = Tone.DIFFERENT if differs else Tone.PLAIN
    return Cell(words.text, tone, given.doses[0].source, words.marks)


def _silent(trial: Trial) -> Cell:
    unread = unread_dose(trial)
    return Cell(unread, Tone.WARNING) if unread else Cell(not_stated(), Tone.MISSING)


def _dose_words(dose: Dose, *, arm: bool) -> Marked:
    amount = dose_amount(dose)
    if dose.loading:
        amount = _("{amount} (loading dose)").format(amount=amount)
    order = f"“{dose.order}”" if dose.order else ""
    lines = [dose.route or _("no route read"), schedule(dose) or _("no schedule read"), order]
    whose = [all_in(Look.QUIET, dose.arm)] if arm and dose.arm else []
    statements = [Marked(line) for line in lines if line]
    return joined([*whose, all_in(Look.STRONG, amount), *statements])


def _changes(given: Given) -> dict[str, Source | None]:
    return {adjustment(item): item.source for dose in given.doses for item in dose.adjustments}


def _changes_cell(given: Given | None) -> Cell:
    if given is None:
        return Cell(NOT_LISTED)
    changes = _changes(given)
    if not changes:
        return Cell(not_stated(), Tone.MISSING)
    return Cell("\n".join(changes), source=next(iter(changes.values())))
