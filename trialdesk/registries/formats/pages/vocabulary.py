"""Words of registry pages and the enumerations of the ClinicalTrials.gov API v2 they stand for."""

import re
from collections.abc import Mapping

STATUS = "status"
PHASE = "phase"
STUDY_TYPE = "study type"
ALLOCATION = "allocation"
MODEL = "intervention model"
MASKING = "masking"
PURPOSE = "primary purpose"
SEX = "sex"
ARM_TYPE = "arm type"
INTERVENTION_TYPE = "intervention type"
SPONSOR_CLASS = "sponsor class"

_VALUES = {
    STATUS: {
        *("ACTIVE_NOT_RECRUITING", "COMPLETED", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING"),
        *("RECRUITING", "SUSPENDED", "TERMINATED", "WITHDRAWN", "AVAILABLE", "WITHHELD"),
        *("NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING", "UNKNOWN"),
    },
    PHASE: {"NA", "EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4"},
    STUDY_TYPE: {"EXPANDED_ACCESS", "INTERVENTIONAL", "OBSERVATIONAL"},
    ALLOCATION: {"RANDOMIZED", "NON_RANDOMIZED", "NA"},
    MODEL: {"SINGLE_GROUP", "PARALLEL", "CROSSOVER", "FACTORIAL", "SEQUENTIAL"},
    MASKING: {"NONE", "SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE"},
    PURPOSE: {
        *("TREATMENT", "PREVENTION", "DIAGNOSTIC", "ECT", "SUPPORTIVE_CARE", "SCREENING"),
        *("HEALTH_SERVICES_RESEARCH", "BASIC_SCIENCE", "DEVICE_FEASIBILITY", "OTHER"),
    },
    SEX: {"FEMALE", "MALE", "ALL"},
    ARM_TYPE: {
        *("EXPERIMENTAL", "ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR"),
        *("NO_INTERVENTION", "OTHER"),
    },
    INTERVENTION_TYPE: {
        *("BEHAVIORAL", "BIOLOGICAL", "COMBINATION_PRODUCT", "DEVICE", "DIAGNOSTIC_TEST", "DRUG"),
        *("DIETARY_SUPPLEMENT", "GENETIC", "PROCEDURE", "RADIATION", "OTHER"),
    },
    SPONSOR_CLASS: {
        *("NIH", "FED", "OTHER_GOV", "INDIV", "INDUSTRY", "NETWORK", "AMBIG", "OTHER", "UNKNOWN"),
    },
}
# Labels that do not spell their value (registry specification, legacy labels).
_LABELS: Mapping[tuple[str, str], str] = {
    (STATUS, "UNKNOWN_STATUS"): "UNKNOWN",
    (PHASE, "N_A"): "NA",
    (PHASE, "NOT_APPLICABLE"): "NA",
    (PHASE, "EARLY_PHASE_1"): "EARLY_PHASE1",
    (ALLOCATION, "N_A"): "NA",
    (ALLOCATION, "RANDOMISED"): "RANDOMIZED",
    (ALLOCATION, "NON_RANDOMISED"): "NON_RANDOMIZED",
    (MASKING, "NONE_OPEN_LABEL"): "NONE",
    (MASKING, "OPEN_LABEL"): "NONE",
    (SEX, "BOTH"): "ALL",
}
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def value_of(kind: str, words: str) -> str | None:
    """Return the enumeration value that words stand for; None where they are no known label."""
    spelled = re.sub(r"[^A-Z0-9]+", "_", words.upper()).strip("_").removesuffix("_ASSIGNMENT")
    spelled = _LABELS.get((kind, spelled), spelled)
    return spelled if spelled in _VALUES[kind] else None


def phases_of(words: str) -> list[str]:
    """Read "Phase 2/Phase 3", "PHASE1" or "Phase III"; empty where the words are no phase."""
    phases = []
    for part in re.split(r"[/|,]|\band\b", words):
        spelled = re.sub(r"\bPhase\s*([IV]+|\d)\b", _phase, part.strip(), flags=re.IGNORECASE)
        value = value_of(PHASE, spelled)
        if value is None:
            return []
        phases.append(value)
    return phases


def _phase(hit: re.Match[str]) -> str:
    return f"PHASE{_ROMAN.get(hit[1].upper(), hit[1])}"
