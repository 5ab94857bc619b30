"""What a page's editors wrote against the record the page shows."""

import re
from collections.abc import Iterator
from decimal import Decimal

from trialdesk.checks.finding import Hit, Term, Value, hit
from trialdesk.checks.record import RECORD, Record, around, plain
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


def _passages(record: Record) -> Iterator[tuple[Passage, str]]:
    return ((one, one.text) for one in record.trial.editorial if one.text)


def _hit(passage: Passage, variant: str = "", **values: Value) -> Hit:
    return hit("editorial", passage.source, variant=variant, **values)


@rule("heading-without-content", "low", RECORD)
def _empty(record: Record) -> Iterator[Hit]:
    for passage in record.trial.editorial:
        if passage.text is None:
            yield _hit(passage, heading=passage.heading)


@rule("listed-treatment-not-studied", "medium", RECORD)
def _harvested(record: Record) -> Iterator[Hit]:
    """Find listed treatments that only a criterion names, and the trial's own that are missing."""
    trial = record.trial
    if not trial.editorial:
        return
    told = plain(" ".join(text for _path, text in record.design_texts))
    parts = [part for arm in trial.arms for part in (arm.label, arm.description)]
    parts += [part for one in trial.interventions for part in (one.name, one.description)]
    given = plain(" ".join(filter(None, parts)))
    asked = plain(trial.eligibility.text or "")
    for passage, text in _passages(record):
        names = _LISTED.match(text)
        if not names:
            continue
        listed = [name.strip() for name in text[names.end() :].split(",") if name.strip()]
        for name in listed:
            if plain(name) in asked and plain(name) not in f"{told} {given}":
                yield _hit(passage, "criterion", name=name)
        for one in trial.interventions:
            if one.name and not _is_listed(one.name, listed):
                yield _hit(passage, "missing", name=one.name)


def _is_listed(name: str, listed: list[str]) -> bool:
    words = plain(name)
    return any(plain(one) in words or words in plain(one) for one in listed)


@rule("region-not-supported", "medium", RECORD)
def _region(record: Record) -> Iterator[Hit]:
    trial = record.trial
    for passage, text in _passages(record):
        for found in _REGION.finditer(text):
            region = plain(found["region"])
            inside = sum(plain(site.state or "") == region for site in trial.sites)
            stated = trial.sites_stated or len(trial.sites)
            if stated > inside:
                quote = around(text, found.start(), found.end())
                region = found["region"]
                yield _hit(passage, quote=quote, stated=stated, inside=inside, region=region)


@rule("editorial-sex", "medium", RECORD)
def _sex(record: Record) -> Iterator[Hit]:
    if record.trial.eligibility.sex != "ALL":
        return
    for passage, text in _passages(record):
        found = _WOMEN.search(text)
        if _FIT.match(text) and found and not _MEN.search(text):
            yield _hit(passage, quote=around(text, found.start(), found.end()))


@rule("editorial-her2", "medium", RECORD)
def _her2(record: Record) -> Iterator[Hit]:
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
    known = {found["kind"].lower() for found in _HER2.finditer(_expanded(stated))}
    for passage, text in _passages(record) if known else ():
        if _OF_OTHERS.search(text):
            continue
        odd = [one for one in _HER2.finditer(_expanded(text)) if one["kind"].lower() not in known]
        if odd:
            yield _hit(
                passage,
                status=odd[0][0],
                quote=around(text, 0, min(len(text), 60)),
                known=tuple(Term(f"her2-{kind}") for kind in sorted(known)),
            )


def _expanded(text: str) -> str:
    """Write "Receptor 2 (HER2) -Expressing" and "HER2 expression" as "HER2-expressing"."""
    near = re.sub(r"\(HER-?2\)\s?-?\s?", "HER2-", text)
    return re.sub(r"\bHER-?2 expression\b", "HER2-expressing", near, flags=re.IGNORECASE)


@rule("editorial-age", "medium", RECORD)
def _ages(record: Record) -> Iterator[Hit]:
    limits = record.trial.eligibility
    low, high = age_in_years(limits.minimum_age), age_in_years(limits.maximum_age)
    for passage, text in _passages(record):
        found = _AGES.search(text)
        if found is None or low is None or high is None:
            continue
        if (float(found["low"]), float(found["high"])) != (low, high):
            quote = around(text, found.start(), found.end())
            minimum, maximum = limits.minimum_age, limits.maximum_age
            yield _hit(passage, quote=quote, minimum=minimum, maximum=maximum)


@rule("editorial-performance-status", "medium", RECORD)
def _fitness(record: Record) -> Iterator[Hit]:
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
        for name, said in _worst_fitness(text, "inclusion").items():
            if said != limits.get(name, said):
                yield _hit(passage, scale=name, stated=said, limit=limits[name])


def _worst_fitness(text: str, polarity: Polarity) -> dict[str, Decimal]:
    """Give the worst performance status a text lets in, by scale."""
    found = [one for one in constraints(text, polarity) if one.parameter == _FITNESS]
    ends = ((one.parameter, one.high or one.value) for one in found if not one.negated)
    return {name: end for name, end in ends if isinstance(end, Decimal)}


@rule("editorial-not-in-criteria", "low", RECORD)
def _unsaid(record: Record) -> Iterator[Hit]:
    """Find a subject of "good fit" or "not a fit" that no criterion speaks of."""
    if not record.trial.editorial:
        return
    named = {
        name
        for _item, lowered in record.lowered
        for one in mentions(lowered)
        for name in (*one.concepts, *one.groups)
    }
    asked = plain(record.trial.eligibility.text or "")
    if not asked:
        return
    for passage, text in _passages(record):
        if not _FIT.match(text):
            continue
        lowered = text.lower()
        for one in mentions(lowered):
            words = text[one.start : one.end]
            is_stated = named & {*one.concepts, *one.groups} or plain(words) in asked
            if one.concepts and not is_stated:
                yield _hit(passage, quote=words)


@rule("editorial-promise", "low", RECORD)
def _benefit(record: Record) -> Iterator[Hit]:
    for passage, text in _passages(record):
        found = _BENEFIT.search(text)
        if found:
            yield _hit(passage, quote=around(text, found.start(), found.end()))
