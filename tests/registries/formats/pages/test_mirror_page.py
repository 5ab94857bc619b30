from collections.abc import Callable

import pytest

from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor, Trial

Page = Callable[..., Trial]


@pytest.fixture
def trial(page: Page) -> Trial:
    return page("mirror")


def test_labelled_fields_are_read(trial: Trial) -> None:
    assert (trial.id, trial.status) == ("NCT09222222", "ACTIVE_NOT_RECRUITING")
    assert (trial.phases, trial.masking) == (("PHASE2",), "DOUBLE")
    assert trial.enrollment == Enrollment(80, None)
    assert trial.start_date == PartialDate("2023-04", None)
    assert (trial.eligibility.minimum_age, trial.eligibility.maximum_age) == ("21 Years", None)
    assert trial.eligibility.healthy_volunteers is True
    assert trial.has_results is False


def test_a_day_that_does_not_exist_is_not_stated(trial: Trial) -> None:
    assert trial.completion_date is None


def test_the_site_s_guide_sentences_are_no_data(trial: Trial) -> None:
    assert trial.detailed_description is None
    assert trial.conditions == ("Early Breast Cancer", "Breast Neoplasms")
    summary = "The primary endpoint is iDFS assessed by the investigator. More is said elsewhere."
    assert trial.brief_summary == summary


def test_an_endpoint_named_in_the_summary_is_an_outcome(trial: Trial) -> None:
    assert trial.outcomes == (Outcome("primary", "iDFS assessed by the investigator"),)


def test_groups_are_told_apart_with_and_without_descriptions(trial: Trial) -> None:
    assert trial.arms == (
        Arm("Tablet group", "EXPERIMENTAL", "Two tablets on each day.", ("Zentatinib",)),
        Arm("Placebo group", "PLACEBO_COMPARATOR", None, ("Placebo",)),
    )
    assert trial.interventions == (
        Intervention("Zentatinib", "DRUG", "An invented tablet."),
        Intervention("Placebo", "DRUG"),
    )


def test_lead_sponsor_and_collaborators_are_told_by_their_role(trial: Trial) -> None:
    assert trial.lead_sponsor == Sponsor("Northfield University", "NETWORK")
    assert trial.collaborators == (Sponsor("Fund for Tablets", "OTHER"),)


def test_identifiers_are_read(trial: Trial) -> None:
    assert trial.other_ids == ("NF-77", "2020-000001-11")


def test_sites_are_told_by_the_countries_the_page_lists(trial: Trial) -> None:
    assert trial.sites == (
        Site("Leeds Infirmary", "Leeds", "England", "United Kingdom", "RECRUITING"),
        Site("Sankt-Martin-Spital", "Vienna", None, "Austria", None),
    )
    assert trial.sources["sites/0/status"].quote == "Site Status RECRUITING"


def test_central_contacts_are_read_without_their_degrees(trial: Trial) -> None:
    ada = Contact("Ada Example", "CONTACT", "+44 20 7946 0000", "ada@example.org")
    assert trial.contacts == (ada,)


def test_contacts_of_sites_need_to_be_as_many_as_the_sites(trial: Trial) -> None:
    assert all(site.contacts == () for site in trial.sites)


def test_contacts_given_to_sites_by_position_carry_a_caution(page: Page) -> None:
    cut = "Sankt-Martin-Spital\n\nVienna, Austria\n\n"
    trial = page("mirror", **{cut: ""})
    assert trial.sites[0].contacts == (Contact("Ben Example", "primary", "020 7946 0001"),)
    remark = trial.sources["sites/0/contacts/0"].remark
    assert remark is not None
    assert "does not name the site" in remark


def test_criteria_end_where_the_ages_begin(trial: Trial) -> None:
    text = "Inclusion Criteria\n\n* Women\n\nExclusion Criteria\n\n* Men"
    assert trial.eligibility.text == text
