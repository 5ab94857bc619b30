"""The sections of a comparison, in the order they are shown."""

from dataclasses import dataclass

from trialdesk.marking import N_, Message


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together: their name for programs and their title for readers."""

    name: str
    label: Message


OVERVIEW = Section("overview", N_("Overview"))
DESIGN = Section("design", N_("Design"))
ARMS = Section("arms", N_("Arms and interventions"))
DOSING = Section("dosing", N_("Dosing"))
ENDPOINTS = Section("endpoints", N_("Endpoints"))
ELIGIBILITY = Section("eligibility", N_("Eligibility"))
SITES = Section("sites", N_("Sites"))
RESULTS = Section("results", N_("Results in brief"))

SECTIONS = (OVERVIEW, DESIGN, ARMS, DOSING, ENDPOINTS, ELIGIBILITY, SITES, RESULTS)
