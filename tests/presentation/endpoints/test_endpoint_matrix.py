from tests.builders import make_trial
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.presentation.endpoints.endpoint_matrix import double_meanings, endpoint_matrix
from trialdesk.presentation.tables import NOT_LISTED, Row, Tone

BENEFIT = "Clinical benefit rate"


def measuring(*outcomes: Outcome, trial: str = "NCT09000001") -> Trial:
    return make_trial(id=trial, outcomes=outcomes)


def benefit(description: str | None) -> Outcome:
    return Outcome("secondary", BENEFIT, None, description)


def row(key: str, *trials: Trial) -> Row:
    return next(one for one in endpoint_matrix(trials).rows if one.key == key)


def test_a_benefit_rate_with_and_without_a_duration_is_warned_of_with_both_definitions() -> None:
    one = measuring(benefit("CR, PR or SD ≥ 24 weeks"))
    other = measuring(benefit("CR, PR or SD"), trial="NCT09000002")
    [found] = double_meanings(endpoint_matrix([one, other]))
    assert found.cells[0].text == "Minimum duration of stable disease\n⚠ one code, two definitions"
    assert found.cells[1].text.startswith("≥ 24 weeks\n“Clinical benefit rate · CR, PR or SD")
    assert found.cells[2].text.startswith("no minimum duration stated\n“")
    assert {cell.tone for cell in found.cells[1:]} == {Tone.WARNING}


def test_a_record_that_defines_nothing_has_no_other_definition() -> None:
    one = measuring(benefit("CR, PR or SD ≥ 24 weeks"))
    assert double_meanings(endpoint_matrix([one, measuring(benefit(None), trial="B")])) == ()


def test_survival_from_randomisation_and_from_the_first_dose_is_warned_of() -> None:
    one = measuring(Outcome("primary", "PFS", None, "From randomisation to progression"))
    other = measuring(Outcome("primary", "PFS", None, "From first dose to progression"), trial="B")
    [found] = double_meanings(endpoint_matrix([one, other]))
    assert found.key == "meaning/PFS/clock"


def test_review_by_investigators_and_by_others_is_warned_of() -> None:
    one = measuring(Outcome("primary", "PFS assessed by the investigator"))
    other = measuring(Outcome("primary", "PFS assessed by IRC"), trial="NCT09000002")
    found = row("meaning/PFS/assessor", one, other)
    assert [cell.text.split("\n")[0] for cell in found.cells[1:]] == [
        "Investigator",
        "Independent review",
    ]


def test_two_reviews_within_one_trial_are_warned_of_too() -> None:
    trial = measuring(
        Outcome("primary", "PFS assessed by the investigator"),
        Outcome("secondary", "PFS assessed by IRC"),
    )
    assert len(double_meanings(endpoint_matrix([trial]))) == 1


def test_outcomes_without_a_code_are_not_held_against_each_other() -> None:
    one = measuring(Outcome("other", "Zorblax", "1 year after first dose"))
    other = measuring(Outcome("other", "Blaxzor", "1 year after study start"), trial="B")
    assert double_meanings(endpoint_matrix([one, other])) == ()


def test_a_time_frame_from_study_start_is_marked() -> None:
    trial = measuring(Outcome("primary", "PFS", "Up to 24 months after study start"))
    words = row("PFS/primary//1", trial).cells[1].text
    assert "Time frame: Up to 24 months after study start\n⚠ counted from study start" in words
    trial = measuring(Outcome("primary", "PFS", "Up to 24 months"))
    assert "⚠" not in row("PFS/primary//1", trial).cells[1].text


def test_role_time_frame_assessor_and_definition_stand_in_a_cell() -> None:
    outcome = Outcome("primary", "ORR by IRC", "1 year", "CR or PR")
    found = row("ORR/primary//1", measuring(outcome))
    assert found.cells[0].text == "Primary"
    assert found.cells[1].text == (
        "ORR by IRC\nTime frame: 1 year\nAssessed by: Independent review\nCR or PR"
    )


def test_landmarks_stand_beside_landmarks_of_the_same_time() -> None:
    one = measuring(Outcome("secondary", "12-month PFS rate"), Outcome("secondary", "PFS"))
    other = measuring(Outcome("secondary", "PFS rate at 12 months"), trial="NCT09000002")
    found = row("PFS/secondary/12 months/1", one, other)
    assert found.cells[1].text.startswith("12-month PFS rate\n")
    assert found.cells[2].text.startswith("PFS rate at 12 months\n")


def test_no_outcome_is_lost() -> None:
    outcomes = tuple(Outcome("secondary", f"PFS by rule {number}") for number in range(5))
    shown = "\n".join(one.cells[1].text for one in endpoint_matrix([measuring(*outcomes)]).rows)
    assert all(f"PFS by rule {number}" in shown for number in range(5))


def test_an_endpoint_a_record_does_not_list_is_told_from_a_record_without_endpoints() -> None:
    one, other = (
        measuring(Outcome("primary", "PFS")),
        measuring(Outcome("primary", "OS"), trial="B"),
    )
    cells = row("PFS/primary//1", one, other, measuring(trial="C")).cells
    assert cells[2].text == NOT_LISTED
    assert cells[3].tone is Tone.MISSING


def test_codes_primary_in_some_trial_come_first() -> None:
    trial = measuring(Outcome("secondary", "PFS"), Outcome("primary", "ORR"))
    assert [one.group[:3] for one in endpoint_matrix([trial]).rows] == ["ORR", "PFS"]


def test_a_board_without_endpoints_says_so() -> None:
    [found] = endpoint_matrix([measuring()]).rows
    assert found.cells[1].tone is Tone.MISSING


def test_a_warning_leads_to_the_words_that_say_it() -> None:
    where = Source("a.json", "/description")
    outcomes = (benefit("CR, PR or SD ≥ 24 weeks"), benefit("CR, PR or SD"))
    trial = make_trial(outcomes=outcomes, sources={"outcomes/0/description": where})
    source = row("meaning/CBR/duration", trial).cells[1].source
    assert source is not None
    assert source.pointer == "/description"
