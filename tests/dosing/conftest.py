from collections.abc import Callable

import pytest

from tests.builders import make_trial
from trialdesk.domain.dose import Dose
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.dosing.doses import doses

Read = Callable[..., tuple[Dose, ...]]


@pytest.fixture
def read() -> Read:
    """Read the doses of an arm described by a text that receives the drugs named."""

    def read_arm(text: str, *names: str) -> tuple[Dose, ...]:
        drugs = names or ("Alphamab",)
        return doses(
            make_trial(
                arms=(Arm("A", None, text, drugs),),
                interventions=tuple(Intervention(name, "DRUG") for name in drugs),
            )
        )

    return read_arm
