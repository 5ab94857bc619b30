"""How many small defects, put into the clinical core at random, the tests notice.

Usage: python -m benchmarks.mutants [COUNT] [--seed SEED] [--layer LAYER…] [--jobs JOBS]. COUNT
mutants are drawn with SEED from the modules of the layers, each alone in a scratch copy of the
checkout; the tests of its layer run until the first failure, those nearest to the module first.
A mutant that no test fails on survives and is printed. The limit is the share that may survive.
"""

import ast
import difflib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from cosmic_ray.ast import (  # type: ignore[import-untyped]  # it ships no types
    ast_nodes,
    get_ast,
)
from cosmic_ray.mutating import mutate_code  # type: ignore[import-untyped]  # it ships no types
from cosmic_ray.plugins import (  # type: ignore[import-untyped]  # same
    get_operator,
    operator_names,
)

from benchmarks.measurement import CHECKOUT, add_slack, is_above, parser, positive, print_measured

SURVIVORS_AT_MOST = 0.15
PATIENCE_SECONDS = 120
COPIED = ("trialdesk", "tests", "resources", "sample_db", "packaging", "pyproject.toml", "docs")
TESTS = {
    "criteria": ("tests/criteria", "tests/exports", "tests/presentation/criteria", "tests/checks"),
    "comparison": ("tests/comparison", "tests/presentation", "tests/operations/test_history.py"),
    "statistics": ("tests/statistics", "tests/checks", "tests/exports", "tests/presentation"),
    "dosing": ("tests/dosing", "tests/presentation/dosing", "tests/checks"),
}
PYTEST = ["-m", "pytest", "-qx", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider"]
# a decorator taken away (a cache, slots) and a name nobody reads change no behaviour
SILENT = ("core/RemoveDecorator", "core/Variable")
NOT_RUN = {"annotation", "returns", "decorator_list"}


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
    """Draw mutants: first a module by its length, then an operator and a place within it."""
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
        places = _places(module, operator)
        if not places:
            continue
        code = (CHECKOUT / module).read_text("utf-8")
        mutated = mutate_code(code, get_operator(operator)(), chance.randrange(places))
        if (module, mutated) not in made and _acts_otherwise(code, mutated):
            made.add((module, mutated))
            yield Mutant(module, operator, mutated)


@cache
def _places(module: Path, operator: str) -> int:
    """Count the places of a module that an operator changes."""
    chosen = get_operator(operator)()
    nodes = ast_nodes(_tree(module))
    return sum(len(list(chosen.mutation_positions(node))) for node in nodes)


@cache
def _tree(module: Path) -> object:
    return get_ast((CHECKOUT / module).read_text("utf-8"))


def _acts_otherwise(code: str, mutated: str) -> bool:
    """Return whether a mutant is Python and differs in what runs, not in what type checkers read.

    Annotations are not evaluated for their value; what @dataclass(frozen, slots) forbids nobody
    does, and the size of a cache is a matter of speed.
    """
    try:
        return _what_runs(ast.parse(code)) != _what_runs(ast.parse(mutated))
    except SyntaxError:
        return False


def _what_runs(node: object) -> object:
    """Return a syntax tree without its annotations and decorators."""
    if isinstance(node, list):
        return [_what_runs(part) for part in node]
    if not isinstance(node, ast.AST):
        return repr(node)
    kept = [(name, part) for name, part in ast.iter_fields(node) if name not in NOT_RUN]
    return type(node).__name__, [(name, _what_runs(part)) for name, part in kept]


def is_killed(mutant: Mutant, copy: Path) -> bool:
    """Return whether a test of the layer fails with the defect in place."""
    place = copy / mutant.module
    sound = place.read_bytes()
    place.write_text(mutant.code, "utf-8")
    try:
        done = subprocess.run(
            [sys.executable, *PYTEST, *_nearest_first(mutant, copy)],
            cwd=copy,
            env=os.environ
            | {"QT_QPA_PLATFORM": "offscreen", "CI": "1", "PYTHONDONTWRITEBYTECODE": ""},
            capture_output=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        place.write_bytes(sound)
    return done.returncode != 0


def _nearest_first(mutant: Mutant, copy: Path) -> list[str]:
    """Return the test modules of a layer, those whose path mirrors the mutated module's first."""
    parts = mutant.module.with_suffix("").parts[1:]

    def distance(test: Path) -> int:
        mirrored = (*test.parts[1:-1], test.stem.removeprefix("test_"))
        return -sum(first == second for first, second in zip(parts, mirrored, strict=False))

    tests = [
        path.relative_to(copy)
        for name in TESTS[mutant.layer]
        for path in (
            [copy / name] if name.endswith(".py") else sorted((copy / name).rglob("test_*.py"))
        )
    ]
    return [str(test) for test in sorted(tests, key=distance)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, try and count; 1 where more survive than may."""
    accepted = parser(__doc__)
    accepted.add_argument("count", type=positive, nargs="?", default=200, metavar="COUNT")
    accepted.add_argument("--seed", type=int, default=1)
    accepted.add_argument("--layer", action="extend", nargs="+", choices=TESTS, default=[])
    accepted.add_argument("--jobs", type=positive, default=os.cpu_count() or 1)
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    drawn = mutants(chosen.layer or list(TESTS), chosen.count, chosen.seed)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.jobs) as workers:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(chosen.jobs):
            copies.put(_copy_checkout(Path(folder) / str(number)))
        survived = sum(not killed for killed in workers.map(lambda one: _try(one, copies), drawn))
    print_measured(mutants=chosen.count)
    print(f"killed: {chosen.count - survived}")
    return int(is_above("survived", survived / chosen.count, SURVIVORS_AT_MOST, chosen.slack))


def _copy_checkout(copy: Path) -> Path:
    copy.mkdir()
    for name in COPIED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy


def _try(mutant: Mutant, copies: "SimpleQueue[Path]") -> bool:
    copy = copies.get()
    try:
        killed = is_killed(mutant, copy)
    finally:
        copies.put(copy)
    fate = "killed" if killed else "survived"
    difference = "" if killed else f"\n{mutant.difference()}"
    print(f"{fate}: {mutant.module} {mutant.operator}{difference}", flush=True)
    return killed


if __name__ == "__main__":
    sys.exit(main())
