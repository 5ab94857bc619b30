"""How the trials of a board relate on one subject, in letters and words."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from trialdesk.criteria.align import AlignedRow
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import trial_letter

_Groups = list[list[str]]
_Found = Mapping[tuple[str, str], str]


def relation_words(row: AlignedRow, ids: Sequence[str]) -> str:
    """Say which trials ask the same and which ask more of a patient; silence is not compared."""
    stated = [trial for trial in ids if trial in row.cells]
    if not stated:
        return ""
    letters = {trial: trial_letter(place) for place, trial in enumerate(ids)}
    if len(stated) == 1:
        return _("only {letter}").format(letter=letters[stated[0]])
    found = {(pair.a, pair.b): pair.relation for pair in row.relations}
    groups = _groups(stated, found)
    named = [" = ".join(letters[trial] for trial in group) for group in groups]
    if len(groups) == 1:
        return named[0]
    lines = [
        _between(named[one], named[other], _kinds(groups[one], groups[other], found))
        for one, other in combinations(range(len(groups)), 2)
    ]
    if len(lines) > 1 and all("≠" in line for line in lines):
        return " ≠ ".join(named)
    return "\n".join(lines)


def _groups(stated: Sequence[str], found: _Found) -> _Groups:
    groups: _Groups = []
    for trial in stated:
        for group in groups:
            if all(_kind(trial, other, found) == "same" for other in group):
                group.append(trial)
                break
        else:
            groups.append([trial])
    return groups


def _kind(one: str, other: str, found: _Found) -> str:
    """Give the relation of a pair as seen from its first trial."""
    if (one, other) in found:
        return found[one, other]
    turned = {"a_stricter": "b_stricter", "b_stricter": "a_stricter"}
    kind = found.get((other, one), "not_stated")
    return turned.get(kind, kind)


def _kinds(group: Sequence[str], other_group: Sequence[str], found: _Found) -> set[str]:
    return {_kind(one, other, found) for one in group for other in other_group}


def _between(one: str, other: str, kinds: set[str]) -> str:
    if kinds == {"a_stricter"}:
        return _("{one} stricter than {other}").format(one=one, other=other)
    if kinds == {"b_stricter"}:
        return _("{one} stricter than {other}").format(one=other, other=one)
    return f"{one} ≠ {other}"
