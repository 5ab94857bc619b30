"""Coverage-guided fuzzing of the readers.

Usage: python -m benchmarks.guided_fuzz CORPUS -max_total_time=120. It needs atheris (Linux, Python
3.11 to 3.13), which ``pip install atheris`` or ``uv sync --group fuzz`` installs. The corpus is a
folder of files to begin with, and grows; options are libFuzzer's. It stops at the first file that
crashes, with status 77; without atheris or files it ends with status 2. How much was read is
printed whenever it has doubled, libFuzzer's figures at the end.
"""

import sys
from collections import Counter
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from benchmarks.measurement import stop

if find_spec("atheris") is None:
    stop("Guided fuzzing needs atheris: pip install atheris, or uv sync --group fuzz.")

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore] # not installed by default

with atheris.instrument_imports(include=["trialdesk.registries"]):
    from trialdesk.errors import UnreadableFileError
    from trialdesk.registries.read import read_bytes, read_for_listing, read_stream
    from trialdesk.registries.reading import Record, Rejection

_MOST_AGAIN = 20  # records of a file
_counts = Counter(inputs=0, records=0)


def take(raw: bytes) -> None:
    """Read bytes as an import does and whole; whatever else is raised is a finding."""
    found: list[Record | Rejection] = []
    is_whole = True
    try:
        found.extend(read_stream(BytesIO(raw), "fuzzed", read_for_listing))
    except UnreadableFileError:
        is_whole = False
    stored = [one for one in found if isinstance(one, Record)]
    for one in stored[:_MOST_AGAIN]:
        again = read_bytes(one.raw, "fuzzed").records
        if one.trial.id not in [other.trial.id for other in again]:
            raise AssertionError
    _counts.update(inputs=1, records=len(stored))
    _print_counts()
    whole = read_bytes(raw, "fuzzed").records
    if whole and is_whole and [one.trial.id for one in whole] != [one.trial.id for one in stored]:
        raise AssertionError


def _print_counts() -> None:
    """Print how much was read so far, ever less often: libFuzzer's end leaves no time for it."""
    if _counts["inputs"].bit_count() == 1:
        print(f"measured: {_counts['inputs']} inputs, {_counts['records']} records", flush=True)


def main() -> None:
    """Fuzz until libFuzzer ends the process."""
    places = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if not any(file.is_file() for place in places for file in place.glob("*")):
        stop("Name a folder with files to begin with.")
    atheris.Setup([*sys.argv, "-print_final_stats=1"], take)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
