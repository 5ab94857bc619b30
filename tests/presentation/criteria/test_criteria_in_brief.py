from collections.abc import Sequence
from itertools import islice

import pytest

from tests.builders import make_trial
from trialdesk.criteria.relations.align import align
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections, Dispute, Move
from trialdesk.presentation.criteria.criteria_in_brief import (
    criteria_of_records,
    criteria_side_by_side,
)
from trialdesk.presentation.criteria.criteria_on_front import (
    differing_first,
    named_on_front,
    rows_on_front,
)
from trialdesk.presentation.criteria.criteria_parts import criteria_parts
from trialdesk.presentation.criteria.criteria_words import order_words
from trialdesk.presentation.document import Block, Grid, Heading, NewPage, Words
from trialdesk.presentation.tables import Row, Tone
from trialdesk.registries.read import read
from trialdesk.resources import locate

LONG = "severe uncontrolled bleeding of any kind and invasion of large blood vessels " * 2


def trials_saying(*texts: str) -> list[Trial]:
    return [
        make_trial(id=f"NCT0900000{place}", eligibility=Eligibility(text))
        for place, text in enumerate(texts, start=1)
    ]


def side_by_side(
    trials: Sequence[Trial], corrections: Corrections = NO_CORRECTIONS
) -> dict[str, list[Row]]:
    """Give the rows under each heading."""
    found: dict[str, list[Row]] = {}
    heading = ""
    for block in criteria_side_by_side(align(trials, corrections), trials):
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Grid):
            found[heading] = list(block.table.rows)
    return found


def printed(blocks: Sequence[Block]) -> str:
    cells = [block.cell.text for block in blocks if isinstance(block, Words)]
    grids = [block.table for block in blocks if isinstance(block, Grid)]
    cells += [cell.text for table in grids for row in table.rows for cell in row.cells]
    return "\n".join(cells)


EXCLUDED = "Exclusion Criteria:\n\n* "


def test_what_differs_comes_before_what_one_states_and_what_agrees() -> None:
    parts = side_by_side(
        trials_saying(
            f"{EXCLUDED}Systolic blood pressure > 150 mmHg\n* Pregnancy\n* Epilepsy",
            f"{EXCLUDED}Systolic blood pressure > 160 mmHg\n* Pregnancy",
        )
    )
    assert [(name, [row.key for row in rows]) for name, rows in parts.items()] == [
        ("What differs", ["hypertension"]),
        ("What only one record states", ["epilepsy"]),
        ("What is the same wherever it is stated", ["lactation"]),
    ]


def test_a_cell_holds_sign_words_and_limit_and_silence_is_missing() -> None:
    rows = side_by_side(
        trials_saying(
            f"{EXCLUDED}Systolic blood pressure > 150 mmHg",
            f"{EXCLUDED}Systolic blood pressure > 160 mmHg",
            "Inclusion Criteria:\n\n* Age 18 years or older",
        )
    )["What differs"]
    head, first, _second, third = rows[0].cells
    assert head.text == "Hypertension\nA stricter than B"
    assert first.text == (
        "－ Systolic blood pressure > 150 mmHg\n▸ systolic blood pressure > 150 mmHg"
    )
    assert (third.text, third.tone) == ("not stated", Tone.MISSING)


def test_required_and_excluded_words_of_one_subject_keep_their_signs() -> None:
    text = "Inclusion Criteria:\n\n* Adequate contraception by men\n\n"
    said = f"{text}{EXCLUDED}Men unwilling to use contraception"
    trials = trials_saying(said, f"{EXCLUDED}Epilepsy")
    rows = side_by_side(trials)["What only one record states"]
    lines = {line for row in rows for line in row.cells[1].text.splitlines()}
    assert {"＋ Adequate contraception by men", "－ Men unwilling to use contraception"} <= lines


def test_more_trials_than_columns_stand_beneath_each_other() -> None:
    texts = [f"{EXCLUDED}Systolic blood pressure > {150 + place} mmHg" for place in range(5)]
    trials = trials_saying(*texts, f"{EXCLUDED}Epilepsy")
    (row,) = side_by_side(trials)["What differs"]
    assert [line[:3] for line in row.cells[1].text.splitlines()] == [
        "A: ",
        "B: ",
        "C: ",
        "D: ",
        "E: ",
    ]
    assert (row.cells[2].text, row.cells[2].tone) == ("F", Tone.MISSING)
    assert row.cells[1].text.splitlines()[0] == (
        "A: － Systolic blood pressure > 150 mmHg  ▸ systolic blood pressure > 150 mmHg"
    )
    first = next(iter(criteria_side_by_side(align(trials), trials)))
    assert first == NewPage(1)


