"""One subject of aligned criteria in words for paper: who relates how, and what each says."""

from collections.abc import Iterator, Sequence

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.criteria_parts import CriteriaParts
from trialdesk.presentation.criteria.limits import limits_words
from trialdesk.presentation.criteria.relations import relation_words
from trialdesk.presentation.criteria.subjects import subject_label
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _

_SIGNS = {"inclusion": "＋", "exclusion": "－", "unknown": "?"}
_DECIDED = frozenset({"a_stricter", "b_stricter"})
_LONG = 100  # signs: what is longer is not printed twice
_WORDS_KEPT = 6


def legend() -> str:
    """Explain the signs; a correction is explained where it stands."""
    return _(
        "＋ required, － excluded, ▸ the limit as TrialDesk reads it; the words decide. = asks the "
        "same, ≠ differs, also where only the words do; “stricter” admits fewer patients. Where a "
        "relation is not named, the trials differ. Hatching: not stated, which is not the same as "
        "allowed."
    )


def subject_cell(row: AlignedRow, ids: Sequence[str]) -> Cell:
    """Name the subject, and beneath it how the trials relate."""
    disputes = [
        _("{one} – {other}: relation marked wrong by the user").format(
            one=trial_letter(ids.index(pair.a)), other=trial_letter(ids.index(pair.b))
        )
        for pair in row.relations
        if pair.disputed
    ]
    relation = relation_words(row, ids).split("\n")
    untold = order_words(row, ids, relation)
    lines = (subject_label(row, numbered=False), *relation, *untold, *disputes)
    return Cell("\n".join(line for line in lines if line))


def is_ordered(row: AlignedRow) -> bool:
    """Return whether one trial is found to ask more than another."""
    return any(pair.relation in _DECIDED for pair in row.relations)


def order_words(row: AlignedRow, ids: Sequence[str], stated: Sequence[str] = ()) -> tuple[str, ...]:
    """Say which trials ask more than which, but for those that lines told already name together."""
    above: dict[str, list[str]] = {}
    for pair in row.relations:
        letters = [trial_letter(ids.index(trial)) for trial in (pair.a, pair.b)]
        if pair.relation in _DECIDED and not any({*letters} <= {*line.split()} for line in stated):
            strict, loose = letters if pair.relation == "a_stricter" else reversed(letters)
            above.setdefault(loose, []).append(strict)
    groups: dict[str, list[str]] = {}
    for below, over in above.items():
        groups.setdefault(", ".join(sorted(over)), []).append(below)
    return tuple(
        _("{one} stricter than {other}").format(one=stricter, other=", ".join(others))
        for stricter, others in groups.items()
    )


def statement_lines(row: AlignedRow, trial: Trial, parts: CriteriaParts) -> tuple[str, ...]:
    """Return the record's words, white space folded, each behind its sign, then the limits as read.

    Long words a reader has seen under another subject are referred to, not repeated.
    """
    return tuple(_statement_lines(row, trial, parts))


def _statement_lines(row: AlignedRow, trial: Trial, parts: CriteriaParts) -> Iterator[str]:
    cell = row.cells[trial.id]
    for atom in cell.atoms:
        above = parts.first_rows.get((trial.id, atom.text), row)
        words = " ".join(atom.text.split())
        if above is not row and len(words) > _LONG:
            kept = " ".join(words.split()[:_WORDS_KEPT])
            words = _("{words} … (in full under “{subject}”)").format(
                words=kept, subject=subject_label(above, numbered=False)
            )
        yield f"{_SIGNS[atom.polarity]} {words}"
    limits = limits_words(cell.constraints)
    if limits:
        yield f"▸ {limits}"
    if cell.moved:
        yield _("put under this subject by the user")


def silent_cell(row: AlignedRow, ids: Sequence[str]) -> Cell:
    """Name the trials whose record is silent."""
    letters = [trial_letter(place) for place, trial in enumerate(ids) if trial not in row.cells]
    return Cell(", ".join(letters), Tone.MISSING if letters else Tone.PLAIN)
