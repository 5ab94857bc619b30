"""Records of the EU Clinical Trials Register (EudraCT) as JSON: one of each member state."""

from collections.abc import Mapping

from trialdesk.registries.foreign.foreign import (
    Origin,
    StatedValue,
    StudyShape,
    criteria,
    read_foreign,
)
from trialdesk.registries.foreign.json_part import JsonPart
from trialdesk.registries.foreign.word_dates import day_as_written
from trialdesk.registries.reading import Record

_ORIGIN = Origin("EUCTR")
_STATUSES: Mapping[str, object] = {
    "completed": "COMPLETED",
    "prematurely ended": "TERMINATED",
    "temporarily halted": "SUSPENDED",
    "suspended by ca": "SUSPENDED",
}
# says neither whether the trial recruits nor whether it has ended
_OPEN = {"ongoing", "restarted", "trial now transitioned", "not authorised", "prohibited by ca"}
_PHASES = (
    ("e71_human_pharmacology_phase_i", "PHASE1"),
    ("e72_therapeutic_exploratory_phase_ii", "PHASE2"),
    ("e73_therapeutic_confirmatory_phase_iii", "PHASE3"),
    ("e74_therapeutic_use_phase_iv", "PHASE4"),
)
_MASKINGS = (
    ("e812_open", "NONE"),
    ("e813_single_blind", "SINGLE"),
    ("e814_double_blind", "DOUBLE"),
)
_GLOBAL_END = "p_date_of_the_global_end_of_the_trial"
_MODELS = (("e815_parallel_group", "PARALLEL"), ("e816_cross_over", "CROSSOVER"))


def is_euctr(study: Mapping[str, object]) -> bool:
    return "a2_eudract_number" in study


def read_euctr(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    trial = JsonPart(study, "", [])
    number = trial.text("a2_eudract_number")
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": StatedValue(f"EUCTR{number.value}", number.place) if number else None,
                "briefTitle": trial.text(
                    "a31_title_of_the_trial_for_lay_people_in_easily_understood_ie_"
                    "nontechnical_language"
                ),
                "officialTitle": trial.text("a3_full_title_of_the_trial"),
                "secondaryIdInfos": _ids(trial),
            },
            "statusModule": {
                "overallStatus": _status(trial),
                "completionDateStruct": {"date": day_as_written(trial.text(_GLOBAL_END))},
            },
            "sponsorCollaboratorsModule": _sponsors(trial),
            "descriptionModule": {
                "briefSummary": trial.block("e21_main_objective_of_the_trial"),
                "detailedDescription": trial.block("e22_secondary_objectives_of_the_trial"),
            },
            "conditionsModule": {
                "conditions": [trial.text("e11_medical_conditions_being_investigated")]
            },
            "designModule": _design(trial),
            "armsInterventionsModule": {
                "interventions": [
                    StatedValue(_product(item), item.place) for item in trial.each("dimp")
                ]
            },
            "outcomesModule": {
                "primaryOutcomes": _outcome(trial, "e51_primary_end_points", "e511"),
                "secondaryOutcomes": _outcome(trial, "e52_secondary_end_points", "e521"),
            },
            "eligibilityModule": _eligibility(trial),
            "contactsLocationsModule": {"locations": _country(trial)},
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _ids(trial: JsonPart) -> list[StatedValue]:
    names = (
        "a41_sponsors_protocol_code_number",
        "a51_isrctn_international_standard_randomised_controlled_trial_number",
        "a52_us_nct_clinicaltrialsgov_registry_number",
        "a53_who_universal_trial_reference_number_utrn",
    )
    ids = [trial.text(name) for name in names]
    return [StatedValue({"id": item.value}, item.place) for item in ids if item]


def _status(trial: JsonPart) -> StatedValue | None:
    name = "x5_trial_status"
    words = trial.at(name).value
    is_open = isinstance(words, str) and words.strip().lower() in _OPEN
    return None if is_open else trial.term(name, _STATUSES)


def _sponsors(trial: JsonPart) -> StudyShape:
    named = [item.text("b11_name_of_sponsor") for item in trial.each("b1_sponsor")]
    stated = [item for item in named if item]
    return {
        "leadSponsor": {"name": stated[0]} if stated else None,
        "collaborators": [StatedValue({"name": item.value}, item.place) for item in stated[1:]],
    }


def _design(trial: JsonPart) -> StudyShape:
    """Return the design the answers "Yes" state; "No" to all says nothing of the design."""
    phases = [_yes(trial, name, phase) for name, phase in _PHASES]
    return {
        "phases": [item for item in phases if item],
        "designInfo": {
            "allocation": _yes(trial, "e811_randomised", "RANDOMIZED"),
            "interventionModel": _first(trial, _MODELS),
            "maskingInfo": {"masking": _first(trial, _MASKINGS)},
        },
        "enrollmentInfo": _size(trial),
    }


def _yes(trial: JsonPart, name: str, value: str) -> StatedValue | None:
    return StatedValue(value, trial.at(name).place) if trial.says(name, "yes") else None


def _first(trial: JsonPart, names: tuple[tuple[str, str], ...]) -> StatedValue | None:
    """Return the one answered "Yes"; none where several are."""
    answers = [answer for name, value in names if (answer := _yes(trial, name, value))]
    return answers[0] if len(answers) == 1 else None


def _size(trial: JsonPart) -> StudyShape:
    for name in ("f422_in_the_whole_clinical_trial", "f421_in_the_eea", "f41_in_the_member_state"):
        stated = trial.text(name)
        if stated and str(stated.value).isdecimal():
            return {"count": StatedValue(int(str(stated.value)), stated.place), "type": "ESTIMATED"}
    return {}


def _product(part: JsonPart) -> StudyShape:
    named = part.text("d2111_trade_name") or part.text("d31_product_name")
    substance = part.text("d38_inn__proposed_inn")
    route = part.text("d37_routes_of_administration_for_this_imp")
    form = part.text("d34_pharmaceutical_form")
    details = [str(item.value) for item in (form, route) if item]
    return {
        "type": "DRUG",
        "name": named or substance,
        "description": ", ".join(details),
        "otherNames": [substance] if named and substance else [],
    }


def _outcome(trial: JsonPart, name: str, frame: str) -> list[StatedValue]:
    stated = trial.text(name)
    if stated is None:
        return []
    time = trial.text(f"{frame}_timepoints_of_evaluation_of_this_end_point")
    return [StatedValue({"measure": stated.value, "timeFrame": time}, stated.place)]


def _eligibility(trial: JsonPart) -> StudyShape:
    healthy = {"yes": True, "no": False}
    return {
        "eligibilityCriteria": criteria(
            trial.block("e3_principal_inclusion_criteria"),
            trial.block("e4_principal_exclusion_criteria"),
        ),
        "sex": _sex(trial),
        "healthyVolunteers": trial.term("f31_healthy_volunteers", healthy),
    }


def _sex(trial: JsonPart) -> StatedValue | None:
    women, men = trial.says("f21_female", "yes"), trial.says("f22_male", "yes")
    place = trial.at("f21_female").place
    if women and men:
        return StatedValue("ALL", place)
    if women and trial.says("f22_male", "no"):
        return StatedValue("FEMALE", place)
    return StatedValue("MALE", place) if men and trial.says("f21_female", "no") else None


def _country(trial: JsonPart) -> list[StatedValue]:
    """Return the member state, which stands before its authority."""
    stated = trial.text("a1_member_state_concerned")
    country = str(stated.value).partition(" - ")[0] if stated else ""
    return [StatedValue({"country": country}, stated.place)] if stated and country else []
