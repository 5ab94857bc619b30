from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, compare_view, library_view, listed, settle, store
from tests.studies import make_ctis, record_of
from trialdesk.gui.actions import actions
from trialdesk.gui.controls.facet_popup import FacetPopup
from trialdesk.gui.files.brief_dialog import BriefDialog
from trialdesk.gui.files.links_dialog import LinksDialog
from trialdesk.gui.session.preferences import sample_library
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.gui.views.library import filter_bar
from trialdesk.gui.window.crash_dialog import CrashDialog
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.palette import Palette
from trialdesk.gui.window.shortcut_sheet import ShortcutSheet
from trialdesk.gui.window.start import begin
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.settings import default_library, load

Dialog = TypeVar("Dialog", bound=QDialog)
A, B = "NCT09000001", "NCT09000002"


def _only(window: MainWindow, kind: type[Dialog]) -> Dialog:
    [dialog] = window.findChildren(kind)
    return dialog


def test_the_palette_runs_an_action_found_by_its_letters(window: MainWindow) -> None:
    window.actions_by_id["palette"].trigger()
    palette = _only(window, Palette)
    QTest.keyClicks(palette.choices.field, "compare")
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Return)
    assert window.views.name == "compare"


def test_the_palette_goes_to_a_trial_by_its_number(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["palette"].trigger()
    palette = _only(window, Palette)
    QTest.keyClicks(palette.choices.field, "9000002")
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert library_view(window).list.current_key() == B


def test_arrows_choose_in_the_palette_while_one_types(window: MainWindow) -> None:
    window.actions_by_id["add_trial"].trigger()
    palette = _only(window, Palette)
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Return)
    assert window.context.workspace.board == (B,)


def test_the_palette_says_when_nothing_is_found(window: MainWindow) -> None:
    window.actions_by_id["palette"].trigger()
    palette = _only(window, Palette)
    QTest.keyClicks(palette.choices.field, "zzzzzz")
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Return)
    assert palette.choices.shown() == ("Nothing found",)
    palette.close()


