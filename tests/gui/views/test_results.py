from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, settle, store
from trialdesk.domain.result import AdverseEvent, Estimate, Interval, Results
from trialdesk.domain.source import Source
from trialdesk.gui.look.theme import board_colour
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.views.results.view import ResultsView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.presentation.wording.codes import caution

A, B = "NCT09000001", "NCT09000002"
INTERVAL = Interval(Decimal(95), Decimal("63.0"), Decimal("86.8"), "Clopper-Pearson")
RATE = Estimate(
    key="orr",
    measure="ORR",
    code="ORR",
    n=42,
    total=55,
    value=Decimal("76.4"),
    unit="percent",
    interval=INTERVAL,
    source=Source("NCT09000001.json", "/trialdesk/results/estimates/0"),
)
EVENT = AdverseEvent("Rash", "any", 3, 57, Decimal("5.3"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    told = make_trial(id=A, results=Results((RATE,), (EVENT,)))
    return store(tmp_path / "results.db", told, make_trial(id=B))


@pytest.fixture
def window(open_window: OpenWindow, library: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    for trial in (A, B):
        window.context.workspace.put_on_board(trial)
    press(qtbot, window, "show_results")
    return window


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def view(window: MainWindow) -> ResultsView:
    found = window.views.view("results")
    assert isinstance(found, ResultsView)
    return found


def texts(window: MainWindow) -> set[str]:
    return {cell.text for row in view(window).table.table.rows for cell in row.cells}


def test_the_view_shows_figures_and_how_comparable_the_trials_are(window: MainWindow) -> None:
    assert window.views.name == "results"
    assert {"42/55", "76.4%", "95% CI 63.0 to 86.8", "✓ Clopper-Pearson"} <= texts(window)
    assert [row.trial for row in view(window).strip.table.rows] == [0, 1]


def test_a_trial_without_results_says_so(window: MainWindow) -> None:
    assert "no results in the record" in texts(window)


def test_the_fixed_caution_stands_below(window: MainWindow) -> None:
    labels = [label.text() for label in view(window).findChildren(QLabel)]
    assert any(caution() in text for text in labels)


def test_each_part_is_shown_when_it_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    view(window).tools.show_part("events")
    settle(qtbot, window)
    assert {"Rash", "3/57", "5.3%"} <= texts(window)


def test_the_first_figure_has_the_keyboard_and_its_source_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    chosen: list[ChosenValue | None] = []
    window.context.navigation.value_chosen.connect(chosen.append)
    table = view(window).table
    table.clearSelection()
    table.setCurrentIndex(table.model().index(-1, -1))
    view(window).focus_content()
    settle(qtbot, window)
    assert table.current_key() == f"{A}/orr"
    assert chosen[-1] is not None
    assert chosen[-1].source is not None
    assert chosen[-1].source.pointer == "/trialdesk/results/estimates/0"


def test_a_screen_reader_hears_the_letter_and_the_numbers_of_a_dot(window: MainWindow) -> None:
    table = view(window).table
    table.choose_row(f"{A}/orr")
    index = table.model().index(table.currentIndex().row(), 1)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A, ORR, Figure, 76.4%, 95% CI 63.0 to 86.8"


def test_a_dot_is_painted_at_its_value_in_the_colour_of_its_trial(window: MainWindow) -> None:
    table = view(window).table
    table.choose_row(f"{A}/orr")
    table.clearSelection()
    area = table.visualRect(table.model().index(table.currentIndex().row(), 1))
    picture: QImage = table.viewport().grab(area).toImage()
    wanted = board_colour(0).rgb()
    line = range(picture.width())
    across = [x for x in line if picture.pixel(x, picture.height() // 2) == wanted]
    assert across
    share = (sum(across) / len(across)) / picture.width()
    assert 0.7 < share < 0.8


def test_words_that_stand_nowhere_are_said_to(window: MainWindow) -> None:
    view(window).answers()["find"].run()
    field = window.focusWidget()
    assert isinstance(field, QWidget)
    QTest.keyClicks(field, "nowhere")
    QTest.keyClick(field, Qt.Key.Key_Return)
    said = {label.text() for label in view(window).tools.findChildren(QLabel)}
    assert "No cell holds these words" in said


def test_an_empty_board_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "clear_board")
    shown = [label.text() for label in view(window).findChildren(QLabel) if label.isVisible()]
    assert shown == ["Put trials on the board to see what they have reported."]


def test_the_part_and_the_division_chosen_are_remembered(
    open_window: OpenWindow, library: Path, qtbot: QtBot, window: MainWindow
) -> None:
    view(window).tools.show_part("events")
    settle(qtbot, window)
    window.close()
    other = open_window(library)
    press(qtbot, other, "show_results")
    assert view(other).tools.part() == "events"
