"""How many small defects, put into the clinical core at random, the tests notice.

``python benchmarks/mutants.py [COUNT [SEED [LAYER…]]]``: COUNT mutants (200) drawn with SEED (1)
from the modules of the layers, each alone in a scratch copy of the checkout; the tests of its layer
run until the first failure. A mutant that no test fails on survives and is printed as a difference.
Ends with 1 where less than KILLED_AT_LEAST of the mutants are killed, or none was made.
"""

import difflib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.mutating import mutate_code  # type: ignore[import-untyped]  # it ships no types
from cosmic_ray.plugins import (  # type: ignore[import-untyped]  # same
    get_operator,
    operator_names,
)

CHECKOUT = Path(__file__).resolve().parents[1]
KILLED_AT_LEAST = 0.85
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


def main(count: int, seed: int, *layers: str) -> int:
    """Draw, try and count."""
    killed = tried = 0
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            source = CHECKOUT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        for mutant in mutants(list(layers) or list(TESTS), count, seed):
            tried += 1
            if is_killed(mutant, copy):
                killed += 1
            else:
                print(f"survived: {mutant.module} {mutant.operator}\n{mutant.difference()}")
            print(f"{killed} of {tried} killed", flush=True)
    return 0 if tried and killed / tried >= KILLED_AT_LEAST else 1


if __name__ == "__main__":
    count, seed, *layers = [*sys.argv[1:], *("200", "1")[len(sys.argv) - 1 :]]
    sys.exit(main(int(count), int(seed), *layers))
