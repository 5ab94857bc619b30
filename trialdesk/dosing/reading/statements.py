"""The texts of a record that speak of doses, and of which drugs each may speak."""

from collections.abc import Iterator
from dataclasses import dataclass

from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.words.names import DrugNames, is_drug, may_be_drug


@dataclass(frozen=True, slots=True)
class DosingText:
    """One text: ``path`` is where it stands in the trial, ``arms`` whom it is about.

    ``sole`` is the drug it must mean where it names none.
    """

    text: str
    path: str
    arms: tuple[str, ...]
    names: DrugNames
    sole: str | None = None


def statements(trial: Trial) -> Iterator[DosingText]:
    """Return arm descriptions, intervention descriptions and dosing statements, in this order."""
    yield from _of_arms(trial)
    yield from _of_interventions(trial)
    yield from _of_dosing(trial)


def arms_of(trial: Trial, name: str) -> tuple[str, ...]:
    """Return the labels of the arms that receive an intervention."""
    stated = [arm.label for arm in trial.arms if arm.label and name in arm.interventions]
    linked = [
        label for result in trial.interventions if result.name == name for label in result.arms
    ]
    return tuple(dict.fromkeys([*stated, *linked]))


def _of_arms(trial: Trial) -> Iterator[DosingText]:
    for number, arm in enumerate(trial.arms):
        if arm.description:
            path = f"arms/{number}/description"
            yield _about(trial, arm.description, path, _labels([arm]), _given(trial, [arm]))


def _of_interventions(trial: Trial) -> Iterator[DosingText]:
    for number, intervention in enumerate(trial.interventions):
        if intervention.description and intervention.name:
            path = f"interventions/{number}/description"
            arms = arms_of(trial, intervention.name)
            yield _about(trial, intervention.description, path, arms, [intervention])


def _of_dosing(trial: Trial) -> Iterator[DosingText]:
    for number, statement in enumerate(trial.dosing):
        arms = [arm for arm in trial.arms if statement.arm in (arm.label, None)]
        inner = [known for known in trial.interventions if known.name == statement.intervention]
        labels = _labels(arms) if statement.arm or len(arms) == 1 else ()
        path = f"dosing/{number}"
        yield _about(trial, statement.text, path, labels, inner or _given(trial, arms))


def _about(
    trial: Trial, text: str, path: str, arms: tuple[str, ...], meant: list[Intervention]
) -> DosingText:
    others = [known for known in trial.interventions if known not in meant]
    drugs = [known for known in meant if may_be_drug(known)]
    sole = drugs[0].name if len(drugs) == 1 and is_drug(drugs[0]) else None
    return DosingText(text, path, arms, DrugNames(meant, others), sole)


def _given(trial: Trial, arms: list[Arm]) -> list[Intervention]:
    """Return what these arms receive; all interventions where the record links none."""
    names = {name for arm in arms for name in arm.interventions}
    linked = [known for known in trial.interventions if known.name in names]
    return linked or list(trial.interventions)


def _labels(arms: list[Arm]) -> tuple[str, ...]:
    return tuple(arm.label for arm in arms if arm.label)
