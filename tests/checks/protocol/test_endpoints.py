from dataclasses import replace

from tests.checks.cases import CBR, outcomes
from trialdesk.checks.check import check


def test_two_signs_of_one_threshold_stand_in_the_order_of_the_words() -> None:
    described = "stable disease ≥24 weeks, in the other arm stable disease >24 weeks"
    findings = check([outcomes(replace(CBR, description=described))])
    (signs,) = (item for item in findings if item.rule == "threshold-with-two-signs")
    assert (signs.values["first"], signs.values["second"]) == ("≥", ">")