def test_the_brief_is_written_where_it_is_wanted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.context.workspace.put_on_board(A)
    window.actions_by_id["brief"].trigger()
    dialog = _only(window, BriefDialog)
    dialog._path.setText(str(tmp_path / "brief.pdf"))
    QTest.mouseClick(dialog._make, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert "brief.pdf" in dialog._status.text()
    dialog.close()


def test_a_brief_that_cannot_be_written_says_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.context.workspace.put_on_board(A)
    window.actions_by_id["brief"].trigger()
    dialog = _only(window, BriefDialog)
    dialog._path.setText(str(tmp_path / "nowhere" / "brief.pdf"))
    QTest.mouseClick(dialog._make, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert "nowhere" in window.notice.text()
    dialog.close()


def test_the_sheet_finds_a_shortcut_by_a_word(window: MainWindow) -> None:
    sheet = ShortcutSheet(actions(), window)
    QTest.keyClicks(sheet._search, "brief")
    assert [row.cells[0].text for row in sheet._table.table.rows] == ["Ctrl+P"]


def test_a_defect_is_shown_and_can_be_copied(window: MainWindow) -> None:
    window.context.workers.failed.emit(ValueError("ours"))
    dialog = _only(window, CrashDialog)
    dialog._copy()
    assert "ValueError: ours" in QGuiApplication.clipboard().text()
    dialog.close()


def test_a_facet_keeps_the_trials_that_have_the_value(qtbot: QtBot, window: MainWindow) -> None:
    button = library_view(window).filters._facets["phase"]
    button.click()
    settle(qtbot, window)
    [popup] = button.findChildren(FacetPopup)
    [values] = popup.findChildren(QListWidget)
    [phase_2] = [row for row in range(values.count()) if "Phase 2" in values.item(row).text()]
    values.item(phase_2).setCheckState(Qt.CheckState.Checked)
    popup.close()
    settle(qtbot, window)
    assert listed(window) == [B]
    assert button.accessibleName() == "Phase: Phase 2"


def test_the_palette_finds_a_trial_by_words_of_its_record(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["add_trial"].trigger()
    palette = _only(window, Palette)
    QTest.keyClicks(palette.choices.field, "sampletinib after rel")
    window.context.session.newest = {}
    palette._entries = ()
    QTest.keyClicks(palette.choices.field, "ap")
    settle(qtbot, window)
    assert palette.choices.shown() == (f"{B}  Sampletinib after relapse",)
    QTest.keyClick(palette.choices.field, Qt.Key.Key_Return)
    assert window.context.workspace.board == (B,)


def test_trials_on_the_board_are_not_offered_to_be_put_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.context.workspace.put_on_board(B)
    window.actions_by_id["add_trial"].trigger()
    palette = _only(window, Palette)
    assert not any(B in entry for entry in palette.choices.shown())
    QTest.keyClicks(palette.choices.field, "sampletinib")
    settle(qtbot, window)
    assert palette.choices.shown() == ("Nothing found",)
    palette.close()


def test_a_facet_of_many_values_offers_the_frequent_ones_and_asks_for_others(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filter_bar, "MOST_VALUES", 1)
    button = library_view(window).filters._facets["phase"]
    button.click()
    settle(qtbot, window)
    [popup] = button.findChildren(FacetPopup)
    assert "Type to find others" in popup._note.text()
    QTest.keyClicks(popup._search, "phase2")
    settle(qtbot, window)
    assert [popup._list.item(row).text() for row in range(popup._list.count())] == ["Phase 2  (1)"]
    popup.close()


def test_enter_on_the_welcome_page_opens_the_sample_library_and_it_is_remembered(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(None)
    QTest.keyClick(window.views.current().findChildren(QPushButton)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.session.count == 5)
    assert sample_library().exists()
    assert window.context.preferences.library() == str(sample_library())
    assert load()[0].library == str(sample_library())


def test_a_first_start_makes_no_library_of_its_own(open_window: OpenWindow) -> None:
    window = open_window(None)
    begin(window, window.context.preferences.library(), None)
    assert window.views.name == "welcome"
    assert not default_library().exists()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Space])
def test_a_key_on_a_heading_folds_its_group(key: Qt.Key, qtbot: QtBot, window: MainWindow) -> None:
    window.context.workspace.put_on_board(A)
    window.views.show_view("compare")
    settle(qtbot, window)
    table = compare_view(window).table
    table.setCurrentIndex(table.model().index(0, 1))
    QTest.keyClick(table, key)
    assert table.isRowHidden(1)
    QTest.keyClick(table, key)
    assert not table.isRowHidden(1)


def test_enter_opens_a_cell_that_is_cut(qtbot: QtBot) -> None:
    table = GroupedTable("Record")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    long = Row((Cell("Words"), Cell("word " * 1000)), key="words")
    table.show_table(Table("", ("", "A"), (long,)))
    table.choose_row("words")
    table.resizeRowsToContents()
    cut = table.rowHeight(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.rowHeight(0) > 3 * cut)


def test_files_dropped_on_a_field_are_not_typed_into_it(window: MainWindow) -> None:
    assert not any(field.acceptDrops() for field in window.findChildren(QLineEdit))


def test_a_pair_of_records_is_answered_and_the_answer_can_be_taken_back(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = store(tmp_path / "links.db", make_trial())
    with open_library(path, writable=True) as library:
        library.add([record_of(make_ctis("2023-505613-24-00", "NCT09000001"))])
    window = open_window(path)
    settle(qtbot, window)
    window.actions_by_id["links"].trigger()
    dialog = window.findChild(LinksDialog)
    assert dialog is not None
    assert "\n" in dialog.table.table.rows[0].cells[0].text
    buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
    for words, said in (("They are one trial", "one trial"), ("Not answered yet", "not answered")):
        QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        assert dialog.table.table.rows[0].cells[3].text == said
    dialog.close()
