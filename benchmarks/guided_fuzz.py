"""Coverage-guided fuzzing of the readers, where atheris is installed.

Usage: python -m benchmarks.guided_fuzz CORPUS -max_total_time=120. Options are libFuzzer's; the
corpus is a folder of files to begin with, and grows. It stops at the first file that crashes.
"""

import sys

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["trialdesk.registries"]):
    from trialdesk.registries.read import read_bytes, read_for_listing


def take(raw: bytes) -> None:
    """Read bytes whole and for listing; whatever is raised is a finding."""
    whole, listed = read_bytes(raw, "fuzzed"), read_for_listing(raw, "fuzzed")
    if [one.trial.id for one in whole.records] != [one.trial.id for one in listed.records]:
        raise AssertionError


if __name__ == "__main__":
    atheris.Setup(sys.argv, take)
    atheris.Fuzz()
