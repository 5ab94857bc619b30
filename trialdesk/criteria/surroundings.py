"""What stands around a limit: negation, conditions, alternatives, examples."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from trialdesk.criteria.tokens import Token

_FARTHEST_BACK = 40
_FARTHEST_NEGATION = 6
_LONGEST_CONDITION = 160
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
_NO_CONDITION = re.compile(
    r"in the (?:opinion|judge?ment)|for age\b|with or without|in addition|in accordance"
    r"|for the (?:reference )?lab|in (?:both|all) (?:sexes|genders)"
    r"|(?:in|for) (?:fe)?males and (?:fe)?males"
    r"|unless otherwise|with no\b|in (?:an?|the) \w+\W*$|\w+\W*$"
)
_FOR_SOME = re.compile(
    r"((?:patients|subjects|participants|individuals|those|women|men)\s(?:with|who|receiving|on|in)\b"
    r".{3,120}?)\s(?:must|should|are required|need)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(r"\b(?:must|have to|required|should|need)\b")
_NEAR_EXCEPTION = 3
_NEAR_FIGURE = 9
_LONGEST_RESTATEMENT = 9
_HEAD_ENDS = {"stop", "comma", "colon"}
_SHORT_UNITS = {"ms", "msec", "mg", "g", "x", "times", "mmhg", "umol"}
_LIMITS = {"comparator", "parameter"}
_OF_WHOM = {"for", "in", "among", "if", "when", "where", "who", "whose", "unless", "except"}
_PEOPLE = {
    "patients",
    "patient",
    "subjects",
    "subject",
    "participants",
    "participant",
    "age",
    "aged",
}
_PEOPLE |= {"those", "women", "men", "females", "males", "individuals", "children", "adults"}
_TRAILING = re.compile(r"[\s,;]+(?:(?:and|or|but|then)\s*)?$|\s+(?:and|or|but|then|for|of)$")
_GROUP = re.compile(
    r"\s?((?:(?:for|in)\s)?(?:(?:adult|pediatric)\s)?(?:females?|males?|women|men|adults|children)"
    r"|[<>≤≥]=?\s?\d{1,2}\s(?:years|months)(?:\s(?:old|of age))?)\s?[)\]]",
    re.IGNORECASE,
)
EXCEPTIONS = ("except", "excluding", "unless")
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


def negation_before(tokens: Sequence[Token], place: int) -> bool | None:
    """Tell whether a negation governs what starts at a place; None where that is not clear."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind in _RESETS:
            return False
        if token.kind == "negation":
            return True if passed <= _FARTHEST_NEGATION else None
    return False


def joined_by(
    tokens: Sequence[Token], start: int, place: int, names: Collection[str]
) -> str | None:
    """Give what joins a statement to the one that ended at ``start``: or, and, open, comma."""
    kinds = _outside_brackets(
        "filler" if token.name in names else token.kind for token in tokens[start:place]
    )
    if "stop" in kinds:
        return _joined_over_stop(kinds)
    if "parameter" in kinds and not _is_or_throughout(kinds):
        return None
    for kind in reversed(kinds):
        if kind in {"or", "and", "open", "comma", "slash"}:
            return "or" if kind != "or" and "or" in kinds[-3:] else kind
        if kind not in {"filler", "close", "window", "colon"}:
            break
    return "or" if "or" in kinds else None


def _joined_over_stop(kinds: Sequence[str]) -> str | None:
    """Give "or" where it stands alone on its line or opens the next sentence."""
    parts = [part.split() for part in " ".join(kinds).split("stop")]
    opens = parts[-1][:1] == ["or"]
    return "or" if opens or ["or"] in parts[1:-1] else None


def _is_or_throughout(kinds: Sequence[str]) -> bool:
    """Tell whether what is named between two limits is joined to both by "or"."""
    first = kinds.index("parameter")
    last = len(kinds) - 1 - kinds[::-1].index("parameter")
    return "or" in kinds[:first] and "or" in kinds[last:]


def _outside_brackets(kinds: Iterable[str]) -> list[str]:
    """Leave out what stands in brackets that are closed again."""
    found: list[str] = []
    for kind in kinds:
        if kind == "close" and "open" in found:
            del found[len(found) - 1 - found[::-1].index("open") :]
        found.append(kind)
    return found


