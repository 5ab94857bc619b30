"""Names only get better: two counts that may fall and never rise."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "trialdesk"
DIALECT = {
    *("told", "said", "one", "own", "found", "see", "glance"),
    *("foresee", "riders", "settled", "bare", "ahead"),
}
"""Words that name nothing a reader of the field knows; the noun stands in their place."""

TYPES_OF_ONE_NAME = 0
NAMES_IN_DIALECT = 1


def types_of(tree: ast.Module) -> Iterator[str]:
    """Return the public classes and aliases a module defines."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                yield name


def names_of(tree: ast.Module) -> Iterator[str]:
    """Return the names a module gives: of functions, classes, arguments, variables, attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words_of(name: str) -> list[str]:
    spaced = re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
    return re.findall("[a-z]+", spaced)


@pytest.fixture(scope="module")
def modules() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(PACKAGE)): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def doubled(modules: dict[str, ast.Module]) -> list[str]:
    counts = Counter(name for tree in modules.values() for name in types_of(tree))
    return [name for name, number in counts.items() if number > 1 and not name.startswith("_")]


def in_dialect(modules: dict[str, ast.Module]) -> list[str]:
    named = [(where, name) for where, tree in modules.items() for name in names_of(tree)]
    named += [(where, Path(where).stem) for where in modules]
    return [f"{where}: {name}" for where, name in named if DIALECT & {*words_of(name)}]


def test_a_public_type_has_a_name_of_its_own(modules: dict[str, ast.Module]) -> None:
    names = doubled(modules)
    assert len(names) == TYPES_OF_ONE_NAME, names


def test_names_are_words_of_the_field(modules: dict[str, ast.Module]) -> None:
    names = in_dialect(modules)
    assert len(names) == NAMES_IN_DIALECT, names


@pytest.mark.parametrize(
    "code", ["class Found: ...", "def tell_told(): ...", "def f(own): ...", "it.said = 1"]
)
def test_a_name_in_dialect_is_counted(code: str) -> None:
    assert len(in_dialect({"m.py": ast.parse(code)})) == 1


def test_a_type_defined_twice_is_counted_once_for_its_name() -> None:
    modules = {"a.py": ast.parse("class Point: ..."), "b.py": ast.parse("Point = tuple[int, int]")}
    assert doubled(modules) == ["Point"]
