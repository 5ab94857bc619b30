from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.limits.constraints import constraints
from trialdesk.domain.constraint import Constraint
from trialdesk.domain.criterion import Polarity


def _read(text: str, polarity: Polarity = "inclusion") -> list[str]:
    return [_shown(one) for one in constraints(text, polarity)]


def _shown(one: Constraint) -> str:
    grades = "/".join(str(grade) for grade in one.values)
    high = f"..{one.high}" if one.high is not None else ""
    unit = f" {one.unit}" if one.unit else ""
    return f"{'not ' * one.negated}{one.parameter} {one.operator} {grades or one.value}{high}{unit}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Platelets ≥ 100 x 10^9/L; hemoglobin ≥ 9 g/dL",
            ["platelets >= 100 10^9/L", "haemoglobin >= 9 g/dL"],
        ),
        ("Platelet count must be >= 100 000/mm^3", ["platelets >= 100000 /µL"]),
        ("Platelets ≥ 100 × 10⁹/L (≥ 100,000 per mm^3)", ["platelets >= 100 10^9/L"]),
        ("ANC >/= 1.5 x 109/L", ["ANC >= 1.5 10^9/L"]),
        ("Age: 18 - 75 years old", ["age between 18..75 year"]),
        ("Male or female, 18 years of age or older", ["age >= 18 year"]),
        ("Aged ≥ 18 and ≤75 years", ["age >= 18 year", "age <= 75 year"]),
        ("ECOG performance status (PS) 0‐1", ["ECOG between 0..1"]),
        ("ECOG score: ≤1 point", ["ECOG <= 1"]),
        ("Performance status of 0, 1, or 2", ["ECOG in 0/1/2"]),
        ("Karnofsky performance status of 70% or greater", ["KPS >= 70 %"]),
        ("Expected survival period exceeds 3 months", ["life expectancy > 3 month"]),
        ("No more than two prior lines of chemotherapy", ["prior lines <= 2"]),
        ("AST and ALT no greater than ULN", ["AST <= 1 x ULN", "ALT <= 1 x ULN"]),
        (
            "Blood pressure ≥ 150/100 mmHg",
            ["systolic blood pressure >= 150 mmHg", "diastolic blood pressure >= 100 mmHg"],
        ),
        (
            "Without EGFR mutation or ALK rearrangement",
            ["not EGFR alteration = present", "not ALK alteration = present"],
        ),
        (
            "HER2-negative, hormone receptor positive",
            ["HER2 status = negative", "hormone receptor status = positive"],
        ),
        ("血小板≥100×10^9/L", ["platelets >= 100 10^9/L"]),
        ("eGFR ≥ 60 mL/min/1.73m²", ["eGFR >= 60 mL/min"]),
        ("Subjects must not have LVEF < 50%", ["not LVEF < 50 %"]),
        ("Toxicity resolved to a CTCAE v5.0 grade of ≤1", ["CTCAE grade <= 1"]),
        ("Haemoglobin ≥ 90 g/L", ["haemoglobin >= 90 g/L"]),
        ("Platelets ≥ 100 G/L", ["platelets >= 100 G/L"]),
        ("Platelets ≥ 100.000/mm3", ["platelets >= 100000 /µL"]),
        (
            "ANC ≥ 1.5 109/L, platelets ≥ 100 109/L",
            ["ANC >= 1.5 10^9/L", "platelets >= 100 10^9/L"],
        ),
        ("Neutrophils < 1.0/nl", ["ANC < 1.0 /nL"]),
        ("Platelet count below LLN", ["platelets < 1 x LLN"]),
        ("Male or female, ≥ 18 years", ["age >= 18 year"]),
        ("Male between >/= 30 and =/< 70 years of age", ["age between 30..70 year"]),
        ("Prednisone at > 10 mg per day", ["corticosteroid dose > 10 mg/day"]),
        ("Steroids > 10 mg prednisolone daily equivalent", ["corticosteroid dose > 10 mg/day"]),
        ("Karnofsky PS 100-80%", ["KPS between 80..100 %"]),
        (
            "a.ANC ≥1.5×109/L without G-CSF within 7 days b.Hb ≥9 g/dL",
            ["ANC >= 1.5 10^9/L", "haemoglobin >= 9 g/dL"],
        ),
        ("HER2 IHC 3+ or 2+", ["HER2 IHC in 2/3"]),
        ("INR or prothrombin time (PT) ≤ 1.5 x ULN", ["INR <= 1.5 x ULN", "PT <= 1.5 x ULN"]),
        (
            "Do not have an EGFR sensitizing (activating) mutation",
            ["not EGFR alteration = present"],
        ),
        (
            "血红蛋白不低于90g/L，血小板大于等于100×10^9/L",
            ["haemoglobin >= 90 g/L", "platelets >= 100 10^9/L"],
        ),
        ("Platelets ≥ 75.000 /mmc", ["platelets >= 75000 /µL"]),
        ("ALT no greater than 3 times the upper normal range", ["ALT <= 3 x ULN"]),
        ("AST < 3 times the upper limit of the norm", ["AST < 3 x ULN"]),
        ("AST < 3 times the upper level of normal", ["AST < 3 x ULN"]),
        ("ECOG 2 or inferior", ["ECOG <= 2"]),
        ("ALT < 2 x normal", ["ALT < 2 x ULN"]),
        ("Bilirubin < 1.5 normal limit (ULN)", ["bilirubin < 1.5 x ULN"]),
        ("QTc in the resting ECG less than 480 msecs", ["QTc < 480 ms"]),
        ("Cr ≤ 1.5 × ULN", ["creatinine <= 1.5 x ULN"]),
        ("Transaminases ≤ 3 x ULN", ["AST <= 3 x ULN", "ALT <= 3 x ULN"]),
        ("Transaminases (ALT) ≤ 3 x ULN", ["ALT <= 3 x ULN"]),
        ("No more than 2 prior chemotherapy regimens", ["prior lines <= 2"]),
        ("At most one earlier regimen", ["prior lines <= 1"]),
        (
            "AST no greater than 3 times ULN (5 times ULN if liver metastases)",
            ["AST <= 3 x ULN", "AST <= 5 x ULN"],
        ),
    ],
)
def test_limit_is_read_as_written(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(< 3x the ULN if Gilbert's syndrome)",
        "LVEF decline to <50%",
        "Platelets ≥ 100,000 x 10^9/L",
        "INR Grade 2 or above",
        "Joint function graded as Grade IV",
        "HER2 overexpression negative",
        "Prior testing for BRAF V600 mutations",
        "Bilirubin ≤ 300 x ULN",
        "Participants older than 70 years of age may be enrolled",
        "Postmenopausal: women < 50 years of age without menses",
        "Creatinine ≥ 60 mL/min",
        "ECOG performance status at screening",
        "ECOG 0#2",
        "ECOG less than (≤) 2",
        "NYHA class above < 2",
        "Prednisone ≥ 0.5 mg/kg/day",
        "Corticosteroids > 4 mg/day of dexamethasone",
        "Sudden death of a relative under 40 years of age",
        "Systolic blood pressure outside 90 - 140 mmHg",
        "Echocardiography is recommended if LVEF is < 50%",
        "Patients > 16 years of age must have no cardiac disease",
        "1.7 mg/dL (13 to < 16 years of age)",
        "If bilirubin > 1.5 x ULN, direct bilirubin must be normal",
        "(if the bilirubin is > 2 x ULN direct bilirubin must be normal)",
        "ALT > 3 x ULN and bilirubin > 2 x ULN, or ALT > 5 x ULN",
        "ALT > 5 x ULN, or ALT > 3 x ULN and bilirubin > 2 x ULN",
        "HER2 IHC 3+ or FISH amplified",
        "FISH positive or HER2 IHC 3+",
        "HER2 tumour with ER expression by IHC ≥ 1%",
        "No more than 2 prior lines of endocrine therapy",
        "Urea < 1.5 times normal or creatinine < 1.5 times normal",
        "LVEF ≥ 50% or within normal limits",
        "Age between 9 months and 16 years",
        "Systolic blood pressure ≥ 90th percentile",
        "Creatinine within normal limits or creatinine clearance ≥ 60 mL/min",
    ],
)
def test_words_in_doubt_give_no_limit(text: str) -> None:
    assert _read(text) == []


