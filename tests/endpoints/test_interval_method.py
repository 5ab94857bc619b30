import pytest

from trialdesk.endpoints.interval_method import interval_method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("The 95% CI was calculated using the Clopper-Pearson method.", "Clopper-Pearson"),
        ("Exact binomial confidence interval.", "Clopper-Pearson"),
        ("The exact Blyth-Still-Casella interval.", None),
        ("Wilson score interval.", "Wilson"),
        ("Based on the normal approximation.", "Wald"),
        ("Kaplan-Meier estimate with Greenwood's formula.", "Kaplan-Meier"),
        ("Clopper-Pearson, and Wald for the difference.", None),
        ("Percentage of participants with a response.", None),
        (None, None),
    ],
)
def test_a_method_is_named_where_the_words_name_one_alone(
    text: str | None, method: str | None
) -> None:
    assert interval_method(text) == method
