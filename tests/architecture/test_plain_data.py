"""Nothing that is stored is code: what could run when it is read is imported nowhere."""

import ast
from pathlib import Path

RUNS_WHAT_IT_READS = {"pickle", "marshal", "shelve", "dill", "QSettings"}
CALLS = {"eval", "exec"}


def test_no_module_reads_what_could_run(modules: tuple[Path, ...]) -> None:
    names = [
        f"{path.name}: {name}"
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _names(node)
        if name in RUNS_WHAT_IT_READS
    ]
    assert names == []


def test_no_module_runs_a_text(modules: tuple[Path, ...]) -> None:
    calls = [
        f"{path.name}: {node.func.id}"
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    ]
    assert calls == []


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        module = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        return [*module, *(alias.name for alias in node.names)]
    return []
