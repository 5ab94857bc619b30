"""Coverage-guided fuzzing of the readers, where atheris is installed.

Usage: python -m benchmarks.guided_fuzz CORPUS -max_total_time=120. Options are libFuzzer's; the
corpus is a folder of files to begin with, and grows. It stops at the first file that crashes.
"""

import sys
from io import BytesIO

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["trialdesk.registries"]):
    from trialdesk.errors import UnreadableFileError
    from trialdesk.registries.read import read_bytes, read_for_listing, read_stream
    from trialdesk.registries.reading import Record, Rejection

_MOST_AGAIN = 20  # records of a file


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
    whole = read_bytes(raw, "fuzzed").records
    if whole and is_whole and [one.trial.id for one in whole] != [one.trial.id for one in stored]:
        raise AssertionError


if __name__ == "__main__":
    atheris.Setup(sys.argv, take)
    atheris.Fuzz()
