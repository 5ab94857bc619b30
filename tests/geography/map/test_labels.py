from hypothesis import given
from hypothesis import strategies as st

from trialdesk.geography.map.labels import LabelBox, Room, Spot

wanted = st.builds(
    LabelBox,
    x=st.floats(0, 300),
    y=st.floats(0, 200),
    radius=st.just(8.0),
    width=st.floats(10, 90),
    height=st.just(14.0),
)


def overlap(one: Spot, other: Spot) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


@given(st.lists(wanted, max_size=80))
def test_labels_overlap_nothing_and_stay_inside(labels: list[LabelBox]) -> None:
    taken = [(one.x - 8, one.y - 8, one.x + 8, one.y + 8) for one in labels[:20]]
    room = Room(300, 200, taken)
    spots = [spot for one in labels if (spot := room.place(one))]
    for place, spot in enumerate(spots):
        assert not any(overlap(spot, other) for other in (*taken, *spots[:place]))
        assert spot[0] >= 0
        assert spot[1] >= 0
        assert spot[2] <= 300
        assert spot[3] <= 200


def test_the_first_choice_is_to_the_right() -> None:
    spot = Room(300, 200).place(LabelBox(100, 100, 8, 40, 14))
    assert spot is not None
    assert spot[0] > 108
