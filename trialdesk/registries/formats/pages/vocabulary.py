"""Words of registry pages and the enumerations of the ClinicalTrials.gov API v2 they stand for."""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign import terms

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

_VALUES: Mapping[str, frozenset[object]] = {
    STATUS: frozenset(terms.STATUSES.values()),
    PHASE: frozenset(phase for phases in terms.PHASES.values() for phase in phases),
    STUDY_TYPE: frozenset(terms.STUDY_TYPES.values()),
    ALLOCATION: frozenset(terms.ALLOCATIONS.values()),
    MODEL: frozenset(terms.MODELS.values()),
    MASKING: frozenset(terms.MASKINGS.values()),
    PURPOSE: frozenset(terms.PURPOSES.values()),
    SEX: frozenset(terms.SEXES.values()),
    ARM_TYPE: frozenset(terms.ARM_TYPES.values()),
    INTERVENTION_TYPE: frozenset(terms.INTERVENTION_TYPES.values()),
    # legacy records know fewer classes
    SPONSOR_CLASS: frozenset(
        (*terms.SPONSOR_CLASSES.values(), "OTHER_GOV", "INDIV", "NETWORK", "AMBIG", "UNKNOWN")
    ),
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
