import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.relations.versions import VersionWeight, changes

_BEFORE = (
    "Inclusion Criteria:\n* Platelets ≥ 100 x 10^9/L and no bleeding within 28 days\n* Age ≥18"
)


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("≥ 100", "> 100", "high"),
        ("100", "75", "high"),
        ("10^9/L", "10^9/mL", "high"),
        ("and no", "or no", "high"),
        ("no bleeding", "bleeding", "high"),
        ("28 days", "28 weeks", "high"),
        ("bleeding", "haemorrhage", "medium"),
        ("Platelets", "platelets", "wording"),
        ("≥ 100", ">=100", "wording"),
        ("within", "within the", "wording"),
    ],
)
def test_change_weighs_what_it_changes(old: str, new: str, weight: VersionWeight) -> None:
    found = changes(_BEFORE, _BEFORE.replace(old, new, 1))
    assert [change.weight for change in found] == [weight]


def test_same_text_has_no_changes() -> None:
    assert changes(_BEFORE, _BEFORE.replace("\n* ", "\n\n *   ")) == ()


def test_new_and_removed_criteria_weigh_high() -> None:
    found = changes(_BEFORE, "Inclusion Criteria:\n* Age ≥18\n* Signed consent form")
    assert [(change.before is None, change.after is None, change.weight) for change in found] == [
        (False, True, "high"),
        (True, False, "high"),
    ]


def test_criterion_moved_to_the_other_list_weighs_high() -> None:
    found = changes("Inclusion Criteria:\n* Diabetes", "Exclusion Criteria:\n* Diabetes")
    assert [change.weight for change in found] == ["high"]


_PIECES = (
    ("<", "≤"), (">", "≥"), ("≤", ">"), ("3", "30"), ("1.5", "2.5"), (".5", ".9"), ("mg", "g"),
    ("two", "three"), ("days", "weeks"), ("no", ""), ("not", ""), ("without", "with"),
    ("and", "or"), ("or", "and"), ("except", "including"), ("unless", "if"), ("ULN", "LLN"),
)  # fmt: skip
_AROUND = st.lists(
    st.sampled_from(["bleeding", "(bilirubin)", "of the", "within", "prior,", "ECOG", "≥ 2"]),
    max_size=5,
).map(" ".join)


@given(_AROUND, st.sampled_from(_PIECES), _AROUND)
def test_weighty_change_is_never_wording(ahead: str, pieces: tuple[str, str], behind: str) -> None:
    old, new = (f"Inclusion Criteria:\n* Known {ahead} {one} {behind} x" for one in pieces)
    found = changes(old, new)
    assert found
    assert all(change.weight != "wording" for change in found)
