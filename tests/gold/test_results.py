import json
from typing import Any

import pytest

from tests.gold.check_gold import ROOT, SHARED
from trialdesk.exports.results_json import results_json
from trialdesk.registries.read import read

NUMBER = "NCT04165993"
CURATED = SHARED / f"gold/results_{NUMBER}.json"
Figure = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not CURATED.is_file(), reason="the curated results (../shared beside the checkout) are missing"
)
# Rows of Table 1 the curator gave the label of their neighbour; the record keeps the printed one.
RELABELLED = {
    "t1_lymph": "t1_row_pleura",
    "t1_pleura": "t1_row_others",
    "t1_others": "t1_row_visceral",
    "t1_visceral": "t1_row_without_label",
    "t1_lung": "t1_row_lung_liver_first",
    "t1_liver": "t1_row_lung_liver_second",
}
# Figures with several values, which the record gives one by one.
SPLIT = {
    "os_disc": {"os_12_discussion", "os_30_discussion"},
    "case_dose": {"case_dose_given", "case_dose_planned", "case_stopped"},
    "ae_kn_dc_causes": {f"ae_kn_dc_causes_{number}" for number in (1, 2, 3)},
}


@pytest.fixture(scope="module")
def curated() -> Figure:
    return dict(json.loads(CURATED.read_text("utf-8")))


@pytest.fixture(scope="module")
def reported() -> Figure:
    trial = read(ROOT / f"sample_db/records/{NUMBER}.json").records[0].trial
    return dict(results_json([trial])["trials"][0])


@pytest.fixture(scope="module")
def estimates(reported: Figure) -> dict[str, Figure]:
    return {one["key"]: one for one in reported["estimates"]}


def test_every_curated_figure_is_reported_with_its_digits(
    curated: Figure, estimates: dict[str, Figure]
) -> None:
    differing = [
        figure["id"]
        for figure in _single(curated)
        if (one := estimates.get(_key(figure))) is None or not _same(figure, one)
    ]
    assert differing == []
    assert set.union(*SPLIT.values()) <= set(estimates)


def test_every_curated_figure_is_found_on_its_lines(
    curated: Figure, estimates: dict[str, Figure]
) -> None:
    elsewhere = [
        figure["id"]
        for figure in _single(curated)
        if not set(estimates[_key(figure)]["source"]["lines"]) <= set(figure["lines"])
    ]
    assert elsewhere == []


def test_recomputed_figures_are_those_the_curator_computed(
    curated: Figure, estimates: dict[str, Figure]
) -> None:
    for figure in _single(curated):
        found = estimates[_key(figure)]["recomputed"]
        expected = figure["recomputed"] or {}
        if "percent" in expected:
            assert found["value"] == expected["percent"], figure["id"]
        if "cp95_computed" in expected:
            assert [found["low"], found["high"]] == expected["cp95_computed"], figure["id"]


def test_adverse_events_are_those_of_the_curated_table(curated: Figure, reported: Figure) -> None:
    found = {
        (event["term"], event["grade"]): (event["n"], event["N"], event["percent"])
        for event in reported["adverse_events"]
    }
    for row in curated["adverse_events_table3"]:
        assert found[row["term"], "any"] == (row["any_n"], row["N"], row["any_pct"])
        printed = row["g3_pct_printed"]
        assert found[row["term"], "3+"] == (row["g3_n"], row["N"], printed)
    assert len(found) == 2 * len(curated["adverse_events_table3"])


def test_comparators_are_those_quoted(curated: Figure, reported: Figure) -> None:
    quoted = [(one["study"], one["arm"], one["measure"]) for one in curated["external_comparators"]]
    found = [(one["study"], one["arm"], one["measure"]) for one in reported["comparators"]]
    assert found == quoted


def test_exactly_the_curated_disagreements_are_flagged(curated: Figure, reported: Figure) -> None:
    wrong = [
        *(one["key"] for one in reported["estimates"] if _disagrees(one)),
        *(one["term"] for one in reported["adverse_events"] if _disagrees(one)),
        *(
            other["id"]
            for one, other in zip(
                reported["comparators"], curated["external_comparators"], strict=True
            )
            if _disagrees(one)
        ),
    ]
    assert wrong == curated["meta"]["percentages_disagreeing"]


def test_curated_dates_are_reported(curated: Figure, reported: Figure) -> None:
    dates = {figure["value"] for figure in curated["numbers"] if figure["unit"] == "date"}
    assert {reported["cutoff"], *(day["date"] for day in reported["dates"])} == dates


def _key(figure: Figure) -> str:
    number = str(figure["id"])
    return RELABELLED.get(number, number)


def _single(curated: Figure) -> list[Figure]:
    """Give the figures of one value that stand among the estimates."""
    return [
        figure
        for figure in curated["numbers"]
        if figure["unit"] != "date"
        and figure["id"] not in SPLIT
        and not figure["id"].startswith("t3_")
    ]


def _same(figure: Figure, one: Figure) -> bool:
    stated = figure["N"] if not figure.get("N_inferred") else None
    return (
        (one["n"], one["N"]) == (figure["n"], stated)
        and _value(one) == _curated_value(figure)
        and _limits(one) == figure["ci95_reported"]
        and (not figure["range"] or list(one["range"].values()) == figure["range"])
    )


def _value(one: Figure) -> object:
    if one["not_reached"]:
        return "NR"
    if one["value"] is None and one["range"]:
        bounds = list(one["range"].values())
        return f">{bounds[0]}" if bounds[1] is None else bounds
    return one["value"]


def _curated_value(figure: Figure) -> object:
    percent = figure["percent_reported"]
    return figure["value"] if percent is None else percent


def _limits(one: Figure) -> list[object] | None:
    if one["interval"] is None:
        return None
    high = one["interval"]["high"]
    reached = one["interval"]["why_no_high"] != "not reached"
    return [one["interval"]["low"], high if reached else "NR"]


def _disagrees(one: Figure) -> bool:
    return bool(one["recomputed"] and one["recomputed"]["agrees"] is False)
