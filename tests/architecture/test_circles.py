"""No module leads back to itself by its imports, those for types alone included."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

Imports = Mapping[str, frozenset[str]]


def imports_of(sources: Mapping[str, str]) -> Imports:
    """Return which of these modules each of them imports, wherever in it the import stands."""
    return {
        name: frozenset(_imported(name, ast.parse(source))) & sources.keys() - {name}
        for name, source in sources.items()
    }


def _imported(name: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{name} imports by a relative name"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def circle(imports: Imports) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other(checkout: Path, modules: tuple[Path, ...]) -> None:
    sources = {_name(module.relative_to(checkout)): module.read_text("utf-8") for module in modules}
    assert circle(imports_of(sources)) == []


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize(
    "back",
    [
        "import a.one",
        "from a import one",
        "from a.one import name",
        "if TYPE_CHECKING:\n    from a.one import name",
        "def late():\n    from a.one import name",
    ],
)
def test_a_circle_is_found_wherever_its_import_stands(back: str) -> None:
    sources = {"a.one": "from a.two import name", "a.two": "import a.three", "a.three": back}
    assert set(circle(imports_of(sources))) == {"a.one", "a.two", "a.three"}
