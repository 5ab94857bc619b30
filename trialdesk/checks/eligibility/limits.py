"""Limits, times and thresholds that criteria leave open."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import FindingTerm, Hit
from trialdesk.checks.record import RECORD, CheckedRecord, around
from trialdesk.checks.rule import rule
from trialdesk.domain.criterion import Criterion

_HALF_LIFE = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five)\s?(?:\w+\s){0,2}half[- ]?li(?:fe|ves)\b", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|six|eight)[\s-]?(?:weeks?|days?|months?)\b", re.IGNORECASE
)
_COMBINER = re.compile(
    r"\bwhichever|\b(?:short|long|great|less|lat|earli|small)er\b|\bshortest|\blongest"
    r"|\bat least 5 half"
    r"|\bminimum of|\bmaximum of",
    re.IGNORECASE,
)
_RADIATION = re.compile(r"\b(?:radio(?:therapy|therapies)|radiation)\b", re.IGNORECASE)
_DRUG_WORD = re.compile(
    r"\b(?:chemo|drug|agent|antibod|hormon|endocrine|therapy with|immuno)", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\bwithin\s(?:the\s)?(?:\d{1,3}|one|two|three|four|six)\s?(?:weeks?|days?|months?|years?)\b"
    r"(?P<after>[^;.]{0,90})",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"\b(?:before|prior|preced\w+|of|from|after|following|previous\w*|last|past|since|until|start\w*"
    r"|enrol\w*|randomi\w*|screen\w*|post|to|at|pre\w*|first|registration|baseline|completion|ago|follow\w*"
    r"|entry|surgery|end|during|study|treatment|relapse\w*|earlier)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior to|preceding|randomi[sz]ation|enrol+ment|registration|past|previous|last"
    r"|during"
    r"|from"
    r"|first (?:dose|medication|drug)|screening|after|recent|baseline)\b",
    re.IGNORECASE,
)
_SYSTOLIC = re.compile(r"\bsystolic|\bSBP\b", re.IGNORECASE)
_DIASTOLIC = re.compile(r"\bdiastolic|\bDBP\b|\d{2,3}\s?/\s?\d{2,3}", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\(e\.\s?g\.?(?:[^();]|\([^()]{0,40}\)){0,80}?[<>≥≤]\s?=?\s?\d", re.IGNORECASE
)
_OTHER_PRESSURE = re.compile(
    r"\b(?:pulmonary|portal|intracranial|ocular)\s(?:arterial\s)?hypertens", re.IGNORECASE
)
_UNCONTROLLED = re.compile(
    r"\b(?:un|poorly |not |in(?:adequately )?)controll|\bsevere\b|refractory", re.IGNORECASE
)
_BONE_DRUG = re.compile(r"\bbisphosphonates?\b|\bdenosumab\b", re.IGNORECASE)
_BONE = re.compile(
    r"\bcalc(?:ium|aemia|emia)|hypercalc|\bbon[ey]|skelet|osteo|metasta|RANK", re.IGNORECASE
)
_HYPERTENSION = re.compile(r"\bhypertens", re.IGNORECASE)
_YEARS = re.compile(r"\b(?P<years>\d{1,2}|two|three|five|ten)[\s-]?years?\b", re.IGNORECASE)
_NUMBERS = {"two": "2", "three": "3", "five": "5", "ten": "10"}
_CANCER = re.compile(r"\b(?:malignan|cancer|tumou?r|neoplas|carcinoma)", re.IGNORECASE)
_ORGANS = re.compile(
    r"\b(?:adequate|sufficient|acceptable|normal|good|satisfactory)\s(?:\w+,?\s(?:and\s|or\s|/\s?)?){0,5}functions?\b"
    r"|\borgans?(?:'s)?\s(?:\w+\s)?functions?\s(?:\w+\s){0,3}(?:well|normal\w*|adequate)"
    r"|\bcertain standards?\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\d|:\s*$|\b(?:defined|following|below|as follows|per protocol|according to|indicated"
    r"|evidenced|criteria)\b",
    re.IGNORECASE,
)
_MAJOR = re.compile(
    r"^\W{0,3}(?:patients? with |subjects? with |participants? with |any )?(?:known |history of )?"
    r"(?:major|serious|significant|severe|uncontrolled|clinically significant)\s"
    r"(?:cardi(?:ac|ovascular)\s(?:diseases?|disorders?|conditions?)|heart\sdiseases?"
    r"|(?:concomitant\s|concurrent\s)?(?:diseases?|illness(?:es)?))\W{0,3}$",
    re.IGNORECASE,
)
_TOXICITY = re.compile(
    r"\b(?:toxicit|toxic reaction|adverse (?:event|effect|reaction)|side effect|AEs?\b)[^;]{0,140}"
    r"(?:\b(?:grade|level)\s?(?:score\s)?(?:≤|<=|<|of ≤)?\s?(?:1|I|one)\b"
    r"|(?:≤|<=|<)\s?(?:\w+\s){0,2}(?:grade|level)?\s?1\b"
    r"|>\s?(?:CTCAE\s)?grade\s(?:1|I)\b)",
    re.IGNORECASE,
)
_GRADE_FIRST = re.compile(
    r"\b(?:grade|level)\s?(?:≤|<=|>)?\s?1\b[^.;]{0,80}\btoxicit"
    r"|toxic[^.;]{0,60}\babove\b[^.;]{0,20}\b(?:grade|level) 1\b",
    re.IGNORECASE,
)
_PRIOR = re.compile(r"\b(?:prior|previous|past|earlier|before|preceding)\b", re.IGNORECASE)
_RECOVERY = re.compile(
    r"\b(?:recover|resol|restor|return|persist|unresol|uncontrol|ongoing|residual)", re.IGNORECASE
)
_OTHER_TOXICITY = re.compile(
    r"surg|radiat|radioth|immun|PD-?L?-?1|history of|neuropath|mucositis|cardi", re.IGNORECASE
)
_HAIR = re.compile(r"\balopecia|hair", re.IGNORECASE)


@rule("half-lives-without-choice", "medium", RECORD)
def _no_combiner(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("half"):
        matched = _HALF_LIFE.search(item.text)
        if matched and _SPAN.search(item.text) and not _COMBINER.search(item.text):
            shown = around(item.text, matched.start(), matched.end())
            yield record.hit(item, quote=shown)


@rule("half-life-of-radiotherapy", "low", RECORD)
def _decay(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("half"):
        sentence = re.split(r";|\.\s", item.text)
        for part in sentence:
            matched = _RADIATION.search(part)
            if matched and _HALF_LIFE.search(part) and len(_SPAN.findall(part)) == 1:
                yield record.hit(item, quote=around(part, 0, matched.end()))
                break


@rule("window-without-anchor", "low", RECORD)
def _no_anchor(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("within"):
        matched = _WITHIN.search(item.text)
        if matched is None or item.parent is not None or not _is_plain(item):
            continue
        if not _BEFORE.search(item.text) and not _ANCHOR.search(matched["after"]):
            shown = around(item.text, matched.start(), matched.start() + 20)
            yield record.hit(item, quote=shown)


def _is_plain(item: Criterion) -> bool:
    return item.polarity == "exclusion" and not re.search(
        r"normal|limits?\b|range", item.text, re.IGNORECASE
    )


@rule("blood-pressure-one-sided", "low", RECORD)
def _systolic_only(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("systolic", "sbp"):
        text = item.text
        if _HYPERTENSION.search(text) and _SYSTOLIC.search(text) and not _DIASTOLIC.search(text):
            yield record.hit(item)


@rule("hypertension-without-limit", "low", RECORD)
def _no_pressure(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("hypertension"):
        text = item.text
        matched = re.search(r"\bhypertension\b", text, re.IGNORECASE)
        if not matched or _OTHER_PRESSURE.search(text) or not _is_leaf_exclusion(record, item):
            continue
        if _UNCONTROLLED.search(text) and not re.search(r"\d", text):
            shown = around(text, matched.start(), matched.end())
            yield record.hit(item, quote=shown)


def _is_leaf_exclusion(record: CheckedRecord, item: Criterion) -> bool:
    return item.polarity == "exclusion" and item.id not in record.parents


@rule("limit-only-as-example", "low", RECORD)
def _only_example(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("e.g", "e. g"):
        matched = _EXAMPLE.search(item.text)
        if matched:
            shown = around(item.text, matched.start(), matched.end())
            yield record.hit(item, quote=shown)


@rule("drug-against-indication", "high", RECORD)
def _bone_drug(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("bisphos", "denosumab"):
        for part in re.split(r";|\.\s", item.text):
            matched = _BONE_DRUG.search(part)
            if matched and _HYPERTENSION.search(part) and not _BONE.search(part):
                yield record.hit(item, quote=around(part, 0, matched.end()))


@rule("two-look-backs", "low", RECORD)
def _two_windows(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("year"):
        numbers = {
            _NUMBERS.get(word, word) for word in map(str.casefold, _YEARS.findall(item.text))
        }
        if item.polarity == "exclusion" and len(numbers) > 1 and _CANCER.search(item.text):
            spans = tuple(
                FindingTerm("number-of-years", {"number": years}) for years in sorted(numbers)
            )
            yield record.hit(item, spans=spans, quote=item.text[:120])


@rule("organ-function-without-limits", "low", RECORD)
def _vague_function(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("function", "standard"):
        matched = _ORGANS.search(item.text) if item.polarity == "inclusion" else None
        if matched and not _DEFINES.search(item.text) and item.id not in record.parents:
            yield record.hit(item)


@rule("disease-without-definition", "low", RECORD)
def _vague_disease(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("disease", "disorder", "condition", "illness"):
        if _MAJOR.match(item.text) and _is_leaf_exclusion(record, item):
            yield record.hit(item)


@rule("hair-loss-not-exempt", "medium", RECORD)
def _hair(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("toxi", "adverse", "side effect"):
        text = item.text
        named = _TOXICITY.search(text) or _GRADE_FIRST.search(text)
        is_prior = _PRIOR.search(text) and _RECOVERY.search(text)
        about_before = is_prior and not _OTHER_TOXICITY.search(text)
        below = [other.text for other in record.items if other.parent == item.id]
        if named and about_before and not _HAIR.search(" ".join([text, *below])):
            yield record.hit(item)
