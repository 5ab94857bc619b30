import json
from pathlib import Path
from typing import Any

import pytest

from trialdesk.cli.main import main


@pytest.fixture
def reported(sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    command = ["--library", str(sample_library), "results", "nct04165993", "--json"]
    assert main(command) == 0
    (trial,) = json.loads(capsysbinary.readouterr().out)["trials"]
    return dict(trial)


def test_two_printed_percentages_do_not_agree_with_their_counts(reported: dict[str, Any]) -> None:
    figures = [*reported["estimates"], *reported["adverse_events"], *reported["comparators"]]
    wrong = [one for one in figures if one["recomputed"] and one["recomputed"]["agrees"] is False]
    assert [(one["measure"], one["n"], one["recomputed"]["value"]) for one in wrong] == [
        ("Prior endocrine therapy", 12, 21.1),
        ("LVEF reduction ≥10% and absolute <50%", 2, 1.6),
    ]


def test_every_percentage_of_a_count_and_every_exact_interval_is_recomputed(
    reported: dict[str, Any],
) -> None:
    counted = [
        one for one in reported["estimates"] if one["unit"] == "percent" and one["n"] is not None
    ]
    exact = [
        one["recomputed"]["interval_agrees"]
        for one in reported["estimates"]
        if one["interval"] and one["interval"]["method"] == "Clopper-Pearson"
    ]
    assert all(one["recomputed"] for one in (*counted, *reported["adverse_events"]))
    assert exact == [True] * 8


def test_sums_courses_and_follow_up_of_the_sample_agree(reported: dict[str, Any]) -> None:
    assert len(reported["sums"]) == 9
    assert all(one["agrees"] for one in reported["sums"])
    assert all(one["falls"] for one in reported["courses"])
    medians = [median for one in reported["courses"] for median in one["medians"]]
    assert all(median["agrees"] for median in medians)
    assert [one["agrees"] for one in reported["follow_up"]["reported"]] == [True]


def test_every_figure_has_its_place_in_the_document(reported: dict[str, Any]) -> None:
    figures = [*reported["estimates"], *reported["adverse_events"], *reported["comparators"]]
    assert [one for one in figures if not one["source"]["lines"]] == []


def test_a_trial_without_results_says_so(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(sample_library), "results", "NCT07008976"]) == 0
    assert "no results in the record" in capsys.readouterr().out
