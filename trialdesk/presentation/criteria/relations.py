"""How the trials of a board relate on one subject, in letters, glyphs and words."""

from collections.abc import Sequence
from itertools import combinations

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.criteria.relations.ranges import Relation
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _

_Groups = list[list[str]]
_MOST_LINES = 3


def relation_between(row: AlignedRow, trial: str, other: str) -> Relation:
    """Return the relation of two trials: "a_stricter" where the first asks more."""
    turned: dict[Relation, Relation] = {"a_stricter": "b_stricter", "b_stricter": "a_stricter"}
    for pair in row.relations:
        if (pair.a, pair.b) == (trial, other):
            return pair.relation
        if (pair.a, pair.b) == (other, trial):
            return turned.get(pair.relation, pair.relation)
    return "not_stated"


def is_disputed(row: AlignedRow, trial: str, other: str) -> bool:
    """Return whether the user holds the relation found for two trials to be wrong."""
    return any(pair.disputed and {pair.a, pair.b} == {trial, other} for pair in row.relations)


def reference_of(row: AlignedRow, ids: Sequence[str], wanted: str | None) -> str | None:
    """Return the trial the others of a row are held against: the one wanted, else the first."""
    if wanted in row.cells:
        return wanted
    return next((trial for trial in ids if trial in row.cells), None)


def relation_mark(kind: Relation, letter: str) -> str:
    """Put a relation to the trial of a letter into a glyph and words that stay on one line."""
    marks = {
        "same": _("= same as {letter}"),
        "a_stricter": _("▲ stricter than {letter}"),
        "b_stricter": _("▼ looser than {letter}"),
        "different": _("≠ differs from {letter}"),
    }
    return tied(marks[kind].format(letter=letter)) if kind in marks else ""


def tied(words: str) -> str:
    """Keep words on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def relation_words(row: AlignedRow, ids: Sequence[str]) -> str:
    """Say which trials ask the same and which ask more of a patient; silence is not compared.

    Where that takes too many lines, only those that ask the same are named.
    """
    stated = [trial for trial in ids if trial in row.cells]
    if not stated:
        return ""
    letters = {trial: trial_letter(place) for place, trial in enumerate(ids)}
    if len(stated) == 1:
        return _("only {letter}").format(letter=letters[stated[0]])
    groups = _groups(stated, row)
    named = [" = ".join(letters[trial] for trial in group) for group in groups]
    if len(groups) == 1:
        return named[0]
    lines = [
        _between(named[first], named[other], _kinds(groups[first], groups[other], row))
        for first, other in combinations(range(len(groups)), 2)
    ]
    if len(lines) > 1 and all("≠" in line for line in lines):
        return " ≠ ".join(named)
    if len(lines) > _MOST_LINES:
        return "\n".join(name for name, group in zip(named, groups, strict=True) if group[1:])
    return "\n".join(lines)


def _groups(stated: Sequence[str], row: AlignedRow) -> _Groups:
    groups: _Groups = []
    for trial in stated:
        for group in groups:
            if all(relation_between(row, trial, other) == "same" for other in group):
                group.append(trial)
                break
        else:
            groups.append([trial])
    return groups


def _kinds(group: Sequence[str], other_group: Sequence[str], row: AlignedRow) -> set[str]:
    return {relation_between(row, trial, other) for trial in group for other in other_group}


def _between(letters: str, other: str, kinds: set[str]) -> str:
    if kinds == {"a_stricter"}:
        return _("{one} stricter than {other}").format(one=letters, other=other)
    if kinds == {"b_stricter"}:
        return _("{one} stricter than {other}").format(one=other, other=letters)
    return f"{letters} ≠ {other}"
