"""Routes of administration, in the words the product shows."""

import re

_ROUTES = (
    (
        "intravenous infusion",
        (
            r"(?:intravenous(?:ly)?|\bi\.?v\.?|Ⅳ)(?:\s?\(\s?i\.?v\.?\s?\))?[\s-]{1,2}"
            r"(?:continuous\s)?(?:drip|infusions?|infused|gtt)"
            r"|infused\sintravenously|intravenously\sinfused|infusions?\s(?:\(\s?)?i\.?v\b\.?"
            r"|(?:infused|infusion)\s(?:via|by|through)\s(?:the\s)?intravenous\sroute"
            r"|ivgtt|ivdrip"
        ),
    ),
    ("intravenous bolus", r"(?:intravenous|\bi\.?v\.?|Ⅳ)\s(?:bolus|push)"),
    ("intravenous", r"intravenous(?:ly)?(?:\s?\(\s?i\.?v\.?\s?\))?|\bi\.v\.?|\biv\b\.?|Ⅳ"),
    ("oral", r"oral(?:ly)?|\bp\.o\.?|\bpo\b|by\smouth|per\sos"),
    (
        "subcutaneous",
        r"subcutaneous(?:ly)?(?:\s?\(\s?(?:s\.?c\.?|SQ)\s?\))?|\bs\.c\.?|\bsc\b|\bSQ\b|subcut",
    ),
    ("intramuscular", r"intramuscular(?:ly)?(?:\s?\(\s?i\.?m\.?\s?\))?|\bi\.m\.?|\bim\b"),
    ("intrathecal", r"intrathecal(?:ly)?"),
    ("intraperitoneal", r"intraperitoneal(?:ly)?"),
    ("intratumoral", r"intratumou?ral(?:ly)?"),
    ("intradermal", r"intradermal(?:ly)?"),
    ("intravesical", r"intravesical(?:ly)?"),
    ("intranasal", r"intranasal(?:ly)?"),
    ("intralymphatic", r"intralymphatic(?:ally)?"),
    ("sublingual", r"sublingual(?:ly)?"),
    ("topical", r"topical(?:ly)?"),
    ("inhaled", r"inhaled|by\sinhalation"),
)
ROUTE = "|".join(words for _, words in _ROUTES)
_COMPILED = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _ROUTES)


def route(words: str) -> str:
    """Name the route that a match of ROUTE spells."""
    return next(name for name, spelling in _COMPILED if spelling.fullmatch(words))


def closer_route(first: str | None, second: str | None) -> str | None:
    """Return the more exact of two routes that agree, such as an infusion of "intravenous"."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=len) if routes_agree(first, second) else None


def routes_agree(first: str | None, second: str | None) -> bool:
    """Return whether two routes can be one; a route not stated agrees with any."""
    if first is None or second is None:
        return True
    return first.startswith(second) or second.startswith(first)
