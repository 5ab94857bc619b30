"""How many small defects, put into the clinical core at random, the tests notice.

Usage: python -m benchmarks.mutants [COUNT] [--seed SEED] [--layer LAYER…]. COUNT mutants are drawn
with SEED from the modules of the layers, each alone in a scratch copy of the checkout; the tests
of its layer run until the first failure. A mutant that no test fails on survives and is printed.
The limit is the share that may survive.
"""

import difflib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.mutating import mutate_code  # type: ignore[import-untyped]  # it ships no types
from cosmic_ray.plugins import (  # type: ignore[import-untyped]  # same
    get_operator,
    operator_names,
)

from benchmarks.measurement import CHECKOUT, add_slack, is_above, parser, positive, print_measured

SURVIVORS_AT_MOST = 0.15
PATIENCE_SECONDS = 300
COPIED = ("trialdesk", "tests", "resources", "sample_db", "packaging", "pyproject.toml", "docs")
TESTS = {
    "criteria": ("tests/criteria", "tests/exports", "tests/presentation/criteria", "tests/checks"),
    "comparison": ("tests/comparison", "tests/presentation", "tests/operations/test_history.py"),
    "statistics": ("tests/statistics", "tests/checks", "tests/exports", "tests/presentation"),
    "dosing": ("tests/dosing", "tests/presentation/dosing", "tests/checks"),
}
# what changes no behaviour a test could see: annotations and their defaults
SILENT = ("core/ReplaceBinaryOperator_BitOr", "core/RemoveDecorator", "core/Variable")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One defect: the module it is put into, and its text with the defect."""

    module: Path
    operator: str
    code: str

    @property
    def layer(self) -> str:
        return self.module.parts[1]

    def difference(self) -> str:
        before = (CHECKOUT / self.module).read_text("utf-8").splitlines()
        lines = difflib.unified_diff(before, self.code.splitlines(), str(self.module), n=0)
        return "\n".join(list(lines)[3:])


def mutants(layers: list[str], count: int, seed: int) -> Iterator[Mutant]:
    """Draw mutants: first a module by its length, then a place and an operator within it."""
    chance = random.Random(seed)  # noqa: S311 - drawn anew by whoever knows the seed
    modules = sorted(
        path.relative_to(CHECKOUT)
        for layer in layers
        for path in (CHECKOUT / "trialdesk" / layer).rglob("*.py")
        if path.name != "__init__.py"
    )
    lengths = [(CHECKOUT / module).stat().st_size for module in modules]
    operators = [name for name in operator_names() if not name.startswith(SILENT)]
    made: set[tuple[Path, str]] = set()
    while len(made) < count:
        [module] = chance.choices(modules, lengths)
        operator = chance.choice(operators)
        code = (CHECKOUT / module).read_text("utf-8")
        mutated = mutate_code(code, get_operator(operator)(), chance.randrange(4))
        if mutated is not None and (module, mutated) not in made:
            made.add((module, mutated))
            yield Mutant(module, operator, mutated)


def is_killed(mutant: Mutant, copy: Path) -> bool:
    """Return whether a test of the layer fails with the defect in place."""
    place = copy / mutant.module
    sound = place.read_bytes()
    place.write_text(mutant.code, "utf-8")
    tests = [name for name in TESTS[mutant.layer] if (copy / name).exists()]
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:randomly", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *tests],
            cwd=copy,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "CI": "1"},
            capture_output=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        place.write_bytes(sound)
    return done.returncode != 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, try and count; 1 where more survive than may."""
    accepted = parser(__doc__)
    accepted.add_argument("count", type=positive, nargs="?", default=200, metavar="COUNT")
    accepted.add_argument("--seed", type=int, default=1)
    accepted.add_argument("--layer", action="extend", nargs="+", choices=TESTS, default=[])
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy_checkout(copy)
        drawn = mutants(chosen.layer or list(TESTS), chosen.count, chosen.seed)
        survived = sum(not _try(mutant, copy) for mutant in drawn)
    print_measured(mutants=chosen.count)
    print(f"killed: {chosen.count - survived}")
    return int(is_above("survived", survived / chosen.count, SURVIVORS_AT_MOST, chosen.slack))


def _copy_checkout(copy: Path) -> None:
    for name in COPIED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)


def _try(mutant: Mutant, copy: Path) -> bool:
    killed = is_killed(mutant, copy)
    fate = "killed" if killed else "survived"
    print(f"{fate}: {mutant.module} {mutant.operator}", flush=True)
    if not killed:
        print(mutant.difference(), flush=True)
    return killed


if __name__ == "__main__":
    sys.exit(main())
