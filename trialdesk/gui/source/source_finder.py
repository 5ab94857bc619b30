"""Finds the words behind the chosen value and has the pane show them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.source.source_pane import SourcePane
from trialdesk.gui.value import ChosenValue
from trialdesk.presentation.checks.remarks import remarks_on
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.domain.source import Source
    from trialdesk.gui.source.source_words import SourceWords
    from trialdesk.operations.evidence import Evidence
    from trialdesk.storage.library import Library


class SourceFinder(QObject):
    """Listens to what is chosen; the last choice is what the pane shows."""

    def __init__(self, context: Context, pane: SourcePane) -> None:
        super().__init__(pane)
        self._session = context.session
        self._checking = context.checking
        self._today = context.today
        self._pane = pane
        self._finding = Background(context.workers, self)
        context.navigation.value_chosen.connect(self._look_up)

    def _look_up(self, value: ChosenValue | None) -> None:
        self._pane.show_value(value)
        source = value.source if value else None
        library = self._session.library
        if source is None or library is None:
            self._finding.drop()
        else:
            self._finding.run(partial(_evidence, library, source), partial(self._show, source))

    def _show(self, source: "Source", evidence: "Evidence | None") -> None:
        remarks = remarks_on(source, self._checking.findings())
        self._pane.show_source(replace(self._words(source, evidence), remarks=remarks))

    def _words(self, source: "Source", evidence: "Evidence | None") -> "SourceWords":
        from trialdesk.gui.source.source_words import source_alone, words_with_evidence

        return words_with_evidence(evidence, self._today()) if evidence else source_alone(source)


def _evidence(library: "Library", source: "Source", _progress: Progress) -> "Evidence | None":
    from trialdesk.operations.evidence import evidence

    return evidence(library, source)
