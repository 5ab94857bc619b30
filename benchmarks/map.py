"""Time of a frame of the Sites map, of opening the view, of decoding the base map.

Usage: python benchmarks/map.py [RUNS] [--sites NUMBER…] [--at-once]. Frames are measured with so
many sites (1000 and 60000). The view is opened some seconds after the
start, when what it needs has been loaded in the background; --at-once opens it before. A frame is
what moving the map beyond the kept ground takes: the ground cut out and drawn anew, sites put into
bubbles, labels laid out, everything painted, at 1100 by 720. "Moving" is a frame on kept ground.
The floor paints as many points of lines, alone and without a choice of what is seen, in the same
run. On a busy machine processor time is the figure to look at: it counts all threads of this
process alone.
"""

import os
import random
import sys
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measurement import (
    add_slack,
    is_above,
    milliseconds,
    parser,
    positive,
    print_measured,
    repeated,
    spread,
)
from benchmarks.window import make_application, open_library, open_window, settle
from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.domain.place import Located, Place, PlaceNote
from trialdesk.domain.site import Site
from trialdesk.gui.look import theme
from trialdesk.gui.views.sites.view import SitesView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.preloading import preload
from trialdesk.operations.importing.sample import write_sample
from trialdesk.settings import Settings

if TYPE_CHECKING:
    from trialdesk.gui.map.map_canvas import MapCanvas

