import json
from pathlib import Path
from typing import Any

import pytest

from trialdesk.cli.main import main
from trialdesk.operations.open_library import open_library


def checks(library: Path, capsysbinary: pytest.CaptureFixture[bytes], *ids: str) -> list[Any]:
    assert main(["--library", str(library), "checks", *ids, "--json"]) == 0
    found: list[Any] = json.loads(capsysbinary.readouterr().out)
    return found


def test_the_whole_library_is_checked_where_no_trial_is_named(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = checks(sample_library, capsysbinary)
    with open_library(sample_library) as library:
        assert {one["nct_id"] for one in found} == {one.id for one in library.summaries()}


def test_only_the_named_trials_are_checked(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = checks(sample_library, capsysbinary, "nct07047365")
    assert {one["nct_id"] for one in found} == {"NCT07047365"}


@pytest.mark.parametrize(
    ("trial", "rule", "line"),
    [
        ("NCT04165993", "percent-of-count", 145),
        ("NCT04165993", "same-duration-two-units", 149),
        ("NCT04165993", "percent-of-quoted-count", 314),
        ("NCT04165993", "citation-of-study", 314),
        ("NCT06115902", "lost-negation", 68),
        ("NCT06452706", "benefit-like-control", 97),
        ("NCT06452706", "randomised-in-single-group", 93),
        ("NCT07008976", "few-sites-recruit", 19),
        ("NCT07008976", "hospital-almost-city", 345),
        ("NCT07047365", "drug-against-indication", 78),
    ],
)
def test_known_errors_of_the_sample_are_found_with_their_line(
    sample_library: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    trial: str,
    rule: str,
    line: int,
) -> None:
    found = [one for one in checks(sample_library, capsysbinary, trial) if one["rule"] == rule]
    assert line in [number for one in found for number in one["source"]["lines"]]


def test_people_read_the_findings_as_a_table(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(sample_library), "checks", "NCT07047365"]) == 0
    told = capsys.readouterr().out
    assert "WEIGHS HIGH" in told
    assert "bisphosphonates" in told


def test_a_trial_that_is_not_there_is_said(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(sample_library), "checks", "NCT09999999"]) == 1
    assert "NCT09999999" in capsys.readouterr().err