def test_alternatives_stay_alternatives() -> None:
    found = constraints("Serum creatinine ≤ 1.5 × ULN or creatinine clearance ≥ 60 mL/min")
    assert [(one.parameter, one.alternative) for one in found] == [
        ("creatinine", 1),
        ("creatinine clearance", 1),
    ]


def test_alternative_named_after_its_figure_is_read() -> None:
    found = constraints("Creatinine ≤ 1.5 x ULN OR ≥50 mL/min creatinine clearance")
    assert [(one.parameter, one.alternative) for one in found] == [
        ("creatinine", 1),
        ("creatinine clearance", 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CrCl or radioisotope GFR ≥ 70 mL/min", ["creatinine clearance", "eGFR"]),
        ("Total or direct bilirubin > 1.5 x ULN", ["bilirubin", "direct bilirubin"]),
        ("ALT or AST > 3 x ULN", ["ALT", "AST"]),
        ("LVEF < 50% or the lower limit of normal", ["LVEF", "LVEF"]),
    ],
)
def test_either_of_several_that_share_a_figure_is_an_alternative(
    text: str, expected: list[str]
) -> None:
    found = constraints(text)
    assert [(one.parameter, one.alternative) for one in found] == [(one, 1) for one in expected]


def test_or_between_other_words_joins_no_limits() -> None:
    found = constraints("Age ≥ 18 and ≤ 80 years, male or female, weight ≥ 40 kg", "inclusion")
    assert [one.alternative for one in found] == [None, None, None]


