"""The places TrialDesk knows, in a read-only SQLite unpacked once."""

import lzma
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Self

from trialdesk.domain.place import Place
from trialdesk.files import replace_file
from trialdesk.geography.places.regions import Regions
from trialdesk.geography.places.spelling import is_chinese, name_key
from trialdesk.resources import locate

_SCALE = 1000
_TOWN, _LARGE = 1_000, 20_000
_LAST = "\U0010ffff"
_COLUMNS = (
    "place.id, place.name, division.name, country.name, latitude, longitude, population, name_zh,"
    " place.country, place.admin1"
)
_TABLES = (
    "place LEFT JOIN division ON division.country = place.country"
    " AND division.code = place.admin1 JOIN country ON country.code = place.country"
)

_NAMED_TABLES = _TABLES.replace("place ", "place ON place.number = name.number ", 1)
_FEW_SIGNS = 3


class GazetteerEntry(NamedTuple):
    """A place under one of its names; ``name_rank``: 2 is the one it goes by, 1 its beginning."""

    place: Place
    country: str
    division: str
    name_rank: int = 2


class Gazetteer:
    """Answers from several threads at once wait for each other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        self.regions = Regions(self._rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def named(self, key: str, countries: Collection[str] = ()) -> list[GazetteerEntry]:
        """Return the places of that name, of all countries where none is given."""
        condition = f"AND place.country IN ({_marks(countries)})" if countries else ""
        rows = self._rows(
            f"SELECT {_COLUMNS}, own FROM name JOIN {_NAMED_TABLES}"  # noqa: S608
            f" WHERE key = ? {condition} ORDER BY population DESC, place.id",
            (key, *countries),
        )
        return [_entry(row) for row in rows]

    def names_of(
        self, country: str, divisions: Collection[str] | None = None
    ) -> list[tuple[int, str]]:
        """Return number and name of the towns of those divisions, or of a country's larger ones."""
        condition = "1" if divisions is None else f"code IN ({_marks(divisions)})"
        rows = self._rows(
            "SELECT number, place.name FROM division JOIN place ON number BETWEEN first AND last"  # noqa: S608
            f" WHERE division.country = ? AND population >= ? AND {condition}",
            (country, _LARGE if divisions is None else _TOWN, *(divisions or ())),
        )
        return [(int(number), str(name)) for number, name in rows]

    def numbered(self, number: int) -> GazetteerEntry:
        [row] = self._rows(f"SELECT {_COLUMNS}, 2 FROM {_TABLES} WHERE number = ?", (number,))  # noqa: S608
        return _entry(row)

    def largest(
        self, country: str, divisions: Collection[str] | None = None
    ) -> GazetteerEntry | None:
        """Return the place with most inhabitants of those divisions, or of the country."""
        condition = "1" if divisions is None else f"code IN ({_marks(divisions)})"
        rows = self._rows(
            f"SELECT {_COLUMNS}, 2 FROM {_TABLES} WHERE number = (SELECT number"  # noqa: S608
            " FROM division JOIN place ON number BETWEEN first AND last"
            f" WHERE division.country = ? AND {condition}"
            " ORDER BY population DESC LIMIT 1)",
            (country, *(divisions or ())),
        )
        return _entry(rows[0]) if rows else None

    def search(self, words: str, limit: int = 20) -> list[Place]:
        """Return the places whose name begins so, in English, pinyin or Chinese, largest first.

        What follows a comma narrows it to a division or country that begins so.
        """
        first, _, rest = words.partition(",")
        key, wanted = name_key(first), name_key(rest)
        if not key:
            return []
        rows = self._rows(
            f"SELECT {_COLUMNS}, max(own) AS by_own FROM name"  # noqa: S608
            f" JOIN {_NAMED_TABLES} WHERE key >= ? AND key < ? AND own >= ?"
            " GROUP BY place.number ORDER BY max(key = ?) * (population > 0) DESC,"
            " by_own DESC, population DESC, place.id",
            (key, key + _LAST, len(key) < _FEW_SIGNS and not is_chinese(key), key),
        )
        places = (_entry(row).place for row in rows)
        return [place for place in places if _lies_in(place, wanted)][:limit]

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _entry(row: tuple[Any, ...]) -> GazetteerEntry:
    identity, name, admin1, country, latitude, longitude, population, name_zh, *codes, name_rank = (
        row
    )
    place = Place(
        id=identity,
        name=name,
        admin1=admin1,
        country=country,
        latitude=latitude / _SCALE,
        longitude=longitude / _SCALE,
        population=population,
        name_zh=name_zh,
    )
    country_code, division = codes
    return GazetteerEntry(place, country_code, division, name_rank)


def _lies_in(place: Place, wanted: str) -> bool:
    return any(name_key(name or "").startswith(wanted) for name in (place.admin1, place.country))


def open_gazetteer(cache: Path | None) -> Gazetteer:
    """Open the gazetteer, unpacked into the cache folder or, where that fails, into memory."""
    digest = (locate("resources/gazetteer") / "places.sha256").read_text("ascii").strip()
    if cache is not None:
        path = cache / f"places-{digest[:16]}.sqlite"
        with suppress(OSError, sqlite3.Error):
            if not _is_sound(path, digest):
                _unpack(path)
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            return Gazetteer(sqlite3.connect(address, uri=True, check_same_thread=False))
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(_unpacked())
    return Gazetteer(connection)


def _is_sound(path: Path, digest: str) -> bool:
    """Return whether the file is ours, whole and unchanged."""
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False


def _unpack(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, _unpacked())


def _unpacked() -> bytes:
    packed = locate("resources/gazetteer") / "places.sqlite.xz"
    return lzma.decompress(packed.read_bytes())
