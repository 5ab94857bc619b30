import json
from pathlib import Path

import pytest

from trialdesk.errors import TrialDeskError
from trialdesk.geography.map.outline import load_outline

SQUARE = [[[100, 20], [120, 20], [120, 40], [100, 40], [100, 20]]]


def written(path: Path, content: object) -> str:
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def test_areas_and_lines_are_found_wherever_geojson_holds_them(tmp_path: Path) -> None:
    shapes = [
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]},
        {"type": "LineString", "coordinates": [[100, 20], [110, 30, 5]]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]]]}],
        },
    ]
    features = [{"type": "Feature", "geometry": shape, "properties": None} for shape in shapes]
    path = written(tmp_path / "o.json", {"type": "FeatureCollection", "features": features})
    outline = load_outline(path)
    assert len(outline.land.starts) == 3
    assert len(outline.borders.starts) == 2


@pytest.mark.parametrize(
    "content",
    [
        {"type": "FeatureCollection", "features": []},
        {"type": "Polygon", "coordinates": [[[4e6, 3e6], [4e6, 3e6], [4e6, 1]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"], [1, 2], [3, 4]]]},
        {"type": "Polygon", "coordinates": 5},
        {"type": "Polygon"},
        [1, 2],
        "text",
    ],
)
def test_what_is_no_outline_is_said_to_be_none(tmp_path: Path, content: object) -> None:
    path = written(tmp_path / "bad.json", content)
    with pytest.raises(TrialDeskError, match=r"outline-.*bad\.json"):
        load_outline(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrialDeskError, match="outline-refused"):
        load_outline(str(tmp_path / "none.json"))
