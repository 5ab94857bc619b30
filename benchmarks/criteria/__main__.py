"""Scores of the criteria engine on labelled files, with every error listed.

FILE and RECORD are files or folders of them.

python -m benchmarks.criteria figures CURATED.csv [--half 0|1]
python -m benchmarks.criteria atoms GOLD.json RECORD.json…
python -m benchmarks.criteria labelled FILE…
python -m benchmarks.criteria speed RECORD.json…
python -m benchmarks.criteria patterns [--size 100000]
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from benchmarks.criteria.atoms import score_atoms
from benchmarks.criteria.figures import score_figures
from benchmarks.criteria.labelled import score_labelled
from benchmarks.criteria.patterns import measure_patterns
from benchmarks.criteria.speed import measure_speed
from benchmarks.measurement import add_slack, file_at, files_in, parser, positive


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    return int(bool(chosen.run(chosen)))


def _parser() -> ArgumentParser:
    made = parser(__doc__)
    made.prog = "python -m benchmarks.criteria"
    commands = made.add_subparsers(required=True, dest="command")
    figures = commands.add_parser("figures", help="performance status and platelets")
    figures.add_argument("file", type=Path)
    figures.add_argument("--half", type=int, choices=(0, 1))
    figures.set_defaults(run=lambda chosen: score_figures(file_at(chosen.file), chosen.half))
    atoms = commands.add_parser("atoms", help="splitting, polarity and concepts")
    atoms.add_argument("gold", type=Path)
    atoms.add_argument("records", type=Path, nargs="+")
    atoms.set_defaults(run=lambda chosen: score_atoms(file_at(chosen.gold), _files(chosen)))
    labelled = commands.add_parser(
        "labelled", help="all scores on files in the format of README.md"
    )
    labelled.add_argument("records", type=Path, nargs="+", metavar="file")
    labelled.set_defaults(run=lambda chosen: score_labelled(_files(chosen)))
    speed = commands.add_parser("speed", help="seconds per 100 trials against one compiled pass")
    speed.add_argument("records", type=Path, nargs="+")
    speed.set_defaults(run=lambda chosen: measure_speed(_files(chosen)))
    timed = commands.add_parser("patterns", help="regular expressions on texts made to slow them")
    timed.add_argument("--size", type=positive, default=100_000)
    add_slack(timed)
    timed.set_defaults(run=lambda chosen: measure_patterns(chosen.size, slack=chosen.slack))
    return made


def _files(chosen: Namespace) -> list[Path]:
    return [file for place in chosen.records for file in files_in(place, ".json", ".jsonl")]


if __name__ == "__main__":
    sys.exit(main())
