"""Scores of the criteria engine on labelled files, with every error listed.

python -m benchmarks.criteria figures CURATED.csv [--half 0|1]
python -m benchmarks.criteria atoms GOLD.json RECORD.json…
python -m benchmarks.criteria speed RECORD.json…
"""

import argparse
from pathlib import Path

from benchmarks.criteria.atoms import score_atoms
from benchmarks.criteria.figures import score_figures
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
    speed = commands.add_parser("speed", help="seconds per 100 trials against one compiled pass")
    speed.add_argument("records", type=Path, nargs="+")
    chosen = parser.parse_args()
    if chosen.command == "figures":
        score_figures(chosen.file, chosen.half)
    elif chosen.command == "atoms":
        score_atoms(chosen.gold, chosen.records)
    else:
        measure_speed(chosen.records)


if __name__ == "__main__":
    main()
