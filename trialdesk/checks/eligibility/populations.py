"""Who takes part: fields, titles and criteria against each other."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, around, shortened
from trialdesk.checks.rule import rule
from trialdesk.domain.treatment import Intervention
from trialdesk.domain.trial import age_in_years
from trialdesk.vocabulary.drugs import names_drug_aimed_at

_WOMEN_ONLY = re.compile(
    r"^\W{0,4}(?:adult |eligible )?(?:women|female (?:patients?|subjects?|participants?)"
    r"|females?)\b"
    r"(?! of (?:child|reproductive|non|fertile)| (?:who are|with child|with reprod|capable|able|"
    r"must|should|and (?:men|male)|or (?:men|male)|/|who could|who can|in (?:the )?(?:child|fertil)"
    r"|who (?:have|has) (?:child|the potential)|taking|using|not of|agree))",
    re.IGNORECASE,
)
_MEN = re.compile(r"\b(?<!fe)(?:men|males?|man)\b", re.IGNORECASE)
_BEARING = re.compile(
    r"child|contracep|pregnan|lactat|fertil|menopaus|reproduct|nursing|breast[- ]?feed|amenorr",
    re.IGNORECASE,
)
_MALE_RULE = re.compile(
    r"\b(?<!fe)(?:male (?:patients?|subjects?|participants?)|men (?:must|should|who|with)|males)\b",
    re.IGNORECASE,
)
_MALE_OUT = re.compile(r"\bmale (?:breast|partner)|partners?\b|non-?male", re.IGNORECASE)
_AGES = re.compile(
    r"\bage[sd]?\b[^.;\d]{0,25}?(?<![>≥<≤])(?P<low>\d{2})\s{0,2}(?:years?\s{0,2})?(?:-|–|—|~|to|and)\s{0,2}"
    r"(?P<high>\d{2})\b(?!\s?(?:months|days|weeks|%))"
    r"|^\W{0,3}(?P<low2>\d{2})\s{0,2}(?:-|–|—|~|to)\s{0,2}(?P<high2>\d{2})\s{0,2}years",
    re.IGNORECASE,
)
_LEAST_AGE = re.compile(
    r"^\W{0,3}(?:patients? |subjects? |women |men |participants? )?(?:is |are )?(?:age[ds]?)"
    r"\b\W{0,3}"
    r"(?P<sign>≥|>=|=>|>|older than|over|at least)\s?(?P<age>\d{2})\b"
    r"(?!\s?(?:months|days|weeks|%|-|–|to|and\s?[<≤]))",
    re.IGNORECASE,
)
_AT_LEAST = frozenset({"≥", ">=", "=>", "at least"})
_POSITIVE = re.compile(
    r"\b(?:HER-?2|ErbB-?2)(?:/neu)?\)?[\s-]{0,3}(?:positive|over-?express\w*|amplified|\+(?=\W|$))"
    r"|\bhuman epidermal growth factor receptor (?:type )?2[\s-](?:positive|over-?express)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:HER-?2|ErbB-?2)(?:/neu)?\)?[\s-]{0,3}negative|\btriple[- ]negative"
    r"|\bhuman epidermal growth factor receptor (?:type )?2[\s-]negative",
    re.IGNORECASE,
)
_LOW = re.compile(r"\bHER-?2\)?[\s-]{0,3}(?:ultra-?)?low\b", re.IGNORECASE)
_EXPRESSING = re.compile(r"\bHER-?2\)?[\s-]{0,3}express", re.IGNORECASE)
_HER2_STEMS = ("her2", "her-2", "erbb", "epidermal growth", "triple")
_DEFINED = re.compile(
    r"\bIHC|immuno-?histo|\bF?ISH\b|\bC?ISH\b|in[- ]situ[- ]hybrid|amplif|\bASCO|\bCAP\b"
    r"|[0-3]\s?\+|copy number"
    r"|HER-?2/CEP|hercept",
    re.IGNORECASE,
)
_TARGETS_HER2 = re.compile(
    r"\b(?:anti-?HER-?2|HER-?2[- ](?:target\w*|directed|blockade)|HER-?2\)? bispecific"
    r"|target\w* HER-?2)",
    re.IGNORECASE,
)
_METASTATIC = re.compile(r"\bmetasta", re.IGNORECASE)
_LOCALLY = re.compile(r"\blocally (?:advanced|recurrent)", re.IGNORECASE)


@rule("sex-against-criteria", "medium", RECORD)
def _women(record: CheckedRecord) -> Iterator[Hit]:
    text = record.trial.eligibility.text or ""
    words = " ".join(part for _path, part in record.design_texts)
    if record.trial.eligibility.sex != "ALL":
        return
    for item in record.speaking_of("women", "female"):
        is_rule = item.polarity == "inclusion" and _WOMEN_ONLY.match(item.text)
        if is_rule and not _BEARING.search(item.text):
            if not _MEN.search(text) and not _MEN.search(words):
                yield record.hit(item)
            return


@rule("men-where-women-only", "medium", RECORD)
def _men(record: CheckedRecord) -> Iterator[Hit]:
    if record.trial.eligibility.sex != "FEMALE":
        return
    for item in record.items:
        matched = _MALE_RULE.search(item.text)
        if matched and not _MALE_OUT.search(item.text) and item.polarity == "inclusion":
            yield record.hit(item, quote=around(item.text, matched.start(), matched.end()))
            return


@rule("age-against-criteria", "high", RECORD)
def _ages(record: CheckedRecord) -> Iterator[Hit]:
    limits = record.trial.eligibility
    low, high = age_in_years(limits.minimum_age), age_in_years(limits.maximum_age)
    stated = [
        (item, matched)
        for item in record.speaking_of("age", "years")
        if item.polarity == "inclusion" and (matched := _AGES.search(item.text))
    ]
    if len(stated) != 1:
        return
    item, matched = stated[0]
    words = int(matched["low"] or matched["low2"]), int(matched["high"] or matched["high2"])
    if words[0] >= words[1] or (low is None and high is None):
        return
    if words[0] != low or words[1] != high:
        minimum = limits.minimum_age or FindingTerm("no-minimum")
        maximum = limits.maximum_age or FindingTerm("no-maximum")
        yield record.hit(item, quote=matched[0].strip(), minimum=minimum, maximum=maximum)


@rule("minimum-age-against-criteria", "high", RECORD)
def _least_age(record: CheckedRecord) -> Iterator[Hit]:
    low = age_in_years(record.trial.eligibility.minimum_age)
    stated = [
        (item, matched) for item in record.inclusions if (matched := _LEAST_AGE.search(item.text))
    ]
    if len(stated) != 1 or low is None:
        return
    item, matched = stated[0]
    age, is_least = int(matched["age"]), matched["sign"].casefold() in _AT_LEAST
    if age != low and not (not is_least and age + 1 == low):
        minimum = record.trial.eligibility.minimum_age
        yield record.hit(item, quote=matched[0].strip(), minimum=minimum)


@rule("minimum-age-admitted", "low", RECORD)
def _above_minimum(record: CheckedRecord) -> Iterator[Hit]:
    low = age_in_years(record.trial.eligibility.minimum_age)
    for item in record.inclusions:
        matched = _LEAST_AGE.search(item.text)
        if matched and matched["sign"].casefold() not in _AT_LEAST and int(matched["age"]) == low:
            yield record.hit(item, quote=matched[0].strip(), minimum=int(low))
            return


def _categories(text: str) -> set[str]:
    names = (("positive", _POSITIVE), ("negative", _NEGATIVE), ("low", _LOW))
    return {name for name, words in names if words.search(text)}


@rule("her2-in-conditions", "medium", RECORD)
def _her2_words(record: CheckedRecord) -> Iterator[Hit]:
    titles = _categories(" ".join(text for _path, text in record.titles))
    conditions = _categories("; ".join(record.trial.conditions))
    if (
        titles
        and conditions
        and not titles & conditions
        and titles | conditions != {"low", "negative"}
    ):
        listed = "; ".join(record.trial.conditions)
        named = tuple(FindingTerm(f"her2-{category}") for category in sorted(titles))
        yield hit("conditions", quote=shortened(listed), categories=named)


@rule("her2-in-criteria", "high", RECORD)
def _her2_admitted(record: CheckedRecord) -> Iterator[Hit]:
    titles = _categories(" ".join(text for _path, text in record.titles))
    if len(titles) != 1:
        return
    admitted: set[str] = set()
    first = None
    for item in record.speaking_of(*_HER2_STEMS):
        if item.polarity != "inclusion":
            continue
        named = _categories(item.text)
        first = first or (item if named else None)
        admitted |= named
    if (
        first is not None
        and titles | admitted == {"positive", "negative"}
        and not titles & admitted
    ):
        yield record.hit(first, category=FindingTerm(f"her2-{titles.pop()}"))


@rule("her2-not-defined", "medium", RECORD)
def _her2_undefined(record: CheckedRecord) -> Iterator[Hit]:
    text = record.trial.eligibility.text or ""
    for item in record.speaking_of(*_HER2_STEMS):
        if item.polarity != "inclusion":
            continue
        named = (_POSITIVE, _NEGATIVE, _LOW, _EXPRESSING)
        is_named = any(words.search(item.text) for words in named)
        if is_named and not _DEFINED.search(text) and "triple" not in item.text.casefold():
            yield record.hit(item)
            return


def is_her2_negative(record: CheckedRecord) -> bool:
    """Return whether the titles call the population HER2-negative and nothing else."""
    titles = " ".join(text for _path, text in record.titles)
    return _categories(titles) == {"negative"}


def targets_her2(intervention: Intervention) -> bool:
    """Return whether the record calls the drug one aimed at HER2, or names a known one."""
    words = (intervention.name, intervention.description, *intervention.other_names)
    text = " ".join(part for part in words if part)
    return _TARGETS_HER2.search(text) is not None or names_drug_aimed_at("HER2", text)


@rule("target-against-population", "medium", RECORD)
def _target(record: CheckedRecord) -> Iterator[Hit]:
    if not is_her2_negative(record):
        return
    for place, intervention in enumerate(record.trial.interventions):
        if targets_her2(intervention):
            yield hit(f"interventions/{place}", quote=intervention.name or "")
            return


@rule("condition-narrower-than-criteria", "low", RECORD)
def _setting(record: CheckedRecord) -> Iterator[Hit]:
    conditions = "; ".join(record.trial.conditions)
    titles = " ".join(text for _path, text in record.titles)
    if not all("breast" in condition.casefold() for condition in record.trial.conditions):
        return
    narrow = _METASTATIC.search(conditions) and not re.search(
        r"advanced|local|recurr|unresect", conditions, re.IGNORECASE
    )
    if not narrow or _LOCALLY.search(titles):
        return
    for item in record.inclusions:
        matched = _LOCALLY.search(item.text)
        if matched and re.search(
            r"\bor\b.{0,40}metasta|metasta.{0,40}\bor\b", item.text, re.IGNORECASE
        ):
            around_it = around(item.text, matched.start(), matched.end())
            yield record.hit(item, quote=around_it, conditions=shortened(conditions))
            return
