from collections.abc import Callable
from typing import Any

import pytest

from trialdesk.presentation.document import Block, Facts, Grid, Heading, NewPage, Words
from trialdesk.presentation.tables import Cell, Row, Table, Tone

Print = Callable[..., Any]

LONG = "HER2 positive <5% & more " * 600
COLUMNS = ("", "A", "B")


def table(*rows: Row, columns: tuple[str, ...] = COLUMNS) -> Grid:
    return Grid(Table("", columns, rows))


def row(*texts: str, group: str = "", differs: bool = False) -> Row:
    return Row(tuple(Cell(text) for text in texts), group, differs=differs)


@pytest.mark.parametrize(
    "block",
    [
        table(row("label", LONG, "short")),
        table(row(LONG, "short", "short", group=LONG)),
        table(row("label", "x" * 15_000, "short")),
        Facts((("label", Cell(LONG)),)),
        Words(Cell(LONG)),
        Words(Cell(LONG, Tone.MISSING)),
    ],
    ids=["cell", "group", "word", "fact", "words", "missing"],
)
def test_a_text_taller_than_the_page_is_printed_to_its_end(
    print_blocks: Print, block: Block
) -> None:
    printed = print_blocks(Heading("Heading", 3), block)
    texts = "".join(page.split("page ")[0] for page in printed.pages)
    assert len(printed.pages) > 2
    assert texts.count("more") >= 600 or printed.letters.count("x") >= 15_000


def test_the_head_of_a_table_is_repeated_on_every_page(print_blocks: Print) -> None:
    rows = (row(f"row {number}", "one", "two") for number in range(200))
    printed = print_blocks(table(*rows, columns=("", "A NCT09000001", "B NCT09000002")))
    assert len(printed.pages) > 2
    assert all("A NCT09000001 B NCT09000002" in " ".join(page.split()) for page in printed.pages)


@pytest.mark.parametrize("before", range(4))
def test_a_group_is_not_parted_from_its_heading(print_blocks: Print, before: int) -> None:
    first = [row("first", "one", "") for _row in range(before)]
    rows = [row(f"row {place}", "one", "", group=f"group {place // 3}.") for place in range(150)]
    for page in print_blocks(table(*first, *rows)).pages:
        numbers = [line.split()[1] for line in page.splitlines() if line.startswith("row")]
        groups = [line for line in page.splitlines() if line.startswith("group")]
        assert int(numbers[0]) % 3 == 0
        assert len(groups) == -(-len(numbers) // 3)


def test_a_heading_stays_with_its_table(print_blocks: Print) -> None:
    filling = [Words(Cell("words")) for _line in range(38)]
    for count in range(len(filling)):
        printed = print_blocks(
            *filling[:count], *filling, Heading("Heading", 3), table(row("r", "", ""))
        )
        (page,) = (page for page in printed.pages if "Heading" in page)
        assert "\nr" in page.replace("\r", "")


def test_a_heading_stays_with_a_long_table_whose_first_rows_are_tall(print_blocks: Print) -> None:
    tall = row("label", "\n".join(["record"] * 8), "", group="group")
    rows = [tall, *(row(f"row {place}", "", "", group="later") for place in range(60))]
    filling = [Words(Cell("words")) for _line in range(38)]
    for count in range(0, len(filling), 2):
        printed = print_blocks(*filling[:count], *filling, Heading("Heading", 3), table(*rows))
        (page,) = (page for page in printed.pages if "Heading" in page)
        assert "record" in page


def test_a_difference_and_a_warning_are_marked_without_colour(print_blocks: Print) -> None:
    cells = (Cell("Phase"), Cell("Phase 2"), Cell("Phase 3 or 4", Tone.WARNING))
    printed = print_blocks(table(Row(cells, differs=True)))
    assert "≠ Phase" in printed.words
    assert "⚠ Phase 3 or 4" in printed.words


def test_many_trials_turn_the_page(print_blocks: Print) -> None:
    words = Words(Cell("words"))
    printed = print_blocks(words, NewPage(4), words, NewPage(3), words)
    assert [width > height for width, height in printed.sizes] == [False, True, False]
