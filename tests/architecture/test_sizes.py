"""A code line is one that holds a token of the program.

Blank lines, comments and docstrings do not count. A function's lines run from its def (not its
decorators) to its end, those of functions defined inside it included.
"""

import ast
import io
import statistics
import token
import tokenize
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

FUNCTION_MEDIAN: Final = 8
FUNCTION_P95: Final = 25
FUNCTION_MOST: Final = 50
MODULE_MEDIAN: Final = 150
MODULE_P95: Final = 350
MODULE_MOST: Final = 400
FOLDER_MOST: Final = 15

SILENT = {
    token.COMMENT,
    token.NL,
    token.NEWLINE,
    token.INDENT,
    token.DEDENT,
    token.ENDMARKER,
    token.ENCODING,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture(scope="module")
def functions(modules: tuple[Path, ...]) -> dict[str, int]:
    return {
        f"{path}:{node.lineno} {node.name}": len(lines & _span(node))
        for path in modules
        for lines, node in _functions(path.read_text("utf-8"))
    }


@pytest.fixture(scope="module")
def module_sizes(modules: tuple[Path, ...]) -> dict[str, int]:
    sizes = {str(path): len(_code_lines(path.read_text("utf-8"))) for path in modules}
    return {path: size for path, size in sizes.items() if size}


def test_functions_stay_small(functions: dict[str, int]) -> None:
    assert statistics.median(functions.values()) <= FUNCTION_MEDIAN
    assert _percentile_95(functions) <= FUNCTION_P95
    assert _above(functions, FUNCTION_MOST) == {}


def test_modules_stay_small(module_sizes: dict[str, int]) -> None:
    assert statistics.median(module_sizes.values()) <= MODULE_MEDIAN
    assert _percentile_95(module_sizes) <= MODULE_P95
    assert _above(module_sizes, MODULE_MOST) == {}


def test_folders_stay_small(modules: tuple[Path, ...]) -> None:
    folders = Counter(str(path.parent) for path in modules if path.name != "__init__.py")
    assert _above(folders, FOLDER_MOST) == {}


def test_docstrings_comments_and_blank_lines_are_not_code() -> None:
    source = '"""Module."""\n\n# why\ndef f() -> int:\n    """Say."""\n\n    return (\n        1)\n'
    assert _code_lines(source) == {4, 7, 8}


def _functions(source: str) -> Iterator[tuple[set[int], Function]]:
    lines = _code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield lines, node


def _span(node: Function) -> set[int]:
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


@cache
def _code_lines(source: str) -> set[int]:
    lines: set[int] = set()
    for part in tokenize.generate_tokens(io.StringIO(source).readline):
        if part.type not in SILENT:
            lines.update(range(part.start[0], part.end[0] + 1))
    return lines - _docstring_lines(ast.parse(source))


def _docstring_lines(tree: ast.Module) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and _is_text(node.value):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _percentile_95(sizes: dict[str, int]) -> float:
    return statistics.quantiles(sizes.values(), n=20, method="inclusive")[-1]


def _above(sizes: dict[str, int], most: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > most}
