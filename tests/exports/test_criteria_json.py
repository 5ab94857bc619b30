from tests.builders import make_trial
from trialdesk.criteria.relations.align import align
from trialdesk.domain.criterion import Eligibility
from trialdesk.exports.criteria_json import alignment_json

TEXT = "Inclusion Criteria:\n\n* ECOG 0-1\n\nExclusion Criteria:\n\n* ECOG 2 or more"


def test_a_cell_of_both_lists_states_its_polarity_line_by_line() -> None:
    trials = [
        make_trial(id="NCT1", eligibility=Eligibility(TEXT)),
        make_trial(id="NCT2", eligibility=Eligibility()),
    ]
    cells = alignment_json(align(trials), trials)["rows"][0]["cells"]
    assert cells["NCT1"]["polarity"] is None
    assert cells["NCT1"]["lines"] == [
        {"text": "ECOG 0-1", "polarity": "inclusion"},
        {"text": "ECOG 2 or more", "polarity": "exclusion"},
    ]
    assert cells["NCT2"]["lines"] == []
