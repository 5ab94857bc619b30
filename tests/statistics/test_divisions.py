from trialdesk.domain.result import Estimate
from trialdesk.statistics.divisions import divisions


def part(n: int | None, *, group: str = "A", total: int | None = 57) -> Estimate:
    return Estimate(f"{n}", "Stage", n=n, total=total, group=group, exclusive_in="Stage")


def test_parts_are_added_up_group_by_group() -> None:
    first, second = divisions([part(22), part(35), part(2, group="B"), part(53, group="B")])
    assert (first.group, first.counted, first.excess) == ("A", 57, 0)
    assert (second.group, second.counted, second.excess) == ("B", 55, -2)


def test_a_division_with_a_part_not_counted_is_left_alone() -> None:
    assert divisions([part(22), part(None)]) == ()


def test_parts_without_their_total_are_left_alone() -> None:
    assert divisions([part(22, total=None), part(35, total=None)]) == ()


def test_one_part_alone_divides_nothing() -> None:
    assert divisions([part(22)]) == ()
