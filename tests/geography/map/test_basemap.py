import hashlib
from pathlib import Path

import numpy as np
import pytest

from trialdesk.geography.map.basemap import Basemap, Lines, load_basemap, read_basemap
from trialdesk.resources import locate

MOST_BYTES = 700 * 1024


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    return load_basemap()


def longest_step(lines: Lines) -> float:
    steps = np.abs(np.diff(lines.points, axis=0)).max(axis=1)
    steps[lines.starts[1:] - 1] = 0
    return float(steps.max())


def test_the_map_is_the_one_its_provenance_names() -> None:
    path = locate("resources/map/basemap.bin")
    assert path.stat().st_size <= MOST_BYTES
    assert hashlib.sha256(path.read_bytes()).hexdigest() in path.with_name("README.md").read_text()


def test_no_line_runs_across_the_world(basemap: Basemap) -> None:
    layers = (basemap.land, basemap.lakes, basemap.borders, basemap.regions)
    assert all(longest_step(layer) < 60 for layer in layers)


def test_every_area_is_closed(basemap: Basemap) -> None:
    for part in basemap.land.parts():
        assert (part[0] == part[-1]).all() or np.abs(part[0] - part[-1]).max() < 0.05


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "on_land"),
    [
        ("Hefei", 117.28, 31.86, True),
        ("Ürümqi", 87.6, 43.8, True),
        ("the Yellow Sea", 123.0, 35.5, False),
        ("Paris", 2.35, 48.85, True),
        ("the Caspian Sea", 51.0, 42.0, False),
    ],
)
def test_land_is_where_land_is(
    basemap: Basemap, place: str, longitude: float, latitude: float, *, on_land: bool
) -> None:
    crossings = 0
    for part in basemap.land.parts():
        x, y = part.T
        onward_x, onward_y = np.roll(x, -1), np.roll(y, -1)
        spans = (y > latitude) != (onward_y > latitude)
        at = x + (latitude - y) / np.where(spans, onward_y - y, 1) * (onward_x - x)
        crossings += int((spans & (at > longitude)).sum())
    assert bool(crossings % 2) is on_land, place


def test_a_file_that_is_no_map_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GIF89a and more")
    with pytest.raises(ValueError, match="no base map"):
        read_basemap(path)
