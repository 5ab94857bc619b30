"""The readings of a city as a record writes it: with district, postcode, brackets, suffixes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from trialdesk.geography.places.spelling import is_chinese, key_words, name_key, without_digraphs

_BRACKETS = re.compile(r"[(（\[]([^)）\]]*)[)）\]]?")
_SEPARATORS = re.compile(r"\s*(?:[,;/|，、]|\s[-–—]\s)\s*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNITS = re.compile(r".+?(?:特别行政区|自治区|自治州|[省市区县盟州旗])|.+$")
_MOST_WORDS = 8
_GLUED = re.compile(r"(?<=...)(?:shi|si|ku|gu|gun)$")
_DISTRICT_ENDS = ("区", "區", "구", "gu", "ku")
_CHINESE_PROVINCE = re.compile(
    "(?:中国|中國|中华人民共和国)?"
    "((?:安徽|浙江|江西|江苏|吉林|青海|福建|黑龙江|河南|河北|湖南|湖北|新疆|西藏|甘肃|广西|贵州|辽宁"
    "|内蒙古|宁夏|北京|上海|山西|山东|陕西|天津|云南|广东|海南|四川|重庆)"
    "(?:(?:壮族|回族|维吾尔)?自治区|省|市)?)(.*)"
)
_CHINESE_SUFFIX = re.compile(r"(?<=..)(?:新区|[市区县盟州旗])$")

_KINDS_OF_DISTRICT = """
    district dist qu ku gu dong borough ward distrito bezirk ilce kecamatan subdistrict
"""
_KINDS_OF_CITY = """
    city shi si town county municipality cedex metropolitan special gun cho machi xian ciudad cdmx
    citta
"""
_DISTRICT_WORDS = frozenset(_KINDS_OF_DISTRICT.split())
_SUFFIXES = _DISTRICT_WORDS | frozenset(_KINDS_OF_CITY.split())
_PREFIXES = (("city", "of"), ("town", "of"), ("municipality", "of"), ("greater",), ("ciudad", "de"))


@dataclass(frozen=True, slots=True)
class CityReading:
    """One key to look for.

    ``shortened`` where a word such as "City" was left out, ``loose`` where that word may mean more.
    """

    key: str
    shortened: bool = False
    loose: bool = False


def parts(city: str) -> list[str]:
    """Return the parts set off by commas, slashes or brackets, in the order written."""
    outside = _BRACKETS.sub(" , ", city)
    inside = _BRACKETS.findall(city)
    pieces = [part for text in (outside, *inside) for part in _SEPARATORS.split(text)]
    return [unit for part in pieces if part.strip() for unit in _units(part.strip())]


def _units(part: str) -> list[str]:
    """Take Chinese apart after the province and after each 省, 市, 区."""
    if not is_chinese(part):
        return [part]
    province = _CHINESE_PROVINCE.match(part)
    if province is None or not province[2]:
        return _UNITS.findall(part)
    return [province[1], *_UNITS.findall(province[2])]


def is_district(city: str) -> bool:
    """Return whether a name says that it is a part of a city; it may be glued on, "Donggu"."""
    words = key_words(_CAMEL.sub(" ", city))
    return bool(words) and (words[-1] in _DISTRICT_WORDS or city.rstrip().endswith(_DISTRICT_ENDS))


def readings(city: str, *, glued: bool = False) -> Iterator[CityReading]:
    """Return the keys to try, the most literal first, each once.

    ``glued``: the country writes its suffixes without a blank, "Sakaishi".
    """
    seen = set()
    for reading in chain(_all(city), _unglued(city) if glued else ()):
        if reading.key and reading.key not in seen:
            seen.add(reading.key)
            yield reading


def _all(city: str) -> Iterator[CityReading]:
    pieces = parts(city)
    for text in (city, *pieces):
        yield CityReading(name_key(text))
        yield CityReading("".join(_words(text)))
    for text in pieces:
        for words in _shortened_forms(text):
            yield CityReading("".join(words), shortened=True)
    for text in pieces:
        yield CityReading(without_digraphs("".join(_words(text))), shortened=True)
    for text in pieces:
        yield from _shortened(_words(text)[:_MOST_WORDS])


def _words(text: str) -> list[str]:
    """Leave out postcodes and the numbers of districts."""
    words = key_words(_CAMEL.sub(" ", text))
    return [word for word in words if not any(sign.isdigit() for sign in word)]


def _shortened_forms(text: str) -> Iterator[list[str]]:
    """Leave out what says only that it is a city."""
    if is_chinese(text):
        yield [_CHINESE_SUFFIX.sub("", text)]
    words = _words(text)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
        yield words
    for prefix in _PREFIXES:
        if tuple(words[: len(prefix)]) == prefix:
            yield words[len(prefix) :]


def _unglued(city: str) -> Iterator[CityReading]:
    for text in parts(city):
        key = name_key(text)
        if (end := _GLUED.search(key)) is not None:
            yield CityReading(key[: end.start()], shortened=True)


def _shortened(words: list[str]) -> Iterator[CityReading]:
    for length in range(len(words) - 1, 0, -1):
        yield CityReading("".join(words[:length]), loose=True)
    for start in range(1, len(words)):
        yield CityReading("".join(words[start:]), loose=True)
