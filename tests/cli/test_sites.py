import json
from pathlib import Path
from typing import Any

import pytest

from trialdesk.cli.main import main


@pytest.fixture
def run(sample_library: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    def running(*arguments: str) -> str:
        assert main(["--library", str(sample_library), *arguments]) == 0
        return capsysbinary.readouterr().out.decode()

    return running


def test_the_nearest_sites_come_first(run: Any) -> None:
    shown = json.loads(run("sites", "nct07008976", "--near", "Hefei, Anhui, China", "--json"))
    distances = [site["distance_km"] for site in shown["sites"]]
    assert shown["home"]["label"] == "Hefei, Anhui, China"
    assert distances == sorted(distances)
    assert shown["trials"][0]["listed"] == len(distances)


def test_without_near_there_is_no_distance(run: Any) -> None:
    shown = json.loads(run("sites", "NCT07008976", "--json"))
    assert shown["home"] is None
    assert {site["distance_km"] for site in shown["sites"]} == {None}


def test_people_read_a_table_and_how_many_sites_are_known(run: Any) -> None:
    text = run("sites", "NCT07008976", "NCT07047365", "--near", "Hefei, Anhui, China")
    assert "same city" in text
    assert "1 of 69 sites known" in text


@pytest.mark.parametrize("near", [["--near", "-33.9,18.4"], ["--near=-33.9,18.4"]])
def test_a_point_south_of_the_equator_can_be_named(run: Any, near: list[str]) -> None:
    shown = json.loads(run("sites", "NCT07008976", *near, "--json"))
    assert shown["home"] == {"latitude": -33.9, "longitude": 18.4, "label": "-33.9, 18.4"}


def test_a_place_that_is_not_certain_exits_1_and_says_what_to_write(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--library", str(sample_library), "sites", "NCT07008976", "--near", "Suzhou"]
    assert main(arguments) == 1
    assert "Write city, province and country" in capsys.readouterr().err


def test_the_brief_counts_distances_from_the_place_named(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    run("brief", "NCT07008976", "--near", "Hefei, Anhui, China", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF")
