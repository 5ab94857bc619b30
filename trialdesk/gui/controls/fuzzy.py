"""Finding what somebody means by a few letters."""

from collections.abc import Iterable

_FAR = 1_000_000


def ranked(wanted: str, names: Iterable[str], most: int) -> tuple[int, ...]:
    """Give the places of the names that hold the letters in order, the closest first."""
    letters = "".join(wanted.casefold().split())
    costs = ((_cost(letters, name.casefold()), place) for place, name in enumerate(names))
    return tuple(place for cost, place in sorted(costs) if cost < _FAR)[:most]


def _cost(letters: str, name: str) -> int:
    """Count the letters skipped between the first and the last found; whole words are free."""
    cost = last = 0
    for letter in letters:
        found = name.find(letter, last)
        if found < 0:
            return _FAR
        starts_word = found == 0 or not name[found - 1].isalnum()
        cost += 0 if found == last or starts_word else 1 + found - last
        last = found + 1
    return cost
