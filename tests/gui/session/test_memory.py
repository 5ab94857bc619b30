import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow, library_view
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.session.preferences import layout_file


def test_what_was_kept_is_there_the_next_time(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "new" / "window.json")
    memory.keep_numbers("layout/panes", [700, 300])
    memory.keep_word("look/zoom", "large")
    memory.save()
    again = Memory(tmp_path / "new" / "window.json")
    assert again.numbers("layout/panes") == (700, 300)
    assert again.word("look/zoom", "normal") == "large"


def test_a_group_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    memory.keep_numbers("layout/panes", [1])
    memory.keep_word("look/zoom", "large")
    memory.forget("layout")
    assert memory.numbers("layout/panes") == ()
    assert memory.word("look/zoom", "normal") == "large"


@pytest.mark.parametrize(
    "held",
    ["", "{", "[1]", "null", '{"a": {"b": 1}}', '{"a": [1.5]}', '{"a": [true]}', '{"a": [1e400]}',
     '{"a": [9999999]}', '{"a": ["x"]}', '{"a": null}', "[" * 100_000,
     json.dumps({"a": "x" * 999})],
)  # fmt: skip
def test_what_is_no_number_or_word_is_left_unread(tmp_path: Path, held: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(held, "utf-8")
    assert Memory(path).numbers("a") == ()
    assert Memory(path).word("a", "default") == "default"


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    memory = Memory(tmp_path / "taken" / "window.json")
    memory.keep_word("look/zoom", "large")
    memory.save()
    assert memory.word("look/zoom", "normal") == "large"


@pytest.mark.parametrize("sizes", [(), (1,), (0, 400), (-5, 400), (1, 2, 3)])
def test_panes_take_only_sizes_that_fit_them(
    qtbot: QtBot, tmp_path: Path, sizes: tuple[int, ...]
) -> None:
    splitter, memory = QSplitter(), Memory(tmp_path / "window.json")
    qtbot.addWidget(splitter)
    splitter.addWidget(QLabel())
    splitter.addWidget(QLabel())
    memory.keep_numbers("split", sizes)
    assert not restore_sizes(memory, "split", splitter)


def test_sizes_of_before_stay_kept_while_a_pane_is_hidden(qtbot: QtBot, tmp_path: Path) -> None:
    splitter, memory = QSplitter(), Memory(tmp_path / "window.json")
    qtbot.addWidget(splitter)
    splitter.addWidget(QLabel())
    splitter.addWidget(QLabel())
    memory.keep_numbers("split", (300, 100))
    keep_sizes(memory, "split", splitter)  # not shown yet: all sizes are 0
    assert memory.numbers("split") == (300, 100)


def test_a_window_opens_as_it_was_left(open_window: OpenWindow, library: Path) -> None:
    window = open_window(library)
    window.setGeometry(30, 40, 1200, 650)
    columns = library_view(window).list
    columns.setColumnWidth(1, 222)
    columns.hideColumn(3)
    window.close()
    again = open_window(library)
    assert (again.width(), again.height()) == (1200, 650)
    assert library_view(again).list.columnWidth(1) == 222
    assert library_view(again).list.isColumnHidden(3)


def test_a_window_left_where_no_screen_is_any_more_opens_on_one(
    open_window: OpenWindow, library: Path
) -> None:
    memory = Memory(layout_file())
    memory.keep_numbers("layout/window", (50_000, 50_000, 900, 650, 0))
    memory.save()
    window = open_window(library)
    assert window.screen().availableGeometry().intersects(window.geometry())
