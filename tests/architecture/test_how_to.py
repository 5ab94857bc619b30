"""Each recipe is followed by a test, and what it names is there."""

import re
from pathlib import Path

import pytest

RECIPES = (
    *("A compared row", "A record check", "A concept or drug", "A limit's unit"),
    *("A registry format", "A view", "A facet", "A translation", "A setting"),
)
FOLLOWED = re.compile(r"[Ff]ollowed by `(tests/[\w/]+\.py)`")
PATH = re.compile(r"`((?:trialdesk|resources|tests|docs|packaging)/[\w./-]*)`")


@pytest.fixture(scope="module")
def recipes(checkout: Path) -> dict[str, str]:
    _head, *parts = (checkout / "docs/how-to.md").read_text("utf-8").split("\n## ")
    return {title: text for title, _newline, text in (part.partition("\n") for part in parts)}


def test_there_is_a_recipe_for_each_thing_that_is_often_added(recipes: dict[str, str]) -> None:
    assert tuple(recipes) == RECIPES


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_is_followed_by_a_test(
    checkout: Path, recipes: dict[str, str], title: str
) -> None:
    (followed,) = FOLLOWED.findall(recipes[title])
    assert re.search(r"^def test_", (checkout / followed).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("title", RECIPES)
def test_what_a_recipe_names_is_there(checkout: Path, recipes: dict[str, str], title: str) -> None:
    paths = PATH.findall(recipes[title])
    assert len(paths) > 1
    assert [path for path in paths if not (checkout / path).exists()] == []
