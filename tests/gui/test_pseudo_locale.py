"""Every view and dialog in a language of longer words: nothing untranslated, nothing cut off."""

import gettext
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow, criteria_view, settle
from tests.gui.shown_texts import cut_off, texts_of
from tests.pseudo_locale import PseudoLocale, pseudo
from trialdesk.gui.actions import view_actions
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.importing.sample import write_sample
from trialdesk.presentation.wording.translation import _, use_catalogue

WIDTH, HEIGHT = 1366, 768
PATIENCE = 60_000  # milliseconds: five real records are read, placed and checked
DIALOGS = ("palette", "add_trial", "brief", "links", "shortcuts", "about")
IN_A_VIEW = (
    ("show_dosing", "dose_calculator"),
    ("show_criteria", "word_difference"),
    ("show_criteria", "move_criterion"),
    ("show_sites", "set_home"),
)
LATIN = re.compile(r"[A-Za-z][A-Za-z'’ -]*[A-Za-z]")
NO_WORDS = re.compile(
    r"<[^>]*>"  # the frame of a tip
    r"|\b[A-F] {1,2}(?=NCT)"  # the letter of a trial
    r"|(?:/\w[\w.-]*)+"  # the place of a value, of a file
    r"|\S+\.(?:json|txt|db|pdf)\b"
    r"|\b(?:(?:Ctrl|Alt|Shift)\+)+(?:Home)?"  # keys, as Qt names them
)
NAMES = {"TrialDesk", "GeoNames", "CC BY", "Natural Earth", "SHA", "DCR"} | {
    *("Xi’an", "Shaanxi", "Jiangsu"),  # as the gazetteer writes them
}
ELSEWHERE = re.compile(r"is known in|is shown$")
"""Worded by the geography, and not translated yet."""

CROWDED = tuple(map(pseudo, ("Compared with", "Quoted from other studies")))
"""Two buttons of full bars that lose a few pixels at this width, when they are this long."""


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Return a folder whose name leaves room in the status line, however the tests are run."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def pseudo_locale() -> Iterator[None]:
    use_catalogue(PseudoLocale())
    yield
    use_catalogue(gettext.NullTranslations())


@pytest.fixture(scope="module")
def record(pytestconfig: pytest.Config) -> str:
    """Every value of the sample records, and the places of the gazetteer they may be put at."""
    files = sorted((pytestconfig.rootpath / "sample_db/records").rglob("*.*"))
    texts = [" ".join(_values(path)) for path in files]
    return " ".join(" ".join(texts).split()).casefold()


def _values(path: Path) -> Iterator[str]:
    if path.suffix == ".json":
        yield from _strings(json.loads(path.read_text("utf-8")))
    else:
        yield path.read_text("utf-8")


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for value in part.values() if isinstance(part, dict) else part:
            yield from _strings(value)


def untranslated(widget: QWidget, record: str) -> dict[str, str]:
    """Return the runs of plain letters that no record holds, each with a text it stands in."""
    return {
        run: f"{where}: {run!r} in {text[:80]!r}"
        for where, text in texts_of(widget)
        for run in LATIN.findall(NO_WORDS.sub(" | ", text))
        if run.strip(" -").casefold() not in record
        and run.strip(" -") not in NAMES
        and not ELSEWHERE.search(run)
    }


def _is_ours(text: str) -> bool:
    """Return whether the words are the program's: a record's may be scrolled to."""
    return "⟦" in text and not any(words.partition(" ö")[0] in text for words in CROWDED)


def every_window(qtbot: QtBot, window: MainWindow, library: Path) -> Iterator[tuple[str, QWidget]]:
    """Open each view on the sample library, then each dialog."""
    QApplication.processEvents()
    yield "welcome", window
    window.context.session.open(str(library))
    qtbot.waitUntil(lambda: window.context.session.library is not None)
    settle(qtbot, window)
    for trial in list(window.context.session.newest.values()):
        window.context.workspace.put_on_board(trial.id)
    for action in view_actions():
        _press(qtbot, window, action.id)
        yield action.id, window
    for name in DIALOGS:
        _press(qtbot, window, name)
        yield from _dialogs(name, window)
    for view, name in IN_A_VIEW:
        _press(qtbot, window, view)
        if name == "move_criterion":
            table = criteria_view(window).table
            table.setCurrentIndex(table.model().index(1, 1))
        _press(qtbot, window, name)
        qtbot.wait(50)
        yield name, window
        yield from _dialogs(name, window)


def _press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.actions_by_id[name].trigger()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.context.workers.busy(), timeout=PATIENCE)
    settle(qtbot, window)


def _dialogs(name: str, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            yield name, dialog
            dialog.close()
    QApplication.processEvents()


@pytest.mark.usefixtures("pseudo_locale")
def test_every_view_and_dialog_can_be_translated_and_has_room_for_it(
    qtbot: QtBot, open_window: OpenWindow, short_folder: Path, record: str
) -> None:
    window = open_window(None)
    window.resize(WIDTH, HEIGHT)
    library = write_sample(short_folder / "sample.db")
    plain: dict[str, str] = {}
    cut: dict[str, str] = {}
    dialogs: list[str] = []
    for name, shown in every_window(qtbot, window, library):
        plain |= {run: f"{name}: {text}" for run, text in untranslated(shown, record).items()}
        cut |= {text: f"{name}: {text}" for text in cut_off(shown) if _is_ours(text)}
        dialogs += [name] if isinstance(shown, QDialog) else []
    assert len(window.context.workspace.board) == len(window.context.session.newest)
    assert not plain, "\n".join(plain.values())
    assert not cut, "\n".join(cut.values())
    assert {*DIALOGS, "move_criterion", "set_home"} == set(dialogs)


@pytest.mark.usefixtures("pseudo_locale")
def test_a_pseudo_text_is_longer_and_has_no_plain_letter_but_in_its_places() -> None:
    text = _("{shown} of {held} trials")
    assert text == pseudo("{shown} of {held} trials")
    assert LATIN.findall(text) == ["shown", "held"]
    assert len(pseudo("Keyboard shortcuts")) >= 1.4 * len("Keyboard shortcuts")
