from collections.abc import Callable

from tests.reports.conftest import Printed
from trialdesk.presentation.cycle import CycleLine, DoseCalendar
from trialdesk.presentation.document import Cycle, Heading, Words
from trialdesk.presentation.tables import Cell

Print = Callable[..., Printed]


def calendar(*lines: CycleLine, days: int = 21) -> DoseCalendar:
    return DoseCalendar(0, "NCT09000001", ("A",), days, "One cycle", lines, ())


def test_drugs_days_turns_and_order_are_printed(print_blocks: Print) -> None:
    lines = (
        CycleLine("Alphamab", "30 mg/kg", (1, 8), "stated", turn=1),
        CycleLine("Betanib", "75 mg/m²", (1,), "by order", order="2 h after Alphamab", turn=2),
        CycleLine("Gammatin", "6 mg/kg", (), "open", "every 3 weeks; day not stated"),
        CycleLine("Deltamab", "8 mg/kg", (1,), "stated", loading=True),
    )
    text = print_blocks(Cycle(calendar(*lines))).words
    for words in ("Alphamab 30 mg/kg", "“2 h after Alphamab”", "every 3 weeks; day not stated"):
        assert words in text
    assert "◆ loading dose" in text


def test_a_calendar_taller_than_a_page_is_divided_between_its_lines(print_blocks: Print) -> None:
    lines = [CycleLine(f"Drug {place}.", "1 mg", (1,), "stated") for place in range(80)]
    shown = print_blocks(Heading("Calendar"), Cycle(calendar(*lines)))
    assert len(shown.pages) > 1
    assert all(f"Drug {place}." in shown.text for place in range(80))


def test_an_endless_name_still_finds_its_page(print_blocks: Print) -> None:
    lines = (CycleLine("x " * 20_000, "1 mg", (1,), "stated", order="y" * 20_000),)
    assert print_blocks(Cycle(calendar(*lines))).pages


def test_markup_in_a_name_is_printed_literally(print_blocks: Print) -> None:
    lines = (CycleLine("<b>Alphamab</b> & <img src='/etc/passwd'/>", "1 mg", (1,), "stated"),)
    assert (
        "<b>Alphamab</b>&<imgsrc='/etc/passwd'/>" in print_blocks(Cycle(calendar(*lines))).letters
    )


def test_a_heading_stays_with_its_calendar_and_the_sentences_beneath(print_blocks: Print) -> None:
    filling = [Words(Cell("filling\n" * 9)) for _place in range(6)]
    lines = [CycleLine(f"Drug {place}.", "1 mg", (1,), "stated") for place in range(4)]
    blocks = (Heading("The calendar"), Cycle(calendar(*lines)), Words(Cell("the sentence"), "note"))
    shown = print_blocks(*filling, *blocks)
    [page] = [text for text in shown.pages if "The calendar" in text]
    assert "Drug 3." in page
    assert "the sentence" in page
