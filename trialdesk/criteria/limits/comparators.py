"""Comparators in signs and words, before and after the number."""

import re

from trialdesk.domain.constraint import Operator

COMPARING: dict[str, Operator] = {
    "greater than or equal to": ">=",
    "greater or equal to": ">=",
    "greater than or equal": ">=",
    "more than or equal to": ">=",
    "higher than or equal to": ">=",
    "equal to or greater than": ">=",
    "equal to or more than": ">=",
    "equal or greater than": ">=",
    "equal to or higher than": ">=",
    "at least": ">=",
    "at a minimum": ">=",
    "no less than": ">=",
    "not less than": ">=",
    "no lower than": ">=",
    "not lower than": ">=",
    "not below": ">=",
    "a minimum of": ">=",
    "minimum of": ">=",
    "minimum": ">=",
    "greater than": ">",
    "more than": ">",
    "higher than": ">",
    "larger than": ">",
    "older than": ">",
    "in excess of": ">",
    "exceeds": ">",
    "exceed": ">",
    "exceeding": ">",
    "exceeded": ">",
    "above": ">",
    "over": ">",
    "less than or equal to": "<=",
    "less or equal to": "<=",
    "less than or equal": "<=",
    "lower than or equal to": "<=",
    "equal to or less than": "<=",
    "equal to or lower than": "<=",
    "equal or less than": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "no greater than": "<=",
    "not greater than": "<=",
    "no higher than": "<=",
    "not higher than": "<=",
    "not above": "<=",
    "not over": "<=",
    "not exceeding": "<=",
    "not exceed": "<=",
    "does not exceed": "<=",
    "do not exceed": "<=",
    "not to exceed": "<=",
    "at most": "<=",
    "up to": "<=",
    "a maximum of": "<=",
    "maximum of": "<=",
    "less than": "<",
    "fewer than": "<",
    "lower than": "<",
    "younger than": "<",
    "below": "<",
    "under": "<",
    "大于等于": ">=",
    "不低于": ">=",
    "至少": ">=",
    "大于": ">",
    "超过": ">",
    "高于": ">",
    "小于等于": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "小于": "<",
    "低于": "<",
    "equal to or above": ">=",
    "equal to or over": ">=",
    "equal or above": ">=",
    "equal or over": ">=",
    "equal or higher than": ">=",
    "equal or more than": ">=",
    "above or equal to": ">=",
    "higher or equal to": ">=",
    "greater than/equal to": ">=",
    "superior or equal to": ">=",
    "no fewer than": ">=",
    "not fewer than": ">=",
    "a min of": ">=",
    "superior to": ">",
    "equal to or below": "<=",
    "equal to or under": "<=",
    "equal or below": "<=",
    "equal or lower than": "<=",
    "below or equal to": "<=",
    "lower or equal to": "<=",
    "less than/equal to": "<=",
    "inferior or equal to": "<=",
    "must not exceed": "<=",
    "should not exceed": "<=",
    "cannot exceed": "<=",
    "not in excess of": "<=",
    "at the most": "<=",
    "inferior to": "<",
    "大于或等于": ">=",
    "高于或等于": ">=",
    "不小于": ">=",
    "不少于": ">=",
    "多于": ">",
    "小于或等于": "<=",
    "低于或等于": "<=",
    "不大于": "<=",
    "不得超过": "<=",
    "少于": "<",
}

WORDS = "|".join(
    re.escape(words).replace(r"\ ", r"\s{1,9}")
    for words in sorted(COMPARING, key=len, reverse=True)
)
SIGNS = (
    r"[<>]\s?/\s?=|[<>＜＞]\s?=|=\s?(?:/\s?)?[<>]|[<>]\s?or\s?(?:=|equal(?:\sto)?(?![a-z]))"
    r"|[<>≤≥⩽⩾≦≧＜＞˂˃]"
)
PATTERN = rf"{SIGNS}|(?<![a-z])(?:{WORDS})(?![a-z])"

AFTER = re.compile(
    r"\s{0,2},?\s{0,2}(?:(?:years|months|weeks|days)\s{1,2})?"
    r"(?:(?:of\s{1,2}age|old)\s{0,2},?\s{0,2})?"
    r"(?:(?P<low>(?:(?:or|and)\s{1,2}(?:older|above|over|more|greater|higher|longer|up|superior)|及以上|以上))"
    r"|(?P<high>(?:or|and)\s{1,2}(?:younger|below|under|less|lower|fewer|inferior)|及以下|以下)"
    r"|(?P<better>or\s{1,2}(?:better))|(?P<worse>or\s{1,2}(?:worse)))(?![a-z])"
)


def operator(words: str) -> Operator:
    """Return the operator that signs or words stand for."""
    if words[0] in _SIGN_STARTS:
        return _of_signs(words)
    return COMPARING[" ".join(words.split())]


_SIGN_STARTS = "<>=≤≥⩽⩾≦≧＜＞˂˃"


def _of_signs(signs: str) -> Operator:
    upward = any(sign in signs for sign in ">≥⩾≧＞˃")
    equal = "equal" in signs or any(sign in signs for sign in "=≤≥⩽⩾≦≧")
    if upward:
        return ">=" if equal else ">"
    return "<=" if equal else "<"
