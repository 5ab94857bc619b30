from trialdesk.domain.place import Address, PlaceCorrection
from trialdesk.operations.correct_place import correct_place, return_place

SUZHOU = Address("Suzhou", "Zhejiang", "China")
POINT = (33.636, 116.979)


def test_a_place_is_put_right_once_however_often_it_is_changed() -> None:
    first = correct_place(frozenset(), SUZHOU, POINT, "Suzhou, Anhui")
    (kept,) = correct_place(first, SUZHOU, (31.3, 120.6), "Suzhou, Jiangsu")
    assert kept == PlaceCorrection(SUZHOU, 31.3, 120.6, "Suzhou, Jiangsu")


def test_white_space_in_an_address_does_not_matter() -> None:
    kept = correct_place(frozenset(), Address(" Su  zhou", "", "China"), POINT, "Suzhou")
    assert {one.address for one in kept} == {Address("Su zhou", None, "China")}
    assert return_place(kept, Address("Su zhou ", None, "China")) == frozenset()


def test_a_place_taken_back_leaves_the_others() -> None:
    other = Address("Jining", "Liaoning", "China")
    both = correct_place(
        correct_place(frozenset(), SUZHOU, POINT, "Suzhou"), other, (35.4, 116.6), "Jining"
    )
    assert {one.address for one in return_place(both, SUZHOU)} == {other}
