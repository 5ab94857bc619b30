"""Time to check many records, against the time to read them from their files.

Usage: python benchmarks/checks.py FOLDER [RUNS]. The folder holds records as JSON. The floor is the
reading of the same files in the same run; exit status 1 when checking takes more than three times
as long. Both are medians.
"""

import sys
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from trialdesk.checks.check import check  # noqa: E402 - finds its way first
from trialdesk.domain.trial import Trial  # noqa: E402
from trialdesk.registries.read import read  # noqa: E402

_RUNS, _MOST = 5, 3


def main() -> int:
    """Print both times and the findings of each rule; 1 when above the limit."""
    files = sorted(Path(sys.argv[1]).glob("*.json"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else _RUNS
    reading, checking = [], []
    for _run in range(runs):
        start = perf_counter()
        trials = _read(files)
        between = perf_counter()
        findings = check(trials)
        reading.append(between - start)
        checking.append(perf_counter() - between)
    for rule, count in Counter(one.rule for one in findings).most_common():
        print(f"{count:5}  {rule}")
    ratio = median(checking) / median(reading)
    print(f"{len(trials)} records, {len(findings)} findings, median of {runs} runs")
    print(f"reading {median(reading):.2f} s, checking {median(checking):.2f} s: {ratio:.2f} times")
    return int(ratio > _MOST)


def _read(files: list[Path]) -> list[Trial]:
    return [record.trial for file in files for record in read(file).records]


if __name__ == "__main__":
    sys.exit(main())
