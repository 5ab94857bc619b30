"""Eligibility told in paragraphs: sentences become items, an announced list its parts."""

import re
from collections.abc import Iterator, Sequence

from trialdesk.criteria.text.blocks import TextBlock
from trialdesk.criteria.text.headings import lead_polarity, remainder
from trialdesk.domain.criterion import Polarity

_PEOPLE = r"(?:patients?|subjects?|participants?|individuals?|women|men|adults|children)"
_MOST = r"^\W{0,3}(?:the )?(?:main |key )?"
_LET_IN = re.compile(
    rf"{_MOST}(?:eligible|included|enrolled)\s{{1,9}}{_PEOPLE}|{_MOST}inclusion criteri"
    rf"|^\W{{0,3}}(?:all )?{_PEOPLE}\s{{1,9}}(?:\S{{1,40}}\s{{1,9}}){{0,6}}?"
    r"(?:(?:were|are|is|was)\s{1,9}(?:eligible|included|required|enrolled)"
    r"|had to|must|have to)\b",
    re.IGNORECASE,
)
_KEPT_OUT = re.compile(
    rf"^\W{{0,3}}(?:patient )?exclu(?:sion|ded)\b|{_MOST}exclusion criteri"
    rf"|^\W{{0,3}}{_PEOPLE}\s{{1,9}}(?:\S{{1,40}}\s{{1,9}}){{0,30}}?"
    r"(?:were|are|is|was|will be)\s{1,9}(?:excluded|ineligible|not eligible)\b",
    re.IGNORECASE,
)
_LEAST_LISTED = 5
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)%\]+][.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bal\.)(?<!\bno\.)"
    r"(?<!approx\.)(?<!\bincl\.)(?<!\bspp\.)"
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bSt\.)(?<!\bProf\.)(?<!\bcf\.)\s{1,9}(?=[A-Z\"“(])"
)
_GOES_ON = re.compile(
    r"^\W{0,9}(?:however|notes?|nb|except\w*|if|for|this|these|those|such|it|they|unless|otherwise|in"
    r"|examples?|see|where|when|also|but|and|or)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"^([^:;]{10,200}:)\s{1,9}(\S[^;]*;.*)$", re.DOTALL)


def in_sentences(
    blocks: Sequence[TextBlock], polarity: Polarity
) -> tuple[list[TextBlock], list[Polarity]]:
    """Part unmarked paragraphs into sentences; each with the polarity its words give it."""
    parted: list[TextBlock] = []
    polarities: list[Polarity] = []
    is_open = polarity == "unknown"
    is_list = not is_open and len(blocks) >= _LEAST_LISTED
    for block in blocks:
        for sentence in [block.body] if is_list else _sentences(block.body):
            polarity = (_stated(sentence) or polarity) if is_open else polarity
            for part in _parts(sentence):
                parted.append(block._replace(body=part))
                polarities.append(polarity)
    return parted, polarities


def _stated(sentence: str) -> Polarity | None:
    start = sentence[:400]
    if _KEPT_OUT.match(start):
        return "exclusion"
    return "inclusion" if _LET_IN.match(start) else None


def _sentences(text: str) -> Iterator[str]:
    held = ""
    for sentence in _SENTENCE_END.split(text):
        if held and _GOES_ON.match(sentence):
            held = f"{held} {sentence}"
            continue
        if held:
            yield held
        held = sentence
    yield held


def _parts(sentence: str) -> list[str]:
    """Part "Patients were excluded for: one; two; three" at its semicolons."""
    announced = _ANNOUNCED.match(sentence)
    if announced is None or lead_polarity(announced[1]) is None or remainder(announced[1]):
        return [sentence]
    return [announced[1], *(part for part in re.split(r"(?<=;)\s{1,9}", announced[2]) if part)]
