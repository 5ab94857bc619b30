"""The design as fields and as words."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, around
from trialdesk.checks.rule import rule

_RANDOM = re.compile(r"(?<!non-)(?<!non )(?<!non)(?<!not )(?<!un)\brandomi[sz]\w*", re.IGNORECASE)
_NOT_RANDOM = re.compile(
    r"\bnon[- –]?randomi[sz]|\bnot (?:be )?randomi[sz]|\bunrandomi[sz]", re.IGNORECASE
)
_ONE_ARM = re.compile(
    r"\b(?:single|one)[- ]arm(?:ed)?\b(?!\s(?:cohorts|studies|trials))", re.IGNORECASE
)
_OPEN_LABEL = re.compile(r"\bopen[- ]?label", re.IGNORECASE)
_BLIND = re.compile(r"\b(?:double|triple|quadruple)[- ]?(?:blind|mask)", re.IGNORECASE)
_PHASE = re.compile(
    r"\bphase\s?(?P<first>[1-4]|I{1,3}|IV)[abc]?"
    r"(?:\s?(?:/|-|–|and)\s?(?:phase\s?)?(?P<second>[1-4]|I{1,3}|IV)[abc]?)?(?![\w.])",
    re.IGNORECASE,
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_LATER_TALK = re.compile(
    r"\b(?:follow(?:ed|ing)?|after|from|previous|prior|extension|rollover)\b", re.IGNORECASE
)
_LATE = frozenset({"PHASE2", "PHASE3"})
_AMOUNT = re.compile(
    r"\d\s?(?:mg|µg|μg|mcg|n?g|IU|Gy|mL|units?|AUC|million)\b|\bAUC\b|/kg\b|\d\s?[x×]\s?10",
    re.IGNORECASE,
)
_DRUGS = frozenset({"DRUG", "BIOLOGICAL"})


def _is_single(record: CheckedRecord) -> bool:
    trial = record.trial
    return trial.intervention_model == "SINGLE_GROUP" and trial.allocation != "RANDOMIZED"


@rule("randomised-in-single-group", "medium", RECORD)
def _randomised_alone(record: CheckedRecord) -> Iterator[Hit]:
    if not _is_single(record):
        return
    for path, text in record.outcome_texts:
        matched = _RANDOM.search(text)
        if matched and not _NOT_RANDOM.search(text):
            yield hit(path, quote=around(text, matched.start(), matched.end()))
    for item in record.speaking_of("randomi"):
        matched = _RANDOM.search(item.text)
        if matched and not _NOT_RANDOM.search(item.text):
            yield record.hit(item, quote=around(item.text, matched.start(), matched.end()))


@rule("arms-of-single-group", "medium", RECORD)
def _arms_of_single(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    if trial.intervention_model == "SINGLE_GROUP" and len(trial.arms) > 1:
        labels = tuple(arm.label or "–" for arm in trial.arms)
        model = trial.intervention_model
        yield hit("intervention_model", model=model, number=len(labels), labels=labels)


@rule("one-arm-of-several", "medium", RECORD)
def _arms_of_several(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    is_random = trial.allocation == "RANDOMIZED" and trial.intervention_model != "CROSSOVER"
    several = trial.intervention_model in {"PARALLEL", "FACTORIAL"}
    if (several or is_random) and len(trial.arms) == 1:
        design = tuple(part for part in (trial.allocation, trial.intervention_model) if part)
        yield hit("arms/0", design=design, label=trial.arms[0].label)


@rule("title-against-allocation", "high", RECORD)
def _title_allocation(record: CheckedRecord) -> Iterator[Hit]:
    allocation = record.trial.allocation
    for path, text in record.titles:
        random = _RANDOM.search(text) and not _NOT_RANDOM.search(text)
        if random and allocation in {"NON_RANDOMIZED", "NA"}:
            yield hit(path, quote=text, allocation=allocation)
        if (_NOT_RANDOM.search(text) or _ONE_ARM.search(text)) and allocation == "RANDOMIZED":
            yield hit(path, quote=text, allocation=allocation)


@rule("title-against-masking", "high", RECORD)
def _title_masking(record: CheckedRecord) -> Iterator[Hit]:
    masking = record.trial.masking
    for path, text in record.titles:
        is_open, is_blind = _OPEN_LABEL.search(text), _BLIND.search(text)
        if bool(is_open) == bool(is_blind) or masking is None:
            continue
        if is_open and masking != "NONE":
            yield hit(path, quote=text, masking=masking)
        if is_blind and masking in {"NONE", "SINGLE"}:
            yield hit(path, quote=text, masking=masking)


@rule("title-against-model", "medium", RECORD)
def _title_model(record: CheckedRecord) -> Iterator[Hit]:
    model = record.trial.intervention_model
    for path, text in record.titles:
        if _ONE_ARM.search(text) and model in {"PARALLEL", "CROSSOVER", "FACTORIAL"}:
            yield hit(path, quote=text, model=model)


@rule("title-against-phase", "high", RECORD)
def _title_phase(record: CheckedRecord) -> Iterator[Hit]:
    stated = {phase.removeprefix("PHASE") for phase in record.trial.phases if phase[-1].isdigit()}
    stated = {"1" if phase == "EARLY_PHASE1" else phase for phase in stated}
    for path, text in record.titles:
        named = list(_PHASE.finditer(text))
        if len(named) != 1 or not stated or _LATER_TALK.search(text[: named[0].start()]):
            continue
        words = named[0].group("first", "second")
        phases = {_ROMAN.get(word.upper(), word) for word in words if word}
        if not phases & stated:
            yield hit(path, quote=named[0][0], phases=record.trial.phases)


@rule("needed-but-not-stated", "medium", RECORD)
def _missing(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    if not _LATE & set(trial.phases):
        return
    has_primary = any(outcome.role == "primary" for outcome in trial.outcomes)
    asked = (
        ("primary_outcome", has_primary),
        ("arms", bool(trial.arms)),
        ("status", trial.status),
        ("allocation", trial.allocation),
        ("masking", trial.masking),
        ("enrollment", trial.enrollment and trial.enrollment.type),
        ("start_day", trial.start_date or _is_disputed(record, "start_date")),
        ("primary_completion_day", trial.primary_completion_date),
        ("lead_sponsor", trial.lead_sponsor),
    )
    missing = tuple(FindingTerm(name) for name, value in asked if not value)
    if missing:
        yield hit("phases", phases=trial.phases, missing=missing)


def _is_disputed(record: CheckedRecord, path: str) -> bool:
    return any(disagreement.path == path for disagreement in record.trial.disagreements)


@rule("dose-not-stated", "medium", RECORD)
def _dose_missing(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    drugs = [
        intervention
        for intervention in trial.interventions
        if intervention.type in _DRUGS or intervention.type is None
    ]
    if not drugs or trial.study_type not in {"INTERVENTIONAL", None}:
        return
    texts = [
        *(text for _path, text in record.design_texts),
        *(text for arm in trial.arms for text in (arm.label, arm.description) if text),
        *(
            text
            for intervention in trial.interventions
            for text in (intervention.name, intervention.description)
            if text
        ),
        *(statement.text for statement in trial.dosing),
    ]
    if not any(_AMOUNT.search(text) for text in texts):
        yield hit(
            "interventions",
            names=tuple(intervention.name for intervention in drugs if intervention.name),
        )


@rule("enrolment-against-status", "medium", RECORD)
def _enrolment(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    size = trial.enrollment
    if size is None:
        return
    if trial.status == "WITHDRAWN" and size.count > 0:
        yield hit("enrollment", variant="withdrawn", status=trial.status, count=size.count)
    if trial.status == "COMPLETED" and (size.count == 0 or size.type == "ESTIMATED"):
        kind = FindingTerm(size.type.casefold()) if size.type else ""
        yield hit(
            "enrollment", variant="completed", status=trial.status, count=size.count, kind=kind
        )


@rule("arms-with-one-name", "low", RECORD)
def _same_label(record: CheckedRecord) -> Iterator[Hit]:
    seen: set[str] = set()
    for place, arm in enumerate(record.trial.arms):
        label = (arm.label or "").strip().casefold()
        if label and label in seen:
            yield hit(f"arms/{place}/label", label=arm.label)
        seen.add(label)
