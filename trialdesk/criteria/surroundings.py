"""What stands around a limit: negation, conditions, alternatives, examples."""

import re
from collections.abc import Sequence

from trialdesk.criteria.tokens import Token

_FARTHEST_NEGATION = 6
_LONGEST_CONDITION = 160
_RESETS = {"comma", "and", "stop", "open", "close", "colon"}
_KEPT_OUT = re.compile(
    r"\b(?:exclude[sd]?|excluding|ineligible|not\s+(?:be\s+)?(?:eligible|allowed|permitted|acceptable"
    r"|enrolled|included))\b"
)
_LET_IN = re.compile(
    r"\b(?:eligible|allowed|permitted|acceptable|may\s+(?:be\s+)?(?:enrol|include))"
)


def negation_before(tokens: Sequence[Token], place: int) -> bool | None:
    """Tell whether a negation governs what starts at a place; None where that is not clear."""
    for passed, token in enumerate(reversed(tokens[:place])):
        if token.kind in _RESETS:
            return False
        if token.kind == "negation":
            return True if passed <= _FARTHEST_NEGATION else None
    return False


def joined_by(tokens: Sequence[Token], start: int, place: int) -> str | None:
    """Give what joins a statement to the one that ended at ``start``: or, and, open, comma."""
    kinds = [token.kind for token in tokens[start:place]]
    for kind in reversed(kinds):
        if kind in {"or", "and", "open", "comma", "slash"}:
            return "or" if kind != "or" and "or" in kinds[-3:] else kind
        if kind not in {"filler", "close", "window", "colon"}:
            break
    return "or" if "or" in kinds else None


def condition_after(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give the words that tell for whom a limit holds, where they follow it at once."""
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma", "or"}:
        place += 1
    if place >= len(tokens) or tokens[place].kind != "condition":
        return None
    return _clause(text, tokens, place)


def condition_between(text: str, tokens: Sequence[Token], start: int, place: int) -> str | None:
    """Give the condition that stands between two limits."""
    for ahead in range(start, place):
        if tokens[ahead].kind == "condition":
            return text[tokens[ahead].start : tokens[place].start].strip(" ,;:([")
    return None


def condition_before(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give "for patients with …:" at the head of the sentence that holds a statement."""
    first = place
    while first and tokens[first - 1].kind != "stop":
        first -= 1
    head = tokens[first:place]
    if not head or head[0].kind != "condition":
        return None
    ends = [token.end for token in head if token.kind in {"colon", "comma"}]
    return text[head[0].start : ends[-1] - 1].strip() if ends else None


def _clause(text: str, tokens: Sequence[Token], place: int) -> str:
    start = tokens[place].start
    end = len(text)
    for ahead in range(place + 1, len(tokens)):
        if tokens[ahead].kind in {"close", "stop", "comparator", "comma"}:
            end = tokens[ahead].start
            break
    return text[start : min(end, start + _LONGEST_CONDITION)].strip()


def sentence(lowered: str, start: int, end: int) -> str:
    """Give the sentence around a stretch of the text."""
    before = max(lowered.rfind(mark, 0, start) for mark in (". ", ";", "\n"))
    after = [place for mark in (". ", ";", "\n") if (place := lowered.find(mark, end)) >= 0]
    return lowered[before + 1 : min(after, default=len(lowered))]


def keeps_out(words: str) -> bool:
    """Tell whether a sentence says of its patients that they are excluded."""
    return _KEPT_OUT.search(words) is not None


def lets_in(words: str) -> bool:
    """Tell whether a sentence says of its patients that they may take part."""
    return _LET_IN.search(_KEPT_OUT.sub("", words)) is not None
