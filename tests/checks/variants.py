"""Trials on which a rule fires in another way than in its first case."""

from dataclasses import replace
from decimal import Decimal

from tests.builders import SNAPSHOT
from tests.checks.cases import PLAIN, READ, criteria, outcomes, page, table
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.source import Disagreement
from trialdesk.domain.treatment import Intervention
from trialdesk.domain.trial import Enrollment, Trial

DISPUTED = Disagreement("start_date", (("2019", READ), ("2020", READ)), "a misprint")

VARIANTS: dict[str, Trial] = {
    "two-readings": replace(PLAIN, disagreements=(DISPUTED,)),
    "figure-outside-limits": table(value=Decimal(11), low=Decimal(12), high=Decimal(10)),
    "source-without-date": replace(PLAIN, snapshot=replace(SNAPSHOT, data_date=None)),
    "enrolment-against-status": replace(PLAIN, status="WITHDRAWN", enrollment=Enrollment(3)),
    "time-frame-from-study-start": outcomes(
        Outcome("primary", "ORR", "24 months after study start"),
        Outcome("secondary", "PFS", "36 months after study start"),
    ),
    "brackets-unbalanced": criteria("Oxygen required) at rest"),
    "heading-without-criteria": replace(
        PLAIN, eligibility=Eligibility("Exclusion Criteria:\n\n* Epilepsy\n\nInclusion Criteria:")
    ),
    "several-subjects-in-one": criteria("Age 18 or more; ECOG 0-1"),
    "listed-treatment-not-studied": page(
        "Drugs / interventionsprednisone", interventions=(Intervention("Exampletinib"),)
    ),
    "age-against-criteria": criteria("Age 18-70 years"),
}
