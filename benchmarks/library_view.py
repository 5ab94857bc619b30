"""The Library view of a large library: its keystrokes, its scrolling, its opening.

Usage: python benchmarks/library_view.py [LIBRARY] [--phrases N] [--openings N]. A large LIBRARY is
made by ``benchmarks/synthesise.py`` and an import; without one it is the sample library. Phrases
are typed letter by letter; each letter is a query. Floors of the same run: the same query put to
sqlite3 alone, a plain Qt table scrolled the same way, the sample library opened. Exit status 1 when
one figure is above its limit.
"""

import sqlite3
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence, Sized
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from PySide6.QtCore import QEventLoop, QSignalBlocker, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks import window as windows
from benchmarks.measurement import (
    add_slack,
    file_at,
    milliseconds,
    parser,
    positive,
    print_measured,
    stop,
)
from benchmarks.start_up import TRIALDESK, seconds
from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.listing import FacetRequest, ListingRequest, listing, values
from trialdesk.gui.views.library.view import LibraryView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.library.library_filter import FACETS, LibraryFilter
from trialdesk.progress import silent
from trialdesk.storage.library import Library
from trialdesk.storage.lists.index import asked_of_sqlite

_PHRASES = (
    "breast cancer",
    "HER2-positive breast cancer",
    "trastuzumab deruxtecan",
    "metastatic colorectal",
    "non-small cell lung cancer",
    "pembrolizumab",
    "chemotherapy naive",
    "type 2 diabetes",
    "hypertension",
    "heart failure",
    "hepatitis c",
    "multiple myeloma",
    "acute myeloid leukemia",
    "prostate",
    "ovarian carcinoma",
    "brain metastases",
    "radiotherapy",
    "placebo",
    "quality of life",
    "pregnancy",
    "children",
    "COVID-19 vaccine",
    "Pfizer",
    "Novartis",
    "Mayo Clinic",
    "National Cancer Institute",
    "Assistance Publique",
    "Paris France",
    "Boston Massachusetts",
    "Shanghai China",
    "Seoul",
    "Toronto Ontario",
    "NCT04",
    "creatinine clearance",
    "informed consent",
    "patients",
    "肺癌",
    "胃癌患者",
    "乳腺癌",
    "多中心",
)
_SHOWN, _STEPS, _JUMPS, _OPENINGS = 40, 300, 50, 11
_LIMITS = {"rows": 50.0, "painted": 100.0, "ratio": 1.2}
_QUERY = "SELECT rowid FROM trial_words WHERE trial_words MATCH ? ORDER BY rowid DESC LIMIT 100"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every figure beside its floor; 1 when one is above its limit."""
    accepted = parser(__doc__)
    accepted.add_argument("library", type=Path, nargs="?", metavar="LIBRARY")
    accepted.add_argument("--phrases", type=positive, default=len(_PHRASES))
    accepted.add_argument("--openings", type=positive, default=_OPENINGS)
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        sample = write_sample(Path(folder) / "sample.db")
        file = file_at(chosen.library or sample).absolute()
        app = windows.make_application()
        typed = _typed(chosen.phrases)
        listed = _measure_library(file, typed)
        window = windows.open_window(app, Path(folder))
        typing = _type_in_window(window, str(file), typed)
        ratio = _open_windows(str(file), str(sample), chosen.openings)
    return int(_is_slow({"rows": listed, "painted": typing, "ratio": ratio}, chosen))


def _is_slow(figures: dict[str, float], chosen: Namespace) -> bool:
    above = [name for name in figures if figures[name] > _LIMITS[name] * chosen.slack]
    for name in above:
        print(f"above its limit: {name} {figures[name]:.1f}, limit {_LIMITS[name]:g}")
    return bool(above)


def _typed(phrases: int) -> list[str]:
    return [
        phrase[:letters] for phrase in _PHRASES[:phrases] for letters in range(1, len(phrase) + 1)
    ]


def _measure_library(file: Path, typed: list[str]) -> float:
    """Time queries and counts on the library itself; give the 95th percentile of a keystroke."""
    try:
        with open_library(file) as library:
            print_measured(trials=library.count(), keystrokes=len(typed), bytes=file.stat().st_size)
            p95 = _type_queries(library, file, typed)
            _count_values(library)
    except TrialDeskError as error:
        stop(str(error))
    return p95


def _type_queries(library: Library, file: Path, typed: list[str]) -> float:
    first, plain, held, listed = [], [], library.count(), 0
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        for words in typed:
            query = asked_of_sqlite(words, typing=True)
            first.append(milliseconds(partial(_first_rows, library, words, held)))
            plain.append(milliseconds(lambda: connection.execute(_QUERY, (query,)).fetchall()))  # noqa: B023 - used at once
            listed += len(_first_rows(library, words, held))
    print_measured(rows_listed=listed)
    p95 = _print_times("keystroke: what is listed, the first rows read (limit p95 50)", first)
    _print_times("  floor: sqlite3, the newest hundred numbers", plain)
    return p95


def _first_rows(library: Library, words: str, held: int) -> Sized:
    """Do what the view does for a letter, which knows how many trials there are."""
    wanted = ListingRequest(LibraryFilter(words), (), "", date.today(), held=held)  # noqa: DTZ011 - the day here
    rows: Sized = library.listed(listing(library, wanted, silent).numbers[:_SHOWN])
    return rows


def _count_values(library: Library) -> None:
    for facet in FACETS:
        wanted = FacetRequest(LibraryFilter(), (), facet)
        times = [milliseconds(partial(values, library, wanted, silent)) for _ in range(3)]
        _print_times(f"values of {facet}", times)


def _type_in_window(window: MainWindow, location: str, typed: list[str]) -> float:
    """Time scrolling and typing; give the 95th percentile of a keystroke."""
    windows.open_library(window, location)
    view = window.views.view("library")
    assert isinstance(view, LibraryView)  # noqa: S101 - for the type checker
    print_measured(rows_in_the_view=view.list.model().rowCount())
    _scroll(view)
    p95 = _type(window, view, typed)
    window.close()
    return p95


def _scroll(view: LibraryView) -> None:
    if view.list.verticalScrollBar().maximum() == 0:
        print("scrolling: nothing to measure, all rows are in view")
        return
    _print_times("scrolling, wheel steps", _scrolled(view.list, range(_STEPS)))
    rows = range(view.list.model().rowCount())
    places = Random(7).sample(rows, min(_JUMPS, len(rows)))  # noqa: S311 - no secret
    _print_times("scrolling, jumps", _scrolled(view.list, places, rows=True))
    plain = QTableView()
    plain.setModel(view.list.model())
    plain.resize(view.list.size())
    plain.show()
    _print_times(
        "  floor: a plain table of these rows, wheel steps", _scrolled(plain, range(_STEPS))
    )
    plain.close()


def _type(window: MainWindow, view: LibraryView, typed: list[str]) -> float:
    rows, records = [], []
    for words in typed:
        with QSignalBlocker(view.filters.search):
            view.filters.search.setText(words[:-1])
        rows.append(milliseconds(partial(_press, view, words[-1])))
        records.append(rows[-1] + milliseconds(partial(windows.settle, window)))
    p95 = _print_times("keystroke to painted rows (limit p95 100)", rows)
    _print_times("keystroke to painted rows and record", records)
    return p95


def _press(view: LibraryView, letter: str) -> None:
    """Type a letter and wait until what it finds is listed and painted."""
    waiting = QEventLoop()
    view.list.model().modelReset.connect(waiting.quit)
    QTimer.singleShot(0, partial(view.filters.search.insert, letter))
    waiting.exec()
    QApplication.processEvents()


def _scrolled(table: QTableView, places: range | list[int], *, rows: bool = False) -> list[float]:
    bar = table.verticalScrollBar()
    step = table.rowHeight(0) if rows else 3 * table.rowHeight(0)
    times = []
    for place in places:
        bar.setValue(place * step)
        times.append(milliseconds(QApplication.processEvents))
    return times


def _open_windows(location: str, sample: str, openings: int) -> float:
    """Time the start on the sample and on this library; give their ratio."""
    seconds(TRIALDESK, sample)  # not counted: it may write bytecode
    pairs = [(seconds(TRIALDESK, sample), seconds(TRIALDESK, location)) for _ in range(openings)]
    small: float
    large: float
    small, large = (median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"window on the sample {small:.0f} ms, on this library {large:.0f} ms")
    print(f"ratio {large / small:.2f} (limit 1.2)")
    return large / small


def _print_times(what: str, times: list[float]) -> float:
    """Print the times; give the 95th percentile."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(
        f"{what}: p50 {median(ordered):.1f} ms, p95 {p95:.1f}, most {ordered[-1]:.0f}", flush=True
    )
    return p95


if __name__ == "__main__":
    sys.exit(main())
