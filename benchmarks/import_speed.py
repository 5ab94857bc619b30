"""Time to import records, against parsing the same bytes and inserting the same rows.

Usage: python benchmarks/import_speed.py [RECORDS] [RUNS]. RECORDS is a file or a folder of records
as JSON of API version 2, the sample records without. The floor, in the same run: the bytes parsed
(by orjson where it is installed, else by the standard library) and the rows the import made
inserted by sqlite3 alone, full-text index included. Medians; the ratio is what counts, and exit
status 1 says that it is above 2.5.
"""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.measurement import (
    add_records,
    add_slack,
    files_in,
    is_above,
    parser,
    positive,
    print_measured,
    spread,
    stop,
)
from trialdesk.domain.trial import Trial
from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.open_library import open_library
from trialdesk.storage.library import Library
from trialdesk.storage.lists.index import _words

loads = import_module("orjson").loads if find_spec("orjson") else json.loads

_Words = tuple[int, str, str]

_RUNS, _BATCH, _LIMIT = 5, 200, 2.5
_TABLES = (
    "snapshot",
    "trial",
    "facet_value",
    "trial_facet",
    "trial_named",
    "trial_day",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the floor, the import and their ratio; 1 when it is above the limit."""
    accepted = parser(__doc__)
    add_records(accepted)
    accepted.add_argument("runs", type=positive, nargs="?", default=_RUNS, metavar="RUNS")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    files = files_in(chosen.records, ".json")
    with tempfile.TemporaryDirectory() as folder:
        floors, imports = _measure(Path(folder), files, chosen.runs)
        size = (Path(folder) / "import-0.db").stat().st_size
    print(f"library {size / 2**20:.1f} MiB; parsed by {loads.__module__}")
    print(f"floor, a record: {spread(floors, digits=2)}")
    print(f"import, a record: {spread(imports, digits=2)}")
    return int(is_above("ratio", median(imports) / median(floors), _LIMIT, chosen.slack))


def _measure(folder: Path, files: list[Path], runs: int) -> tuple[list[float], list[float]]:
    """Give the milliseconds a record of the floor and of the import."""
    raws = [file.read_bytes() for file in files]
    rows, words = _rows(folder / "model.db", files)
    inserted = sum(map(len, rows.values())) + len(words)
    print_measured(files=len(files), records=len(words), rows=inserted, bytes=sum(map(len, raws)))
    floors, imports = [], []
    for run in range(runs):
        floors.append(_floor(folder / f"floor-{run}.db", raws, rows, words))
        imports.append(_import(folder / f"import-{run}.db", files))
    each = 1000 / len(words)
    return [time * each for time in floors], [time * each for time in imports]


def _import(path: Path, files: list[Path]) -> float:
    with open_library(path, create=True, writable=True) as library:
        start = perf_counter()
        import_files(library, files)
        return perf_counter() - start


def _rows(path: Path, files: list[Path]) -> tuple[dict[str, list[Any]], list[_Words]]:
    """Give the rows an import makes, by table, and those of the full-text index."""
    with open_library(path, create=True, writable=True) as library:
        if not any(record.snapshot for record in import_files(library, files).records):
            stop("None of the files holds a record that can be imported.")
        trials = {trial.id: trial for trial in _trials(library)}
    with closing(sqlite3.connect(path)) as connection:
        rows = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - ours
            for name in _TABLES
        }
        shown = connection.execute("SELECT number, id FROM trial ORDER BY current_snapshot")
        words = [(number, *_words(trials[trial_id])) for number, trial_id in shown]
    return rows, words


def _trials(library: Library) -> tuple[Trial, ...]:
    return library.trials([summary.id for summary in library.summaries()])


def _floor(
    path: Path,
    raws: list[bytes],
    rows: dict[str, list[Any]],
    words: list[_Words],
) -> float:
    open_library(path, create=True, writable=True).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    start = perf_counter()
    for raw in raws:
        loads(raw)
    batches = range(0, len(raws), _BATCH)
    for number, _start in enumerate(batches):
        connection.execute("BEGIN IMMEDIATE")
        for name, held in rows.items():
            share = -(-len(held) // len(batches))
            some = held[number * share : (number + 1) * share]
            if some:
                marks = ", ".join("?" for _column in some[0])
                connection.executemany(f"INSERT INTO {name} VALUES ({marks})", some)  # noqa: S608
        connection.executemany(
            "INSERT INTO trial_words (rowid, names, criteria) VALUES (?, ?, ?)",
            sorted(words[number * _BATCH : (number + 1) * _BATCH]),
        )
        connection.execute("COMMIT")
    taken = perf_counter() - start
    connection.close()
    return taken


if __name__ == "__main__":
    sys.exit(main())
