"""What a page's editors wrote against the record the page shows."""

import re
from collections.abc import Iterator
from decimal import Decimal

from trialdesk.checks.finding import FindingTerm, FindingValue, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, around, plain
from trialdesk.checks.rule import rule
from trialdesk.criteria.atoms.concepts import mentions
from trialdesk.criteria.limits.constraints import constraints
from trialdesk.domain.criterion import Polarity
from trialdesk.domain.passage import Passage
from trialdesk.domain.trial import age_in_years

_LISTED = re.compile(r"^drugs? / interventions?\s*", re.IGNORECASE)
_REGION = re.compile(
    r"\b(?:sites?|hospitals?|cent(?:re|er)s?)\b[^.]{0,120}?\bin (?:the )?"
    r"(?P<region>[A-Z][\w'’-]{2,30}(?: [A-Z][\w'’-]{2,30})?) (?:province|state|region|county)\b"
)
_FIT = re.compile(r"^(?P<not>not )?(?:a )?(?:good )?fit\b", re.IGNORECASE)
_WOMEN = re.compile(r"\b(?:women|females?)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(?:men|males?)\b", re.IGNORECASE)
_HER2 = re.compile(
    r"\bHER-?2[- ](?P<kind>positive|negative|low|expressing|overexpressing|ultralow)\b",
    re.IGNORECASE,
)
_AGES = re.compile(r"\bage[ds]?:? (?P<low>\d{1,3})\s?(?:-|–|to)\s?(?P<high>\d{1,3})\b")
_BENEFIT = re.compile(
    r"\b(?:(?:un)?likely to benefit|(?:may|will|can|could) (?:not )?benefit|clear benefit"
    r"|promising|encouraging|prolongs?\b[^.]{0,60}|effective treatment|potential for success)",
    re.IGNORECASE,
)
_FITNESS = "ECOG"
_OF_OTHERS = re.compile(r"\b(?:similar|other) stud(?:y|ies)\b", re.IGNORECASE)


def _passages(record: CheckedRecord) -> Iterator[tuple[Passage, str]]:
    return ((passage, passage.text) for passage in record.trial.editorial if passage.text)


def _hit(passage: Passage, variant: str = "", **values: FindingValue) -> Hit:
    return hit("editorial", passage.source, variant=variant, **values)


@rule("heading-without-content", "low", RECORD)
def _empty(record: CheckedRecord) -> Iterator[Hit]:
    for passage in record.trial.editorial:
        if passage.text is None:
            yield _hit(passage, heading=passage.heading)


@rule("listed-treatment-not-studied", "medium", RECORD)
def _harvested(record: CheckedRecord) -> Iterator[Hit]:
    """Find listed treatments that only a criterion names, and the trial's that are missing."""
    trial = record.trial
    if not trial.editorial:
        return
    described = plain(" ".join(text for _path, text in record.design_texts))
    parts = [part for arm in trial.arms for part in (arm.label, arm.description)]
    parts += [
        part
        for intervention in trial.interventions
        for part in (intervention.name, intervention.description)
    ]
    given = plain(" ".join(filter(None, parts)))
    asked = plain(trial.eligibility.text or "")
    for passage, text in _passages(record):
        names = _LISTED.match(text)
        if not names:
            continue
        listed = [name.strip() for name in text[names.end() :].split(",") if name.strip()]
        for name in listed:
            if plain(name) in asked and plain(name) not in f"{described} {given}":
                yield _hit(passage, "criterion", name=name)
        for intervention in trial.interventions:
            if intervention.name and not _is_listed(intervention.name, listed):
                yield _hit(passage, "missing", name=intervention.name)


def _is_listed(name: str, listed: list[str]) -> bool:
    words = plain(name)
    return any(plain(treatment) in words or words in plain(treatment) for treatment in listed)


