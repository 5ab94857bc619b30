"""A test that asserts nothing cannot fail on a wrong value."""

import ast
from collections.abc import Iterator
from pathlib import Path

ASSERTING = frozenset({"raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(source: str) -> list[Function]:
    nodes = ast.walk(ast.parse(source))
    return [node for node in nodes if isinstance(node, Function)]


def _asserts(function: Function, helpers: frozenset[str]) -> bool:
    nodes = list(ast.walk(function))
    if any(isinstance(node, ast.Assert) for node in nodes):
        return True
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in nodes
        if isinstance(node, ast.Call)
    }
    return not called.isdisjoint(ASSERTING | helpers)


def _without_assertion(source: str) -> Iterator[str]:
    functions = _functions(source)
    helpers = frozenset(function.name for function in functions if _asserts(function, frozenset()))
    for function in functions:
        if function.name.startswith("test_") and not _asserts(function, helpers):
            yield function.name


def test_every_test_asserts_something(checkout: Path) -> None:
    idle = [
        f"{path.relative_to(checkout)}: {name}"
        for path in sorted((checkout / "tests").rglob("test_*.py"))
        for name in _without_assertion(path.read_text("utf-8"))
    ]
    assert idle == []


def test_a_test_without_assertion_is_found() -> None:
    helper = "def holds(value):\n    assert value\n"
    idle = "def test_it_never_raises():\n    read(b'')\n"
    busy = "def test_it_holds():\n    holds(read(b''))\n"
    assert list(_without_assertion(helper + idle + busy)) == ["test_it_never_raises"]