def condition_after(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give the words that tell for whom a limit holds, where they follow it at once."""
    if place < len(tokens) and tokens[place].kind == "open":
        group = _GROUP.match(text, tokens[place].end)
        if group is not None:
            return group[1]
        place = after_restatement(tokens, place)
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma"}:
        place += 1
    if place + 1 >= len(tokens) or tokens[place].kind != "condition":
        return None
    if tokens[place + 1].kind == "comparator":
        return None
    words = _clause(text, tokens, place)
    if _NO_CONDITION.match(words.lower()) or _is_of_next(tokens, place):
        return None
    return words


def _is_of_next(tokens: Sequence[Token], place: int) -> bool:
    """Tell "(if there are liver metastases, then ALT ≤ 5 x ULN)": the limit that follows."""
    end = _clause_end(tokens, place)
    opened = tokens[place - 1].kind == "open" and not tokens[place].name.startswith(EXCEPTIONS)
    if not opened or end >= len(tokens) or tokens[end].kind != "comma":
        return False
    after = next((token for token in tokens[end + 1 :] if token.kind != "filler"), None)
    return after is not None and (after.name == "then" or after.kind in _LIMITS)


def after_restatement(tokens: Sequence[Token], place: int) -> int:
    """Give the place after a bracket that only says a figure again: "(132 µmol/L)"."""
    for ahead in range(place + 1, min(place + _LONGEST_RESTATEMENT, len(tokens))):
        kind = tokens[ahead].kind
        if kind == "close":
            return ahead + 1
        if kind not in {"comparator", "number", "word", "letter", "slash", "other", "filler"}:
            break
    return place


def condition_end(tokens: Sequence[Token], place: int) -> int:
    """Give the place after the condition that follows a limit, with the limits inside it."""
    while place < len(tokens) and tokens[place].kind in {"window", "open", "comma"}:
        place += 1
    if place < len(tokens) and tokens[place].kind == "condition":
        return _clause_end(tokens, place)
    return place


def condition_between(text: str, tokens: Sequence[Token], start: int, place: int) -> str | None:
    """Give the condition that stands between two limits."""
    for ahead in range(start, place):
        if tokens[ahead].kind == "condition":
            head = ahead if ahead + 1 < place else _clause_start(tokens, start, ahead)
            return text[tokens[head].start : tokens[place].start].strip(" ,;:([")
    return None


def _clause_start(tokens: Sequence[Token], start: int, place: int) -> int:
    """Give where "patients with liver metastases with …" begins, after a comma or bracket."""
    while place > start and tokens[place - 1].kind not in {"comma", "open", "stop", "close"}:
        place -= 1
    return place


def condition_before(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give "for patients with …:" at the head of the sentence that holds a statement."""
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


def _head(tokens: Sequence[Token], place: int) -> int:
    """Give the place where the sentence or open bracket around a place begins."""
    depth, first = 0, place
    while first and place - first < _FARTHEST_BACK and tokens[first - 1].kind != "stop":
        kind = tokens[first - 1].kind
        depth += (kind == "close") - (kind == "open")
        if depth < 0:
            break
        first -= 1
    return first


def _clause(text: str, tokens: Sequence[Token], place: int, *, start: int | None = None) -> str:
    start = tokens[place].start if start is None else start
    ahead = _clause_end(tokens, place)
    end = tokens[ahead].start if ahead < len(tokens) else len(text)
    return _TRAILING.sub("", text[start : min(end, start + _LONGEST_CONDITION)]).strip()


def _clause_end(tokens: Sequence[Token], place: int) -> int:
    """Give the place where the clause that begins at a place ends.

    A limit that says for whom something holds is part of it: "for patients with creatinine >
    1.5 x ULN"; one that begins anew is not: "for males and ≤ 470 ms for females".
    """
    last = min(place + _FARTHEST_BACK, len(tokens))
    belongs = tokens[place].name in _OF_WHOM
    for ahead in range(place + 1, last):
        kind = tokens[ahead].kind
        if kind in {"close", "stop", "comma", "open"}:
            return ahead
        if kind == "number" and _is_further_figure(tokens, ahead):
            return ahead - 1
        if kind in _LIMITS and not (belongs and _qualifies(tokens, place, ahead)):
            return _before_joint(tokens, ahead)
    return last


def _is_further_figure(tokens: Sequence[Token], place: int) -> bool:
    """Tell "for men or 470 ms for women" from "for cohorts 1 and 2"."""
    joined = tokens[place - 1].kind in {"or", "and"}
    return joined and place + 1 < len(tokens) and tokens[place + 1].name in _SHORT_UNITS


def _before_joint(tokens: Sequence[Token], place: int) -> int:
    """Give the place of the "or" or "and" before a place, fillers left out."""
    before = place - 1
    while before > 0 and tokens[before].kind == "filler":
        before -= 1
    return before if tokens[before].kind in {"or", "and"} else place


def _qualifies(tokens: Sequence[Token], place: int, ahead: int) -> bool:
    """Tell a parameter or comparator that goes on with the words before it."""
    if tokens[ahead].kind == "parameter" and not _is_limited(tokens, ahead):
        return True
    before = ahead - 1
    while before > place and tokens[before].kind in {"filler", "parameter"}:
        if tokens[before].name in _PEOPLE:
            return True
        before -= 1
    return tokens[before].kind == "condition" or tokens[before].name in _PEOPLE


def _is_limited(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a figure follows a parameter, other parameters and fillers between."""
    for token in tokens[place + 1 : place + _NEAR_FIGURE]:
        if token.kind in {"comparator", "number", "roman"}:
            return True
        if token.kind not in {
            "filler",
            "parameter",
            "open",
            "close",
            "slash",
            "or",
            "and",
            "colon",
        }:
            return False
    return False


@lru_cache(maxsize=64)
def sentence(lowered: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of the sentence around a stretch of the text."""
    first = max(0, start - _LONGEST_SENTENCE)
    for found in _SENTENCE_END.finditer(lowered, max(0, start - _LONGEST_SENTENCE), start):
        first = found.end()
    last = min(len(lowered), end + _LONGEST_SENTENCE)
    after = _SENTENCE_END.search(lowered, end, last)
    return first, after.start() if after is not None else last


def keeps_out(lowered: str, start: int, end: int) -> bool:
    """Tell whether those a limit at this place describes are said to be excluded.

    "Patients with … are not eligible" says it of them; "transfusions are not allowed" does not.
    """
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) and _KEPT_OUT.search(lowered, end, last):
        return True
    return _KEPT_OUT_AT_ONCE.match(lowered, end) is not None


def lets_in(lowered: str, start: int, end: int) -> bool:
    """Tell whether the sentence around a limit permits something, exceptions to it left out."""
    first, last = sentence(lowered, start, end)
    excepted = _EXCEPTED.search(lowered, end, last)
    last = excepted.start() if excepted is not None else last
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[first:last])) is not None


