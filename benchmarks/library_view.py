"""The Library view of a large library: its keystrokes, its scrolling, its opening.

Usage: python benchmarks/library_view.py LIBRARY, which ``benchmarks/synthesise.py`` and an import
make. Phrases are typed letter by letter; each letter is a query. Floors of the same run: the same
query put to sqlite3 alone, a plain Qt table scrolled the same way, the sample library opened.
"""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from PySide6.QtCore import QEventLoop, QSignalBlocker, QTimer  # noqa: E402 - finds its way first
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from benchmarks.criteria_view import milliseconds, open_window, settle  # noqa: E402
from benchmarks.start_up import TRIALDESK, seconds  # noqa: E402
from trialdesk.gui.session.listing import FacetRequest, ListingRequest, listing, values  # noqa: E402
from trialdesk.gui.views.library.view import LibraryView  # noqa: E402
from trialdesk.gui.window.main_window import MainWindow  # noqa: E402
from trialdesk.presentation.library.library_filter import FACETS, LibraryFilter  # noqa: E402
from trialdesk.progress import silent  # noqa: E402
from trialdesk.storage.library import Library, open_library  # noqa: E402
from trialdesk.storage.lists.index import asked_of_sqlite  # noqa: E402

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
_QUERY = "SELECT rowid FROM trial_words WHERE trial_words MATCH ? ORDER BY rowid DESC LIMIT 100"


def main(location: str) -> None:
    """Print every figure beside its floor."""
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        with open_library(location) as library:
            print(f"{library.count():,} trials, {Path(location).stat().st_size / 2**30:.2f} GiB")
            _type_queries(library)
            _count_values(library)
        _type_in_window(open_window(app, Path(folder)), location)
        _open_windows(location, str(Path(folder) / "sample.db"))


def _typed() -> Iterator[str]:
    for phrase in _PHRASES:
        yield from (phrase[:letters] for letters in range(1, len(phrase) + 1))


def _type_queries(library: Library) -> None:
    first, bare, held = [], [], library.count()
    with closing(sqlite3.connect(f"file:{library.location}?mode=ro", uri=True)) as connection:
        for words in _typed():
            query = asked_of_sqlite(words, typing=True)
            first.append(milliseconds(partial(_first_rows, library, words, held)))
            bare.append(milliseconds(lambda: connection.execute(_QUERY, (query,)).fetchall()))  # noqa: B023 - used at once
    _tell("keystroke: what is listed, the first rows read (limit p95 50)", first)
    _tell("  floor: sqlite3, the newest hundred numbers", bare)


def _first_rows(library: Library, words: str, held: int) -> None:
    """Do what the view does for a letter, which knows how many trials there are."""
    wanted = ListingRequest(LibraryFilter(words), (), "", date.today(), held=held)  # noqa: DTZ011 - the day here
    library.listed(listing(library, wanted, silent).numbers[:_SHOWN])


def _count_values(library: Library) -> None:
    for facet in FACETS:
        wanted = FacetRequest(LibraryFilter(), (), facet)
        times = [milliseconds(partial(values, library, wanted, silent)) for _ in range(3)]
        _tell(f"values of {facet}", times)


def _type_in_window(window: MainWindow, location: str) -> None:
    window.context.session.open(location)
    settle(window.context.workers)
    view = window.views.view("library")
    assert isinstance(view, LibraryView)  # noqa: S101 - told to the type checker
    search = view.filters.search
    _tell("scrolling, wheel steps", _scrolled(view.list, range(_STEPS)))
    places = Random(7).sample(range(view.list.model().rowCount()), _JUMPS)  # noqa: S311 - no secret
    _tell("scrolling, jumps", _scrolled(view.list, places, rows=True))
    plain = QTableView()
    plain.setModel(view.list.model())
    plain.resize(view.list.size())
    plain.show()
    _tell("  floor: a plain table of these rows, wheel steps", _scrolled(plain, range(_STEPS)))
    rows, records = [], []
    for words in _typed():
        with QSignalBlocker(search):
            search.setText(words[:-1])
        rows.append(milliseconds(partial(_press, view, words[-1])))
        records.append(rows[-1] + milliseconds(partial(settle, window.context.workers)))
    _tell("keystroke to painted rows (limit p95 100)", rows)
    _tell("keystroke to painted rows and record", records)
    window.close()


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


def _open_windows(location: str, sample: str) -> None:
    make = f"from trialdesk.cli.main import main; main(['sample', {sample!r}])"
    subprocess.run([sys.executable, "-c", make], check=True, cwd=_ROOT)
    seconds(TRIALDESK, sample), seconds(TRIALDESK, location)
    pairs = [(seconds(TRIALDESK, sample), seconds(TRIALDESK, location)) for _ in range(_OPENINGS)]
    small, large = (median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"window on the sample {small:.0f} ms, on this library {large:.0f} ms")
    print(f"ratio {large / small:.2f} (limit 1.2)")


def _tell(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(
        f"{what}: p50 {median(ordered):.1f} ms, p95 {p95:.1f}, most {ordered[-1]:.0f}", flush=True
    )


if __name__ == "__main__":
    main(sys.argv[1])
