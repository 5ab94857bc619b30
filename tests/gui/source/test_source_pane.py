"""The source pane leaves each part its own room."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from trialdesk.domain.source import Source
from trialdesk.gui.source.record_words import RecordWords
from trialdesk.gui.source.source_pane import SourcePane
from trialdesk.gui.source.source_words import SourceWords
from trialdesk.gui.value import ChosenValue

MANY = 30


@pytest.mark.parametrize("words", [1, 8, MANY, 900])
@pytest.mark.parametrize("width", [300, 420])
def test_the_words_end_above_the_facts(words: int, width: int, qtbot: QtBot) -> None:
    pane = SourcePane()
    qtbot.addWidget(pane)
    pane.resize(width, 800)
    pane.show()
    quote = "pressure " * words
    pane.show_value(ChosenValue("Title", quote, Source("a")))
    pane.show_source(SourceWords(quote, ((0, 8),), (("Document", "a.json"), ("Place", "/a/b"))))
    QApplication.processEvents()
    [record] = pane.findChildren(RecordWords)
    first = next(found for found in pane.findChildren(QLabel) if found.text() == "Document")
    assert _top(first, pane) >= _top(record, pane) + record.height()
    assert (record.verticalScrollBar().maximum() > 0) == (words > MANY)


def _top(part: QLabel | RecordWords, pane: SourcePane) -> int:
    return part.mapTo(pane, QPoint(0, 0)).y()
