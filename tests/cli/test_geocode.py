import json

import pytest

from trialdesk.cli import place_commands
from trialdesk.cli.main import main


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_commands, "cache_folder", lambda: tmp_path_factory.mktemp("cache"))


def test_geocode_gives_the_shape_of_the_contract(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["geocode", "Jining, Liaoning, China", "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert set(found) >= {
        "query",
        "latitude",
        "longitude",
        "name",
        "admin1",
        "country",
        "status",
        "note",
        "alternatives",
    }
    assert (found["status"], found["admin1"]) == ("check", "Shandong")
    assert [other["admin1"] for other in found["alternatives"]] == ["Inner Mongolia"]


def test_latitude_comes_before_longitude(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Hefei, Anhui, China"]) == 0
    assert "31.864, 117.281" in capsys.readouterr().out


def test_what_is_not_found_is_null(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["geocode", "Qqqqq, Poland", "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["status"] == "not-found"
    assert {found[key] for key in ("latitude", "longitude", "name", "admin1", "country")} == {None}


def test_people_are_told_the_doubt_the_alternatives_and_the_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["geocode", "Suzhou, China"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("Suzhou")
    assert "to be checked" in told.out
    assert "Anhui" in told.out
    assert "GeoNames (CC BY 4.0)" in told.err
