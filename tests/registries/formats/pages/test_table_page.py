from collections.abc import Callable

import pytest

from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Site
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, Trial

Page = Callable[..., Trial]


@pytest.fixture
def trial(page: Page) -> Trial:
    return page("table")


def test_title_and_phase_are_read_from_the_lines_without_labels(trial: Trial) -> None:
    assert trial.brief_title == "Zentatinib in Late Breast Cancer"
    assert trial.phases == ("NA",)


def test_named_fields_are_read(trial: Trial) -> None:
    assert (trial.id, trial.status) == ("NCT09333333", "COMPLETED")
    assert trial.conditions == ("Late Breast Cancer", "Bone Metastases")
    assert trial.enrollment == Enrollment(64, None)
    assert (trial.intervention_model, trial.allocation) == ("SINGLE_GROUP", None)


def test_words_for_nothing_are_not_stated(trial: Trial) -> None:
    assert trial.detailed_description is None


def test_interventions_are_told_from_their_type(trial: Trial) -> None:
    assert trial.interventions == (
        Intervention("Zentatinib", "DRUG"),
        Intervention("Biopsy", "PROCEDURE"),
    )


def test_a_glued_arm_row_is_split_at_a_known_intervention(trial: Trial) -> None:
    description = "40 mg of zentatinib daily."
    assert trial.arms[0] == Arm("Tablet group", None, description, ("Zentatinib",))


def test_an_arm_row_that_names_no_intervention_is_kept_whole(trial: Trial) -> None:
    assert trial.arms[1] == Arm(None, None, "Everyone else is described here.", ())


def test_glued_outcome_rows_are_split_where_the_time_begins(trial: Trial) -> None:
    method = "Share of participants with a response at 6 weeks or more."
    assert trial.outcomes == (
        Outcome("primary", "Response rate", "Up to 6 months", method),
        Outcome("secondary", "Pain (VAS)", "12 weeks", None),
        Outcome("secondary", "Overall survival", "From first dose to death", None),
    )


def test_ages_come_from_the_one_criterion_that_states_them(trial: Trial) -> None:
    eligibility = trial.eligibility
    assert (eligibility.minimum_age, eligibility.maximum_age) == ("21 Years", "70 Years")
    assert trial.sources["eligibility/minimum_age"].quote == "Aged 21 to 70 years"


def test_ages_two_criteria_state_are_not_stated(page: Page) -> None:
    trial = page("table", **{"Women.": "Age: 18-40 years if treated before."})
    assert (trial.eligibility.minimum_age, trial.eligibility.maximum_age) == (None, None)


def test_sites_stand_around_their_flags(trial: Trial) -> None:
    assert trial.sites_stated == 3
    assert trial.sites == (
        Site("Leeds Infirmary", "Leeds", "England", "United Kingdom"),
        Site("Sankt-Martin-Spital", "Vienna", None, "Austria"),
    )


def test_the_publisher_is_the_owner_of_the_rights(trial: Trial) -> None:
    assert trial.snapshot is not None
    assert (trial.snapshot.publisher, trial.snapshot.data_date) == ("TrialTables", None)
