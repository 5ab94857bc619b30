"""One cycle of a regimen as a calendar: drugs are lines, days columns; drawn by others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.domain.dose import Dose
from trialdesk.domain.trial import Trial
from trialdesk.dosing.reading.statements import arms_of
from trialdesk.dosing.words.names import may_be_drug
from trialdesk.dosing.words.schedules import DoseInterval
from trialdesk.presentation.cycle import CycleLine, DoseCalendar, Placing
from trialdesk.presentation.tables import Cell
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import day_numbers, dose_amount, schedule

_LONGEST = 56  # days that can be drawn side by side
_OTHER_DAY = re.compile(r"\b(?:day|week|month|cycle)", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|upon\scompletion)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior\sto)\b", re.IGNORECASE)


def dose_calendars(
    trials: Sequence[Trial], stated: Sequence[Sequence[Dose]]
) -> tuple[DoseCalendar, ...]:
    """Draw up the calendars of each trial from its doses; arms given the same share one."""
    return tuple(
        calendar
        for place, (trial, given) in enumerate(zip(trials, stated, strict=True))
        for calendar in _of_trial(place, trial, given)
    )


def undrawn(trials: Sequence[Trial], stated: Sequence[Sequence[Dose]]) -> str:
    """Name the trials not all of whose regimens could be drawn; nothing where all are."""
    letters = [
        trial_letter(place)
        for place, (trial, given) in enumerate(zip(trials, stated, strict=True))
        if not given or any(_is_endless(days) for days in _lengths(trial, given))
    ]
    if not letters:
        return ""
    return _(
        "Not drawn, or not all of it, as no cycle and no interval in days was read: {letters}. The "
        "record's words are in the table of the regimens."
    ).format(letters=", ".join(letters))


def legend() -> str:
    """Say what the marks of a calendar mean."""
    return _(
        "● day stated by the record (a number: the turn on that day) · ○ day not stated itself, "
        "follows from the stated order · small dots: each day · hatched: given within these days, "
        "the day is not stated. A loading dose stands apart (◆). Drugs of one calendar may be "
        "alternatives; the record's words decide."
    )


def when(line: CycleLine) -> str:
    """Say in words what the marks of a line show."""
    numbers = day_numbers(line.days)
    words = {
        "stated": _("day {days}, stated").format(days=numbers),
        "by order": _("day {days}, follows from the order").format(days=numbers),
        "each day": _("each day"),
        "open": line.statement,
    }
    return words[line.placing]


def spoken(calendar: DoseCalendar) -> str:
    """Put a whole calendar into words."""
    lines = (
        ", ".join(part for part in (line.drug, line.dose, when(line), line.order) if part)
        for line in calendar.lines
    )
    return "; ".join((f"{calendar.trial}, {calendar.title}", *lines))


def _of_trial(place: int, trial: Trial, stated: Sequence[Dose]) -> Iterator[DoseCalendar]:
    joined: list[DoseCalendar] = []
    for arm, given in _by_arm(trial, stated):
        for days, kept in _by_length(given):
            if days is None or _is_endless(days):
                continue
            notes = (*_notes(kept), *_elsewhere(trial, arm, given, kept))
            drawn = _calendar(place, trial, days, kept)
            drawn = replace(drawn, arms=(arm,) if arm else (), notes=notes)
            same = next((calendar for calendar in joined if _is_same(calendar, drawn)), None)
            if same is None:
                joined.append(drawn)
            else:
                joined[joined.index(same)] = replace(same, arms=(*same.arms, *drawn.arms))
    yield from joined


def _lengths(trial: Trial, stated: Sequence[Dose]) -> Iterator[int | None]:
    for _arm, given in _by_arm(trial, stated):
        for days, _kept in _by_length(given):
            yield days


def _is_endless(days: int | None) -> bool:
    return days is None or days > _LONGEST


def _by_arm(trial: Trial, stated: Sequence[Dose]) -> Iterator[tuple[str | None, list[Dose]]]:
    """Part doses by arm, in the record's order; one that names no arm is of all that receive it."""
    arms: dict[str | None, list[Dose]] = {}
    for dose in stated:
        for arm in [dose.arm] if dose.arm else arms_of(trial, dose.intervention) or (None,):
            arms.setdefault(arm, []).append(dose)
    labels = [arm.label for arm in trial.arms]
    yield from sorted(
        arms.items(),
        key=lambda entry: labels.index(entry[0]) if entry[0] in labels else len(labels),
    )


def _elsewhere(
    trial: Trial, arm: str | None, given: Sequence[Dose], drawn: Sequence[Dose]
) -> Iterator[str]:
    """Return what else the arm is given, so that no calendar passes for the whole of it."""
    for dose in given:
        if dose not in drawn:
            kind = _("loading dose") if dose.loading else ""
            parts = (dose_amount(dose), kind, dose.route, schedule(dose))
            words = ", ".join(filter(None, parts))
            text = _("Not in this calendar, but given in the same arm: {drug}, {words}")
            yield text.format(drug=dose.intervention, words=words)
    known = {dose.intervention for dose in given}
    for drug in trial.interventions:
        name = drug.name or ""
        if may_be_drug(drug) and name not in known and arm in arms_of(trial, name):
            yield _("In the same arm, no dose read: {drug}").format(drug=name)