def demands(lowered: str, start: int, end: int) -> bool:
    """Tell a demand that stands in a list of exclusions: "bilirubin must be ≤ 2 mg/dL"."""
    first, _ = sentence(lowered, start, end)
    return _MUST_BE.search(lowered, first, start) is not None


def permits(lowered: str, start: int, end: int) -> bool:
    """Tell whether people a limit describes are let in beside the rule: "… may be enrolled"."""
    first, last = sentence(lowered, start, end)
    if _PEOPLE_FIRST.match(lowered, first) is None or _DEMANDS.search(lowered, first, start):
        return False
    if _SOME_LET_IN.search(lowered, first, start):
        return True
    return _LET_IN.search(_KEPT_OUT.sub("", lowered[end:last])) is not None


def is_excepted(tokens: Sequence[Token], place: int) -> bool:
    """Tell what stands behind "except" in the same sentence or bracket."""
    for token in reversed(tokens[max(0, place - _FARTHEST_BACK) : place]):
        if token.kind in {"close", "stop"}:
            return False
        if token.kind == "condition" and token.name.startswith(EXCEPTIONS):
            return True
        if token.kind == "example" and token.name.startswith("not"):
            return True
    return False


def exception_before(text: str, tokens: Sequence[Token], place: int) -> str | None:
    """Give "except …" where it stands right before a limit or opens the bracket around it."""
    for passed, token in enumerate(reversed(tokens[max(0, place - _FARTHEST_BACK) : place])):
        if token.kind == "condition" and token.name.startswith(EXCEPTIONS):
            opens = text[max(0, token.start - 2) : token.start].rstrip().endswith(("(", "["))
            near = passed < _NEAR_EXCEPTION or opens
            return _clause(text, tokens, place, start=token.start) if near else None
        if token.kind in {"close", "stop"}:
            return None
        if token.kind == "open":
            inside = text[token.end : token.end + 14].lower()
            return _clause(text, tokens, place, start=token.end) if "not incl" in inside else None
    return None


def is_in_bracket_of_figure(tokens: Sequence[Token], place: int) -> bool:
    """Tell what stands in a bracket behind a figure or its name: "1.7 mg/dL (≥ 16 years)"."""
    first = max(0, place - _NEAR_FIGURE)
    opened = [at for at in range(first, place) if tokens[at].kind in {"open", "close"}]
    if not opened or tokens[opened[-1]].kind == "close":
        return False
    before = tokens[max(0, opened[-1] - _NEAR_EXCEPTION - 1) : opened[-1]]
    return any(token.kind in {"parameter", "number"} for token in before)


def heads_a_condition(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell a limit in the words that open a sentence: "In patients with creatinine > 2, …"."""
    head = first
    while head and first - head < _FARTHEST_BACK and tokens[head - 1].kind not in _HEAD_ENDS:
        head -= 1
    opens = head == 0 or tokens[head - 1].kind == "stop"
    if after >= len(tokens):
        return False
    if opens and head < first and tokens[head].name in _OF_WHOM:
        return tokens[after].kind in {"comma", "colon"}
    return _is_supposed(tokens, first) and tokens[after].kind not in {"stop", "close", "and", "or"}


def _is_supposed(tokens: Sequence[Token], place: int) -> bool:
    """Tell "(if bilirubin is > 2 x ULN direct bilirubin must be …": a case, no demand."""
    before = place - 1
    while before > 0 and tokens[before].kind == "filler":
        before -= 1
    if before < 0 or tokens[before].name not in {"if", "when"}:
        return False
    return before == 0 or tokens[before - 1].kind in {"or", "comma", "open", "stop"}
