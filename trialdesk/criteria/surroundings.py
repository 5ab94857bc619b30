"""What stands around a limit: negation, conditions, alternatives, examples."""

import re
from collections.abc import Sequence

from trialdesk.criteria.tokens import Token

_FARTHEST_BACK = 40
_FARTHEST_NEGATION = 6
_LONGEST_CONDITION = 160
_RESETS = {"comma", "and", "stop", "open", "close", "colon"}
_OUT = (
    r"(?:exclude[sd]?|excluding|ineligible|not\s{1,9}(?:be\s{1,9})?(?:eligible|allowed|permitted"
    r"|acceptable|enrolled|included))\b"
)
_KEPT_OUT = re.compile(rf"\b{_OUT}")
_KEPT_OUT_AT_ONCE = re.compile(rf"\s{{0,3}}(?:(?:is|are|will|be)\s{{1,3}}){{1,3}}{_OUT}")
_PEOPLE_FIRST = re.compile(
    r"\W{0,3}(?:(?:all|any|female|male|adult)\s){0,2}(?:patients?|subjects?|participants?|individuals?"
    r"|persons?|people|those|women|men|children)\b"
)
_NO_CONDITION = re.compile(
    r"in the (?:opinion|judge?ment)|for age\b|with or without|in addition|in accordance|\w+\W*$"
)
_FOR_SOME = re.compile(
    r"((?:patients|subjects|participants|individuals|those|women|men)\s(?:with|who|receiving|on|in)\b"
    r".{3,120}?)\s(?:must|should|are required|need)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(r"\b(?:must|have to|required|should|need)\b")
_NEAR_EXCEPTION = 3
_EXCEPTIONS = ("except", "excluding", "unless")
_SENTENCE_END = re.compile(r"\.\s|[;\n]|\bnote\b")
_LET_IN = re.compile(
    r"\b(?:eligible|allowed|permitted|acceptable|may\s{1,9}(?:be\s{1,9})?(?:enrol|include))"
)


def negation_before(tokens: Sequence[Token], place: int) -> bool | None:
    """Tell whether a negation governs what starts at a place; None where that is not clear."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind in _RESETS:
            return False
        if token.kind == "negation":
            return True if passed <= _FARTHEST_NEGATION else None
    return False


def joined_by(tokens: Sequence[Token], start: int, place: int) -> str | None:
    """Give what joins a statement to the one that ended at ``start``: or, and, open, comma."""
    kinds = [token.kind for token in tokens[start:place]]
    if "stop" in kinds:
        kinds = kinds[len(kinds) - kinds[::-1].index("stop") :]
    for kind in reversed(kinds):
        if kind in {"or", "and", "open", "comma", "slash"}:
            return "or" if kind != "or" and "or" in kinds[-3:] else kind
        if kind not in {"filler", "close", "window", "colon"}:
            break
    return "or" if "or" in kinds else None


def condition_after(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give the words that tell for whom a limit holds, where they follow it at once."""
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma"}:
        place += 1
    if place >= len(tokens) or tokens[place].kind != "condition":
        return None
    words = _clause(text, tokens, place)
    return None if _NO_CONDITION.match(words.lower()) else words


def condition_between(text: str, tokens: Sequence[Token], start: int, place: int) -> str | None:
    """Give the condition that stands between two limits."""
    for ahead in range(start, place):
        if tokens[ahead].kind == "condition":
            return text[tokens[ahead].start : tokens[place].start].strip(" ,;:([")
    return None


def condition_before(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give "for patients with …:" at the head of the sentence that holds a statement."""
    first = place
    while first and place - first < _FARTHEST_BACK and tokens[first - 1].kind != "stop":
        first -= 1
    head = tokens[first:place]
    if not head:
        return None
    people = _FOR_SOME.match(text, head[0].start, tokens[place].start)
    if people is not None:
        return people[1]
    if head[0].kind != "condition":
        return None
    ends = [token.end for token in head if token.kind in {"colon", "comma"}]
    return text[head[0].start : ends[-1] - 1].strip() if ends else None


def _clause(text: str, tokens: Sequence[Token], place: int, *, start: int | None = None) -> str:
    start = tokens[place].start if start is None else start
    end = len(text)
    for ahead in range(place + 1, min(place + _FARTHEST_BACK, len(tokens))):
        if tokens[ahead].kind in {"close", "stop", "comparator", "comma"}:
            end = tokens[ahead].start
            break
    return text[start : min(end, start + _LONGEST_CONDITION)].strip()


def sentence(lowered: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of the sentence around a stretch of the text."""
    first = max((found.end() for found in _SENTENCE_END.finditer(lowered, 0, start)), default=0)
    after = _SENTENCE_END.search(lowered, end)
    return first, after.start() if after is not None else len(lowered)


def keeps_out(lowered: str, start: int, end: int) -> bool:
    """Tell whether those a limit at this place describes are said to be excluded.

    "Patients with … are not eligible" says it of them; "transfusions are not allowed" does not.
    """
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) and _KEPT_OUT.search(lowered, end, last):
        return True
    return _KEPT_OUT_AT_ONCE.match(lowered, end) is not None


def lets_in(lowered: str, start: int, end: int) -> bool:
    """Tell whether the sentence around a limit permits something."""
    first, last = sentence(lowered, start, end)
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[first:last])) is not None


def permits(lowered: str, start: int, end: int) -> bool:
    """Tell whether people a limit describes are let in beside the rule: "… may be enrolled"."""
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) is None or _DEMANDS.search(lowered, first, start):
        return False
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[end:last])) is not None


def exception_before(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give "except …" where it stands right before a limit or opens the bracket around it."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind == "condition" and token.name.startswith(_EXCEPTIONS):
            near = passed < _NEAR_EXCEPTION or text[: token.start].rstrip().endswith(("(", "["))
            return _clause(text, tokens, place, start=token.start) if near else None
        if token.kind in {"close", "stop"}:
            return None
        if token.kind == "open":
            inside = text[token.end : token.end + 14].lower()
            return _clause(text, tokens, place, start=token.end) if "not incl" in inside else None
    return None
