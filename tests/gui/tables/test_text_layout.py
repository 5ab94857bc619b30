from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from trialdesk.gui.look import theme
from trialdesk.gui.tables.text_layout import hits, in_qt_units, lay_out, line_count, line_step

pytestmark = pytest.mark.usefixtures("qapp")


def test_hits_are_found_whatever_the_case() -> None:
    assert hits("HER2 her2", ("her2",)) == ((0, 4), (5, 9))


def test_a_word_of_special_signs_is_sought_as_it_stands() -> None:
    assert hits("a (b) c", ("(b",)) == ((2, 4),)


def test_characters_beyond_the_first_plane_take_two_places_in_qt() -> None:
    assert in_qt_units("𠮷ab", [(1, 2)]) == ((2, 3),)


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_marks_stay_within_the_text(text: str, words: list[str]) -> None:
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for start, end in in_qt_units(text, hits(text, tuple(words))):
        assert 0 <= start <= end <= length


def test_a_word_wider_than_the_column_is_broken_not_cut() -> None:
    font = QFont()
    layout = lay_out("x" * 400, font, 100)
    assert all(
        layout.lineAt(place).naturalTextWidth() <= 100 for place in range(layout.lineCount())
    )


def test_a_narrow_column_takes_more_lines() -> None:
    font = QFont().toString()
    assert line_count("one two three four", font, 40) > line_count("one two", font, 400)


@pytest.mark.parametrize("text", ["＋ required\none\ntwo", "a\n▲ b\n≠ 年龄 𠮷\nc"])
def test_lines_stand_evenly_whatever_signs_they_hold(text: str, qapp: QApplication) -> None:
    theme.apply(qapp, "light", "normal")
    layout = lay_out(text, QApplication.font(), 400)
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    baselines = [line.y() + line.ascent() for line in lines]
    steps = [after - before for before, after in pairwise(baselines)]
    assert steps == pytest.approx([line_step(QApplication.font())] * len(steps), abs=0.1)
