"""Conditions and exceptions: for whom a limit holds, and what a rule leaves out."""

import re
from collections.abc import Sequence

from trialdesk.criteria.limits.clauses import LIMITS, OF_WHOM, after_restatement, clause, clause_end
from trialdesk.criteria.limits.tokens import CriterionToken

_FARTHEST_BACK = 40
_NO_CONDITION = re.compile(
    r"in the (?:opinion|judge?ment)|for age\b|with or without|in addition|in accordance"
    r"|for the (?:reference )?lab|in (?:both|all) (?:sexes|genders)"
    r"|(?:in|for) (?:fe)?males and (?:fe)?males"
    r"|who (?:score|performance|ps|scale|grade|class|criteria)"
    r"|unless otherwise|with no\b|in (?:an?|the) \w+\W*$|\w+\W*$"
)
_FOR_SOME = re.compile(
    r"((?:patients|subjects|participants|individuals|those|women|men)\s(?:with|who|receiving|on|in)\b"
    r".{3,120}?)\s(?:must|should|are required|need)\b",
    re.IGNORECASE,
)
_NEAR_EXCEPTION = 3
_NEAR_FIGURE = 9
_HEAD_ENDS = {"stop", "comma", "colon"}
_GROUP = re.compile(
    r"\s?((?:(?:for|in)\s)?(?:(?:adult|pediatric)\s)?(?:females?|males?|women|men|adults|children)"
    r"|[<>≤≥]=?\s?\d{1,2}\s(?:years|months)(?:\s(?:old|of age))?)\s?[)\]]"
)
_LONGEST_GROUP = 40
_ISH = re.compile(r"\s?[FfCcSsDd]?ISH\s?(?:\+|-|positive|negative|amplified)?")
_RESTATING = {"equivalent", "approximately", "about", "equal", "equals", "approx", "si", "units"}
_NAMING = {"word", "letter", "filler", "other", "colon"}
_OTHER_THAN = {("other", "than"), ("apart", "from"), ("aside", "from")}
EXCEPTIONS = ("except", "excluding", "unless")


def condition_after(text: str, tokens: Sequence[CriterionToken], place: int) -> str | None:
    """Return the words that tell for whom a limit holds, where they follow it at once."""
    stated = _hybridised(text, tokens, place) or _group(text, tokens, place)
    if stated is not None:
        return stated
    place = after_restatement(tokens, place)
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma"}:
        place += 1
    if place + 1 >= len(tokens) or tokens[place].kind != "condition":
        return None
    if tokens[place + 1].kind == "comparator":
        return None
    words = clause(text, tokens, place)
    spoken = tokens[place + 1 : clause_end(tokens, place)]
    if _NO_CONDITION.match(words.lower()) or all(token.kind == "filler" for token in spoken):
        return None
    if _is_of_next(tokens, place):
        return None
    return words


def _hybridised(text: str, tokens: Sequence[CriterionToken], place: int) -> str | None:
    if not _follows_single_grade(tokens, place):
        return None
    hit = _ISH.match(text, tokens[place].end)
    return None if hit is None else hit[0].strip()


def _group(text: str, tokens: Sequence[CriterionToken], place: int) -> str | None:
    """Read "(females)" or "(≥ 16 years)" behind a limit."""
    if place >= len(tokens) or tokens[place].kind != "open":
        return None
    start = tokens[place].end
    hit = _GROUP.match(text[start : start + _LONGEST_GROUP].lower())
    return None if hit is None else text[start:][slice(*hit.span(1))]


