import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

VERDICTS = re.compile(
    r"\b(?:in)?eligible\b|\bmatch(?:e[sd]|ing)?\b|\brecommend(?:ed|s)?\b|\bsafe\b", re.IGNORECASE
)
MARKS = {"_", "N_", "ngettext"}
TRIAL_NUMBER = re.compile(r"NCT\d{8}")


def _shown_texts(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield node.lineno, part.value


def test_our_own_words_pass_no_verdict_on_a_patient(modules: tuple[Path, ...]) -> None:
    verdicts = [
        f"{path}:{line}: {text}"
        for path in modules
        for line, text in _shown_texts(path.read_text("utf-8"))
        if VERDICTS.search(text)
    ]
    assert verdicts == []


@pytest.mark.parametrize("text", ["The patient is eligible", "2 trials matched", "Recommended"])
def test_a_verdict_would_be_found(text: str) -> None:
    [(_, shown)] = _shown_texts(f"label = _({text!r})")
    assert VERDICTS.search(shown)


def test_the_program_knows_no_particular_trial(checkout: Path, modules: tuple[Path, ...]) -> None:
    data = (checkout / "resources").rglob("*.toml")
    known = [path for path in (*modules, *data) if TRIAL_NUMBER.search(path.read_text("utf-8"))]
    assert known == []


@pytest.mark.parametrize("function", ["_", "ngettext", "translated"])
def test_only_upper_layers_word_texts(modules: tuple[Path, ...], function: str) -> None:
    wording = {"presentation", "gui", "reports", "cli"}
    importers = {
        path.parent if path.parent.name != "trialdesk" else path
        for path in modules
        if re.search(rf"translation import .*\b{function}(?!\w)", path.read_text("utf-8"))
    }
    assert {_layer(path) for path in importers} <= wording


def _layer(path: Path) -> str:
    parts = path.parts
    return parts[len(parts) - 1 - parts[::-1].index("trialdesk") + 1]
