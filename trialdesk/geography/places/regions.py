"""Countries and their first-level divisions, in the spellings records use."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trialdesk.geography.places.spelling import division_key, edits, name_key

_NEAR = 2
_LONG, _SHORT = 8, 5
_PARTS = re.compile(r"[,;/()（）]")

QueryRows = Callable[..., list[Any]]


@dataclass(frozen=True, slots=True)
class CountryDivision:
    """One or, where a name is shared, several first-level divisions of a country, by their codes.

    ``part``: the name is that of a second-level division somewhere inside.
    """

    country: str
    codes: frozenset[str]
    part: bool = False


class Regions:
    """Reads what is asked for from the gazetteer, each country once."""

    def __init__(self, rows: QueryRows) -> None:
        self._rows = rows
        self._read_countries: dict[str, str | None] = {}
        self._read: dict[tuple[str, str], CountryDivision | None] = {}
        self._by_country: dict[str, dict[int, dict[str, frozenset[str]]]] = {}

    @cached_property
    def _countries(self) -> dict[str, str]:
        return dict(self._rows("SELECT key, code FROM country_name"))

    @cached_property
    def _families(self) -> dict[str, tuple[str, ...]]:
        members: dict[str, list[str]] = defaultdict(list)
        for country, member in self._rows("SELECT country, member FROM family"):
            members[country].append(member)
        return {country: tuple(held) for country, held in members.items()}

    def country(self, text: str) -> str | None:
        """Return the code of a country as registries write it."""
        if text not in self._read_countries:
            self._read_countries[text] = self._country(text)
        return self._read_countries[text]

    def _country(self, text: str) -> str | None:
        outside = re.sub(r"\([^)]*\)", " ", text)
        keys = (name_key(text), name_key(outside), division_key(text))
        return next((self._countries[key] for key in keys if key in self._countries), None)

    def family(self, country: str) -> tuple[str, ...]:
        """Return the country and those that records list under it."""
        return country, *self._families.get(country, ())

    def division_name(self, division: CountryDivision) -> str:
        rows = self._rows("SELECT code, name FROM division WHERE country = ?", (division.country,))
        return " / ".join(sorted(name or code for code, name in rows if code in division.codes))

    def division(self, country: str, text: str) -> CountryDivision | None:
        """Read a province, state or second-level division inside one; a slip of the pen is read.

        What records list under the country is searched too.
        """
        if (country, text) not in self._read:
            self._read[country, text] = self._division(country, text)
        return self._read[country, text]

    def _division(self, country: str, text: str) -> CountryDivision | None:
        for member in self.family(country):
            for part in (text, *_PARTS.split(text)):
                if (division := self._exact(member, part)) is not None:
                    return division
        codes = self._near(country, division_key(text) or name_key(text))
        return CountryDivision(country, codes) if len(codes) == 1 else None

    def first_level(self, country: str, text: str) -> CountryDivision | None:
        """Read a first-level division, exactly spelt."""
        names = self._names(country)[1]
        codes = names.get(name_key(text)) or names.get(division_key(text))
        return CountryDivision(country, codes) if codes else None

    def second_level(self, country: str, text: str) -> CountryDivision | None:
        """Read a second-level division, exactly spelt, as the first-level ones it lies in."""
        names = self._names(country)[2]
        codes = names.get(division_key(text)) or names.get(name_key(text))
        return CountryDivision(country, codes, part=True) if codes else None

    def owners(self, text: str) -> frozenset[str]:
        """Return the countries that have a first-level division of that name."""
        rows = self._rows(
            "SELECT country FROM division_name WHERE level = 1 AND key IN (?, ?)",
            (name_key(text), division_key(text)),
        )
        return frozenset(country for (country,) in rows)

    def lookalikes(self, division: CountryDivision, text: str) -> frozenset[str]:
        """Return the other divisions whose name is nearly the one written (Shanxi, Shaanxi)."""
        key = division_key(text)
        near = {
            code
            for other, codes in self._names(division.country)[1].items()
            if len(key) >= _SHORT and edits(key, other, _NEAR) <= _NEAR
            for code in codes
        }
        return frozenset(near - division.codes)

    def _exact(self, country: str, text: str) -> CountryDivision | None:
        return self.first_level(country, text) or self.second_level(country, text)

    def _near(self, country: str, key: str) -> frozenset[str]:
        if len(key) < _SHORT:
            return frozenset()
        most = _NEAR if len(key) >= _LONG else 1
        for distance in range(1, most + 1):
            near = [
                codes
                for other, codes in self._names(country)[1].items()
                if edits(key, other, distance) <= distance
            ]
            if near:
                return frozenset().union(*near)
        return frozenset()

    def _names(self, country: str) -> dict[int, dict[str, frozenset[str]]]:
        if country not in self._by_country:
            gathered: dict[int, dict[str, set[str]]] = {1: defaultdict(set), 2: defaultdict(set)}
            for key, level, code in self._rows(
                "SELECT key, level, code FROM division_name WHERE country = ?", (country,)
            ):
                gathered[level][key].add(code)
            self._by_country[country] = {
                level: {key: frozenset(codes) for key, codes in names.items()}
                for level, names in gathered.items()
            }
        return self._by_country[country]
