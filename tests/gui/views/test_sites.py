import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.gui.conftest import OpenWindow, settle, sites_view, store
from tests.studies import dated
from trialdesk.domain.located_site import Home
from trialdesk.domain.site import Site
from trialdesk.gui.map.place_chooser import known_places
from trialdesk.gui.map.place_dialog import PlaceDialog
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.map_figure import Bubble
from trialdesk.settings import load

A, B = "NCT09000001", "NCT09000002"
HEFEI = Site("Example Hospital", "Hefei", "Anhui", "China", "RECRUITING")
SITES = {
    A: (
        HEFEI,
        Site("Sample <b>Clinic</b>", "Hefei", "Anhui", "China"),
        Site("Far Hospital", "Urumqi", "Xinjiang", "China", "COMPLETED"),
        Site("Lost Hospital", "Zzyzzyx", None, "China"),
    ),
    B: (Site("Sea Hospital", "Shanghai", "Shanghai", "China", "RECRUITING"),),
}


@pytest.fixture(scope="module", autouse=True)
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Unpack the gazetteer once, outside the home of the person at the keyboard."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patched.setenv("LOCALAPPDATA", str(tmp_path_factory.mktemp("local")))
        known_places()
        yield


@pytest.fixture
def library(tmp_path: Path) -> Path:
    trials = [make_trial(id=name, sites=sites, sites_stated=69) for name, sites in SITES.items()]
    return store(tmp_path / "sites.db", *trials)


@pytest.fixture
def window(open_window: OpenWindow, library: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    window.context.preferences.change(home=Home("Hefei", 31.86389, 117.28083))
    for trial in SITES:
        window.context.workspace.put_on_board(trial)
    press(qtbot, window, "show_sites")
    return window


def press(qtbot: QtBot, window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(qtbot, window)


def column(window: MainWindow, key: str) -> list[str]:
    table = sites_view(window).list.table
    place = table.keys.index(key)
    return [row.cells[place].text for row in table.rows]


def bubble(window: MainWindow, letter: str, count: int) -> Bubble:
    figure = sites_view(window).canvas.figure
    assert figure is not None
    return next(
        one for one in figure.bubbles if one.count == count and one.slices[0].letter == letter
    )


def choose_place(qtbot: QtBot, window: MainWindow, words: str) -> None:
    dialog = window.findChild(PlaceDialog)
    assert dialog is not None
    [field] = dialog.findChildren(QLineEdit)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)


def test_the_nearest_come_first_and_none_is_lost(window: MainWindow) -> None:
    assert window.views.name == "sites"
    assert column(window, "distance") == [
        "same city",
        "same city",
        "~402 km",
        "~2,903 km",
        "not on the map",
    ]
    assert column(window, "site")[-1] == "Lost Hospital"


def test_how_many_sites_are_known_is_said_loudly(window: MainWindow) -> None:
    said = sites_view(window).tools._coverage
    assert said.isVisible()
    assert f"B {B}: 1 of 69 sites known" in said.text()


def test_a_site_chosen_in_the_list_is_set_off_on_the_map(window: MainWindow) -> None:
    view = sites_view(window)
    view.list.choose_row(f"{B}/0")
    assert view.canvas._chosen in bubble(window, "B", 1).cities


def test_a_bubble_chosen_on_the_map_is_chosen_in_the_list(window: MainWindow) -> None:
    view = sites_view(window)
    chosen: list[ChosenValue | None] = []
    window.context.navigation.value_chosen.connect(chosen.append)
    city = bubble(window, "A", 2)
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(int(city.x), int(city.y)))
    assert view.list.current_key() == f"{A}/0"
    assert {index.row() for index in view.list.selectedIndexes()} == {0, 1}
    assert chosen[-1] is not None


def test_the_map_is_moved_and_enlarged_by_keyboard_alone(window: MainWindow) -> None:
    canvas = sites_view(window).canvas
    canvas.setFocus()
    at_first = canvas._window
    assert at_first is not None
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas._window is not None
    assert canvas._window.scale > at_first.scale
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas._window.x > at_first.x
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas._window == at_first
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert sites_view(window).list.current_key() == f"{B}/0"
    assert "Sea Hospital" in canvas.accessibleDescription()


