import pytest

from trialdesk.endpoints.landmark import landmark, landmark_of_frame


@pytest.mark.parametrize(
    ("texts", "month"),
    [
        (("12 Months",), 12),
        (("Month 6",), 6),
        (("3-Year Progression-Free Survival Rate",), 36),
        ((None, "PFS at 12 months"), 12),
        (("6 Months", "rates at 6 and 12 months"), 6),
        (("OS at 6 months and 12 months",), None),
        (("Overall survival",), None),
        (("Up to 41.6 months",), None),
    ],
)
def test_a_landmark_is_read_where_one_alone_is_named(
    texts: tuple[str | None, ...], month: int | None
) -> None:
    assert landmark(*texts) == month


@pytest.mark.parametrize(
    ("frame", "month"),
    [
        ("4 years", 48),
        ("4 Years after enrollment", 48),
        ("At 12 months", 12),
        ("Up to 12 months", None),
        ("6, 12, 18 and 24 months", None),
        ("From randomisation, 2 years", None),
        (None, None),
    ],
)
def test_a_time_frame_is_a_landmark_only_where_it_is_a_point(
    frame: str | None, month: int | None
) -> None:
    assert landmark_of_frame(frame) == month
