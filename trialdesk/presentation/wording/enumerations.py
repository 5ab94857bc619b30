"""The words for the enumerations of the ClinicalTrials.gov API v2, and for our own few codes."""

import re

from trialdesk.marking import N_, Message
from trialdesk.presentation.wording.translation import _, translated

# By the name the API gives each enumeration; a code of several stands in the first of them.
_LABELS: dict[str, Message] = {
    # OrgStudyIdType
    "NIH": N_("NIH"),
    "FDA": N_("US FDA"),
    "VA": N_("US Department of Veterans Affairs"),
    "CDC": N_("US CDC"),
    "AHRQ": N_("US AHRQ"),
    "SAMHSA": N_("US SAMHSA"),
    # SecondaryIdType
    "OTHER_GRANT": N_("Other grant or funding number"),
    "EUDRACT_NUMBER": N_("EudraCT number"),
    "CTIS": N_("EU trial (CTIS) number"),
    "REGISTRY": N_("Registry identifier"),
    "OTHER": N_("Other"),
    # AgencyClass
    "FED": N_("Federal agency"),
    "OTHER_GOV": N_("Other government"),
    "INDIV": N_("Individual"),
    "INDUSTRY": N_("Industry"),
    "NETWORK": N_("Network"),
    "AMBIG": N_("Ambiguous"),
    "UNKNOWN": N_("Unknown status"),
    # Status
    "ACTIVE_NOT_RECRUITING": N_("Active, not recruiting"),
    "COMPLETED": N_("Completed"),
    "ENROLLING_BY_INVITATION": N_("Enrolling by invitation"),
    "NOT_YET_RECRUITING": N_("Not yet recruiting"),
    "RECRUITING": N_("Recruiting"),
    "SUSPENDED": N_("Suspended"),
    "TERMINATED": N_("Terminated"),
    "WITHDRAWN": N_("Withdrawn"),
    "AVAILABLE": N_("Available"),
    "NO_LONGER_AVAILABLE": N_("No longer available"),
    "TEMPORARILY_NOT_AVAILABLE": N_("Temporarily not available"),
    "APPROVED_FOR_MARKETING": N_("Approved for marketing"),
    "WITHHELD": N_("Withheld"),
    # DateType
    "ACTUAL": N_("actual"),
    "ESTIMATED": N_("estimated"),
    # ResponsiblePartyType
    "SPONSOR": N_("Sponsor"),
    "PRINCIPAL_INVESTIGATOR": N_("Principal investigator"),
    "SPONSOR_INVESTIGATOR": N_("Sponsor-investigator"),
    # StudyType
    "EXPANDED_ACCESS": N_("Expanded access"),
    "INTERVENTIONAL": N_("Interventional"),
    "OBSERVATIONAL": N_("Observational"),
    # Phase
    "NA": N_("Not applicable"),
    "EARLY_PHASE1": N_("Early phase 1"),
    "PHASE1": N_("Phase 1"),
    "PHASE2": N_("Phase 2"),
    "PHASE3": N_("Phase 3"),
    "PHASE4": N_("Phase 4"),
    # DesignAllocation
    "RANDOMIZED": N_("Randomised"),
    "NON_RANDOMIZED": N_("Non-randomised"),
    # InterventionalAssignment
    "SINGLE_GROUP": N_("Single group"),
    "PARALLEL": N_("Parallel groups"),
    "CROSSOVER": N_("Crossover"),
    "FACTORIAL": N_("Factorial"),
    "SEQUENTIAL": N_("Sequential"),
    # PrimaryPurpose
    "TREATMENT": N_("Treatment"),
    "PREVENTION": N_("Prevention"),
    "DIAGNOSTIC": N_("Diagnostic"),
    "ECT": N_("Educational, counselling or training"),
    "SUPPORTIVE_CARE": N_("Supportive care"),
    "SCREENING": N_("Screening"),
    "HEALTH_SERVICES_RESEARCH": N_("Health services research"),
    "BASIC_SCIENCE": N_("Basic science"),
    "DEVICE_FEASIBILITY": N_("Device feasibility"),
    # ObservationalModel
    "COHORT": N_("Cohort"),
    "CASE_CONTROL": N_("Case-control"),
    "CASE_ONLY": N_("Case-only"),
    "CASE_CROSSOVER": N_("Case-crossover"),
    "ECOLOGIC_OR_COMMUNITY": N_("Ecological or community"),
    "FAMILY_BASED": N_("Family-based"),
    "DEFINED_POPULATION": N_("Defined population"),
    "NATURAL_HISTORY": N_("Natural history"),
    # DesignTimePerspective
    "RETROSPECTIVE": N_("Retrospective"),
    "PROSPECTIVE": N_("Prospective"),
    "CROSS_SECTIONAL": N_("Cross-sectional"),
    # DesignMasking
    "NONE": N_("None (open label)"),
    "SINGLE": N_("Single"),
    "DOUBLE": N_("Double"),
    "TRIPLE": N_("Triple"),
    "QUADRUPLE": N_("Quadruple"),
    # WhoMasked
    "PARTICIPANT": N_("Participant"),
    "CARE_PROVIDER": N_("Care provider"),
    "INVESTIGATOR": N_("Investigator"),
    "OUTCOMES_ASSESSOR": N_("Outcomes assessor"),
    # BioSpecRetention
    "NONE_RETAINED": N_("None retained"),
    "SAMPLES_WITH_DNA": N_("Samples with DNA"),
    "SAMPLES_WITHOUT_DNA": N_("Samples without DNA"),
    # ArmGroupType
    "EXPERIMENTAL": N_("Experimental"),
    "ACTIVE_COMPARATOR": N_("Active comparator"),
    "PLACEBO_COMPARATOR": N_("Placebo comparator"),
    "SHAM_COMPARATOR": N_("Sham comparator"),
    "NO_INTERVENTION": N_("No intervention"),
    # InterventionType
    "BEHAVIORAL": N_("Behavioural"),
    "BIOLOGICAL": N_("Biological"),
    "COMBINATION_PRODUCT": N_("Combination product"),
    "DEVICE": N_("Device"),
    "DIAGNOSTIC_TEST": N_("Diagnostic test"),
    "DIETARY_SUPPLEMENT": N_("Dietary supplement"),
    "DRUG": N_("Drug"),
    "GENETIC": N_("Genetic"),
    "PROCEDURE": N_("Procedure"),
    "RADIATION": N_("Radiation"),
    # Sex
    "FEMALE": N_("Female"),
    "MALE": N_("Male"),
    "ALL": N_("All"),
    # StandardAge
    "CHILD": N_("Child"),
    "ADULT": N_("Adult"),
    "OLDER_ADULT": N_("Older adult"),
    # SamplingMethod
    "PROBABILITY_SAMPLE": N_("Probability sample"),
    "NON_PROBABILITY_SAMPLE": N_("Non-probability sample"),
    # ContactRole
    "STUDY_CHAIR": N_("Study chair"),
    "STUDY_DIRECTOR": N_("Study director"),
    "SUB_INVESTIGATOR": N_("Sub-investigator"),
    "CONTACT": N_("Contact"),
    # ReferenceType
    "BACKGROUND": N_("Background"),
    "RESULT": N_("Result"),
    "DERIVED": N_("Derived"),
    # IpdSharing
    "YES": N_("Yes"),
    "NO": N_("No"),
    "UNDECIDED": N_("Undecided"),
    # IpdSharingInfoType
    "STUDY_PROTOCOL": N_("Study protocol"),
    "SAP": N_("Statistical analysis plan"),
    "ICF": N_("Informed consent form"),
    "CSR": N_("Clinical study report"),
    "ANALYTIC_CODE": N_("Analytic code"),
    # MeasureParam
    "GEOMETRIC_MEAN": N_("Geometric mean"),
    "GEOMETRIC_LEAST_SQUARES_MEAN": N_("Geometric least squares mean"),
    "LEAST_SQUARES_MEAN": N_("Least squares mean"),
    "LOG_MEAN": N_("Log mean"),
    "MEAN": N_("Mean"),
    "MEDIAN": N_("Median"),
    "NUMBER": N_("Number"),
    "COUNT_OF_PARTICIPANTS": N_("Count of participants"),
    "COUNT_OF_UNITS": N_("Count of units"),
    # MeasureDispersionType
    "STANDARD_DEVIATION": N_("Standard deviation"),
    "STANDARD_ERROR": N_("Standard error"),
    "INTER_QUARTILE_RANGE": N_("Inter-quartile range"),
    "FULL_RANGE": N_("Full range"),
    "CONFIDENCE_80": N_("80% confidence interval"),
    "CONFIDENCE_90": N_("90% confidence interval"),
    "CONFIDENCE_95": N_("95% confidence interval"),
    "CONFIDENCE_975": N_("97.5% confidence interval"),
    "CONFIDENCE_99": N_("99% confidence interval"),
    "CONFIDENCE_OTHER": N_("Confidence interval of another level"),
    "GEOMETRIC_COEFFICIENT": N_("Geometric coefficient of variation"),
    # OutcomeMeasureType
    "PRIMARY": N_("Primary"),
    "SECONDARY": N_("Secondary"),
    "OTHER_PRE_SPECIFIED": N_("Other pre-specified"),
    "POST_HOC": N_("Post-hoc"),
    # ReportingStatus
    "NOT_POSTED": N_("Not posted"),
    "POSTED": N_("Posted"),
    # AnalysisDispersionType
    "STANDARD_ERROR_OF_MEAN": N_("Standard error of the mean"),
    # ConfidenceIntervalNumSides
    "ONE_SIDED": N_("One-sided"),
    "TWO_SIDED": N_("Two-sided"),
    # NonInferiorityType
    "SUPERIORITY": N_("Superiority"),
    "NON_INFERIORITY": N_("Non-inferiority"),
    "EQUIVALENCE": N_("Equivalence"),
    "NON_INFERIORITY_OR_EQUIVALENCE": N_("Non-inferiority or equivalence"),
    "SUPERIORITY_OR_OTHER": N_("Superiority or other"),
    "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY": N_("Non-inferiority or equivalence (legacy)"),
    "SUPERIORITY_OR_OTHER_LEGACY": N_("Superiority or other (legacy)"),
    # EventAssessment
    "NON_SYSTEMATIC_ASSESSMENT": N_("Non-systematic assessment"),
    "SYSTEMATIC_ASSESSMENT": N_("Systematic assessment"),
    # AgreementRestrictionType
    "LTE60": N_("Embargo of 60 days or less"),
    "GT60": N_("Embargo of more than 60 days"),
    # UnpostedEventType
    "RESET": N_("Reset"),
    "RELEASE": N_("Release"),
    "UNRELEASE": N_("Unrelease"),
    # ViolationEventType
    "VIOLATION_IDENTIFIED": N_("Violation identified by the FDA"),
    "CORRECTION_CONFIRMED": N_("Correction confirmed by the FDA"),
    "PENALTY_IMPOSED": N_("Penalty imposed by the FDA"),
    "ISSUES_IN_LETTER_ADDRESSED_CONFIRMED": N_("Issues in letter addressed, confirmed by the FDA"),
    # BrowseLeafRelevance
    "LOW": N_("Low"),
    "HIGH": N_("High"),
    # of TrialDesk
    "INDEPENDENT": N_("Independent review"),
    "RESULTS": N_("Reported"),
    "NO_RESULTS": N_("None posted"),
    "registry": N_("Registry record"),
    "page": N_("Saved page"),
    "publication": N_("Publication"),
}
_AGENCIES = {"UNKNOWN": N_("Unknown")}
_CODE = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)*")


def label(code: str) -> str:
    """Word a code of an enumeration; one that is not known is marked as the record's own."""
    known = _LABELS.get(code)
    return translated(known) if known else _as_posted(code)


def agency_label(code: str) -> str:
    """Word the class of a sponsor, of which "UNKNOWN" is no recruitment status."""
    known = _AGENCIES.get(code)
    return translated(known) if known else label(code)


def _as_posted(value: str) -> str:
    """Put a code nobody knows into lower case and quotation marks; other words are the record's."""
    if not _CODE.fullmatch(value):
        return value
    return _("“{words}”").format(words=value.replace("_", " ").capitalize())
