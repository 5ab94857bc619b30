import pytest

from trialdesk.registries.study.absence import FigurePart, absence


@pytest.mark.parametrize(
    ("part", "comment", "why"),
    [
        ("value", None, "not available"),
        ("value", "Grade 4 is NA for anemia.", "not available"),
        ("value", "Median DOR was not reached", "not reached"),
        ("high", "Median DOR was not reached", "not available"),
        ("value", "Not estimable due to too few participants with events.", "not estimable"),
        ("high", "Upper limit of 95% CI could not be calculated", "not estimable"),
        ("low", "Upper limit of 95% CI could not be calculated", "not available"),
        ("low", "Median, upper limit, and lower limit not reached at cut-off", "not reached"),
        ("value", "The upper bound of the CI could not be estimated", "not available"),
        ("high", "Median not reached; upper limit was not estimable.", "not estimable"),
        ("value", "Median not reached; upper limit was not estimable.", "not reached"),
        ("value", "There were too few participants who had not reached the end.", "not available"),
        ("value", "There was an insufficient number of events to calculate PFS.", "not estimable"),
        ("spread", "Number analyzed is 1 so standard deviation is not available.", "not available"),
    ],
)
def test_a_figure_posted_as_na_is_what_its_comment_says_of_it(
    part: FigurePart, comment: str | None, why: str
) -> None:
    assert absence(part, comment) == why
