import json

from trialdesk.registries.read import read_bytes


def boxed(value: object) -> object:
    if isinstance(value, dict):
        return {name: boxed(member) for name, member in value.items()}
    if isinstance(value, list):
        return [boxed(item) if isinstance(item, dict) else item for item in value]
    return [value]


STUDY = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT09000001", "briefTitle": "A title"},
        "designModule": {"phases": ["PHASE2"], "enrollmentInfo": {"count": 12, "type": "ACTUAL"}},
        "conditionsModule": {"conditions": ["Breast Cancer"]},
        "armsInterventionsModule": {"interventions": [{"name": "X", "otherNames": ["Y"]}]},
    },
    "hasResults": False,
}


def test_single_values_in_lists_of_one_are_read_as_the_values_they_are() -> None:
    (plain,) = read_bytes(json.dumps(STUDY).encode(), "a.json").records
    (from_r,) = read_bytes(json.dumps(boxed(STUDY)).encode(), "a.json").records
    assert from_r.issues == ()
    for name in ("id", "brief_title", "phases", "enrollment", "conditions", "interventions"):
        assert getattr(from_r.trial, name) == getattr(plain.trial, name)
    assert from_r.trial.has_results is False


def test_a_broken_line_is_named_and_the_next_lines_are_read() -> None:
    line = json.dumps(STUDY)
    reading = read_bytes(f"{line}\n{{broken\n{line}\n".encode(), "a.ndjson")
    assert len(reading.records) == 2
    assert "line 2 of the file" in reading.rejections[0].reason
