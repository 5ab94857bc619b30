from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, criteria_view, settle, store
from tests.studies import dated
from trialdesk.domain.criterion import Eligibility
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.views.criteria.move_dialog import MoveDialog
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.criteria.relations import tied
from trialdesk.presentation.tables import Tone

A, B, C = "NCT09000001", "NCT09000002", "NCT09000003"
PRESSURE = "Exclusion Criteria:\n\n* Systolic blood pressure {limit} mmHg\n* Zorblax at rest"
TEXTS = {
    A: PRESSURE.format(limit="> 160"),
    B: PRESSURE.format(limit="≥ 150"),
    C: "Inclusion Criteria:\n\n* Age ≥ 18 years",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    trials = [make_trial(id=name, eligibility=Eligibility(text)) for name, text in TEXTS.items()]
    return store(tmp_path / "criteria.db", *trials)


@pytest.fixture
def window(open_window: OpenWindow, library: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    for trial in TEXTS:
        window.context.workspace.put_on_board(trial)
    press(qtbot, window, "show_criteria")
    return window


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def choose(window: MainWindow, key: str, column: int) -> None:
    table = criteria_view(window).table
    table.choose_row(key)
    table.setCurrentIndex(_cell(window, column))


def _cell(window: MainWindow, column: int) -> QModelIndex:
    table = criteria_view(window).table
    return table.model().index(table.currentIndex().row(), column)


def texts(window: MainWindow, key: str) -> list[str]:
    rows = criteria_view(window).table.table.rows
    return [cell.text for row in rows if row.key == key for cell in row.cells]


def keys(window: MainWindow) -> list[str]:
    return [row.key for row in criteria_view(window).table.table.rows]


def move_to(qtbot: QtBot, window: MainWindow, subject: str) -> None:
    press(qtbot, window, "move_criterion")
    dialog = window.findChild(MoveDialog)
    assert dialog is not None
    [field] = dialog.findChildren(QLineEdit)
    QTest.keyClicks(field, subject)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)


def test_the_key_of_the_view_shows_aligned_criteria(window: MainWindow) -> None:
    assert window.views.name == "criteria"
    assert tied("▼ looser than A") not in texts(window, "hypertension")[2]
    assert tied("▲ stricter than A") in texts(window, "hypertension")[2]
    silent = criteria_view(window).table.table.rows[-1].cells[3]
    assert silent.tone is Tone.MISSING


def test_an_empty_board_says_what_to_do(
    open_window: OpenWindow, library: Path, qtbot: QtBot
) -> None:
    window = open_window(library)
    press(qtbot, window, "show_criteria")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.views.name == "library"


def test_the_keyboard_begins_where_something_is_stated(window: MainWindow) -> None:
    table = criteria_view(window).table
    first = table.table.rows[0]
    assert table.current_key() == first.key == "age_range"
    assert first.cells[1].tone is Tone.MISSING
    assert table.currentIndex().column() == 3


def test_d_shows_only_differences_here_too(qtbot: QtBot, window: MainWindow) -> None:
    every = keys(window)
    press(qtbot, window, "differences")
    assert keys(window) == [
        row.key for row in criteria_view(window).table.table.rows if row.differs
    ]
    press(qtbot, window, "differences")
    assert keys(window) == every


def test_find_narrows_and_marks_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "find")
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "zorblax")
    assert keys(window) == ["other:1"]
    assert criteria_view(window).table._delegate.words == ("zorblax",)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert criteria_view(window).table.hasFocus()


def test_words_limits_or_both_are_shown_and_remembered(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, library: Path
) -> None:
    press(qtbot, window, "criteria_shown")
    assert "▸" not in texts(window, "hypertension")[1]
    window.close()
    again = open_window(library)
    press(qtbot, again, "show_criteria")
    assert "▸" not in texts(again, "hypertension")[1]


def test_r_holds_the_others_against_the_chosen_trial(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "hypertension", 2)
    press(qtbot, window, "criteria_reference")
    assert tied("▼ looser than B") in texts(window, "hypertension")[1]


