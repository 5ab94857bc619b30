import pytest

from trialdesk.endpoints.units import unit


@pytest.mark.parametrize(
    ("posted", "name"),
    [
        ("Percentage of Participants", "percent"),
        ("Percentage probability", "percent"),
        ("proportion of patients", "proportion"),
        ("Count of Participants", "participant"),
        ("Months", "month"),
        ('percentage of "yes" responses', 'percentage of "yes" responses'),
        ("Number of days", "Number of days"),
        (" ", None),
        (None, None),
    ],
)
def test_a_unit_is_named_only_where_it_is_surely_ours(posted: str | None, name: str | None) -> None:
    assert unit(posted) == name
