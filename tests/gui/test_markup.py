"""Markup in a record is text: it is shown as it stands and opens nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, criteria_view, library_view, settle, store
from tests.studies import make_record
from trialdesk.criteria.text.unescape import unescape
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.source import Source
from trialdesk.gui.look.plain import ElidedLabel, label, tip
from trialdesk.gui.source.record_words import RecordWords
from trialdesk.gui.source.source_pane import SourcePane
from trialdesk.gui.source.source_words import SourceWords
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.presentation.criteria.criteria_difference import criteria_difference

NASTY = (
    "LVEF <50%",
    "<b>x</b>",
    '<img src="file:///etc/hostname">',
    "![](file:///etc/hostname)",
    "<a href='file:///etc/hostname'>x</a>",
    "&lt;b&gt; & more",
)
TITLE = " ".join(NASTY)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    criteria = Eligibility("Inclusion Criteria:\n\n" + "\n".join(f"* {one}" for one in NASTY))
    trial = make_trial(
        brief_title=TITLE,
        conditions=NASTY,
        status=NASTY[1],
        acronym=NASTY[2],
        eligibility=criteria,
    )
    window = open_window(store(tmp_path / f"{NASTY[0]} <i>.db".replace("/", ""), trial))
    window.context.workspace.put_on_board(trial.id)
    settle(qtbot, window)
    return window


@pytest.mark.parametrize("view", ["compare", "criteria", "dosing", "endpoints"])
def test_no_label_reads_its_text_as_markup(view: str, window: MainWindow, qtbot: QtBot) -> None:
    window.views.show_view(view)
    settle(qtbot, window)
    formats = {found.textFormat() for found in window.findChildren(QLabel) if found.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_every_tip_of_a_record_shows_its_markup_as_text(window: MainWindow) -> None:
    tips = [found.toolTip() for found in window.findChildren(QWidget) if found.toolTip()]
    assert tips
    assert not any(sign in text for text in tips for sign in ("<b>", "<img", "<a "))


@pytest.mark.parametrize("text", NASTY)
def test_a_tip_shows_exactly_the_text(text: str) -> None:
    document = QTextDocument()
    document.setHtml(tip(text))
    assert document.toPlainText() == text


def test_cells_and_preview_hold_the_words_unchanged(window: MainWindow) -> None:
    model = library_view(window).list.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == [TITLE]
    record = library_view(window).preview.record.table
    assert TITLE in [cell.text for row in record.rows for cell in row.cells]


def test_criteria_and_their_word_difference_hold_the_words_unchanged(
    window: MainWindow, qtbot: QtBot
) -> None:
    cold = Eligibility("Inclusion Criteria:\n\n* Cold")
    assert window.context.session.library is not None
    window.context.session.library.add([make_record(id="NCT09000002", eligibility=cold)])
    window.context.session.refresh()
    settle(qtbot, window)
    window.context.workspace.put_on_board("NCT09000002")
    window.views.show_view("criteria")
    settle(qtbot, window)
    view = criteria_view(window)
    shown = "\n".join(cell.text for row in view.table.table.rows for cell in row.cells)
    assert all(unescape(text) in shown for text in NASTY)
    marked = criteria_difference(
        view._board.rows[0], *(view._board.lettered(name) for name in view._board.ids)
    )
    view.difference.show_difference(marked)
    assert {found.textFormat() for found in view.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_paints_markup_as_wide_as_text(text: str, qtbot: QtBot) -> None:
    plain, elided = label(text), ElidedLabel(text)
    qtbot.addWidget(plain)
    qtbot.addWidget(elided)
    assert elided.sizeHint().width() == plain.fontMetrics().horizontalAdvance(text)


def test_the_source_pane_shows_the_document_literally(qtbot: QtBot) -> None:
    pane = SourcePane()
    qtbot.addWidget(pane)
    pane.show_value(ChosenValue(TITLE, TITLE, Source("a")))
    pane.show_source(SourceWords(TITLE, ((0, 4),), ((TITLE, TITLE),), ((TITLE, TITLE),)))
    [shown] = pane.findChildren(RecordWords)
    assert shown.toPlainText() == TITLE
    assert {found.textFormat() for found in pane.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_no_file_named_in_a_record_is_opened(
    window: MainWindow, qtbot: QtBot, opened_files: list[str]
) -> None:
    for view in ("compare", "criteria", "dosing", "endpoints"):
        window.views.show_view(view)
        settle(qtbot, window)
        window.views.current().focus_content()
        settle(qtbot, window)
        window.grab()
    assert not [name for name in opened_files if "hostname" in name]
