import pytest

from trialdesk.endpoints.time_frame import time_frame_clock


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Up to 24 months after study start", "study start"),
        ("From the start of the trial", "study start"),
        ("From randomization to death", "randomisation"),
        ("From date of randomisation", "randomisation"),
        ("30 months after the first dose", "first dose"),
        ("From the start of study treatment", "first dose"),
        ("treatment initiation to progression", "first dose"),
        ("From the first dose or random assignment", None),
        ("Up to 3 years", None),
        ("Baseline", None),
        (None, None),
    ],
)
def test_the_clock_is_the_one_moment_the_words_name(text: str | None, clock: str | None) -> None:
    assert time_frame_clock(text) == clock
