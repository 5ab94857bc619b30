"""The endpoints of a board on paper: first where one code hides two definitions, then the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.domain.trial import Trial
from trialdesk.presentation.document import Block, Grid, Heading, Words
from trialdesk.presentation.endpoints.endpoint_matrix import double_meanings, endpoint_matrix
from trialdesk.presentation.tables import Cell, Tone, shared_groups
from trialdesk.presentation.wording.codes import caution, not_listed_note, trial_letter
from trialdesk.presentation.wording.translation import _


def endpoints_in_brief(trials: Sequence[Trial]) -> Iterator[Block]:
    """Show the endpoints of several trials side by side; those of one stand on its card."""
    if len(trials) == 1:
        return
    table = endpoint_matrix(trials, in_full=False)
    warned = double_meanings(table)
    shared = tuple(row for row in shared_groups(table) if row not in warned)
    yield Heading(_("Endpoints side by side"))
    if warned:
        text = _("One code, two definitions: figures under these codes do not mean the same.")
        yield Words(Cell(text, Tone.WARNING))
        yield Grid(replace(table, rows=warned))
    yield Heading(_("Endpoints that at least two records list"), 3)
    note = _("All endpoints stand on the cards, with their definitions.")
    yield Words(Cell(f"{note} {not_listed_note()} {caution()}"), "note")
    if shared:
        yield Grid(replace(table, rows=shared))
    else:
        yield Words(Cell(_("No endpoint is listed by two of the records.")))
    silent = [trial_letter(place) for place, trial in enumerate(trials) if not trial.outcomes]
    if silent:
        text = _("Records that state no endpoint: {letters}").format(letters=", ".join(silent))
        yield Words(Cell(text), "note")
