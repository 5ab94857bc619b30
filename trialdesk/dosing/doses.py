"""The doses a trial's record states."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trialdesk.domain.dose import Dose
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.dosing.adjustments import with_adjustments
from trialdesk.dosing.reading.places import place
from trialdesk.dosing.reading.reading import DoseReading, completed
from trialdesk.dosing.reading.readings import readings
from trialdesk.dosing.reading.rhythm import with_certain_rhythm
from trialdesk.dosing.reading.statements import DosingText, statements
from trialdesk.dosing.words.names import DrugNames


@dataclass(frozen=True, slots=True)
class _Stated:
    """A reading and where it stands; ``arm`` is None where it holds for all of ``arms``."""

    reading: DoseReading
    arm: str | None
    arms: tuple[str, ...]
    sources: tuple[Source, ...]


def doses(trial: Trial) -> tuple[Dose, ...]:
    """Read the doses from arm texts, intervention texts and dosing statements, in this order.

    Statements of one dose are joined; where they disagree, each stays a dose of its own. What is
    not certain is left out: an escalation, a maximum, a drug the record does not list.
    """
    texts = list(statements(trial))
    joined: list[_Stated] = []
    for statement in texts:
        for stated in _stated(trial, statement):
            _join(joined, stated)
    kept = _with_certain_rhythm(joined)
    result = tuple(_dose(_anchored(stated_dose, kept, trial)) for stated_dose in kept)
    return with_adjustments(trial, texts, result)


def _stated(trial: Trial, statement: DosingText) -> Iterator[_Stated]:
    arm = statement.arms[0] if len(statement.arms) == 1 else None
    for reading in readings(statement):
        source = place(trial, statement, reading.start, reading.end)
        yield _Stated(reading, arm, statement.arms, (source,) if source else ())


def _join(joined: list[_Stated], stated: _Stated) -> None:
    """Add a statement, or complete with it those it agrees with."""
    alike = [at for at, known in enumerate(joined) if _is_same_dose(known, stated)]
    wholes = {at: _whole(joined[at], stated) for at in alike}
    for at, whole in wholes.items():
        joined[at] = whole or joined[at]
    covered = {joined[at].arm for at, whole in wholes.items() if whole}
    agreed = bool(wholes) and all(wholes.values())
    if not agreed or (stated.arm is None and not covered >= set(stated.arms)):
        joined.append(stated)


def _is_same_dose(known: _Stated, stated: _Stated) -> bool:
    first, other = known.reading, stated.reading
    same_arm = known.arm == stated.arm or (
        stated.arm is None and (not stated.arms or known.arm in stated.arms)
    )
    return same_arm and (first.drug, first.amount, first.loading) == (
        other.drug,
        other.amount,
        other.loading,
    )


def _whole(known: _Stated, stated: _Stated) -> _Stated | None:
    """Join two statements of one dose, the fuller one first; None where they disagree."""
    reading = completed(known.reading, stated.reading)
    if reading is None:
        return None
    if reading == known.reading:
        return known
    is_fuller = stated.reading.stated_parts() > known.reading.stated_parts()
    first, second = (stated, known) if is_fuller else (known, stated)
    return replace(known, reading=reading, sources=(*first.sources, *second.sources))


def _with_certain_rhythm(joined: list[_Stated]) -> list[_Stated]:
    rhythms = [(stated, with_certain_rhythm(stated.reading)) for stated in joined]
    return [replace(stated, reading=reading) for stated, reading in rhythms if reading]


def _anchored(stated: _Stated, kept: list[_Stated], trial: Trial) -> _Stated:
    """Return a dose "2 h after the A infusion" with the interval of the dose it follows."""
    named_here = stated.reading.every or stated.reading.days or stated.reading.unsure
    if named_here or not stated.reading.order:
        return stated
    for other in kept:
        if (
            other.arm == stated.arm
            and other.reading.every
            and _names(trial, other, stated.reading.order)
        ):
            reading = replace(
                stated.reading,
                every=other.reading.every,
                cycle=stated.reading.cycle or other.reading.cycle,
            )
            return replace(stated, reading=reading, sources=(*stated.sources, *other.sources))
    return stated


def _names(trial: Trial, stated: _Stated, words: str) -> bool:
    drug = stated.reading.drug
    same_drug = [known for known in trial.interventions if known.name == drug]
    names = DrugNames(same_drug, [known for known in trial.interventions if known not in same_drug])
    return any(names.owner(hit[0]) == drug for hit in names.find(words))


def _dose(stated: _Stated) -> Dose:
    reading, amount = stated.reading, stated.reading.amount
    return Dose(
        intervention=reading.drug,
        arm=stated.arm,
        amount=amount.low,
        unit=amount.unit,
        amount_high=amount.high,
        per=amount.per,
        route=reading.route,
        every=reading.every.count if reading.every else None,
        every_unit=reading.every.unit if reading.every else None,
        cycle_days=reading.cycle,
        days=reading.days,
        order=reading.order,
        loading=reading.loading,
        times_a_day=reading.times_a_day,
        source=stated.sources[0] if stated.sources else None,
        further_sources=tuple(dict.fromkeys(stated.sources[1:])),
    )