def _follows_single_grade(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise what joins "IHC 2+/ISH+"; behind a list it would not be told whose it is."""
    kinds = [token.kind for token in tokens[max(0, place - 3) : place + 1]]
    joined = kinds[-1:] in (["slash"], ["and"], ["open"])
    return joined and kinds[:-1] == ["parameter", "number", "plus"]


def _is_of_next(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise "(if there are liver metastases, then ALT ≤ 5 x ULN)": the limit that follows."""
    end = clause_end(tokens, place)
    opened = tokens[place - 1].kind == "open" and not tokens[place].name.startswith(EXCEPTIONS)
    if not opened or end >= len(tokens) or tokens[end].kind != "comma":
        return False
    after = next((token for token in tokens[end + 1 :] if token.kind != "filler"), None)
    return after is not None and (after.name == "then" or after.kind in LIMITS)


def condition_end(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return the place after the condition that follows a limit, with the limits inside it."""
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma"}:
        place += 1
    if place < len(tokens) and tokens[place].kind == "condition":
        return clause_end(tokens, place)
    return place


def condition_between(
    text: str, tokens: Sequence[CriterionToken], start: int, place: int
) -> str | None:
    """Return the condition that stands between two limits."""
    for position in range(start, place):
        if tokens[position].kind == "condition":
            head = position if position + 1 < place else _clause_start(tokens, start, position)
            return text[tokens[head].start : tokens[place].start].strip(" ,;:([")
    return None


def named_in_bracket(
    text: str, tokens: Sequence[CriterionToken], start: int, place: int
) -> str | None:
    """Return "Gilbert's syndrome" of "(Gilbert's syndrome ≤ 3 x ULN)": words before a limit."""
    between = tokens[start:place]
    if len(between) < 2 or between[0].kind != "open":  # noqa: PLR2004 - the bracket and a word
        return None
    if any(token.kind not in _NAMING for token in between[1:]):
        return None
    stated = any(token.kind == "word" and token.name not in _RESTATING for token in between)
    return text[between[1].start : tokens[place].start].strip(" :") if stated else None


def _clause_start(tokens: Sequence[CriterionToken], start: int, place: int) -> int:
    """Return where "patients with liver metastases with …" begins, after a comma or bracket."""
    while place > start and tokens[place - 1].kind not in {"comma", "open", "stop", "close"}:
        place -= 1
    return place


def condition_before(text: str, tokens: Sequence[CriterionToken], place: int) -> str | None:
    """Return "for patients with …:" at the head of the sentence that holds a statement."""
    first = _head(tokens, place)
    head = tokens[first:place]
    if not head:
        return None
    people = _FOR_SOME.match(text, head[0].start, tokens[place].start)
    if people is not None:
        return people[1]
    if head[0].kind != "condition":
        return None
    ends = [token.end for token in head[2:] if token.kind in {"colon", "comma"}]
    if not ends and head[1:2] and head[1].kind == "colon":
        return text[head[0].start : tokens[place].start].strip(" ,;:([")
    return text[head[0].start : ends[-1] - 1].strip() if ends else None


def _head(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return the place where the sentence or open bracket around a place begins."""
    depth, first = 0, place
    while first and place - first < _FARTHEST_BACK and tokens[first - 1].kind != "stop":
        kind = tokens[first - 1].kind
        depth += (kind == "close") - (kind == "open")
        if depth < 0:
            break
        first -= 1
    return first


def is_excepted(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise what stands behind "except" in the same sentence or bracket."""
    for at in range(place - 1, max(0, place - _FARTHEST_BACK) - 1, -1):
        token = tokens[at]
        if token.kind in {"close", "stop"}:
            return False
        if token.kind == "condition" and token.name.startswith(EXCEPTIONS):
            return True
        if at and (tokens[at - 1].name, token.name) in _OTHER_THAN:
            return True
        if token.kind == "example" and token.name.startswith("not"):
            return True
    return False


def exception_before(text: str, tokens: Sequence[CriterionToken], place: int) -> str | None:
    """Return "except …" where it stands right before a limit or opens the bracket around it."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind == "condition" and token.name.startswith(EXCEPTIONS):
            opens = text[max(0, token.start - 2) : token.start].rstrip().endswith(("(", "["))
            near = passed < _NEAR_EXCEPTION or opens
            return clause(text, tokens, place, start=token.start) if near else None
        if token.kind in {"close", "stop"}:
            return None
        if token.kind == "open":
            inside = text[token.end : token.end + 14].lower()
            return clause(text, tokens, place, start=token.end) if "not incl" in inside else None
    return None


def is_in_bracket_of_figure(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise what stands in a bracket behind a figure or its name: "1.7 mg/dL (≥ 16 years)"."""
    first = max(0, place - _NEAR_FIGURE)
    opened = [at for at in range(first, place) if tokens[at].kind in {"open", "close"}]
    if not opened or tokens[opened[-1]].kind == "close":
        return False
    before = tokens[max(0, opened[-1] - _NEAR_EXCEPTION - 1) : opened[-1]]
    return any(token.kind in {"parameter", "number"} for token in before)


def heads_a_condition(tokens: Sequence[CriterionToken], first: int, after: int) -> bool:
    """Recognise a limit in the words that open a sentence: "In patients with creatinine > 2, …"."""
    head = first
    while head and first - head < _FARTHEST_BACK and tokens[head - 1].kind not in _HEAD_ENDS:
        head -= 1
    opens = head == 0 or tokens[head - 1].kind == "stop"
    if after >= len(tokens):
        return False
    if opens and head < first and tokens[head].name in OF_WHOM:
        return tokens[after].kind in {"comma", "colon"}
    return _is_supposed(tokens, first) and tokens[after].kind not in {"stop", "close", "and", "or"}


def _is_supposed(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise "(if bilirubin is > 2 x ULN direct bilirubin must be …": a case, no demand."""
    before = place - 1
    while before > 0 and tokens[before].kind == "filler":
        before -= 1
    if before < 0 or tokens[before].name not in {"if", "when"}:
        return False
    return before == 0 or tokens[before - 1].kind in {"or", "comma", "open", "stop"}
