"""Words for the findings on the criteria and the population, by the rule's name."""

from trialdesk.marking import N_
from trialdesk.presentation.checks.templates import QUOTE, Remark, Wording

WORDINGS: dict[str, Wording] = {
    # populations
    "sex-against-criteria": Wording(
        N_(
            "The field admits both sexes, the criteria speak of women as those who take part and "
            "nowhere of men. Ask whether men are admitted."
        ),
        Remark(QUOTE, N_("sex ALL")),
    ),
    "men-where-women-only": Wording(
        N_("Only women are admitted by the field, yet a criterion sets rules for men."),
        Remark(QUOTE, N_("sex FEMALE")),
    ),
    "age-against-criteria": Wording(
        N_("The range of ages in the criteria is not the one in the fields."),
        Remark(QUOTE, N_("{minimum} to {maximum}")),
        title=N_("age against criteria"),
    ),
    "minimum-age-against-criteria": Wording(
        N_("The minimum age in the criteria is not the one in the field."),
        Remark(QUOTE, N_("minimum age {minimum}")),
        title=N_("minimum age against criteria"),
    ),
    "minimum-age-admitted": Wording(
        N_("The criteria ask for more than the minimum age, the field includes that age."),
        Remark(QUOTE, N_("minimum age {minimum}, that age included")),
    ),
    "her2-in-conditions": Wording(
        N_("Title and conditions name different HER2 categories."),
        Remark(QUOTE, N_("title: {categories:, }")),
    ),
    "her2-in-criteria": Wording(
        N_("The title names one HER2 category, the criteria admit another."),
        Remark(QUOTE, N_("title: {category}")),
        title=N_("her2 in criteria"),
    ),
    "her2-not-defined": Wording(
        N_("HER2 status is asked for, but the criteria do not say by which test and score."),
        Remark(QUOTE, N_("by which test and score")),
    ),
    "target-against-population": Wording(
        N_(
            "The drug is aimed at HER2, the population is called HER2-negative: ask which "
            "expression is meant."
        ),
        Remark(QUOTE, N_("what HER2-negative means here: HER2-low?")),
    ),
    "condition-narrower-than-criteria": Wording(
        N_(
            "The condition names metastatic disease alone, the criteria also admit locally "
            "advanced disease."
        ),
        Remark(QUOTE, N_("condition: {conditions}")),
    ),
    # criteria text
    "brackets-unbalanced": Wording(
        N_("A bracket is opened or closed without its counterpart: where the remark ends is open."),
        Remark(N_("{number} never closed: {quote}"), N_("pairs of brackets"), "unclosed"),
        Remark(N_("{number} never opened: {quote}"), N_("pairs of brackets"), "unopened"),
    ),
    "lost-negation": Wording(
        N_(
            "An exclusion keeps out those whose state is favourable (stable, controlled, off "
            "steroids). Probably an exception was meant. Ask the site."
        ),
        Remark(QUOTE, N_("perhaps an exception from the exclusion")),
        title=N_("lost negation"),
    ),
    "excluded-in-exclusion": Wording(
        N_(
            "An item of the exclusion list says “excluded” itself; it is one exclusion, not its "
            "opposite."
        ),
        Remark(QUOTE, N_("an exclusion, said twice")),
    ),
    "criterion-unfinished": Wording(
        N_("The criterion ends in the middle of a sentence: words are missing."),
        Remark("… {quote}", N_("the end of the sentence")),
    ),
    "clause-left-over": Wording(
        N_(
            "A clause without limit, date or verdict is appended to an exclusion; it may be a "
            "permission that was cut off."
        ),
        Remark(QUOTE, N_("whether this is an exclusion or a permission")),
    ),
    "enumeration-of-one": Wording(
        N_("An enumeration has an a) and no b): an entry may be missing."),
        Remark(QUOTE, N_("a second entry, b)")),
    ),
    "criterion-repeated": Wording(
        N_("The same criterion stands twice."),
        Remark(QUOTE, N_("already said as {first}")),
    ),
    "criterion-in-both-lists": Wording(
        N_("The same words stand among the inclusion and among the exclusion criteria."),
        Remark(QUOTE, N_("the same words admit as {inclusion}")),
        title=N_("criterion in both lists"),
    ),
    "heading-without-criteria": Wording(
        N_("The heading stands there, no criterion follows it."),
        Remark(N_("no exclusion criterion under its heading"), variant="exclusion"),
        Remark(N_("no inclusion criterion under its heading"), variant="inclusion"),
    ),
    "criteria-abridged": Wording(
        N_(
            "For a trial of this phase the criteria are few: the list is probably shortened, and "
            "silence on a subject means nothing."
        ),
        Remark(N_("criteria: {number}"), N_("probably shortened")),
    ),
    "several-subjects-in-one": Wording(
        N_("One criterion speaks of unrelated subjects: the second is easily overlooked."),
        Remark(QUOTE, N_("a criterion of its own")),
        Remark(QUOTE, N_("a criterion for each subject"), "age"),
    ),
    "foreign-punctuation": Wording(
        N_("A Chinese punctuation mark stands in an English text, which was probably translated."),
        Remark(QUOTE, N_("a Western sign for {sign}")),
    ),
    "markup-left-over": Wording(
        N_("Marks of formatting stand in the text; an operator may be hidden in them."),
        Remark(QUOTE, N_("the sign itself")),
    ),
    "words-run-together": Wording(
        N_("Words have lost the space between them."),
        Remark(QUOTE, N_("words with a space between them")),
    ),
    # limits
    "half-lives-without-choice": Wording(
        N_(
            "A washout is given in time and in half-lives; the criterion does not say whether the"
            " shorter or the longer holds."
        ),
        Remark(QUOTE, N_("whichever is shorter or longer")),
    ),
    "half-life-of-radiotherapy": Wording(
        N_(
            "A washout in half-lives stands with a list that holds radiotherapy, which has none: "
            "for it only the time can count."
        ),
        Remark(QUOTE, N_("a washout in days or weeks")),
    ),
    "window-without-anchor": Wording(
        N_("The time is given without the event it is counted from."),
        Remark(QUOTE, N_("before which event")),
    ),
    "blood-pressure-one-sided": Wording(
        N_("A systolic limit is given and no diastolic one."),
        Remark(QUOTE, N_("a diastolic limit")),
    ),
    "hypertension-without-limit": Wording(
        N_(
            "Hypertension is an exclusion without a blood pressure in figures: it cannot be set "
            "beside a numeric limit."
        ),
        Remark(QUOTE, N_("a blood pressure in figures")),
    ),
    "limit-only-as-example": Wording(
        N_("The figure is given as an example and may not be the limit."),
        Remark(QUOTE, N_("a limit, not an example of one")),
    ),
    "drug-against-indication": Wording(
        N_(
            "Bisphosphonates and denosumab treat bone disease and high calcium, not hypertension:"
            " probably another word was meant."
        ),
        Remark(QUOTE, N_("perhaps hypercalcaemia")),
        title=N_("drug against indication"),
    ),
    "two-look-backs": Wording(
        N_("Two different numbers of years stand in one criterion on other cancers."),
        Remark(N_("{spans: and }: {quote}"), N_("which holds for whom")),
    ),
    "organ-function-without-limits": Wording(
        N_("Organ function is asked for without a limit in figures."),
        Remark(QUOTE, N_("limits in figures")),
    ),
    "disease-without-definition": Wording(
        N_("A group of diseases is an exclusion without saying which or how severe."),
        Remark(QUOTE, N_("which diseases, how severe")),
    ),
    "hair-loss-not-exempt": Wording(
        N_(
            "Recovery from earlier toxicity to grade 1 is asked for and hair loss is not exempt: "
            "read strictly, hair loss of grade 2 excludes."
        ),
        Remark(QUOTE, N_("whether hair loss counts")),
    ),
}
