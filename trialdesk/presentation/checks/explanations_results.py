"""Words for the findings on reported and posted results, by the rule's name."""

from trialdesk.marking import N_
from trialdesk.presentation.checks.templates import QUOTE, Remark, Wording

WORDINGS: dict[str, Wording] = {
    # reported
    "two-readings": Wording(
        N_("The document says two different things of one value; neither is taken as the value."),
        Remark("{readings: / }"),
        Remark("{readings: / }", "{remark}", "remarked"),
        title=N_("two readings"),
    ),
    "percent-of-count": Wording(
        N_("The printed percentage is not the count divided by its denominator."),
        Remark("{n} ({percent}%)", "{n}/{total} = {exact}%"),
        title=N_("percent of count"),
    ),
    "percent-of-quoted-count": Wording(
        N_("A figure quoted from another study: its percentage does not follow from its count."),
        Remark("{n} ({percent}%)", "{n}/{total} = {exact}%"),
    ),
    "count-within-total": Wording(
        N_("More participants are counted than the analysis set holds."),
        Remark(N_("{measure}: {n} of {total}")),
        title=N_("count within total"),
    ),
    "value-in-interval": Wording(
        N_("The estimate lies outside its own interval or range."),
        Remark(N_("{measure}: {value} ({low} to {high})")),
        title=N_("value in interval"),
    ),
    "rates-fall-with-time": Wording(
        N_("The proportion free of an event cannot rise with time."),
        Remark(
            N_("{code} rate {before}% at {earlier} and {value}% at {later} months"),
            N_("at most {before}% at {later} months"),
        ),
        title=N_("rates fall with time"),
    ),
    "same-measure-two-values": Wording(
        N_("One measure of one analysis set is printed with two different values."),
        Remark(N_("{measure}: {first} and {second} {unit}")),
        title=N_("same measure two values"),
    ),
    "same-duration-two-units": Wording(
        N_(
            "Two figures of the time on treatment cannot both be right once put into the same unit."
        ),
        Remark(
            N_(
                "{first_measure}; {second_measure}: {first} {first_unit} and {second} {second_unit}"
            ),
            N_("{first} {first_unit} are {weeks} weeks"),
        ),
        title=N_("same duration two units"),
    ),
    "exclusive-parts": Wording(
        N_("Groups that exclude each other add up to more participants than there are."),
        Remark("{parts:, }", N_("no more than {total} together")),
        title=N_("exclusive parts"),
    ),
    "kinds-of-whole": Wording(
        N_(
            "The kinds listed do not add up to the number who had any: they overlap, or one is "
            "missing. The record does not say which."
        ),
        Remark("{parts: + } = {together}", N_("prior {kind}: {whole}")),
    ),
    "grades-of-event": Wording(
        N_("More participants had the event at grade 3 or above than at any grade."),
        Remark(N_("{term}: {severe} of grade 3 or above, {any_grade} of any grade")),
        title=N_("grades of event"),
    ),
    "landmark-not-planned": Wording(
        N_(
            "A rate is reported at a time that is not among the listed outcomes: an additional "
            "analysis."
        ),
        Remark(QUOTE, N_("listed among the outcomes: {months:, } months")),
    ),
    "citation-of-study": Wording(
        N_(
            "The reference given does not name the study the figure is said to come from, while "
            "another reference does."
        ),
        Remark(N_("{study} is cited with {quote} …"), N_("a reference that names the study")),
    ),
    # posted flow
    "flow-does-not-add-up": Wording(
        N_("Who completed and who did not are not together those who started."),
        Remark(
            N_("{period}, {group}: {started} started"), N_("{completed} completed, {left} did not")
        ),
        title=N_("flow does not add up"),
    ),
    "withdrawals-do-not-add-up": Wording(
        N_("The reasons for which participants left do not add up to those who left."),
        Remark(N_("{period}, {group}: {left} did not complete"), N_("{by_reason} by reason")),
    ),
    "baseline-parts-and-whole": Wording(
        N_("Parts that exclude each other do not add up to the group."),
        Remark("{name}, {group}: {parts: + } = {together}", "{total}"),
    ),
    "total-column": Wording(
        N_("The total at baseline is not the sum of the groups."),
        Remark(N_("{units}: total {total}"), N_("{together}, the groups together")),
    ),
    "started-above-enrolled": Wording(
        N_("More participants started than the record says were enrolled."),
        Remark(N_("{enrolled} enrolled (actual)"), N_("{began} started")),
    ),
    # posted figures
    "analysed-more-than-started": Wording(
        N_("More participants were analysed in a group than started in all of them."),
        Remark(N_("{title}: {most} participants analysed in one group"), N_("{began} started")),
    ),
    "count-above-denominator": Wording(
        N_("More participants are counted than the group has."),
        Remark("{measure}, {group}: {n}", N_("of {total}")),
        title=N_("count above denominator"),
    ),
    "share-above-whole": Wording(
        N_("A percentage of participants lies outside 0 to 100."),
        Remark("{title}: {value} {unit}", N_("0 to 100")),
        title=N_("share above whole"),
    ),
    "figure-outside-limits": Wording(
        N_("The posted limits are in the wrong order or do not hold the figure they belong to."),
        Remark(N_("{title}: {group}: {low} to {high}"), N_("low limit first"), "order"),
        Remark(
            N_("{title}: {group}: {value}, limits {low} to {high}"),
            N_("a figure within its limits"),
            "outside",
        ),
        title=N_("figure outside limits"),
    ),
    "comparison-outside-interval": Wording(
        N_("A comparison of groups lies outside its own confidence interval."),
        Remark(
            N_("{title}: {parameter} {value}, interval {low} to {high}"),
            N_("a figure within its interval"),
        ),
        title=N_("comparison outside interval"),
    ),
    "p-value-above-one": Wording(
        N_("A p value cannot be above 1."),
        Remark(N_("{title}: p {p}"), N_("0 to 1")),
        title=N_("p value above one"),
    ),
    "p-value-against-interval": Wording(
        N_(
            "The interval of a ratio and its p value point to different sides of 0.05; they may "
            "come from different methods."
        ),
        Remark(N_("{title}: {parameter}: 95 % interval {low} to {high}"), N_("p {p}")),
    ),
    "figure-missing-without-reason": Wording(
        N_("A posted figure reads “NA” and no comment says why: not reached is not said."),
        Remark(N_("{title}: NA"), N_("a comment that says why")),
    ),
    # posted events
    "affected-above-at-risk": Wording(
        N_("More participants had an event than were at risk of it."),
        Remark("{title}: {n}", N_("of {total} at risk")),
        title=N_("affected above at risk"),
    ),
    "event-above-any-event": Wording(
        N_("One event has more participants than all events of its table together."),
        Remark(N_("{title}: {n} participants"), N_("{most} with any {table} event")),
        title=N_("event above any event"),
    ),
    "fewer-events-than-participants": Wording(
        N_("Fewer events are counted than participants who had one."),
        Remark(N_("{title}: {events} events"), N_("{n} participants")),
    ),
    "at-risk-above-started": Wording(
        N_("More participants were at risk of events than started the study."),
        Remark(N_("{group}: {total} at risk"), N_("{began} started")),
    ),
}