def test_figures_of_one_subject_are_alternatives_beside_other_subjects() -> None:
    found = constraints("Platelets ≥ 100 G/L and creatinine ≤ 1.5 × ULN or CrCl ≥ 60 mL/min")
    assert [one.alternative for one in found] == [None, 1, 1]


def test_exception_keeps_its_condition() -> None:
    found = constraints("Total bilirubin <= 1.5 x ULN (<= 3 x ULN if Gilbert syndrome)")
    assert [(one.value, one.condition) for one in found] == [
        (Decimal("1.5"), None),
        (Decimal(3), "if Gilbert syndrome"),
    ]


def test_limit_after_unless_is_the_exception() -> None:
    found = constraints("ALT ≤ 2.5 x ULN unless liver metastases, in which case ≤ 5 x ULN")
    assert [one.condition is None for one in found] == [True, False]


def test_excluded_grades_are_given_as_written() -> None:
    assert _read("ECOG performance status of 2, 3 or 4", "exclusion") == ["ECOG in 2/3/4"]
    assert _read("Age < 18 years", "exclusion") == ["age < 18 year"]


def test_kept_out_in_an_inclusion_list_is_negated() -> None:
    assert _read("Patients with ECOG > 2 are not eligible") == ["not ECOG > 2"]
    assert _read("Platelets ≥ 75,000/µL, transfusions are not allowed") == [
        "platelets >= 75000 /µL"
    ]


def test_permission_in_an_exclusion_list_is_no_limit() -> None:
    assert _read("HIV, patients with platelets ≥ 100,000/µL are eligible", "exclusion") == []


def test_example_is_told_from_a_rule() -> None:
    found = constraints("Uncontrolled hypertension (e.g., systolic blood pressure >160 mmHg)")
    assert [one.example for one in found] == [True]


def test_contradicting_restatement_silences_both() -> None:
    assert _read("Platelets ≥ 100 x 10^9/L (≥ 75,000/µL)") == []


def test_window_stands_with_its_limit() -> None:
    found = constraints("ANC ≥ 1,500/mm3 within 14 days before registration")
    window = found[0].window
    assert window is not None
    assert (window.amount, window.unit, window.direction, window.anchor) == (
        Decimal(14),
        "day",
        "before",
        "registration",
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Platelets ≥ 75,000/mm3", "75", "10^9/L"),
        ("Platelets ≥ 100 K/µL", "100", "10^9/L"),
        ("Hemoglobin ≥ 9 g/dL", "90", "g/L"),
        ("Creatinine ≤ 1.5 mg/dL", "132.63", "µmol/L"),
        ("Life expectancy ≥ 2 years", "24", "month"),
    ],
)
def test_conversion_is_given_in_si_units(text: str, value: str, unit: str) -> None:
    found = constraints(text)
    assert [(one.value_si, one.unit_si) for one in found] == [(Decimal(value), unit)]


def test_millimoles_of_haemoglobin_convert_no_other_substance() -> None:
    [limit] = constraints("Hemoglobin ≥ 5 mmol/L")
    assert (limit.value_si, limit.unit_si) == (Decimal("80.57"), "g/L")
    assert constraints("Albumin ≥ 3 mmol/L") == ()


