"""What one text says about the amounts, routes and times of its drugs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trialdesk.dosing.reading.clauses import Mention, clauses
from trialdesk.dosing.reading.reading import Reading, completed, without_rhythm
from trialdesk.dosing.reading.statements import Statement
from trialdesk.dosing.words.amounts import AMOUNT, Amount
from trialdesk.dosing.words.doubts import is_searched_for, speaks_of_others
from trialdesk.dosing.words.schedules import CYCLE, days_long
from trialdesk.dosing.words.sentences import sentences
from trialdesk.dosing.words.tokens import Token, tokens

_LONGEST = 6_000  # characters; registries allow less, and a longer text is no statement of a dose
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_CYCLE = re.compile(CYCLE, re.IGNORECASE)


def readings(statement: Statement) -> list[Reading]:
    """Read the doses of a text; nothing where the text leaves in doubt what is given."""
    text = statement.text
    if len(text) > _LONGEST or not _AMOUNT.search(text) or is_searched_for(text):
        return []
    said = [
        mention for start, end in sentences(text) for mention in _mentions(statement, start, end)
    ]
    found = [reading for several in _by_drug(said) for reading in _of_one_drug(several)]
    return [_with_cycle(reading, text) for reading in _continued(found, statement)]


def _mentions(statement: Statement, start: int, end: int) -> Iterator[Mention]:
    sentence = statement.text[start:end]
    if _AMOUNT.search(sentence) and not speaks_of_others(sentence):
        for mention in clauses(tokens(sentence, statement.names), statement.sole):
            if isinstance(mention, Reading):
                yield replace(mention, start=start, end=end)
            else:
                yield mention


def _by_drug(said: list[Mention]) -> Iterator[list[Reading]]:
    """Give the doses of each drug of which the text does not name several amounts."""
    several: dict[str, list[Reading]] = defaultdict(list)
    for mention in said:
        if isinstance(mention, Reading):
            several[mention.drug].append(mention)
    certain = _undoubted(said)
    for drug, named in several.items():
        if len({reading.amount for reading in named if not reading.loading}) == 1:
            yield [reading for reading in certain if reading.drug == drug]


def _undoubted(said: list[Mention]) -> list[Reading]:
    """Leave out what an amount puts in doubt of which nobody can say whose it is.

    That is the dose right before it and every dose whose drug the text does not name.
    """
    found: list[Reading] = []
    for mention, following in zip(said, [*said, None][1:], strict=True):
        if isinstance(mention, Reading) and following != "nobody's amount":
            found.append(mention)
    certain = "nobody's amount" not in said
    return [reading for reading in found if reading.named or certain]


def _of_one_drug(several: list[Reading]) -> list[Reading]:
    """Give the usual dose and the loading dose before it, which must be the higher one."""
    loading = [one for one in several if one.loading]
    usual = [one for one in several if not one.loading]
    if not usual or len({one.amount for one in loading}) > 1:
        return []
    if loading and not _is_more(loading[0].amount, usual[0].amount):
        return []
    return _with_loading(_together(usual), loading)


def _is_more(one: Amount, other: Amount) -> bool:
    return one.low > other.low and (one.unit, one.per) == (other.unit, other.per)


def _with_loading(usual: Reading, loading: list[Reading]) -> list[Reading]:
    """Put the loading dose first; the rhythm behind "6 mg (loading dose 8 mg)" is the usual one."""
    if not loading:
        return [usual]
    first = _together(loading)
    if first.place > usual.place and usual.told() == 0:
        usual = completed(usual, replace(first, days=None)) or usual
    return [without_rhythm(first), usual]


def _together(same: list[Reading]) -> Reading:
    """Make one reading of several of one amount; the first where they disagree on the rest."""
    first, *others = same
    for other in others:
        first = completed(first, other) or first
    in_phases = any(other.later for other in others) or any(one.unsure for one in same)
    return without_rhythm(first) if others and in_phases else first


def _continued(found: list[Reading], statement: Statement) -> list[Reading]:
    """Complete the one dose of a text from sentences such as "It is given once every 3 weeks"."""
    if len(found) != 1 or found[0].unsure:
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
