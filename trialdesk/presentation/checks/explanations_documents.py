"""Words for the findings on documents, sibling trials and editors' texts, by the rule's name."""

from trialdesk.presentation.checks.templates import Wording
from trialdesk.presentation.wording.translation import N_

WORDINGS: dict[str, Wording] = {
    # editorial
    "heading-without-content": Wording(
        N_("The page has a heading and nothing under it: the field is empty, not “none”."),
    ),
    "listed-treatment-not-studied": Wording(
        N_(
            "The page's list of treatments does not agree with title and arms; it may stem from"
            " the criteria."
        ),
    ),
    "region-not-supported": Wording(
        N_("The page's editors say where the sites are; the sites known do not bear it out."),
    ),
    "editorial-sex": Wording(
        N_("The page's editors name one sex; the record admits all."),
    ),
    "editorial-her2": Wording(
        N_("The page's editors name a HER2 status that title, conditions and criteria do not."),
    ),
    "editorial-age": Wording(
        N_("The page's editors name other age limits than the record."),
    ),
    "editorial-performance-status": Wording(
        N_("The page's editors name another performance status than the criteria."),
    ),
    "editorial-not-in-criteria": Wording(
        N_(
            "The page's editors name a ground that the criteria do not state; only the criteria"
            " count."
        ),
    ),
    "editorial-promise": Wording(
        N_("The page's editors speak of benefit; that is their opinion and stands in no record."),
    ),
    # siblings
    "sibling-sponsor-name": Wording(
        N_("Two trials of one drug name their sponsor differently: probably one company."),
    ),
    "sibling-drug-name": Wording(
        N_("Two trials write one drug's name differently."),
    ),
    "sibling-dose": Wording(
        N_("Two trials give one drug at different doses; the doses are never merged."),
    ),
    "sibling-sign": Wording(
        N_("Two trials of one drug set one limit, here included and there not."),
    ),
    "sibling-qualifier": Wording(
        N_(
            "Of two trials of one drug one states a qualifier or an exception that the other lacks."
        ),
    ),
    "sibling-look-back": Wording(
        N_("Two trials of one drug look back over other cancers for a different number of years."),
    ),
    "sibling-hospital-name": Wording(
        N_("Two trials name what is probably one hospital differently."),
    ),
    "sibling-person-name": Wording(
        N_("Two trials write a name of the same letters in another order: probably one person."),
    ),
    "sibling-target": Wording(
        N_(
            "The drug is aimed at HER2, as a trial of the same drug says; this population is "
            "called HER2-negative. Ask which expression is meant."
        ),
    ),
    "endpoint-defined-differently": Wording(
        N_(
            "Two trials define one endpoint differently: another start of the clock, assessor "
            "or duration of stable disease. Do not set the figures side by side."
        ),
    ),
    # documents
    "documents-differ-on-design": Wording(
        N_("Two documents on one trial say different things of its design or of whom it admits."),
    ),
    "documents-differ-on-progress": Wording(
        N_("Two documents on one trial differ in status, size or dates; one may be older."),
    ),
}