@pytest.mark.parametrize("text", ["Platelets ≥ 100,000/mL", "Platelets ≥ 100 K/mL"])
def test_count_whose_micro_was_lost_is_the_only_count_that_can_be_meant(text: str) -> None:
    assert [one.value_si for one in constraints(text)] == [Decimal(100)]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("QTc ≤ 450 ms for males and ≤ 470 ms for females", ["for males", "for females"]),
        ("QTcF >470 ms (females) or >450 ms (males)", ["females", "males"]),
        (
            "Creatinine > 1.5 mg/dL (132 µmol/L) in men and > 1.4 mg/dL (123 µmol/L) in women",
            ["in men", "in women"],
        ),
        (
            "CrCl ≥ 60 mL/min for patients with creatinine levels > 1.5 x ULN",
            ["for patients with creatinine levels > 1.5 x ULN"],
        ),
        (
            "Platelets ≥ 100,000/µL (if marrow is involved, then platelets ≥ 50,000/µL)",
            [None, "if marrow is involved"],
        ),
        (
            "Bilirubin ≤ 2 mg/dL, except in Gilbert's syndrome, who must have bilirubin < 3 mg/dL",
            [None, "except in Gilbert's syndrome, who must have"],
        ),
        ("Creatinine ≤ 2 mg/dL for adults or ≤ 1.5 x ULN", ["for adults", None]),
        ("QTc > 450 ms for men or 470 ms for women", ["for men"]),
        ("HER2 IHC 3+ or IHC 2+/ISH+", [None, "ISH+"]),
        ("HER2 IHC 3+ or IHC 2+ and ISH+", [None, "ISH+"]),
        ("Bilirubin ≤ 2 x ULN (Gilbert ≤ 3 x ULN can enter)", [None, "Gilbert"]),
        ("ECOG 0-1 with an expected survival of 3 months", [None]),
        ("Aged 40 to 75 years, with a stable relationship", [None]),
        ("ALT ≤ 2 x ULN; if the liver is involved ≤ 5 x ULN", [None, "if the liver is involved"]),
        ("Performance Status ≤ 2 (WHO score)", [None]),
        (
            "ALT ≤ 3 x ULN in patients without liver metastases and ALT ≤ 5 x ULN with them",
            ["in patients without liver metastases", "with them"],
        ),
        ("Bilirubin ≤ 2 x ULN (if > 2 x ULN direct bilirubin is required)", [None]),
        ("Karnofsky 50-100% (for patients > 16 years of age)", ["for patients > 16 years of age"]),
    ],
)
def test_each_limit_keeps_the_condition_that_is_its_own(
    text: str, conditions: list[str | None]
) -> None:
    assert [one.condition for one in constraints(text)] == conditions


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("LVEF ≥ 50% within 28 days before randomisation.", 28),
        ("LVEF ≥ 50% as shown by ECHO or MUGA within 28 days prior to enrolment", 28),
        ("Platelets ≥ 75 x 10^9/L, without transfusion within 7 days before enrolment", None),
        ("Creatinine clearance ≥ 40 mL/min (calculated or 24 hour urine sample)", None),
        ("Haemoglobin ≥ 9 g/dL (red cell transfusion within 14 days not allowed)", None),
    ],
)
def test_window_is_that_of_the_measurement(text: str, amount: int | None) -> None:
    windows = [one.window.amount if one.window else None for one in constraints(text)]
    assert windows == [amount]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SBP < 90 or > 150 mmHg; diastolic blood pressure < 50 or > 95 mmHg", 4),
        ("ANC < 1.5 x 10^9/L, platelets < 100 x 10^9/L, or haemoglobin < 9 g/dL", 3),
        ("BP > 160 mm Hg systolic or > 100 mm Hg diastolic", 2),
        ("Systolic pressure > 160 mm Hg and < 100 mmHg", 2),
        ("Hypotension (BP < 90/50 mmHg), hypertension (BP > 170/110 mmHg)", 4),
    ],
)
def test_what_keeps_out_by_either_of_several_is_joined_by_or(text: str, expected: int) -> None:
    assert len([one for one in constraints(text, "exclusion") if one.alternative]) == expected


def test_list_of_alternatives_stays_within_one_subject() -> None:
    found = constraints(
        "Platelets ≥ 100 x 10^9/L, creatinine ≤ 1.5 x ULN, CrCl ≥ 40 mL/min, or eGFR ≥ 40 mL/min",
        "inclusion",
    )
    assert [one.alternative for one in found] == [None, 1, 1, 1]


def test_adverse_events_not_recovered_are_negated() -> None:
    text = "Toxicities (other than alopecia) not yet resolved to NCI-CTCAE V5.0, Grade ≤1"
    assert _read(text, "exclusion") == ["not CTCAE grade <= 1"]


def test_demand_in_an_exclusion_list_keeps_nobody_out() -> None:
    text = "Bilirubin > 3 x ULN. In case of high AST, bilirubin must be ≤ 2 x ULN."
    assert _read(text, "exclusion") == ["bilirubin > 3 x ULN"]


def test_spared_doses_and_grades_keep_nobody_out() -> None:
    assert _read("Immunosuppressants, except prednisone ≤ 10 mg/day", "exclusion") == []
    for spared in ("(except grade 2 neuropathy)", "other than alopecia or grade 2 fatigue"):
        assert _read(f"Grade ≥ 2 toxicity {spared}", "exclusion") == ["CTCAE grade >= 2"]


