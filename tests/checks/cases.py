"""For each rule about one record a trial on which it fires and one on which it must not."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.passage import Passage
from trialdesk.domain.result import (
    AdverseEvent,
    Affected,
    Analysed,
    Analysis,
    Baseline,
    BaselineMeasure,
    Comparator,
    Estimate,
    Flow,
    FlowPeriod,
    FlowStep,
    Group,
    GroupCount,
    Interval,
    Measurement,
    MeasureRow,
    Posted,
    PostedEvent,
    PostedEvents,
    PostedOutcome,
    Results,
)
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Trial

D = Decimal
ARM = Group("G", "Exampletinib")
PLAIN = make_trial(
    primary_completion_date=PartialDate("2027-03", "ESTIMATED"),
    status_verified="2026-09",
    sites=(),
)


def criteria(inclusion: str = "", exclusion: str = "", **changes: Any) -> Trial:
    """Return a trial with these items, one a line; a line may carry its own bullet."""
    parts = (("Inclusion Criteria", inclusion), ("Exclusion Criteria", exclusion))
    text = "\n\n".join(f"{head}:\n\n{_bullets(lines)}" for head, lines in parts)
    limits = Eligibility(text, "18 Years", None, changes.pop("sex", "ALL"))
    limits = replace(limits, maximum_age=changes.pop("maximum_age", None))
    return replace(PLAIN, eligibility=limits, **changes)


def page(text: str | None, **changes: Any) -> Trial:
    """Return the trial of a page whose editors wrote a passage."""
    return replace(criteria(**changes), editorial=(Passage("Where it runs", text, READ),))


def _bullets(lines: str) -> str:
    return "\n".join(f"* {line}" for line in (lines or "Signed consent form").split("\n"))


def estimates(*given: dict[str, Any]) -> Trial:
    rows = tuple(Estimate(**{"key": "e", "measure": "ORR", **changes}) for changes in given)
    return replace(PLAIN, results=Results(rows))


def outcomes(*given: Outcome) -> Trial:
    return replace(PLAIN, outcomes=given)


def sites(*given: Site, **changes: Any) -> Trial:
    return replace(PLAIN, sites=given, **changes)


def site(facility: str | None, city: str, **changes: Any) -> Site:
    return Site(facility, city, "Anhui", changes.pop("country", "China"), **changes)


def contact(**given: str) -> Trial:
    return replace(PLAIN, contacts=(Contact(**given),), sites=(site("Example Hospital", "Hefei"),))


def event(grade: Any, n: int, percent: str | None = None) -> AdverseEvent:
    return AdverseEvent("Anaemia", grade, n, 100, Decimal(percent) if percent else None)


def quoted(study: str, citation: str | None = None, value: str = "1") -> Comparator:
    return Comparator(study, "PFS", value, citation=citation)


def with_results(posted: Posted, **changes: Any) -> Trial:
    return replace(PLAIN, results=Results(posted=posted), **changes)


def flow(
    started: int, completed: int, left: int, death: int | None = None, **changes: Any
) -> Trial:
    steps = {"STARTED": started, "COMPLETED": completed, "NOT COMPLETED": left}
    reasons = (_step("Death", death),) if death is not None else ()
    milestones = tuple(_step(name, count) for name, count in steps.items())
    periods = (FlowPeriod("Overall", milestones, reasons),)
    return with_results(Posted(flow=Flow(groups=(ARM,), periods=periods)), **changes)


def _step(name: str, count: int) -> FlowStep:
    return FlowStep(name, (GroupCount("G", count),))


def _of(count: int, group: str = "G") -> Analysed:
    return Analysed("Participants", (GroupCount(group, count),))


def at_baseline(parts: tuple[int, ...], of: int) -> Trial:
    rows = tuple(
        MeasureRow(None, str(name), (Measurement("G", str(count), D(count)),))
        for name, count in enumerate(parts)
    )
    measure = BaselineMeasure("Stage", "COUNT_OF_PARTICIPANTS", None, "Participants", rows=rows)
    return with_results(Posted(baseline=Baseline(None, (ARM,), (_of(of),), (measure,))))


def total_of(*parts: int, whole: int) -> Trial:
    groups = (
        *(Group(str(place), f"Arm {place}") for place, _ in enumerate(parts)),
        Group("T", "Total"),
    )
    counts = (
        *(GroupCount(str(place), count) for place, count in enumerate(parts)),
        GroupCount("T", whole),
    )
    return with_results(
        Posted(baseline=Baseline(None, groups, (Analysed("Participants", counts),)))
    )


def table(
    analysed: int = 20, unit: str = "months", statistic: str = "NUMBER", **given: Any
) -> Trial:
    """Return a trial in which 20 started, with one posted figure."""
    posted = given.pop("posted", str(given.get("value", 1)))
    outcome = PostedOutcome(
        "Response",
        unit=unit,
        statistic=statistic,
        groups=(ARM,),
        analysed=(_of(analysed),),
        rows=(MeasureRow(measurements=(Measurement("G", posted, **given),)),),
    )
    return _began(outcomes=(outcome,))


def compared(value: str = "0.8", p: str = "0.3") -> Trial:
    interval = Interval(D(95), D("0.5"), D("1.2"))
    analysis = Analysis(p_value=p, parameter="Hazard Ratio (HR)", value=D(value), interval=interval)
    return _began(outcomes=(PostedOutcome("Survival", groups=(ARM,), analyses=(analysis,)),))


def events(
    n: int = 1, any_event: int | None = None, at_risk: int = 20, events: int | None = None
) -> Trial:
    event = PostedEvent("Anaemia", affected=(Affected("G", n, 20, events),))
    totals = () if any_event is None else (Affected("G", any_event, at_risk),)
    return _began(events=PostedEvents(groups=(ARM,), any_serious=totals, serious=(event,)))


def _began(**tables: Any) -> Trial:
    periods = (FlowPeriod("Overall", (_step("STARTED", 20),)),)
    return with_results(Posted(flow=Flow(groups=(ARM,), periods=periods), **tables))


HER2_DRUG = Intervention("Exampletinib", "DRUG", "a HER2-targeted antibody")
ONE_LIST = "Inclusion Criteria:\n\n* Consent\n\nExclusion Criteria:"
READ = Source("a.txt", lines=(3,))
IN_ANHUI = Site("Example Hospital", "Hefei", "Anhui", "China")
RATE = {"code": "PFS", "unit": "percent"}
CBR = Outcome("secondary", "Clinical benefit rate", None, "CR, PR or stable disease")
CBR_24 = replace(CBR, description="CR, PR or stable disease for at least 24 weeks")
DCR = Outcome("secondary", "Disease control rate", None, "CR, PR or stable disease for 6 weeks")
REFERENCE = "[4] Roe J, et al. The EXAMPLE study: final analysis. J Ex. 2020;1:1-2."
OTHER_REFERENCE = "[5] Doe J, et al. Another drug. J Ex. 2019;1:1-2."

CASES: dict[str, tuple[Trial, Trial]] = {
    "two-readings": (
        replace(
            PLAIN,
            disagreements=(Disagreement("start_date", (("2019", READ), ("2020", READ))),),
        ),
        PLAIN,
    ),
    "percent-of-count": (
        estimates({"n": 12, "total": 57, "value": D("12.1"), "unit": "percent"}),
        estimates({"n": 1, "total": 8, "value": D("12.5"), "unit": "percent"}),
    ),
    "percent-of-quoted-count": (
        replace(PLAIN, results=Results(comparators=(quoted("A", value="2 of 122 (1.7%)"),))),
        replace(PLAIN, results=Results(comparators=(quoted("A", value="2 of 122 (1.6%)"),))),
    ),
    "count-within-total": (
        estimates({"n": 58, "total": 57}),
        estimates({"n": 57, "total": 57}),
    ),
    "value-in-interval": (
        estimates({"value": D(40), "interval": Interval(D(95), D(41), D(60))}),
        estimates({"value": D(40), "interval": Interval(D(95), D(30), None)}),
    ),
    "rates-fall-with-time": (
        estimates(
            {**RATE, "at_months": 12, "value": D(70)}, {**RATE, "at_months": 24, "value": D(71)}
        ),
        estimates(
            {**RATE, "at_months": 12, "value": D(70)}, {**RATE, "at_months": 24, "value": D(70)}
        ),
    ),
    "same-measure-two-values": (
        estimates(
            {"value": D(21), "unit": "percent"}, {"value": D(12), "unit": "percent"}
        ),
        estimates(
            {"value": D(21), "unit": "percent", "population": "A"},
            {"value": D(12), "unit": "percent", "population": "B"},
        ),
    ),
    "same-duration-two-units": (
        estimates(
            {"measure": "Exposure, median", "value": D(674), "unit": "day"},
            {"measure": "Duration of treatment, median", "value": D(28), "unit": "week"},
        ),
        estimates(
            {"measure": "Exposure, median", "value": D(200), "unit": "day"},
            {"measure": "Duration of treatment, median", "value": D(28), "unit": "week"},
        ),
    ),
    "exclusive-parts": (
        estimates(
            {"measure": "ECOG 0", "n": 30, "total": 50}, {"measure": "ECOG 1", "n": 21, "total": 50}
        ),
        estimates(
            {"measure": "ECOG 0", "n": 30, "total": 50}, {"measure": "ECOG 1", "n": 20, "total": 50}
        ),
    ),
    "kinds-of-whole": (
        estimates(
            {"measure": "Prior surgery", "n": 37},
            {"measure": "Palliative surgery", "n": 2},
            {"measure": "Curative surgery", "n": 32},
        ),
        estimates(
            {"measure": "Prior surgery", "n": 34},
            {"measure": "Palliative surgery", "n": 2},
            {"measure": "Curative surgery", "n": 32},
        ),
    ),
    "grades-of-event": (
        replace(PLAIN, results=Results(adverse_events=(event("any", 5), event("3+", 6)))),
        replace(PLAIN, results=Results(adverse_events=(event("any", 6), event("3+", 6)))),
    ),
    "landmark-not-planned": (
        replace(
            outcomes(Outcome("secondary", "12-month PFS rate")),
            results=Results((Estimate("e", "PFS rate", code="PFS", at_months=24),)),
        ),
        replace(
            outcomes(Outcome("secondary", "PFS")),
            results=Results((Estimate("e", "PFS rate", code="PFS", at_months=24),)),
        ),
    ),
    "citation-of-study": (
        replace(
            PLAIN,
            results=Results(
                comparators=(quoted("EXAMPLE", REFERENCE), quoted("EXAMPLE", OTHER_REFERENCE))
            ),
        ),
        replace(PLAIN, results=Results(comparators=(quoted("EXAMPLE", OTHER_REFERENCE),))),
    ),
    "dates-in-order": (
        replace(PLAIN, completion_date=PartialDate("2026-12")),
        replace(PLAIN, completion_date=PartialDate("2027")),
    ),
    "actual-date-in-future": (
        replace(PLAIN, start_date=PartialDate("2026-12", "ACTUAL")),
        replace(PLAIN, start_date=PartialDate("2026-10", "ACTUAL")),
    ),
    "completion-overdue": (
        replace(PLAIN, primary_completion_date=PartialDate("2026-09")),
        replace(PLAIN, status="COMPLETED", primary_completion_date=PartialDate("2026-09")),
    ),
    "start-passed": (
        replace(PLAIN, status="NOT_YET_RECRUITING", start_date=PartialDate("2026-09")),
        replace(PLAIN, status="NOT_YET_RECRUITING", start_date=PartialDate("2026-10-02")),
    ),
    "status-not-verified": (
        replace(PLAIN, status_verified="2025-09"),
        replace(PLAIN, status_verified="2025-10"),
    ),
    "source-without-date": (
        replace(PLAIN, snapshot=replace(SNAPSHOT, data_date="2025")),
        PLAIN,
    ),
    "ended-but-estimated": (
        replace(PLAIN, status="COMPLETED", completion_date=PartialDate("2028", "ESTIMATED")),
        replace(PLAIN, status="COMPLETED", completion_date=PartialDate("2028", "ACTUAL")),
    ),
    "stop-without-reason": (
        replace(PLAIN, status="TERMINATED"),
        replace(PLAIN, status="TERMINATED", why_stopped="Slow accrual"),
    ),
    "reason-without-stop": (
        replace(PLAIN, why_stopped="Slow accrual"),
        replace(PLAIN, status="SUSPENDED", why_stopped="Slow accrual"),
    ),
    "randomised-in-single-group": (
        replace(
            outcomes(Outcome("primary", "PFS", "3 years", "From randomization to progression")),
            intervention_model="SINGLE_GROUP",
            allocation=None,
        ),
        replace(
            outcomes(Outcome("primary", "PFS", "3 years", "In this non-randomized trial")),
            intervention_model="SINGLE_GROUP",
            allocation="NA",
        ),
    ),
    "arms-of-single-group": (
        replace(PLAIN, intervention_model="SINGLE_GROUP", arms=(Arm("A"), Arm("B"))),
        replace(PLAIN, intervention_model="SINGLE_GROUP"),
    ),
    "one-arm-of-several": (
        PLAIN,
        replace(PLAIN, arms=(Arm("A"), Arm("B"))),
    ),
    "title-against-allocation": (
        replace(PLAIN, official_title="A Non-Randomized Study"),
        replace(PLAIN, official_title="A Randomized Study"),
    ),
    "title-against-masking": (
        replace(PLAIN, official_title="A Double-Blind Study"),
        replace(PLAIN, official_title="An Open-Label Extension of a Double-Blind Study"),
    ),
    "title-against-model": (
        replace(PLAIN, official_title="A Single-Arm Study"),
        replace(PLAIN, official_title="A Study of Two Single-Arm Cohorts"),
    ),
    "title-against-phase": (
        replace(PLAIN, official_title="A Phase II Study"),
        replace(PLAIN, official_title="A Phase II/III Study"),
    ),
    "needed-but-not-stated": (
        replace(PLAIN, outcomes=()),
        PLAIN,
    ),
    "dose-not-stated": (
        replace(PLAIN, arms=(Arm("Exampletinib"),)),
        PLAIN,
    ),
    "enrolment-against-status": (
        replace(PLAIN, status="WITHDRAWN", enrollment=Enrollment(12)),
        replace(PLAIN, status="WITHDRAWN", enrollment=Enrollment(0)),
    ),
    "arms-with-one-name": (
        replace(PLAIN, arms=(Arm("Control"), Arm("control "))),
        replace(PLAIN, arms=(Arm("Control"), Arm("Control 2"))),
    ),
    "arm-names-unlisted-intervention": (
        replace(PLAIN, arms=(Arm("A", interventions=("Otherib",)),)),
        PLAIN,
    ),
    "intervention-in-no-arm": (
        replace(
            PLAIN, interventions=(Intervention("Exampletinib"), Intervention("Otherib"))
        ),
        PLAIN,
    ),
    "links-of-arm-disagree": (
        replace(
            PLAIN,
            interventions=(
                Intervention("Exampletinib"),
                Intervention("Otherib", arms=("Exampletinib",)),
            ),
        ),
        replace(PLAIN, interventions=(Intervention("Exampletinib", arms=("Exampletinib",)),)),
    ),
    "title-drug-not-listed": (
        replace(PLAIN, official_title="A Study of ABC-1234"),
        replace(
            PLAIN,
            official_title="A Study of ABC-1234",
            interventions=(Intervention("Exampletinib", other_names=("ABC1234",)),),
        ),
    ),
    "intervention-only-in-criteria": (
        criteria(
            exclusion="Use of prednisone",
            interventions=(Intervention("Exampletinib"), Intervention("prednisone")),
            snapshot=replace(SNAPSHOT, kind="page"),
        ),
        criteria(
            exclusion="Use of prednisone",
            interventions=(Intervention("Exampletinib"), Intervention("prednisone")),
            brief_summary="Exampletinib with prednisone",
            snapshot=replace(SNAPSHOT, kind="page"),
        ),
    ),
    "one-drug-two-names": (
        replace(
            PLAIN,
            interventions=(Intervention("ABC1 for Injection"), Intervention("abc1 injection")),
        ),
        replace(PLAIN, interventions=(Intervention("ABC1"), Intervention("ABC2"))),
    ),
    "benefit-like-control": (outcomes(DCR, CBR), outcomes(DCR, CBR_24)),
    "benefit-without-duration": (outcomes(CBR), outcomes(CBR_24)),
    "time-frame-from-study-start": (
        outcomes(Outcome("primary", "ORR", "24 months after study start")),
        outcomes(Outcome("primary", "ORR", "24 months after first dose")),
    ),
    "primary-without-time-frame": (
        outcomes(Outcome("primary", "ORR")),
        outcomes(Outcome("primary", "ORR", "2 years"), Outcome("secondary", "PFS")),
    ),
    "outcome-with-two-clocks": (
        outcomes(Outcome("primary", "PFS", "From randomization, 3 years", "from first dose on")),
        outcomes(Outcome("primary", "PFS", "From first dose, 3 years", "from first dose on")),
    ),
    "outcome-listed-twice": (
        outcomes(Outcome("primary", "ORR", "2 years"), Outcome("secondary", "orr", "2 years")),
        outcomes(Outcome("primary", "ORR", "2 years"), Outcome("secondary", "ORR", "3 years")),
    ),
    "outcome-with-two-assessors": (
        outcomes(Outcome("primary", "PFS assessed by BICR", "3", "as assessed by investigator")),
        outcomes(Outcome("primary", "PFS assessed by BICR", "3", "by independent review")),
    ),
    "threshold-with-two-signs": (
        outcomes(
            replace(CBR, description="stable disease ≥24 weeks"),
            replace(CBR, description="stable disease >24 weeks"),
        ),
        outcomes(
            replace(CBR, description="stable disease ≥24 weeks"),
            replace(CBR, description="stable disease >=24 weeks"),
        ),
    ),
    "sex-against-criteria": (
        criteria("Women with metastatic breast cancer"),
        criteria("Women of childbearing potential must use contraception"),
    ),
    "men-where-women-only": (
        criteria("Male patients must use contraception", sex="FEMALE"),
        criteria("Male partners must use contraception", sex="FEMALE"),
    ),
    "age-against-criteria": (
        criteria("Age 18-70 years", maximum_age="75 Years"),
        criteria("Age 18-75 years", maximum_age="75 Years"),
    ),
    "minimum-age-against-criteria": (
        criteria("Age ≥ 20 years"),
        criteria("Age ≥ 18 years"),
    ),
    "minimum-age-admitted": (
        criteria("Age > 18 years"),
        criteria("Age ≥ 18 years"),
    ),
    "her2-in-conditions": (
        replace(
            PLAIN, brief_title="HER2-negative disease", conditions=("HER2-positive Breast Cancer",)
        ),
        replace(PLAIN, brief_title="HER2-positive disease", conditions=("Breast Cancer",)),
    ),
    "her2-in-criteria": (
        criteria("HER2-negative disease by IHC", brief_title="HER2-positive disease"),
        criteria("HER2-positive disease by IHC", brief_title="HER2-positive disease"),
    ),
    "her2-not-defined": (
        criteria("HER2-positive breast cancer", "Carcinoma in situ"),
        criteria("HER2-positive breast cancer (IHC 3+)"),
    ),
    "target-against-population": (
        replace(PLAIN, brief_title="HER2-negative cancer", interventions=(HER2_DRUG,)),
        replace(PLAIN, brief_title="HER2-low cancer", interventions=(HER2_DRUG,)),
    ),
    "condition-narrower-than-criteria": (
        criteria(
            "Locally advanced or metastatic disease", conditions=("Metastatic Breast Cancer",)
        ),
        criteria("Locally advanced or metastatic disease", conditions=("Breast Cancer",)),
    ),
    "brackets-unbalanced": (
        criteria("Consent (at the time of signing"),
        criteria("One of: a) consent (signed) b) assent, toxicity (> Grade 1)"),
    ),
    "lost-negation": (
        criteria(
            exclusion="Brain metastases; patients stable for 4 weeks and off steroids are excluded"
        ),
        criteria(exclusion="Brain metastases; patients who are not stable are excluded"),
    ),
    "excluded-in-exclusion": (
        criteria(exclusion="Excluded are patients with brain metastases"),
        criteria(exclusion="Patients with brain metastases"),
    ),
    "criterion-unfinished": (
        criteria(exclusion="Substances that are potent inducers of"),
        criteria(exclusion="Substances that are potent inducers of CYP3A4"),
    ),
    "clause-left-over": (
        criteria(
            exclusion="Chemotherapy within 4 weeks; Participants who have previously received "
            "local radiotherapy;"
        ),
        criteria(
            exclusion="Chemotherapy within 4 weeks; Participants who have previously received "
            "local radiotherapy within 2 weeks;"
        ),
    ),
    "enumeration-of-one": (
        criteria("Receptor status known:\n\na) positive is 1% or more"),
        criteria("Receptor status known:\n\na) positive is 1% or more\nb) negative is less"),
    ),
    "criterion-repeated": (
        criteria(exclusion="History of allergic rhinitis\nEpilepsy\nHistory of allergic rhinitis"),
        criteria(exclusion="History of allergic rhinitis\nHistory of allergic asthma"),
    ),
    "criterion-in-both-lists": (
        criteria("History of allergic rhinitis", "History of allergic rhinitis"),
        criteria("History of allergic rhinitis", "No history of allergic rhinitis"),
    ),
    "heading-without-criteria": (
        replace(PLAIN, eligibility=Eligibility(ONE_LIST)),
        replace(PLAIN, eligibility=Eligibility(f"{ONE_LIST}\n\nNone")),
    ),
    "criteria-abridged": (
        criteria("Consent", "Epilepsy"),
        criteria("Consent\nAge\nWilling to return", "Epilepsy"),
    ),
    "several-subjects-in-one": (
        criteria(exclusion="Severe bone damage. Suffering from lung disease of any kind"),
        criteria(exclusion="Severe bone damage. Presence of such damage may be shown by imaging"),
    ),
    "foreign-punctuation": (
        outcomes(Outcome("primary", "ORR", "2 years", "response rate。")),
        outcomes(Outcome("primary", "ORR", "2 years", "客观缓解率。")),
    ),
    "markup-left-over": (
        replace(PLAIN, official_title=r"Tumours \>2 cm"),
        replace(PLAIN, official_title="Tumours >2 cm"),
    ),
    "words-run-together": (
        criteria("CommonTerminology Criteria"),
        criteria("Common Terminology Criteria"),
    ),
    "half-lives-without-choice": (
        criteria(exclusion="Drugs within 4 weeks or 5 half-lives before randomisation"),
        criteria(exclusion="Drugs within 4 weeks or 5 half-lives, whichever is shorter"),
    ),
    "half-life-of-radiotherapy": (
        criteria(exclusion="Radiotherapy or drugs within 4 weeks or 5 half-lives"),
        criteria(exclusion="Drugs within 4 weeks or 5 half-lives; radiotherapy"),
    ),
    "window-without-anchor": (
        criteria(exclusion="Systemic corticosteroids within 2 weeks"),
        criteria(exclusion="Systemic corticosteroids within 2 weeks before randomisation"),
    ),
    "blood-pressure-one-sided": (
        criteria(exclusion="Hypertension with systolic blood pressure >160 mmHg"),
        criteria(exclusion="Hypertension with systolic >160 or diastolic >100 mmHg"),
    ),
    "hypertension-without-limit": (
        criteria(exclusion="Uncontrolled hypertension"),
        criteria(exclusion="Uncontrolled hypertension >160/100 mmHg"),
    ),
    "limit-only-as-example": (
        criteria(exclusion="Hypertension (e.g., systolic (SBP) >160 mmHg)"),
        criteria(exclusion="eGFR >= 60 mL/min"),
    ),
    "drug-against-indication": (
        criteria(exclusion="Symptomatic hypertension requiring bisphosphonates"),
        criteria(exclusion="Hypertension; hypercalcaemia requiring bisphosphonates"),
    ),
    "two-look-backs": (
        criteria(exclusion="Other cancer within 5 years, except in situ cured for 3 years"),
        criteria(exclusion="Other cancer within 5 years, except in situ cured for five years"),
    ),
    "organ-function-without-limits": (
        criteria("Adequate organ function"),
        criteria("Adequate organ function: platelets ≥ 100"),
    ),
    "disease-without-definition": (
        criteria(exclusion="Patients with major cardiovascular diseases"),
        criteria(exclusion="Major cardiovascular diseases such as stroke"),
    ),
    "hair-loss-not-exempt": (
        criteria(exclusion="Toxicity of prior therapy not recovered to grade ≤1"),
        criteria(exclusion="Toxicity of prior therapy not recovered to grade ≤1, except alopecia"),
    ),
    "few-sites-recruit": (
        sites(*[site(f"H{n}", "Hefei", status="NOT_YET_RECRUITING") for n in range(6)]),
        sites(
            *[site(f"H{n}", "Hefei", status="NOT_YET_RECRUITING") for n in range(6)],
            site("H", "Hefei", status="RECRUITING"),
        ),
    ),
    "sites-open-in-closed-trial": (
        sites(site("H", "Hefei", status="RECRUITING"), status="COMPLETED"),
        sites(site("H", "Hefei", status="COMPLETED"), status="COMPLETED"),
    ),
    "number-of-sites": (
        sites(site("H", "Hefei"), sites_stated=69),
        sites(site("H", "Hefei"), sites_stated=1),
    ),
    "site-listed-twice": (
        sites(site("Example Hospital", "Hefei"), site("Example Hospital", "Hefei")),
        sites(site("Research Site", "Hefei"), site("Research Site", "Hefei")),
    ),
    "hospital-in-two-cities": (
        sites(site("First Hospital", "Hefei"), site("First Hospital", "Bengbu")),
        sites(site("Oncology PLLC", "Hefei"), site("Oncology PLLC", "Bengbu")),
    ),
    "hospital-almost-city": (
        sites(site("Bengbo Central Hospital", "Bengbu")),
        sites(site("Bengbu Central Hospital", "Bengbu"), site("Anhui Hospital", "Hefei")),
    ),
    "hospital-of-another-city": (
        sites(site("Bengbu Central Hospital", "Hefei"), site("Anhui Hospital", "Bengbu")),
        sites(site("Bengbu Medical University", "Hefei"), site("Anhui Hospital", "Bengbu")),
    ),
    "sites-without-hospital": (
        sites(site(None, "Hefei")),
        sites(site("Example Hospital", "Hefei")),
    ),
    "telephone-number": (
        contact(name="A", phone="1380013800"),
        contact(name="A", phone="+86 138 0013 8000"),
    ),
    "e-mail-address": (
        contact(name="A", email="a at example.org"),
        contact(name="A", email="a@example.org"),
    ),
    "contact-without-means": (contact(name="A"), contact(name="A", phone="021-64175590")),
    "contact-by-position": (
        sites(
            site("H", "Hefei", contacts=(Contact("A", phone="021-64175590"),)),
            sources={"sites/0/contacts/0": Source("a.txt", remark="in the same order")},
        ),
        sites(
            site("H", "Hefei", contacts=(Contact("A", phone="021-64175590"),)),
            sources={"sites/0/contacts/0": Source("a.txt")},
        ),
    ),
    "heading-without-content": (page(None), page("Six hospitals")),
    "listed-treatment-not-studied": (
        page(
            "Drugs / interventionsprednisone, exampletinib",
            exclusion="Prednisone above 10 mg a day",
            interventions=(Intervention("Exampletinib"),),
        ),
        page(
            "Drugs / interventionsprednisone, exampletinib",
            interventions=(Intervention("Exampletinib"), Intervention("Prednisone")),
        ),
    ),
    "region-not-supported": (
        page("Sites are hospitals in Anhui province.", sites_stated=9, sites=(IN_ANHUI,)),
        page("Sites are hospitals in Anhui province.", sites_stated=1, sites=(IN_ANHUI,)),
    ),
    "editorial-sex": (
        page("Good fit: women with breast cancer"),
        page("Good fit: women and men with breast cancer"),
    ),
    "editorial-her2": (
        page("An option in HER2-positive disease", inclusion="HER2-low breast cancer"),
        page("An option in HER2-low disease", inclusion="HER2-low breast cancer"),
    ),
    "editorial-age": (
        page("Good fit: adults aged 18-80", maximum_age="75 Years"),
        page("Good fit: adults aged 18-75", maximum_age="75 Years"),
    ),
    "editorial-performance-status": (
        page("Good fit: ECOG performance status 0-2", inclusion="ECOG performance status 0-1"),
        page("Good fit: ECOG performance status 0-1", inclusion="ECOG performance status 0-1"),
    ),
    "editorial-not-in-criteria": (
        page("Not a fit: people with brain metastases", exclusion="Pregnancy"),
        page("Not a fit: people with brain metastases", exclusion="Known brain metastases"),
    ),
    "editorial-promise": (
        page("Others are unlikely to benefit."),
        page("It measures clinical benefit rate."),
    ),
    "flow-does-not-add-up": (flow(20, 15, 4), flow(20, 15, 5)),
    "withdrawals-do-not-add-up": (flow(20, 15, 5, death=3), flow(20, 15, 5, death=5)),
    "baseline-parts-and-whole": (at_baseline((12, 9), of=20), at_baseline((12, 8), of=20)),
    "total-column": (total_of(10, 12, whole=23), total_of(10, 12, whole=22)),
    "started-above-enrolled": (
        flow(20, 15, 5, enrollment=Enrollment(19, "ACTUAL")),
        flow(20, 15, 5, enrollment=Enrollment(19, "ESTIMATED")),
    ),
    "analysed-more-than-started": (table(analysed=21), table(analysed=20)),
    "count-above-denominator": (
        table(statistic="COUNT_OF_PARTICIPANTS", unit="Participants", value=D(21), analysed=20),
        table(statistic="COUNT_OF_PARTICIPANTS", unit="Participants", value=D(20), analysed=20),
    ),
    "share-above-whole": (
        table(unit="percentage of participants", value=D("101.5")),
        table(unit="percentage change", value=D("101.5")),
    ),
    "figure-outside-limits": (
        table(value=D(9), low=D(10), high=D(12)),
        table(value=D(10), low=D(10), high=D(12)),
    ),
    "comparison-outside-interval": (compared("0.3"), compared("0.8")),
    "p-value-above-one": (compared(p="1.4"), compared(p="0.4")),
    "p-value-against-interval": (compared(p="0.04"), compared(p="0.4")),
    "figure-missing-without-reason": (
        table(posted="NA"),
        table(posted="NA", comment="The median was not reached."),
    ),
    "affected-above-at-risk": (events(n=21), events(n=20)),
    "event-above-any-event": (events(n=5, any_event=4), events(n=5, any_event=5)),
    "fewer-events-than-participants": (events(n=5, events=4), events(n=5, events=6)),
    "at-risk-above-started": (events(any_event=4, at_risk=21), events(any_event=4, at_risk=20)),
}  # fmt: skip
