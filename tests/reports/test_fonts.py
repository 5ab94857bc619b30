import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk import presentation
from trialdesk.reports.fonts import BOLD, REGULAR, runs


def drawn(text: str) -> str:
    return "".join(run.text for run in runs(text, REGULAR))


@pytest.mark.parametrize("text", ["LVEF ≥50 %", "µ² × ±", "β-HCG", "乳腺癌 HER2阳性", "é", "⚠ ≠"])
def test_a_character_a_font_has_is_drawn_as_it_is(text: str) -> None:
    assert drawn(text) == text


@pytest.mark.parametrize("character", ["𠮷", "가", "א", "🙂", "\u202e", "\x00", "\ud800", "\ue000"])
def test_a_character_no_font_has_is_shown_as_its_code_point(character: str) -> None:
    assert drawn(f"a{character}b") == f"a[U+{ord(character):04X}]b"


def test_chinese_and_latin_are_drawn_by_different_fonts() -> None:
    fonts = [run.font for run in runs("HER2阳性", BOLD)]
    assert fonts == ["NotoSans-Bold", "NotoSansSC-Bold"]


@given(st.text())
def test_every_text_is_drawn_whole_and_by_fonts_that_have_it(text: str) -> None:
    again = drawn(drawn(text))
    assert again == drawn(text)


def test_every_sign_of_our_own_words_on_paper_is_drawn() -> None:
    shown = {
        sign
        for module in printed_modules(Path(presentation.__file__).parent)
        for text in re.findall(r'_\(\s*"([^"]*)"', module.read_text("utf-8"))
        for sign in text
    }
    assert len(shown) > 50
    assert {sign for sign in shown if "[U+" in drawn(sign)} == set()


def printed_modules(folder: Path, name: str = "brief.brief") -> set[Path]:
    """Give the modules the brief is worded by."""
    found: set[Path] = set()
    left = [name]
    while left:
        module = folder / f"{left.pop().replace('.', '/')}.py"
        if module.exists() and module not in found:
            found.add(module)
            text = module.read_text("utf-8")
            left += re.findall(r"from trialdesk\.presentation\.([\w.]+) import", text)
    return found