def test_two_chosen_cells_are_set_side_by_side(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "word_difference")
    choose(window, "hypertension", 1)
    QTest.keyClick(criteria_view(window).table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    [row] = criteria_view(window).difference.table.table.rows
    assert "⊖> 160 mmHg" in row.cells[1].text
    assert "⊕≥ 150 mmHg" in row.cells[2].text


def test_a_cell_alone_is_set_beside_the_trial_it_is_held_against(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "word_difference")
    choose(window, "hypertension", 2)
    shown = criteria_view(window).difference.table.table
    assert shown.columns[1:] == (f"A  {A}", f"B  {B}")


def test_a_chosen_cell_shows_the_record_s_words_in_the_source_pane(
    qtbot: QtBot, window: MainWindow
) -> None:
    chosen: list[ChosenValue] = []
    window.context.navigation.value_chosen.connect(chosen.append)
    choose(window, "hypertension", 2)
    settle(qtbot, window)
    assert chosen[-1].title == f"Hypertension · B  {B}"
    source = chosen[-1].source
    assert source is not None
    assert source.quote == "Systolic blood pressure ≥ 150 mmHg"


def test_a_criterion_moved_by_keyboard_is_marked_undone_and_redone_across_import(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, "other:1", 1)
    move_to(qtbot, window, "left ventricular")
    assert criteria_view(window).table.current_key() == "lvef"
    assert "✎ moved here by you" in texts(window, "lvef")[1]
    press(qtbot, window, "undo")
    assert "lvef" not in keys(window)
    choose(window, "other:1", 1)
    move_to(qtbot, window, "left ventricular")
    assert window.context.session.library is not None
    newer = Eligibility(f"{TEXTS[A]}\n* Something new")
    window.context.session.library.add([dated("2026-11-20", id=A, eligibility=newer)])
    window.context.session.refresh()
    settle(qtbot, window)
    assert "✎ moved here by you" in texts(window, "lvef")[1]
    assert any("Something new" in text for key in keys(window) for text in texts(window, key))


def test_a_move_can_be_taken_back_later(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "other:1", 1)
    move_to(qtbot, window, "left ventricular")
    assert window.context.workspace.corrections.moves
    choose(window, "lvef", 1)
    move_to(qtbot, window, "")
    assert window.context.workspace.corrections.moves == frozenset()


def test_a_relation_marked_wrong_is_never_shown_as_found_and_is_kept(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    choose(window, "hypertension", 2)
    press(qtbot, window, "dispute_relation")
    assert f"{tied('≠ differs from A')} ✎" in texts(window, "hypertension")[2]
    window.close()
    with open_library(library) as kept:
        [dispute] = kept.corrections().disputes
    assert dispute.concept == "hypertension"


def test_corrections_and_the_board_share_one_undo(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "hypertension", 2)
    press(qtbot, window, "dispute_relation")
    window.context.workspace.take_off_board(C)
    settle(qtbot, window)
    press(qtbot, window, "undo")
    assert window.context.workspace.board == (A, B, C)
    assert window.context.workspace.corrections.disputes
    press(qtbot, window, "undo")
    assert not window.context.workspace.corrections.disputes
    assert tied("▲ stricter than A") in texts(window, "hypertension")[2]


def test_a_library_open_for_reading_says_why_nothing_can_be_put_right(
    qtbot: QtBot, open_window: OpenWindow, library: Path
) -> None:
    with open_library(library, writable=True) as writing:
        writing.save_board([A, B])
        window = open_window(library)
        press(qtbot, window, "show_criteria")
        choose(window, "hypertension", 2)
        move = window.actions_by_id["move_criterion"]
        assert not move.isEnabled()
        assert "reading only" in move.toolTip()
        view = criteria_view(window)
        view._open_menu(view.table.visualRect(view.table.currentIndex()).center())
        [menu] = view.findChildren(QMenu)
        assert any("reading only" in action.text() for action in menu.actions())
        menu.close()


def test_what_only_another_view_can_do_is_off(qtbot: QtBot, window: MainWindow) -> None:
    assert window.actions_by_id["word_difference"].isEnabled()
    press(qtbot, window, "show_library")
    assert not window.actions_by_id["word_difference"].isEnabled()
    assert not window.actions_by_id["differences"].isEnabled()
