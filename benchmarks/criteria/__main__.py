"""Scores of the criteria engine on labelled files, with every error listed.

python -m benchmarks.criteria figures CURATED.csv [--half 0|1]
python -m benchmarks.criteria atoms GOLD.json RECORD.json…
python -m benchmarks.criteria labelled FILE…
python -m benchmarks.criteria speed RECORD.json…
python -m benchmarks.criteria patterns [--size 100000]
"""

import argparse
from pathlib import Path

from benchmarks.criteria.atoms import score_atoms
from benchmarks.criteria.figures import score_figures
from benchmarks.criteria.labelled import score_labelled
from benchmarks.criteria.patterns import measure_patterns
from benchmarks.criteria.speed import measure_speed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.criteria", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    figures = commands.add_parser("figures", help="performance status and platelets")
    figures.add_argument("file", type=Path)
    figures.add_argument("--half", type=int, choices=(0, 1))
    atoms = commands.add_parser("atoms", help="splitting, polarity and concepts")
    atoms.add_argument("gold", type=Path)
    atoms.add_argument("records", type=Path, nargs="+")
    labelled = commands.add_parser(
        "labelled", help="all scores on files in the format of README.md"
    )
    labelled.add_argument("files", type=Path, nargs="+")
    speed = commands.add_parser("speed", help="seconds per 100 trials against one compiled pass")
    speed.add_argument("records", type=Path, nargs="+")
    timed = commands.add_parser("patterns", help="regular expressions on texts made to slow them")
    timed.add_argument("--size", type=int, default=100_000)
    chosen = parser.parse_args()
    if chosen.command == "figures":
        score_figures(chosen.file, chosen.half)
    elif chosen.command == "atoms":
        score_atoms(chosen.gold, chosen.records)
    elif chosen.command == "labelled":
        score_labelled(chosen.files)
    elif chosen.command == "patterns":
        measure_patterns(chosen.size)
    else:
        measure_speed(chosen.records)


if __name__ == "__main__":
    main()
