"""Time from a changed board of six trials to a painted view of them."""

import tempfile
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.measurement import (
    SAMPLE,
    add_slack,
    is_above,
    milliseconds,
    parser,
    print_measured,
    repeated,
    spread,
    stop,
)
from benchmarks.window import (
    change,
    make_application,
    open_library,
    open_window,
    paint_plain,
    settle,
)
from trialdesk.domain.trial import Trial
from trialdesk.gui.tables.table_view import TableView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.importing.record_files import record_files
from trialdesk.operations.open_library import open_library as opened_library
from trialdesk.presentation.tables import Table
from trialdesk.registries.read import read

_RUNS, _SIX = 15, 6


@dataclass(frozen=True, slots=True)
class Measured:
    """``view`` names a view; ``shows`` tells which trials it has something of."""

    view: str
    limit_ms: float
    shows: Callable[[Trial], bool]


@dataclass(slots=True)
class _Times:
    """Milliseconds of each run, until the view is painted and until all work is done."""

    first: float
    table: Table
    painted: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    done: list[float] = field(default_factory=list)


def measure(measured: Measured, description: str | None, arguments: Sequence[str] | None) -> int:
    """Print the first time, the median after it and the floor; 1 when above the limit."""
    accepted = parser(description, _RUNS)
    accepted.add_argument("--records", type=Path, nargs="+", default=[SAMPLE], metavar="RECORDS")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        write_six(Path(folder) / "six.db", chosen.records, measured.shows)
        app = make_application()
        times = _times(app, Path(folder), measured.view, chosen.runs)
        floors = repeated(lambda: paint_plain(times.table), chosen.runs)
    return int(_print_times(times, floors, measured, chosen))


def write_six(library: Path, places: Sequence[Path], shows: Callable[[Trial], bool]) -> None:
    """Write a library of six trials a view has something of, some under another number."""
    folder = library.with_suffix(".records")
    folder.mkdir()
    files = [file for file in record_files(places) if isinstance(file, Path)]
    records = [record for file in files for record in read(file).records]
    kept = [record for record in records if shows(record.trial)][:_SIX]
    if not kept:
        stop(f"None of {len(records)} records has anything this view shows.")
    for number in range(_SIX):
        record = kept[number % len(kept)]
        again = f"NCT9000000{number}"
        name = record.trial.id if number < len(kept) else again
        raw = record.raw.replace(record.trial.id.encode(), name.encode())
        (folder / f"{number}.json").write_bytes(raw)
    with opened_library(library, create=True, writable=True) as target:
        import_files(target, [folder])


def _times(app: QApplication, folder: Path, view: str, runs: int) -> _Times:
    window = open_window(app, folder)
    open_library(window, str(folder / "six.db"))
    window.views.show_view(view)
    *others, last = (summary.id for summary in window.context.session.newest.values())
    workspace = window.context.workspace
    for trial in others:
        workspace.put_on_board(trial)
    first = milliseconds(lambda: change(window, lambda: workspace.put_on_board(last)))
    times = _Times(first, _table(window))
    for run in range(runs):
        change(window, lambda: workspace.take_off_board(last))
        place = run % len(others)
        change(window, lambda: workspace.move_on_board(others[0], place))  # noqa: B023 - used at once
        if _shape(window) == _shape_of(times.table):
            stop("The view looks the same with five trials as with six.")
        _put_back(window, last, times)
    window.close()
    return times


def _put_back(window: MainWindow, trial: str, times: _Times) -> None:
    """Put the sixth trial on the board; the record checks end after the view is painted."""
    started, worked = perf_counter(), process_time()
    window.context.workspace.put_on_board(trial)
    while _shape(window) != _shape_of(times.table):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    times.painted.append((perf_counter() - started) * 1000)
    times.processor.append((process_time() - worked) * 1000)
    settle(window)
    times.done.append((perf_counter() - started) * 1000)


def _shape(window: MainWindow) -> tuple[int, int]:
    return _shape_of(_table(window))


def _shape_of(table: Table) -> tuple[int, int]:
    return len(table.rows), len(table.columns)


def _table(window: MainWindow) -> Table:
    """Give what the table of the shown view holds."""
    view = window.views.current()
    table = getattr(view, "table", None)
    if not isinstance(table, TableView):
        raise TypeError(f"{type(view).__name__} has no table")
    return table.table


def _print_times(times: _Times, floors: list[float], measured: Measured, chosen: Namespace) -> bool:
    cells = sum(bool(cell.text) for row in times.table.rows for cell in row.cells[1:])
    print_measured(trials=_SIX, rows=len(times.table.rows), cells_with_words=cells)
    print(f"first time, all read anew: {times.first:.0f} ms")
    print(f"board to painted: {spread(times.painted)}")
    print(f"  processor time: {spread(times.processor)}")
    print(f"  until the records are checked, too: {spread(times.done)}")
    print(f"floor, a plain table of the same words: {spread(floors)}")
    print(f"ratio {median(times.painted) / median(floors):.1f}")
    ours = median(times.painted)
    return is_above("median in ms", ours, measured.limit_ms, chosen.slack)
