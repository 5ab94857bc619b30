"""The design as fields and as words."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import Hit
from trialdesk.checks.record import RECORD, Record, around
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


def _is_single(record: Record) -> bool:
    trial = record.trial
    return trial.intervention_model == "SINGLE_GROUP" and trial.allocation != "RANDOMIZED"


@rule("randomised-in-single-group", "medium", RECORD)
def _randomised_alone(record: Record) -> Iterator[Hit]:
    if not _is_single(record):
        return
    for path, text in record.outcome_texts:
        found = _RANDOM.search(text)
        if found and not _NOT_RANDOM.search(text):
            yield Hit(path, around(text, found.start(), found.end()), "a single group")
    for item in record.speaking_of("randomi"):
        found = _RANDOM.search(item.text)
        if found and not _NOT_RANDOM.search(item.text):
            around_it = around(item.text, found.start(), found.end())
            yield record.hit(item, around_it, "a single group")


@rule("arms-of-single-group", "medium", RECORD)
def _arms_of_single(record: Record) -> Iterator[Hit]:
    trial = record.trial
    if trial.intervention_model == "SINGLE_GROUP" and len(trial.arms) > 1:
        labels = "; ".join(arm.label or "–" for arm in trial.arms)
        yield Hit(
            "intervention_model", f"SINGLE_GROUP, {len(trial.arms)} arms: {labels}", "one arm"
        )


@rule("one-arm-of-several", "medium", RECORD)
def _arms_of_several(record: Record) -> Iterator[Hit]:
    trial = record.trial
    is_random = trial.allocation == "RANDOMIZED" and trial.intervention_model != "CROSSOVER"
    several = trial.intervention_model in {"PARALLEL", "FACTORIAL"}
    if (several or is_random) and len(trial.arms) == 1:
        design = " ".join(part for part in (trial.allocation, trial.intervention_model) if part)
        yield Hit("arms/0", f"{design}, one arm: {trial.arms[0].label}", "two arms or more")


@rule("title-against-allocation", "high", RECORD)
def _title_allocation(record: Record) -> Iterator[Hit]:
    allocation = record.trial.allocation
    for path, text in record.titles:
        random = _RANDOM.search(text) and not _NOT_RANDOM.search(text)
        if random and allocation in {"NON_RANDOMIZED", "NA"}:
            yield Hit(path, text, f"allocation {allocation}")
        if (_NOT_RANDOM.search(text) or _ONE_ARM.search(text)) and allocation == "RANDOMIZED":
            yield Hit(path, text, f"allocation {allocation}")


@rule("title-against-masking", "high", RECORD)
def _title_masking(record: Record) -> Iterator[Hit]:
    masking = record.trial.masking
    for path, text in record.titles:
        is_open, is_blind = _OPEN_LABEL.search(text), _BLIND.search(text)
        if bool(is_open) == bool(is_blind) or masking is None:
            continue
        if is_open and masking != "NONE":
            yield Hit(path, text, f"masking {masking}")
        if is_blind and masking in {"NONE", "SINGLE"}:
            yield Hit(path, text, f"masking {masking}")


@rule("title-against-model", "medium", RECORD)
def _title_model(record: Record) -> Iterator[Hit]:
    model = record.trial.intervention_model
    for path, text in record.titles:
        if _ONE_ARM.search(text) and model in {"PARALLEL", "CROSSOVER", "FACTORIAL"}:
            yield Hit(path, text, f"model {model}")


@rule("title-against-phase", "high", RECORD)
def _title_phase(record: Record) -> Iterator[Hit]:
    stated = {phase.removeprefix("PHASE") for phase in record.trial.phases if phase[-1].isdigit()}
    stated = {"1" if phase == "EARLY_PHASE1" else phase for phase in stated}
    for path, text in record.titles:
        named = list(_PHASE.finditer(text))
        if len(named) != 1 or not stated or _LATER_TALK.search(text[: named[0].start()]):
            continue
        words = named[0].group("first", "second")
        phases = {_ROMAN.get(word.upper(), word) for word in words if word}
        if not phases & stated:
            yield Hit(path, named[0][0], ", ".join(record.trial.phases))


@rule("needed-but-not-stated", "medium", RECORD)
def _missing(record: Record) -> Iterator[Hit]:
    trial = record.trial
    if not _LATE & set(trial.phases):
        return
    has_primary = any(outcome.role == "primary" for outcome in trial.outcomes)
    asked = (
        ("primary outcome", has_primary),
        ("arms", bool(trial.arms)),
        ("status", trial.status),
        ("allocation", trial.allocation),
        ("masking", trial.masking),
        ("planned or actual enrolment", trial.enrollment and trial.enrollment.type),
        ("start date", trial.start_date or _is_disputed(record, "start_date")),
        ("primary completion date", trial.primary_completion_date),
        ("lead sponsor", trial.lead_sponsor),
    )
    silent = [name for name, value in asked if not value]
    if silent:
        phase = ", ".join(trial.phases)
        yield Hit("phases", f"{phase}; not stated: {', '.join(silent)}")


def _is_disputed(record: Record, path: str) -> bool:
    return any(one.path == path for one in record.trial.disagreements)


@rule("dose-not-stated", "medium", RECORD)
def _dose_missing(record: Record) -> Iterator[Hit]:
    trial = record.trial
    drugs = [one for one in trial.interventions if one.type in _DRUGS or one.type is None]
    if not drugs or trial.study_type not in {"INTERVENTIONAL", None}:
        return
    texts = [
        *(text for _path, text in record.design_texts),
        *(text for arm in trial.arms for text in (arm.label, arm.description) if text),
        *(text for one in trial.interventions for text in (one.name, one.description) if text),
        *(statement.text for statement in trial.dosing),
    ]
    if not any(_AMOUNT.search(text) for text in texts):
        names = "; ".join(one.name for one in drugs if one.name)
        yield Hit("interventions", f"no dose: {names}", "dose, route and schedule")


@rule("enrolment-against-status", "medium", RECORD)
def _enrolment(record: Record) -> Iterator[Hit]:
    trial = record.trial
    size = trial.enrollment
    if size is None:
        return
    if trial.status == "WITHDRAWN" and size.count > 0:
        yield Hit("enrollment", f"WITHDRAWN, {size.count} participants", "0 participants")
    if trial.status == "COMPLETED" and (size.count == 0 or size.type == "ESTIMATED"):
        told = f"COMPLETED, {size.count} participants ({(size.type or '').casefold()})"
        yield Hit("enrollment", told, "the number who took part")


@rule("arms-with-one-name", "low", RECORD)
def _same_label(record: Record) -> Iterator[Hit]:
    seen: set[str] = set()
    for place, arm in enumerate(record.trial.arms):
        label = (arm.label or "").strip().casefold()
        if label and label in seen:
            yield Hit(f"arms/{place}/label", f"two arms are called {arm.label}")
        seen.add(label)
