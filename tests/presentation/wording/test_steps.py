import pytest

from trialdesk.presentation.wording.steps import step_words
from trialdesk.progress import Step


def test_a_name_is_shown_as_it_is_and_a_step_in_words() -> None:
    assert step_words("searching") == "searching"
    assert step_words(Step.SEARCHING) == "Searching"


@pytest.mark.parametrize("step", Step)
def test_every_step_has_words(step: Step) -> None:
    assert step_words(step)[0].isupper()
