import pytest

from trialdesk.geography.places.spelling import division_key, edits, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi'an", "Xi’an"),
        ("Łódź", "Lodz"),
        ("København", "KOBENHAVN"),
        ("Saint-Étienne", "St. Etienne"),
        ("İzmir", "Izmir"),
        ("Kadıköy", "kadikoy"),
        ("Wu Han", "Wuhan"),
        ("Ft. Worth", "Fort Worth"),
        ("ＨＥＦＥＩ", "Hefei"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("division", "key"),
    [
        ("Guangxi Zhuang Autonomous Region", "guangxi"),
        ("广西壮族自治区", "广西"),
        ("Free and Hanseatic City of Hamburg", "hamburg"),
        ("Gyeonggi-do", "gyeonggi"),
        ("Shanxi", "shanxi"),
        ("Shaanxi Sheng", "shaanxi"),
    ],
)
def test_the_kind_of_a_division_is_no_part_of_its_key(division: str, key: str) -> None:
    assert division_key(division) == key


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("shanxi", "shaanxi", 1), ("guandong", "guangdong", 1), ("wein", "wien", 1), ("a", "xyz", 3)],
)
def test_inserted_changed_and_swapped_letters_are_counted(one: str, other: str, count: int) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == count
