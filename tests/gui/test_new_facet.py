"""Following docs/how-to.md: a facet is what a trial states of it, and its label."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, library_view, listed, settle, store
from trialdesk.domain.summary import TrialSummary
from trialdesk.marking import N_
from trialdesk.presentation.library import library_filter
from trialdesk.storage.lists import facets


def test_a_facet_is_two_lines(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_window: OpenWindow
) -> None:
    def stated(trial: TrialSummary) -> tuple[str, ...]:
        return (trial.acronym,) if trial.acronym else ()

    monkeypatch.setitem(facets.FACETS, "acronym", stated)
    monkeypatch.setitem(library_filter.FACETS, "acronym", N_("Acronym"))
    named = make_trial(id="NCT09000002", acronym="ACRO")
    window = open_window(store(tmp_path / "new.db", make_trial(), named))
    button = library_view(window).filters._facets["acronym"]
    assert button.text().startswith("Acronym")
    button._choose(frozenset({"ACRO"}))
    settle(qtbot, window)
    assert listed(window) == ["NCT09000002"]
