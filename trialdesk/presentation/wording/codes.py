"""The words for codes, sections and states: each worded once, here."""

from datetime import date

from trialdesk.comparison.fields import Field, field
from trialdesk.comparison.sections import Section
from trialdesk.presentation.wording.translation import _, translated

# As ClinicalTrials.gov words its API v2 enumerations; a value not listed is shown as it came.
_LABELS = {
    "NA": "Not applicable",
    "EARLY_PHASE1": "Early phase 1",
    "PHASE1": "Phase 1",
    "PHASE2": "Phase 2",
    "PHASE3": "Phase 3",
    "PHASE4": "Phase 4",
    "RANDOMIZED": "Randomised",
    "NON_RANDOMIZED": "Non-randomised",
    "PARALLEL": "Parallel groups",
    "SINGLE_GROUP": "Single group",
    "CROSSOVER": "Crossover",
    "FACTORIAL": "Factorial",
    "SEQUENTIAL": "Sequential",
    "NONE": "None (open label)",
    "SINGLE": "Single",
    "DOUBLE": "Double",
    "TRIPLE": "Triple",
    "QUADRUPLE": "Quadruple",
    "TREATMENT": "Treatment",
    "PREVENTION": "Prevention",
    "DIAGNOSTIC": "Diagnostic",
    "SUPPORTIVE_CARE": "Supportive care",
    "SCREENING": "Screening",
    "HEALTH_SERVICES_RESEARCH": "Health services research",
    "BASIC_SCIENCE": "Basic science",
    "DEVICE_FEASIBILITY": "Device feasibility",
    "ECT": "Educational, counselling or training",
    "OTHER": "Other",
    "INTERVENTIONAL": "Interventional",
    "OBSERVATIONAL": "Observational",
    "EXPANDED_ACCESS": "Expanded access",
    "RECRUITING": "Recruiting",
    "NOT_YET_RECRUITING": "Not yet recruiting",
    "ENROLLING_BY_INVITATION": "Enrolling by invitation",
    "ACTIVE_NOT_RECRUITING": "Active, not recruiting",
    "COMPLETED": "Completed",
    "SUSPENDED": "Suspended",
    "TERMINATED": "Terminated",
    "WITHDRAWN": "Withdrawn",
    "UNKNOWN": "Unknown status",
    "WITHHELD": "Withheld",
    "AVAILABLE": "Available",
    "NO_LONGER_AVAILABLE": "No longer available",
    "TEMPORARILY_NOT_AVAILABLE": "Temporarily not available",
    "APPROVED_FOR_MARKETING": "Approved for marketing",
    "EXPERIMENTAL": "Experimental",
    "ACTIVE_COMPARATOR": "Active comparator",
    "PLACEBO_COMPARATOR": "Placebo comparator",
    "SHAM_COMPARATOR": "Sham comparator",
    "NO_INTERVENTION": "No intervention",
    "DRUG": "Drug",
    "BIOLOGICAL": "Biological",
    "DEVICE": "Device",
    "PROCEDURE": "Procedure",
    "RADIATION": "Radiation",
    "BEHAVIORAL": "Behavioural",
    "GENETIC": "Genetic",
    "DIETARY_SUPPLEMENT": "Dietary supplement",
    "COMBINATION_PRODUCT": "Combination product",
    "DIAGNOSTIC_TEST": "Diagnostic test",
    "ALL": "All",
    "FEMALE": "Female",
    "MALE": "Male",
    "ACTUAL": "actual",
    "ESTIMATED": "estimated",
    "INDUSTRY": "Industry",
    "NIH": "NIH",
    "FED": "Federal agency",
    "OTHER_GOV": "Other government",
    "INDIV": "Individual",
    "NETWORK": "Network",
    "AMBIG": "Ambiguous",
    "INVESTIGATOR": "Investigator",
    "INDEPENDENT": "Independent review",
    "RESULTS": "Reported",
    "NO_RESULTS": "None posted",
    "registry": "Registry record",
    "page": "Saved page",
    "publication": "Publication",
}

_BASES = {
    "registry version": "registry data of",
    "last updated": "last updated",
    "last reviewed": "page reviewed",
    "published": "published",
    "given at import": "dated at import",
}

STALE_DAYS = 180


def label(code: str) -> str:
    """Word a code of an enumeration; a code we do not know is shown as it came."""
    return _(_LABELS[code]) if code in _LABELS else code


def section_label(section: Section) -> str:
    return translated(section.label)


def field_label(key: str) -> str:
    """Word the compared attribute of this key."""
    return translated(field(key).label)


def row_label(of: Field, name: str = "") -> str:
    """Word a row of a compared attribute; ``name`` tells its rows apart."""
    return " ".join(filter(None, (translated(of.label), name)))


def not_stated() -> str:
    return _("not stated")


def not_listed_note() -> str:
    return _("– stands where a record does not list the entry.")


def caution() -> str:
    """Give the sentence that stands on every comparison, on screen and on paper."""
    return _(
        "Side-by-side display of separate trials. Patients, eras, control arms, assessments and "
        "follow-up differ; differences between columns are not treatment effects."
    )


def purpose() -> str:
    """Say what the program is not."""
    return _(
        "TrialDesk shows what trial records say. It is not a medical device and takes no decision; "
        "verify against the protocol and the registry."
    )


def trial_letter(place: int) -> str:
    """Give the letter that stands for the trial at this place of the board."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]


def data_date(day: str | None, basis: str | None) -> str:
    """Word the date a record's data stand for."""
    if day is None:
        return _("data date not stated")
    return f"{_(_BASES[basis])} {day}" if basis in _BASES else day


def age_days(day: str | None, today: date) -> int | None:
    """Give the age of data in days; None unless the date is stated to the day."""
    try:
        return (today - date.fromisoformat(day or "")).days
    except ValueError:
        return None


def data_age(day: str | None, today: date) -> str:
    """Word how old data are."""
    days = age_days(day, today)
    if days is None:
        return _("age unknown")
    if days < 0:
        return _("dated in the future")
    if days <= STALE_DAYS:
        return _("{days} days old").format(days=days)
    return _("{months} months old").format(months=round(days / 30.44))
