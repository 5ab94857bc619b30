"""The base map: coasts, lakes, borders and divisions of the whole world in degrees."""

import json
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trialdesk.resources import locate

Points = NDArray[np.float64]
"""Rows of x and y, or of longitude and latitude."""

_MARK = b"TDM1"
_GRID = 65535


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Parts of lines or edges of areas, one after another; ``starts`` says where each begins."""

    points: Points
    starts: NDArray[np.int64]

    def sizes(self) -> NDArray[np.int64]:
        return np.diff(self.starts, append=len(self.points))

    def parts(self) -> list[Points]:
        return np.split(self.points, self.starts[1:]) if len(self.starts) else []


NO_LINES = Lines(np.zeros((0, 2)), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """Land and lakes are areas (an area in an area is a hole in it), the rest are lines."""

    land: Lines
    lakes: Lines = NO_LINES
    borders: Lines = NO_LINES
    regions: Lines = NO_LINES


@cache
def load_basemap() -> Basemap:
    """Read the map of TrialDesk."""
    return read_basemap(locate("resources/map/basemap.bin"))


def read_basemap(path: Path) -> Basemap:
    """Read a map packed by ``packaging/build_basemap.py``."""
    raw = path.read_bytes()
    mark, length = struct.unpack_from("<4sI", raw)
    if mark != _MARK:
        raise ValueError(f"{path} is no base map")
    place = 8 + length
    layers = {}
    for head in json.loads(raw[8:place]):
        body = zlib.decompress(raw[place : place + head["bytes"]])
        layers[head["kind"]] = _unpacked(body, head["parts"], head["points"])
        place += head["bytes"]
    return Basemap(layers["land"], layers["lake"], layers["border"], layers["region"])


def joined(parts: list[Points]) -> Lines:
    """Put parts one after another."""
    if not parts:
        return NO_LINES
    sizes = [len(part) for part in parts]
    return Lines(np.concatenate(parts), np.cumsum([0, *sizes[:-1]]))


def _unpacked(body: bytes, parts: int, points: int) -> Lines:
    sizes = np.frombuffer(body, "<u4", parts).astype(np.int64)
    planes = np.frombuffer(body, np.uint8, 6 * points, 4 * parts).reshape(2, 3, points)
    folded = planes.astype(np.int32)
    folded = folded[:, 0] | folded[:, 1] << 8 | folded[:, 2] << 16
    steps = (folded >> 1) ^ -(folded & 1)
    laid = np.cumsum(steps, axis=1).T / _GRID * [360.0, 180.0] - [180.0, 90.0]
    return Lines(laid, np.cumsum(sizes) - sizes)