def test_long_words_on_two_subjects_are_printed_once() -> None:
    trials = trials_saying(f"{EXCLUDED}{LONG}", f"{EXCLUDED}Bleeding\n* Pregnancy")
    blocks = [*criteria_side_by_side(align(trials), trials)]
    assert printed(blocks).count(LONG.strip()) == 1
    assert "(in full under “" in printed(blocks)


def test_corrections_are_marked_as_the_users() -> None:
    trials = trials_saying(f"{EXCLUDED}Epilepsy", f"{EXCLUDED}Epilepsy\n* Something rare")
    moves = frozenset({Move("NCT09000002", "Something rare", "diabetes")})
    disputes = frozenset({Dispute("epilepsy", "NCT09000001", "NCT09000002")})
    parts = side_by_side(trials, Corrections(moves, disputes))
    assert "A – B: relation marked wrong by the user" in parts["What differs"][0].cells[0].text
    (alone,) = parts["What only one record states"]
    assert "put under this subject by the user" in alone.cells[1].text


def sample() -> list[Trial]:
    files = sorted(locate("sample_db/records").glob("*.json"))
    return [read(path).records[0].trial for path in files]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_no_words_of_a_record_are_lost(count: int) -> None:
    trials = sample()[-count:]
    rows = align(trials)
    text = printed([*criteria_side_by_side(rows, trials), *criteria_of_records(rows, trials)])
    letters = "".join(text.split())
    for trial in trials:
        for item in split(trial.eligibility.text or ""):
            for words in item.text.replace(";", " ").replace(",", " ").split():
                assert words.strip("().") in letters


def test_an_item_is_named_where_its_words_stand_in_the_tables() -> None:
    trials = trials_saying(f"{EXCLUDED}Epilepsy\n* Pregnancy", f"{EXCLUDED}Pregnancy")
    blocks = [*criteria_of_records(align(trials), trials)]
    assert "In full under their subjects in “Criteria side by side”: E1." in printed(blocks)
    grids = [block.table for block in blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in table.rows[0].cells] for table in grids] == [
        ["E2", "Pregnancy"],
        ["E1", "Pregnancy"],
    ]


def test_a_list_within_a_list_is_given_whole() -> None:
    nested = f"{EXCLUDED}Any of the following:\n  * Epilepsy\n  * Diabetes"
    trials = trials_saying(nested, f"{EXCLUDED}Pregnancy")
    blocks = criteria_of_records(align(trials), trials)
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert [row.cells[1].text for row in grid.table.rows] == [
        "Any of the following:",
        "– Epilepsy",
        "– Diabetes",
    ]


def test_the_first_page_shows_short_words_whole_and_names_the_rest() -> None:
    said = "Brain metastases\n* Systolic blood pressure > {} mmHg\n* Epilepsy {}"
    trials = trials_saying(
        EXCLUDED + said.format(150, "requiring medication " * 20),
        EXCLUDED + said.format(160, "of any kind, treated or not " * 20),
    )
    parts = criteria_parts(align(trials), trials)
    differing = differing_first(parts)
    (shown,) = rows_on_front(differing, trials, taken=0)
    assert shown.cells[0].text == "Hypertension\nA stricter than B"
    (named,) = named_on_front(differing, trials, [shown])
    assert "Epilepsy" in named
    (ordered, *_) = islice(named_on_front(differing, trials, []), 2)
    assert "Hypertension (A stricter than B)" in ordered


def test_order_is_told_once_by_those_who_ask_the_same() -> None:
    trials = trials_saying(
        *(f"{EXCLUDED}Systolic blood pressure > {limit} mmHg" for limit in (150, 160, 160))
    )
    ids = [trial.id for trial in trials]
    (row,) = criteria_parts(align(trials), trials).differing
    assert order_words(row, ids) == ("A stricter than B, C",)
    assert order_words(row, ids, ["A stricter than B = C"]) == ()
    assert order_words(row, ids, ["B = C"]) == ("A stricter than B, C",)
