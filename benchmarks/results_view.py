"""Time from a changed board of six trials with results to the painted Results view.

Usage: python benchmarks/results_view.py [RUNS] [--records RECORDS…]. The first six trials of the
records (files or folders, the sample without) that report results are put on the board; where they
are fewer, some stand there again under another number. The floor is a plain Qt table with as many
rows, columns and words, shown and painted in the same run. On a busy machine the processor time is
the figure to look at: it counts all threads of this process alone.
"""

import sys
from collections.abc import Sequence

from benchmarks.board_view import Measured, measure
from trialdesk.domain.trial import Trial

_LIMIT_MS = 150


def main(arguments: Sequence[str] | None = None) -> int:
    return measure(Measured("results", _LIMIT_MS, _reports_results), __doc__, arguments)


def _reports_results(trial: Trial) -> bool:
    return trial.results is not None


if __name__ == "__main__":
    sys.exit(main())
