"""Sentence patterns of titles and summaries that state a fact of the record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DESIGN_WORDS = (
    ("allocation", r"\bnon-?\s?randomi[sz]ed\b", "NON_RANDOMIZED"),
    ("allocation", r"\brandomi[sz]ed\b", "RANDOMIZED"),
    ("interventionModel", r"\bparallel(?:-\w+)?\b", "PARALLEL"),
    ("interventionModel", r"\bsingle[- ](?:arm|group)\b", "SINGLE_GROUP"),
    ("interventionModel", r"\bcross-?over\b", "CROSSOVER"),
    ("maskingInfo/masking", r"\bopen[- ]label(?:led)?\b", "NONE"),
)
_ENDPOINT = re.compile(
    r"\bThe (primary|secondary) (?:end-?point|outcome)s? (?:was|is|were|are) (?:the )?"
    r"(.+?)\.(?=\s|$)",
    re.IGNORECASE,
)
_PEOPLE = r"(?:adults?|children|men|participants?|patients?|people|subjects?|those|women)"
_PURPOSES = r"(?:efficacy|effectiveness|safety|tolerability|pharmacokinetics|activity)"
_AIM = re.compile(rf"^(?:the )?{_PURPOSES}(?:(?:,| and|, and)? {_PURPOSES})* of ", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:study|trial)\s+(?:of|evaluating|comparing|assessing|investigating|"
    r"to (?:evaluate|compare|assess|investigate))\s+(.+?)"
    rf"\s+(?:in|for|against)\s+(?:the treatment\b|{_PEOPLE}\b)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s{1,9}(?:versus|vs\.?|compared (?:with|to))\s{1,9}", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\s{1,9}(?:(?:in combination|combined) with|plus|and|\+)\s{1,9}", re.IGNORECASE
)
_COMPARISONS = tuple(
    re.compile(
        rf"\bcompar(?:es|ing)\s+(.+?)\s+{joint}\s+(.+?)(?=\s+(?:in|among|for)\s+{_PEOPLE}\b|[.;,])",
        re.IGNORECASE,
    )
    for joint in (r"(?:to|versus|vs\.?|against)", "with")
)
# A laboratory code such as AB1234 or ABC-123, or a common stem of the international drug names.
_DRUG = re.compile(
    r"[A-Z]{1,6}-?\d{2,}[A-Z\d-]*|\w+(?:mab|nib|ciclib|lisib|parib|taxel|platin|rubicin|tecan|"
    r"tabine|tinib|limus|tansine|vedotin|cept|strant|trozole|relin)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProseFact:
    """A value and the words that state it."""

    place: str
    value: str
    quote: str


def design_words(title: str) -> Iterator[ProseFact]:
    """Return the design a title states: allocation, model, masking; none where two words clash."""
    facts: dict[str, ProseFact] = {}
    rest = title
    for place, pattern, value in _DESIGN_WORDS:
        hit = re.search(pattern, rest, re.IGNORECASE)
        if hit is None:
            continue
        rest = rest[: hit.start()] + rest[hit.end() :]
        clashes = place in facts
        facts[place] = ProseFact(place, "" if clashes else value, hit[0])
    yield from (statement for statement in facts.values() if statement.value)


def endpoints(summary: str) -> Iterator[ProseFact]:
    """Return the outcomes that "The primary endpoint was …" names; ``place`` is their list."""
    for hit in _ENDPOINT.finditer(summary):
        yield ProseFact(f"{hit[1].lower()}Outcomes", hit[2], hit[0])


def drugs(title: str) -> list[str]:
    """Return the treatments a title names, "X Combined With Y Versus Z": first those it is about.

    Empty where the words are not clearly about drugs.
    """
    subject = _SUBJECT.search(title)
    if subject is None:
        return []
    sides = [_TOGETHER.split(side) for side in _VERSUS.split(_AIM.sub("", subject[1]))]
    heads = [side[0] for side in sides]
    if not all(_DRUG.match(head) for head in heads):
        return []
    partners = [name for side in sides for name in side[1:]]
    return list(dict.fromkeys([*heads, *partners]))


def sides(text: str, known: Sequence[str]) -> tuple[str, str] | None:
    """Return the two sides of "compares X to Y"; None unless each names a known treatment."""
    names = [_first_word(name).lower() for name in known]
    for pattern in _COMPARISONS:
        for hit in pattern.finditer(text):
            pair = _AIM.sub("", hit[1]), hit[2]
            if all(any(name in side.lower() for name in names) for side in pair):
                return pair
    return None


def label(side: str) -> str:
    """Shorten the words of one side to a label: "x plus a y regimen" becomes "X + y"."""
    parts = (re.sub(r"^(?:an?|the) ", "", part) for part in _TOGETHER.split(side))
    joined = " + ".join(re.sub(r" regimen$", "", part) for part in parts)
    return joined[:1].upper() + joined[1:]


def apposition(text: str, name: str) -> str | None:
    """Return what a text says a drug is: "NAME, an antibody that …," gives "an antibody that …"."""
    hit = re.search(rf"\b{re.escape(_first_word(name))}, (an? [^.,;]+)[.,;]", text)
    return hit[1] if hit else None


def _first_word(name: str) -> str:
    return name.partition(" ")[0]
