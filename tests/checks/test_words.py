"""A rule gives values; the words around them are made where they are shown."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from trialdesk import checks

FOLDER = Path(checks.__path__[0])
POINTS = {"hit", "_hit", "at", "of_outcome"}  # what makes a hit of values given by name


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def literals(node: ast.AST) -> Iterator[str]:
    """Return the literal texts of an expression, but for the codes of terms and of groups."""
    if isinstance(node, ast.Call) and name_of(node) == "FindingTerm":
        return
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for part in ast.iter_child_nodes(node):
        yield from literals(part)


def worded(source: str) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    given = [word.value for call in calls if name_of(call) in POINTS for word in call.keywords]
    variants = {word.value for call in calls for word in call.keywords if word.arg == "variant"}
    texts = [text for value in given if value not in variants for text in literals(value)]
    return [text for text in texts if re.search(r"[A-Za-z]{2}", text)]


def test_no_rule_words_its_values() -> None:
    offending = {path.name: worded(path.read_text("utf-8")) for path in FOLDER.rglob("*.py")}
    assert {name: words for name, words in offending.items() if words} == {}


def test_a_sentence_among_the_values_of_a_rule_is_noticed() -> None:
    assert worded('hit("status", variant="year", value=f"{number} sites open")') == [" sites open"]
