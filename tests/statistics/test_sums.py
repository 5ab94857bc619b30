from trialdesk.statistics.sums import excess


def test_exclusive_categories_sum_to_their_whole() -> None:
    assert excess([22, 35], 57) == 0
    assert excess([2, 32, 12], 37) == 9
    assert excess([2, 3], 12) == -7
