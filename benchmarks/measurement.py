"""What every benchmark shares: its arguments, how much it measured, times, floor and limit.

A benchmark ends with status 0 when it measured something and is within its limit, 1 above its
limit, 2 when there was nothing to measure or an argument is wrong.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NoReturn

NOTHING = 2
CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLE = CHECKOUT / "sample_db" / "records"


def parser(description: str | None, runs: int | None = None) -> ArgumentParser:
    """Make a parser that shows the module's text; ``runs`` is the usual number of runs."""
    made = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    if runs is not None:
        made.add_argument("runs", type=positive, nargs="?", default=runs, metavar="RUNS")
    return made


def add_records(made: ArgumentParser) -> None:
    """Take a file or a folder of records as the first argument; the sample records without."""
    made.add_argument("records", type=Path, nargs="?", default=SAMPLE, metavar="RECORDS")


def add_slack(made: ArgumentParser) -> None:
    made.add_argument(
        "--slack", type=float, default=1.0, help="multiplies each limit, for a slow machine"
    )


def positive(text: str) -> int:
    """Read a whole number from 1 upwards."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"not a whole number from 1 upwards: {text}")
    return int(text)


def stop(message: str) -> NoReturn:
    """End the benchmark with a message and the status of nothing measured."""
    print(message, file=sys.stderr)
    raise SystemExit(NOTHING)


def print_measured(**amounts: int) -> None:
    """Print how much was measured; end the benchmark where any of it is nothing."""
    named = {name.replace("_", " "): amount for name, amount in amounts.items()}
    print("measured: " + ", ".join(f"{amount:,} {name}" for name, amount in named.items()))
    missing = [name for name, amount in named.items() if amount == 0]
    if missing:
        stop(f"Nothing was measured: there are no {', no '.join(missing)}.")


def file_at(place: Path) -> Path:
    """Give a file; end the benchmark where there is none."""
    return place if place.is_file() else stop(f"There is no file {place}.")


def files_in(place: Path, *endings: str) -> list[Path]:
    """Give a file, or the files of a folder with such endings; end the benchmark without any."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        stop(f"There is no file or folder {place}.")
    files = sorted(path for path in place.iterdir() if path.suffix in endings and path.is_file())
    return files or stop(f"{place} holds no file that ends in {' or '.join(endings)}.")


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def repeated(work: Callable[[], object], runs: int) -> list[float]:
    """Give the milliseconds of each of so many runs."""
    return [milliseconds(work) for _run in range(runs)]


def spread(times: Sequence[float], unit: str = "ms", digits: int = 0) -> str:
    """Write the median of times, the least and the greatest of them."""
    least, most = (f"{time:.{digits}f}" for time in (min(times), max(times)))
    return f"median {median(times):.{digits}f} {unit} ({least} to {most}, {len(times)} runs)"


def is_above(name: str, value: float, limit: float, slack: float = 1.0) -> bool:
    """Print a value beside its limit; return whether it is above the limit."""
    multiplied = f" × {slack:g}" if slack != 1 else ""
    print(f"{name} {value:.2f} (limit {limit:g}{multiplied})")
    return value > limit * slack
