import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trialdesk.gui.controls.pick_list import PickItem, PickList

CITIES = ("Hefei", "Hangzhou", "Harbin")


@pytest.fixture
def cities(qtbot: QtBot) -> PickList:
    made = PickList(
        "Find a city",
        "Cities",
        lambda words: [PickItem(city, city.upper()) for city in CITIES if city.startswith(words)],
    )
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_what_is_typed_narrows_the_list_and_the_first_is_chosen(cities: PickList) -> None:
    QTest.keyClicks(cities.field, "Ha")
    assert cities.shown() == ("Hangzhou", "Harbin")
    assert cities.chosen() == PickItem("Hangzhou", "HANGZHOU")


def test_arrows_move_in_the_list_while_the_keyboard_is_in_the_field(cities: PickList) -> None:
    QTest.keyClick(cities.field, Qt.Key.Key_Down)
    QTest.keyClick(cities.field, Qt.Key.Key_Down)
    QTest.keyClick(cities.field, Qt.Key.Key_Up)
    assert cities.chosen() == PickItem("Hangzhou", "HANGZHOU")


def test_where_nothing_is_offered_there_is_nothing_to_choose(cities: PickList) -> None:
    QTest.keyClicks(cities.field, "X")
    assert cities.shown() == ("Nothing found",)
    assert cities.chosen() is None


def test_an_empty_list_prompts_before_anything_is_typed(qtbot: QtBot) -> None:
    nothing = PickList("Find a city", "Cities", lambda _words: ())
    qtbot.addWidget(nothing)
    nothing.prompt_when_empty = "Type the name of a city"
    nothing.refresh()
    assert nothing.shown() == ("Type the name of a city",)
