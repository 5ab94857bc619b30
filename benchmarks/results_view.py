"""Time from a changed board of six trials with results to the painted Results view.

Usage: python benchmarks/results_view.py [RUNS]. The six trials are the sample's trial that reports
results, under six numbers. The floor is a plain Qt table with as many rows, columns and words,
shown and painted in the same run. On a busy machine the processor time is the figure to look at:
it counts all threads of this process alone.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtWidgets import QApplication

from benchmarks.criteria_view import (
    change,
    milliseconds,
    open_window,
    paint_plain,
    settle,
)
from trialdesk.gui.views.results.view import ResultsView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.sample import write_sample
from trialdesk.presentation.tables import Table
from trialdesk.storage.library import open_library

_RUNS, _SIX = 15, 6
_LIMIT_MS = 150


def main() -> int:
    """Print the first time, the median after it and the floor; 1 when above the limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        library = _library(Path(folder) / "six.db")
        window = open_window(app, Path(folder))
        window.context.session.open(str(library))
        settle(window.context.workers)
        first, times, worked, table = _measured(window, runs)
        window.close()
    floor = median(milliseconds(lambda: paint_plain(table)) for _run in range(runs))
    ours = median(times)
    print(f"{_SIX} trials, {len(table.rows)} rows; first time {first:.0f} ms")
    spread = f"{min(times):.0f} to {max(times):.0f} ms"
    print(f"board to painted: median {ours:.0f} ms, {spread}, {runs} runs")
    print(f"processor time: median {median(worked):.0f} ms")
    print(f"floor, a plain table of the same words: {floor:.0f} ms; ratio {ours / floor:.1f}")
    print(f"limit {_LIMIT_MS} ms")
    return int(ours > _LIMIT_MS)


def _library(path: Path) -> Path:
    """Make a library that holds the trial with results six times."""
    write_sample(path)
    with open_library(path, writable=True) as library:
        trials = library.trials([one.id for one in library.summaries()])
        told = next(trial for trial in trials if trial.results is not None)
        snapshot = told.snapshot
        assert snapshot is not None  # noqa: S101 - a stored trial has one
        for number in range(_SIX):
            mark = replace(snapshot, sha256=f"{number:064d}")
            library.add([(replace(told, id=f"COPY{number}", snapshot=mark), b"{}")])
    return path


def _measured(window: MainWindow, runs: int) -> tuple[float, list[float], list[float], Table]:
    session, workspace = window.context.session, window.context.workspace
    window.views.show_view("results")
    view = window.views.current()
    assert isinstance(view, ResultsView)  # noqa: S101 - told to the type checker
    ids = [one.id for one in session.newest.values() if one.id.startswith("COPY")]
    for trial in ids[:-1]:
        workspace.put_on_board(trial)
    first = milliseconds(lambda: change(window, lambda: workspace.put_on_board(ids[-1])))
    times, worked = [], []
    for _run in range(runs):
        change(window, lambda: workspace.take_off_board(ids[-1]))
        begun = process_time()
        times.append(milliseconds(lambda: change(window, lambda: workspace.put_on_board(ids[-1]))))
        worked.append((process_time() - begun) * 1000)
    return first, times, worked, view.table.table


if __name__ == "__main__":
    sys.exit(main())