def test_version_of_a_scale_is_no_grade() -> None:
    assert _read("Toxicities not returned to grade ≤ 1 (CTCAE 5)", "exclusion") == [
        "not CTCAE grade <= 1"
    ]


def test_prohibition_in_an_exclusion_list_is_no_limit() -> None:
    assert _read("Patients may not have any toxicity Grade > 1", "exclusion") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Class III or IV heart failure by New York Heart Association", "NYHA class in 3/4"),
        ("NYHA functional classification > Class 1", "NYHA class > 1"),
        ("Cardiac insufficiency of grade 2 and above according to NYHA", "NYHA class >= 2"),
    ],
)
def test_class_before_or_behind_its_scale_is_read(text: str, expected: str) -> None:
    assert _read(text, "exclusion") == [expected]


def test_exception_in_an_exclusion_list_does_not_silence_the_rule() -> None:
    text = "Bilirubin > 1.5 x ULN, except Gilbert's who are eligible if bilirubin ≤ 3 x ULN"
    assert _read(text, "exclusion") == ["bilirubin > 1.5 x ULN"]


_PHRASES = """
ECOG AST ALT platelets ≥ ≤ > 1.5 2 100,000 x ULN or and if ( ) ; . /µL 10^9/L years old grade no not
within 28 days before 1- , IHC 3+ III HER2-positive whichever is shorter İ
"""
_WORDS = st.sampled_from(_PHRASES.split())


@given(st.lists(st.one_of(_WORDS, st.text(max_size=5)), max_size=30).map(" ".join))
def test_reading_never_fails(text: str) -> None:
    for polarity in ("inclusion", "exclusion", "unknown"):
        for one in constraints(text, polarity):
            assert 0 <= one.span[0] < one.span[1] <= len(text)


@pytest.mark.parametrize(("sign", "alternative"), [("<", None), (">", 1)])
def test_a_pressure_below_a_pair_is_below_both_and_above_it_above_either(
    sign: str, alternative: int | None
) -> None:
    found = constraints(f"blood pressure {sign} 150/90 mmHg")
    assert [(one.value, one.alternative) for one in found] == [
        (Decimal(150), alternative),
        (Decimal(90), alternative),
    ]


@pytest.mark.parametrize(("figure", "scale"), [("≤ 1", "ECOG"), ("≤ 5", "ECOG"), ("≥ 70", "KPS")])
def test_a_performance_status_above_five_is_karnofskys(figure: str, scale: str) -> None:
    assert [limit.parameter for limit in constraints(f"Performance status {figure}")] == [scale]


def test_a_word_far_before_a_range_does_not_make_it_a_target() -> None:
    words = "Patients who keep to the dietary plan of the study centre as agreed with their doctor"
    assert len(constraints(f"{words} must have haemoglobin between 9 and 15 g/dL")) == 1
    assert constraints("Transfusion to keep haemoglobin between 9 and 15 g/dL") == ()


def test_a_sign_repeated_in_brackets_counts_once() -> None:
    assert _read("Absolute platelets at least (≥) 100 x 10^9/L") == _read(
        "platelets ≥ 100 x 10^9/L"
    )


def test_a_condition_is_quoted_to_a_length_a_reader_takes_in() -> None:
    long = "with metastases of the liver " + "and of the bone " * 20
    (_, excepted) = constraints(f"ALT ≤ 3 x ULN (≤ 5 x ULN {long})")
    assert excepted.condition is not None
    assert excepted.condition.startswith("with metastases of the liver")
    assert len(excepted.condition) <= 160


@pytest.mark.parametrize(
    "words", ["LVEF ≥ 50%, within 28 days", "LVEF ≥ 50%, measured within 28 days"]
)
def test_a_window_after_a_comma_is_that_of_the_measurement(words: str) -> None:
    (limit,) = constraints(words)
    assert limit.window is not None
    assert limit.window.amount == 28


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("KPS ≥ 10", 1),
        ("KPS ≥ 100", 1),
        ("Platelets ≥ 5 x 10^9/L", 1),
        ("Platelets ≥ 4 x 10^9/L", 0),
    ],
)
def test_the_least_and_the_greatest_plausible_figure_are_read(text: str, count: int) -> None:
    assert len(constraints(text)) == count


@pytest.mark.parametrize("name", ["creatinine clearance", "creatinine-clearance"])
def test_a_hyphen_between_the_words_of_a_name_changes_nothing(name: str) -> None:
    assert _read(f"{name} ≥ 60 mL/min") == ["creatinine clearance >= 60 mL/min"]
