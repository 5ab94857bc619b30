from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.checks.cases import CASES
from tests.gui.conftest import OpenWindow, checks_view, settle, store
from trialdesk.gui.main_window import MainWindow

ODD = CASES["drug-against-indication"][0]


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(store(tmp_path / "checks.db", ODD))
    window.session.put_on_board(ODD.id)
    window.actions_by_id["show_checks"].trigger()
    settle(qtbot, window)
    return window


def test_findings_of_the_board_stand_under_their_weight(window: MainWindow) -> None:
    rows = checks_view(window).table.table.rows
    assert rows[0].group == "Weighs high"
    assert rows[0].key.startswith("drug-against-indication/")
    assert {row.trial for row in rows} == {0}


def test_find_goes_to_the_finding_that_holds_the_words(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["find"].trigger()
    settle(qtbot, window)
    QTest.keyClicks(window.focusWidget(), "bisphosphonate")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert checks_view(window).table.currentIndex().isValid()


def test_an_empty_board_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.session.clear_board()
    settle(qtbot, window)
    window.actions_by_id["show_checks"].trigger()
    checks_view(window).focus_content()
    assert window.focusWidget().accessibleName() == "Go to the library"
