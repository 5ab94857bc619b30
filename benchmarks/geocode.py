"""Places geocoded a second, against the plain look-up of the same names in the same SQLite.

Usage: python benchmarks/geocode.py [PLACES]. The addresses are drawn from the gazetteer itself, one
in ten with a slip in its province; none comes twice.
"""

import random
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measurement import milliseconds, parser, positive, print_measured, spread
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how long opening takes and how many places a second the floor and we reach."""
    accepted = parser(__doc__)
    accepted.add_argument("places", type=positive, nargs="?", default=_PLACES, metavar="PLACES")
    count = accepted.parse_args(arguments).places
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        for what in ("unpacked and opened", "opened again"):
            print(f"{what}: {milliseconds(lambda: open_gazetteer(cache).close()):.0f} ms")
        [file] = cache.iterdir()
        with closing(sqlite3.connect(file)) as connection, open_gazetteer(cache) as gazetteer:
            addresses = _addresses(connection, count)
            floor = _times(addresses, partial(_look_up, connection))
            ours = _times(addresses, partial(geocode, gazetteer))
            again = _times(addresses, partial(geocode, gazetteer))
            placed = sum(geocode(gazetteer, one).latitude is not None for one in addresses)
    print_measured(addresses=len(addresses), placed=placed)
    for name, times in (("floor, look-up", floor), ("geocode", ours), ("a second time", again)):
        print(f"{name}: {1000 * len(times) / sum(times):,.0f} a second; {spread(times, digits=3)}")
    print(f"ratio {sum(ours) / sum(floor):.1f}, the second time {sum(again) / sum(floor):.1f}")
    return 0


def _addresses(connection: sqlite3.Connection, count: int) -> list[Address]:
    draw = random.Random(4)  # noqa: S311 - a fixed choice, no secret
    rows = connection.execute(_ADDRESSES).fetchall()
    return [
        Address(city, state[:3] + state[4:] if number % 10 == 0 else state, country)
        for number, (city, state, country) in enumerate(draw.sample(rows, min(count, len(rows))))
    ]


def _look_up(connection: sqlite3.Connection, address: Address) -> object:
    return connection.execute(_LOOK_UP, (name_key(address.city or ""),)).fetchall()


def _times(addresses: Sequence[Address], work: Callable[[Address], object]) -> list[float]:
    """Give the milliseconds of each address."""
    return [milliseconds(partial(work, address)) for address in addresses]


if __name__ == "__main__":
    sys.exit(main())
