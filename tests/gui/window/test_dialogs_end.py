import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from trialdesk.gui.window.crash_dialog import CrashDialog
from trialdesk.gui.window.main_window import MainWindow


def close_all(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.parametrize("name", ["shortcuts", "about", "brief", "links", "palette", "add_trial"])
def test_a_dialog_that_was_closed_leaves_nothing_behind(window: MainWindow, name: str) -> None:
    window.context.workspace.put_on_board("NCT09000001")
    action = window.actions_by_id[name]
    action.trigger()
    close_all(window)
    before = len(QApplication.allWidgets())
    for _opening in range(5):
        action.trigger()
        close_all(window)
    assert len(QApplication.allWidgets()) == before
    assert window.findChildren(QDialog) == []


def test_the_report_of_a_defect_leaves_nothing_behind(window: MainWindow) -> None:
    CrashDialog(ValueError("ours"), window).open()
    close_all(window)
    assert window.findChildren(CrashDialog) == []
