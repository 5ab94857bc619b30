from collections.abc import Callable
from pathlib import Path

import pytest

from trialdesk.domain.site import Site
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, Sponsor, Trial
from trialdesk.registries.read import read

Page = Callable[..., Trial]


@pytest.fixture
def trial(page: Page) -> Trial:
    return page("patient")


def test_glued_facts_are_read(trial: Trial) -> None:
    assert trial.id == "NCT09111111"
    assert trial.phases == ("PHASE2", "PHASE3")
    assert trial.study_type == "INTERVENTIONAL"
    assert trial.enrollment == Enrollment(1204, "ESTIMATED")
    assert (trial.eligibility.minimum_age, trial.eligibility.maximum_age) == ("18 Years", None)
    assert trial.eligibility.sex == "FEMALE"
    assert trial.sites_stated == 7


def test_the_one_place_a_page_names_is_a_site_without_more(trial: Trial) -> None:
    assert trial.sites == (Site(city="Leeds", state="Yorkshire"),)
    assert trial.sources["sites/0"].quote == "Leeds, Yorkshire and 6 other locations"


def test_only_a_known_class_is_taken_off_the_sponsor_s_name(trial: Trial) -> None:
    assert trial.lead_sponsor == Sponsor("Northfield University (Western Campus)", "NETWORK")


def test_design_is_read_from_the_official_title(trial: Trial) -> None:
    assert trial.official_title is not None
    assert trial.official_title.startswith("A Randomized, Open-label, Parallel-group")
    design = (trial.allocation, trial.masking, trial.intervention_model)
    assert design == ("RANDOMIZED", "NONE", "PARALLEL")
    assert trial.sources["masking"].quote == "Open-label"


def test_treatments_come_from_the_title_and_not_from_the_harvested_keywords(trial: Trial) -> None:
    assert [intervention.name for intervention in trial.interventions] == [
        "ZT-1045",
        "Anastrozole",
        "Letrozole",
    ]
    described = "an oral inhibitor of an invented kinase"
    assert trial.interventions[0] == Intervention("ZT-1045", None, described)


def test_the_two_sides_of_a_comparison_are_the_arms(trial: Trial) -> None:
    assert trial.arms == (
        Arm("ZT-1045 + letrozole", None, "ZT-1045 plus a letrozole regimen"),
        Arm("Anastrozole", None, "anastrozole"),
    )
    assert trial.sources["arms/0"].lines == (23,)


def test_what_the_editors_wrote_is_left_out(trial: Trial) -> None:
    assert (trial.brief_summary, trial.detailed_description) == (None, None)


def test_what_the_page_does_not_say_is_not_stated(trial: Trial) -> None:
    assert (trial.status, trial.start_date, trial.has_results) == (None, None, None)
    assert (trial.primary_purpose, trial.eligibility.healthy_volunteers) == (None, None)
    assert (trial.outcomes, trial.contacts) == ((), ())


def test_criteria_keep_their_lines(trial: Trial) -> None:
    text = trial.eligibility.text
    assert text is not None
    lines = trial.sources["eligibility/text"].lines
    assert text.split("\n")[3] == "* Platelets >100"
    assert (len(lines), lines[3]) == (len(text.split("\n")), 39)


def test_conditions_are_the_line_at_the_foot_and_no_criterion(trial: Trial) -> None:
    assert trial.conditions == ("Early Breast Cancer",)


def test_review_day_and_publisher_are_the_snapshot_s(trial: Trial) -> None:
    snapshot = trial.snapshot
    assert snapshot is not None
    assert (snapshot.kind, snapshot.publisher) == ("page", "Trial Finder")
    assert (snapshot.data_date, snapshot.data_date_basis) == ("2024-02-03", "last reviewed")


def test_sources_point_at_lines_and_not_into_a_record(trial: Trial) -> None:
    assert {source.pointer for source in trial.sources.values()} == {None}


def test_the_page_is_kept_byte_for_byte(pages: Path) -> None:
    path = pages / "patient.txt"
    assert read(path).records[0].raw == path.read_bytes()


def test_a_page_without_an_official_title_states_no_design(page: Page, pages: Path) -> None:
    title = (pages / "patient.txt").read_text("utf-8").split("\n")[2]
    trial = page("patient", **{title: ""})
    assert (trial.official_title, trial.allocation, trial.interventions) == (None, None, ())