@rule("region-not-supported", "medium", RECORD)
def _region(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    for passage, text in _passages(record):
        for matched in _REGION.finditer(text):
            region = plain(matched["region"])
            inside = sum(plain(site.state or "") == region for site in trial.sites)
            stated = trial.sites_stated or len(trial.sites)
            if stated > inside:
                quote = around(text, matched.start(), matched.end())
                region = matched["region"]
                yield _hit(passage, quote=quote, stated=stated, inside=inside, region=region)


@rule("editorial-sex", "medium", RECORD)
def _sex(record: CheckedRecord) -> Iterator[Hit]:
    if record.trial.eligibility.sex != "ALL":
        return
    for passage, text in _passages(record):
        matched = _WOMEN.search(text)
        if _FIT.match(text) and matched and not _MEN.search(text):
            yield _hit(passage, quote=around(text, matched.start(), matched.end()))


@rule("editorial-her2", "medium", RECORD)
def _her2(record: CheckedRecord) -> Iterator[Hit]:
    """Find a HER2 status that neither title, condition nor criterion names."""
    trial = record.trial
    if not trial.editorial:
        return
    stated = " ".join(
        (
            *(text for _path, text in record.titles),
            *trial.conditions,
            trial.eligibility.text or "",
        )
    )
    known = {matched["kind"].lower() for matched in _HER2.finditer(_expanded(stated))}
    for passage, text in _passages(record) if known else ():
        if _OF_OTHERS.search(text):
            continue
        odd = [
            matched
            for matched in _HER2.finditer(_expanded(text))
            if matched["kind"].lower() not in known
        ]
        if odd:
            yield _hit(
                passage,
                status=odd[0][0],
                quote=around(text, 0, min(len(text), 60)),
                known=tuple(FindingTerm(f"her2-{kind}") for kind in sorted(known)),
            )


def _expanded(text: str) -> str:
    """Write "Receptor 2 (HER2) -Expressing" and "HER2 expression" as "HER2-expressing"."""
    near = re.sub(r"\(HER-?2\)\s?-?\s?", "HER2-", text)
    return re.sub(r"\bHER-?2 expression\b", "HER2-expressing", near, flags=re.IGNORECASE)


@rule("editorial-age", "medium", RECORD)
def _ages(record: CheckedRecord) -> Iterator[Hit]:
    limits = record.trial.eligibility
    low, high = age_in_years(limits.minimum_age), age_in_years(limits.maximum_age)
    for passage, text in _passages(record):
        matched = _AGES.search(text)
        if matched is None or low is None or high is None:
            continue
        if (float(matched["low"]), float(matched["high"])) != (low, high):
            quote = around(text, matched.start(), matched.end())
            minimum, maximum = limits.minimum_age, limits.maximum_age
            yield _hit(passage, quote=quote, minimum=minimum, maximum=maximum)


@rule("editorial-performance-status", "medium", RECORD)
def _fitness(record: CheckedRecord) -> Iterator[Hit]:
    """Find a performance status that the criteria limit otherwise."""
    if not record.trial.editorial:
        return
    limits: dict[str, Decimal] = {}
    for item in record.items:
        limits |= _worst_fitness(item.text, item.polarity)
    for passage, text in _passages(record):
        fit = _FIT.match(text)
        if fit is None or fit["not"]:
            continue
        for name, worst in _worst_fitness(text, "inclusion").items():
            if worst != limits.get(name, worst):
                yield _hit(passage, scale=name, stated=worst, limit=limits[name])


def _worst_fitness(text: str, polarity: Polarity) -> dict[str, Decimal]:
    """Return the worst performance status a text lets in, by scale."""
    limits = [limit for limit in constraints(text, polarity) if limit.parameter == _FITNESS]
    ends = ((limit.parameter, limit.high or limit.value) for limit in limits if not limit.negated)
    return {name: end for name, end in ends if isinstance(end, Decimal)}


@rule("editorial-not-in-criteria", "low", RECORD)
def _unsaid(record: CheckedRecord) -> Iterator[Hit]:
    """Find a subject of "good fit" or "not a fit" that no criterion speaks of."""
    if not record.trial.editorial:
        return
    named = {
        name
        for _item, lowered in record.lowered
        for mention in mentions(lowered)
        for name in (*mention.concepts, *mention.groups)
    }
    asked = plain(record.trial.eligibility.text or "")
    if not asked:
        return
    for passage, text in _passages(record):
        if not _FIT.match(text):
            continue
        lowered = text.lower()
        for mention in mentions(lowered):
            words = text[mention.start : mention.end]
            is_stated = named & {*mention.concepts, *mention.groups} or plain(words) in asked
            if mention.concepts and not is_stated:
                yield _hit(passage, quote=words)


@rule("editorial-promise", "low", RECORD)
def _benefit(record: CheckedRecord) -> Iterator[Hit]:
    for passage, text in _passages(record):
        matched = _BENEFIT.search(text)
        if matched:
            yield _hit(passage, quote=around(text, matched.start(), matched.end()))
