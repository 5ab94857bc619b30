"""Which drug each amount of a sentence belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from trialdesk.dosing.words.tokens import ENDS, DosingToken


@dataclass(frozen=True, slots=True)
class Owner:
    """The drug an amount belongs to, where it is told, and the place of its name.

    Without a name and a drug the amount is nobody's; with a name alone it is another drug's.
    """

    drug: str | None = None
    name: int | None = None


def owners(read: list[DosingToken], sole: str | None) -> dict[int, Owner]:
    """Return the owner of each amount, by its place; ``sole`` is meant where no name stands."""
    result: dict[int, Owner] = {}
    claimed: set[int] = set()
    drug: str | None = None
    for at in _amounts(read):
        name = _name(read, at, claimed)
        if name is not None:
            claimed.add(name)
            named = read[name].value
            drug = named if isinstance(named, str) else None
        elif _strange_behind(read, at) or not _carries_on(read, at):
            drug = sole if _stands_alone(read, at) else None
        result[at] = Owner(drug, _doubtful_name(read, at) if name is None else name)
    return result


def known_from(read: list[DosingToken], at: int) -> int:
    """Return where the known words before an amount begin."""
    while at > 0 and read[at - 1].kind not in ENDS:
        at -= 1
    return at


def _amounts(read: list[DosingToken]) -> Iterator[int]:
    return (at for at, token in enumerate(read) if token.kind == "amount")


def _doubtful_name(read: list[DosingToken], at: int) -> int | None:
    """Return the place of a name right behind an amount that may be a longer name's part."""
    return next((n for n in _right_behind(read, at) if read[n].kind == "doubtful"), None)


def _name(read: list[DosingToken], at: int, claimed: set[int]) -> int | None:
    """Return the place of the name an amount belongs to: before it, or right behind it.

    Where an unclaimed name stands on either side ("A 5 mg B") the words leave it open.
    """
    before = [n for n in range(known_from(read, at), at) if read[n].kind == "name"]
    first = before[-1] if before and before[-1] not in claimed else None
    second = _name_behind(read, at)
    if first is not None and second is not None:
        return None
    if first is not None and _strange_behind(read, at) and not _adjoins(read, first, at):
        return None
    return second if first is None else first


def _right_behind(read: list[DosingToken], at: int) -> Iterator[int]:
    """Return the place after an amount and, behind "of" and the like, the places after that."""
    for n in range(at + 1, min(at + 4, len(read))):
        yield n
        if read[n].text.lower() not in {"of", "dose", "the"}:
            return


def _name_behind(read: list[DosingToken], at: int) -> int | None:
    return next((n for n in _right_behind(read, at) if read[n].kind == "name"), None)


def _strange_behind(read: list[DosingToken], at: int) -> bool:
    """Return whether a strange word follows, which may be another drug: "5 mg of unknownib"."""
    return any(read[n].kind in {"unknown", "doubtful"} for n in _right_behind(read, at))


def _adjoins(read: list[DosingToken], name: int, at: int) -> bool:
    return all(token.kind == "filler" or token.text == "(" for token in read[name + 1 : at])


def _carries_on(read: list[DosingToken], at: int) -> bool:
    """Return whether an amount without a name speaks of the drug of the amount before it."""
    start = known_from(read, at)
    names = any(token.kind == "name" for token in read[start:at])
    return start > 0 and read[start - 1].kind == "amount" and not names


def _stands_alone(read: list[DosingToken], at: int) -> bool:
    names = any(token.kind == "name" for token in read[:at])
    return known_from(read, at) == 0 and not names and not _strange_behind(read, at)
