import json
from pathlib import Path

import pytest

from trialdesk.cli.main import main


def test_any_text_is_split_and_read_without_a_library(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = tmp_path / "criteria.txt"
    text.write_text("Inclusion Criteria:\n\n* Platelets ≥ 100 x 10^9/L", encoding="utf-8")
    assert main(["criteria", "--text", str(text), "--json"]) == 0
    (item,) = json.loads(capsysbinary.readouterr().out)["criteria"]
    (limit,) = item["constraints"]
    assert (item["polarity"], item["concepts"]) == ("inclusion", ["platelets"])
    assert (limit["parameter"], limit["operator"], limit["value_si"], limit["unit_si"]) == (
        "platelets",
        ">=",
        100,
        "10^9/L",
    )


def test_aligned_criteria_of_the_sample_lose_no_item(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = ["NCT07008976", "NCT07047365"]
    assert main(["--library", str(sample_library), "criteria", *names, "--json"]) == 0
    aligned = json.loads(capsysbinary.readouterr().out)
    for name in names:
        assert main(["--library", str(sample_library), "show", name, "--json"]) == 0
        shown = json.loads(capsysbinary.readouterr().out)["eligibility"]["criteria"]
        found = {one for row in aligned["rows"] for one in row["cells"][name]["criterion_ids"]}
        assert found == {item["id"] for item in shown}


def test_neither_trials_nor_a_text_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["criteria"])
    assert stopped.value.code == 2


def test_a_text_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["criteria", "--text", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err
