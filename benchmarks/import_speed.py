"""Time to import records, against parsing the same bytes and inserting the same rows.

Usage: python benchmarks/import_speed.py FOLDER [RUNS]. The folder holds records as JSON of API
version 2. The floor, in the same run: the bytes parsed (by orjson where it is installed, else by
the standard library) and the rows the import made inserted by sqlite3 alone, full-text index
included. Medians; the ratio is what counts.
"""

import json
import sqlite3
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from trialdesk.operations.import_trials import import_files  # noqa: E402 - finds its way first
from trialdesk.operations.open_library import open_library  # noqa: E402
from trialdesk.storage.lists.index import _words  # noqa: E402

loads = import_module("orjson").loads if find_spec("orjson") else json.loads

_Words = tuple[int, str, str]

_RUNS, _BATCH = 5, 200
_TABLES = (
    "snapshot",
    "trial",
    "facet_value",
    "trial_facet",
    "trial_named",
    "trial_day",
)


def main() -> None:
    """Print the floor, the import and their ratio."""
    files = sorted(Path(sys.argv[1]).glob("*.json"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else _RUNS
    raws = [file.read_bytes() for file in files]
    with tempfile.TemporaryDirectory() as folder:
        rows, words = _rows(Path(folder) / "model.db", files)
        floors, imports = [], []
        for run in range(runs):
            floors.append(_floor(Path(folder) / f"floor-{run}.db", raws, rows, words))
            imports.append(_import(Path(folder) / f"import-{run}.db", files))
        size = (Path(folder) / "import-0.db").stat().st_size
    each = 1000 / len(files)
    print(
        f"{len(files)} records, {sum(map(len, raws)) / len(files) / 1000:.0f} kB each; "
        f"parsed by {loads.__module__}"
    )
    print(f"floor {median(floors) * each:.2f} ms a record, import {median(imports) * each:.2f} ms")
    print(
        f"ratio {median(imports) / median(floors):.2f} (limit 2.5); library {size / 2**20:.1f} MiB"
    )


def _import(path: Path, files: list[Path]) -> float:
    with open_library(path, create=True, writable=True) as library:
        start = perf_counter()
        import_files(library, files)
        return perf_counter() - start


def _rows(path: Path, files: list[Path]) -> tuple[dict[str, list[Any]], list[_Words]]:
    """Give the rows an import makes, by table, and those of the full-text index."""
    with open_library(path, create=True, writable=True) as library:
        import_files(library, files)
        trials = {one.id: one for one in library.trials([one.id for one in library.summaries()])}
    with sqlite3.connect(path) as connection:
        rows = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - ours
            for name in _TABLES
        }
        shown = connection.execute("SELECT number, id FROM trial ORDER BY current_snapshot")
        words = [(number, *_words(trials[one])) for number, one in shown]
    return rows, words


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
    main()