def _by_length(given: Sequence[Dose]) -> Iterator[tuple[int | None, list[Dose]]]:
    """Part the doses of an arm by the length of the cycle they are given in."""
    stated = {dose.cycle_days for dose in given if dose.cycle_days}
    sole = next(iter(stated)) if len(stated) == 1 else None
    lengths: dict[int | None, list[Dose]] = {}
    for dose in given:
        led = next((leading for leading in given if _is_led_by(leading, dose)), dose)
        lengths.setdefault(_length(led, led.cycle_days or sole), []).append(dose)
    yield from lengths.items()


def _is_led_by(dose: Dose, loading: Dose) -> bool:
    """Return whether a dose goes on what a loading dose began; both stand in one calendar."""
    return loading.loading and not dose.loading and dose.intervention == loading.intervention


def _length(dose: Dose, cycle: int | None) -> int | None:
    """Return the days in which a dose comes round: a cycle is too short for one every six weeks."""
    every = _interval(dose)
    if every is None or (cycle is not None and cycle % every == 0):
        return cycle
    return every if every > 1 else None


def _interval(dose: Dose) -> int | None:
    """Return the days between doses; None where they are not counted in days or weeks."""
    if dose.every is None or dose.every_unit is None:
        return None
    return DoseInterval(dose.every, dose.every_unit).days()


def _is_same(calendar: DoseCalendar, other: DoseCalendar) -> bool:
    return (calendar.days, calendar.lines, calendar.notes) == (other.days, other.lines, other.notes)


def _calendar(place: int, trial: Trial, days: int, given: Sequence[Dose]) -> DoseCalendar:
    lines = _in_turn([_line(dose, days, given) for dose in given], given)
    lines = tuple(sorted(lines, key=lambda line: not line.loading))
    quotes: dict[str, Cell] = {}
    for dose in given:
        for source in (dose.source, *dose.further_sources):
            if source is not None and source.quote:
                quotes.setdefault(" ".join(source.quote.split()), Cell(source.quote, source=source))
    return DoseCalendar(
        place=place,
        trial=trial.id,
        arms=(),
        days=days,
        title=_title(given, days),
        lines=lines,
        sentences=tuple(quotes.values()),
    )


def _title(given: Sequence[Dose], days: int) -> str:
    if any(dose.cycle_days for dose in given):
        return _("One cycle of {days} days").format(days=days)
    return _("One interval of {days} days; no cycle read").format(days=days)


def _notes(given: Sequence[Dose]) -> Iterator[str]:
    regular = [dose.intervention for dose in given if not dose.loading]
    for name in dict.fromkeys(regular):
        if regular.count(name) > 1:
            text = _("The record states {number} doses of {drug} here; each stands on its own.")
            yield text.format(number=regular.count(name), drug=name)


def _line(dose: Dose, days: int, given: Sequence[Dose]) -> CycleLine:
    placed, placing = _placed(dose, days, given)
    worded = ", ".join(part for part in (dose_amount(dose), dose.route) if part)
    return CycleLine(
        drug=dose.intervention,
        dose=worded,
        days=placed,
        placing=placing,
        statement=_stated_days(dose, placing),
        order=dose.order or "",
        loading=dose.loading,
    )


def _placed(dose: Dose, days: int | None, given: Sequence[Dose]) -> tuple[tuple[int, ...], Placing]:
    if days is None:
        return (), "open"
    if dose.days:
        fits = dose.days[-1] <= days and not _comes_oftener(dose, days)
        return (dose.days, "stated") if fits else ((), "open")
    if not dose.loading and (dose.times_a_day or _interval(dose) == 1):
        return tuple(range(1, days + 1)), "each day"
    partner = _partner(dose, given)
    if partner is not None and partner.days and partner.days[-1] <= days:
        return partner.days, "by order"
    return (), "open"


def _comes_oftener(dose: Dose, days: int) -> bool:
    """Return whether a dose with one day stated comes again within these days."""
    every = _interval(dose)
    return every is not None and every < days and len(dose.days or ()) == 1


def _stated_days(dose: Dose, placing: Placing) -> str:
    """Return what the record states of the time of a dose whose days are open."""
    if placing != "open":
        return ""
    if not schedule(dose):
        return _("no schedule read, see the record's words")
    return (
        schedule(dose)
        if dose.days
        else _("{schedule}; day not stated").format(schedule=schedule(dose))
    )


def _partner(dose: Dose, given: Sequence[Dose]) -> Dose | None:
    """Return the one dose on whose day the stated order puts this one."""
    if not dose.order or _OTHER_DAY.search(dose.order):
        return None
    named = [
        other
        for other in given
        if other.intervention != dose.intervention
        and not other.loading
        and other.intervention.casefold() in dose.order.casefold()
    ]
    return named[0] if len(named) == 1 else None


def _in_turn(lines: list[CycleLine], given: Sequence[Dose]) -> tuple[CycleLine, ...]:
    """Put two drugs of one day in turn where the record says which comes first."""
    numbered = list(lines)
    for place, dose in enumerate(given):
        partner = _partner(dose, given)
        turns = _turns(dose.order or "")
        if partner is None or turns is None or not lines[place].days:
            continue
        other = next(number for number, candidate in enumerate(given) if candidate is partner)
        if len({numbered[place].turn, numbered[other].turn, None}) == 1:
            numbered[place] = replace(numbered[place], turn=turns[0])
            numbered[other] = replace(numbered[other], turn=turns[1])
    return tuple(numbered)


def _turns(order: str) -> tuple[int, int] | None:
    after, before = _AFTER.search(order), _BEFORE.search(order)
    if bool(after) == bool(before):
        return None
    return (2, 1) if after else (1, 2)
