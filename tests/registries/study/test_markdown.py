import string

from hypothesis import given
from hypothesis import strategies as st

from trialdesk.registries.study.markdown import unescape


@given(st.text())
def test_unescaping_undoes_escaping(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)
    assert unescape(escaped) == text


@given(st.text().filter(lambda text: "\\" not in text))
def test_text_without_a_backslash_stays_as_it_is(text: str) -> None:
    assert unescape(text) == text


def test_doses_and_limits_lose_their_escapes() -> None:
    assert unescape(r"\>= 175 mg/m\^2, \~6,500 \[a\_b\]") == ">= 175 mg/m^2, ~6,500 [a_b]"


def test_a_backslash_before_a_letter_is_text() -> None:
    assert unescape(r"\geq 3") == r"\geq 3"
