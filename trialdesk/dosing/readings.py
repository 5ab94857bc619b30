"""What one text says about the amounts, routes and times of its drugs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trialdesk.dosing.amounts import AMOUNT
from trialdesk.dosing.clauses import clauses
from trialdesk.dosing.reading import Reading, completed
from trialdesk.dosing.schedules import CYCLE, days_long
from trialdesk.dosing.sentences import sentences
from trialdesk.dosing.statements import Statement
from trialdesk.dosing.tokens import Token, tokens

_LONGEST = 6_000  # characters; registries allow less, and a longer text is no statement of a dose
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_CYCLE = re.compile(CYCLE, re.IGNORECASE)
_TAIL = re.compile(r"\buntil\b|\bfor\sa\smaximum\b", re.IGNORECASE)

# Texts whose amounts are searched for rather than given, and sentences on other amounts.
_SEARCHED = re.compile(
    r"escalat|titrat|dose[\s-](?:level|finding|rang)|\bMTD\b|maximum\stolerated|RP2D|RDE\b"
    r"|recommended\s(?:phase|dose)|candidate|start(?:ing|s|ed)?\s(?:dose|at\b|with\b)"
    r"|increas\w*\s(?:dose|to|by|until|every)|dose\sincreas|build[\s-]?up|up-?dos",
    re.IGNORECASE,
)
_OTHER_AMOUNTS = re.compile(
    r"reduc|decreas|increas|\blower|\bhigher|modif|delay|interrupt|suspend|discontinu|\bif\b"
    r"|prophyla|pre-?\s?med|\bprevious|\bprior\b(?!\sto)|weighing|equivalent|rescue|permitted"
    r"|allowed|history|divided|placebo|matching|challenge|depend|adjust|based\son|example|\be\.g"
    r"|calculat|\bages?\b|\byears?\sold|\bkg\s?(?:or|and)\b|[<>≤≥]\s?\d+\s?kg|exceed|tolerat",
    re.IGNORECASE,
)


def readings(statement: Statement) -> list[Reading]:
    """Read the doses of a text; nothing where the text leaves in doubt what is given."""
    text = statement.text
    if len(text) > _LONGEST or not _AMOUNT.search(text) or _SEARCHED.search(text):
        return []
    found: list[Reading] = []
    for start, end in sentences(text):
        _take(found, _in_sentence(statement, start, end))
    return [_with_cycle(reading, text) for reading in _continued(_undisputed(found), statement)]


def _take(found: list[Reading], mentions: Iterable[Mention]) -> None:
    """Add doses; an amount that is nobody's puts the dose before it in doubt."""
    for mention in mentions:
        ...


def _speaks_of_others(sentence: str) -> bool:
    return _OTHER_AMOUNTS.search(_TAIL.split(sentence, 1)[0]) is not None


def _undisputed(found: list[Reading]) -> list[Reading]:
    """Leave out the drugs of which the text names several amounts without saying which is when."""
    by_drug: dict[str, list[Reading]] = defaultdict(list)
    for reading in found:
        by_drug[reading.drug].append(reading)
    return [one for several in by_drug.values() for one in _of_one_drug(several)]


def _of_one_drug(several: list[Reading]) -> list[Reading]:
    lasting = {reading.amount for reading in several if not reading.loading}
    loading = {reading.amount for reading in several if reading.loading}
    if len(lasting) != 1 or len(loading) > 1:
        return []
    usual, first = next(iter(lasting)), next(iter(loading), None)
    if first and not (first.low > usual.low and (first.unit, first.per) == (usual.unit, usual.per)):
        return []
    kept = [_together([r for r in several if r.loading == flag]) for flag in (True, False)]
    return [reading for reading in kept if reading]


def _together(same: list[Reading]) -> Reading | None:
    """Make one reading of several of one amount; the first where they disagree on the rest."""
    if not same:
        return None
    first, *others = same
    for other in others:
        first = completed(first, other) or first
    return first


def _continued(found: list[Reading], statement: Statement) -> list[Reading]:
    """Complete the one dose of a text from sentences such as "It is given once every 3 weeks"."""
    if len(found) != 1:
        return found
    reading = found[0]
    for start, end in sentences(statement.text):
        read = tokens(statement.text[start:end], statement.names) if start >= reading.end else []
        if read and _continues(read, reading.drug):
            more = replace(Reading.of(reading.drug, reading.amount, read), start=start, end=end)
            reading = completed(reading, more) or reading
    return [reading]


def _continues(read: Iterable[Token], drug: str) -> bool:
    for token in read:
        if token.kind == "stop":
            return True
        if token.kind in {"unknown", "amount", "particular", "later", "loading", "order"}:
            return False
        if token.kind == "name" and token.value != drug:
            return False
    return True


def _with_cycle(reading: Reading, text: str) -> Reading:
    lengths = {days_long(found[0]) for found in _CYCLE.finditer(text)}
    if reading.cycle is not None or len(lengths) != 1:
        return reading
    return replace(reading, cycle=lengths.pop())
