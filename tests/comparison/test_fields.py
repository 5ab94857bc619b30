from collections import Counter

from trialdesk.comparison.fields import FIELDS


def test_keys_are_unique_and_no_value_is_two_fields() -> None:
    keys = Counter(field.key for field in FIELDS)
    paths = Counter(field.contradictions_at for field in FIELDS if field.contradictions_at)
    assert {*keys.values(), *paths.values()} == {1}
