import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.presentation.tables import Look
from trialdesk.presentation.wording.figures import figure_spans, tokens
from trialdesk.presentation.wording.word_difference import differing_spans, word_difference


def only(one: str, other: str) -> tuple[list[str], list[str]]:
    spans = differing_spans(one, other)
    first, second = (
        [text[start:end] for start, end in found]
        for text, found in zip((one, other), spans, strict=True)
    )
    return first, second


def test_a_changed_limit_is_marked_whole_and_nothing_else() -> None:
    assert only("SBP ≥ 150 mmHg at rest", "SBP > 160 mmHg at rest") == (
        ["≥ 150 mmHg"],
        ["> 160 mmHg"],
    )


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("platelets 100 x 10^9/L", "platelets 100 /L", "100 x 10^9/L"),
        ("bilirubin 1.5 x ULN", "bilirubin 1.5 mg/dL", "1.5 x ULN"),
        ("age > 18", "age < 18", ">"),
        ("no brain metastases", "brain metastases", "no"),
        ("AST or ALT", "AST and ALT", "or"),
        ("within 28 days", "within 28 weeks", "28 days"),
    ],
)
def test_numbers_units_comparators_and_negations_are_never_hidden(
    one: str, other: str, changed: str
) -> None:
    assert only(one, other)[0] == [changed]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 18 years.", "≥18 years"),
        ("ANC ≥ 1.5 × 10⁹/L", "anc >= 1.5 x 10^9/L"),
        ("Gilbert’s; syndrome", "(Gilbert’s syndrome)"),
    ],
)
def test_spelling_case_and_punctuation_make_no_difference(one: str, other: str) -> None:
    assert only(one, other) == ([], [])


def test_differing_words_bear_a_glyph_and_a_look() -> None:
    first, second = word_difference("SBP > 160", "SBP > 150")
    assert (first.text, second.text) == ("SBP > ⊖160", "SBP > ⊕150")
    assert [mark.look for mark in first.marks] == [Look.ONLY_HERE]


@given(st.text(), st.text())
def test_the_words_of_both_texts_are_kept(one: str, other: str) -> None:
    first, second = word_difference(one, other)
    assert first.text.replace("⊖", "") == one.replace("⊖", "")
    assert second.text.replace("⊕", "") == other.replace("⊕", "")


@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing_spans(text, text) == ((), ())


@given(st.text())
def test_tokens_go_forward_and_stay_within_the_text(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert place <= token.start < token.end <= len(text)
        place = token.end


def test_a_hostile_text_is_compared_by_which_words_it_holds() -> None:
    spans = differing_spans("word 1 " * 5000, "word 2 " * 5000)
    assert len(spans[0]) == 5000


def test_a_comparator_is_emphasised_only_where_a_number_follows() -> None:
    text = "The above criteria; above 60 mL/min"
    assert [text[start:end] for start, end in figure_spans(text)] == ["above", "60 mL/min"]
    assert figure_spans(text)[0][0] > 4


@pytest.mark.parametrize(
    "part", ["≥ ", "1,", "1 000 ", "a", " ", "x ULN ", "no ", "10^", "less than ", "<", "-"]
)
def test_hostile_texts_are_read_to_their_end(part: str) -> None:
    text = (part * 20_000)[:20_000] + " > 160 mmHg"
    start, end = figure_spans(text)[-1]
    assert text[start:end] == "160 mmHg"
