"""The aligned criteria of a board, and what is looked at in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.relations import reference_of
from trialdesk.presentation.criteria.subjects import subject_label
from trialdesk.presentation.wording.codes import trial_letter


@dataclass(frozen=True, slots=True)
class AlignedBoard:
    """Trials in the order of the board, and their aligned rows."""

    trials: tuple[Trial, ...] = ()
    rows: tuple[AlignedRow, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(trial.id for trial in self.trials)

    def row(self, key: str | None) -> AlignedRow | None:
        return next((row for row in self.rows if row.concept == key), None)

    def trial_in(self, column: int) -> str | None:
        """Name the trial of a column of the criteria table; its first column is the subject."""
        return self.ids[column - 1] if 0 < column <= len(self.trials) else None

    def lettered(self, trial_id: str) -> tuple[str, Trial]:
        place = self.ids.index(trial_id)
        return trial_letter(place), self.trials[place]

    def title(self, row: AlignedRow, trial_id: str) -> str:
        return f"{subject_label(row)} · {self.lettered(trial_id)[0]}  {trial_id}"

    def words(self, row: AlignedRow, trial_id: str) -> tuple[str, ...]:
        """Return the words of a cell, item by item."""
        atoms = row.cells[trial_id].atoms if trial_id in row.cells else ()
        return tuple(dict.fromkeys(atom.text for atom in atoms))

    def pair(
        self, row: AlignedRow, picked: Sequence[str], wanted: str | None
    ) -> tuple[str, str] | None:
        """Return the two trials to set side by side: the two picked, or one and its reference.

        The reference itself is set beside the first other trial that states the subject.
        """
        if len(picked) > 1:
            return picked[0], picked[-1]
        reference = reference_of(row, self.ids, wanted)
        others = [trial for trial in self.ids if trial in row.cells and trial != reference]
        other = next((trial for trial in picked if trial != reference), None)
        if other is None:
            other = next(iter(others), None)
        return (reference, other) if reference and other else None
