"""Words for the findings on the fields before the results, by the rule's name."""

from trialdesk.marking import N_
from trialdesk.presentation.checks.templates import QUOTE, Remark, Wording

WORDINGS: dict[str, Wording] = {
    # dates
    "dates-in-order": Wording(
        N_("A later step of the trial is dated before an earlier."),
        Remark("{first} {earlier}, {second} {later}", N_("{second} not before {first}")),
        title=N_("dates in order"),
    ),
    "actual-date-in-future": Wording(
        N_("A date is marked as having happened but lies after the day the data stand for."),
        Remark(N_("{day} (actual)"), N_("not after the date of the data, {today}")),
        title=N_("actual date in future"),
    ),
    "completion-overdue": Wording(
        N_(
            "The trial is said to recruit although its planned completion has passed: the status "
            "or the date is out of date."
        ),
        Remark(N_("{status}, planned completion {day}"), N_("after {today}")),
    ),
    "start-passed": Wording(
        N_(
            "The trial is said not to recruit yet although its start has passed: the status or "
            "the date is out of date."
        ),
        Remark(N_("{status}, start {day}"), N_("after {today}")),
    ),
    "status-not-verified": Wording(
        N_(
            "The recruitment status was last verified more than a year before the day the data "
            "stand for. Ask the site."
        ),
        Remark(N_("{status}, last verified {verified}"), N_("verified before {today}")),
    ),
    "source-without-date": Wording(
        N_(
            "The document does not say of which day its data are; what it says of status and "
            "sites may be old."
        ),
        Remark(N_("{document}: no date"), N_("the day the data stand for")),
        Remark(N_("{document}: {year}, no day"), N_("the day the data stand for"), "year"),
    ),
    "ended-but-estimated": Wording(
        N_("The trial has ended, yet its completion date is still an estimate."),
        Remark(N_("{status}, {date} (estimated)"), N_("an actual date")),
    ),
    "stop-without-reason": Wording(
        N_("The trial stopped and no reason is given."),
        Remark(N_("{status}, no reason"), N_("why the trial stopped")),
    ),
    "reason-without-stop": Wording(
        N_("A reason for stopping is given, but the status does not say that the trial stopped."),
        Remark("{status}: {reason}"),
    ),
    # design
    "randomised-in-single-group": Wording(
        N_("The trial has a single group, yet its words count from or speak of randomisation."),
        Remark(QUOTE, N_("a single group")),
    ),
    "arms-of-single-group": Wording(
        N_("The model is a single group but several arms are listed."),
        Remark(N_("{model}, {number} arms: {labels:; }"), N_("one arm")),
    ),
    "one-arm-of-several": Wording(
        N_("The design needs at least two groups but one arm is listed."),
        Remark(N_("{design: }, one arm: {label}"), N_("two arms or more")),
    ),
    "title-against-allocation": Wording(
        N_("The title and the field do not agree on whether participants are randomised."),
        Remark(QUOTE, N_("allocation {allocation}")),
        title=N_("title against allocation"),
    ),
    "title-against-masking": Wording(
        N_("The title and the field do not agree on who knows the treatment."),
        Remark(QUOTE, N_("masking {masking}")),
        title=N_("title against masking"),
    ),
    "title-against-model": Wording(
        N_("The title says one arm, the field a design with several groups."),
        Remark(QUOTE, N_("model {model}")),
    ),
    "title-against-phase": Wording(
        N_("The title and the field name another phase."),
        Remark(QUOTE, "{phases:, }"),
        title=N_("title against phase"),
    ),
    "needed-but-not-stated": Wording(
        N_(
            "A trial of phase 2 or 3 has these by its protocol; the record does not state them. "
            "They are not filled in."
        ),
        Remark(N_("{phases:, }; not stated: {missing:, }")),
    ),
    "dose-not-stated": Wording(
        N_("No amount of any drug stands anywhere in arms, interventions or description."),
        Remark(N_("no dose: {names:; }"), N_("dose, route and schedule")),
    ),
    "enrolment-against-status": Wording(
        N_("The number of participants does not go with the status."),
        Remark(N_("{status}, {count} participants"), N_("0 participants"), "withdrawn"),
        Remark(
            N_("{status}, {count} participants ({kind})"),
            N_("the number who took part"),
            "completed",
        ),
    ),
    "arms-with-one-name": Wording(
        N_("Two arms cannot be told apart by their names."),
        Remark(N_("two arms are called {label}")),
    ),
    # treatments
    "arm-names-unlisted-intervention": Wording(
        N_("An arm names an intervention that is not among the trial's interventions."),
        Remark("{arm}: {name}", N_("one of the listed interventions")),
    ),
    "intervention-in-no-arm": Wording(
        N_("An intervention is listed that no arm receives."),
        Remark(QUOTE, N_("an arm that receives it")),
    ),
    "links-of-arm-disagree": Wording(
        N_("The intervention says that an arm receives it; the arm does not list it."),
        Remark("{name}: {arm}", N_("an arm without it")),
    ),
    "title-drug-not-listed": Wording(
        N_(
            "The title names a drug by a code that is not among the interventions; it may stand "
            "there under another name."
        ),
        Remark(QUOTE, N_("listed interventions: {names:; }")),
    ),
    "intervention-only-in-criteria": Wording(
        N_(
            "The name stands among the criteria and in no title, arm or description: it may have "
            "been gathered from a list of forbidden treatments."
        ),
        Remark(QUOTE, N_("named in an arm or a title")),
    ),
    "one-drug-two-names": Wording(
        N_("Two interventions differ only in case or in the form of the drug: probably one."),
        Remark("{first} / {second}", N_("one drug, one name")),
    ),
    # endpoints
    "benefit-like-control": Wording(
        N_(
            "The clinical benefit rate needs a longer stable disease than the disease control "
            "rate; as defined here it does not. Its figures cannot be set beside those of other "
            "trials."
        ),
        Remark(QUOTE, N_("a longer stable disease than {control}: {definition}")),
        title=N_("benefit like control"),
    ),
    "benefit-without-duration": Wording(
        N_(
            "The clinical benefit rate is given without the shortest duration of stable disease "
            "that counts, which differs from trial to trial."
        ),
        Remark(QUOTE, N_("how long stable disease must last")),
    ),
    "time-frame-from-study-start": Wording(
        N_(
            "The time frame counts from the start of the study, not from a participant's own start."
        ),
        Remark(QUOTE, N_("a time for each participant")),
        Remark(N_("{quote} (and {more} more)"), N_("a time for each participant"), "several"),
    ),
    "primary-without-time-frame": Wording(
        N_("The primary outcome has no time frame."),
        Remark(QUOTE, N_("a time frame")),
    ),
    "outcome-with-two-clocks": Wording(
        N_("Time frame and definition of one outcome count from different moments."),
        Remark("{time_frame} / {quote}", N_("one start of the clock")),
    ),
    "outcome-listed-twice": Wording(
        N_("The same outcome is listed more than once."),
        Remark(QUOTE, N_("one entry")),
    ),
    "outcome-with-two-assessors": Wording(
        N_("Name and definition of one outcome name different assessors."),
        Remark(QUOTE, N_("one assessor")),
    ),
    "threshold-with-two-signs": Wording(
        N_("One threshold is written with “more than” here and “at least” there."),
        Remark(
            N_("{first}{amount} {unit} and {second}{amount} {unit}"),
            N_("one sign for one threshold"),
        ),
    ),
    # sites
    "few-sites-recruit": Wording(
        N_("The trial is said to recruit, but fewer than one site in ten does."),
        Remark(N_("{status}; sites: {sites:, }"), N_("ask which site recruits")),
        title=N_("few sites recruit"),
    ),
    "sites-open-in-closed-trial": Wording(
        N_("The trial no longer recruits, but sites of it are said to."),
        Remark(N_("{status}; {number} sites open"), N_("no site recruits")),
    ),
    "number-of-sites": Wording(
        N_("The number of sites stated is not the number listed."),
        Remark(N_("{stated} stated, {listed} listed"), N_("where the others are")),
    ),
    "site-listed-twice": Wording(
        N_("The same hospital is listed twice in one city."),
        Remark("{hospital}, {city}", N_("one entry")),
    ),
    "hospital-in-two-cities": Wording(
        N_("A hospital of one name is listed in two cities: two hospitals, or an error."),
        Remark(N_("{hospital}: {first} and {second}"), N_("one hospital in one city")),
    ),
    "hospital-almost-city": Wording(
        N_(
            "The hospital's name begins with a word that is almost the city's name: probably "
            "misspelt."
        ),
        Remark("{hospital}, {city}", N_("the city in its name")),
    ),
    "hospital-of-another-city": Wording(
        N_("The hospital bears the name of another city than the one it is listed in."),
        Remark("{hospital}, {city}", N_("which city is meant")),
    ),
    "sites-without-hospital": Wording(
        N_("Only cities are listed; no hospital is named."),
        Remark(N_("no hospital named: {cities:; }"), N_("the name of the hospital")),
    ),
    # people
    "telephone-number": Wording(
        N_("The number cannot be one of that country."),
        Remark(N_("{digits} digits"), N_("11 digits, or area code and number")),
    ),
    "e-mail-address": Wording(
        N_("This cannot be an address of e-mail."),
        Remark(QUOTE, N_("an address of e-mail")),
    ),
    "contact-without-means": Wording(
        N_("A contact is named without telephone or e-mail."),
        Remark(N_("{name}: no telephone, no e-mail"), N_("how to reach the contact")),
    ),
    "contact-by-position": Wording(
        N_("Contacts and sites are tied together by their order in the document only."),
        Remark(QUOTE, N_("ask the site before you rely on the name")),
    ),
    # places
    "city-outside-province": Wording(
        N_(
            "No city of that name is known in the province given; one of the two is wrong. Ask "
            "before a patient travels."
        ),
        Remark("{hospital}: {city}, {province}", N_("known: {places:; }")),
    ),
    "point-away-from-city": Wording(
        N_("The point posted with the site lies more than 50 km from the city."),
        Remark(
            N_("{city} at {latitude:.2f}, {longitude:.2f}"),
            N_("{place} lies at {place_latitude:.2f}, {place_longitude:.2f}"),
        ),
    ),
}
