"""A map outline of the user's own, such as an approved standard map, in place of ours."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from trialdesk.errors import TrialDeskError
from trialdesk.geography.map.basemap import Basemap, Points, joined

_LARGEST = 64 * 2**20
_AREA, _LINE = 3, 2
"""The fewest positions of a ring and of a line."""


def load_outline(path: str) -> Basemap:
    """Read areas and lines from a GeoJSON file; raises TrialDeskError where it holds neither."""
    try:
        if Path(path).stat().st_size > _LARGEST:
            raise TrialDeskError("outline-too-large", path=path)
        written = json.loads(Path(path).read_text("utf-8"))
        areas = list(_positions(written, "Polygon", "MultiPolygon", _AREA))
        lines = list(_positions(written, "LineString", "MultiLineString", _LINE))
    except OSError as error:
        raise TrialDeskError("outline-refused", path=path, reason=error.strerror) from error
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise TrialDeskError("outline-not-geojson", path=path, reason=str(error)) from error
    if not areas and not lines:
        raise TrialDeskError("outline-empty", path=path)
    return Basemap(joined(areas), borders=joined(lines))


def _positions(node: Any, single: str, many: str, fewest: int) -> Iterator[Points]:  # noqa: ANN401 - JSON
    """Find every ring or line, wherever features and collections hold it."""
    if not isinstance(node, dict):
        raise TypeError("an object was expected")
    for part in node.get("features") or node.get("geometries") or ():
        yield from _positions(part, single, many, fewest)
    if node.get("geometry"):
        yield from _positions(node["geometry"], single, many, fewest)
    if node.get("type") in {single, many}:
        yield from _arrays(node["coordinates"], fewest)


def _arrays(nested: list[Any], fewest: int) -> Iterator[Points]:
    """Return the innermost lists of positions, as arrays of longitude and latitude."""
    if nested and isinstance(nested[0][0], list):
        for part in nested:
            yield from _arrays(part, fewest)
    elif len(nested) >= fewest:
        points = np.array([position[:2] for position in nested], float)
        if not (np.abs(points) <= [180, 90]).all():
            raise ValueError("a position is no longitude and latitude in degrees")
        yield points
