from tests.builders import make_trial
from trialdesk.criteria.relations.align import align
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.workspace.correction import Corrections, Dispute
from trialdesk.presentation.criteria.aligned_board import AlignedBoard
from trialdesk.presentation.criteria.criteria_difference import criteria_difference
from trialdesk.presentation.criteria.relations import tied
from trialdesk.presentation.tables import Table, Tone

A, B, C = "NCT09000001", "NCT09000002", "NCT09000003"
TEXTS = {
    A: "Exclusion Criteria:\n\n* Systolic blood pressure > 160 mmHg",
    B: "Exclusion Criteria:\n\n* Systolic blood pressure ≥ 150 mmHg",
    C: "",
}
TRIALS = tuple(make_trial(id=name, eligibility=Eligibility(text)) for name, text in TEXTS.items())


def board(corrections: Corrections | None = None) -> AlignedBoard:
    return AlignedBoard(TRIALS, align(TRIALS, corrections or Corrections()))


def difference(one: str, other: str, corrections: Corrections | None = None) -> Table:
    shown = board(corrections)
    return criteria_difference(shown.rows[0], shown.lettered(one), shown.lettered(other))


def test_the_words_of_two_trials_stand_side_by_side_with_their_relation() -> None:
    found = difference(A, B)
    assert found.columns == ("", f"A  {A}", f"B  {B}")
    assert [cell.text for cell in found.rows[0].cells[1:]] == [
        f"A  {A} · － excluded\nSystolic blood pressure ⊖> 160 mmHg",
        f"B  {B} · － excluded\nSystolic blood pressure ⊕≥ 150 mmHg",
    ]
    assert found.notes == (f"B {tied('▲ stricter than A')}   ⊖ only in A   ⊕ only in B",)


def test_a_silent_trial_has_no_words_to_differ() -> None:
    found = difference(A, C)
    assert found.rows[0].cells[2].tone is Tone.MISSING
    assert "⊖" not in found.rows[0].cells[1].text
    assert found.notes == ()


def test_a_disputed_relation_says_who_disputes_it() -> None:
    disputed = Corrections(disputes=frozenset({Dispute("hypertension", A, B)}))
    assert "✎ marked wrong by you" in difference(A, B, disputed).notes[0]


def test_two_picked_trials_are_the_pair() -> None:
    shown = board()
    assert shown.pair(shown.rows[0], (A, B, C), None) == (A, C)


def test_one_picked_trial_is_set_beside_its_reference() -> None:
    shown = board()
    assert shown.pair(shown.rows[0], (B,), None) == (A, B)
    assert shown.pair(shown.rows[0], (A,), B) == (B, A)


def test_the_reference_is_set_beside_the_first_other_that_states_the_subject() -> None:
    shown = board()
    assert shown.pair(shown.rows[0], (A,), None) == (A, B)


def test_the_subject_column_is_no_trial() -> None:
    assert [board().trial_in(column) for column in range(5)] == [None, A, B, C, None]
