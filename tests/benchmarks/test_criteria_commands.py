"""The commands of benchmarks/criteria run and name errors; no figure of theirs is judged here."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.criteria.atoms import score_atoms
from benchmarks.criteria.labelled import score_labelled
from benchmarks.criteria.patterns import Found, _timings, measure_patterns, patterns
from benchmarks.criteria.speed import measure_speed

TEXT = "Inclusion Criteria:\n\n* Platelets ≥ 100 x 10^9/L\n* Any of:\n  * Epilepsy"
PLATELETS = {"parameter": "platelets", "operator": ">=", "value": 100.0, "unit": "10^9/L"}
ITEMS = (
    {
        "text": "Platelets ≥ 100 x 10^9/L",
        "polarity": "inclusion",
        "depth": 0,
        "parent": None,
        "concepts": ["platelets"],
        "constraints": [PLATELETS],
    },
    {"text": "Any of:"},
    {"text": "Epilepsy", "depth": 1, "parent": 2},
)
Captured = pytest.CaptureFixture[str]


def scored(tmp_path: Path, capsys: Captured, *items: dict[str, Any]) -> str:
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps({"text": TEXT, "items": items}) + "\n", encoding="utf-8")
    score_labelled([file])
    return capsys.readouterr().out


def test_a_text_read_as_labelled_has_no_error(tmp_path: Path, capsys: Captured) -> None:
    printed = scored(tmp_path, capsys, *ITEMS)
    assert not [line for line in printed.splitlines() if line.startswith("  ")]
    assert "exact: 3 of 3 (100.0%)" in printed
    assert "parent: 2 of 2 (100.0%)" in printed
    assert "limits right: 1 of 1 (100.0%)" in printed


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("{", "labelled.jsonl: Expecting property name"),
        ('{}\n{"text"}', "labelled.jsonl: line 2: Expecting ':' delimiter"),
        ("[1]", 'text 1: no object with a "text"'),
        ('{"text": ""}', 'text 1: no list of "items"'),
        ('{"text": "", "items": ["x"]}', 'text 1: item 1: no object with a "text"'),
        ('{"text": "", "items": [{"text": "", "parent": 2}]}', '"parent" is no place from 1 to 1'),
        ('{"text": "", "items": [{"text": "", "constraints": [{}]}]}', '"constraints" is no list'),
    ],
)
def test_a_file_not_in_the_format_is_told_in_one_line(
    content: str, fault: str, tmp_path: Path
) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=re.escape(fault)):
        score_labelled([file])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": "Platelets"}, "missing labelled.jsonl:1: 'Platelets'"),
        ({"text": "Platelets"}, "beside labelled.jsonl:1 I1: 'Platelets ≥ 100 x 10^9/L'"),
        ({"polarity": "exclusion"}, "polarity labelled.jsonl:1 I1: inclusion for exclusion"),
        ({"depth": 1}, "depth labelled.jsonl:1 I1: 0 for 1"),
        ({"parent": 2}, "parent labelled.jsonl:1 I1: None for I2"),
        ({"concepts": []}, "concepts labelled.jsonl:1 I1: ['platelets'] for []"),
        ({"constraints": [{**PLATELETS, "value": 75}]}, "limit wrong labelled.jsonl:1 I1"),
        ({"constraints": [{**PLATELETS, "parameter": "ANC"}]}, "limit not read labelled.jsonl:1"),
        ({"constraints": []}, "limit beside labelled.jsonl:1 I1"),
    ],
)
def test_each_kind_of_error_is_named(
    tmp_path: Path, capsys: Captured, change: dict[str, Any], error: str
) -> None:
    assert f"  {error}" in scored(tmp_path, capsys, {**ITEMS[0], **change}, *ITEMS[1:])


def record(tmp_path: Path) -> Path:
    file = tmp_path / "record.json"
    modules = {
        "identificationModule": {"nctId": "NCT09000001"},
        "eligibilityModule": {"eligibilityCriteria": TEXT},
    }
    file.write_text(json.dumps({"protocolSection": modules}), encoding="utf-8")
    return file


def atom(number: int, quote: str, depth: int, concepts: list[str]) -> dict[str, Any]:
    where = {"section": "inclusion", "group": None, "list_no": number, "lines": [number]}
    return {"id": quote, "quote": quote, "depth": depth, "concepts": concepts, **where}


def test_atoms_are_scored_with_their_parent(tmp_path: Path, capsys: Captured) -> None:
    labels = [
        atom(1, "Platelets ≥ 100 x 10^9/L", 0, ["platelets"]),
        atom(2, "Any of", 0, []),
        atom(2, "Epilepsy", 1, ["epilepsy"]),
    ]
    trial = {"nct_id": {"value": "NCT09000001"}, "criteria": {"inclusion": labels, "exclusion": []}}
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps({"trials": [trial]}), encoding="utf-8")
    score_atoms(gold, [record(tmp_path)])
    printed = capsys.readouterr().out
    assert "exact: 3 of 3" in printed
    assert "parent: 3 of 3" in printed
    assert "concepts: precision 100.0% of 2 found, recall 100.0% of 2 labelled" in printed


def test_speed_tells_the_floor_a_board_and_a_pair(tmp_path: Path, capsys: Captured) -> None:
    measure_speed([record(tmp_path)] * 2)
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("one compiled pass", "board of six", "a pair"))


def test_patterns_finds_what_modules_hold() -> None:
    held = {one.place for one in patterns("trialdesk.endpoints")}
    assert "trialdesk.endpoints.assessor._INDEPENDENT" in held
    assert "trialdesk.endpoints.vocabulary.EFFICACY" in held


def test_an_expression_that_reads_bytes_is_timed() -> None:
    held = Found("here", re.compile(rb"a+b"), ("sub", "search"))
    assert len(list(_timings(held, 50))) > 0


def test_patterns_are_timed(capsys: Captured) -> None:
    measure_patterns(100, ["trialdesk.endpoints"])
    assert "100 characters a text" in capsys.readouterr().out
