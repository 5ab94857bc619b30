import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, compare_view, library_view, listed, settle, store
from trialdesk.domain.criterion import Eligibility
from trialdesk.errors import LibraryUnusableError
from trialdesk.gui.files.day_field import DayField
from trialdesk.gui.files.report_dialog import ReportDialog
from trialdesk.gui.session.workspace_state import WorkspaceState
from trialdesk.gui.source.record_words import RecordWords
from trialdesk.gui.views.library import library_list
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.storage.lists.first_page import first_page

A, B, C = "NCT09000001", "NCT09000002", "NCT09000003"


def on_board(window: MainWindow) -> tuple[str, ...]:
    return window.context.workspace.board


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def test_space_puts_the_chosen_trial_on_the_board_and_off_again(window: MainWindow) -> None:
    trials = library_view(window).list
    trials.choose_row(B)
    QTest.keyClick(trials, Qt.Key.Key_Space)
    assert on_board(window) == (B,)
    QTest.keyClick(trials, Qt.Key.Key_Space)
    assert on_board(window) == ()


def test_undo_takes_board_changes_back_one_by_one(qtbot: QtBot, window: MainWindow) -> None:
    for trial in (A, B, C):
        window.context.workspace.put_on_board(trial)
    window.context.workspace.move_on_board(C, 0)
    press(qtbot, window, "undo")
    assert on_board(window) == (A, B, C)
    press(qtbot, window, "undo")
    assert on_board(window) == (A, B)


def test_the_board_is_there_again_after_a_restart(open_window: OpenWindow, library: Path) -> None:
    first = open_window(library)
    first.context.workspace.put_on_board(B)
    first.context.workspace.put_on_board(A)
    first.close()
    again = open_window(library)
    assert again.context.workspace.board == (B, A)
    assert [chip.chip.letter for chip in again.strip._chips] == ["A", "B"]


def test_a_seventh_trial_is_refused_with_a_reason(window: MainWindow) -> None:
    window.context.workspace._state = WorkspaceState(tuple("abcdef"))
    window.context.workspace.put_on_board(A)
    assert window.context.workspace.board == tuple("abcdef")
    assert "six" in window.notice.text()


