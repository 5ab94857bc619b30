from decimal import Decimal

from trialdesk.comparison.repetitions import without_repetitions
from trialdesk.domain.result import Estimate

SHARE = Estimate("a", "ORR", "ORR", "EAS", 42, 55, Decimal("76.4"), "percent")


def test_a_repetition_with_less_beside_it_belongs_to_the_figure() -> None:
    again = Estimate("b", "ORR (discussion)", "ORR", value=Decimal("76.4"), unit="percent")
    assert without_repetitions((SHARE, again)) == ((SHARE, again),)


def test_equal_figures_of_two_characteristics_are_two_figures() -> None:
    stage, brain = (
        Estimate(name, name, None, None, 2, 57, Decimal("3.5"), "percent")
        for name in ("Stage IIIB", "Ovary metastasis")
    )
    assert len(without_repetitions((stage, brain))) == 2


def test_posted_measures_with_equal_figures_stay_apart() -> None:
    by_investigator, by_committee = (
        Estimate(name, name, "PFS", value=Decimal("8.2"), unit="month", role="secondary")
        for name in ("PFS by investigator", "PFS by committee")
    )
    assert len(without_repetitions((by_investigator, by_committee))) == 2


def test_equal_figures_of_two_groups_are_two_figures() -> None:
    arms = [
        Estimate(arm, "PFS", "PFS", value=Decimal("8.2"), unit="month", group=arm)
        for arm in ("A", "B")
    ]
    assert len(without_repetitions(arms)) == 2
