from tests.builders import make_trial
from trialdesk.criteria.atoms.topics import topics
from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.criteria.relations.corrected import moved
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.workspace.correction import Corrections, Dispute, Move

TEXT = "Inclusion Criteria:\n\n* ECOG 0-1\n* Zorblax at rest"
TRIALS = [make_trial(id=name, eligibility=Eligibility(TEXT)) for name in ("NCT1", "NCT2")]


def rows(corrections: Corrections) -> dict[str, AlignedRow]:
    return {row.concept: row for row in align(TRIALS, corrections)}


def test_a_moved_criterion_stands_under_the_subject_it_was_moved_to() -> None:
    move = Move("NCT1", "Zorblax at rest", "hypertension")
    found = rows(Corrections(frozenset({move})))
    assert found["hypertension"].cells["NCT1"].text == "Zorblax at rest"
    assert found["hypertension"].cells["NCT1"].moved


def test_the_other_trial_keeps_its_criterion_where_it_was() -> None:
    found = rows(Corrections(frozenset({Move("NCT1", "Zorblax at rest", "hypertension")})))
    assert list(found["other:1"].cells) == ["NCT2"]


def test_a_move_follows_the_words_whatever_their_white_space() -> None:
    spaced = make_trial(id="NCT1", eligibility=Eligibility(TEXT.replace("at rest", "at\n  rest")))
    move = Move("NCT1", "Zorblax at rest", "hypertension")
    found = align([spaced], Corrections(frozenset({move})))
    assert "hypertension" in {row.concept for row in found}


def test_what_is_kept_of_a_topic_is_not_taken_for_the_same_words_put_elsewhere() -> None:
    move = Move("NCT1", "Zorblax at rest", "hypertension")
    put = moved("NCT1", topics(TEXT), Corrections(frozenset({move})))[1]
    assert len({put, topics(TEXT)[1]}) == 2


def test_a_disputed_relation_is_never_shown_as_the_same() -> None:
    assert rows(Corrections())["ecog"].relations[0].relation == "same"
    disputed = rows(Corrections(disputes=frozenset({Dispute("ecog", "NCT2", "NCT1")})))["ecog"]
    assert disputed.relations[0].relation == "different"
    assert disputed.relations[0].disputed
    assert disputed.overall == "differs"


def test_a_move_to_a_subject_the_lexicon_lost_leaves_the_criterion_where_it_was() -> None:
    found = rows(Corrections(frozenset({Move("NCT1", "ECOG 0-1", "no_such_subject")})))
    assert found["ecog"].cells["NCT1"].text == "ECOG 0-1"
    assert not found["ecog"].cells["NCT1"].moved
