from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.checks.cases import CASES
from tests.gui.conftest import OpenWindow, checks_view, settle, store
from trialdesk.checks.finding import Finding
from trialdesk.domain.source import Source
from trialdesk.gui.session.checking import Checked
from trialdesk.gui.tables.table_view import TableView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.presentation.checks.remarks import remark_sign
from trialdesk.presentation.tables import Cell, Row, Table

ODD = CASES["drug-against-indication"][0]


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(store(tmp_path / "checks.db", ODD))
    window.context.workspace.put_on_board(ODD.id)
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
    window.context.workspace.clear_board()
    settle(qtbot, window)
    window.actions_by_id["show_checks"].trigger()
    checks_view(window).focus_content()
    assert window.focusWidget().accessibleName() == "Go to the library"


def test_the_status_bar_counts_the_findings_and_leads_to_them(window: MainWindow) -> None:
    assert window.check_count.text().startswith("Checks: 1 high")
    window.actions_by_id["show_compare"].trigger()
    QTest.mouseClick(window.check_count, Qt.MouseButton.LeftButton)
    assert window.views.name == "checks"


def test_nothing_is_counted_while_the_board_is_not_checked(window: MainWindow) -> None:
    window.context.workspace.clear_board()
    assert window.check_count.text() == ""


@pytest.mark.parametrize("name", ["compare", "criteria", "dosing", "endpoints", "results", "sites"])
def test_a_value_is_marked_in_whatever_view_shows_it(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    source = Source("a.json", "/odd", quote="odd words")
    finding = Finding(
        "two-readings", "high", ODD.id, "x", {"readings": ("odd",)}, sources=(source,)
    )
    window.views.show_view(name)
    settle(qtbot, window)
    view: Any = window.views.current()
    table: TableView = getattr(view, "list" if name == "sites" else "table")
    table.show_table(Table("", ("", "A"), (Row((Cell(""), Cell("odd words", source=source))),)))
    window.context.checking.show(Checked((ODD,), (finding,)))
    assert table.table.rows[0].cells[1].text == f"odd words\n{remark_sign()}"


def test_the_source_pane_says_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    table = checks_view(window).table
    table.focus_a_row()
    table.setCurrentIndex(table.model().index(1, 1))
    settle(qtbot, window)
    shown = [one.text() for one in window.source.findChildren(QLabel)]
    assert "⚠ Record checks" in shown


def test_the_board_is_checked_whatever_view_is_shown(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(store(tmp_path / "board.db", ODD))
    window.context.workspace.put_on_board(ODD.id)
    qtbot.waitUntil(lambda: window.context.checking.checked is not None)
    assert window.check_count.isVisibleTo(window)
