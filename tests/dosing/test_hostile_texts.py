import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_trial
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses

LIMIT_SECONDS = 1.0  # of the processor; a tenth on an idle machine, a quadratic reader needs more

WORDS = [
    "Alphamab", "betanib", "placebo", "5 mg", "6 mg/kg", "75 mg/m²", "AUC 5", "IV", "orally",
    "every 3 weeks", "q3w", "twice daily", "days 1, 8", "on day 1 of each cycle", "21-day cycle",
    "loading dose", "followed by", "cycle 1", "until progression", "or", ",", "(", ")", ".", ";",
    "no dose reduction of alphamab was permitted", "reduced to", "1:1", "²", "0,", "-", "\n",
]  # fmt: skip


def trial(text: str) -> Trial:
    return make_trial(
        arms=(Arm("A", None, text, ("Alphamab", "Betanib")),),
        interventions=(Intervention("Alphamab", "DRUG"), Intervention("Betanib", "DRUG", text)),
    )


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=200))
def test_every_quote_stands_in_the_text(text: str) -> None:
    for dose in doses(trial(text)):
        named = [dose.source, *dose.further_sources, *(a.source for a in dose.adjustments)]
        assert all(source and source.quote and source.quote in text for source in named)
        assert dose.amount > 0
        assert dose.order is None or dose.order in text


@pytest.mark.parametrize("size", [6_000, 100_000])
@pytest.mark.parametrize(
    "piece",
    ["5 mg ", "Alphamab 5 mg daily ", "1,", "d1,", "every ", "(", "at 2 h after ", "( mg/",
     "a ", " ", "intravenous (", "no dose reduction of x ", "1 mg/kg every 3 weeks. ", "cycle "],
)  # fmt: skip
def test_hostile_text_is_read_in_time(piece: str, size: int) -> None:
    hostile = trial((piece * size)[:size])
    start = time.process_time()
    doses(hostile)
    assert time.process_time() - start < LIMIT_SECONDS
