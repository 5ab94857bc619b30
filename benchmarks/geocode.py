"""Places geocoded a second, against the bare look-up of the same names in the same SQLite.

Usage: python benchmarks/geocode.py [PLACES]. The addresses are drawn from the gazetteer itself, one
in ten with a slip in its province; none comes twice.
"""

import random
import sqlite3
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from trialdesk.domain.place import Address
from trialdesk.geography.places.gazetteer import open_gazetteer
from trialdesk.geography.places.geocode import geocode
from trialdesk.geography.places.spelling import name_key

_PLACES = 5_000
_LOOK_UP = (
    "SELECT place.name, latitude, longitude FROM name JOIN place ON place.number = name.number"
    " WHERE key = ?"
)
_ADDRESSES = (
    "SELECT place.name, division.name, country.name FROM place JOIN country ON country.code ="
    " place.country JOIN division ON division.country = place.country AND division.code ="
    " place.admin1 WHERE population >= 10000 AND division.name IS NOT NULL"
)


def main(count: int) -> None:
    """Print how long opening takes and how many places a second the floor and we reach."""
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        for what in ("unpacked and opened", "opened again"):
            started = perf_counter()
            open_gazetteer(cache).close()
            print(f"{what}: {(perf_counter() - started) * 1000:.0f} ms")
        [file] = cache.iterdir()
        bare = sqlite3.connect(file)
        addresses = _addresses(bare, count)
        floor = _per_second(addresses, partial(_look_up, bare))
        with open_gazetteer(cache) as gazetteer:
            ours = _per_second(addresses, lambda one: geocode(gazetteer, one))
            again = _per_second(addresses, lambda one: geocode(gazetteer, one))
        bare.close()
    print(f"bare look-up: {floor:,.0f} a second")
    print(f"geocode: {ours:,.0f} a second, {again:,.0f} the second time")
    print(f"the floor is {floor / ours:.1f} times as fast")


def _addresses(bare: sqlite3.Connection, count: int) -> list[Address]:
    draw = random.Random(4)  # noqa: S311 - a fixed choice, no secret
    rows = draw.sample(bare.execute(_ADDRESSES).fetchall(), count)
    return [
        Address(city, state[:3] + state[4:] if number % 10 == 0 else state, country)
        for number, (city, state, country) in enumerate(rows)
    ]


def _look_up(bare: sqlite3.Connection, address: Address) -> object:
    return bare.execute(_LOOK_UP, (name_key(address.city or ""),)).fetchall()


def _per_second(addresses: Sequence[Address], work: Callable[[Address], object]) -> float:
    started = perf_counter()
    for address in addresses:
        work(address)
    return len(addresses) / (perf_counter() - started)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _PLACES)
