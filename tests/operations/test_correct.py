from pathlib import Path

import pytest

from tests.studies import make_record
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections, Dispute, Move
from trialdesk.operations.analyse import align_criteria
from trialdesk.operations.correct import (
    ALONE,
    is_moved,
    move_criterion,
    return_criterion,
    turn_dispute,
)
from trialdesk.operations.open_library import open_library
from trialdesk.storage.library import Library

TEXT = "Inclusion Criteria:\n\n* ECOG 0-1\n* Zorblax at rest"


def test_a_second_move_takes_the_place_of_the_first() -> None:
    once = move_criterion(NO_CORRECTIONS, "NCT1", "Zorblax  at\nrest", "ecog")
    twice = move_criterion(once, "NCT1", "Zorblax at rest", ALONE)
    assert twice.moves == {Move("NCT1", "Zorblax at rest", "")}


def test_a_move_is_taken_back_by_its_words() -> None:
    moved = move_criterion(NO_CORRECTIONS, "NCT1", "Zorblax at rest", "ecog")
    assert is_moved(moved, "NCT1", "Zorblax\nat rest")
    assert return_criterion(moved, "NCT1", "Zorblax\nat rest") == NO_CORRECTIONS


def test_words_cannot_be_moved_under_a_subject_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        move_criterion(NO_CORRECTIONS, "NCT1", "Zorblax at rest", "other:1")


def test_a_dispute_is_turned_off_from_either_side() -> None:
    on = turn_dispute(NO_CORRECTIONS, "ecog", "NCT1", "NCT2")
    assert on.disputes == {Dispute("ecog", "NCT1", "NCT2")}
    assert turn_dispute(on, "ecog", "NCT2", "NCT1") == NO_CORRECTIONS


def test_corrections_hold_when_the_record_is_imported_again(tmp_path: Path) -> None:
    corrections = move_criterion(NO_CORRECTIONS, "NCT09000001", "Zorblax at rest", "hypertension")
    with open_library(tmp_path / "one.db", create=True, writable=True) as library:
        _import(library, TEXT)
        library.save_corrections(corrections)
        _import(library, TEXT.replace("at rest", "at\n  rest") + "\n* Something new")
        rows = _rows(library)
    assert rows["hypertension"].cells["NCT09000001"].moved
    assert "Something new" in "".join(
        cell.text for row in rows.values() for cell in row.cells.values()
    )


def _import(library: Library, text: str) -> None:
    library.add([make_record(eligibility=Eligibility(text))])


def _rows(library: Library) -> dict[str, AlignedRow]:
    _trials, rows = align_criteria(library, ["NCT09000001"])
    return {row.concept: row for row in rows}


def test_corrections_at_hand_count_before_those_kept(tmp_path: Path) -> None:
    with open_library(tmp_path / "one.db", create=True, writable=True) as library:
        _import(library, TEXT)
        kept = Corrections(frozenset({Move("NCT09000001", "Zorblax at rest", "ecog")}))
        library.save_corrections(kept)
        _trials, rows = align_criteria(library, ["NCT09000001"], NO_CORRECTIONS)
    assert not any(cell.moved for row in rows for cell in row.cells.values())
