"""Which interventions of several trials are one drug."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from trialdesk.domain.dose import Dose
from trialdesk.domain.treatment import Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.words.names import aliases, base_name, may_be_drug


@dataclass(frozen=True, slots=True)
class Given:
    """What one trial says of one drug: the names it uses and the doses it states."""

    names: tuple[str, ...]
    doses: tuple[Dose, ...]


@dataclass(slots=True)
class Drug:
    """One drug, and by its place what each trial says of it that lists it."""

    name: str
    known_as: frozenset[str]
    given: dict[int, Given] = field(default_factory=dict)


def drugs(trials: Sequence[Trial], stated: Sequence[Sequence[Dose]]) -> tuple[Drug, ...]:
    """Find the drugs of the trials, in the order in which the records list them.

    ``stated`` holds the doses of each trial; they are gathered, never merged. Two interventions
    are one drug where a name stands for both.
    """
    result: list[Drug] = []
    for place, (trial, given) in enumerate(zip(trials, stated, strict=True)):
        for intervention in trial.interventions:
            if intervention.name and may_be_drug(intervention):
                drug_doses = tuple(dose for dose in given if dose.intervention == intervention.name)
                _add(result, intervention, place, drug_doses)
    return tuple(result)


def _add(
    known: list[Drug], intervention: Intervention, place: int, drug_doses: tuple[Dose, ...]
) -> None:
    name = intervention.name or ""
    known_as = frozenset(aliases(intervention)) or frozenset({name.casefold()})
    drug = next((other for other in known if other.known_as & known_as), None)
    if drug is None:
        drug = Drug(base_name(name), known_as)
        known.append(drug)
    before = drug.given.get(place, Given((), ()))
    if name not in before.names:
        drug.given[place] = Given((*before.names, name), (*before.doses, *drug_doses))
