"""What one text says about the amounts, routes and times of its drugs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trialdesk.dosing.reading.clauses import DrugMention, clauses
from trialdesk.dosing.reading.reading import DoseReading, completed, without_rhythm
from trialdesk.dosing.reading.statements import DosingText
from trialdesk.dosing.words.amounts import AMOUNT, Amount
from trialdesk.dosing.words.doubts import is_searched_for, speaks_of_others
from trialdesk.dosing.words.schedules import CYCLE, days_long
from trialdesk.dosing.words.sentences import sentences
from trialdesk.dosing.words.tokens import DosingToken, tokens

_LONGEST = 6_000  # characters; registries allow less, and a longer text is no statement of a dose
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_CYCLE = re.compile(CYCLE, re.IGNORECASE)


def readings(statement: DosingText) -> list[DoseReading]:
    """Read the doses of a text; nothing where the text leaves in doubt what is given."""
    text = statement.text
    if len(text) > _LONGEST or not _AMOUNT.search(text) or is_searched_for(text):
        return []
    stated = [
        mention for start, end in sentences(text) for mention in _mentions(statement, start, end)
    ]
    result = [reading for several in _by_drug(stated) for reading in _of_single_drug(several)]
    return [_with_cycle(reading, text) for reading in _continued(result, statement)]


def _mentions(statement: DosingText, start: int, end: int) -> Iterator[DrugMention]:
    sentence = statement.text[start:end]
    if _AMOUNT.search(sentence) and not speaks_of_others(sentence):
        for mention in clauses(tokens(sentence, statement.names), statement.sole):
            if isinstance(mention, DoseReading):
                yield replace(mention, start=start, end=end)
            else:
                yield mention


def _by_drug(mentioned: list[DrugMention]) -> Iterator[list[DoseReading]]:
    """Return the doses of each drug of which the text does not name several amounts."""
    several: dict[str, list[DoseReading]] = defaultdict(list)
    for mention in mentioned:
        if isinstance(mention, DoseReading):
            several[mention.drug].append(mention)
    certain = _undoubted(mentioned)
    for drug, named in several.items():
        if len({reading.amount for reading in named if not reading.loading}) == 1:
            yield [reading for reading in certain if reading.drug == drug]


def _undoubted(mentioned: list[DrugMention]) -> list[DoseReading]:
    """Leave out what an amount puts in doubt of which nobody can say whose it is.

    That is the dose right before it and every dose whose drug the text does not name.
    """
    result: list[DoseReading] = []
    for mention, following in zip(mentioned, [*mentioned, None][1:], strict=True):
        if isinstance(mention, DoseReading) and following != "nobody's amount":
            result.append(mention)
    certain = "nobody's amount" not in mentioned
    return [reading for reading in result if reading.named or certain]


def _of_single_drug(several: list[DoseReading]) -> list[DoseReading]:
    """Return the usual dose and the loading dose before it, which must be the higher one."""
    loading = [mention for mention in several if mention.loading]
    usual = [mention for mention in several if not mention.loading]
    if not usual or len({mention.amount for mention in loading}) > 1:
        return []
    if loading and not _is_more(loading[0].amount, usual[0].amount):
        return []
    return _with_loading(_together(usual), loading)


def _is_more(first: Amount, other: Amount) -> bool:
    return first.low > other.low and (first.unit, first.per) == (other.unit, other.per)


def _with_loading(usual: DoseReading, loading: list[DoseReading]) -> list[DoseReading]:
    """Put the loading dose first; the rhythm behind "6 mg (loading dose 8 mg)" is the usual one."""
    if not loading:
        return [usual]
    first = _together(loading)
    if first.place > usual.place and usual.stated_parts() == 0:
        usual = completed(usual, replace(first, days=None)) or usual
    return [without_rhythm(first), usual]


def _together(same: list[DoseReading]) -> DoseReading:
    """Make one reading of several of one amount; the first where they disagree on the rest."""
    first, *others = same
    for other in others:
        first = completed(first, other) or first
    in_phases = any(other.later for other in others) or any(mention.unsure for mention in same)
    return without_rhythm(first) if others and in_phases else first


def _continued(hit: list[DoseReading], statement: DosingText) -> list[DoseReading]:
    """Complete the one dose of a text from sentences such as "It is given once every 3 weeks"."""
    if len(hit) != 1 or hit[0].unsure:
        return hit
    reading = hit[0]
    for start, end in sentences(statement.text):
        read = tokens(statement.text[start:end], statement.names) if start >= reading.end else []
        if read and _continues(read, reading.drug):
            more = replace(DoseReading.of(reading.drug, reading.amount, read), start=start, end=end)
            reading = completed(reading, more) or reading
    return [reading]


def _continues(read: Iterable[DosingToken], drug: str) -> bool:
    for token in read:
        if token.kind == "stop":
            return True
        if token.kind in {"unknown", "amount", "particular", "later", "loading", "order"}:
            return False
        if token.kind == "name" and token.value != drug:
            return False
    return True


def _with_cycle(reading: DoseReading, text: str) -> DoseReading:
    lengths = {days_long(hit[0]) for hit in _CYCLE.finditer(text)}
    if reading.cycle is not None or len(lengths) != 1:
        return reading
    return replace(reading, cycle=lengths.pop())
