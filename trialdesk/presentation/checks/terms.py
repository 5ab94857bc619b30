"""The terms inside the words of findings, by their codes."""

from trialdesk.marking import N_

TERMS: dict[str, str] = {
    # units of time
    "days": N_("days"),
    "weeks": N_("weeks"),
    "months": N_("months"),
    "years": N_("years"),
    "number-of-years": N_("{number} years"),
    # fields and steps of a trial
    "start_date": N_("start"),
    "primary_completion_date": N_("primary completion"),
    "completion_date": N_("completion"),
    "primary_outcome": N_("primary outcome"),
    "arms": N_("arms"),
    "status": N_("status"),
    "allocation": N_("allocation"),
    "masking": N_("masking"),
    "enrollment": N_("planned or actual enrolment"),
    "start_day": N_("start date"),
    "primary_completion_day": N_("primary completion date"),
    "lead_sponsor": N_("lead sponsor"),
    "actual": N_("actual"),
    "estimated": N_("estimated"),
    "sites": "{number} {status}",
    # criteria
    "no-minimum": N_("no minimum"),
    "no-maximum": N_("no maximum"),
    "her2-positive": N_("HER2-positive"),
    "her2-negative": N_("HER2-negative"),
    "her2-low": N_("HER2-low"),
    "her2-ultralow": N_("HER2-ultralow"),
    "her2-expressing": N_("HER2-expressing"),
    "her2-overexpressing": N_("HER2-overexpressing"),
    "life-expectancy": N_("life expectancy"),
    "lvef": N_("LVEF"),
    "haemoglobin": N_("haemoglobin"),
    "non-infectious": N_("“non-infectious”"),
    "exception-for-hair-loss": N_("an exception for hair loss"),
    "whichever-is-shorter": N_("“whichever is shorter” or “longer”"),
    # results
    "surgery": N_("surgery"),
    "radiotherapy": N_("radiotherapy"),
    "serious": N_("serious"),
    "other": N_("other"),
    # documents
    "undated-document": N_("{publisher}, no date"),
}
