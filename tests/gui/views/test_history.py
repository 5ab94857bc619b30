import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow, settle
from trialdesk.gui.views.history.view import HistoryView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.open_library import open_library

TRIAL = "NCT09000001"


def study(day: str, status: str, title: str = "A title") -> str:
    return json.dumps(
        {
            "protocolSection": {
                "identificationModule": {"nctId": TRIAL, "briefTitle": title},
                "statusModule": {
                    "overallStatus": status,
                    "lastUpdatePostDateStruct": {"date": day},
                },
            }
        }
    )


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Give a library that held one record when its board was last open, and now holds three."""
    files = [
        ("2024-01-01", study("2024-01-01", "NOT_YET_RECRUITING")),
        ("2025-01-01", study("2025-01-01", "RECRUITING")),
        ("2026-01-01", study("2026-01-01", "RECRUITING", "Another title")),
    ]
    for name, text in files:
        (tmp_path / f"{name}.json").write_text(text, "utf-8")
    path = tmp_path / "history.db"
    with open_library(path, create=True, writable=True) as library:
        import_files(library, [tmp_path / "2024-01-01.json"])
        library.save_board([TRIAL])
        library.save_seen([TRIAL])
        import_files(library, [tmp_path / "2025-01-01.json", tmp_path / "2026-01-01.json"])
    return path


@pytest.fixture
def window(open_window: OpenWindow, location: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(location)
    settle(qtbot, window)
    window.actions_by_id["show_history"].trigger()
    settle(qtbot, window)
    return window


def history(window: MainWindow) -> HistoryView:
    view = window.views.view("history")
    assert isinstance(view, HistoryView)
    return view


def told(window: MainWindow) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in history(window).table.table.rows]


def test_the_newest_record_is_set_against_the_one_before(window: MainWindow) -> None:
    (change,) = told(window)
    assert change == ("Title", "⊖A title", "⊕Another title")


def test_any_two_records_of_a_trial_can_be_compared(window: MainWindow, qtbot: QtBot) -> None:
    snapshots = history(window).snapshots
    model = snapshots.model()
    last = model.index(model.rowCount() - 1, 1)
    snapshots.selectionModel().select(last, QItemSelectionModel.SelectionFlag.Select)
    settle(qtbot, window)
    assert [change[0] for change in told(window)] == ["Recruitment status", "Title"]


def test_the_first_record_says_that_nothing_came_before(window: MainWindow, qtbot: QtBot) -> None:
    history(window).snapshots.choose_row(f"{TRIAL}/1")
    settle(qtbot, window)
    assert told(window) == []
    assert "No earlier record" in history(window)._note.text()


def test_opening_a_board_tells_what_changed_since_it_was_open(window: MainWindow) -> None:
    said = window.notice.text()
    assert said.startswith("1 of 1 trials on the board have a new record")
    assert "Recruitment status: Not yet recruiting → Recruiting and 1 more" in said


def test_what_was_seen_is_not_told_again(
    open_window: OpenWindow, window: MainWindow, location: Path, qtbot: QtBot
) -> None:
    window.close()
    again = open_window(location)
    settle(qtbot, again)
    assert again.notice.text() == ""


def test_an_empty_board_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.clear_board()
    settle(qtbot, window)
    history(window).focus_content()
    assert window.focusWidget().accessibleName() == "Go to the library"
