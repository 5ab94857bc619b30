import json
from pathlib import Path

import pytest

from trialdesk.cli.main import main

SAMPLE = ["NCT04165993", "NCT06115902", "NCT06452706", "NCT07008976", "NCT07047365"]


def run_json(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> object:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_list_names_the_five_sample_trials(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    listed = run_json(capsysbinary, "--library", str(sample_library), "list")
    assert isinstance(listed, list)
    assert sorted(trial["nct_id"] for trial in listed) == SAMPLE


def test_show_prints_one_json_document_with_null_for_not_stated(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    shown = run_json(capsysbinary, "--library", str(sample_library), "show", "nct07008976")
    assert isinstance(shown, dict)
    assert shown["enrollment"] == {"count": 246, "type": None}
    assert shown["official_title"] is None


def test_compare_gives_every_stated_cell_its_source(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    compared = run_json(capsysbinary, "--library", str(sample_library), "compare", *SAMPLE)
    assert isinstance(compared, dict)
    cells = [
        cell
        for section in compared["sections"]
        for row in section["rows"]
        for cell in row["cells"].values()
    ]
    assert [cell for cell in cells if cell["stated"] and cell["source"] is None] == []


def test_one_section_alone_can_be_asked_for(
    sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    compared = run_json(
        capsysbinary, "--library", str(sample_library), "compare", *SAMPLE, "--section", "dosing"
    )
    assert isinstance(compared, dict)
    assert [section["name"] for section in compared["sections"]] == ["dosing"]


def test_a_missing_library_is_said_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(tmp_path / "none.db"), "list"]) == 1
    assert "none.db" in capsys.readouterr().err


def test_an_unknown_trial_is_said_and_exits_1(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(sample_library), "show", "NCT00000001"]) == 1
    assert "NCT00000001" in capsys.readouterr().err


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["compare"])
    assert stopped.value.code == 2


def test_import_of_a_broken_file_beside_a_good_one_exits_3(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "good.json").write_text(
        '{"protocolSection": {"identificationModule": {"nctId": "NCT09000001"}}}'
    )
    (tmp_path / "bad.json").write_text("{")
    library = str(tmp_path / "l.db")
    files = [str(tmp_path / name) for name in ("good.json", "bad.json")]
    assert main(["--library", library, "import", *files, "--json"]) == 3
    report = json.loads(capsysbinary.readouterr().out)
    assert report["counts"] == {"new": 1, "changed": 0, "identical": 0, "rejected": 1}


def test_a_defect_exits_70_and_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("trialdesk.operations.importing.sample.write_sample", broken)
    assert main(["sample", str(tmp_path / "s.db")]) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_text_output_marks_a_difference_without_colour(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(sample_library), "compare", *SAMPLE[:2]]) == 0
    assert "≠" in capsys.readouterr().out
