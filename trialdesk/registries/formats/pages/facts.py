"""Small statements of registry pages: ages, counts, places, sponsors."""

import re

from trialdesk.registries.foreign.wording import Ages, written_age
from trialdesk.registries.formats.pages.lines import PageBlock, PageLine
from trialdesk.registries.formats.pages.vocabulary import SPONSOR_CLASS, value_of

NCT_ID = re.compile(r"\bNCT\d{8}\b")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_AGE_ITEM = re.compile(
    r"^(?:[*•-]\s*|\d+[.)]\s*)?((?:age[ds]?:?|between the ages of)\s*"
    r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})\s*years)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?: (?:participants|patients|subjects))?")
_COUNT_TYPE = re.compile(r"\((estimated|anticipated|actual)\)", re.IGNORECASE)
_SPONSOR = re.compile(
    r"(.{1,300}?)\s{1,9}(?:\(([\w ]{1,60})\)|([\w ]{1,60})-sponsored)", re.IGNORECASE
)


def ages_in_criteria(inclusion: PageBlock) -> tuple[Ages, PageLine, str] | None:
    """Find the one inclusion item that says "Age: 18-75 years"; None where several do."""
    items = [(line, hit) for line in inclusion if (hit := _AGE_ITEM.match(line.text))]
    if len(items) != 1:
        return None
    line, hit = items[0]
    return Ages(written_age(hit[2], "years"), written_age(hit[3], "years")), line, hit[1]


def participants(words: str) -> tuple[int, str | None] | None:
    """Read "416 (estimated)" or "246 participants": how many, and whether planned or enrolled."""
    kind = _COUNT_TYPE.search(words)
    count = _COUNT.fullmatch(_COUNT_TYPE.sub("", words).strip())
    if count is None:
        return None
    number = int(count[1].replace(",", ""))
    if kind is None:
        return number, None
    return number, "ACTUAL" if kind[1].lower() == "actual" else "ESTIMATED"


def sponsor(words: str) -> tuple[str, str | None]:
    """Separate a sponsor's name from the class behind it: "X Ltd. (industry)"."""
    hit = _SPONSOR.fullmatch(words)
    sponsor_class = value_of(SPONSOR_CLASS, hit[2] or hit[3]) if hit else None
    return (hit[1], sponsor_class) if hit and sponsor_class else (words, None)


def place(words: str) -> dict[str, str]:
    """Read "City, State, Country" or "City, Country"."""
    parts = [part.strip() for part in words.split(",")]
    if len(parts) == 1:
        return {"city": parts[0]}
    named = {"city": parts[0], "country": parts[-1]}
    state = ", ".join(parts[1:-1])
    return named | ({"state": state} if state else {})
