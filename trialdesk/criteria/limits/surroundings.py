"""What stands around a limit: negation, alternatives, and what its sentence permits."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from trialdesk.criteria.limits.tokens import CriterionToken

_FARTHEST_BACK = 40
_FARTHEST_NEGATION = 6
_LONGEST_SENTENCE = 1000
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
_DEMANDS = re.compile(r"\b(?:must|have to|required|should|need)\b")
_SENTENCE_END = re.compile(r"\.\s|[;\n]|\bnote\b")
_LET_IN = re.compile(
    r"\b(?:eligible|allowed|permitted|acceptable|may\s{1,9}(?:be\s{1,9})?(?:enrol|include)"
    r"|meets?\s{1,9}(?:the\s{1,9})?eligibility)"
)
_SOME_LET_IN = re.compile(
    r"\b(?:with|who|whose)\b.{1,200}\b(?:eligible|allowed|permitted|acceptable)\b"
)
_MUST_BE = re.compile(r"\b(?:must|should)\s{1,3}(?:be|have)\b[^.;:]{0,60}$")
_EXCEPTED = re.compile(r"\b(?:except|unless|however|although|but)\b")


def negation_before(tokens: Sequence[CriterionToken], place: int) -> bool | None:
    """Return whether a negation governs what starts at a place; None where that is not clear."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind in _RESETS:
            return False
        if token.kind == "negation":
            return True if passed <= _FARTHEST_NEGATION else None
    return False


def joined_by(
    tokens: Sequence[CriterionToken], start: int, place: int, names: Collection[str]
) -> str | None:
    """Return what joins a statement to the one that ended at ``start``: or, and, open, comma."""
    kinds = _outside_brackets(
        "filler" if token.name in names else token.kind for token in tokens[start:place]
    )
    if "stop" in kinds:
        return _joined_over_stop(kinds)
    if "parameter" in kinds and not _is_or_throughout(kinds):
        return None
    for kind in reversed(kinds):
        if kind in {"or", "and", "open", "comma", "slash"}:
            return "or" if kind != "or" and _is_or_before(kinds) else kind
        if kind not in {"filler", "close", "window", "colon"}:
            break
    return "or" if "or" in kinds else None


def _is_or_before(kinds: Sequence[str]) -> bool:
    """Recognise "or (" and "or, if": an "or" near the end with no other words behind it."""
    if "or" not in kinds[-3:]:
        return False
    return "word" not in kinds[len(kinds) - kinds[::-1].index("or") :]


def _joined_over_stop(kinds: Sequence[str]) -> str | None:
    """Return "or" where it stands alone on its line or opens the next sentence."""
    parts = [part.split() for part in " ".join(kinds).split("stop")]
    opens = parts[-1][:1] == ["or"]
    return "or" if opens or ["or"] in parts[1:-1] else None


def _is_or_throughout(kinds: Sequence[str]) -> bool:
    """Return whether what is named between two limits is joined to both by "or"."""
    first = kinds.index("parameter")
    last = len(kinds) - 1 - kinds[::-1].index("parameter")
    return "or" in kinds[:first] and "or" in kinds[last:]


def _outside_brackets(kinds: Iterable[str]) -> list[str]:
    """Leave out what stands in brackets that are closed again."""
    result: list[str] = []
    for kind in kinds:
        if kind == "close" and "open" in result:
            del result[len(result) - 1 - result[::-1].index("open") :]
        result.append(kind)
    return result


@lru_cache(maxsize=64)
def sentence(lowered: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the sentence around a stretch of the text."""
    first = max(0, start - _LONGEST_SENTENCE)
    for hit in _SENTENCE_END.finditer(lowered, max(0, start - _LONGEST_SENTENCE), start):
        first = hit.end()
    last = min(len(lowered), end + _LONGEST_SENTENCE)
    after = _SENTENCE_END.search(lowered, end, last)
    return first, after.start() if after is not None else last


def keeps_out(lowered: str, start: int, end: int) -> bool:
    """Return whether those a limit at this place describes are said to be excluded.

    "Patients with … are not eligible" says it of them; "transfusions are not allowed" does not.
    """
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) and _KEPT_OUT.search(lowered, end, last):
        return True
    return _KEPT_OUT_AT_ONCE.match(lowered, end) is not None


def lets_in(lowered: str, start: int, end: int) -> bool:
    """Return whether the sentence around a limit permits something, exceptions to it left out."""
    first, last = sentence(lowered, start, end)
    excepted = _EXCEPTED.search(lowered, end, last)
    last = excepted.start() if excepted is not None else last
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[first:last])) is not None


def demands(lowered: str, start: int, end: int) -> bool:
    """Recognise a demand that stands in a list of exclusions: "bilirubin must be ≤ 2 mg/dL"."""
    first, _ = sentence(lowered, start, end)
    return _MUST_BE.search(lowered, first, start) is not None


def permits(lowered: str, start: int, end: int) -> bool:
    """Return whether people a limit describes are let in beside the rule: "… may be enrolled"."""
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) is None or _DEMANDS.search(lowered, first, start):
        return False
    if _SOME_LET_IN.search(lowered, first, start):
        return True
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[end:last])) is not None
