import ast
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor

import trialdesk.reports
from trialdesk.reports.paragraphs import BODY, CELL, CELL_STRONG, chip_style, paragraph

REPORTS = Path(trialdesk.reports.__file__).parent


def makers_of_paragraphs(source: str) -> int:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = (getattr(call, "id", getattr(call, "attr", "")) for call in calls)
    return sum(name in {"Paragraph", "XPreformatted", "Preformatted", "Image"} for name in names)


def test_one_function_makes_every_paragraph() -> None:
    sources = {path.name: path.read_text("utf-8") for path in REPORTS.glob("*.py")}
    makers = {name: makers_of_paragraphs(source) for name, source in sources.items()}
    assert {name: count for name, count in makers.items() if count} == {"paragraphs.py": 1}


@pytest.mark.parametrize(
    "text",
    ["LVEF <50%", "PSA <ULN and >5", "A <B and C> D", "<b>x</b>", "x</para>y", "&lt; &amp;", "<a"],
)
def test_text_is_set_as_it_stands(text: str) -> None:
    assert paragraph(text, BODY).getPlainText() == text


def test_lines_of_a_text_stay_lines() -> None:
    one, two = paragraph("first", BODY), paragraph("first\nsecond", BODY)
    assert two.wrap(500, 500)[1] == 2 * one.wrap(500, 500)[1]


def test_the_first_line_can_have_a_font_of_its_own() -> None:
    set_in = [
        frag.fontName
        for frag in paragraph("subject\nrelation", CELL, CELL_STRONG.fontName).frags
        if frag.text
    ]
    assert set_in == [CELL_STRONG.fontName, CELL.fontName]


def test_a_letter_is_light_on_dark_and_dark_on_light() -> None:
    on_blue, on_orange = (chip_style(HexColor(code)).textColor for code in ("#0072b2", "#e69f00"))
    assert on_blue.hexval() == "0xffffff"
    assert on_orange.hexval() == "0x1a1a1a"
