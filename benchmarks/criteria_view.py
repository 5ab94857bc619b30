"""Time from a changed board of six trials to the painted Criteria view.

Usage: python benchmarks/criteria_view.py [RUNS]. The first time reads the lexicon and the texts
and is told apart. The floor is a plain Qt table with as many rows, columns and words, shown and
painted in the same run; its rows keep one height, ours are measured line by line. On a busy
machine the processor time is the figure to look at: it counts all threads of this process alone.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, Qt  # noqa: E402 - finds its way first
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from trialdesk.gui.session.background import Workers  # noqa: E402
from trialdesk.gui.session.memory import Memory  # noqa: E402
from trialdesk.gui.session.preferences import Preferences  # noqa: E402
from trialdesk.gui.views.criteria.view import CriteriaView  # noqa: E402
from trialdesk.gui.window.main_window import MainWindow  # noqa: E402
from trialdesk.gui.window.start import build_window  # noqa: E402
from trialdesk.operations.sample import write_sample  # noqa: E402
from trialdesk.presentation.tables import Table  # noqa: E402
from trialdesk.settings import Settings  # noqa: E402
from trialdesk.storage.library import open_library  # noqa: E402

_RUNS, _SIX = 15, 6
_LIMIT_MS = 100
_SIZE = 1600, 900


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
    cells = len(table.rows) * (len(table.columns) - 1)
    ours = median(times)
    print(f"{_SIX} trials, {len(table.rows)} rows, {cells} cells; first time {first:.0f} ms")
    spread = f"{min(times):.0f} to {max(times):.0f} ms"
    print(f"board to painted: median {ours:.0f} ms, {spread}, {runs} runs")
    print(f"processor time: median {median(worked):.0f} ms")
    print(f"floor, a plain table of the same words: {floor:.0f} ms; ratio {ours / floor:.1f}")
    print(f"limit {_LIMIT_MS} ms")
    return int(ours > _LIMIT_MS)


def _library(path: Path) -> Path:
    """Make a library of six trials: the samples and one of them again under another number."""
    write_sample(path)
    with open_library(path, writable=True) as library:
        from dataclasses import replace

        trials = library.trials([one.id for one in library.summaries()])
        snapshot = trials[-1].snapshot
        assert snapshot is not None  # noqa: S101 - a stored trial has one
        again = replace(trials[-1], id="COPY1", snapshot=replace(snapshot, sha256="f" * 64))
        library.add([(again, b"{}")])
    return path


def open_window(app: QApplication, folder: Path) -> MainWindow:
    preferences, memory = Preferences(Settings(theme="light")), Memory(folder / "window.ini")
    window = build_window(app, preferences, memory)
    window.resize(*_SIZE)
    window.show()
    return window


def _measured(window: MainWindow, runs: int) -> tuple[float, list[float], list[float], Table]:
    session, workspace = window.context.session, window.context.workspace
    window.views.show_view("criteria")
    view = window.views.current()
    assert isinstance(view, CriteriaView)  # noqa: S101 - told to the type checker
    ids = tuple(one.id for one in session.newest.values())[:_SIX]
    for trial in ids[:-1]:
        workspace.put_on_board(trial)
    first = milliseconds(lambda: change(window, lambda: workspace.put_on_board(ids[-1])))
    times, worked = [], []
    for run in range(runs):
        change(window, lambda: workspace.take_off_board(ids[-1]))
        place = run % (_SIX - 1)
        change(window, lambda: workspace.move_on_board(ids[0], place))  # noqa: B023 - used at once
        begun = process_time()
        times.append(milliseconds(lambda: change(window, lambda: workspace.put_on_board(ids[-1]))))
        worked.append((process_time() - begun) * 1000)
    return first, times, worked, view.table.table


def change(window: MainWindow, changed: Callable[[], object]) -> None:
    """Change the board and wait until no work runs and no event waits: all of it is painted."""
    changed()
    settle(window.context.workers)


def settle(workers: Workers) -> None:
    QApplication.processEvents()
    while workers.busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


class _Words(QAbstractTableModel):
    """The words of a table, nothing else."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt's name
        return len(self._table.rows)

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt's name
        return len(self._table.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        shown = role == Qt.ItemDataRole.DisplayRole
        return self._table.rows[index.row()].cells[index.column()].text if shown else None


def paint_plain(table: Table) -> None:
    model, view = _Words(table), QTableView()
    view.setModel(model)
    view.resize(*_SIZE)
    view.show()
    QApplication.processEvents()
    view.close()


if __name__ == "__main__":
    sys.exit(main())
