"""Words for the findings on the fields before the results, by the rule's name."""

from trialdesk.presentation.checks.templates import Wording
from trialdesk.presentation.wording.translation import N_

WORDINGS: dict[str, Wording] = {
    # dates
    "dates-in-order": Wording(
        N_("A later step of the trial is dated before an earlier."),
    ),
    "actual-date-in-future": Wording(
        N_("A date is marked as having happened but lies after the day the data stand for."),
    ),
    "completion-overdue": Wording(
        N_(
            "The trial is said to recruit although its planned completion has passed: the "
            "status or the date is out of date."
        ),
    ),
    "start-passed": Wording(
        N_(
            "The trial is said not to recruit yet although its start has passed: the status or "
            "the date is out of date."
        ),
    ),
    "status-not-verified": Wording(
        N_(
            "The recruitment status was last verified more than a year before the day the data "
            "stand for. Ask the site."
        ),
    ),
    "source-without-date": Wording(
        N_(
            "The document does not say of which day its data are; what it says of status and "
            "sites may be old."
        ),
    ),
    "ended-but-estimated": Wording(
        N_("The trial has ended, yet its completion date is still an estimate."),
    ),
    "stop-without-reason": Wording(
        N_("The trial stopped and no reason is given."),
    ),
    "reason-without-stop": Wording(
        N_("A reason for stopping is given, but the status does not say that the trial stopped."),
    ),
    # design
    "randomised-in-single-group": Wording(
        N_("The trial has a single group, yet its words count from or speak of randomisation."),
    ),
    "arms-of-single-group": Wording(
        N_("The model is a single group but several arms are listed."),
    ),
    "one-arm-of-several": Wording(
        N_("The design needs at least two groups but one arm is listed."),
    ),
    "title-against-allocation": Wording(
        N_("The title and the field do not agree on whether participants are randomised."),
    ),
    "title-against-masking": Wording(
        N_("The title and the field do not agree on who knows the treatment."),
    ),
    "title-against-model": Wording(
        N_("The title says one arm, the field a design with several groups."),
    ),
    "title-against-phase": Wording(
        N_("The title and the field name another phase."),
    ),
    "needed-but-not-stated": Wording(
        N_(
            "A trial of phase 2 or 3 has these by its protocol; the record does not state them."
            " They are not filled in."
        ),
    ),
    "dose-not-stated": Wording(
        N_("No amount of any drug stands anywhere in arms, interventions or description."),
    ),
    "enrolment-against-status": Wording(
        N_("The number of participants does not go with the status."),
    ),
    "arms-with-one-name": Wording(
        N_("Two arms cannot be told apart by their names."),
    ),
    # treatments
    "arm-names-unlisted-intervention": Wording(
        N_("An arm names an intervention that is not among the trial's interventions."),
    ),
    "intervention-in-no-arm": Wording(
        N_("An intervention is listed that no arm receives."),
    ),
    "links-of-arm-disagree": Wording(
        N_("The intervention says that an arm receives it; the arm does not list it."),
    ),
    "title-drug-not-listed": Wording(
        N_(
            "The title names a drug by a code that is not among the interventions; it may stand"
            " there under another name."
        ),
    ),
    "intervention-only-in-criteria": Wording(
        N_(
            "The name stands among the criteria and in no title, arm or description: it may "
            "have been gathered from a list of forbidden treatments."
        ),
    ),
    "one-drug-two-names": Wording(
        N_("Two interventions differ only in case or in the form of the drug: probably one."),
    ),
    # endpoints
    "benefit-like-control": Wording(
        N_(
            "The clinical benefit rate needs a longer stable disease than the disease control "
            "rate; as defined here it does not. Its figures cannot be set beside those of other"
            " trials."
        ),
    ),
    "benefit-without-duration": Wording(
        N_(
            "The clinical benefit rate is given without the shortest duration of stable disease"
            " that counts, which differs from trial to trial."
        ),
    ),
    "time-frame-from-study-start": Wording(
        N_(
            "The time frame counts from the start of the study, not from a participant's own start."
        ),
    ),
    "primary-without-time-frame": Wording(
        N_("The primary outcome has no time frame."),
    ),
    "outcome-with-two-clocks": Wording(
        N_("Time frame and definition of one outcome count from different moments."),
    ),
    "outcome-listed-twice": Wording(
        N_("The same outcome is listed more than once."),
    ),
    "outcome-with-two-assessors": Wording(
        N_("Name and definition of one outcome name different assessors."),
    ),
    "threshold-with-two-signs": Wording(
        N_("One threshold is written with “more than” here and “at least” there."),
    ),
    # sites
    "few-sites-recruit": Wording(
        N_("The trial is said to recruit, but fewer than one site in ten does."),
    ),
    "sites-open-in-closed-trial": Wording(
        N_("The trial no longer recruits, but sites of it are said to."),
    ),
    "number-of-sites": Wording(
        N_("The number of sites stated is not the number listed."),
    ),
    "site-listed-twice": Wording(
        N_("The same hospital is listed twice in one city."),
    ),
    "hospital-in-two-cities": Wording(
        N_("A hospital of one name is listed in two cities: two hospitals, or an error."),
    ),
    "hospital-almost-city": Wording(
        N_(
            "The hospital's name begins with a word that is almost the city's name: probably "
            "misspelt."
        ),
    ),
    "hospital-of-another-city": Wording(
        N_("The hospital bears the name of another city than the one it is listed in."),
    ),
    "sites-without-hospital": Wording(
        N_("Only cities are listed; no hospital is named."),
    ),
    # people
    "telephone-number": Wording(
        N_("The number cannot be one of that country."),
    ),
    "e-mail-address": Wording(
        N_("This cannot be an address of e-mail."),
    ),
    "contact-without-means": Wording(
        N_("A contact is named without telephone or e-mail."),
    ),
    "contact-by-position": Wording(
        N_("Contacts and sites are tied together by their order in the document only."),
    ),
    # places
    "city-outside-province": Wording(
        N_(
            "No city of that name is known in the province given; one of the two is wrong. Ask "
            "before a patient travels."
        ),
    ),
    "point-away-from-city": Wording(
        N_("The point posted with the site lies more than 50 km from the city."),
    ),
}
