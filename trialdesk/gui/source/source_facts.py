"""The record's own words, facts about them, and who says otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.source.record_words import RecordWords
from trialdesk.gui.source.source_words import Fact, SourceWords
from trialdesk.presentation.wording.translation import _


class SourceFacts(QWidget):
    """Shows one source; made anew for each, so nothing of the last one stays."""

    def __init__(self, words: SourceWords) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        if words.context:
            record = RecordWords()
            column.addWidget(record)
            record.show_words(words.context, words.marked)
        if words.remarks:
            column.addWidget(label(_("⚠ Record checks"), size="bold"))
            column.addLayout(_form(words.remarks))
        column.addLayout(_form(words.facts))
        if words.others:
            column.addWidget(label(_("Who says otherwise"), size="bold"))
            column.addLayout(_form(words.others))


def _form(facts: tuple[Fact, ...]) -> QGridLayout:
    form = QGridLayout()
    form.setHorizontalSpacing(3 * GRID)
    form.setVerticalSpacing(GRID)
    form.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(facts):
        form.addWidget(_small(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
        form.addWidget(_small(words, ""), line, 1)
    return form


def _small(text: str, name: str) -> QLabel:
    made = label(text, name=name, size="small")
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
