"""The changes of dose a record permits or forbids."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.trial import Trial
from trialdesk.dosing.reading.places import place
from trialdesk.dosing.reading.statements import Statement
from trialdesk.dosing.words.amounts import AMOUNT, Amount, amount
from trialdesk.dosing.words.sentences import sentences

Action = Literal["reduction", "interruption", "discontinuation"]
_ACTIONS: dict[str, Action] = {
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
    trial: Trial, said: Iterable[Statement], found: tuple[Dose, ...]
) -> tuple[Dose, ...]:
    """Give each dose the adjustments the record states for its drug."""
    for statement in said:
        for start, end in sentences(statement.text[:_LONGEST]):
            for drug, adjustment in _adjustments(statement, statement.text[start:end]):
                known = replace(adjustment, source=place(trial, statement, start, end))
                found = tuple(_adjusted(dose, statement, drug, known) for dose in found)
    return found


def _adjusted(dose: Dose, statement: Statement, drug: str, known: Adjustment) -> Dose:
    concerned = dose.intervention == drug and (
        not statement.arms or dose.arm is None or dose.arm in statement.arms
    )
    repeated = any(replace(one, source=known.source) == known for one in dose.adjustments)
    if not concerned or repeated:
        return dose
    return replace(dose, adjustments=(*dose.adjustments, known))


def _adjustments(statement: Statement, sentence: str) -> Iterator[tuple[str, Adjustment]]:
    for found in _FORBIDDEN.finditer(sentence):
        action = _ACTIONS[(found["change"] or found["change_2"]).lower()[:4]]
        drug = _named(statement, found[0]) or _named(statement, sentence[: found.start()])
        yield from _of(statement, drug, Adjustment(action, permitted=False))
    for found in _REDUCED.finditer(sentence):
        drug = _named(statement, sentence[: found.start()])
        yield from _of(statement, drug, _reduction(sentence, found.end()))
    for found in _HELD.finditer(sentence):
        if _TOXIC.search(found["condition"]):
            action = _ACTIONS["disc" if "discont" in found["act"].lower() else "inte"]
            drug = _named(statement, sentence[: found.start()])
            condition = found["condition"].rstrip(" .")
            yield from _of(statement, drug, Adjustment(action, permitted=True, condition=condition))


def _of(
    statement: Statement, drug: str | None, adjustment: Adjustment | None
) -> Iterator[tuple[str, Adjustment]]:
    concerned = drug or statement.sole
    if concerned and adjustment:
        yield concerned, adjustment


def _named(statement: Statement, words: str) -> str | None:
    """Give the drug named last in the words."""
    names = [found[0] for found in statement.names.find(words)]
    return statement.names.owner(names[-1]) if names else None


def _reduction(sentence: str, at: int) -> Adjustment | None:
    found = _AMOUNT.match(sentence, at)
    read: Amount | None = amount(found) if found else None
    if found is None or read is None or read.high is not None:
        return None
    condition = sentence[found.end() :].strip(" ,.") or None
    return Adjustment(
        "reduction",
        permitted=True,
        amount=read.low,
        unit=read.unit,
        per=read.per,
        condition=condition,
    )
