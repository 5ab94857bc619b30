"""The library as the public JSON of ``trialdesk list``."""

from collections.abc import Sequence

from trialdesk.domain.summary import TrialSummary
from trialdesk.exports.source_json import Json


def listing_json(summaries: Sequence[TrialSummary]) -> list[Json]:
    """Return an object for each trial; what is not stated is null."""
    return [
        {
            "nct_id": summary.id,
            "brief_title": summary.brief_title,
            "acronym": summary.acronym,
            "status": summary.status,
            "phases": list(summary.phases),
            "enrollment": summary.enrollment,
            "lead_sponsor": summary.sponsor,
            "conditions": list(summary.conditions),
            "interventions": list(summary.interventions),
            "countries": list(summary.countries),
            "has_results": summary.has_results,
            "kind": summary.kind,
            "data_date": summary.data_date,
            "imported_at": summary.imported_at,
        }
        for summary in summaries
    ]