def test_keys_on_a_chip_move_the_trial_and_take_it_off(window: MainWindow) -> None:
    window.context.workspace.put_on_board(A)
    window.context.workspace.put_on_board(B)
    chip = window.strip._chips[1]
    QTest.keyClick(chip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert on_board(window) == (B, A)
    QTest.keyClick(window.strip._chips[-1], Qt.Key.Key_Delete)
    assert on_board(window) == (B,)


def test_search_keeps_the_trials_that_hold_every_word(qtbot: QtBot, window: MainWindow) -> None:
    search = library_view(window).filters.search
    QTest.keyClicks(search, "relapse sample")
    settle(qtbot, window)
    assert listed(window) == [B]
    search.clear()
    settle(qtbot, window)
    assert len(listed(window)) == 3


def test_words_of_the_criteria_are_found_too(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    criteria = Eligibility("Inclusion Criteria:\n\n* Known leptomeningeal disease")
    trials = (make_trial(), make_trial(id=B, eligibility=criteria))
    window = open_window(store(tmp_path / "c.db", *trials))
    settle(qtbot, window)
    QTest.keyClicks(library_view(window).filters.search, "leptomen")
    settle(qtbot, window)
    assert listed(window) == [B]


def test_a_search_without_hits_offers_to_clear_it(qtbot: QtBot, window: MainWindow) -> None:
    view = library_view(window)
    QTest.keyClicks(view.filters.search, "nowhere")
    settle(qtbot, window)
    [button] = view._no_hits.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert len(listed(window)) == 3


def test_the_trial_looked_at_stays_chosen_while_others_are_filtered_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = library_view(window)
    view.list.choose_row(B)
    QTest.keyClicks(view.filters.search, "sampletinib")
    settle(qtbot, window)
    assert view.list.current_key() == B
    view.filters.clear()
    settle(qtbot, window)
    assert view.list.current_key() == B


def test_the_newest_trials_are_listed_before_the_library_is_open(
    open_window: OpenWindow, library: Path
) -> None:
    window = open_window(None)
    shown = first_page(library)
    assert shown is not None
    window.context.session.preview(str(library), shown)
    assert listed(window) == [C, B, A]
    assert library_view(window).list.horizontalHeader().sortIndicatorSection() == -1


def test_letters_typed_in_the_list_go_to_the_search(window: MainWindow) -> None:
    view = library_view(window)
    view.list.setFocus()
    QTest.keyClicks(view.list, "s")
    assert view.filters.search.text() == "s"
    assert window.focusWidget() is view.filters.search


def test_a_copy_of_many_trials_is_cut_and_says_so(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_list, "_MOST_COPIED", 2)
    trials = library_view(window).list
    told: list[str] = []
    window.context.notices.status.connect(told.append)
    trials.selectAll()
    QTest.keyClick(trials, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.partition("\t")[0] for line in lines] == [C, B]
    assert told == ["The first 2 of the 3 chosen trials were copied."]


def test_a_click_on_a_head_sorts_and_the_menu_leads_back_to_the_newest(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = library_view(window)
    view.list.sort_wanted.emit("id")
    settle(qtbot, window)
    assert listed(window) == [A, B, C]
    assert view.list.horizontalHeader().sortIndicatorSection() == 0
    view.list.sort_wanted.emit("")
    settle(qtbot, window)
    assert listed(window) == [C, B, A]


def test_a_row_that_cannot_be_read_is_told_and_nothing_breaks(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_numbers: object) -> None:
        raise LibraryUnusableError("library-refused", location="l.db", reason="the disk is gone")

    monkeypatch.setattr(window.context.session.library, "listed", refuse)
    library_view(window).filters.clear()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "disk is gone" in window.notice.text())
    assert listed(window) == ["", "", ""]


def test_an_import_can_be_given_the_day_its_data_stand_for(
    qtbot: QtBot, window: MainWindow, sample_record: Path
) -> None:
    _drop(window, sample_record)
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    dialog = _report(window)
    [field] = dialog.findChildren(DayField)
    [go_on] = [one for one in dialog.findChildren(QPushButton) if "Import" in one.text()]
    field.field.setText("yesterday")
    assert not go_on.isEnabled()
    field.field.setText("2021-03")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.session.count == 4)
    assert window.context.session.library is not None
    dates = {one.data_date for one in window.context.session.library.summaries()}
    assert "2021-03" in dates


def test_choosing_a_trial_shows_its_record(qtbot: QtBot, window: MainWindow) -> None:
    library_view(window).list.choose_row(B)
    settle(qtbot, window)
    assert library_view(window).preview.record.table.title == "Sampletinib after relapse"


def test_a_chosen_value_shows_its_words_and_document_in_the_source_pane(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.context.workspace.put_on_board(A)
    press(qtbot, window, "show_compare")
    compare_view(window).table.choose_row("overview.title")
    settle(qtbot, window)
    assert _words(window) == "Exampletinib in breast cancer"
    assert "NCT09000001.json" in _texts(window.source)


def test_a_silent_value_is_said_not_to_be_stated(qtbot: QtBot, window: MainWindow) -> None:
    window.context.workspace.put_on_board(C)
    press(qtbot, window, "show_compare")
    compare_view(window).table.choose_row("overview.status")
    settle(qtbot, window)
    assert any("does not state this" in text for text in _texts(window.source))


def test_compare_shows_only_differences_on_demand(qtbot: QtBot, window: MainWindow) -> None:
    window.context.workspace.put_on_board(A)
    window.context.workspace.put_on_board(B)
    press(qtbot, window, "show_compare")
    table = compare_view(window).table
    every = len(table.table.rows)
    press(qtbot, window, "differences")
    assert 0 < len(table.table.rows) < every
    assert all(row.differs for row in table.table.rows)
    press(qtbot, window, "differences")
    assert len(table.table.rows) == every


def test_an_empty_board_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "show_compare")
    texts = _texts(compare_view(window))
    assert any("two to six trials" in text for text in texts)


def test_without_a_library_the_window_welcomes(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.views.name == "welcome"
    assert not window.strip.isVisible()


def test_dropped_files_are_imported_and_reported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "junk.json").write_text("{}")
    _drop(window, tmp_path / "junk.json")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    dialog = _report(window)
    report = dialog._table.table
    assert report.rows[0].cells[0].text == "rejected"
    assert "junk.json" in report.rows[0].cells[2].text
    dialog.close()


def test_an_import_is_previewed_and_stores_nothing_until_it_is_wanted(
    qtbot: QtBot, window: MainWindow, sample_record: Path
) -> None:
    _drop(window, sample_record)
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    dialog = _report(window)
    assert "Import 1 records" in [one.text() for one in dialog.findChildren(QPushButton)]
    dialog.reject()
    settle(qtbot, window)
    assert window.context.session.count == 3


def test_a_saved_report_holds_no_formula(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "=1+1.json").write_text("{}")
    _drop(window, tmp_path / "=1+1.json")
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    _report(window).save_wanted.emit(tmp_path / "report.csv")
    rows = list(csv.reader((tmp_path / "report.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][0] == "rejected"
    assert rows[1][2] == "'=1+1.json"


def test_a_drop_on_the_welcome_page_makes_a_library(
    qtbot: QtBot, open_window: OpenWindow, sample_record: Path
) -> None:
    window = open_window(None)
    _drop(window, sample_record)
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
    _report(window).accept()
    qtbot.waitUntil(lambda: bool(window.context.session.count))
    settle(qtbot, window)
    assert len(listed(window)) == 1
    assert window.views.name == "library"


@pytest.fixture
def sample_record(pytestconfig: pytest.Config) -> Path:
    return next((pytestconfig.rootpath / "sample_db" / "records").glob("*.json"))


def test_a_library_another_trialdesk_writes_to_is_opened_for_reading(
    open_window: OpenWindow, library: Path
) -> None:
    with open_library(library, writable=True):
        window = open_window(library)
        assert "not saved" in window.notice.text()
        window.context.workspace.put_on_board(A)
        assert on_board(window) == (A,)


def test_a_file_that_is_no_library_is_named_in_the_bar(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    (tmp_path / "no.db").write_bytes(b"not a database" * 100)
    window = open_window(None)
    window.context.session.open(str(tmp_path / "no.db"))
    settle(qtbot, window)
    assert "no.db" in window.notice.text()
    assert window.views.name == "welcome"


def test_the_place_of_window_and_columns_is_remembered(
    open_window: OpenWindow, library: Path
) -> None:
    first = open_window(library)
    trials = library_view(first).list
    trials.setColumnWidth(2, 222)
    trials.showColumn(5)
    first.close()
    again = open_window(library)
    assert library_view(again).list.columnWidth(2) == 222
    assert not library_view(again).list.isColumnHidden(5)
    again.actions_by_id["reset_layout"].trigger()
    assert library_view(again).list.isColumnHidden(5)


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    visited = []
    for _step in range(4):
        window.actions_by_id["next_pane"].trigger()
        focused = window.focusWidget()
        panes = (window.strip, window.rail, window.views, window.source)
        visited.append(
            next(n for n, p in enumerate(panes) if p is focused or p.isAncestorOf(focused))
        )
    assert sorted(visited) == [0, 1, 2, 3]


def _drop(window: MainWindow, path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _report(window: MainWindow) -> ReportDialog:
    dialog = window.findChild(ReportDialog)
    assert dialog is not None
    return dialog


def _words(window: MainWindow) -> str:
    shown = window.source.findChild(RecordWords)
    assert shown is not None
    return shown.toPlainText()


def test_another_library_opens_over_a_filled_board(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = write_sample(tmp_path / "other.db")
    first = window.context.session.location
    assert first is not None
    window.context.workspace.put_on_board(A)
    window.context.workspace.put_on_board(B)
    defects: list[Exception] = []
    window.context.notices.defect.connect(defects.append)
    for location, board in ((str(other), ()), (first, (A, B)), (str(other), ())):
        window.context.session.open(location)
        settle(qtbot, window)
        assert window.context.workspace.board == board
    assert defects == []
