"""Time to check many records, against the time to read them from their files.

Usage: python benchmarks/checks.py [RECORDS] [RUNS]. RECORDS is a file or a folder of records as
JSON, the sample records without. The floor is the reading of the same files in the same run; exit
status 1 when checking takes more than three times as long. Both are medians.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measurement import (
    add_records,
    add_slack,
    files_in,
    is_above,
    parser,
    positive,
    print_measured,
    spread,
)
from trialdesk.checks.check import check
from trialdesk.domain.trial import Trial
from trialdesk.registries.read import read

_RUNS, _LIMIT = 5, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both times and the findings of each rule; 1 when above the limit."""
    accepted = parser(__doc__)
    add_records(accepted)
    accepted.add_argument("runs", type=positive, nargs="?", default=_RUNS, metavar="RUNS")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    files = files_in(chosen.records, ".json")
    print_measured(files=len(files), records=len(_read(files)))
    reading, checking = [], []
    for _run in range(chosen.runs):
        started = perf_counter()
        trials = _read(files)
        between = perf_counter()
        findings = check(trials)
        reading.append((between - started) * 1000)
        checking.append((perf_counter() - between) * 1000)
    for rule, count in Counter(finding.rule for finding in findings).most_common():
        print(f"{count:5}  {rule}")
    print(f"{len(findings)} findings in {len(trials)} records")
    print(f"floor, reading: {spread(reading)}")
    print(f"checking: {spread(checking)}")
    ratio = median(checking) / median(reading)
    return int(is_above("ratio", ratio, _LIMIT, chosen.slack))


def _read(files: list[Path]) -> list[Trial]:
    return [record.trial for file in files for record in read(file).records]


if __name__ == "__main__":
    sys.exit(main())
