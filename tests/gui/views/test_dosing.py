from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, dosing_view, settle, store
from trialdesk.domain.source import Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.views.dosing.cycle_grid import CycleGrid
from trialdesk.gui.window.main_window import MainWindow

A, B = "NCT09000001", "NCT09000002"
TEXTS = {
    A: "Alphamab 7.5 mg/kg intravenous on day 1 of every 21-day cycle",
    B: "Alphamab 75 mg/m² intravenous every 3 weeks",
}


def _trial(name: str) -> Trial:
    return make_trial(
        id=name,
        arms=(Arm("A", None, TEXTS[name], ("Alphamab",)),),
        interventions=(Intervention("Alphamab", "DRUG"),),
        sources={"arms/0/description": Source("a.json", "/a", quote=TEXTS[name])},
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return store(tmp_path / "dosing.db", _trial(A), _trial(B))


@pytest.fixture
def window(open_window: OpenWindow, library: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    for trial in (A, B):
        window.context.workspace.put_on_board(trial)
    press(qtbot, window, "show_dosing")
    return window


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def fields(window: MainWindow) -> list[QLineEdit]:
    return dosing_view(window).calculator.findChildren(QLineEdit)


def enter(window: MainWindow, weight: str, height: str) -> None:
    for field, text in zip(fields(window), (weight, height), strict=True):
        field.setFocus()
        QTest.keyClicks(field, text)


def results(window: MainWindow) -> list[str]:
    table = dosing_view(window).calculator.table
    shown = table.table.rows if table.isVisible() else ()
    return [row.cells[1].text.split("\n")[0] for row in shown]


def test_one_drug_at_two_doses_stands_in_one_row(window: MainWindow) -> None:
    [row] = dosing_view(window).table.table.rows
    assert row.differs
    assert [cell.text.split("\n")[0] for cell in row.cells[1:]] == ["7.5 mg/kg", "75 mg/m²"]


def test_each_regimen_is_drawn_and_read_out(window: MainWindow) -> None:
    grids = dosing_view(window).calendars.findChildren(CycleGrid)
    assert len(grids) == 2
    assert "day 1, stated" in grids[0].accessibleName()
    assert "day not stated" in grids[1].accessibleName()


def test_a_sentence_under_a_calendar_leads_to_its_source(window: MainWindow, qtbot: QtBot) -> None:
    calendars = dosing_view(window).calendars
    button = next(
        one for one in calendars.findChildren(QToolButton) if TEXTS[A] in one.accessibleName()
    )
    with qtbot.waitSignal(calendars.value_chosen) as chosen:
        button.click()
    assert isinstance(chosen.args[0], ChosenValue)
    assert chosen.args[0].source is not None


def test_the_calculator_opens_with_the_keyboard_in_it(window: MainWindow, qtbot: QtBot) -> None:
    assert not dosing_view(window).calculator.isVisible()
    press(qtbot, window, "dose_calculator")
    assert window.focusWidget() is fields(window)[0]


def test_the_calculator_computes_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "dose_calculator")
    enter(window, "62", "14")
    assert results(window) == []
    QTest.keyClicks(fields(window)[1], "9")
    assert results(window) == ["465 mg", "120 mg"]


def test_the_calculator_asks_to_verify_against_the_protocol(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, window, "dose_calculator")
    said = [one.text() for one in dosing_view(window).calculator.findChildren(QLabel)]
    assert any("verify against the protocol" in text for text in said)


def test_a_closed_calculator_forgets_the_body(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "dose_calculator")
    enter(window, "62", "149")
    press(qtbot, window, "dose_calculator")
    press(qtbot, window, "dose_calculator")
    assert [field.text() for field in fields(window)] == ["", ""]


def test_what_was_entered_is_written_nowhere(
    window: MainWindow, qtbot: QtBot, home: Path, library: Path
) -> None:
    press(qtbot, window, "dose_calculator")
    enter(window, "71.53", "168.47")
    window.close()
    kept = [path for path in home.rglob("*") if path.is_file()] + [library]
    assert not [path for path in kept if b"71.53" in path.read_bytes()]


def test_an_empty_board_says_what_to_do(
    open_window: OpenWindow, library: Path, qtbot: QtBot
) -> None:
    window = open_window(library)
    press(qtbot, window, "show_dosing")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.views.name == "library"


def test_d_and_find_work_here_too(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "differences")
    assert len(dosing_view(window).table.table.rows) == 1
    press(qtbot, window, "find")
    QTest.keyClicks(window.focusWidget(), "alphamab")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert dosing_view(window).table._delegate.words == ("alphamab",)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_calendar_fits_its_lines_at_any_width(window: MainWindow, scheme: str) -> None:
    window.appearance.choose_scheme(scheme)
    for grid in dosing_view(window).calendars.findChildren(CycleGrid):
        heights = [grid.heightForWidth(width) for width in (320, 700, 1600)]
        assert heights == sorted(heights, reverse=True)
        grid.grab()
