import json
from pathlib import Path
from typing import Any

import pytest

from trialdesk.cli.main import main

TRIAL = "NCT09000001"


@pytest.fixture
def library(tmp_path: Path) -> str:
    path = str(tmp_path / "l.db")
    for number, (status, day) in enumerate(
        [("RECRUITING", "2026-01-01"), ("TERMINATED", "2026-02-01")]
    ):
        module = {
            "identificationModule": {"nctId": TRIAL},
            "statusModule": {
                "overallStatus": status,
                "lastUpdatePostDateStruct": {"date": day},
            },
        }
        record = tmp_path / f"{number}.json"
        record.write_text(json.dumps({"protocolSection": module}))
        assert main(["--library", path, "import", str(record)]) == 0
    return path


def run_json(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Any:
    capsysbinary.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_history_lists_snapshots_oldest_first(
    library: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    listed = run_json(capsysbinary, "--library", library, "history", TRIAL.lower())
    assert [set(one) for one in listed] == [
        {"snapshot", "data_date", "imported_at", "document", "sha256", "registry", "partial"}
    ] * 2
    assert [one["document"] for one in listed] == ["0.json", "1.json"]


def test_changes_are_given_in_the_shape_of_the_contract(
    library: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run_json(capsysbinary, "--library", library, "changes", TRIAL) == {
        "nct_id": TRIAL,
        "from": 1,
        "to": 2,
        "changes": [
            {
                "field": "status",
                "weight": "high",
                "before": "RECRUITING",
                "after": "TERMINATED",
            }
        ],
    }


def test_changes_are_told_to_people(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", library, "changes", TRIAL]) == 0
    assert "Terminated" in capsys.readouterr().out
    assert main(["--library", library, "changes", TRIAL, "--from", "1", "--to", "1"]) == 0
    assert "No compared attribute differs" in capsys.readouterr().out


def test_an_unknown_snapshot_is_said_and_exits_1(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", library, "changes", TRIAL, "--from", "7"]) == 1
    assert "has snapshots 1, 2" in capsys.readouterr().err