_RUNS = 15
_SIZE = 1100, 720
_SITES = (1000, 60_000)
_FEW_SITES, _FEW_MS, _MANY_MS = 1000, 40.0, 60.0
_READY_MS, _DECODED_MS = 300.0, 50.0
_AHEAD_MS = 3500
_HEFEI = Home("Hefei", 31.86389, 117.28083)
_CHINA = ((21.0, 47.0), (85.0, 128.0))
_TRIALS = tuple(f"NCT0900000{place}" for place in range(6))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every figure with its floor; 1 when one is above its limit."""
    accepted = parser(__doc__, _RUNS)
    accepted.add_argument("--sites", type=positive, nargs="+", default=_SITES, metavar="NUMBER")
    accepted.add_argument("--at-once", action="store_true", help="open the view before all else")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    runs, slack = chosen.runs, chosen.slack
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        ready = _view_ready(app, Path(folder), slack, ahead=not chosen.at_once)
    slow = [_decoding(runs, slack), ready]
    slow += [_frames(app, number, runs, slack) for number in chosen.sites]
    return int(any(slow))


def _decoding(runs: int, slack: float) -> bool:
    from trialdesk.geography.map.basemap import read_basemap
    from trialdesk.resources import locate

    path = locate("resources/map/basemap.bin")
    times = repeated(lambda: read_basemap(path), runs)
    lines = read_basemap(path)
    points = sum(
        len(each.points) for each in (lines.land, lines.lakes, lines.borders, lines.regions)
    )
    packed = zlib.compress(os.urandom(64) * (6 * points // 64))
    floors = repeated(lambda: zlib.decompress(packed), runs)
    print_measured(base_map_bytes=path.stat().st_size, base_map_points=points)
    print(f"decoded: {spread(times, digits=1)}")
    print(f"  floor, unpacking as many bytes: {spread(floors, digits=1)}")
    return is_above("  decoded in ms", median(times), _DECODED_MS, slack)


def _view_ready(app: QApplication, folder: Path, slack: float, *, ahead: bool) -> bool:
    write_sample(folder / "sample.db")
    window = open_window(app, folder, Settings(home=_HEFEI))
    open_library(window, str(folder / "sample.db"))
    for summary in window.context.session.newest.values():
        window.context.workspace.put_on_board(summary.id)
    settle(window)
    if ahead:
        preload(window.context.workers, window)
        QTest.qWait(_AHEAD_MS)
        settle(window)
    worked = process_time()
    first = milliseconds(lambda: _open(window))
    worked = (process_time() - worked) * 1000
    view = window.views.current()
    assert isinstance(view, SitesView)  # noqa: S101 - for the type checker
    placed = sum(site.located.latitude is not None for site in view._shown.sites)  # noqa: SLF001 - counted
    print_measured(trials=len(window.context.workspace.board), placed_sites=placed)
    window.close()
    print(f"view opened to map painted, first time: {first:.0f} ms, processor {worked:.0f} ms")
    print(f"  floor, numpy alone in a process of its own: {_numpy_alone():.0f} ms")
    return is_above("  opened in ms", first, _READY_MS, slack)


def _open(window: MainWindow) -> None:
    window.views.show_view("sites")
    settle(window)


def _numpy_alone() -> float:
    import subprocess

    code = "import time; t = time.perf_counter(); import numpy; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout) * 1000


def _frames(app: QApplication, number: int, runs: int, slack: float) -> bool:
    from trialdesk.gui.map.map_canvas import MapCanvas
    from trialdesk.presentation.sites.site_map import SiteMap

    theme.apply(app, "light", "normal")
    canvas = MapCanvas()
    canvas.resize(*_SIZE)
    canvas.show()
    prepared = milliseconds(lambda: canvas.show_map(SiteMap(_sites(number)), anew=True))
    canvas.grab()
    anew, moving, worked = [], [], []
    for _run in range(runs):
        canvas._ground = None  # noqa: SLF001 - as after a move beyond it
        begun = process_time()
        anew.append(milliseconds(lambda: _move(canvas)))
        worked.append((process_time() - begun) * 1000)
        moving.append(milliseconds(lambda: _move(canvas)))
    figure = canvas._map.figure(canvas.view()) if canvas._map else None  # noqa: SLF001 - counted
    assert figure is not None  # noqa: S101 - for the type checker
    points = sum(len(shape.lines.points) for shape in figure.shapes)
    floors = repeated(lambda: _paint_points(points), runs)
    print_measured(sites=number, bubbles=len(figure.bubbles), points=points, frames=2 * runs)
    print(f"  prepared in {prepared:.0f} ms")
    print(f"  frame anew: {spread(anew)}; processor: {spread(worked)}")
    print(f"  moving: {spread(moving)}")
    print(f"  floor, the points alone: {spread(floors)}")
    limit = _FEW_MS if number <= _FEW_SITES else _MANY_MS
    return is_above("  frame anew in ms", median(anew), limit, slack)


def _move(canvas: "MapCanvas") -> None:
    canvas.move(3, 2)
    canvas.grab()


def _paint_points(points: int) -> None:
    """Draw a line of as many points, one pixel a step, across a picture."""
    import numpy as np

    from trialdesk.geography.map.basemap import Lines
    from trialdesk.gui.map.map_paths import path_of

    steps = np.cumsum(np.random.default_rng(3).uniform(-2, 2, (points, 2)), axis=0)
    laid = np.mod(steps, _SIZE)
    starts = np.flatnonzero(np.abs(np.diff(laid, axis=0, prepend=-9999)).max(axis=1) > 100)
    picture = QPixmap(*_SIZE)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path_of(Lines(laid, starts)), QPen())
    painter.end()


def _sites(number: int) -> SitesOnMap:
    """Give sites in cities all over China, many in few of them."""
    chance = random.Random(11)  # noqa: S311 - the same sites every time
    places = [
        Place(n, f"City {n}", None, "CN", chance.uniform(*_CHINA[0]), chance.uniform(*_CHINA[1]), n)
        for n in range(min(number // 2, 20_000))
    ]
    statuses = ("RECRUITING", "NOT_YET_RECRUITING", "COMPLETED", None)
    sites = []
    for place in range(number):
        at = places[min(int(chance.expovariate(6 / len(places))), len(places) - 1)]
        located = Located("ok", at, at.latitude, at.longitude)
        if chance.random() < 0.05:
            located = replace(located, status="check", notes=(PlaceNote("namesakes", place=at),))
        site = Site(f"Hospital {place}", at.name, None, "China", chance.choice(statuses))
        sites.append(LocatedSite(chance.choice(_TRIALS), place, site, located, 1.0))
    counts = tuple(TrialSites(trial, None, number, number) for trial in _TRIALS)
    return SitesOnMap(counts, tuple(sites), _HEFEI)


if __name__ == "__main__":
    sys.exit(main())
