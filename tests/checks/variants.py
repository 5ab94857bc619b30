"""Further trials on which rules fire: each wording and each term is needed by at least one."""

from dataclasses import replace
from decimal import Decimal

from tests.builders import SNAPSHOT, make_trial
from tests.checks.cases import (
    ARM,
    PLAIN,
    READ,
    criteria,
    estimates,
    outcomes,
    page,
    table,
    with_results,
)
from tests.checks.documents.test_siblings import asked, barred
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.result import Affected, Posted, PostedEvent, PostedEvents
from trialdesk.domain.source import Disagreement
from trialdesk.domain.treatment import Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Trial

DISPUTED = Disagreement("start_date", (("2019", READ), ("2020", READ)), "a misprint")
AGES = "Inclusion Criteria:\n\n* Age 18-70 years"
HER2_KINDS = "HER2-low, HER2-ultralow, HER2-expressing, HER2-overexpressing"


OF_ANY_KIND = PostedEvents(
    groups=(ARM,),
    any_other=(Affected("G", 4, 20),),
    other=(PostedEvent("Anaemia", affected=(Affected("G", 5, 20),)),),
)


TRIALS: tuple[Trial, ...] = (
    replace(PLAIN, disagreements=(DISPUTED,)),
    table(value=Decimal(11), low=Decimal(12), high=Decimal(10)),
    with_results(Posted(events=OF_ANY_KIND)),
    estimates(
        {"measure": "Exposure, median", "value": Decimal(30), "unit": "month"},
        {"measure": "Duration of treatment, median", "value": Decimal(1), "unit": "year"},
    ),
    estimates(
        {"measure": "Prior radiotherapy", "n": 37},
        {"measure": "Palliative radiotherapy", "n": 2},
        {"measure": "Curative radiotherapy", "n": 32},
    ),
    replace(PLAIN, snapshot=replace(SNAPSHOT, data_date=None)),
    replace(PLAIN, start_date=PartialDate("2028"), primary_completion_date=PartialDate("2027")),
    replace(PLAIN, status=None, allocation=None, masking=None, start_date=None, lead_sponsor=None),
    replace(PLAIN, status="COMPLETED", enrollment=Enrollment(0, "ACTUAL")),
    outcomes(
        Outcome("primary", "ORR", "24 months after study start"),
        Outcome("secondary", "PFS", "36 months after study start"),
    ),
    criteria("Oxygen required) at rest"),
    replace(
        PLAIN, eligibility=Eligibility("Exclusion Criteria:\n\n* Epilepsy\n\nInclusion Criteria:")
    ),
    criteria("Age 18 or more; ECOG 0-1"),
    criteria("Age 18-70 years"),
    replace(PLAIN, eligibility=Eligibility(AGES, maximum_age="75 Years")),
    page("Drugs / interventionsprednisone", interventions=(Intervention("Exampletinib"),)),
    page("An option in HER2-positive disease", inclusion=HER2_KINDS),
)
BOARDS: tuple[tuple[Trial, Trial], ...] = (
    (asked(1, "LVEF ≥ 50%"), asked(2, "LVEF > 50%")),
    (asked(1, "Haemoglobin ≥ 9 g/dL"), asked(2, "Haemoglobin > 9 g/dL")),
    (
        asked(1, "Toxicity of prior therapy to grade 1, except alopecia"),
        asked(2, "Toxicity of prior therapy to grade 1"),
    ),
    (barred(1, "5 half-lives, whichever is shorter"), barred(2, "5 half-lives")),
)
UNDATED = make_trial(
    phases=("PHASE2",), snapshot=replace(SNAPSHOT, data_date=None, publisher="Example Page", id=2)
)
