"""Words for the findings on documents, sibling trials and editors' texts, by the rule's name."""

from trialdesk.marking import N_
from trialdesk.presentation.checks.templates import BESIDE, QUOTE, Remark, Wording

WORDINGS: dict[str, Wording] = {
    # editorial
    "heading-without-content": Wording(
        N_("The page has a heading and nothing under it: the field is empty, not “none”."),
        Remark(N_("{heading}: nothing under the heading")),
    ),
    "listed-treatment-not-studied": Wording(
        N_(
            "The page's list of treatments does not agree with title and arms; it may stem from "
            "the criteria."
        ),
        Remark(N_("{name}: named in a criterion only"), N_("a treatment under study"), "criterion"),
        Remark(N_("{name} is not in the list of treatments"), variant="missing"),
    ),
    "region-not-supported": Wording(
        N_("The page's editors say where the sites are; the sites known do not bear it out."),
        Remark(QUOTE, N_("{stated} sites, {inside} of them known to be in {region}")),
    ),
    "editorial-sex": Wording(
        N_("The page's editors name one sex; the record admits all."),
        Remark(QUOTE, N_("sex: all")),
    ),
    "editorial-her2": Wording(
        N_("The page's editors name a HER2 status that title, conditions and criteria do not."),
        Remark("{status}: {quote}", "{known:, }"),
    ),
    "editorial-age": Wording(
        N_("The page's editors name other age limits than the record."),
        Remark(QUOTE, N_("{minimum} to {maximum}")),
    ),
    "editorial-performance-status": Wording(
        N_("The page's editors name another performance status than the criteria."),
        Remark("{scale} {stated}", "{scale} {limit}"),
    ),
    "editorial-not-in-criteria": Wording(
        N_(
            "The page's editors name a ground that the criteria do not state; only the criteria "
            "count."
        ),
        Remark(QUOTE, N_("no criterion speaks of it")),
    ),
    "editorial-promise": Wording(
        N_("The page's editors speak of benefit; that is their opinion and stands in no record."),
        Remark(QUOTE, N_("no statement of a record")),
    ),
    # siblings
    "sibling-sponsor-name": Wording(
        N_("Two trials of one drug name their sponsor differently: probably one company."),
        Remark(QUOTE, BESIDE),
    ),
    "sibling-drug-name": Wording(
        N_("Two trials write one drug's name differently."),
        Remark(QUOTE, BESIDE),
    ),
    "sibling-dose": Wording(
        N_("Two trials give one drug at different doses; the doses are never merged."),
        Remark("{drug} {dose}", "{sibling}: {doses:, }"),
    ),
    "sibling-sign": Wording(
        N_("Two trials of one drug set one limit, here included and there not."),
        Remark("{limit} {sign} {figure}", "{sibling}: {other_sign} {other_figure}"),
    ),
    "sibling-qualifier": Wording(
        N_(
            "Of two trials of one drug one states a qualifier or an exception that the other lacks."
        ),
        Remark(N_("{qualifier} stands in {stated_by} only"), BESIDE),
    ),
    "sibling-look-back": Wording(
        N_("Two trials of one drug look back over other cancers for a different number of years."),
        Remark(N_("other cancers, {years} years"), N_("{sibling}: {other_years} years")),
    ),
    "sibling-hospital-name": Wording(
        N_("Two trials name what is probably one hospital differently."),
        Remark(QUOTE, BESIDE),
    ),
    "sibling-person-name": Wording(
        N_("Two trials write a name of the same letters in another order: probably one person."),
        Remark(QUOTE, BESIDE),
    ),
    "sibling-target": Wording(
        N_(
            "The drug is aimed at HER2, as a trial of the same drug says; this population is "
            "called HER2-negative. Ask which expression is meant."
        ),
        Remark(QUOTE, BESIDE),
    ),
    "endpoint-defined-differently": Wording(
        N_(
            "Two trials define one endpoint differently: another start of the clock, assessor or "
            "duration of stable disease. Do not set the figures side by side."
        ),
        Remark(QUOTE, BESIDE),
    ),
    # documents
    "documents-differ-on-design": Wording(
        N_("Two documents on one trial say different things of its design or of whom it admits."),
        Remark("{document}: {value}", "{other_document}: {other_value}"),
        title=N_("documents differ on design"),
    ),
    "documents-differ-on-progress": Wording(
        N_("Two documents on one trial differ in status, size or dates; one may be older."),
        Remark("{document}: {value}", "{other_document}: {other_value}"),
    ),
}
