"""The words on a map: names of cities, of home, of rings; none upon another."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from trialdesk.geography.map.labels import LabelBox, Room, Spot
from trialdesk.geography.map.window import MapWindow
from trialdesk.presentation.map_figure import Bubble, HomeMark, Label, Ring
from trialdesk.presentation.sites.site_cities import SiteCities
from trialdesk.presentation.wording.translation import _

TextMeasure = Callable[[str], tuple[float, float]]
"""Gives the width and height a text will have, in units of the figure."""

_MOST = 80
_HOME_RADIUS = 9.0
_CORNERS = 1.2
_LONGEST = 40


def map_labels(
    cities: SiteCities,
    bubbles: Sequence[Bubble],
    about: tuple[HomeMark | None, Sequence[Ring]],
    window: MapWindow,
    measure: TextMeasure,
) -> tuple[Label, ...]:
    """Place labels where there is room: home first, then the largest bubbles, then rings."""
    home, rings = about
    room = Room(window.width, window.height, list(_taken(bubbles, home)))
    wanted: list[tuple[Sequence[str], float, float, float, bool]] = []
    if home is not None:
        wanted.append(([_short(home.label)], home.x, home.y, _HOME_RADIUS, False))
    inside = [bubble for bubble in bubbles if _is_inside(bubble, window)][:_MOST]
    wanted += [
        (bubble_labels(cities, bubble), bubble.x, bubble.y, bubble.radius, False)
        for bubble in inside
    ]
    wanted += [([ring.label], *at, 0.0, True) for ring in rings for at in _tops(ring, window)]
    labels = []
    for texts, x, y, radius, quiet in wanted:
        for text in texts:
            width, height = measure(text)
            spot = room.place(LabelBox(x, y, radius, width, height))
            if spot is not None:
                labels.append(Label(text, spot[0], spot[1], width, height, quiet))
                break
    return tuple(labels)


def bubble_labels(cities: SiteCities, bubble: Bubble) -> list[str]:
    """Name a bubble by its weightiest city; first with the number of sites of each trial."""
    name = _short(cities.name_of(int(bubble.cities[0])))
    if len(bubble.cities) > 1:
        name = _("{city} +{number}").format(city=name, number=len(bubble.cities) - 1)
    if bubble.count == 1:
        return [name]
    return [f"{name} · " + " ".join(f"{part.letter}{part.count}" for part in bubble.slices), name]


def _taken(bubbles: Sequence[Bubble], home: HomeMark | None) -> Iterator[Spot]:
    marks = [(bubble.x, bubble.y, bubble.radius) for bubble in bubbles]
    if home is not None:
        marks.append((home.x, home.y, _HOME_RADIUS))
    # a mark with corners reaches beyond its radius
    for x, y, radius in marks:
        reach = _CORNERS * radius
        yield x - reach, y - reach, x + reach, y + reach


def _is_inside(bubble: Bubble, window: MapWindow) -> bool:
    return 0 <= bubble.x <= window.width and 0 <= bubble.y <= window.height


def _tops(ring: Ring, window: MapWindow) -> Iterator[tuple[float, float]]:
    """Return the highest place of a ring that is seen."""
    points = ring.lines.points
    seen = points[((points >= 0) & (points <= [window.width, window.height])).all(axis=1)]
    if len(seen):
        x, y = seen[int(np.argmin(seen[:, 1]))]
        yield float(x), float(y)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
