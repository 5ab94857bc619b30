import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.treatment import Arm
from trialdesk.presentation.wording.codes import caution
from trialdesk.registries.read import read
from trialdesk.resources import locate

GOLDEN = Path(__file__).parents[1] / "golden" / "brief.txt"
PAPERS = {"a4": (595, 842), "letter": (612, 792)}
OTHER = make_trial(id="NCT09000002", phases=("PHASE2",), allocation=None, outcomes=())

Print = Callable[..., Any]


def test_the_brief_of_two_trials_reads_as_before(print_brief: Print, request: Any) -> None:
    pages = print_brief(make_trial(), OTHER).pages
    text = "\n\f\n".join("\n".join(page.splitlines()) for page in pages) + "\n"
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("count", [1, 2, 6])
def test_every_page_carries_caution_data_dates_version_and_its_number(
    print_brief: Print, count: int
) -> None:
    pages = print_brief(*[make_trial()] * count).pages
    for number, page in enumerate(pages, start=1):
        words = " ".join(page.split())
        assert f"page {number} of {len(pages)}" in words
        assert caution() in words
        assert "TrialDesk 0.1.0" in words
        assert "A 2026-10-01" in words


def test_the_first_page_answers_and_a_card_a_trial_follows(print_brief: Print) -> None:
    first, second, third, *_rest = print_brief(make_trial(), OTHER).pages
    for heading in ("Question for the board", "The trials", "What differs", "What is open"):
        assert heading in first
    assert "Lead sponsor" in second
    assert "Lead sponsor" in third


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_is_of_the_size_asked_for(print_brief: Print, paper: str) -> None:
    sizes = print_brief(*[make_trial()] * 4, paper=paper).sizes
    assert {tuple(sorted(map(round, size))) for size in sizes} == {PAPERS[paper]}
    assert len({width > height for width, height in sizes}) == 2


def test_equal_trials_give_equal_bytes(print_brief: Print) -> None:
    assert print_brief(make_trial()).raw == print_brief(make_trial()).raw


def test_all_fonts_are_embedded(print_brief: Print) -> None:
    raw = print_brief(make_trial(brief_title="乳腺癌 ≥ β")).raw
    bases = set(re.findall(rb"/BaseFont\s*/(\S+)", raw))
    assert bases
    assert all(b"+" in base for base in bases)
    assert raw.count(b"/FontFile2") == raw.count(b"/FontDescriptor ") > 0


def test_title_author_and_language_are_set(print_brief: Print) -> None:
    raw = print_brief(make_trial()).raw
    assert b"/Title (Trial brief for the tumour board)" in raw
    assert b"/Author (TrialDesk 0.1.0)" in raw
    assert b"/Lang (en)" in raw


INJECTED = [
    "LVEF <50%",
    "PSA <ULN and >5",
    "<b>x</b>",
    '<img src="file:///etc/hostname"/>',
    "![](file:///etc/hostname)",
    "&lt; </para> <br/>",
]


@pytest.mark.parametrize("text", INJECTED)
def test_markup_in_a_record_is_printed_literally_and_opens_no_file(
    print_brief: Print, text: str
) -> None:
    opened: list[str] = []
    watched = [True]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and watched[0]:
            opened.append(str(arguments[0]))

    sys.addaudithook(watch)
    printed = print_brief(everywhere(text))
    watched[0] = False
    assert printed.letters.count("".join(text.split())) >= 12
    assert not [path for path in opened if "hostname" in path]


def everywhere(text: str) -> Any:
    contact = Contact(text, text, text, text)
    return make_trial(
        brief_title=text,
        acronym=text,
        status=text,
        conditions=(text,),
        arms=(Arm(text, text, text),),
        outcomes=(Outcome("primary", text, text, text),),
        sites=(Site(text, text, text, text, text, contacts=(contact,)),),
        contacts=(contact,),
        other_ids=(text,),
    )


def test_the_sample_board_is_answered_on_one_page(print_brief: Print) -> None:
    files = sorted(locate("sample_db/records").glob("*.json"))
    first, second, *_rest = print_brief(*(read(path).records[0].trial for path in files)).pages
    assert "What is open" in first
    assert "Recruitment status" in second


def test_a_page_is_never_empty(print_brief: Print) -> None:
    for page in print_brief(*[make_trial()] * 6).pages:
        _frame, content = " ".join(page.split()).split("No patient data.")
        assert len(content) > 200
