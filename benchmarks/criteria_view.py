"""Time from a changed board of six trials to the painted Criteria view.

Usage: python benchmarks/criteria_view.py [RUNS] [--records RECORDS…]. The first six trials of the
records (files or folders, the sample without) that state criteria are put on the board; where they
are fewer, some stand there again under another number. The first time reads the lexicon and the
texts and is printed apart. The floor is a plain Qt table with as many rows, columns and words,
shown and painted in the same run; its rows keep one height, ours are measured line by line. On a
busy machine the processor time is the figure to look at: it counts all threads of this process
alone.
"""

import sys
from collections.abc import Sequence

from benchmarks.board_view import Measured, measure
from trialdesk.domain.trial import Trial

_LIMIT_MS = 100


def main(arguments: Sequence[str] | None = None) -> int:
    return measure(Measured("criteria", _LIMIT_MS, _states_criteria), __doc__, arguments)


def _states_criteria(trial: Trial) -> bool:
    return bool(trial.eligibility and trial.eligibility.text)


if __name__ == "__main__":
    sys.exit(main())
