"""The changes of dose a record permits or forbids."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.trial import Trial
from trialdesk.dosing.reading.places import place
from trialdesk.dosing.reading.statements import DosingText
from trialdesk.dosing.words.amounts import AMOUNT, Amount, amount
from trialdesk.dosing.words.sentences import sentences

AdjustmentAction = Literal["reduction", "interruption", "discontinuation"]
_ACTIONS: dict[str, AdjustmentAction] = {
    "redu": "reduction",
    "inte": "interruption",
    "disc": "discontinuation",
}

_BE = r"(?:is|are|was|were|will\sbe|would\sbe)"
_CHANGE = r"(?P<change>reduction|interruption|discontinuation)s?"
_FORBIDDEN = re.compile(
    rf"\bno\s(?:dose\s)?{_CHANGE}\s(?P<of>(?:of|for|in)\s[^.;]{{2,60}}?\s)?{_BE}\s"
    r"(?:permitted|allowed)(?P<for>\s(?:for|of)\s[^.;,]{2,60})?"
    rf"|\bdose\s(?P<change_2>reduction|interruption)s?\s(?P<of_2>(?:of|for|in)\s[^.;]{{2,60}}?\s)?"
    rf"(?:(?:{_BE}|will|would)\snot(?:\sbe)?)\s(?:permitted|allowed)"
    r"(?P<for_2>\s(?:for|of)\s[^.;,]{2,60})?",
    re.IGNORECASE,
)
_MAY = (
    rf"(?:{_BE}\s(?:allowed|permitted)\sto\sbe|(?:may|can|could|should|must|will|would)\sbe"
    r"|was|were)"
)
_REDUCED = re.compile(rf"\b(?:dose|dosage)?\s?{_MAY}\sreduced\sto\s(?={AMOUNT})", re.IGNORECASE)
_HELD = re.compile(
    rf"\b{_MAY}\s(?:temporarily\s)?(?P<act>suspended|interrupted|withheld|paused|held"
    r"|permanently\sdiscontinued|discontinued)\s"
    r"(?P<condition>(?:upon|if|for|when|after|in\scase\sof|in\sthe\sevent\sof)\s[^;]{3,400})",
    re.IGNORECASE,
)
_TOXIC = re.compile(r"grade|toxic|tolera|adverse", re.IGNORECASE)
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_LONGEST = 20_000  # characters of a text that are read


def with_adjustments(
    trial: Trial, texts: Iterable[DosingText], stated_doses: tuple[Dose, ...]
) -> tuple[Dose, ...]:
    """Return each dose the adjustments the record states for its drug."""
    for statement in texts:
        for start, end in sentences(statement.text[:_LONGEST]):
            for drug, adjustment in _adjustments(statement, statement.text[start:end]):
                known = replace(adjustment, source=place(trial, statement, start, end))
                stated_doses = tuple(
                    _adjusted(dose, statement, drug, known) for dose in stated_doses
                )
    return stated_doses


def _adjusted(dose: Dose, statement: DosingText, drug: str, known: Adjustment) -> Dose:
    concerned = dose.intervention == drug and (
        not statement.arms or dose.arm is None or dose.arm in statement.arms
    )
    repeated = any(
        replace(adjustment, source=known.source) == known for adjustment in dose.adjustments
    )
    if not concerned or repeated:
        return dose
    return replace(dose, adjustments=(*dose.adjustments, known))


def _adjustments(statement: DosingText, sentence: str) -> Iterator[tuple[str, Adjustment]]:
    for hit in _FORBIDDEN.finditer(sentence):
        action = _ACTIONS[(hit["change"] or hit["change_2"]).lower()[:4]]
        drug = _named(statement, hit[0]) or _named(statement, sentence[: hit.start()])
        yield from _of(statement, drug, Adjustment(action, permitted=False))
    for hit in _REDUCED.finditer(sentence):
        drug = _named(statement, sentence[: hit.start()])
        yield from _of(statement, drug, _reduction(sentence, hit.end()))
    for hit in _HELD.finditer(sentence):
        if _TOXIC.search(hit["condition"]):
            action = _ACTIONS["disc" if "discont" in hit["act"].lower() else "inte"]
            drug = _named(statement, sentence[: hit.start()])
            condition = hit["condition"].rstrip(" .")
            yield from _of(statement, drug, Adjustment(action, permitted=True, condition=condition))


def _of(
    statement: DosingText, drug: str | None, adjustment: Adjustment | None
) -> Iterator[tuple[str, Adjustment]]:
    concerned = drug or statement.sole
    if concerned and adjustment:
        yield concerned, adjustment


def _named(statement: DosingText, words: str) -> str | None:
    """Return the drug named last in the words."""
    names = [hit[0] for hit in statement.names.find(words)]
    return statement.names.owner(names[-1]) if names else None


def _reduction(sentence: str, at: int) -> Adjustment | None:
    hit = _AMOUNT.match(sentence, at)
    read: Amount | None = amount(hit) if hit else None
    if hit is None or read is None or read.high is not None:
        return None
    condition = sentence[hit.end() :].strip(" ,.") or None
    return Adjustment(
        "reduction",
        permitted=True,
        amount=read.low,
        unit=read.unit,
        per=read.per,
        condition=condition,
    )
