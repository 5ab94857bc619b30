"""Cutting lines and areas to a box, and leaving out what is too small to see."""

import numpy as np
from numpy.typing import NDArray

from trialdesk.geography.map.basemap import NO_LINES, Lines, Points, joined
from trialdesk.geography.map.window import Box

Mask = NDArray[np.bool_]


def boxes(lines: Lines) -> Points:
    """Return left, bottom, right and top of each part."""
    if not len(lines.starts):
        return np.zeros((0, 4))
    low = np.minimum.reduceat(lines.points, lines.starts)
    high = np.maximum.reduceat(lines.points, lines.starts)
    return np.concatenate((low, high), axis=1)


def touching(around: Points, box: Box) -> Mask:
    """Return which boxes share something with a box."""
    left, bottom, right, top = box
    across = (around[:, 0] <= right) & (around[:, 2] >= left)
    return np.asarray(across & (around[:, 1] <= top) & (around[:, 3] >= bottom))


def within(around: Points, box: Box) -> Mask:
    left, bottom, right, top = box
    across = (around[:, 0] >= left) & (around[:, 2] <= right)
    return np.asarray(across & (around[:, 1] >= bottom) & (around[:, 3] <= top))


def chosen(lines: Lines, parts: Mask) -> Lines:
    """Keep some of the parts."""
    sizes = lines.sizes()
    kept = sizes[parts]
    return Lines(lines.points[np.repeat(parts, sizes)], np.cumsum(kept) - kept)


def stretches(lines: Lines, wanted: Mask) -> Lines:
    """Keep the stretches wanted; ``wanted`` tells it of each point and the next of its part."""
    forward = wanted.copy()
    forward[lines.starts[1:] - 1] = False
    forward[-1:] = False
    behind = np.zeros(len(forward), bool)
    behind[1:] = forward[:-1]
    kept = forward | behind
    return Lines(lines.points[kept], np.flatnonzero(~behind[kept]))


def lines_in(lines: Lines, box: Box) -> Lines:
    """Keep what may be seen in a box: every stretch whose own box touches it."""
    near = chosen(lines, touching(boxes(lines), box))
    if not len(near.points):
        return NO_LINES
    onward = np.roll(near.points, -1, axis=0)
    around = np.concatenate((np.minimum(near.points, onward), np.maximum(near.points, onward)), 1)
    return stretches(near, touching(around, box))


def areas_in(areas: Lines, box: Box) -> Lines:
    """Cut areas to a box, after Sutherland and Hodgman."""
    around = boxes(areas)
    inside = within(around, box)
    whole = chosen(areas, inside)
    crossing = chosen(areas, touching(around, box) & ~inside)
    cut = [_cut(part, box) for part in crossing.parts()]
    pieces = joined([part for part in cut if len(part)])
    starts = np.concatenate((whole.starts, pieces.starts + len(whole.points)))
    return Lines(np.concatenate((whole.points, pieces.points)), starts)


def _cut(points: Points, box: Box) -> Points:
    for axis, limit, sign in ((0, box[0], -1), (0, box[2], 1), (1, box[1], -1), (1, box[3], 1)):
        if len(points):
            points = _cut_at(points, axis, limit, sign)
    return points


def _cut_at(points: Points, axis: int, limit: float, sign: int) -> Points:
    beyond = sign * (points[:, axis] - limit)
    inside = beyond <= 0
    if inside.all():
        return points
    onward, beyond_onward = np.roll(points, -1, axis=0), np.roll(beyond, -1)
    crosses = inside != (beyond_onward <= 0)
    gap = np.where(crosses, beyond - beyond_onward, 1.0)
    at = points + (onward - points) * (beyond / gap)[:, None]
    both = np.stack((points, at), axis=1).reshape(-1, 2)
    kept: Points = both[np.stack((inside, crosses), axis=1).ravel()]
    return kept


def thinned(lines: Lines, cell: float) -> Lines:
    """Leave out points that share a cell with the one before, and parts within one cell."""
    if not len(lines.points):
        return lines
    cells = np.floor(lines.points / cell)
    kept = np.ones(len(cells), bool)
    kept[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    kept[lines.starts] = True
    kept[lines.starts + lines.sizes() - 1] = True
    sizes = np.add.reduceat(kept, lines.starts)
    few = Lines(lines.points[kept], np.cumsum(sizes) - sizes)
    around = boxes(few)
    return chosen(few, (around[:, 2:] - around[:, :2]).max(axis=1) > cell)
