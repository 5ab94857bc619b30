"""The words of legacy records and what API v2 calls the same.

Source: the enumerations of the legacy XML schema (public.xsd) and of the v2 field list.
"""

from collections.abc import Iterable, Mapping


def _named(words: Iterable[str]) -> dict[str, object]:
    return {
        word.lower(): word.upper().replace(",", "").replace("-", "_").replace(" ", "_")
        for word in words
    }


PHASES: Mapping[str, list[str]] = {
    "n/a": ["NA"],
    "early phase 1": ["EARLY_PHASE1"],
    "phase 0": ["EARLY_PHASE1"],
    "phase 1": ["PHASE1"],
    "phase 1/phase 2": ["PHASE1", "PHASE2"],
    "phase 2": ["PHASE2"],
    "phase 2/phase 3": ["PHASE2", "PHASE3"],
    "phase 3": ["PHASE3"],
    "phase 4": ["PHASE4"],
}
STATUSES = {
    **_named(
        (
            *("Active, not recruiting", "Completed", "Enrolling by invitation", "Recruiting"),
            *(
                "Not yet recruiting",
                "Suspended",
                "Terminated",
                "Withdrawn",
                "Withheld",
                "Available",
            ),
            *("No longer available", "Temporarily not available", "Approved for marketing"),
        )
    ),
    "unknown status": "UNKNOWN",
}
STUDY_TYPES = {
    **_named(("Interventional", "Observational", "Expanded Access")),
    "observational [patient registry]": "OBSERVATIONAL",
}
ALLOCATIONS = {**_named(("Randomized", "Non-Randomized")), "n/a": "NA"}
MODELS: Mapping[str, object] = {
    "single group assignment": "SINGLE_GROUP",
    "parallel assignment": "PARALLEL",
    "crossover assignment": "CROSSOVER",
    "factorial assignment": "FACTORIAL",
    "sequential assignment": "SEQUENTIAL",
}
MASKINGS: Mapping[str, object] = {
    "none": "NONE",
    "open label": "NONE",
    "single": "SINGLE",
    "single blind": "SINGLE",
    "double": "DOUBLE",
    "double-blind": "DOUBLE",
    "triple": "TRIPLE",
    "quadruple": "QUADRUPLE",
}
PURPOSES = {
    **_named(
        (
            *("Treatment", "Prevention", "Diagnostic", "Supportive Care", "Screening", "Other"),
            *("Health Services Research", "Basic Science", "Device Feasibility"),
        )
    ),
    "educational/counseling/training": "ECT",
}
SPONSOR_CLASSES = {**_named(("Industry", "NIH", "Other")), "u.s. fed": "FED"}
ARM_TYPES = _named(
    (
        *("Experimental", "Active Comparator", "Placebo Comparator", "Sham Comparator"),
        *("No Intervention", "Other"),
    )
)
INTERVENTION_TYPES = _named(
    (
        *("Behavioral", "Biological", "Combination Product", "Device", "Diagnostic Test"),
        *("Dietary Supplement", "Drug", "Genetic", "Procedure", "Radiation", "Other"),
    )
)
SEXES: Mapping[str, object] = {"all": "ALL", "both": "ALL", "female": "FEMALE", "male": "MALE"}
HEALTHY: Mapping[str, object] = {"accepts healthy volunteers": True, "yes": True, "no": False}
ROLES = _named(("Principal Investigator", "Sub-Investigator", "Study Chair", "Study Director"))
DATE_TYPES: Mapping[str, str] = {
    "actual": "ACTUAL",
    "anticipated": "ESTIMATED",
    "estimate": "ESTIMATED",
    "estimated": "ESTIMATED",
}

OUTCOME_TYPES = {
    **_named(("Primary", "Secondary")),
    "other pre-specified": "OTHER_PRE_SPECIFIED",
    "post-hoc": "POST_HOC",
}
STATISTICS = _named(
    (
        *("Geometric Mean", "Geometric Least Squares Mean", "Least Squares Mean", "Log Mean"),
        *("Mean", "Median", "Number", "Count of Participants", "Count of Units"),
    )
)
DISPERSIONS = {
    **_named(("Standard Deviation", "Inter-Quartile Range", "Full Range")),
    "90% confidence interval": "CONFIDENCE_90",
    "95% confidence interval": "CONFIDENCE_95",
}
HYPOTHESES = {
    **_named(("Superiority", "Non-Inferiority", "Equivalence", "Other")),
    "non-inferiority or equivalence": "NON_INFERIORITY_OR_EQUIVALENCE",
    "superiority or other": "SUPERIORITY_OR_OTHER",
    "non-inferiority or equivalence (legacy)": "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY",
    "superiority or other (legacy)": "SUPERIORITY_OR_OTHER_LEGACY",
}
SIDES: Mapping[str, object] = {"1-sided": "ONE_SIDED", "2-sided": "TWO_SIDED"}
ASSESSMENTS: Mapping[str, object] = {
    "systematic assessment": "SYSTEMATIC_ASSESSMENT",
    "non-systematic assessment": "NON_SYSTEMATIC_ASSESSMENT",
}
