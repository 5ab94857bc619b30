"""Time of a frame of the Sites map, of opening the view, of decoding the base map.

Usage: python benchmarks/map.py [RUNS] [--at-once]. The view is opened some seconds after the
start, when what it needs has been loaded in the background; --at-once opens it before. A frame is
what moving the map beyond the kept ground takes: the ground cut out and drawn anew, sites put into
bubbles, labels laid out, everything painted, at 1100 by 720. "Moving" is a frame on kept ground.
The floor paints as many points of lines, bare and without a choice of what is seen, in the same
run. On a busy machine processor time is the figure to look at: it counts all threads of this
process alone.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from PySide6.QtCore import QEventLoop  # noqa: E402 - finds its way first
from PySide6.QtGui import QPainter, QPen, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites  # noqa: E402
from trialdesk.domain.place import Located, Place  # noqa: E402
from trialdesk.domain.site import Site  # noqa: E402
from trialdesk.gui.look import theme  # noqa: E402
from trialdesk.gui.session.background import Workers  # noqa: E402
from trialdesk.gui.session.memory import Memory  # noqa: E402
from trialdesk.gui.session.preferences import Preferences  # noqa: E402
from trialdesk.gui.window.main_window import MainWindow  # noqa: E402
from trialdesk.gui.window.preloading import preload  # noqa: E402
from trialdesk.gui.window.start import build_window  # noqa: E402
from trialdesk.operations.sample import write_sample  # noqa: E402
from trialdesk.settings import Settings  # noqa: E402

_RUNS = 15
_SIZE = 1100, 720
_LIMITS = {1000: 40.0, 60_000: 60.0}
_READY_MS, _DECODED_MS = 300.0, 50.0
_AHEAD_MS = 3500
_HEFEI = Home("Hefei", 31.86389, 117.28083)
_CHINA = ((21.0, 47.0), (85.0, 128.0))
_TRIALS = tuple(f"NCT0900000{place}" for place in range(6))


def main() -> int:
    """Print every figure with its floor; 1 when one is above its limit."""
    runs = next((int(one) for one in sys.argv[1:] if one.isdigit()), _RUNS)
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        ready = _view_ready(app, Path(folder), ahead="--at-once" not in sys.argv)
    slow = [_decoding(runs), ready, *(_frames(app, number, runs) for number in _LIMITS)]
    return int(any(slow))


def _decoding(runs: int) -> bool:
    import zlib

    from trialdesk.geography.map.basemap import read_basemap
    from trialdesk.resources import locate

    path = locate("resources/map/basemap.bin")
    took = median(_milliseconds(lambda: read_basemap(path)) for _run in range(runs))
    lines = read_basemap(path)
    size = sum(len(one.points) for one in (lines.land, lines.lakes, lines.borders, lines.regions))
    packed = zlib.compress(os.urandom(64) * (6 * size // 64))
    floor = median(_milliseconds(lambda: zlib.decompress(packed)) for _run in range(runs))
    kilobytes = path.stat().st_size / 1024
    print(f"base map: {kilobytes:.0f} KB, {size} points, decoded in {took:.1f} ms", end="")
    print(f" (limit {_DECODED_MS:.0f}); floor, unpacking as many bytes: {floor:.1f} ms")
    return took > _DECODED_MS


def _view_ready(app: QApplication, folder: Path, *, ahead: bool) -> bool:
    os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder)))
    preferences, memory = Preferences(Settings(home=_HEFEI)), Memory(folder / "window.ini")
    window = build_window(app, preferences, memory)
    session, workers = window.context.session, window.context.workers
    window.resize(1600, 900)
    window.show()
    write_sample(folder / "sample.db")
    session.open(str(folder / "sample.db"))
    _settle(workers)
    for summary in session.newest.values():
        window.context.workspace.put_on_board(summary.id)
    _settle(workers)
    if ahead:
        preload(workers, window)
        QTest.qWait(_AHEAD_MS)
        _settle(workers)
    worked = process_time()
    first = _milliseconds(lambda: _open(window))
    worked = (process_time() - worked) * 1000
    window.close()
    print(
        f"view opened to map painted, first time: {first:.0f} ms (limit {_READY_MS:.0f}),", end=""
    )
    print(f" processor {worked:.0f} ms; numpy alone, in a process of its own:", end=" ")
    print(f"{_numpy_alone():.0f} ms")
    return first > _READY_MS


def _open(window: MainWindow) -> None:
    window.views.show_view("sites")
    _settle(window.context.workers)


def _numpy_alone() -> float:
    import subprocess

    code = "import time; t = time.perf_counter(); import numpy; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout) * 1000


def _frames(app: QApplication, number: int, runs: int) -> bool:
    from trialdesk.gui.map.map_canvas import MapCanvas
    from trialdesk.presentation.sites.site_map import SiteMap

    theme.apply(app, "light", "normal")
    canvas = MapCanvas()
    canvas.resize(*_SIZE)
    canvas.show()
    prepared = _milliseconds(lambda: canvas.show_map(SiteMap(_sites(number)), anew=True))
    canvas.grab()
    anew, moving, worked = [], [], []
    for _run in range(runs):
        canvas._ground = None  # noqa: SLF001 - as after a move beyond it
        begun = process_time()
        anew.append(_milliseconds(lambda: _move(canvas)))
        worked.append((process_time() - begun) * 1000)
        moving.append(_milliseconds(lambda: _move(canvas)))
    figure = canvas._map.figure(canvas.view()) if canvas._map else None  # noqa: SLF001 - counted
    assert figure is not None  # noqa: S101 - told to the type checker
    points = sum(len(shape.lines.points) for shape in figure.shapes)
    floor = median(_milliseconds(lambda: _bare(points)) for _run in range(runs))
    print(f"{number} sites, {len(figure.bubbles)} bubbles, {points} points;", end=" ")
    print(f"prepared in {prepared:.0f} ms")
    print(f"  frame anew: median {median(anew):.0f} ms, processor {median(worked):.0f} ms", end="")
    print(f" (limit {_LIMITS[number]:.0f}); moving: {median(moving):.0f} ms;", end=" ")
    print(f"floor, the points bare: {floor:.0f} ms")
    return median(anew) > _LIMITS[number]


def _move(canvas: "object") -> None:
    from trialdesk.gui.map.map_canvas import MapCanvas

    assert isinstance(canvas, MapCanvas)  # noqa: S101 - told to the type checker
    canvas.move(3, 2)
    canvas.grab()


def _bare(points: int) -> None:
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
            located = replace(located, status="check", note="two places bear this name")
        site = Site(f"Hospital {place}", at.name, None, "China", chance.choice(statuses))
        sites.append(LocatedSite(chance.choice(_TRIALS), place, site, located, 1.0))
    counts = tuple(TrialSites(trial, None, number, number) for trial in _TRIALS)
    return SitesOnMap(counts, tuple(sites), _HEFEI)


def _settle(workers: Workers) -> None:
    QApplication.processEvents()
    while workers.busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


def _milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.exit(main())
