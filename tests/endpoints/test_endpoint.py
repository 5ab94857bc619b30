import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.domain.outcome import Outcome
from trialdesk.endpoints.endpoint import endpoint

CODES = {
    *("ORR", "PFS", "OS", "DOR", "DCR", "CBR", "TTR", "pCR", "EFS", "iDFS", "DFS", "QoL", "AE"),
    *("ADA", "PK", "BIOMARKER", "OTHER"),
}


def code(measure: str | None, description: str | None = None) -> str:
    return endpoint(Outcome("primary", measure, None, description)).code


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Objective remission rate", "ORR"),
        ("Overall Response Rate (ORR) as per RECIST 1.1", "ORR"),
        ("12-month PFS rate", "PFS"),
        ("Progression free survival", "PFS"),
        ("overall survival (OS)", "OS"),
        ("Duration of objective response", "DOR"),
        ("Duration of disease remission", "DOR"),
        ("Disease-control rate", "DCR"),
        ("Clinical Benefit Rate (CBR)", "CBR"),
        ("Time to Objective Response", "TTR"),
        ("Pathologic complete response", "pCR"),
        ("tpCR rate", "pCR"),
        ("Event Free Survival", "EFS"),
        ("Invasive Disease-Free Survival", "iDFS"),
        ("Disease free survival", "DFS"),
        ("Health-related quality of life", "QoL"),
        ("Change in EORTC QLQ-C30", "QoL"),
        ("Incidence of adverse events", "AE"),
        ("TEAEs", "AE"),
        ("Anti-drug antibody (ADA)", "ADA"),
        ("Number of patients who develop ADA to alphamab", "ADA"),
        ("Cmax of alphamab", "PK"),
        ("Pharmacokinetics", "PK"),
        ("circulating tumour DNA (ctDNA)", "BIOMARKER"),
        ("HER2", "BIOMARKER"),
    ],
)
def test_the_measure_names_the_endpoint(measure: str, expected: str) -> None:
    assert code(measure) == expected


@pytest.mark.parametrize(
    "measure",
    [
        "PFS2",
        "Time to second progression or death",
        "Intracranial objective response rate",
        "CNS progression-free survival",
        "Biochemical progression-free survival",
        "Distant disease-free survival",
        "Relapse-free survival",
        "Cancer-specific survival",
        "Major pathological response",
        "Best overall response",
        "PSA response rate",
        "Overall Satisfaction (OS)",
        "ORR and PFS",
        "Progression-free survival and toxicity",
        "Dose limiting toxicity (DLT)",
        "Blood pressure",
        "PCR for viral load",
        "Plasma concentration of signalling protein",
        "Infiltrates in non-pCR patients",
        "Serum glucose AUC",
    ],
)
def test_another_or_a_second_endpoint_gets_no_code(measure: str) -> None:
    assert code(measure) == "OTHER"


def test_a_marker_may_say_in_whom_the_endpoint_is_counted() -> None:
    assert code("ORR by PD-L1 expression") == "ORR"


def test_a_relation_to_a_marker_is_about_the_marker() -> None:
    assert code("Correlation between ctDNA and progression-free survival") == "BIOMARKER"


def test_the_description_speaks_where_the_measure_says_nothing() -> None:
    assert code("Efficacy", "Objective response rate by RECIST 1.1") == "ORR"
    assert code(None, "Time to progression-free survival") == "PFS"


def test_the_description_does_not_overrule_a_measure() -> None:
    assert code("Change in blood pressure", "Monitored with adverse events") == "OTHER"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_give_a_code_of_the_field(measure: str, description: str) -> None:
    assert code(measure, description) in CODES


@pytest.mark.parametrize(
    "piece", ["duration of ", "local x ", "time to first ", "independent a b ", "AUC", "a ", "one "]
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    endpoint(Outcome("primary", text, text, text))
    assert time.perf_counter() - start < 1
