"""Words for the findings on reported and posted results, by the rule's name."""

from trialdesk.presentation.checks.templates import Wording
from trialdesk.presentation.wording.translation import N_

WORDINGS: dict[str, Wording] = {
    # reported
    "two-readings": Wording(
        N_("The document says two different things of one value; neither is taken as the value."),
    ),
    "percent-of-count": Wording(
        N_("The printed percentage is not the count divided by its denominator."),
    ),
    "percent-of-quoted-count": Wording(
        N_("A figure quoted from another study: its percentage does not follow from its count."),
    ),
    "count-within-total": Wording(
        N_("More participants are counted than the analysis set holds."),
    ),
    "value-in-interval": Wording(
        N_("The estimate lies outside its own interval or range."),
    ),
    "rates-fall-with-time": Wording(
        N_("The proportion free of an event cannot rise with time."),
    ),
    "same-measure-two-values": Wording(
        N_("One measure of one analysis set is printed with two different values."),
    ),
    "same-duration-two-units": Wording(
        N_(
            "Two figures of the time on treatment cannot both be right once put into the same unit."
        ),
    ),
    "exclusive-parts": Wording(
        N_("Groups that exclude each other add up to more participants than there are."),
    ),
    "kinds-of-whole": Wording(
        N_(
            "The kinds listed do not add up to the number who had any: they overlap, or one is "
            "missing. The record does not say which."
        ),
    ),
    "grades-of-event": Wording(
        N_("More participants had the event at grade 3 or above than at any grade."),
    ),
    "landmark-not-planned": Wording(
        N_(
            "A rate is reported at a time that is not among the listed outcomes: an additional "
            "analysis."
        ),
    ),
    "citation-of-study": Wording(
        N_(
            "The reference given does not name the study the figure is said to come from, while"
            " another reference does."
        ),
    ),
    # posted_flow
    "flow-does-not-add-up": Wording(
        N_("Who completed and who did not are not together those who started."),
    ),
    "withdrawals-do-not-add-up": Wording(
        N_("The reasons for which participants left do not add up to those who left."),
    ),
    "baseline-parts-and-whole": Wording(
        N_("Parts that exclude each other do not add up to the group."),
    ),
    "total-column": Wording(
        N_("The total at baseline is not the sum of the groups."),
    ),
    "started-above-enrolled": Wording(
        N_("More participants started than the record says were enrolled."),
    ),
    # posted_figures
    "analysed-more-than-started": Wording(
        N_("More participants were analysed in a group than started in all of them."),
    ),
    "count-above-denominator": Wording(
        N_("More participants are counted than the group has."),
    ),
    "share-above-whole": Wording(
        N_("A percentage of participants lies outside 0 to 100."),
    ),
    "figure-outside-limits": Wording(
        N_("The posted limits are in the wrong order or do not hold the figure they belong to."),
    ),
    "comparison-outside-interval": Wording(
        N_("A comparison of groups lies outside its own confidence interval."),
    ),
    "p-value-above-one": Wording(
        N_("A p value cannot be above 1."),
    ),
    "p-value-against-interval": Wording(
        N_(
            "The interval of a ratio and its p value point to different sides of 0.05; they may"
            " come from different methods."
        ),
    ),
    "figure-missing-without-reason": Wording(
        N_("A posted figure reads “NA” and no comment says why: not reached is not said."),
    ),
    # posted_events
    "affected-above-at-risk": Wording(
        N_("More participants had an event than were at risk of it."),
    ),
    "event-above-any-event": Wording(
        N_("One event has more participants than all events of its table together."),
    ),
    "fewer-events-than-participants": Wording(
        N_("Fewer events are counted than participants who had one."),
    ),
    "at-risk-above-started": Wording(
        N_("More participants were at risk of events than started the study."),
    ),
}
