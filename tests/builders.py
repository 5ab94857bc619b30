"""One valid default of each value, to be varied by the test that needs it."""

from typing import Any

from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.place import Located, Place
from trialdesk.domain.site import Site
from trialdesk.domain.source import Snapshot, Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor, Trial

SNAPSHOT = Snapshot(
    document="NCT09000001.json",
    kind="registry",
    sha256="0" * 64,
    data_date="2026-10-01",
    data_date_basis="registry version",
    imported_at="2026-11-01T08:00:00+00:00",
    id=1,
)

HEFEI = Place(1808722, "Hefei", "Anhui", "China", 31.86389, 117.28083, 3_300_000, "合肥")
IN_HEFEI = Located("ok", HEFEI, HEFEI.latitude, HEFEI.longitude)

CRITERIA = """Inclusion Criteria:

* Age 18 years or older
* ECOG performance status 0 or 1

Exclusion Criteria:

* Known brain metastases"""


def make_trial(**changes: Any) -> Trial:
    """Give a small complete trial with the changes asked for."""
    values: dict[str, Any] = {
        "id": "NCT09000001",
        "other_ids": ("EX-1",),
        "brief_title": "Exampletinib in breast cancer",
        "study_type": "INTERVENTIONAL",
        "phases": ("PHASE3",),
        "allocation": "RANDOMIZED",
        "intervention_model": "PARALLEL",
        "masking": "NONE",
        "primary_purpose": "TREATMENT",
        "status": "RECRUITING",
        "enrollment": Enrollment(300, "ESTIMATED"),
        "start_date": PartialDate("2025-03", "ACTUAL"),
        "lead_sponsor": Sponsor("Example Pharma", "INDUSTRY"),
        "conditions": ("Breast Cancer",),
        "arms": (
            Arm(
                "Exampletinib",
                "EXPERIMENTAL",
                "Exampletinib 5 mg/kg intravenous infusion every 3 weeks",
                ("Exampletinib",),
            ),
        ),
        "interventions": (Intervention("Exampletinib", "DRUG"),),
        "outcomes": (Outcome("primary", "Progression-free survival", "Up to 3 years"),),
        "eligibility": Eligibility(CRITERIA, "18 Years", None, "ALL", healthy_volunteers=False),
        "sites": (Site("Example Hospital", "Hefei", "Anhui", "China", "RECRUITING"),),
        "has_results": False,
        "snapshot": SNAPSHOT,
        "sources": {
            "brief_title": Source(
                "NCT09000001.json", "/protocolSection/identificationModule/briefTitle"
            ),
            "eligibility/text": Source(
                "NCT09000001.json", "/protocolSection/eligibilityModule/eligibilityCriteria"
            ),
        },
    }
    return Trial(**{**values, **changes})


def make_sites(*trials: Trial, located: Located = IN_HEFEI, home: Home | None = None) -> SitesOnMap:
    """Give the sites of trials, all in one place."""
    counts = (
        TrialSites(one.id, one.sites_stated, len(one.sites), len(one.sites)) for one in trials
    )
    sites = (
        LocatedSite(one.id, place, site, located)
        for one in trials
        for place, site in enumerate(one.sites)
    )
    return SitesOnMap(tuple(counts), tuple(sites), home)
