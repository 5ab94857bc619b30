from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from trialdesk.presentation.document import Grid
from trialdesk.presentation.plot import Dot, Plot, percent_scale
from trialdesk.presentation.tables import Cell, Row, Table

Print = Callable[..., Any]
Pixels = list[tuple[int, int, int]]

WIDTHS = (1, 3, 1)
LEFT, WIDTH = 38, 595 - 2 * 38
FIRST, LAST = LEFT + WIDTH / 5, LEFT + WIDTH * 4 / 5
MARK = 6.5
BLUE = (0, 114, 178)


def grid(*dots: Dot, place: int = 0) -> Grid:
    axis = Row((Cell(""), Cell("", plot=Plot(percent_scale(), is_axis=True)), Cell("")))
    plot = Plot(percent_scale(), dots, place)
    row = Row((Cell("Event"), Cell("said", plot=plot), Cell("42/55")), trial=place)
    return Grid(Table("", ("", "Figure", "n/N"), (axis, row)), WIDTHS)


def lines(raw: bytes) -> list[Pixels]:
    """Give the page at one pixel a point, line by line."""
    with pypdfium2.PdfDocument(BytesIO(raw)) as pdf:
        picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    width, height = picture.size
    return [[picture.getpixel((x, y)) for x in range(width)] for y in range(height)]


def blue(raw: bytes) -> list[int]:
    """Give where the colour of the first trial stands, right of its bar."""
    return [x for line in lines(raw) for x, pixel in enumerate(line) if pixel == BLUE and x > FIRST]


@pytest.mark.parametrize("percent", [0, 50, 100])
def test_a_dot_is_printed_at_its_value(print_blocks: Print, percent: int) -> None:
    found = blue(print_blocks(grid(Dot(Decimal(percent)))).raw)
    room = LAST - FIRST - 2 * MARK
    assert sum(found) / len(found) == pytest.approx(FIRST + MARK + room * percent / 100, abs=1.5)


def test_a_plot_prints_its_axis_the_letter_and_the_numbers_beside_it(print_blocks: Print) -> None:
    words = print_blocks(grid(Dot(Decimal(50)))).words
    assert "A · Event" in words
    assert "42/55" in words
    assert "0 25 50 75 100" in words
    assert "said" not in words


def test_a_hollow_dot_is_not_filled(print_blocks: Print) -> None:
    filled = blue(print_blocks(grid(Dot(Decimal(50)))).raw)
    hollow = blue(print_blocks(grid(Dot(Decimal(50), hollow=True))).raw)
    assert len(hollow) < len(filled)
