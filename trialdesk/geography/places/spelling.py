"""Keys by which the spellings of one name agree, and how far two keys are apart."""

import re
import unicodedata
from functools import lru_cache

# letters that carry no separable mark
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼʾʿ`´′", "")
)
_WORDS = {
    **dict.fromkeys(("saint", "sainte", "ste", "sankt", "sint", "snt"), "st"),
    "mt": "mount",
    "ft": "fort",
}
_SPLIT = re.compile(r"[^\w]+|_")
_DIGRAPHS = re.compile(r"([aou])e")
_HAN = re.compile(r"[\u3400-\u9fff]")

# what says only that a name is a division's
_KINDS_OF_DIVISION = """
    province prov provincia provincie provinz pref prefecture ken state estado region regione regiao
    municipality mun autonomous ar county co comitatul judet judetul voivodeship woj wojewodztwo
    oblast okrug krai kray kraj republic canton kanton district department departement departamento
    governorate gouvernorat territory special administrative sar metropolitan capital national
    federal city megye lan fylke shire sheng shi zizhiqu zhuangzu huizu weiwuer zhuang hui uygur
    uyghur uighur do si metropole capitale land free and hanseatic of de la del du des d the
    teukbyeolsi teugbyeolsi gwangyeoksi gwangyeogsi kwangyokshi jachido m met area
"""
_DIVISION_WORDS = frozenset(_KINDS_OF_DIVISION.split())
_DIVISION_SIGNS = re.compile(r"(?:壮族|回族|维吾尔)?(?:特别行政区|自治区|自治州|地区|省|市|盟|州)$")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return one key for all spellings that differ in case, marks, apostrophes, blanks, hyphens."""
    return "".join(key_words(name))


def key_words(name: str) -> list[str]:
    """Return the words of a name without case and marks, "Saint" and the like in one form."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [_WORDS.get(word, word) for word in _SPLIT.split(plain.casefold()) if word]


@lru_cache(maxsize=65536)
def division_key(name: str) -> str:
    """Return the key of a province without "Province", "Autonomous Region", "省" and the like."""
    words = key_words(_DIVISION_SIGNS.sub("", name.strip()))
    return "".join(word for word in words if word not in _DIVISION_WORDS)


def is_chinese(name: str) -> bool:
    return _HAN.search(name) is not None


def without_digraphs(key: str) -> str:
    """Return "zurich" for "zuerich": the umlaut written out."""
    return _DIGRAPHS.sub(r"\1", key)


def edits(name: str, other: str, most: int) -> int:
    """Return how many letters to insert, drop, change or swap; more than ``most`` is ``most + 1``.

    The distance of optimal string alignment: no letter is edited twice.
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(name, other, score_cutoff=most)
