import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from trialdesk import errors
from trialdesk.errors import TrialDeskError
from trialdesk.presentation.wording.failures import templates

CLASSES = {
    name
    for name, held in vars(errors).items()
    if isinstance(held, type) and issubclass(held, TrialDeskError)
} - {"UnreadableFileError"}


class Made(NamedTuple):
    """An error made in the code: where, its kind (None where that is no literal), its fields."""

    place: str
    kind: str | None
    fields: frozenset[str]


def made_in(source: str, name: str = "") -> Iterator[Made]:
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in CLASSES:
            yield _made(call, name)


def _made(call: ast.Call, name: str) -> Made:
    (kind,) = call.args
    literal = kind.value if isinstance(kind, ast.Constant) else None
    fields = frozenset(str(keyword.arg) for keyword in call.keywords)
    return Made(f"{name}:{call.lineno}", str(literal) if literal else None, fields)


@pytest.fixture(scope="module")
def made(modules: tuple[Path, ...]) -> list[Made]:
    return [error for path in modules for error in made_in(path.read_text("utf-8"), path.name)]


def named_in(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def test_every_error_has_words_that_name_its_fields_alone(made: list[Made]) -> None:
    words = templates()
    assert len(made) > 40
    assert [error for error in made if error.kind not in words] == []
    wrong = [error for error in made if named_in(words[error.kind or ""]) != error.fields]
    assert wrong == []


def test_there_are_no_words_for_errors_that_nothing_makes(made: list[Made]) -> None:
    assert set(templates()) - {error.kind for error in made} == {"file-unreadable"}


@pytest.mark.parametrize(
    "source", ['TrialDeskError("The disk is full.")', "TrialDeskError(f'{path} is full')"]
)
def test_a_sentence_in_place_of_a_kind_would_be_found(source: str) -> None:
    (error,) = made_in(source)
    assert error.kind not in templates()
