from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, endpoints_view, settle, store
from trialdesk.domain.outcome import Outcome
from trialdesk.gui.window.main_window import MainWindow

A, B = "NCT09000001", "NCT09000002"
MEASURES = {A: "PFS assessed by the investigator", B: "PFS assessed by IRC"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    trials = [
        make_trial(id=name, outcomes=(Outcome("primary", measure, "2 years after study start"),))
        for name, measure in MEASURES.items()
    ]
    return store(tmp_path / "endpoints.db", *trials)


@pytest.fixture
def window(open_window: OpenWindow, library: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    for trial in MEASURES:
        window.context.workspace.put_on_board(trial)
    press(qtbot, window, "show_endpoints")
    return window


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def keys(window: MainWindow) -> list[str]:
    return [row.key for row in endpoints_view(window).table.table.rows]


def test_a_code_with_two_definitions_leads_its_group(window: MainWindow) -> None:
    assert keys(window) == ["meaning/PFS/assessor", "PFS/primary//1"]


def test_d_shows_the_warnings_alone(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "differences")
    assert keys(window) == ["meaning/PFS/assessor"]


def test_find_goes_to_the_next_cell(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "find")
    QTest.keyClicks(window.focusWidget(), "IRC")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert endpoints_view(window).table.currentIndex().column() == 2


def test_an_empty_board_says_what_to_do(
    open_window: OpenWindow, library: Path, qtbot: QtBot
) -> None:
    window = open_window(library)
    press(qtbot, window, "show_endpoints")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.views.name == "library"
