"""Build the sample library at a path: ``python sample_db/build.py PATH``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from trialdesk.errors import TrialDeskError
from trialdesk.operations.importing.sample import write_sample


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python sample_db/build.py PATH", file=sys.stderr)
        return 2
    try:
        written = write_sample(Path(arguments[0]))
    except TrialDeskError as error:
        print(error, file=sys.stderr)
        return 1
    print(written)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