@pytest.mark.parametrize(("pixels", "moves"), [((0, 60), True), ((0, 0), False)])
def test_a_touchpad_moves_and_a_wheel_enlarges(
    window: MainWindow, pixels: tuple[int, int], *, moves: bool
) -> None:
    canvas = sites_view(window).canvas
    before = canvas._window
    assert before is not None
    middle = QPointF(canvas.rect().center())
    none, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    turned = QWheelEvent(
        middle,
        canvas.mapToGlobal(middle),
        QPoint(*pixels),
        QPoint(0, 120),
        buttons,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(canvas, turned)
    assert canvas._window is not None
    assert (canvas._window.scale == before.scale) is moves
    assert (abs(canvas._window.y - before.y) > 100) is moves


def test_words_narrow_map_and_list(qtbot: QtBot, window: MainWindow) -> None:
    sites_view(window).list.choose_row(f"{A}/2")
    press(qtbot, window, "find")
    field = window.focusWidget()
    for letters in ("s", "ea hos"):
        QTest.keyClicks(field, letters)
        settle(qtbot, window)
    settle(qtbot, window)
    view = sites_view(window)
    assert column(window, "site") == ["Sea Hospital"]
    assert view.canvas._chosen in {-1, 0}
    assert view.canvas.figure is not None
    assert [one.count for one in view.canvas.figure.bubbles] == [1]
    view.list.choose_row(f"{B}/0")
    view.tools.clear()
    settle(qtbot, window)
    assert len(column(window, "site")) == 5


def test_a_tip_shows_the_words_of_a_record_literally(window: MainWindow) -> None:
    canvas = sites_view(window).canvas
    assert "Sample <b>Clinic</b>" in canvas.words_of(bubble(window, "A", 2))


def test_a_place_put_right_is_marked_undone_and_kept_across_import(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    view = sites_view(window)
    view.list.choose_row(f"{A}/3")
    press(qtbot, window, "correct_place")
    choose_place(qtbot, window, "Bengbu")
    row = next(row for row in view.list.table.rows if row.key == f"{A}/3")
    assert row.cells[1].text == "~120 km"
    assert "placed by the user" in row.cells[2].text
    press(qtbot, window, "undo")
    assert column(window, "distance")[-1] == "not on the map"
    view.list.choose_row(f"{A}/3")
    press(qtbot, window, "correct_place")
    choose_place(qtbot, window, "32.94, 117.36")
    assert window.context.session.library is not None
    newer = dated("2026-11-20", id=A, sites=SITES[A], brief_title="Newer")
    window.context.session.library.add([newer])
    window.context.session.refresh()
    settle(qtbot, window)
    assert "~120 km" in column(window, "distance")
    window.close()
    with open_library(library) as kept:
        [correction] = kept.place_corrections()
    assert correction.address.city == "Zzyzzyx"


def test_home_is_chosen_by_keyboard_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "set_home")
    choose_place(qtbot, window, "Shanghai")
    assert column(window, "distance")[0] == "same city"
    assert column(window, "site")[0] == "Sea Hospital"
    home = load()[0].home
    assert home is not None
    assert home.label.startswith("Shanghai")


def test_without_home_there_are_no_distances(qtbot: QtBot, window: MainWindow) -> None:
    window.context.preferences.change(home=None)
    sites_view(window)._locate()
    settle(qtbot, window)
    assert set(column(window, "distance")) == {"–", "not on the map"}


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_is_saved_with_its_legend(
    window: MainWindow, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"sites.{ending}"
    view = sites_view(window)
    view.save_picture(path)
    assert path.stat().st_size > 5000
    assert not list(tmp_path.glob("*.part"))
    if ending == "svg":
        assert "Natural Earth" in path.read_text("utf-8")
    else:
        assert QImage(str(path)).height() > 2 * view.canvas.height()


def test_a_picture_that_cannot_be_written_says_so(window: MainWindow, tmp_path: Path) -> None:
    sites_view(window).save_picture(tmp_path / "none" / "sites.png")
    assert "cannot be written" in window.notice.text()


def test_the_world_shows_no_streak_from_edge_to_edge(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    far = (Site("A", "Auckland", None, "New Zealand"), Site("B", "Honolulu", "Hawaii", "USA"))
    path = store(tmp_path / "world.db", make_trial(sites=(HEFEI, *far)))
    window = open_window(path)
    window.context.workspace.put_on_board(A)
    press(qtbot, window, "show_sites")
    view = sites_view(window)
    assert view._map is not None
    assert view._map.projection_name == "world"
    picture = view.canvas.grab().toImage()
    water = view.canvas.dress().water.rgb()
    wide = range(0, picture.width(), 3)
    full = [
        y for y in range(8, picture.height() - 8) if all(picture.pixel(x, y) != water for x in wide)
    ]
    assert full == []


def test_boundaries_are_turned_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    before = sites_view(window).canvas.grab().toImage()
    press(qtbot, window, "boundaries")
    assert load()[0].boundaries == "de_facto"
    assert sites_view(window).canvas.grab().toImage() != before


def test_an_outline_of_the_user_takes_the_place_of_ours(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ring = [[75, 20], [130, 20], [130, 50], [75, 50], [75, 20]]
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), "utf-8")
    view = sites_view(window)
    view.use_outline(str(path))
    settle(qtbot, window)
    assert view.canvas.figure is not None
    assert "own outline" in view.canvas.figure.attribution
    path.write_text("no outline", "utf-8")
    view.use_outline(str(path))
    assert "is not a GeoJSON outline" in window.notice.text()
    path.unlink()
    view._locate()
    settle(qtbot, window)
    assert "The map of TrialDesk is shown" in window.notice.text()
    press(qtbot, window, "our_outline")
    assert load()[0].outline is None
    assert "Natural Earth" in view.canvas.figure.attribution


def test_an_empty_board_says_what_to_do(
    open_window: OpenWindow, library: Path, qtbot: QtBot
) -> None:
    window = open_window(library)
    press(qtbot, window, "show_sites")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.views.name == "library"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size to set")
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_full_disk_keeps_the_picture_that_was_there(
    window: MainWindow, tmp_path: Path, ending: str
) -> None:
    import resource

    path = tmp_path / f"sites.{ending}"
    path.write_text("the picture of before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        sites_view(window).save_picture(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "the picture of before"
    assert "Saved" not in window.statusBar().currentMessage()
    assert window.notice.text()
