"""What a heading says: a list of inclusions or exclusions begins, or a group of items does."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from trialdesk.domain.criterion import Polarity

_LONGEST_TITLE = 160
_LONGEST_MISSPELT = 45
_MOST_WRONG = 2
_LISTS: tuple[Polarity, Polarity] = ("inclusion", "exclusion")
_LONGEST_LABEL = 12
_LONGEST_LABEL_WITHOUT_COLON = 6

_SIGNS = ("clusion", "CLUSION", "riteri", "RITERI", "ligib", "LIGIB", "标准")
_NON_INCLUSION = re.compile(r"\bnon-?inclusion\b", re.IGNORECASE)
_INCLUSION = re.compile(r"\bin[clu]{2,3}sions?\b|入选标准|纳入标准|入组标准", re.IGNORECASE)
_EXCLUSION = re.compile(
    r"\bex[clu]{2,3}sions?\b|\bineligibility\b|排除标准|剔除标准", re.IGNORECASE
)
_INCLUDED = re.compile(r"\bin[clu]{2,3}(?:ded?|ding|sive)\b", re.IGNORECASE)
_EXCLUDED = re.compile(r"\bex[clu]{2,3}(?:ded?|des|ding|sive)\b|\bineligib\w+", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:(?:non-?)?inclusion|exclusion|eligibility|ineligibility)(?:\s{0,9}(?:and|/|&|or)\s{0,9}"
    r"(?:(?:in|ex)clusion|(?:in)?eligibility))?\s{1,9}(?:and\s{1,9}\w+\s{1,9})?(?:criteri(?:a|on)|requirements)\b"
    r"|^\W{0,9}(?:\S+\s{1,9}){0,3}(?:in|ex)clusions?\W{0,9}$"
    r"|^\W{0,9}(?:\S+\s{1,9}){0,3}(?:in|ex)[clu]{2,3}\w{2,7}\s{1,9}c\w{0,3}[rt]\w{2,7}\W{0,9}$"
    r"|^\W{0,9}(?:removing|dropout|drop-out|withdrawal) criteria\W{0,9}$"
    r"|入选标准|纳入标准|入组标准|排除标准|剔除标准",
    re.IGNORECASE,
)
_TITLE_FIRST = re.compile(
    r"^\W{0,9}(?:(?:[kK]ey|KEY|[mM]ain|MAIN) )?(?:[iI]nclusion|[eE]xclusion|INCLUSION|EXCLUSION) "
    r"(?:[cC]riteria|CRITERIA) (?=[A-Z])"
)
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_BOTH = re.compile(r"\beligibility\s{0,9}(?:and|/|&|or)\b", re.IGNORECASE)
_STATES = re.compile(
    r"\b(?:may|appl(?:y|ies)|meets?|meeting|met|not|complying|fulfil\w*|remain\w*|reads?|ha[sv]e?"
    r"|had|are|is|was|were|be|been|will|would|must|shall|should|could|can|cannot|per|available"
    r"|satisf\w+|defined|listed|period|determined|those)\b",
    re.IGNORECASE,
)
_WITH_REST = re.compile(
    r"^(\W{0,9}(?:\w[\w/-]*\s{1,9}){0,3}(?:inclusion|exclusion)\s{1,9}criteri(?:a|on)"
    r"(?:\s{0,9}\([^()]{1,60}\)|\s{1,9}(?:for|to|of|in)\s[^:.]{1,80})?\s{0,9}[:：])\s{0,9}(\S.*)$"
    r"|^(\W{0,9}(?:入选|纳入|入组|排除|剔除)标准\s{0,9}[:：])\s{0,9}(\S.*)$",
    re.IGNORECASE,
)
_TOPICS = re.compile(
    r"((?:DISEASE|PATIENT) CHARACTERISTICS:|PRIOR\W{0,3}(?:OR |AND )?CONCURRENT THERAPY:)"
    r"\s{0,9}(.*)$",
    re.DOTALL,
)
_TOPIC_STARTS = ("DISEASE", "PATIENT", "PRIOR")
_TOPIC_INSIDE = re.compile(
    r"\s(?=(?:Age|Sex|Menopausal status|Performance status|Life expectancy|Hematopoietic|Hepatic"
    r"|Renal|Cardiovascular|Pulmonary|Neurologic|Immunologic|Gastrointestinal|Other"
    r"|Biologic therapy|Chemotherapy|Endocrine therapy|Radiotherapy|Surgery): )"
)
_LEAD = re.compile(
    r"\b(?:following|if (?:they|he|she|any|the|one|all)|who|these|criteria|criterion|must|reasons?"
    r"|the (?:subject|patient|participant)s?)\b",
    re.IGNORECASE,
)
_FOR_ELSE = (
    r"(?!\s{1,9}(?:for|to)\s{1,9}(?!(?:(?:the|this|our|any|a|be|study)\s{1,9}){0,3}"
    r"(?:study|trial|participa|enrol|inclu|ent|protocol|regist|randomi|receive study)))"
)
_KEPT_OUT = re.compile(
    rf"(?:^\W{{0,9}}|\b(?:are|is|be|was|were|deemed|considered)\s{{1,9}})ineligible\b{_FOR_ELSE}"
    r"|\b(?:disqualif\w+|exclu(?:de|ded|des|ding|sion|sions))\b"
    rf"|\bnot\s{{1,9}}(?:be\s{{1,9}})?eligible\b{_FOR_ELSE}"
    r"|\bnot\s{1,9}(?:be\s{1,9})?(?:enrol\w+|included?|participate|enter)\b"
    r"|(?<!who )(?<!that )\b(?:(?:must|may|should|can|will|shall)\s{1,9}not|cannot)\b",
    re.IGNORECASE,
)
_LET_IN = re.compile(
    r"\b(?:eligible|eligibility|inclu(?:de|ded|sion)|enrol\w*|participat\w+|meet|met|satisfy|fulfil\w*"
    r"|enter)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^\W{0,9}(?:notes?|nb|n\.b|except\w*|exempt\w*|unless|definitions?)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\W{0,3}(?:none|no|nil|n\W?a|not applicable"
    r"|no (?:additional |other )?(?:in|ex)clusion criteria)\W{0,3}",
    re.IGNORECASE,
)
_LONGEST_NONE = 50
_GENERIC_WORDS = """
key main major minor most important abbreviated selected general principal specific additional
criteria criterion criterium inclusion inclusions exclusion exclusions noninclusion non
eligibility eligible ineligible ineligibility subject subjects patient patients participant
participants individual individuals person persons people volunteers study trial research
based protocol current present all any each every both the a an of for to in into on at from with by
and or as if they he she it who which that this these those following below above listed one
more least must may will would shall should can cannot be been is are was were has have had not
meet meets meeting met satisfy satisfies satisfying fulfil fulfill fulfils fulfilled apply
applies applicable order enrolled enrollment enrolment enroll enrol entry enter entering
participate participating participation include included including exclude excluded excluding
exclusionary baseline time screening only do does conditions condition characteristics reasons
reason performed disqualified considered before unless otherwise noted specified stated same
when i e 入选标准 纳入标准 入组标准 排除标准 剔除标准
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_REQUIRES = re.compile(
    r"\b(?=[a-z])(?:is|are|was|were|be|been|ha[sv]e?|had|must|should|shall|will|would|may|can|could|needs?"
    r"|meets?|met|recei\w+|defined|confirmed|determined|documented|provided|allowed|permitted"
    r"|agree\w*|requir(?:es?|ed|ing)|includ(?:e|es|ed|ing)|adequate\w*|inadequate|sufficient"
    r"|history of|known|active|uncontrolled|controlled|clinically|significant|evidenced?|measurable"
    r"|positive|negative|abnormal\w*|normal|impaired|severe|serious|at least|either|diagnos\w+"
    r"|suspected|presence|use of|no|none|not|without|any|willing\w*|able|ability|unable|failure"
    r"|failed|progress\w+|treated|untreated|aged?(?!\W*$)|within|following|exceed\w*"
    r"|such as|as follows"
    r"|acceptable|e\.g)\b|[≥≤<>=]|\d\s{0,9}%",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"\b(?:of|with|for|to|in|by|than|the|or|and|on|from|who|that|which|if|when|after|before"
    r"|during)\s{0,9}[:：]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CriteriaSection:
    """A list of one polarity begins; ``scope`` is the heading where it says for whom."""

    polarity: Polarity
    heading: str
    scope: str | None = None
    rest: tuple[str, ...] = ()
    """Words of items on the same line."""
    is_topic: bool = False
    """Return whether it only names what the requirements below it are about."""


def section(text: str, *, at_title: bool) -> CriteriaSection | None:
    """Read a line as the start of an inclusion or exclusion list; None where it is none.

    ``at_title`` tells that a list follows the line, so that words after the colon may be title.
    """
    if text.startswith(_TOPIC_STARTS) and (topics := _TOPICS.match(text)):
        stated = tuple(_TOPIC_INSIDE.split(topics[2])) if topics[2] else ()
        return CriteriaSection("inclusion", topics[1], _scope(topics[1]), stated, is_topic=True)
    titled = _titled(text, at_title=at_title)
    misspelt = _misspelt(text) if titled is None else None
    return titled if misspelt is None else CriteriaSection(misspelt, text, _scope(text))


def _titled(text: str, *, at_title: bool) -> CriteriaSection | None:
    if not any(map(text[:_LONGEST_TITLE].__contains__, _SIGNS)):
        return None
    rest = _WITH_REST.match(text)
    if rest is not None:
        head, tail = (rest[1], rest[2]) if rest[1] else (rest[3], rest[4])
        if not _belongs_to_title(tail, at_title=at_title):
            return CriteriaSection(_named_polarity(head), head, _scope(head), (tail,))
    if len(text) > _LONGEST_TITLE or _TITLE.search(text) is None:
        return None
    if rest is None and not text.rstrip().endswith((":", "：")) and not _titles(text):
        return None
    return CriteriaSection(_named_polarity(text), text, _scope(text))


@lru_cache(maxsize=512)
def _misspelt(text: str) -> Polarity | None:
    """Return which list a misspelt title such as "Inlcusion Citeria" opens."""
    if len(text) > _LONGEST_MISSPELT or text[-1] in ".;," or not (" c" in text or " C" in text):
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    for first, second in pairwise(words):
        if second[0] == "c" and _is_near(second, "criteria"):
            near = [name for name in _LISTS if name[0] == first[0] and _is_near(first, name)]
            return near[0] if near else None
    return None


@lru_cache(maxsize=256)
def _is_near(word: str, name: str) -> bool:
    """Return whether two letters at most are missing, added, changed or exchanged."""
    if abs(len(word) - len(name)) > _MOST_WRONG:
        return False
    rows = [list(range(len(name) + 1))]
    for at, letter in enumerate(word):
        row = [at + 1]
        for to, other in enumerate(name):
            row.append(min(rows[-1][to + 1] + 1, row[to] + 1, rows[-1][to] + (letter != other)))
            if at and to and letter == name[to - 1] and word[at - 1] == other:
                row[-1] = min(row[-1], rows[-2][to - 1] + 1)
        rows.append(row)
    return rows[-1][-1] <= _MOST_WRONG


def _titles(text: str) -> bool:
    """Recognise a title without a colon from a criterion that speaks of criteria."""
    if _TITLE_FIRST.match(text) and lead_polarity(text) is not None:
        return True
    ends = text.rstrip().endswith((".", ";")) and bool(remainder(text))
    return not ends and _STATES.search(text) is None


def _belongs_to_title(tail: str, *, at_title: bool) -> bool:
    words = re.findall(r"[^\W\d]{2,}", tail)
    if not words or says_nothing(tail):
        return True
    if lead_polarity(tail) is not None and not remainder(_BRACKETS.sub("", tail)):
        return True
    capital = all(word[0].isupper() or word in {"and", "the", "of", "for"} for word in words)
    return at_title and capital and len(words) > 1 and tail[-1] not in ".;"


def _named_polarity(text: str) -> Polarity:
    if _BOTH.search(text) and _EXCLUSION.search(text):
        return "unknown"
    without = _NON_INCLUSION.sub("exclusion", text)
    for let_in, kept_out in ((_INCLUSION, _EXCLUSION), (_INCLUDED, _EXCLUDED)):
        stated = (let_in.search(without) is not None, kept_out.search(without) is not None)
        if stated == (True, True):
            return "unknown"
        if stated != (False, False):
            return "exclusion" if stated[1] else "inclusion"
    return lead_polarity(text) or _misspelt(text) or "unknown"


def lead_polarity(text: str) -> Polarity | None:
    """Return the list a sentence such as "Patients with the following are excluded:" opens."""
    if _LEAD.search(text) is None or _REMARK.match(text):
        return None
    if _INCLUSION.search(text) and _EXCLUSION.search(text):
        return None
    if _KEPT_OUT.search(text):
        return "exclusion"
    return "inclusion" if _LET_IN.search(text) else None


def remainder(text: str) -> tuple[str, ...]:
    """Return the words of a heading that any list of criteria could not carry."""
    words = re.findall(r"[^\W_]+", text.lower())
    return tuple(word for word in words if word not in _GENERIC)


def says_nothing(text: str) -> bool:
    """Recognise "None" or "N/A", which stand in the place of a list."""
    return len(text) < _LONGEST_NONE and _NONE.fullmatch(text) is not None


def _scope(text: str) -> str | None:
    return text if remainder(text) else None


def is_title(text: str) -> bool:
    """Recognise words of a heading from a sentence that requires something."""
    return _REQUIRES.search(text) is None


def is_label(text: str) -> bool:
    """Recognise a heading ("Medical history:") from words that state a requirement themselves."""
    words = text.split()
    colon = text.endswith((":", "："))
    longest = _LONGEST_LABEL if colon else _LONGEST_LABEL_WITHOUT_COLON
    if not words or len(words) > longest or (not colon and text[-1] in ".;,"):
        return False
    return _REQUIRES.search(text) is None and _OPEN_ENDED.search(text) is None
