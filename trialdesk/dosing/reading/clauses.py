"""The doses a sentence names, and the names and amounts between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from trialdesk.dosing.reading.owners import Owner, known_from, owners
from trialdesk.dosing.reading.reading import DoseReading, without_rhythm
from trialdesk.dosing.words.amounts import UNIT, Amount
from trialdesk.dosing.words.tokens import ENDS, DosingToken

_RHYTHM = {"every", "times", "unclear"}
_LIMIT = re.compile(r"max|cap", re.IGNORECASE)

DrugMention = DoseReading | Literal["other drug", "nobody's amount"]


def clauses(read: list[DosingToken], sole: str | None) -> Iterator[DrugMention]:
    """Return what a sentence speaks of, in its order; ``sole`` is meant where no name stands."""
    owned = owners(read, sole)
    names = {owner.name for owner in owned.values()}
    for at, token in enumerate(read):
        if at in owned:
            yield from _of_amount(read, at, owned[at])
        elif token.kind in {"name", "doubtful"} and at not in names:
            yield "other drug"


def _of_amount(read: list[DosingToken], at: int, owner: Owner) -> Iterator[DrugMention]:
    if owner.drug is not None:
        yield _reading(read, at, owner.name, owner.drug) or "other drug"
    elif owner.name is not None:
        yield "other drug"
    elif not any(_LIMIT.match(token.text) for token in read[max(0, at - 4) : at]):
        yield "nobody's amount"


def _reading(read: list[DosingToken], at: int, name: int | None, drug: str) -> DoseReading | None:
    amount = read[at].value
    position, behind = _following(read, at, name), _behind(read, at, name)
    end = at + 1 + len(behind)
    last = read[end] if end < len(read) else None
    if not isinstance(amount, Amount) or _leaves_open(amount, read, at, end):
        return None
    bound = _of_single_cycle(position, behind, last)
    if bound and not _is_first(bound):
        return None
    reading = DoseReading.of(drug, amount, [*position, *_without_lead(behind, read, end)])
    later = _is_later(read, at)
    if _breaks_off(last) or _changes(read, at, end) or (later and _is_named_twice(read, at, name)):
        reading = without_rhythm(reading)
    loading = reading.loading or bound is not None
    return replace(reading, loading=loading, later=later, place=at, named=name is not None)


def _leaves_open(amount: Amount, read: list[DosingToken], at: int, end: int) -> bool:
    """Return whether an alternative ("5 mg, 10 mg or 20 mg") or another volume follows."""
    rest = " ".join(token.text for token in read[end : end + 2])
    alternative = re.match(rf"(?:and/)?or\b|\d[\d.,]*\s?(?:{UNIT})", rest, re.IGNORECASE)
    is_volume = amount.unit == "mL" and end == at + 1
    is_strange = end < len(read) and read[end].kind == "unknown"
    return is_strange and (alternative is not None or is_volume)


def _is_first(bound: DosingToken) -> bool:
    return re.search(r"first|1st|(?<!\d)[01](?!\d|\s?(?:-|–|to))", bound.text.lower()) is not None


def _breaks_off(last: DosingToken | None) -> bool:
    """Return whether reading ended at a figure, as in "weekly x 3": the rhythm is not known."""
    return (
        last is not None
        and re.match(r"[\dx×*]", last.text.lower()) is not None
        and (last.kind == "unknown")
    )


def _changes(read: list[DosingToken], at: int, end: int) -> bool:
    """Return whether another rhythm follows: "weekly, then monthly", "daily x 3 days"."""
    stated, rest = read[at + 1 : end], _rest(read, end)
    if _differ(token for token in [*stated, *rest] if token.kind in _RHYTHM):
        return True
    has_days = any(token.kind == "days" for token in stated)
    return not has_days and any(map(_limits, rest, [*rest[1:], None]))


def _differ(rhythms: Iterable[DosingToken]) -> bool:
    """Return whether the words give two intervals, two counts a day or an unclear rhythm."""
    stated = {(token.kind, token.value) for token in rhythms}
    return len(stated) > len({kind for kind, _ in stated}) or any(
        kind == "unclear" for kind, _ in stated
    )


def _is_named_twice(read: list[DosingToken], at: int, name: int | None) -> bool:
    words = read[name].text.lower() if name is not None else None
    return any(token.text.lower() == words for n, token in enumerate(read[:at]) if n != name)


def _rest(read: list[DosingToken], start: int) -> list[DosingToken]:
    """Return the words from there to the next amount or name."""
    end = start
    while end < len(read) and read[end].kind not in {"amount", "name", "doubtful"}:
        end += 1
    return read[start:end]


def _limits(token: DosingToken, following: DosingToken | None) -> bool:
    """Return whether words bind a dose to certain days: "for 3 days", "day -6", "x 3"."""
    counted = following is not None and re.match(r"[\d+-]", following.text) is not None
    return token.kind in {"days", "span"} or (
        counted and re.fullmatch(r"days?|[x×]", token.text, re.IGNORECASE) is not None
    )


def _is_later(read: list[DosingToken], at: int) -> bool:
    """Return whether the amount comes after another one in time: "followed by"."""
    for token in reversed(read[:at]):
        if token.kind in {"amount", "stop", "later"}:
            return token.kind == "later"
    return False


def _following(read: list[DosingToken], at: int, name: int | None) -> list[DosingToken]:
    """Return the words before an amount that are said of it."""
    start = known_from(read, at)
    if start == 0:
        return read[:at]
    if name is not None and name < at:
        return read[name:at]
    return [token for token in _next_to(read, at) if token.kind == "loading"]


def _behind(read: list[DosingToken], at: int, name: int | None) -> list[DosingToken]:
    """Return the words after an amount that are said of it."""
    end = at + 1
    while end < len(read):
        kind = read[end].kind
        if kind in ENDS or kind in {"later", "particular"} or (kind == "name" and end != name):
            break
        end += 1
    return read[at + 1 : end]


def _next_to(read: list[DosingToken], at: int) -> list[DosingToken]:
    """Return the words that lead straight to an amount: "(loading dose of 8 mg/kg"."""
    start = at
    while start > 0 and read[start - 1].kind in {"filler", "loading"}:
        start -= 1
    return read[start:at]


def _without_lead(
    behind: list[DosingToken], read: list[DosingToken], end: int
) -> list[DosingToken]:
    if end < len(read) and read[end].kind == "amount":
        lead = len(_next_to(read, end))
        return behind[: max(0, len(behind) - lead)]
    return behind


def _of_single_cycle(
    position: list[DosingToken], behind: list[DosingToken], last: DosingToken | None
) -> DosingToken | None:
    """Return the words that bind an amount to one cycle of the treatment."""
    result = [token for token in position if token.kind == "particular"]
    regular = {"every", "cycle", "each_cycle", "times"} & {token.kind for token in behind}
    if last and last.kind == "particular" and not regular:
        result.append(last)
    return next((token for token in result if "onward" not in token.text), None)
