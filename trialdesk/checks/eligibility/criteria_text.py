"""How the criteria are written: what is lost, repeated or open to two readings."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, around, shortened
from trialdesk.checks.rule import rule
from trialdesk.domain.criterion import Criterion

_ENUMERATOR = re.compile(
    r"(?:^|[\s;,:.(/])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)$|[:;]-?\)$", re.IGNORECASE
)
_LABEL = 6  # characters of the longest label of an entry
_FAVOURABLE = re.compile(
    r"\b(?:stable|controlled|recovered|resolved|off (?:cortico)?steroids?|adequately treated"
    r"|without (?:symptoms|evidence|progression))\b[^.;]{0,110}"
    r"\b(?:are|is|will be|should be|must be) (?:excluded|ineligible|not eligible)\b",
    re.IGNORECASE,
)
_UNFAVOURABLE = re.compile(
    r"\b(?:not|un|in|never|without being|except|unless|less than|other than|insufficiently)\W{0,2}"
    r"(?:\w+\s){0,2}(?:stable|controlled|recovered|resolved)|uncontrolled|unstable|if not\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"^\W{0,3}(?:excluded are|excludes?:?|(?:patients?|subjects?|participants?)? ?(?:are )?"
    r"(?:not eligible|ineligible|excluded)\b)",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\b(?:except|unless|however|but|although|allowed|eligible if)\b", re.IGNORECASE
)
_DANGLING = re.compile(
    r"(?:\b(?:and|of|with|the|to|for|by|than|including|such as)|\()\s*$", re.IGNORECASE
)
_OR_LIST = re.compile(r"\b(?:and/or|and|or)\s*$", re.IGNORECASE)
_LATER_CLAUSE = re.compile(
    r"[;.]\s+(?P<clause>(?:Participants|Patients|Subjects|Individuals) who (?:have |had )?"
    r"(?:previously |already )?(?:received|undergone|been treated with) [^;.]+)[;.]?$"
)
_LIMITED = re.compile(
    r"\d|\b(?:exclu|not|except|unless|no |allow|permit|eligible|enrol|can |may |must)",
    re.IGNORECASE,
)
_FIRST_LETTER = re.compile(r"^[ \t]{0,9}(?:[*-]\s)?a[).]\s", re.MULTILINE)
_SECOND_LETTER = re.compile(r"(?:^|\s)(?:[*-]\s{0,3})?\(?b[).]", re.MULTILINE | re.IGNORECASE)
_CJK_SIGN = re.compile(r"[。，；：（）、]")
_CJK_WORD = re.compile(r"[\u4e00-\u9fff]")
_RESIDUE = re.compile(
    r"\\[<>~\[\]*_^]|\\(?:geq|leq|pm|times)\b|\*\*\w|&(?:lt|gt|amp|nbsp);|</?(?:b|i|sub|sup|br|p)>"
)
_GLUED = re.compile(
    r"(?:CommonTerminology|TerminologyCriteria|HumanEpidermal|EpidermalGrowth|GrowthFactor"
    r"|FactorReceptor|ResponseEvaluation|EasternCooperative|CooperativeOncology|OncologyGroup"
    r"|AmericanSociety|ClinicalOncology|BreastCancer|InformedConsent|AdverseEvent"
    r"|DiseaseProgression|SolidTumo)\w*"
)
_LINES = re.IGNORECASE | re.MULTILINE
_NEXT_SUBJECT = re.compile(
    r"[a-z)]\.\s{1,3}(?P<next>(?:Suffering|History|Presence|Severe|Uncontrolled|[A-Z][a-z]+oid"
    r"|[A-Z][a-z]+ (?:arthritis|disease|disorder|infection|syndrome))\b[^;.]{20,})[;.]?$"
)
_REFERS = re.compile(
    r"\b(?:this(?! study| trial)|these|such|except|however|allowed|permitted|eligible|unless"
    r"|(?:is|are) defined)\b",
    re.IGNORECASE,
)
_AGE_FIRST = re.compile(r"\W{0,3}(?:between the )?age", re.IGNORECASE)
_LONG_ENOUGH = 20
_ENDING = 15
_FEW_ITEMS = 4
_SEVERAL_LISTS = 3  # as many repeated criteria mean lists of several cohorts


def unbalanced(text: str) -> tuple[int, int]:
    """Count brackets never closed and never opened; the one of "a)" is neither."""
    depth = lone = 0
    for place, sign in enumerate(text):
        if sign in "(（":
            depth += 1
        elif sign in ")）" and depth:
            depth -= 1
        elif sign == ")" and not _ENUMERATOR.search(text[max(0, place - _LABEL) : place + 1]):
            lone += 1
    return depth, lone


@rule("brackets-unbalanced", "low", RECORD)
def _brackets(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.items:
        if item.text.count("(") == item.text.count(")") and "（" not in item.text:
            continue
        never_closed, never_opened = unbalanced(item.text)
        if never_closed or never_opened:
            variant = "unclosed" if never_closed else "unopened"
            yield record.hit(item, variant, number=never_closed or never_opened)


@rule("lost-negation", "high", RECORD)
def _lost_negation(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("exclu", "ligible"):
        words = _favoured(item.text) if item.polarity == "exclusion" else ""
        if words:
            yield record.hit(item, quote=shortened(words))


def _favoured(text: str) -> str:
    """Return the words that exclude a favourable state; empty where there are none."""
    matched = _FAVOURABLE.search(text)
    if matched is None or _UNFAVOURABLE.search(text[max(0, matched.start() - 25) : matched.end()]):
        return ""
    return matched[0]


@rule("excluded-in-exclusion", "low", RECORD)
def _excluded_twice(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.exclusions:
        if (
            _TWICE.search(item.text)
            and not _EXCEPTION.search(item.text)
            and not _favoured(item.text)
        ):
            yield record.hit(item)


@rule("criterion-unfinished", "medium", RECORD)
def _unfinished(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.items:
        ending = item.text[-_ENDING:]
        if not _DANGLING.search(ending) or len(item.text) <= _LONG_ENOUGH:
            continue
        is_last = item is record.items[-1]
        if item.id not in record.parents and (is_last or not _OR_LIST.search(ending)):
            yield record.hit(item, quote=item.text[-70:])


@rule("clause-left-over", "medium", RECORD)
def _left_over(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.speaking_of("received", "undergone", "treated"):
        matched = _LATER_CLAUSE.search(item.text)
        if matched and item.polarity == "exclusion" and not _LIMITED.search(matched["clause"]):
            yield record.hit(item, quote=matched["clause"])


@rule("enumeration-of-one", "low", RECORD)
def _lone_letter(record: CheckedRecord) -> Iterator[Hit]:
    text = record.trial.eligibility.text or ""
    for matched in _FIRST_LETTER.finditer(text):
        if not _SECOND_LETTER.search(text, matched.end(), matched.end() + 3_000):
            line = text[matched.start() : text.find("\n", matched.end())]
            yield hit("eligibility/text", quote=shortened(line))


@rule("criterion-repeated", "low", RECORD)
def _repeated(record: CheckedRecord) -> Iterator[Hit]:
    seen: dict[tuple[str, str | None, str], Criterion] = {}
    again = []
    for item, words in record.folded:
        key = (item.polarity, item.group, words)
        first = seen.setdefault(key, item)
        if first is not item and len(words) >= _LONG_ENOUGH and first.parent == item.parent:
            again.append(record.hit(item, first=first.id))
    if len(again) <= _SEVERAL_LISTS:
        yield from again


@rule("criterion-in-both-lists", "high", RECORD)
def _both_lists(record: CheckedRecord) -> Iterator[Hit]:
    criteria = record.folded
    admitted = {words: item.id for item, words in criteria if item.polarity == "inclusion"}
    for item, words in criteria:
        if item.polarity != "exclusion":
            continue
        if len(words) >= _LONG_ENOUGH and words in admitted:
            yield record.hit(item, inclusion=admitted[words])


@rule("heading-without-criteria", "medium", RECORD)
def _empty_list(record: CheckedRecord) -> Iterator[Hit]:
    polarities = {item.polarity for item in record.items}
    text = record.trial.eligibility.text or ""
    for polarity, other in (("exclusion", "inclusion"), ("inclusion", "exclusion")):
        headed = re.search(
            rf"^\W{{0,9}}{polarity} criteria\W{{0,9}}$", text, re.IGNORECASE | re.MULTILINE
        )
        none = re.search(
            rf"^\W{{0,9}}{polarity} criteria\W{{0,9}}(?:none|n/?a|nil|not applicable)\b",
            text,
            _LINES,
        )
        if headed and not none and polarity not in polarities and other in polarities:
            yield hit("eligibility/text", variant=polarity)


@rule("criteria-abridged", "low", RECORD)
def _abridged(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    count = len(record.items)
    if 0 < count < _FEW_ITEMS and {"PHASE2", "PHASE3"} & set(trial.phases):
        yield hit("eligibility/text", number=count)


@rule("several-subjects-in-one", "low", RECORD)
def _several(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.items:
        sentence = _NEXT_SUBJECT.search(item.text) if item.polarity == "exclusion" else None
        if sentence and not _REFERS.search(sentence["next"]) and item.id not in record.parents:
            yield record.hit(item, quote=sentence["next"])
    for item in record.speaking_of("ecog"):
        if _AGE_FIRST.match(item.text) and item.text.count(";"):
            yield record.hit(item, "age")


@rule("foreign-punctuation", "low", RECORD)
def _signs(record: CheckedRecord) -> Iterator[Hit]:
    texts = [*record.design_texts, *record.outcome_texts]
    for path, text in texts:
        matched = _CJK_SIGN.search(text)
        if matched and not _CJK_WORD.search(text):
            yield hit(path, quote=around(text, matched.start(), matched.end()), sign=matched[0])
            return
    for item in record.items:
        matched = _CJK_SIGN.search(item.text)
        if matched and not _CJK_WORD.search(item.text):
            shown = around(item.text, matched.start(), matched.end())
            yield record.hit(item, quote=shown, sign=matched[0])
            return


@rule("markup-left-over", "low", RECORD)
def _residue(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    labels = [(f"arms/{place}/label", arm.label) for place, arm in enumerate(trial.arms)]
    for path, text in (*record.titles, *record.outcome_texts, *labels):
        matched = _RESIDUE.search(text or "")
        if text and matched:
            yield hit(path, quote=around(text, matched.start(), matched.end()))
            return


@rule("words-run-together", "low", RECORD)
def _glued(record: CheckedRecord) -> Iterator[Hit]:
    for item in record.items:
        matched = _GLUED.search(item.text)
        if matched:
            start = re.search(r"\w*$", item.text[: matched.start()])
            words = (start[0] if start else "") + matched[0]
            yield record.hit(item, quote=words)
