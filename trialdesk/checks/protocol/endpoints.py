"""Outcomes against each other and within themselves."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, around, shortened
from trialdesk.checks.rule import rule
from trialdesk.domain.outcome import Outcome
from trialdesk.endpoints.assessor import assessor
from trialdesk.endpoints.time_frame import time_frame_clock

_SPAN = re.compile(
    r"(?P<sign>≥|>=|>|≤|<=|<)?\s?(?P<amount>\d+)\s?-?(?P<unit>days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_STABLE = re.compile(r"\bstable\b|\bSD\b|\bclinical benefit\b|\bdisease control\b", re.IGNORECASE)
_FROM_FIRST = re.compile(
    r"\bfrom\s(?:the\s)?(?:date\sof\s|time\sof\s|day\sof\s)?(?P<event>randomi[sz]ation"
    r"|first\s(?:dose|dosing|administration)|enrol+ment|registration|informed\sconsent)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"review|independ|investig|central|BICR|IRC|\blocal", re.IGNORECASE)
_CLOCK_OF = {"randomi": "randomisation", "first": "first dose"}


def _coded(record: CheckedRecord, code: str) -> Iterator[tuple[int, Outcome]]:
    for place, (outcome, known) in enumerate(zip(record.trial.outcomes, record.codes, strict=True)):
        if known == code:
            yield place, outcome


def spans(outcome: Outcome) -> tuple[tuple[str, int, str], ...]:
    """Return the shortest durations of stable disease an outcome's words name, in their order."""
    text = " ".join(part for part in (outcome.measure, outcome.description) if part)
    if not any(digit in text for digit in "123456789") or not _STABLE.search(text):
        return ()
    named = (
        (matched["sign"] or "", int(matched["amount"]), matched["unit"].casefold().rstrip("s"))
        for matched in _SPAN.finditer(text)
    )
    return tuple(dict.fromkeys(named))


def _speaks_of_benefit(record: CheckedRecord) -> bool:
    return any("benefit" in text.lower() or "CBR" in text for _path, text in record.outcome_texts)


@rule("benefit-like-control", "high", RECORD)
def _benefit_and_control(record: CheckedRecord) -> Iterator[Hit]:
    if not _speaks_of_benefit(record):
        return
    controls = list(_coded(record, "DCR"))
    for place, benefit in _coded(record, "CBR"):
        for _other, control in controls:
            same = set(spans(benefit)) == set(spans(control))
            if benefit.description and control.description and (not spans(benefit) or same):
                yield hit(
                    f"outcomes/{place}/description",
                    quote=shortened(benefit.description),
                    control=control.measure,
                    definition=control.description[:90],
                )
                return


@rule("benefit-without-duration", "medium", RECORD)
def _benefit_undefined(record: CheckedRecord) -> Iterator[Hit]:
    if not _speaks_of_benefit(record):
        return
    for place, benefit in _coded(record, "CBR"):
        if not spans(benefit):
            path = f"outcomes/{place}/{'description' if benefit.description else 'measure'}"
            yield hit(path, quote=shortened(benefit.description or benefit.measure or ""))


@rule("time-frame-from-study-start", "low", RECORD)
def _study_start(record: CheckedRecord) -> Iterator[Hit]:
    counted = [
        (place, outcome.time_frame)
        for place, outcome in enumerate(record.trial.outcomes)
        if time_frame_clock(outcome.time_frame) == "study start"
    ]
    if counted:
        place, frame = counted[0]
        variant, more = "several" if len(counted) > 1 else "", len(counted) - 1
        yield hit(f"outcomes/{place}/time_frame", variant=variant, quote=frame, more=more)


@rule("primary-without-time-frame", "medium", RECORD)
def _no_time_frame(record: CheckedRecord) -> Iterator[Hit]:
    for place, outcome in enumerate(record.trial.outcomes):
        if outcome.role == "primary" and not (outcome.time_frame or "").strip():
            yield hit(f"outcomes/{place}", quote=shortened(outcome.measure or ""))


@rule("outcome-with-two-clocks", "medium", RECORD)
def _two_clocks(record: CheckedRecord) -> Iterator[Hit]:
    for place, outcome in enumerate(record.trial.outcomes):
        frame, described = outcome.time_frame or "", outcome.description or ""
        counted, defined = _clock(frame), _clock(described)
        if counted and defined and counted != defined:
            path = f"outcomes/{place}/time_frame"
            yield hit(path, time_frame=frame, quote=_quote(described))


def _clock(text: str) -> str | None:
    named = {matched["event"].casefold().split()[0] for matched in _FROM_FIRST.finditer(text)}
    clocks = {
        next((clock for stem, clock in _CLOCK_OF.items() if name.startswith(stem)), name)
        for name in named
    }
    return clocks.pop() if len(clocks) == 1 else None


def _quote(text: str) -> str:
    matched = _FROM_FIRST.search(text)
    return around(text, matched.start(), matched.end()) if matched else shortened(text)


@rule("outcome-listed-twice", "low", RECORD)
def _repeated(record: CheckedRecord) -> Iterator[Hit]:
    seen: dict[tuple[str, str, str], Outcome] = {}
    for place, outcome in enumerate(record.trial.outcomes):
        if outcome.measure:
            words = outcome.measure, outcome.time_frame or "", outcome.description or ""
            measure, frame, described = (" ".join(text.split()).casefold() for text in words)
            first = seen.setdefault((measure, frame, described), outcome)
            if first is not outcome:
                roles = f"{outcome.measure} ({first.role}, {outcome.role})"
                yield hit(f"outcomes/{place}", quote=shortened(roles))


@rule("outcome-with-two-assessors", "medium", RECORD)
def _two_assessors(record: CheckedRecord) -> Iterator[Hit]:
    for place, outcome in enumerate(record.trial.outcomes):
        words = outcome.measure or "", outcome.description or ""
        if not all(map(_REVIEW.search, words)):
            continue
        measured, described = map(assessor, words)
        if measured and described and measured != described:
            quote = shortened(f"{outcome.measure} / {outcome.description}")
            yield hit(f"outcomes/{place}/description", quote=quote)


@rule("threshold-with-two-signs", "medium", RECORD)
def _uncounted_rate(record: CheckedRecord) -> Iterator[Hit]:
    signs: dict[tuple[str, int, str], tuple[str, str]] = {}
    if not any(">" in text or "≥" in text for _path, text in record.outcome_texts):
        return
    for place, outcome in enumerate(record.trial.outcomes):
        for sign, amount, unit in spans(outcome):
            if sign not in {">", "≥", ">="}:
                continue
            key = (record.codes[place], amount, unit)
            strict = "≥" if sign == ">=" else sign
            first, _path = signs.setdefault(key, (strict, f"outcomes/{place}"))
            if first != strict:
                signs_of = {"first": first, "second": strict}
                path, span = f"outcomes/{place}/description", FindingTerm(f"{unit}s")
                yield hit(path, amount=amount, unit=span, **signs_of)
