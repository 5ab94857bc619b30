import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from messages import messages

MARKS = {"_", "N_", "ngettext"}
LITERALS = {"_": 1, "N_": 1, "ngettext": 2}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return messages()


def calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def texts(call: ast.Call) -> list[str | None]:
    """Return the messages a call marks, None in place of what is no literal."""
    assert isinstance(call.func, ast.Name)
    return [
        part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None
        for part in call.args[: LITERALS[call.func.id]]
    ]


def at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """Return the calls that run when a module is imported, before a language is chosen."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            for default in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list):
                if default is not None:
                    yield from calls(default, {"_", "ngettext", "translated"})
        elif isinstance(node, ast.Lambda):
            continue
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "translated"}:
            yield node
        else:
            yield from at_import(node)


def test_every_marked_text_is_a_literal(modules: tuple[Path, ...]) -> None:
    variables = [
        f"{path}:{call.lineno}"
        for path in modules
        for call in calls(ast.parse(path.read_text("utf-8")), MARKS)
        if None in texts(call)
    ]
    assert variables == []


def test_every_marked_text_is_extracted(modules: tuple[Path, ...], catalogue: Catalog) -> None:
    marked = {
        text
        for path in modules
        for call in calls(ast.parse(path.read_text("utf-8")), MARKS)
        for text in texts(call)[:1]
    }
    assert len(marked) > 1000
    assert [text for text in marked if text is not None and text not in catalogue] == []


def test_subjects_of_the_lexicon_are_extracted(catalogue: Catalog) -> None:
    assert "Brain metastases" in catalogue


def test_no_text_is_translated_before_a_language_is_chosen(modules: tuple[Path, ...]) -> None:
    early = [
        f"{path}:{call.lineno}"
        for path in modules
        for call in at_import(ast.parse(path.read_text("utf-8")))
    ]
    assert early == []


@pytest.mark.parametrize("source", ["_(name)", "_(f'{name}')", "ngettext('one', many, 2)"])
def test_a_variable_would_be_found(source: str) -> None:
    (call,) = calls(ast.parse(source), MARKS)
    assert None in texts(call)


@pytest.mark.parametrize(
    "source",
    [
        "A = _('a')",
        "A = {'b': translated(b)}",
        "class C:\n    a = [_('a')]",
        "def f(a=_('a')): ...",
    ],
)
def test_an_early_translation_would_be_found(source: str) -> None:
    assert list(at_import(ast.parse(source)))


def test_no_words_are_kept_from_one_language_to_the_next(modules: tuple[Path, ...]) -> None:
    kept = [
        f"{path.name}: {function.name}"
        for path in modules
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any(
            re.match(r"(lru_)?cache\b", ast.unparse(decorator))
            for decorator in function.decorator_list
        )
        and any(
            isinstance(call, ast.Call) and ast.unparse(call.func) in {"_", "translated", "ngettext"}
            for call in ast.walk(function)
        )
    ]
    assert kept == []
