"""Python 3.11.0 to 3.11.4 read possessive quantifiers and atomic groups wrongly: none is used."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_PROBE = Path(__file__).with_name("compiled_patterns.py")
_WRONG = ("POSSESSIVE_REPEAT", "ATOMIC_GROUP")
_SUSPECT = re.compile(r"[*+?}]\s*\+|\(\?>")  # parsing every text takes long
_parser: Any = re._parser  # type: ignore[attr-defined]  # it alone names what an expression holds


def _is_read_wrongly(text: str) -> bool:
    """Return whether a text is an expression and holds what is read wrongly."""
    if not _SUSPECT.search(text):
        return False
    try:
        parsed = _parser.parse(text)
    except (re.error, OverflowError):
        return False
    return any(code in _WRONG for code in _codes(parsed))


def _codes(part: Any) -> Iterator[str]:
    if isinstance(part, tuple | list | _parser.SubPattern):
        for inner in part:
            yield from _codes(inner)
    else:
        yield str(part)


@pytest.mark.parametrize(
    "pattern",
    [r"a*+", r"a++b", r"a?+", r"(?:a|b){0,3}+", r"(x(?>ab|a))", r"(?=a++)", r"a|b++", r"(?(1)a++)"],
)
def test_what_some_supported_pythons_read_wrongly_is_recognised(pattern: str) -> None:
    assert _is_read_wrongly(f"(c)?{pattern}")


@pytest.mark.parametrize("pattern", [r"[*+]+", r"\++", r"a{2}(?:b+)*", r"(?:a{0,2})+"])
def test_another_expression_is_not_taken_for_it(pattern: str) -> None:
    assert not _is_read_wrongly(pattern)


def test_no_expression_in_use_is_read_wrongly(checkout: Path) -> None:
    records = sorted((checkout / "sample_db" / "records").glob("*.json"))
    command = [sys.executable, str(_PROBE), *map(str, records)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=checkout)  # noqa: S603 - our own interpreter
    assert checked.returncode == 0, checked.stderr
    patterns = json.loads(checked.stdout)
    assert len(patterns) > 300
    assert not [pattern for pattern in patterns if _is_read_wrongly(pattern)]


def test_no_expression_written_anywhere_is_read_wrongly(modules: tuple[Path, ...]) -> None:
    texts = [text for module in modules for text in _texts(ast.parse(module.read_text("utf-8")))]
    assert len(texts) > 1000
    assert not [text for text in texts if _is_read_wrongly(text)]


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "x" for one in node.values]
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
