"""The trials on the board, each in the few words that stand for it everywhere."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.wording.codes import (
    STALE_DAYS,
    age_days,
    data_age,
    trial_letter,
)
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _

MOST_TRIALS = 6


class Chip(NamedTuple):
    """A trial's identity on screen: letter, place on the board, and what a glance should say."""

    place: int
    letter: str
    id: str
    title: str
    status: str
    age: str
    stale: bool

    def spoken(self) -> str:
        """Say the whole chip in one sentence, for tips and screen readers."""
        return ", ".join((f"{self.letter} {self.id}", self.title, self.status, self.age))


def chips(board: Sequence[TrialSummary], today: date) -> tuple[Chip, ...]:
    """Return a chip for each trial of the board, in its order."""
    return tuple(_chip(place, trial, today) for place, trial in enumerate(board))


def _chip(place: int, summary: TrialSummary, today: date) -> Chip:
    days = age_days(summary.data_date, today)
    return Chip(
        place=place,
        letter=trial_letter(place),
        id=summary.id,
        title=summary.acronym or summary.brief_title or _("title not stated"),
        status=label(summary.status) if summary.status else _("status not stated"),
        age=data_age(summary.data_date, today),
        stale=days is None or days > STALE_DAYS,
    )


def oldest_data(board: Sequence[TrialSummary], today: date) -> str:
    """Say whose data on the board are oldest; a date that is not stated counts as oldest."""
    if not board:
        return ""
    place, summary = min(enumerate(board), key=lambda item: item[1].data_date or "")
    oldest = _chip(place, summary, today)
    return _("Oldest data on the board: {letter}, {age}").format(
        letter=oldest.letter, age=oldest.age
    )
